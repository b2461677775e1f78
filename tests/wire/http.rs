//! Answers over HTTPS, of the device API and of the service API.

use core::time::Duration;

use dps_codes::{Action, Classified, Code, Phase, Random, Report};

use crate::assert_report::{Expected, failure, status};

const ID: &str = "c1a4b5d2-8f5c-4a57-9d6f-3f1f7c9b1e10";
const TIME: &str = "2019-03-15T19:43:02.7904455Z";

fn report(status: u16, body: &str) -> Report<'_> {
    Report::from_http(status, Report::NO_HEADERS, body)
}

#[test]
fn the_error_object() {
    let full = failure(401_002).over(401).message("Invalid certificate").tracking_id(ID).timestamp(TIME);
    for body in [
        r#"{"errorCode":401002,"trackingId":"c1a4b5d2-8f5c-4a57-9d6f-3f1f7c9b1e10","message":"Invalid certificate","timestampUtc":"2019-03-15T19:43:02.7904455Z","info":null}"#,
        r#"{"info":{"errorCode":"1","message":"x"},"timestampUtc":"2019-03-15T19:43:02.7904455Z","message":"Invalid certificate","trackingId":"c1a4b5d2-8f5c-4a57-9d6f-3f1f7c9b1e10","errorCode":"401002"}"#,
        "\u{feff} {\r\n\t\"code\" : 401002 ,\n \"trackingId\" : \"c1a4b5d2-8f5c-4a57-9d6f-3f1f7c9b1e10\", \"errorMessage\" : \"Invalid\\u0020certificate\", \"timestampUtc\": \"2019-03-15T19:43:02.7904455Z\" }\n",
        r#"{"ErrorCode":401002.0,"TrackingId":"c1a4b5d2-8f5c-4a57-9d6f-3f1f7c9b1e10","Message":"Invalid certificate","TimestampUtc":"2019-03-15T19:43:02.7904455Z"}"#,
    ] {
        full.assert_matches(&report(401, body));
    }
}

