//! Outcomes, without a response too, and origins.

use dps_codes::{Cause, Code, Failure, Origin, Outcome, Phase, Report};
use dps_codes_firmware::tally::Tally;

pub fn check(tally: &mut Tally) {
    outcomes(tally);
    successes(tally);
    origins(tally);
}

fn outcomes(tally: &mut Tally) {
    let topic = Report::from_mqtt::<str, str>;
    let ok = "$dps/registrations/res/200/?$rid=1";
    let operation = |number| Outcome::Failed(Cause::Operation(Some(Code::classify(number))));
    for (report, expected) in [
        (topic(ok, r#"{"status":"failed","registrationState":{"errorCode":400207}}"#), operation(400_207)),
        (topic(ok, r#"{"status":"failed"}"#), Outcome::Failed(Cause::Operation(None))),
        (topic(ok, r#"{"status":"disabled"}"#), Outcome::Disabled),
        (topic(ok, r#"{"status":"assigned"}"#), Outcome::Foreign),
        (topic(ok, r#"{"status":"assigned""#), Outcome::Truncated),
        (topic("$dps/registrations/res/202/", r#"{"operationId":"5.a","status":"assigning"}"#), Outcome::Pending),
        (topic("$dps/registrations/res/401/", r#"{"authenticationKey":"bm8ga2V5"}"#), Outcome::Challenge),
        // A number that no class knows is ignored.
        (topic("$dps/registrations/res/429/", r#"{"errorCode":1}"#), Outcome::Failed(Cause::Code(Code::classify(429)))),
        (Report::default(), Outcome::NoResponse(Failure::Silence)),
        (Report::from_failure(Failure::ClockWrong), Outcome::NoResponse(Failure::ClockWrong)),
    ] {
        tally.equal(report.outcome(), expected);
    }
}

/// Only an assigned hub is the success of a registration, and no failure is one of any call.
fn successes(tally: &mut Tally) {
    let assigned = r#"{"status":"assigned","registrationState":{"assignedHub":"hub.example","deviceId":"a"}}"#;
    for &phase in Phase::ALL {
        tally.equal(Report::from_http(200, Report::NO_HEADERS, assigned).is_success(phase), true);
        for (status, body) in [
            (200, "<html>"),
            (200, r#"{"status":"assigned"}"#),
            (200, &assigned[..40]),
            (100, assigned),
            (0, assigned),
            (0, ""),
        ] {
            tally.equal(Report::from_http(status, Report::NO_HEADERS, body).is_success(phase), false);
        }
        tally.equal(Report::default().is_success(phase), false);
    }
}

fn origins(tally: &mut Tally) {
    let refused = r#"{"status":"failed","registrationState":{"errorCode":401002,"errorMessage":"ErrorCode:IotHubUnauthorizedAccess;Unauthorized"}}"#;
    for (report, phase, origin) in [
        (Report::from_http(200, Report::NO_HEADERS, refused), Phase::Poll, Origin::HubBehindDps),
        (Report::from_http(401, Report::NO_HEADERS, ""), Phase::Register, Origin::Dps),
        (Report::from_connack(5), Phase::Connect, Origin::Hub),
        (Report::from_http(200, Report::NO_HEADERS, "<html>"), Phase::Register, Origin::Other),
        (Report::default(), Phase::Connect, Origin::None),
    ] {
        tally.equal(report.origin(phase), origin);
    }
}
