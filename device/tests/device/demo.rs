//! The program that shows the device at work, as it is run.

use std::process::{Command, Output};

fn device(arguments: &[&str]) -> (String, Output) {
    let output = Command::new(env!("CARGO_BIN_EXE_device")).args(arguments).output().unwrap();
    (String::from_utf8(output.stdout.clone()).unwrap(), output)
}

#[test]
fn shows_each_step() {
    let (shown, output) = device(&["tpm", "throttled", "refused", "broken", "failed"]);
    assert!(output.status.success(), "{output:?}");
    for line in [
        "  register: TPM challenge",
        "    AnswerChallenge: register, signed in 0.0 s",
        "  calls: register, register signed, poll signed, poll signed",
        "  register: 429001 ThrottlingException",
        "  calls: register, register, register, register, poll, poll",
        "  calls: register\n",
        "  calls: register, lookup",
        "  assigned to hub.example as pump-7a",
        "  needs a person (operator). Repair",
    ] {
        assert!(shown.contains(line), "{line:?} not in\n{shown}");
    }
    assert!(!shown.contains("\nsilent\n"), "{shown}");
}

#[test]
fn shows_the_same_over_mqtt() {
    let (shown, output) = device(&["mqtt", "throttled"]);
    assert!(output.status.success(), "{output:?}");
    let line = "  calls: register, register, register, register, poll, poll";
    assert!(shown.contains(line), "{shown}");
}

#[test]
fn says_what_it_understands() {
    let (shown, output) = device(&["mqtt", "perfect"]);
    assert!(!output.status.success() && shown.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("[mqtt] [tpm] [throttled]"), "{output:?}");
}