#[test]
fn all_of_its_fields_are_optional() {
    failure(404_201).over(404).assert_matches(&report(404, r#"{"errorCode":404201}"#));
    status(404).message("gone").assert_matches(&report(404, r#"{"message":"gone"}"#));
    status(404).tracking_id("7").assert_matches(&report(404, r#"{"trackingId":"7"}"#));
    status(404).timestamp("5+00:00").assert_matches(&report(404, r#"{"timestampUtc":"5+00:00"}"#));
    status(404).assert_matches(&report(404, "{}"));
    status(404)
        .assert_matches(&report(404, r#"{"errorCode":null,"trackingId":null,"message":null,"timestampUtc":null}"#));
    status(429).assert_matches(&report(429, r#"{"errorCode":0,"trackingId":"","message":""}"#));
}

#[test]
fn numbers_of_any_kind() {
    for number in
        [-1, 7, 130, 99, 204_000, 404_299, 409_204, 600_000, 2_147_483_647, -2_147_483_648, i64::MAX, i64::MIN]
    {
        let body = format!(r#"{{"errorCode":{number}}}"#);
        let said = report(400, &body);
        assert_eq!((said.number(), said.is_failure()), (Some(number), true), "{body}");
        assert_eq!(said.code(), Some(Code::classify(number)));
    }
    let said = report(400, r#"{"errorCode":92233720368547758070}"#);
    assert_eq!((said.number(), said.code()), (None, Some(Classified::Listed(Code::BadFormat))));
}

#[test]
fn success_is_not_a_failure() {
    let succeeded = report(200, r#"{"errorCode":200,"message":"Succeeded"}"#);
    Expected { number: Some(200), ..Expected::default() }.over(200).message("Succeeded").assert_matches(&succeeded);
    assert_eq!(succeeded.advice(Phase::Manage).action(), Action::Proceed);
    for body in ["", "[]", "{}", r#"{"registrationId":"a","attestation":{"type":"tpm"},"errorCode":0}"#] {
        let said = report(200, body);
        assert!(!said.is_failure(), "{body}");
        assert_eq!(said.advice(Phase::Manage).action(), Action::Proceed, "{body}");
    }
}

#[test]
fn headers_in_any_case() {
    let headers = [
        ("Content-Type", "application/json"),
        ("RETRY-AFTER", " 12 "),
        ("X-Ms-Error-Code", "429001"),
        ("x-ms-REQUEST-id", " 7d1e "),
    ];
    failure(429_001).over(429).retry_after(12).tracking_id("7d1e").assert_matches(&Report::from_http(429, headers, ""));

    let body = r#"{"errorCode":401002,"trackingId":"in the body"}"#;
    let headers = [("x-ms-error-code", "401000"), ("x-ms-request-id", "in the header")];
    failure(401_002).over(401).tracking_id("in the body").assert_matches(&Report::from_http(401, headers, body));

    let headers = [("x-ms-error-code", "IotHubUnauthorizedAccess")];
    failure(401_002).over(401).name("IotHubUnauthorizedAccess").assert_matches(&Report::from_http(401, headers, ""));
}

#[test]
fn a_status_of_the_body_gives_way_to_a_header_that_says_more() {
    let headers = [("x-ms-error-code", "404201")];
    failure(404_201).over(404).assert_matches(&Report::from_http(404, headers, r#"{"code":404}"#));
}

#[test]
fn retry_after_is_whole_seconds_or_a_date() {
    for (value, seconds) in
        [("0", Some(0)), ("3", Some(3)), ("0005", Some(5)), ("18446744073709551615", Some(u64::MAX))]
    {
        let said = Report::from_http(429, [("retry-after", value)], "");
        assert_eq!(said.retry_after().map(|wait| wait.as_secs()), seconds, "{value:?}");
    }
    for value in ["", " ", "-1", "+1", "1.5", "x", "5 s", "18446744073709551616", "tomorrow", "٣"] {
        assert_eq!(Report::from_http(429, [("retry-after", value)], "").retry_after(), None, "{value:?}");
    }
    for date in ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"] {
        let headers = [("retry-after", date), ("date", "Sun, 06 Nov 1994 08:49:30 GMT")];
        status(503).retry_after(7).assert_matches(&Report::from_http(503, headers, ""));
        let headers = [("date", "Sun, 06 Nov 1994 08:50:00 GMT"), ("retry-after", date)];
        status(503).retry_after(0).assert_matches(&Report::from_http(503, headers, ""));
        let said = Report::from_http(503, [("retry-after", date)], "");
        status(503).assert_matches(&said);
        status(503).retry_after(37).assert_matches(&said.received_at(Duration::from_secs(784_111_740)));
    }
}

#[test]
fn the_registration_state() {
    let assigning = report(202, r#"{"operationId":"5.abc","status":"assigning"}"#);
    status(202).registration("assigning").assert_matches(&assigning);
    assert_eq!(assigning.operation_id().unwrap(), "5.abc");
    assert_eq!(assigning.advice(Phase::Register).action(), Action::Poll);

    let assigned = report(
        200,
        r#"{"operationId":"5.abc","status":"assigned","registrationState":{"registrationId":"pump-7","createdDateTimeUtc":"1","assignedHub":"hub.example","deviceId":"pump","status":"assigned","substatus":"initialAssignment","lastUpdatedDateTimeUtc":"2","etag":"\"x\"","payload":{"errorCode":400004,"status":"failed","message":"not ours"},"tpm":{"authenticationKey":"a2V5"}}}"#,
    );
    status(200).registration("assigned").timestamp("2").assert_matches(&assigned);
    assert_eq!(assigned.assigned_hub().unwrap(), "hub.example");
    assert_eq!(assigned.device_id().unwrap(), "pump");
    assert_eq!(assigned.registration_id().unwrap(), "pump-7");
    assert_eq!(assigned.advice(Phase::Register).action(), Action::Proceed);
}

#[test]
fn a_lookup_returns_the_state_alone() {
    let body = r#"{"registrationId":"pump-7","createdDateTimeUtc":"1","assignedHub":"hub.example","deviceId":"pump","status":"assigned","substatus":"initialAssignment","lastUpdatedDateTimeUtc":"2","etag":"x"}"#;
    let found = report(200, body);
    status(200).registration("assigned").timestamp("2").assert_matches(&found);
    assert_eq!((found.assigned_hub().unwrap(), found.device_id().unwrap()), (&"hub.example".into(), &"pump".into()));
    assert_eq!(found.registration_id().unwrap(), "pump-7");
    assert_eq!(found.advice(Phase::Register).action(), Action::Proceed);
}

#[test]
fn a_failure_inside_200() {
    let body = r#"{"operationId":"5.abc","status":"failed","registrationState":{"registrationId":"pump-7","status":"failed","errorCode":400207,"errorMessage":"Custom allocation failed with status code: 404","lastUpdatedDateTimeUtc":"2020-05-29T12:25:03.5262121Z","payload":{"code":1}}}"#;
    let expected = failure(400_207)
        .registration("failed")
        .message("Custom allocation failed with status code: 404")
        .timestamp("2020-05-29T12:25:03.5262121Z");
    Expected { ..expected }.over(200).assert_matches(&report(200, body));
    let preview = body.replace("registrationState", "registrationStatus");
    assert_eq!(report(202, &preview).number(), Some(400_207));
    assert_eq!(report(202, &preview).http_status(), Some(202));

    let without_code = report(200, r#"{"status":"failed","registrationState":{"status":"failed"}}"#);
    assert!(without_code.is_failure());
    assert_eq!(without_code.advice(Phase::Register).action(), Action::Reregister);
}

#[test]
fn disabled_is_final() {
    for status in ["disabled", "blacklisted", "Disabled"] {
        let body = format!(
            r#"{{"operationId":"","status":"{status}","registrationState":{{"registrationId":"a","status":"{status}"}}}}"#
        );
        let said = report(200, &body);
        assert!(said.is_disabled() && said.is_failure() && !said.is_pending(), "{status}");
        let advice = said.advice(Phase::Register);
        assert_eq!((advice.action(), advice.is_automatic()), (Action::RepairCredentials, false));
        assert_eq!(advice.delay(0, Random::LEAST), None);
    }
}

#[test]
fn assigned_without_a_hub_is_not_a_success() {
    let nowhere = report(200, r#"{"registrationId":"pump-7","status":"assigned"}"#);
    assert_eq!(nowhere.advice(Phase::Register).action(), Action::LookUpRegistration);
}

#[test]
fn a_challenge_is_not_an_error() {
    let body = r#"{"message":"Authorization required","authenticationKey":"bm8ga2V5","keyName":"registration"}"#;
    let said = report(401, body);
    Expected { challenge: true, failure: false, ..status(401) }.message("Authorization required").assert_matches(&said);
    assert_eq!((said.authentication_key().unwrap(), said.code()), (&"bm8ga2V5".into(), None));
    let advice = said.advice(Phase::Register);
    assert_eq!((advice.action(), advice.wait()), (Action::AnswerChallenge, Some(Duration::ZERO)));
    assert!(advice.delay(1, Random::LEAST) >= Some(Duration::from_secs(1)), "only the first one is answered at once");

    let refusal =
        r#"{"errorCode":401002,"message":"Unauthorized","authenticationKey":"bm8ga2V5","keyName":"registration"}"#;
    failure(401_002).over(401).message("Unauthorized").assert_matches(&report(401, refusal));
    let absent = r#"{"errorCode":0,"authenticationKey":"bm8ga2V5","keyName":"registration"}"#;
    assert!(report(401, absent).is_challenge(), "0 stands for none");
    assert!(!report(200, body).is_challenge());
}

#[test]
fn the_style_of_iot_hub() {
    let body = r#"{"Message":"ErrorCode:IotHubUnauthorizedAccess;Unauthorized","ExceptionMessage":"Tracking ID:8ab1c0ff-G:10-TimeStamp:01/23/2018 08:30:19"}"#;
    failure(401_002)
        .over(401)
        .name("IotHubUnauthorizedAccess")
        .message("Unauthorized")
        .tracking_id("8ab1c0ff-G:10-TimeStamp:01/23/2018 08:30:19")
        .assert_matches(&report(401, body));

    let unknown = report(404, r#"{"Message":"ErrorCode:DeviceMisplaced;Unknown device"}"#);
    status(404).name("DeviceMisplaced").message("Unknown device").assert_matches(&unknown);
    assert_eq!(unknown.code().unwrap().code(), Some(Code::NotFound));

    let inside = r#"{"errorCode":401001,"errorMessage":"ErrorCode:IotHubNotFound;No such hub"}"#;
    failure(401_001).over(401).name("IotHubNotFound").message("No such hub").assert_matches(&report(401, inside));
}

#[test]
fn an_error_object_as_a_string() {
    let inner = failure(404_201).over(404).message("no \"x\"").tracking_id("7d1e").timestamp("1Z");
    for body in [
        r#"{"Message":"{\"errorCode\":404201,\"trackingId\":\"7d1e\",\"message\":\"no \\\"x\\\"\",\"timestampUtc\":\"1Z\"}"}"#,
        r#"{"message":"NotFound: {\"errorCode\":404201,\"trackingId\":\"7d1e\",\"message\":\"no \\\"x\\\"\",\"timestampUtc\":\"1Z\"}"}"#,
        r#"{"code":404,"message":"{\"message\":\"{\\\"errorCode\\\":404201,\\\"trackingId\\\":\\\"7d1e\\\",\\\"message\\\":\\\"no \\\\\\\"x\\\\\\\"\\\",\\\"timestampUtc\\\":\\\"1Z\\\"}\"}"}"#,
        r#""{\"errorCode\":404201,\"trackingId\":\"7d1e\",\"message\":\"no \\\"x\\\"\",\"timestampUtc\":\"1Z\"}""#,
        r#"NotFound:{"errorCode":404201,"trackingId":"7d1e","message":"no \"x\"","timestampUtc":"1Z"}"#,
    ] {
        inner.assert_matches(&report(404, body));
    }
}

#[test]
fn a_number_outside_the_error_counts_if_it_is_as_specific() {
    let body = r#"{"errorCode":400207,"errorMessage":"{\"code\":400123,\"message\":\"the webhook's own\"}"}"#;
    failure(400_207).over(400).message("the webhook's own").assert_matches(&report(400, body));
}

#[test]
fn a_truncated_body_yields_its_complete_part() {
    let body = r#"{"errorCode":401002,"trackingId":"c1a4b5d2","message":"Invalid certificate","timestampUtc":"2019"}"#;
    for end in 0..body.len() {
        let said = report(401, &body[..end]);
        let number = (end > r#"{"errorCode":401002"#.len()).then_some(401_002);
        assert_eq!(said.number(), number, "{}", &body[..end]);
        assert!(said.tracking_id().is_none_or(|id| id == "c1a4b5d2"), "{}", &body[..end]);
        assert!(said.message().is_none_or(|message| "Invalid certificate".starts_with(&message.to_string())));
        assert!(said.is_failure());
    }
    // Over every transport, and within strings.
    for body in [body, &format!("NotFound: {body}"), r#"{"Message":"x {\"errorCode\":401002,\"message\":\"y\"}"}"#] {
        for end in 0..body.len() {
            let cut = &body[..end];
            for report in [Report::from_mqtt("", cut), Report::from_amqp(cut, 1)] {
                assert!(report.number().is_none_or(|number| number == 401_002), "{cut}: {report:?}");
            }
        }
    }
    assert_eq!(Report::from_mqtt("", r#"{"Message":"{\"errorCode\":4040"}"#).number(), None);
    let failed = report(200, r#"{"operationId":"5","status":"failed","registrationState":{"errorCode":4002"#);
    assert_eq!(failed.advice(Phase::Register).action(), Action::LookUpRegistration);
    let cut = report(200, r#"{"operationId":"5.abc","status":"assigned","registrationState":{"assignedHub":"hub.ex"#);
    assert_eq!(cut.assigned_hub(), None);
    assert_eq!(cut.advice(Phase::Register).action(), Action::LookUpRegistration, "the hub is not known");
}
