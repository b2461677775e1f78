//! `--phase`: the advice where it is known which call failed.

use dps_codes::{Action, Code, Phase, hub};

use serde_json::json;

use crate::{explain, explain_json, flat, run, wait_of};

#[test]
fn the_advice_is_that_of_the_phase() {
    for &phase in Phase::ALL {
        let name = phase.name().to_lowercase();
        for code in Code::ALL {
            let inputs = [code.name().to_owned(), format!(r#"{{"errorCode":{}}}"#, code.number())];
            let arguments = ["--phase", &name, &inputs[0], &inputs[1]];
            let of_number = code.action_in(phase);
            // In Connect, a name that both tables have is that of the hub's code.
            let of_hub = hub::Code::from_name(code.name()).filter(|_| phase == Phase::Connect);
            let of_name = of_hub.map_or(of_number, |code| code.action_in(phase));
            for (object, action) in explain_json(arguments).objects().into_iter().zip([of_name, of_number]) {
                let found = ["action", "actor", "phase", "wait_s"].map(|key| object[key].clone());
                assert_eq!(found[..3], [action.name(), action.actor().name(), &name], "{object}");
                assert_eq!(found[3], wait_of(action), "{object}");
                assert_eq!(object["actions"][&name], action.name());
            }
        }
    }
}

#[test]
fn who_asks_for_a_phase_is_told_of_no_other() {
    let text = flat(&explain(["--phase", "register", "401002"]).stdout);
    assert!(text.contains("In Register RepairCredentials: "), "{text}");
    assert!(text.contains("Who operator Wait until that is done"), "{text}");
    assert!(!text.contains("In Connect") && !text.contains("Action "), "{text}");
    let wait = wait_of(Action::UseCachedCredentials);
    let text = flat(&explain(["--phase", "connect", "500"]).stdout);
    assert!(text.contains(&format!("Who program Wait at least {wait} s, plus a random time")), "{text}");
}

/// A row of IoT Hub does not have the last word on what DPS says of the enrollment.
#[test]
fn a_disabled_enrollment_needs_a_person_whatever_its_code() {
    for body in [
        r#"{"registrationState":{"status":"disabled","errorCode":404001}}"#,
        r#"{"status":"disabled","errorCode":"DeviceNotFound"}"#,
    ] {
        let object = explain_json(["--phase", "connect", body]).objects().remove(0);
        assert_eq!(
            (&object["outcome"], &object["action"]),
            (&json!("disabled"), &json!("RepairCredentials")),
            "{body}"
        );
    }
    let refused = r#"{"registrationState":{"status":"failed"},"errorCode":404001}"#;
    assert_eq!(explain_json(["--phase", "connect", refused]).objects()[0]["action"], "Reregister");
}

#[test]
fn the_longer_of_retry_after_and_backoff_applies() {
    let [backoff, cached] = [Action::Backoff, Action::UseCachedCredentials].map(wait_of);
    for (phase, seconds, wait) in
        [("register", 90, json!(90)), ("register", 0, backoff), ("connect", 0, cached), ("connect", 90, json!(90))]
    {
        let topic = format!("$dps/registrations/res/500/?$rid=1&retry-after={seconds}");
        let object = explain_json(["--phase", phase, &topic]).objects().remove(0);
        assert_eq!((&object["retry_after_s"], &object["wait_s"]), (&json!(seconds), &wait), "{object}");
    }
}

#[test]
fn a_phase_is_written_in_any_case() {
    const ALL: &str = "; expected one of: Connect, Lookup, Manage, Poll, Register";
    for phase in ["register", "Register", "REGISTER"] {
        assert_eq!(explain_json(["--phase", phase, "401"]).objects()[0]["phase"], "register");
    }
    for (phase, hint) in [("regster", "; a similar one exists: `Register`"), ("", ALL), ("register,connect", ALL)] {
        let outcome = run(["explain", "--phase", phase, "1"]);
        assert_eq!((outcome.exit, outcome.stdout.as_str()), (2, ""));
        assert_eq!(outcome.stderr, format!("error: unknown phase `{phase}`{hint}\n"));
    }
}
