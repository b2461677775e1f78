//! Log lines, exceptions and dumps.

use dps_codes::{Action, Code, Phase, Report, Symptom};
use dps_codes_log::read;

use crate::assert_report::{Expected, failure, status};

fn text(text: &str) -> Report<'_> {
    read(text)
}

#[test]
fn the_texts_of_the_sdks() {
    failure(400_004)
        .message("BadRequest")
        .tracking_id("7d1e-4a")
        .timestamp("2019-03-15T19:43:02Z")
        .assert_matches(&text("Service Error: 400004 - BadRequest (TrackingID: 7d1e-4a Time: 2019-03-15T19:43:02Z)"));
    failure(400_004)
        .message("Endorsement key is invalid.")
        .assert_matches(&text("(400004) Endorsement key is invalid."));
    failure(401_002)
        .over(401)
        .message("Invalid certificate.")
        .tracking_id("7d1e")
        .assert_matches(&text(r#"HTTP request failed: [401 Unauthorized] {"errorCode":401002,"trackingId":"7d1e","message":"Invalid certificate.","info":null}"#));
    failure(400_207).assert_matches(&text("Error code: 400207"));
    status(400).assert_matches(&text("HTTP request failed: [400 Bad Request] <html></html>"));
}

#[test]
fn keys_in_any_notation() {
    let expected = || failure(401_002).tracking_id("7d1e").message("Invalid certificate");
    for line in [
        r#"2024-01-05 10:00:01 ERROR dps: {"errorCode":401002,"trackingId":"7d1e","message":"Invalid certificate"}"#,
        r#"2024-01-05 ERROR response={\"errorCode\":401002,\"trackingId\":\"7d1e\",\"message\":\"Invalid certificate\"}"#,
        r#"{"level":"error","ts":"2024","fields":{"body":"{\"errorCode\":401002,\"trackingId\":\"7d1e\",\"message\":\"Invalid certificate\"}"}}"#,
        r#"{"log":"{\"msg\":\"{\\\"errorCode\\\":401002,\\\"trackingId\\\":\\\"7d1e\\\",\\\"message\\\":\\\"Invalid certificate\\\"}\"}"}"#,
        r"ProvisioningServiceError: {'errorCode': 401002, 'trackingId': '7d1e', 'message': 'Invalid certificate'}",
        r"Error: { errorCode: 401002, trackingId: '7d1e', message: 'Invalid certificate' }",
        r#"Error { error_code: Some(401002), tracking_id: Some("7d1e"), message: Some("Invalid certificate") }"#,
        r#"error_code=401002 tracking_id=7d1e message="Invalid certificate""#,
        "errorCode: 401002,\n  TrackingId: 7d1e,\n  message: \"Invalid certificate\"",
        r#"x-ms-error-code: 401002; x-ms-request-id: 7d1e; message="Invalid certificate""#,
    ] {
        expected().assert_matches(&text(line));
    }
}

#[test]
fn codes_by_themselves() {
    for line in [
        "404201",
        "DPS answered 404201",
        "DPS-404201",
        "dps error 404201",
        "registration failed with error 404201.",
        "DPS: got 404201, giving up",
        "failed (404201)",
        "code=404201",
        "[ERR] 404201: enrollment not found",
        "err: #404201",
        "[404201] enrollment not found",
        "status \"404201\"",
        "x\n404201 EnrollmentNotFound: No enrollment has this ID.",
    ] {
        let said = text(line);
        assert_eq!(said.number(), Some(404_201), "{line}");
        assert_eq!(said.http_status(), Some(404), "{line}");
    }
    for (line, number) in [
        ("DPS-404999", 404_999),
        ("error 503123", 503_123),
        ("Error code: 429", 429),
        ("errorCode=-1", -1),
        ("errorCode: 12", 12),
        ("DPS answered 409204 twice", 409_204),
    ] {
        assert_eq!(text(line).number(), Some(number), "{line}");
    }
}

#[test]
fn the_output_of_display_is_read_back() {
    for &code in Code::ALL {
        assert_eq!(text(&code.to_string()).number(), Some(code.number()), "{code}");
        assert_eq!(text(&format!("{code:#}")).number(), Some(code.number()), "{code}");
    }
    for number in [404_299, 503_001, 499, 7] {
        assert_eq!(text(&Code::classify(number).to_string()).number(), Some(number), "{number}");
    }
}

#[test]
fn dumps_of_several_lines() {
    let dump = "HTTP/1.1 429 Too Many Requests\r\nDate: Sun, 06 Nov 1994 08:49:30 GMT\r\nRetry-After: 5\r\nx-ms-request-id: 7d1e\r\n\r\n{\"errorCode\":429001,\"trackingId\":\"\",\"message\":\"Operations are being throttled for this tenant.\",\"timestampUtc\":\"2024-01-05T10:00:01.123456789+00:00\"}";
    failure(429_001)
        .over(429)
        .retry_after(5)
        .tracking_id("7d1e")
        .message("Operations are being throttled for this tenant.")
        .timestamp("2024-01-05T10:00:01.123456789+00:00")
        .assert_matches(&text(dump));

    let edge = "Jan 05 10:00:01 gateway aziot-identityd[16779]: 2024-01-05T10:00:01Z [ERR!] - Failed to provision with IoT Hub, and no valid device backup was found: DPS client error\nJan 05 10:00:01 gateway aziot-identityd[16779]: 2024-01-05T10:00:01Z [ERR!] - caused by: HTTP request failed: [404 Not Found] {\"errorCode\":404201,\"trackingId\":\"7d1e\",\"message\":\"Enrollment not found.\",\"timestampUtc\":\"2024Z\"}";
    let said = text(edge);
    failure(404_201)
        .over(404)
        .tracking_id("7d1e")
        .message("Enrollment not found.")
        .timestamp("2024Z")
        .assert_matches(&said);
    assert_eq!(said.symptom(), Some(Symptom::EdgeProvisioningFailed));
}

#[test]
fn delays_behind_any_sign_and_before_any_unit() {
    for (line, delay) in [
        ("dps: status 429, retry-after 12", Some(12)),
        ("dps: status 429, retry-after 12s", Some(12)),
        ("dps: status 429, retry-after: 12 seconds", Some(12)),
        ("dps: status 429, retry-after=2 min", Some(120)),
        ("dps: status 429, retry-after: 12000 ms", Some(12)),
        ("dps: status 429, retry-after-ms 12000", Some(12)),
        ("dps: status 429, retry-after: 12,", Some(12)),
        ("dps: status 429, retry-after: 12 more", Some(12)),
        (r#"dps: status 429, "retry-after": "12""#, Some(12)),
        ("dps: status 429, retry-after: 1.5", None),
        ("dps: status 429, retry-after: 12x", None),
        ("dps: status 429, retry-after: -12", None),
        ("dps: status 429, retry-after: 99999999999", None),
        ("dps: status 429, retry-after soon", None),
    ] {
        assert_eq!(text(line).retry_after().map(|delay| delay.as_secs()), delay, "{line}");
    }
}

#[test]
fn headers_of_a_dump() {
    let dump = "HTTP/1.1 503 Service Unavailable\nDate: Sun, 06 Nov 1994 08:49:30 GMT\nRetry-After: Sun, 06 Nov 1994 08:49:37 GMT\n";
    status(503).retry_after(7).assert_matches(&text(dump));
    status(429).retry_after(5).assert_matches(&text("status: 429 retry-after: 5"));
    status(429).assert_matches(&text("Status: 429 (Too Many Requests)"));
    status(404).assert_matches(&text(r#"{"status":404,"error":"Not Found"}"#));
    status(401).assert_matches(&text("{ statusCode: 401 }"));
    status(202).assert_matches(&text("HTTP/1.1 202 Accepted"));
    assert_eq!(text("HTTP/1.1 202 Accepted").advice(Phase::Register).action(), Action::Poll);
    for line in ["[512 KB] downloaded", "status: 0", "status: 200", "status: 12345", "[499 items]"] {
        assert_eq!(text(line).transport_status(), None, "{line}");
    }
}

#[test]
fn topics_in_a_log() {
    status(429).retry_after(5).assert_matches(&text("received $dps/registrations/res/429/?$rid=1&retry-after=5"));
    failure(401_002)
        .over(401)
        .assert_matches(&text(r#"topic: '$dps/registrations/res/401/?$rid=1', payload: b'{"errorCode":401002}'"#));
    assert_eq!(text("$dps/registrations/PUT/iotdps-register/?$rid=401").transport_status(), None);
}

#[test]
fn the_style_of_iot_hub() {
    failure(401_002)
        .name("IotHubUnauthorizedAccess")
        .message("Unauthorized")
        .tracking_id("8ab1c0ff-G:10-TimeStamp:01/23/2018 08:30:19")
        .assert_matches(&text(
            "ErrorCode:IotHubUnauthorizedAccess;Unauthorized\nTracking ID:8ab1c0ff-G:10-TimeStamp:01/23/2018 08:30:19",
        ));
    let said = text(r#"{"Message":"ErrorCode:ThrottlingException;Busy","ExceptionMessage":"Tracking ID:1-G:0"}"#);
    failure(429_001).name("ThrottlingException").message("Busy").tracking_id("1-G:0").assert_matches(&said);
}

#[test]
fn names_by_themselves() {
    for line in
        ["EnrollmentNotFound", "HttpResponseError: (EnrollmentNotFound) No such thing", "code.EnrollmentNotFound!"]
    {
        let said = text(line);
        assert_eq!(
            (said.number(), said.name().map(ToString::to_string)),
            (Some(404_201), Some("EnrollmentNotFound".into()))
        );
    }
    for line in [
        "enrollmentnotfound",
        "EnrollmentNotFoundException",
        "HttpStatusCode.Unauthorized",
        "NotFound",
        "my_EnrollmentNotFound",
    ] {
        assert_eq!(text(line).number(), None, "{line}");
    }
}

#[test]
fn statuses_of_other_things() {
    for line in ["bluetooth status disabled", "wlan0 status=disabled", "Status: assigned to worker 4"] {
        let said = text(line);
        assert_eq!((said.registration_status(), said.symptom()), (None, None), "{line}");
    }
    assert!(text("Registration status: Disabled.").is_disabled());
    assert!(text("invalid registration status disabled").is_disabled());
}

#[test]
fn wordings_without_a_number() {
    for (line, codes) in [
        ("Invalid certificate", &[Code::IotHubUnauthorizedAccess][..]),
        ("dps: \"Invalid certificate.\"", &[Code::IotHubUnauthorizedAccess]),
        ("CA certificate not found", &[Code::IotHubUnauthorizedAccess]),
        ("UNAUTHORIZED ACCESS", &[Code::IotHubUnauthorizedAccess]),
        ("Unauthorized", &[Code::AuthenticationFailed, Code::IotHubUnauthorizedAccess]),
        ("Precondition failed.", &[Code::PreconditionFailed, Code::RegistrationStatusConflict]),
        ("Operations are being throttled for this tenant.", &[Code::ThrottlingException]),
        ("Custom allocation failed with status code: 401", &[Code::CustomAllocationUnauthorized]),
        ("Custom allocation failed with status code: 404", &[Code::CustomAllocationFailed]),
        ("a Conflict of interests", &[]),
        ("an invalid certificates list", &[]),
        ("nothing at all", &[]),
        ("401002: Invalid certificate", &[]),
    ] {
        assert!(text(line).candidates().eq(codes.iter().copied()), "{line}: {:?}", text(line));
    }
    assert_eq!(text("Invalid certificate").advice(Phase::Register).action(), Action::RepairCredentials);
    assert_eq!(text("nothing at all").advice(Phase::Register).action(), Action::Investigate);
}

#[test]
fn states_and_challenges_in_a_log() {
    let said = text(r#"recv: {"operationId":"5","status":"assigning"}"#);
    Expected::default().registration("assigning").assert_matches(&said);
    assert_eq!(said.advice(Phase::Register).action(), Action::Poll);
    let said = text(r#"{"operationId":"","status":"disabled","registrationState":{"status":"disabled"}}"#);
    assert!(said.is_disabled());
    let said = text(r#"HTTP/1.1 401 Unauthorized {"message":"x","authenticationKey":"a2V5","keyName":"registration"}"#);
    assert!(said.is_challenge() && !said.is_failure());
}

#[test]
fn a_disabled_enrollment_needs_a_person() {
    let body = r#"{"operationId":"","status":"disabled","registrationState":{"status":"disabled"}}"#;
    for &phase in Phase::ALL {
        let advice = text(body).advice(phase);
        assert_eq!((advice.action(), advice.wait()), (Action::RepairCredentials, None), "{phase}");
    }
}

#[test]
fn a_truncated_number_is_not_a_code() {
    let body = r#"{"errorCode":401002,"trackingId":"c1a4b5d2","message":"Invalid certificate","timestampUtc":"2019"}"#;
    for body in [body, &format!("NotFound: {body}"), r#"{"Message":"x {\"errorCode\":401002,\"message\":\"y\"}"}"#] {
        for end in 0..body.len() {
            let report = text(&body[..end]);
            assert!(report.number().is_none_or(|number| number == 401_002), "{}: {report:?}", &body[..end]);
        }
    }
    assert_eq!(text(r#"{"Message":"{\"errorCode\":4040"}"#).number(), None);
}
