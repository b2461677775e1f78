//! Exit codes: 0 with failures, 1 without, or if `--fail-on` is met, 2 for what cannot be read.

use crate::{Folder, command, piped};

const FAILURE: &[u8] = b"errorCode: 404201\n";

#[test]
fn failures_exit_with_0_and_no_failure_with_1() {
    assert_eq!(piped(&[], FAILURE).exit, 0);
    assert_eq!(piped(&["-"], FAILURE).exit, 0);
    assert_eq!(piped(&[], b"all is well\n").exit, 1);
    assert_eq!(piped(&[], b"").exit, 1);
}

#[test]
fn fail_on_exits_with_1_if_it_is_met() {
    for (arguments, exit) in [
        (&["--fail-on", "CheckAndRetry"][..], 1),
        (&["--fail-on", "checkandretry"], 1),
        (&["--fail-on", "any"], 1),
        (&["--fail-on", "Backoff"], 0),
        (&["--fail-on", "Backoff", "--fail-on", "CheckAndRetry"], 1),
        (&["--fail-on", "Backoff,CheckAndRetry"], 1),
        (&["--fail-on", "Backoff,Reregister"], 0),
        // The action depends on the phase.
        (&["--fail-on", "Reregister", "--phase", "lookup"], 1),
        (&["--fail-on", "CheckAndRetry", "--phase", "lookup"], 0),
    ] {
        assert_eq!(piped(arguments, FAILURE).exit, exit, "{arguments:?}");
    }
    assert_eq!(piped(&["--fail-on", "any"], b"all is well\n").exit, 0);
}

#[test]
fn an_unreadable_input_exits_with_2_and_the_rest_is_done() {
    let folder = Folder::new("unreadable", &[("log", FAILURE)]);
    let outcome = folder.scan(&["missing", "log"]);
    assert_eq!(outcome.exit, 2);
    assert!(outcome.stderr.contains("error: missing: "), "{}", outcome.stderr);
    let object = outcome.object();
    assert_eq!((&object["failures"], &object["unreadable"]), (&1.into(), &1.into()));
    assert_eq!(object["problems"][0]["path"], "missing");
}

#[test]
fn wrong_usage_exits_with_2() {
    for arguments in [
        &["--by", "nothing"][..],
        &["--format", "yaml"],
        &["--since", "soon"],
        &["--until", "3"],
        &["--top", "-1"],
        &["--phase", "lunch"],
        &["--fail-on", "Nothing"],
        &["--nonsense"],
    ] {
        let outcome = piped(arguments, FAILURE);
        assert_eq!((outcome.exit, outcome.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(!outcome.stderr.is_empty());
    }
}

#[test]
fn help_names_the_exit_codes() {
    let output = command(["--help"]).output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    assert!(help.contains("Exit status: 0") && help.contains("Examples:"), "{help}");
}

#[test]
fn an_empty_range_exits_with_2() {
    for until in ["2026-11-26", "2026-11-27"] {
        let outcome = piped(&["--since", "2026-11-27", "--until", until], FAILURE);
        assert_eq!(outcome.exit, 2, "{until}");
        assert!(outcome.stderr.contains("`--since` is not before that of `--until`"), "{}", outcome.stderr);
    }
}

#[test]
fn an_invalid_time_is_quoted_as_written() {
    let outcome = piped(&["--since", "-3x"], FAILURE);
    assert_eq!(outcome.exit, 2);
    assert!(outcome.stderr.contains("'-3x'"), "{}", outcome.stderr);
}
