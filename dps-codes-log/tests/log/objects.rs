//! Objects on one line: each has a code and a message of its own.

use dps_codes_log::read;

use crate::prefilter::assert_mutations_pass;

/// The number, the message and the tracking ID.
type Found = (Option<i64>, Option<String>, Option<String>);

fn found(line: &str) -> Found {
    let report = read(line);
    let text = |text: Option<&dps_codes::Text<'_>>| text.map(ToString::to_string);
    (report.number(), text(report.message()), text(report.tracking_id()))
}

#[test]
fn the_last_failure_has_its_own_message() {
    let (a, b) = (
        [r#""errorCode":404201"#, r#""message":"a""#, r#""trackingId":"t1""#],
        [r#""errorCode":429001"#, r#""message":"b""#, r#""trackingId":"t2""#],
    );
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let object = |members: [&str; 3]| format!("{{{}}}", order.map(|at| members[at]).join(","));
        let (first, second) = (object(a), object(b));
        for line in [
            format!("got {first} then {second}"),
            format!("got {first}{second}"),
            format!("retries: [{first},{second}]"),
            format!("failures: {{\"errors\":[{first},{second}]}}"),
        ] {
            assert_mutations_pass(&line);
            let expected = (Some(429_001), Some("b".to_owned()), Some("t2".to_owned()));
            assert_eq!(found(&line), expected, "{line}");
        }
    }
}

#[test]
fn a_message_is_that_of_the_object_with_the_code() {
    for (line, message) in [
        (r#"sent {"message":"hello"} got {"errorCode":404201,"message":"a"}"#, Some("a")),
        (r#"got {"errorCode":404201,"message":"a"} sent {"message":"hello"}"#, Some("a")),
        (r#"sent {"message":"hello"} got {"errorCode":404201}"#, None),
        (r#"got {"errorCode":404201} sent {"message":"hello"}"#, None),
        (r#"x {"request":{"message":"hello"},"response":{"errorCode":404201,"message":"a"}}"#, Some("a")),
        // The parts of one failure.
        (r#"x {"error":{"message":"a"},"result":{"errorCode":404201}}"#, Some("a")),
        (r#"x {"message":"a","inner":{"errorCode":404201}}"#, Some("a")),
        (r#"x {"errorCode":404201,"inner":{"message":"a"}}"#, Some("a")),
        (r#"error 404201 {"message":"a"}"#, Some("a")),
        // One that is not complete.
        (r#"sent {"message":"hello"} got {"errorCode":404201,"message":"a"#, Some("a")),
    ] {
        assert_mutations_pass(line);
        let (number, found, _) = found(line);
        assert_eq!((number, found.as_deref()), (Some(404_201), message), "{line}");
    }
}
