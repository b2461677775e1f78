//! Answers for people.

use dps_codes::{Classified, Code, Phase, Provenance};

use crate::{explain, flat, kind};

#[test]
fn every_row_is_told_to_people_in_full() {
    for code in Code::ALL {
        let outcome = explain([code.name()]);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
        let mut lines = outcome.stdout.lines();
        assert_eq!(lines.next(), Some(format!("{} {}", code.number(), code.name()).as_str()));
        let text = flat(&outcome.stdout);
        assert!(text.contains(code.summary()) && text.contains(code.help()), "{text}");
        assert!(text.contains(&format!("Action {}: {}", code.action(), code.action().text())), "{text}");
        assert!(text.contains(&format!("Who {}", code.action().actor())), "{text}");
        assert_eq!(
            text.contains("observed, not in Microsoft's published tables"),
            code.provenance() == Provenance::Observed
        );
        if let Some(kind) = kind(Classified::Listed(*code)) {
            assert_eq!(lines.next(), Some(kind.as_str()));
        }
        for &phase in Phase::ALL {
            let action = code.action_in(phase);
            let line = format!("In {phase} {action}: {}", action.text());
            assert_eq!(text.contains(&line), action != code.action(), "{text}");
            let actor = format!("in {phase}: {}", action.actor());
            assert_eq!(text.contains(&actor), action.actor() != code.action().actor(), "{text}");
        }
        for source in code.sources() {
            let mut lines = outcome.stdout.lines();
            assert!(lines.any(|line| line.ends_with(&format!(" {source}"))), "{}", outcome.stdout);
        }
    }
}

fn text_of(input: &str) -> String {
    let outcome = explain([input]);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""), "{input}");
    outcome.stdout
}

#[test]
fn the_fields_of_a_response_are_printed() {
    let text = text_of(
        r#"$dps/registrations/res/401/?$rid=1&retry-after=30 {"errorCode":401002,"trackingId":"ab-1","message":"Invalid certificate","timestampUtc":"2019-03-15T19:43:02.79Z"}"#,
    );
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("401002 IotHubUnauthorizedAccess, from DPS"));
    assert_eq!(lines.next(), Some("HTTP 401"));
    for line in [
        "Message      Invalid certificate",
        "Tracking ID  ab-1",
        "Timestamp    2019-03-15T19:43:02.79Z",
        "Transport    status 401",
        "Retry after  30 s",
    ] {
        assert!(text.lines().any(|found| found == line), "{line}\n{text}");
    }
    assert!(flat(&text).contains("Wait at least 30 s, plus a random time; in Register: until that is done"), "{text}");
}

#[test]
fn a_response_without_a_number_has_a_title() {
    for (input, title, said) in [
        (r#"{"authenticationKey":"bm8=","keyName":"registration"}"#, "TPM challenge", "Action AnswerChallenge: "),
        (
            r#"{"registrationState":{"registrationId":"pump","status":"disabled"}}"#,
            "registration disabled",
            "Device pump",
        ),
        (r#"{"operationId":"5.a","status":"assigning"}"#, "registration assigning", "Operation 5.a"),
        (
            r#"{"status":"assigned","registrationState":{"assignedHub":"h.example","deviceId":"d"}}"#,
            "registration assigned",
            "Hub h.example",
        ),
        ("$dps/registrations/res/429/?$rid=1", "status 429 TooManyRequests", "Action Backoff: "),
        ("HTTP/1.1 418 x", "status 418", "Action FixRequest: "),
        ("HTTP/1.1 200 OK\n\n<html>", "status 200", "Who "),
        ("ErrorCode:DeviceMisplaced;gone", "DeviceMisplaced not in the table", "Message gone"),
        (
            "Failed to provision with IoT Hub, and no valid device backup was found: DPS client error",
            "EdgeProvisioningFailed",
            "iotedge config apply",
        ),
        ("CA certificate not found here", "no error code", "May be 401002 IotHubUnauthorizedAccess: "),
        (r#"{"message":"Unauthorized"}"#, "no error code", "May be 401000 AuthenticationFailed: "),
        (r#"{"trackingId":"ab-1"}"#, "no error code", "Tracking ID ab-1"),
    ] {
        let text = text_of(input);
        // The origin ends the line.
        let origin = match title {
            "EdgeProvisioningFailed" => "from a program on the device",
            "status 200" => "from another service",
            _ => "from DPS",
        };
        assert_eq!(text.lines().next(), Some(&*format!("{title}, {origin}")), "{input}");
        assert!(flat(&text).contains(said), "{said}\n{text}");
        assert!(flat(&text).contains("Who ") && flat(&text).contains("Wait "), "{text}");
    }
}

#[test]
fn a_bare_number_has_no_fields_of_a_response() {
    let text = text_of("429001");
    for label in ["Where", "Message", "Transport", "Retry after", "Wait  "] {
        assert!(!text.contains(label), "{text}");
    }
}

#[test]
fn control_characters_of_a_response_do_not_reach_the_terminal() {
    let input = r#"{"errorCode":404201,"message":"red \u001b[31m\u0007\r\n\u202eback","trackingId":"\u009b2J"}"#;
    let raw = "\u{1b}]0;title\u{7} status=disabled ErrorCode:Evil\u{1b}[2J;x \u{9b}31m trackingId: \u{1b}[31mred";
    let name = r#"{"errorCode":"Evil\u001b[2J"}"#;
    let status = r#"{"operationId":"5.a\u009b","status":"wait\u001b[31m"}"#;
    for input in [input, raw, name, status] {
        for forced in [false, true] {
            let mut command = crate::command(["explain", input]);
            if forced {
                command.env("CLICOLOR_FORCE", "1");
            }
            let stdout = crate::finish(&mut command).stdout;
            let allowed = ["\u{1b}[1m", "\u{1b}[0m", "\u{1b}[36m", "\u{1b}[33m"];
            let bare = allowed.iter().fold(stdout.clone(), |text, style| text.replace(style, ""));
            assert!(!bare.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'), "{bare:?}");
        }
    }
    assert!(text_of(input).contains("Message      red \\u{1b}[31m\\u{7} \\u{202e}back\n"), "{}", text_of(input));
}

#[test]
fn long_messages_are_truncated() {
    let text = text_of(&format!(r#"{{"errorCode":404201,"message":"{}"}}"#, "long ".repeat(1000)));
    assert!(text.len() < 3000 && text.contains('…'), "{text}");
}
