//! Properties of any text.

use dps_codes::{Code, Phase, Report};
use dps_codes_log::{Reading, read, redacted};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::invariants::{check, pieces, quoted, words};
use crate::prefilter::{assert_mutations_pass, assert_passes};

/// Generates text from pieces of logs.
fn lines() -> impl Strategy<Value = String> {
    const PIECES: [&str; 48] = [
        "\n",
        " ",
        ": ",
        "=",
        "('",
        "')",
        "\"",
        "\\\"",
        "\\n",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        ", ",
        "é",
        "🦀",
        "\u{1b}[31m",
        "404201",
        "401",
        "status code ",
        "status=",
        "HTTP/1.1 ",
        " HTTP/1.1\" 404 ",
        "Not Found",
        "Unauthorized",
        "caused by: ",
        "Error: ",
        "ServiceError('",
        "Connection refused: ",
        "CONNACK (",
        "rc=",
        "not authorised",
        "retry-after: ",
        "'Retry-After', '",
        "x-ms-request-id: ",
        "correlation identifier: ",
        "errorcode: IH400303",
        "$dps/registrations/res/",
        "202/?$rid=1&retry-after=3",
        "errorCode: ",
        "message: ",
        "Message: ",
        "ErrorCode:IotHubUnauthorizedAccess;",
        "sig=",
        "Failure on first connection (",
        "dps ",
    ];
    vec(prop::sample::select(&PIECES[..]), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_a_report(bytes in vec(any::<u8>(), 0..200)) {
        check(&read(&bytes), bytes.len());
        assert_passes(&bytes);
    }

    #[test]
    fn anything_like_a_report_is_one(text in pieces()) {
        check(&read(&text), text.len());
        assert_mutations_pass(&text);
    }

    #[test]
    fn anything_like_a_log_is_a_reading(text in lines()) {
        assert_mutations_pass(&text);
        let reading = Reading::of(&text);
        check(reading.report(), text.len());
        for &phase in Phase::ALL {
            let _ = (reading.origin(Some(phase)), reading.is_evident(), reading.candidates().count());
        }
        prop_assert!(redacted(&text).chars().count() <= text.len() + 10 * text.len());
    }

    #[test]
    fn an_error_object_is_read_as_a_response(
        number in prop_oneof![any::<i32>(), 400_000..600_000_i32], message in words(), id in words(), escape: bool,
    ) {
        let (message, id) = (quoted(&message, escape), quoted(&id, !escape));
        let body = format!(r#"{{"errorCode":{number},"message":{message},"trackingId":{id}}}"#);
        let (free, response) = (read(&body), Report::from_mqtt("", &body));
        prop_assert_eq!(free.number(), (number != 0).then_some(number.into()), "{}", &body);
        prop_assert_eq!((free.message(), free.tracking_id()), (response.message(), response.tracking_id()), "{}", &body);
    }

    #[test]
    fn an_error_object_is_found_within_strings(number in 400_000..600_000_i32, id in "[a-z0-9-]{1,36}", deep in 0..4_usize) {
        let mut body = format!(r#"{{"errorCode":{number},"trackingId":"{id}","message":"the innermost"}}"#);
        for _ in 0..deep {
            body = format!(r#"{{"message":{}}}"#, quoted(&body, false));
        }
        let report = read(&body);
        prop_assert_eq!(report.number(), Some(number.into()), "{}", &body);
        prop_assert_eq!(report.tracking_id().unwrap(), &id.as_str(), "{}", &body);
        prop_assert_eq!(report.message().unwrap(), "the innermost", "{}", &body);
    }
}

#[test]
fn the_advice_is_that_of_the_code() {
    for &code in Code::ALL {
        for &phase in Phase::ALL {
            let body = format!(r#"{{"errorCode":{},"trackingId":"3e1d","message":"anything"}}"#, code.number());
            // 200 is success, whatever the phase.
            if code.number() >= 400 {
                assert_eq!(read(&body).advice(phase).action(), code.action_in(phase), "{code} in {phase}");
            }
        }
    }
}
