//! The demonstration, as it is run.

use std::process::{Command, Output};

fn device(arguments: &[&str]) -> (String, Output) {
    let output = Command::new(env!("CARGO_BIN_EXE_device")).args(arguments).output().unwrap();
    (String::from_utf8(output.stdout.clone()).unwrap(), output)
}

#[test]
fn prints_each_step() {
    let (printed, output) = device(&["tpm", "throttled", "refused", "lost", "failed", "hub"]);
    assert!(output.status.success(), "{output:?}");
    for line in [
        "  Register: TPM challenge",
        "    AnswerChallenge: Register in 0.0 s",
        "  calls: register, register signed, poll signed, poll signed; 1 connect",
        "  Register: 429001 ThrottlingException",
        "  calls: register, register, register, register, poll, poll; 1 connect",
        "  calls: register, lookup; 1 connect",
        "  calls: register, poll, register, poll; 2 connects",
        "  calls: register; 0 connects",
        "  switched off while connected",
        "  switched off. Needs a person (operator): Repair",
        " s, a probe",
    ] {
        assert!(printed.contains(line), "{line:?} not in\n{printed}");
    }
    assert!(!printed.contains("\nsilent\n"), "{printed}");
}

#[test]
fn prints_the_same_over_mqtt() {
    let (printed, output) = device(&["mqtt", "throttled"]);
    assert!(output.status.success(), "{output:?}");
    let line = "  calls: register, register, register, register, poll, poll; 1 connect";
    assert!(printed.contains(line), "{printed}");
}

#[test]
fn names_the_valid_arguments() {
    let (printed, output) = device(&["mqtt", "perfect"]);
    assert!(!output.status.success() && printed.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("[mqtt] [tpm] [throttled]"), "{output:?}");
}
