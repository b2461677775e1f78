//! Ways to write a number or a name, and several inputs at once.

use crate::{expected, explain, explain_json, run};

#[test]
fn negative_numbers_are_not_options() {
    for (given, number) in
        [("-1", -1), ("-0x1", -1), ("-0X62ae9", -404_201), (" -1", -1), ("-0", 0), ("-9223372036854775808", i64::MIN)]
    {
        for arguments in [
            vec!["explain", "--format", "json", given],
            vec!["explain", given, "--format", "json"],
            vec!["explain", given, "--format=json"],
            vec!["explain", "--format=json", "--", given],
        ] {
            let outcome = run(&arguments);
            assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""), "{arguments:?}");
            assert_eq!(outcome.objects(), [expected(given, number)], "{arguments:?}");
        }
    }
    assert!(explain(["-1"]).stdout.starts_with("-1 "));
}

#[test]
fn a_code_is_found_however_it_is_written() {
    let inputs = [
        "404201",
        "+404201",
        "0x62AE9",
        "0X62ae9",
        "DPS-404201",
        "dps 404201",
        "DPS_404201",
        "error:404201",
        "#404201",
        "E404201",
        "DPS-0x62AE9",
        "\t404201 ",
        "EnrollmentNotFound",
        "enrollmentnotfound",
        "enrollment-not-found",
        "ENROLLMENT_NOT_FOUND",
        "Enrollment not found",
        "DPS-EnrollmentNotFound",
        "dps-enrollment-not-found",
    ];
    let outcome = explain_json(inputs);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
    assert_eq!(outcome.objects(), inputs.map(|input| expected(input, 404_201)));
}

#[test]
fn odd_inputs_are_unknown_words() {
    // The command line of Windows has at most 32,767 characters.
    let long = "x".repeat(30_000);
    let inputs = [
        "",
        " ",
        "\t\n",
        "+",
        "0x",
        "-1x",
        "🦀",
        "e\u{301}",
        "404,201",
        "\u{1b}[31mred",
        "\u{7f}\u{9b}31m",
        "quote\"back\\slash",
        &long,
    ];
    let outcome = explain_json(inputs);
    assert_eq!(outcome.exit, 1);
    let objects = outcome.objects();
    assert_eq!(objects.len(), inputs.len());
    for (object, input) in objects.iter().zip(inputs) {
        assert_eq!(object["input"], input);
        assert_eq!(object["error"], "neither a number nor the name of a code", "{input:?}");
    }
    assert_eq!(outcome.stderr.lines().count(), inputs.len());
    assert!(outcome.stderr.len() < 10_000, "a long input floods the terminal");
    assert!(!outcome.stderr.contains(['\u{1b}', '\u{7f}', '\u{9b}']), "an input steers the terminal");
    let outcome = explain(inputs);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (1, ""));
}

#[cfg(unix)]
#[test]
fn invalid_utf_8_is_an_unknown_word() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    for bytes in [b"\xff".as_slice(), b"404201\xff", b"-1\xff"] {
        let outcome = explain_json([OsStr::from_bytes(bytes)]);
        assert_eq!(outcome.exit, 1);
        assert_eq!(outcome.objects()[0]["input"], String::from_utf8_lossy(bytes).as_ref());
        assert_eq!(explain([OsStr::from_bytes(bytes)]).exit, 1);
    }
}

#[test]
fn an_unknown_word_does_not_stop_the_command() {
    let outcome = explain(["409203", "EnrolmentNotFound", "-1"]);
    assert_eq!(outcome.exit, 1);
    assert_eq!(
        outcome.stderr,
        "error: `EnrolmentNotFound` is neither a number nor the name of a code; a code with a similar name exists: `EnrollmentNotFound`\n"
    );
    let explanations: Vec<_> = outcome.stdout.split("\n\n").collect();
    assert_eq!(explanations.len(), 2);
    assert!(explanations[0].starts_with("409203 RegistrationStatusConflict\n"));
    assert!(explanations[1].starts_with("-1 "));

    let outcome = explain_json(["409203", "banana", "-1"]);
    assert_eq!(outcome.exit, 1);
    let inputs: Vec<_> = outcome.objects().iter().map(|object| object["input"].clone()).collect();
    assert_eq!(inputs, ["409203", "banana", "-1"]);
}

#[test]
fn an_unknown_word_at_the_start_leaves_no_blank_line() {
    assert!(explain(["banana", "1"]).stdout.starts_with("1 "));
    assert!(!explain(["1", "banana"]).stdout.contains("\n\n"));
}
