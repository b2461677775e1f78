//! The codes that a message without a number can stand for.

use dps_codes::{Cause, Code, Outcome, Phase, Report};

fn of(status: u16, body: &str) -> Vec<Code> {
    Report::from_http(status, Report::NO_HEADERS, body).candidates().collect()
}

fn described(text: &str) -> Vec<Code> {
    Report::from_amqp(text, None::<i64>).candidates().collect()
}

#[test]
fn a_response_with_a_code_has_no_candidates() {
    for (status, body, expected) in [
        (401, r#"{"message":"CA certificate not found."}"#, &[Code::IotHubUnauthorizedAccess][..]),
        (401, r#"{"message":"CA certificate not found.","errorCode":0}"#, &[Code::IotHubUnauthorizedAccess]),
        (401, r#"{"message":"CA certificate not found.","errorCode":7}"#, &[]),
        (401, r#"{"message":"CA certificate not found.","errorCode":"Misplaced"}"#, &[]),
        (401, r#"{"message":"CA certificate not found.","authenticationKey":"bm8="}"#, &[]),
        (401, "{}", &[]),
    ] {
        assert_eq!(of(status, body), expected, "{status} {body}");
    }
}

#[test]
fn a_candidate_has_the_status_of_the_refusal() {
    let body = r#"{"message":"CA certificate not found."}"#;
    for (status, fits) in [(401, true), (400, false), (404, false), (500, false), (200, true), (202, true), (399, true)]
    {
        assert_eq!(!of(status, body).is_empty(), fits, "{status}");
    }
    assert_eq!(described("CA certificate not found."), [Code::IotHubUnauthorizedAccess]);
}

#[test]
fn a_name_of_several_capitals_is_found_among_other_words() {
    for &code in Code::ALL {
        let has_capitals = code.name().bytes().filter(u8::is_ascii_uppercase).count() >= 2;
        let expected = has_capitals.then_some(code).into_iter().collect::<Vec<_>>();
        assert_eq!(described(&format!("it says {}, as ever", code.name())), expected, "{code:?}");
        assert_eq!(described(&format!("it says {}s", code.name())), [], "{code:?}");
    }
}

#[test]
fn a_wording_of_one_word_counts_alone() {
    assert!(!described("Unauthorized").is_empty());
    assert!(!described("(unauthorized!)").is_empty());
    assert_eq!(described("The proxy says Unauthorized"), []);
}

#[test]
fn a_wording_is_found_word_by_word() {
    let of = [Code::IotHubUnauthorizedAccess];
    for (text, is_found) in [
        ("CA certificate not found", true),
        ("x [ca]  CERTIFICATE -- not \u{2014} found!", true),
        ("x: CA certificate not found, x", true),
        ("CA certificate (not) found\u{a0}x", true),
        ("xCA certificate not found", false),
        ("7CA certificate not found", false),
        ("\u{e9}CA certificate not found", false),
        ("CA certificate not foundx", false),
        ("CA certificate not found\u{e9}", false),
        ("CAcertificate not found", false),
        ("CA certificate is not found", false),
        ("CA certificate not", false),
        ("C A certificate not found", false),
    ] {
        assert_eq!(described(text) == of, is_found, "{text}: {:?}", described(text));
    }
}

#[test]
fn of_several_wordings_the_longest_counts() {
    let wordings = || Code::ALL.iter().flat_map(|&code| code.messages().iter().map(move |&wording| (wording, code)));
    let sentences = || wordings().filter(|(wording, _)| wording.contains(' '));
    let (short, _) = sentences().min_by_key(|(wording, _)| wording.len()).unwrap();
    let (long, code) = sentences().max_by_key(|(wording, _)| wording.len()).unwrap();
    for text in [format!("{short} {long}"), format!("{long} {short}"), format!("IotHubNotFound: {long}")] {
        assert_eq!(described(&text), [code], "{text}");
    }
    assert_ne!(described(short), [code]);
}

#[test]
fn several_candidates_stand_for_the_first_if_the_same_helps_in_each_phase() {
    let codes = || Code::ALL.iter().copied().filter(|code| code.number() >= 1_000);
    let actions =
        |code: Code| (code.action(), Phase::ALL.iter().map(|&phase| code.action_in(phase)).collect::<Vec<_>>());
    let of_one_length = |one: Code| {
        let alike = move |other: &Code| other.name().len() == one.name().len() && other.number() > one.number();
        codes().filter(alike).map(move |other| (one, other))
    };
    for (one, other) in codes().flat_map(of_one_length) {
        let expected = if actions(one) == actions(other) { Cause::Likely(one) } else { Cause::Unspecified };
        let text = format!("{} or {}", other.name(), one.name());
        let report = Report::from_amqp(&text, None::<i64>);
        assert_eq!(report.outcome(), Outcome::Failed(expected), "{text}");
    }
}
