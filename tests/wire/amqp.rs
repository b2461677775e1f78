//! Refusals over AMQP, which have no HTTP status.

use dps_codes::{Action, Phase, Report, RetryAfter};

use crate::assert_report::{Expected, failure};

#[test]
fn the_description_is_the_error_object() {
    let description =
        r#"{"errorCode":404203,"trackingId":"7d1e","message":"Operation not found.","timestampUtc":"2Z"}"#;
    let expected = failure(404_203).tracking_id("7d1e").message("Operation not found.").timestamp("2Z");
    expected.assert_matches(&Report::from_amqp(description, None::<i64>));
    for retry_after in
        [RetryAfter::from(5), RetryAfter::from("5"), RetryAfter::from(Some("5")), RetryAfter::from(5_u64)]
    {
        let expected =
            failure(404_203).tracking_id("7d1e").message("Operation not found.").timestamp("2Z").retry_after(5);
        expected.assert_matches(&Report::from_amqp(description, retry_after));
    }
}

#[test]
fn a_wait_that_is_none() {
    for retry_after in [RetryAfter::from(-1), RetryAfter::from(""), RetryAfter::from("-1"), RetryAfter::from("soon")] {
        assert_eq!(Report::from_amqp("{}", retry_after).retry_after(), None);
    }
    assert_eq!(Report::from_amqp("{}", 0).retry_after().map(|wait| wait.as_secs()), Some(0));
}

#[test]
fn a_refusal_is_one_whatever_it_says() {
    for description in ["", "{}", "nobody knows", "[]"] {
        let said = Report::from_amqp(description, None::<i64>);
        assert!(said.is_failure(), "{description}");
        assert_eq!(said.advice(Phase::Register).action(), Action::Investigate, "{description}");
    }
    let said = Report::from_amqp("ErrorCode:IotHubUnauthorizedAccess;Unauthorized", None::<i64>);
    failure(401_002).name("IotHubUnauthorizedAccess").message("Unauthorized").assert_matches(&said);
    let said = Report::from_amqp("Operations are being throttled for this tenant.", None::<i64>);
    Expected { failure: true, ..Expected::default() }
        .message("Operations are being throttled for this tenant.")
        .assert_matches(&said);
    assert_eq!(said.advice(Phase::Register).action(), Action::Backoff);
}
