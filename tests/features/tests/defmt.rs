//! The bytes that a logger of defmt receives.
//!
//! Defmt's mode for tests counts the strings that stay on the host instead of storing them: each is the next number, in
//! two bytes.
#![allow(missing_docs)]

use defmt::Format;
use defmt::export::{fetch_bytes, fetch_string_index, make_formatter};
use dps_codes::__log::Findings;
use dps_codes::{
    Action, Actor, Backoff, Classified, Code, Family, Phase, Provenance, Report, Retry, Symptom, Transport,
};

/// The values that are logged, in order.
#[derive(Clone, Copy)]
enum Part<'a> {
    /// The number of a string that stays on the host.
    Known,
    Number(&'a [u8]),
    Text(&'a str),
    /// The end of a value within another.
    End,
}
use Part::{End, Known, Number, Text};

fn sends(value: &impl Format, parts: &[Part<'_>]) {
    let mut index = fetch_string_index();
    let mut expected = Vec::new();
    for part in parts {
        match part {
            Known => {
                expected.extend(index.to_le_bytes());
                index += 1;
            }
            Number(bytes) => expected.extend(*bytes),
            Text(text) => {
                expected.extend(u32::try_from(text.len()).unwrap().to_le_bytes());
                expected.extend(text.as_bytes());
            }
            End => expected.extend([0, 0]),
        }
    }
    value.format(make_formatter());
    assert_eq!(fetch_bytes(), expected);
}

#[test]
fn codes_are_their_numbers_alone() {
    for &code in Code::ALL {
        let number = code.number().to_le_bytes();
        sends(&code, &[Known, Number(&number)]);
        sends(&Classified::Listed(code), &[Known, Number(&number)]);
    }
    for number in [404_299, -12, i64::MIN] {
        let code = Code::classify(number);
        let Classified::Unlisted(unlisted) = code else { panic!("{number}") };
        sends(&code, &[Known, Number(&number.to_le_bytes())]);
        sends(&unlisted, &[Known, Number(&number.to_le_bytes())]);
    }
}

#[test]
fn the_other_enums_are_names() {
    fn all<T: Format + Copy>(all: &[T], name: impl Fn(T) -> &'static str) {
        for &value in all {
            sends(&value, &[Known, Text(name(value))]);
        }
    }
    all(Action::ALL, Action::name);
    all(Family::ALL, Family::name);
    all(Phase::ALL, Phase::name);
    all(Provenance::ALL, Provenance::name);
    all(Symptom::ALL, Symptom::name);
    all(&[Actor::Program, Actor::Operator, Actor::Developer], Actor::name);
    let transports = [Transport::None, Transport::Http, Transport::Mqtt, Transport::Connack, Transport::Amqp];
    all(&transports, Transport::name);
}

#[test]
fn waits_are_milliseconds() {
    let second = core::time::Duration::from_secs(1);
    let backoff = Backoff::new(5 * second, second, 600 * second);
    let [minimum, first, cap] = [5_000_u32, 1_000, 600_000].map(u32::to_le_bytes);
    sends(&backoff, &[Known, Number(&minimum), Number(&first), Number(&cap)]);
    sends(&Retry::Backoff(backoff), &[Known, Known, Known, Number(&minimum), Number(&first), Number(&cap), End]);
    for retry in [Retry::Never, Retry::AtOnce, Retry::AfterRepair] {
        sends(&retry, &[Known]);
    }
}

#[test]
fn an_advice_is_action_actor_and_wait() {
    let action = [Known, Known, Known, Text("Backoff"), End, Known, Known, Text("program"), End];
    let wait = 8_000_u32.to_le_bytes();
    let throttled = Report::from_http(429, [("retry-after", "8")], "").advice(Phase::Register);
    sends(&throttled, &action.into_iter().chain([Known, Number(&wait)]).collect::<Vec<_>>());
    let refused = Report::from_http(401, Report::NO_HEADERS, "").advice(Phase::Register);
    let action = [Known, Known, Known, Text("RepairCredentials"), End, Known, Known, Text("operator"), End];
    sends(&refused, &action);
    // A hint counts as one day at most.
    let forever = Report::from_amqp(r#"{"errorCode":429001}"#, u64::MAX).advice(Phase::Register);
    forever.format(make_formatter());
    assert!(fetch_bytes().ends_with(&86_400_000_u32.to_le_bytes()));
}

#[test]
fn texts_are_unescaped_in_pieces() {
    let text = |text: &str, pieces: &[&str]| {
        let body = format!(r#"{{"message":"{text}"}}"#);
        let report = Report::from_mqtt("", &body);
        let parts = pieces.iter().flat_map(|piece| [Known, Text(piece)]).collect::<Vec<_>>();
        sends(report.message().unwrap(), &parts);
    };
    let long = "x".repeat(63);
    text("Invalid certificate", &["Invalid certificate"]);
    text(&long.repeat(3), &[&long.repeat(3)]);
    text(r#"no \"CA\"\n"#, &["no \"CA\"\n"]);
    // A character that does not fit opens the next piece.
    text(&format!(r"{long}\u00e9!"), &[&long, "é!"]);
    text(&format!(r"{long}\n{long}"), &[&format!("{long}\n"), &long]);
    let broken = [b"caf", &[0xFF][..]].concat();
    let report = Report::from_amqp(&broken, 1);
    sends(report.message().unwrap(), &[Known, Text("caf\u{fffd}")]);
}

#[test]
fn a_report_is_formatted_like_display() {
    let body = r#"{"errorCode":429001,"trackingId":"7d1e","message":"a\tb"}"#;
    let (number, wait) = (429_001_i64.to_le_bytes(), 8_u64.to_le_bytes());
    let parts = [Known, Number(&number), Known, Known, Known, Text("a\tb"), End];
    let parts = parts.into_iter().chain([Known, Known, Known, Text("7d1e"), End, Known, Number(&wait)]);
    sends(&Report::from_http(429, [("retry-after", "8")], body), &parts.collect::<Vec<_>>());

    let challenge = r#"{"authenticationKey":"bm8ga2V5"}"#;
    sends(&Report::from_http(401, Report::NO_HEADERS, challenge), &[Known]);
    let assigning = Report::from_http(202, Report::NO_HEADERS, r#"{"status":"assigning"}"#);
    sends(&assigning, &[Known, Known, Known, Text("assigning"), End]);
    sends(&Report::from_connack(5), &[Known, Number(&5_u16.to_le_bytes())]);
    sends(&Report::from_http(204, Report::NO_HEADERS, ""), &[Known, Number(&204_u16.to_le_bytes())]);
    let line = Findings { symptom: Some(Symptom::EdgeProvisioningFailed), ..Findings::default() }.into_report();
    sends(&line, &[Known, Text("EdgeProvisioningFailed")]);
    sends(&Report::default(), &[Known]);
    // A delay is in seconds, or in milliseconds if it is not whole.
    let code = 204_u16.to_le_bytes();
    let status = [Known, Number(&code)];
    for (milliseconds, sent) in
        [("8000", &8_u64.to_le_bytes()[..]), ("8001", &8_001_u32.to_le_bytes()), ("0", &0_u64.to_le_bytes())]
    {
        let report = Report::from_http(204, [("retry-after-ms", milliseconds)], "");
        sends(&report, &status.into_iter().chain([Known, Number(sent)]).collect::<Vec<_>>());
    }
}
