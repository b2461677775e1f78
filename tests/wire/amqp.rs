//! Refusals over AMQP, which have no HTTP status.

use core::time::Duration;

use dps_codes::{Action, Phase, Report, RetryAfter, Transport};

use crate::assert_report::{Expected, failure, status};

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
fn a_delay_is_in_whole_seconds_of_any_type() {
    assert_eq!(RetryAfter::from(7_u32), RetryAfter::from(7_i64));
    assert_eq!(RetryAfter::from(u32::MAX), RetryAfter::from(u64::from(u32::MAX)));
    for (delay, seconds) in [
        (Duration::ZERO, 0),
        (Duration::from_nanos(1), 1),
        (Duration::from_secs(7), 7),
        (Duration::from_millis(7_001), 8),
        (Duration::MAX, u64::MAX),
    ] {
        assert_eq!(Report::from_amqp("{}", delay).retry_after(), Some(Duration::from_secs(seconds)), "{delay:?}");
    }
}

#[test]
fn only_prose_is_a_message_itself() {
    for (description, message) in [
        ("amqp: {\"errorCode\":404201}", None),
        ("amqp: {\"a\":1} \n", Some("amqp: {\"a\":1}")),
        ("{}", None),
        ("", None),
        ("<html>", Some("<html>")),
        ("gone\n", Some("gone")),
    ] {
        let report = Report::from_amqp(description, None::<i64>);
        assert_eq!(report.message().map(ToString::to_string).as_deref(), message, "{description}");
    }
}

#[test]
fn a_refusal_is_a_failure_with_any_description() {
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

#[test]
fn a_condition_counts_as_a_status() {
    for (condition, status) in [
        ("amqp:connection:forced", Some(500)),
        ("amqp:internal-error", Some(500)),
        ("amqp:resource-limit-exceeded", Some(429)),
        ("amqp:unauthorized-access", Some(401)),
        ("amqp:not-found", Some(404)),
        (" AMQP:Not-Found ", Some(404)),
        ("amqp:link:detach-forced", None),
        ("not-found", None),
    ] {
        let report = Report::from_amqp_condition(Some(condition), "", 5);
        assert_eq!((report.http_status(), report.transport_status()), (status, status), "{condition}");
        assert_eq!((report.transport(), report.is_failure()), (Transport::Amqp, true), "{condition}");
        assert_eq!(report.retry_after().map(|delay| delay.as_secs()), Some(5));
    }
    // AMQP has no lookup.
    for (condition, register, connect) in [
        ("amqp:internal-error", Action::Backoff, Action::UseCachedCredentials),
        ("amqp:connection:forced", Action::Backoff, Action::UseCachedCredentials),
        ("amqp:resource-limit-exceeded", Action::Backoff, Action::Backoff),
        ("amqp:unauthorized-access", Action::RepairCredentials, Action::Reregister),
        ("amqp:not-found", Action::CheckAndRetry, Action::Reregister),
        ("amqp:link:stolen", Action::Investigate, Action::Investigate),
    ] {
        let report = Report::from_amqp_condition(Some(condition), "", None::<i64>);
        assert_eq!(report.advice(Phase::Register).action(), register, "{condition}");
        assert_eq!(report.advice(Phase::Connect).action(), connect, "{condition}");
    }
}

#[test]
fn a_description_says_more_than_its_condition() {
    let description = r#"{"errorCode":401002,"message":"Invalid certificate"}"#;
    let report = Report::from_amqp_condition(Some("amqp:unauthorized-access"), description, None::<i64>);
    failure(401_002).over(401).message("Invalid certificate").assert_matches(&report);
    let report = Report::from_amqp_condition(Some("amqp:not-found"), "no such thing", None::<i64>);
    status(404).message("no such thing").assert_matches(&report);
    // Without a condition, it is as it was.
    for description in [description, "{}", "nobody knows"] {
        for condition in [None, Some(""), Some(" ")] {
            let report = Report::from_amqp_condition(condition, description, 5);
            assert_eq!(report, Report::from_amqp(description, 5));
        }
    }
}

#[test]
fn without_condition_and_description_there_is_no_response() {
    for condition in [None, Some("")] {
        let report = Report::from_amqp_condition(condition, "", None::<i64>);
        assert_eq!((report.outcome(), report.transport()), (Report::default().outcome(), Transport::None));
        assert!(!report.is_failure());
        let delayed = Report::from_amqp_condition(condition, "", 5);
        assert_eq!((delayed.retry_after(), delayed.transport()), (Some(Duration::from_secs(5)), Transport::None));
    }
}
