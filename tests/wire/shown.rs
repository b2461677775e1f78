//! The display of a report: one line, no secrets; and its strings, borrowed and copied.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::time::Duration;

use dps_codes::{Phase, Report, Text};

fn refusal(message: &str) -> String {
    format!(r#"{{"errorCode":401002,"trackingId":"7d1e\n","message":"{message}"}}"#)
}

#[test]
fn display_is_one_line() {
    let body = refusal(r#"two\r\nlines\t\u001b[31m\u0000\u0085\u2028\u202e\u007f caf\u00e9 \"quoted\" \\ 🦀"#);
    let shown = Report::from_http(401, Report::NO_HEADERS, &body).to_string();
    assert!(!shown.contains(|c: char| c.is_control() || "\u{2028}\u{202e}".contains(c)), "{shown:?}");
    let message = r#"two\r\nlines\t\u{1b}[31m\u{0}\u{85}\u{2028}\u{202e}\u{7f} café "quoted" \ 🦀"#;
    assert!(shown.contains(&format!("(message: {message}, tracking ID: 7d1e\\n)")), "{shown}");

    let status = "{\"status\":\"new\\nline\"}";
    assert!(Report::from_http(200, Report::NO_HEADERS, status).to_string().contains("registration new\\nline"));
    let report = Report::from_amqp("\u{1b}]0;title\u{7}", None::<i64>);
    assert!(report.to_string().contains(r"message: \u{1b}]0;title\u{7}"), "{report}");
    // Bytes that are not UTF-8, and strings without escapes.
    let report = Report::from_amqp(&b"a\xffb\nc"[..], None::<i64>);
    assert!(report.to_string().contains("message: a\u{fffd}b\\nc"), "{report}");
}

#[test]
fn display_begins_with_the_code_or_what_stands_for_it() {
    let http = |status, body: &str| Report::from_http(status, Report::NO_HEADERS, body).to_string();
    let key = r#""authenticationKey":"bm8ga2V5""#;
    assert_eq!(http(401, &format!("{{{key}}}")), "TPM challenge");
    assert_eq!(http(401, &format!(r#"{{{key},"message":"x"}}"#)), "TPM challenge (message: x)");
    assert_eq!(http(202, r#"{"status":"assigning"}"#), "registration assigning");
    assert_eq!(http(204, ""), "status 204");
    assert_eq!(http(399, ""), "status 399");
    assert!(http(400, "").starts_with("400 "));
    assert_eq!(Report::from_connack(5).to_string(), "CONNACK 5");
    assert_eq!(Report::default().to_string(), "no response");
    assert_eq!(
        Report::from_amqp("{}", None::<i64>).to_string(),
        Report::from_amqp("{}", None::<i64>).outcome().to_string()
    );
    assert_eq!(Report::from_mqtt("", "").to_string(), "a response that did not come from DPS");
}

#[test]
fn display_names_the_delay_in_its_unit() {
    let show = |headers| Report::from_http(429, headers, "").to_string();
    assert!(show([("retry-after", "3")]).ends_with("(retry after: 3 s)"));
    assert!(show([("retry-after-ms", "3000")]).ends_with("(retry after: 3 s)"));
    assert!(show([("retry-after-ms", "1500")]).ends_with("(retry after: 1500 ms)"));
}

#[test]
fn advice_names_the_delay_in_its_unit() {
    let advice = |status, headers| Report::from_http(status, headers, "").advice(Phase::Poll);
    let shown = |headers| advice(429, headers).to_string();
    assert!(shown([("retry-after", "80")]).ends_with(". Wait for at least 80 s."));
    assert!(shown([("retry-after-ms", "80000")]).ends_with(". Wait for at least 80 s."));
    assert!(shown([("retry-after-ms", "80500")]).ends_with(". Wait for at least 80500 ms."));
    // At once, and never.
    let at_once = Report::from_http(412, Report::NO_HEADERS, "").advice(Phase::Manage);
    assert_eq!(at_once.wait(), Some(Duration::ZERO));
    let never = advice(400, [("x", "")]);
    assert_eq!(never.wait(), None);
    for advice in [at_once, never] {
        assert!(!advice.to_string().contains("Wait for at least"), "{advice}");
    }
}

#[test]
fn strings_are_compared_by_their_characters() {
    let body = refusal(r"caf\u00e9");
    let report = Report::from_http(401, Report::NO_HEADERS, &body);
    let escaped = report.message().unwrap();
    let hash = |text: &Text<'_>| {
        let mut hasher = DefaultHasher::new();
        text.hash(&mut hasher);
        hasher.finish()
    };
    for (other, is_equal) in [("café", true), ("cafe", false), ("caf", false), ("", false)] {
        assert_eq!(*escaped == *other, is_equal, "{other}");
        assert_eq!(*escaped == other, is_equal, "{other}");
        assert_eq!(*other == *escaped, is_equal, "{other}");
        assert_eq!(other == *escaped, is_equal, "{other}");
        let plain = Text::from(other);
        assert_eq!(*escaped == plain, is_equal, "{other}");
        assert_eq!(hash(escaped) == hash(&plain), is_equal, "{other}");
    }
}

#[test]
fn the_key_of_a_challenge_is_not_shown() {
    let challenge = r#"{"message":"…","authenticationKey":"c2VjcmV0","keyName":"registration"}"#;
    let report = Report::from_http(401, Report::NO_HEADERS, challenge);
    let key = report.authentication_key().unwrap();
    assert_eq!((key, key.as_str()), (&"c2VjcmV0".into(), Some("c2VjcmV0")));
    for shown in [format!("{report:?}"), format!("{report:#?}"), format!("{key:?}"), report.to_string()] {
        assert!(!shown.contains("c2Vj"), "{shown}");
    }
    assert!(format!("{report:?}").contains("authentication_key: Some(\"[redacted]\")"), "{report:?}");
    assert!(!format!("{:?}", Report::from_amqp(challenge, 1)).contains("c2Vj"));
    // As an object in a string.
    let nested = format!(r#"{{"Message":"{}"}}"#, challenge.replace('"', "\\\""));
    let report = Report::from_http(401, Report::NO_HEADERS, &nested);
    for shown in [format!("{report:?}"), report.to_string()] {
        assert!(!shown.contains("c2Vj"), "{shown}");
    }
}

#[test]
fn the_values_of_secrets_are_redacted_in_messages() {
    for (message, expected) in [
        ("SharedAccessSignature sr=a&sig=c2Vj%3D&se=1", "SharedAccessSignature sr=a&sig=[redacted]&se=1"),
        (
            "HostName=h;SharedAccessKeyName=owner;SharedAccessKey=c2Vj=",
            "HostName=h;SharedAccessKeyName=owner;SharedAccessKey=[redacted]",
        ),
        ("Authorization: Bearer c2Vj.x y", "Authorization: [redacted]"),
        ("authorization: SharedAccessSignature sr=a&sig=c2Vj\\nnext", "authorization: [redacted]\\nnext"),
        ("'primaryKey': 'c2Vj', 'secondaryKey' = 'c2Vj'", "'primaryKey': '[redacted]', 'secondaryKey' = '[redacted]'"),
        ("password=c2Vj) and more", "password=[redacted]) and more"),
        ("signature=x, sigma=1, the sig is missing, sig=", "signature=x, sigma=1, the sig is missing, sig="),
        ("mysig=1 my_password=2 design: 3", "mysig=1 my_password=2 design: 3"),
        ("--device-key c2Vj --scope x", "--device-key [redacted] --scope x"),
        ("SAS_KEY=c2Vj clientSecret: c2Vj", "SAS_KEY=[redacted] clientSecret: [redacted]"),
        ("--device-name pump retry-now=2 errorCode: 3", "--device-name pump retry-now=2 errorCode: 3"),
        ("sig=c2Vjsig=c2Vj&sig=c2Vj", "sig=[redacted]&sig=[redacted]"),
    ] {
        let body = refusal(message);
        let report = Report::from_http(401, Report::NO_HEADERS, &body);
        assert!(report.to_string().contains(&format!("message: {expected},")), "{report}");
        let debug = format!("{report:?}");
        assert!(!debug.contains("c2Vj"), "{debug}");
        // Whoever asks for the message gets it.
        assert_eq!(report.message().unwrap().to_string(), message.replace("\\n", "\n"));
    }
}

#[test]
fn a_string_outlives_its_report() {
    fn message<'a>(body: &'a str, topic: &'a [u8]) -> (Option<&'a str>, Option<&'a str>) {
        let report = Report::from_mqtt(topic, body);
        (report.message().and_then(Text::as_str), report.rid().and_then(Text::as_str))
    }
    let body = refusal("Invalid certificate");
    assert_eq!(message(&body, b"$dps/registrations/res/401/?$rid=7"), (Some("Invalid certificate"), Some("7")));
    assert_eq!(message(&refusal("no \\n"), b"").0, None);
}

#[test]
fn copies_end_at_a_character() {
    let body = refusal(r"a\u00e9🦀\n");
    let report = Report::from_http(401, Report::NO_HEADERS, &body);
    let message = report.message().unwrap();
    for (size, expected) in
        [(0, ""), (1, "a"), (2, "a"), (3, "aé"), (6, "aé"), (7, "aé🦀"), (8, "aé🦀\n"), (64, "aé🦀\n")]
    {
        let mut buffer = vec![0xFF; size];
        let length = message.copy_to(&mut buffer);
        assert_eq!(core::str::from_utf8(&buffer[..length]), Ok(expected), "{size}");
        assert!(buffer[length..].iter().all(|&byte| byte == 0xFF), "the rest is untouched");
    }
}
