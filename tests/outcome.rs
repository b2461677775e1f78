//! `Outcome` and what it is made of: names, sentences, and predicates.

#![allow(missing_docs)]

use core::time::Duration;

use dps_codes::{
    Cause, Classified, Code, Failure, Fallback, Origin, Outcome, ParseError, Phase, Random, RegistrationStatus, Report,
};

/// The predicates that hold, one letter each: transient, authentication, not found, conflict.
fn predicates(outcome: Outcome) -> String {
    [
        (outcome.is_transient(), 't'),
        (outcome.is_auth(), 'a'),
        (outcome.is_not_found(), 'n'),
        (outcome.is_conflict(), 'c'),
    ]
    .into_iter()
    .filter_map(|(holds, letter)| holds.then_some(letter))
    .collect()
}

fn http(status: u16, body: &str) -> Outcome {
    Report::from_http(status, Report::NO_HEADERS, body).outcome()
}

#[test]
fn outcomes_have_a_name_and_a_line() {
    for (outcome, name, line, expected) in [
        (
            http(200, r#"{"status":"assigned","registrationState":{"assignedHub":"hub.azure-devices.net"}}"#),
            "succeeded",
            "succeeded",
            "",
        ),
        (http(202, r#"{"status":"assigning"}"#), "pending", "registration assigning", ""),
        (http(202, r#"{"status":"unassigned"}"#), "pending", "registration assigning", ""),
        (http(200, r#"{"status":"disabled"}"#), "disabled", "registration disabled", "a"),
        (http(200, r#"{"status":"failed"}"#), "failed", "registration failed", ""),
        (http(404, r#"{"errorCode":404201}"#), "failed", "404201 EnrollmentNotFound: No enrollment has this ID.", "n"),
        (http(503, ""), "failed", "503", "t"),
        (http(403, ""), "failed", "403", "a"),
        (http(412, ""), "failed", "412", "c"),
        (http(501, ""), "failed", "501", "t"),
        (Report::from_failure(Failure::TimedOut).outcome(), "no_response", "ResponseLost", "t"),
        (Report::from_failure(Failure::CertificateRefused).outcome(), "no_response", "CertificateRefused", "a"),
        (Report::from_failure(Failure::ClockWrong).outcome(), "no_response", "ClockWrong", ""),
        (Report::default().outcome(), "no_response", "no response", "t"),
        (http(200, "<html>Please log in</html>"), "foreign", "a response that did not come from DPS", "t"),
        (http(200, r#"{"status":"failed","errorC"#), "truncated", "truncated response", "t"),
    ] {
        assert_eq!(outcome.name(), name, "{outcome:?}");
        assert!(outcome.to_string().starts_with(line), "{outcome:?}: `{outcome}`");
        assert_eq!(predicates(outcome), expected, "{outcome:?}");
        assert!(outcome.summary().ends_with('.'), "{outcome:?}: `{}`", outcome.summary());
    }
}

#[test]
fn each_outcome_has_a_sentence_of_its_own() {
    let outcomes = [
        Outcome::Succeeded,
        Outcome::Pending,
        Outcome::Unassigned,
        Outcome::Challenge,
        Outcome::Disabled,
        Outcome::Truncated,
        Outcome::Foreign,
        Outcome::Unknown,
    ];
    for (index, outcome) in outcomes.into_iter().enumerate() {
        assert!(outcomes[..index].iter().all(|earlier| {
            (earlier.summary(), earlier.name(), earlier.to_string())
                != (outcome.summary(), outcome.name(), outcome.to_string())
                && earlier.summary() != outcome.summary()
                && earlier.name() != outcome.name()
        }));
    }
    assert!(Outcome::Challenge.help().starts_with("Decrypt the key in the TPM"));
    assert!(Outcome::Pending.help().starts_with("Poll the operation"));
    assert!(Outcome::Unassigned.help().starts_with("Register the device"));
    assert_eq!(Outcome::Succeeded.help(), "");
}

#[test]
fn the_help_is_that_of_the_code_the_symptom_or_the_outcome() {
    let lost = Failure::TimedOut.symptom().unwrap();
    for (outcome, start) in [
        (http(404, r#"{"errorCode":404201}"#), Code::EnrollmentNotFound.help()),
        (http(404, r#"{"errorCode":404999}"#), ""),
        (Report::from_failure(Failure::TimedOut).outcome(), lost.help()),
        (http(200, r#"{"status":"disabled"}"#), "Enable the enrollment"),
        (http(200, r#"{"status":"failed"}"#), ""),
        (http(200, "<html>"), "Check the network"),
        (http(200, "{"), "Check the network"),
        (Report::default().outcome(), "Check the network"),
        (Outcome::Unknown, ""),
    ] {
        let help = outcome.help();
        assert!(help.starts_with(start) && help.is_empty() == start.is_empty(), "{outcome:?}: {help}");
    }
    assert_eq!(Report::from_failure(Failure::TimedOut).outcome().summary(), lost.summary());
}

#[test]
fn a_cause_has_the_code_or_the_symptom_that_it_stands_for() {
    let listed = Some(Classified::Listed(Code::EnrollmentNotFound));
    let hub = Some(Classified::Listed(Code::IotHubNotFound));
    let lost = Failure::TimedOut.symptom();
    for (outcome, code, symptom) in [
        (Outcome::Failed(Cause::Code(Code::EnrollmentNotFound.into())), listed, None),
        (Outcome::Failed(Cause::Likely(Code::EnrollmentNotFound)), listed, None),
        (Outcome::Failed(Cause::Operation(listed)), listed, None),
        (Outcome::Failed(Cause::Operation(None)), None, None),
        (Outcome::Failed(Cause::HubBehindDps), hub, None),
        (Outcome::Failed(Cause::Symptom(lost.unwrap())), None, lost),
        (Outcome::NoResponse(Failure::TimedOut), None, lost),
        (Outcome::NoResponse(Failure::Silence), None, None),
        (Outcome::Disabled, None, None),
        (Outcome::Succeeded, None, None),
    ] {
        assert_eq!((outcome.code(), outcome.symptom()), (code, symptom), "{outcome:?}");
        assert_eq!(outcome.is_not_found(), code == listed, "{outcome:?}");
    }
    // The hub has refused DPS, not the device.
    assert!(!Outcome::Failed(Cause::HubBehindDps).is_auth() && Outcome::Disabled.is_auth());
    for failure in [Failure::ServerNotTrusted, Failure::CertificateRefused, Failure::ClockWrong] {
        assert!(!Outcome::NoResponse(failure).is_transient(), "{failure:?}");
    }
}

#[test]
fn origins_have_the_names_of_logs() {
    let names = ["dps", "hub_behind_dps", "hub", "control_plane", "local", "other", "none"];
    assert_eq!(Origin::ALL.iter().map(|origin| origin.name()).collect::<Vec<_>>(), names);
    assert_eq!(format!("{:>5}", Origin::Hub), "  hub");
    for &phase in Phase::ALL {
        let expected = if phase == Phase::Connect { Origin::Hub } else { Origin::Dps };
        assert_eq!(Origin::of_phase(phase), expected, "{phase:?}");
    }
}

#[test]
fn registration_statuses_are_the_words_of_the_service() {
    for (word, is_final) in
        [("unassigned", false), ("assigning", false), ("assigned", true), ("failed", true), ("disabled", true)]
    {
        let body = format!(r#"{{"status":"{word}"}}"#);
        let report = Report::from_http(200, Report::NO_HEADERS, &body);
        let status: RegistrationStatus = report.registration().unwrap();
        assert_eq!((status.name(), status.to_string().as_str()), (word, word));
        assert_eq!(status.is_final(), is_final, "{word}");
    }
}

#[test]
fn a_request_without_a_response_may_have_arrived() {
    for failure in [Failure::Silence, Failure::TimedOut, Failure::ConnectionLost] {
        assert!(failure.may_have_arrived(), "{failure:?}");
    }
    for failure in [
        Failure::NameNotResolved,
        Failure::Unreachable,
        Failure::ServerNotTrusted,
        Failure::CertificateRefused,
        Failure::ClockWrong,
    ] {
        assert!(!failure.may_have_arrived(), "{failure:?}");
    }
}

#[test]
fn a_failure_is_found_by_its_symptom() {
    for failure in [
        Failure::NameNotResolved,
        Failure::Unreachable,
        Failure::ConnectionLost,
        Failure::ServerNotTrusted,
        Failure::CertificateRefused,
        Failure::ClockWrong,
    ] {
        assert_eq!(failure.symptom().and_then(Failure::from_symptom), Some(failure));
    }
    assert_eq!(Failure::TimedOut.symptom(), Failure::ConnectionLost.symptom());
    assert_eq!(Failure::Silence.symptom(), None);
}

#[test]
fn a_fallback_counts_failures_and_time() {
    let minute = Duration::from_secs(60);
    let either = Fallback::new("call", Some(3), Some(minute));
    let both = either.requiring_both();
    let neither = Fallback::new("call", Some(0), None);
    for (failures, elapsed, expected) in [
        (2, Duration::from_secs(59), (false, false)),
        (3, Duration::from_secs(59), (true, false)),
        (2, minute, (true, false)),
        (3, minute, (true, true)),
    ] {
        let is_due = |fallback: Fallback<&str>| fallback.is_due(failures, elapsed, Random::LEAST);
        assert_eq!((is_due(either), is_due(both)), expected, "{failures} failures, {elapsed:?}");
        assert!(!is_due(neither));
    }
    // The time is drawn from a range.
    let drawn = Fallback::new("call", None, Some(minute)).with_max_elapsed(3 * minute);
    let middle = Random::new(u32::MAX / 2);
    assert!(drawn.is_due(0, minute, Random::LEAST) && !drawn.is_due(0, minute, middle));
    assert!(drawn.is_due(0, 2 * minute, middle) && !drawn.is_due(0, 2 * minute, Random::MOST));
    assert!(drawn.is_due(0, 3 * minute, Random::MOST));
}

#[test]
fn a_parse_error_says_what_was_expected() {
    assert_eq!("no such code".parse::<dps_codes::Code>(), Err(ParseError::new()));
    assert_eq!(ParseError::new().to_string(), "neither a name nor a code of this table");
}
