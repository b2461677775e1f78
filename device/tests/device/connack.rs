//! DPS refuses the MQTT connection, or closes it.

use std::time::Duration;

use dps_codes::Action::{Backoff, FixRequest, RepairCredentials};
use dps_codes::Phase::Register;
use dps_codes::Symptom;
use dps_codes_device::MqttDps;
use dps_codes_device::fake::{Broker, FakeHub, HubReply, Script, identity};

use crate::board::{Delay, HOUR, LONG, SHORT, backoff};
use crate::run::{Run, Setup};

fn device(port: u16, timeout: Duration) -> MqttDps {
    MqttDps::new("127.0.0.1", port, identity(), "SharedAccessSignature …", timeout)
}

/// Runs the device against a server that responds so to each CONNECT; returns the number of them too.
fn run(replies: impl IntoIterator<Item = HubReply>, end: Duration) -> (Run, usize) {
    let server = FakeHub::start(replies).unwrap();
    let run = Setup::new(Script::default()).until(end).run_with(device(server.port(), LONG), Vec::new);
    (run, server.connects().len())
}

#[test]
fn a_broker_that_accepts_no_client() {
    let broker = Broker::start(false).unwrap();
    let run = Setup::new(Script::default()).run_with(device(broker.port(), LONG), Vec::new);
    run.assert_parked(RepairCredentials, Register);
    assert!(run.end.to_string().contains("CONNACK 5"), "{}", run.end);
}

#[test]
fn the_return_code_decides() {
    use HubReply::{HungUp, Refused};
    for (replies, action, delays) in [
        (vec![Refused(5)], RepairCredentials, &[] as &[Delay]),
        (vec![Refused(4)], RepairCredentials, &[]),
        (vec![Refused(1)], FixRequest, &[]),
        // The server is not available, which may pass.
        (vec![Refused(3), Refused(3), Refused(5)], RepairCredentials, &[backoff(0), backoff(1)]),
        (vec![HungUp, HungUp, Refused(4)], RepairCredentials, &[backoff(0), backoff(1)]),
    ] {
        let (run, connects) = run(replies, HOUR);
        run.assert_parked(action, Register);
        run.board.assert_delays(delays);
        assert_eq!(connects, delays.len() + 1);
    }
}

#[test]
fn a_server_that_stays_unavailable_never_parks_the_device() {
    for (reply, report) in [(HubReply::Refused(3), "CONNACK 3"), (HubReply::HungUp, Symptom::Unreachable.name())] {
        let (run, connects) = run([reply], 12 * HOUR);
        assert!(run.end.to_string().contains(report), "{}", run.end);
        run.assert_goes_on(Backoff, Register);
        assert_eq!(connects, run.board.delays.len());
        assert!((100..300).contains(&connects), "{connects}");
    }
}

#[test]
fn a_broker_that_closes_the_connection_after_the_connack() {
    // The register call was sent, but MQTT has no lookup.
    let server = FakeHub::start([HubReply::Lost, HubReply::Refused(5)]).unwrap();
    let run = Setup::new(Script::default()).run_with(device(server.port(), SHORT), Vec::new);
    run.assert_parked(RepairCredentials, Register);
    run.board.assert_delays(&[backoff(0)]);
}
