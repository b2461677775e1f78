//! Answers over MQTT: topics with a status, and refused connections.

use dps_codes::{Action, Phase, Report};

use crate::assert_report::{Expected, failure, status};

#[test]
fn topics() {
    for (topic, expected) in [
        ("$dps/registrations/res/202/?$rid=1&retry-after=3", status(202).retry_after(3)),
        ("$dps/registrations/res/202/?retry-after=3&$rid=1", status(202).retry_after(3)),
        ("$dps/registrations/res/202/?$rid=1&Retry-After=3", status(202).retry_after(3)),
        ("$dps/registrations/res/202/?$rid=1&RETRY-AFTER=3&more=4", status(202).retry_after(3)),
        ("$dps/registrations/res/429/?$rid=1&retry-after=0", status(429).retry_after(0)),
        ("$dps/registrations/res/429/?$rid=1&retry-after=-1", status(429)),
        ("$dps/registrations/res/429/?$rid=1&retry-after=", status(429)),
        ("$dps/registrations/res/429/?$rid=1&retry-after", status(429)),
        ("$dps/registrations/res/429/?$rid=1&retry-after=x", status(429)),
        ("$dps/registrations/res/429/?$rid=1&retry-after=3.5", status(429)),
        ("$dps/registrations/res/429/?$rid=1&retry-after=86400", status(429).retry_after(86_400)),
        ("$dps/registrations/res/429/?$rid=1&retry-after=%31%32", status(429).retry_after(12)),
        ("$dps/registrations/res/429/?$rid=1&retry-after=1%323", status(429).retry_after(123)),
        ("$dps/registrations/res/429/?$rid=1&retry-after=%3x", status(429)),
        ("$dps/registrations/res/429/?$rid=1&retry-after=%x1", status(429)),
        ("$dps/registrations/res/429/?$rid=1&retry-after=1%3", status(429)),
        ("$dps/registrations/res/100/", status(100)),
        ("$dps/registrations/res/999/", status(999)),
        ("$dps/registrations/res/0/", Expected { failure: false, ..status(0) }),
        ("$dps/registrations/res/401/?$rid=%7B7d1e%7D", status(401)),
        ("$dps/registrations/res/401/?$rid=", status(401)),
        ("$dps/registrations/res/401/?", status(401)),
        ("$dps/registrations/res/401/", status(401)),
        ("$dps/registrations/res/401", status(401)),
        ("$dps/registrations/res/200/?$rid=retry-after=7", status(200)),
    ] {
        expected.assert_matches(&Report::from_mqtt(topic, ""));
    }
}

#[test]
fn topics_of_certificate_signing() {
    for (topic, expected) in [
        ("$iothub/credentials/res/202/?$rid=1", status(202)),
        ("$iothub/credentials/res/200/?$rid=1&$version=1", status(200)),
        ("$IoTHub/Credentials/res/429/?$rid=1&retry-after=5", status(429).retry_after(5)),
    ] {
        expected.assert_matches(&Report::from_mqtt(topic, ""));
    }
    let payload = r#"{"errorCode":409005,"message":"A Certificate signing request operation is already active"}"#;
    failure(409_005)
        .over(409)
        .message("A Certificate signing request operation is already active")
        .assert_matches(&Report::from_mqtt("$iothub/credentials/res/409/?$rid=1", payload));
    let elsewhere = "$iothub/credentials/POST/issueCertificate/?$rid=429";
    assert_eq!(Report::from_mqtt(elsewhere, "").transport_status(), None);
}

#[test]
fn topics_as_bytes() {
    let topic: &[u8] = b" $dps/registrations/res/429/?$rid=\xff&retry-after=3\n";
    for report in [
        Report::from_mqtt(topic, ""),
        Report::from_mqtt(&topic.to_vec(), ""),
        Report::from_mqtt(b"$dps/registrations/res/429/?$rid=\xff&retry-after=3", ""),
    ] {
        status(429).retry_after(3).assert_matches(&report);
        assert_eq!(report.rid().unwrap(), "\u{fffd}");
    }
    let owned = String::from("$dps/registrations/res/429/?retry-after=3");
    status(429).retry_after(3).assert_matches(&Report::from_mqtt(&owned, ""));
    assert_eq!(Report::from_mqtt(b"$dps/registrations/res/\xff", "").transport_status(), None);
}

#[test]
fn topics_without_a_status() {
    for topic in [
        "",
        "$dps",
        "$dps/registrations/res/",
        "$dps/registrations/res/abc/?$rid=1",
        "$dps/registrations/res/4O1/?$rid=1",
        "$dps/registrations/res/-401/",
        "$dps/registrations/res/+401/",
        "$dps/registrations/res/40/",
        "$dps/registrations/res/099/",
        "$dps/registrations/res/00/",
        "$dps/registrations/res/4:1/",
        "$dps/registrations/res/40:/",
        "$dps/registrations/res/4/1/",
        "$dps/registrations/res/404201/",
        "$dps/registrations/res/99999999999/",
        "$dps/registrations/PUT/iotdps-register/?$rid=401",
        "$iothub/twin/res/429/?$rid=1&retry-after=5",
        "devices/401/messages",
        "\0\u{fffd}ü",
    ] {
        let said = Report::from_mqtt(topic, "");
        assert_eq!((said.transport_status(), said.http_status(), said.number()), (None, None, None), "{topic}");
        assert_eq!(said.advice(Phase::Register).action(), Action::Backoff, "{topic}");
    }
}

#[test]
fn payloads() {
    let topic = "$dps/registrations/res/401/?$rid=1";
    let payload = br#"{"errorCode":401002,"trackingId":"7d1e","message":"Unauthorized"}"#;
    failure(401_002)
        .over(401)
        .tracking_id("7d1e")
        .message("Unauthorized")
        .assert_matches(&Report::from_mqtt(topic, payload));

    let topic = "$dps/registrations/res/200/?$rid=1";
    let payload = r#"{"operationId":"5","status":"failed","registrationState":{"errorCode":400209,"status":"failed"}}"#;
    failure(400_209).over(200).registration("failed").assert_matches(&Report::from_mqtt(topic, payload));

    let topic = "$dps/registrations/res/401/?$rid=1";
    let payload = r#"{"message":"x","authenticationKey":"a2V5","keyName":"registration"}"#;
    assert!(Report::from_mqtt(topic, payload).is_challenge());
}

#[test]
fn refused_connections() {
    for (code, register, connect) in [
        (1, Action::FixRequest, Action::FixRequest),
        (2, Action::FixRequest, Action::FixRequest),
        (3, Action::Backoff, Action::UseCachedCredentials),
        (4, Action::RepairCredentials, Action::Reregister),
        (5, Action::RepairCredentials, Action::Reregister),
        (0x87, Action::RepairCredentials, Action::Reregister),
        (0x97, Action::Backoff, Action::Backoff),
        (77, Action::Investigate, Action::Investigate),
    ] {
        let said = Report::from_connack(code);
        assert_eq!((said.transport_status(), said.http_status(), said.code()), (Some(code.into()), None, None));
        assert!(said.is_failure());
        assert_eq!(said.advice(Phase::Register).action(), register, "{code}");
        assert_eq!(said.advice(Phase::Connect).action(), connect, "{code}");
    }
    let accepted = Report::from_connack(0);
    assert!(!accepted.is_failure());
    assert_eq!(accepted.advice(Phase::Connect).action(), Action::Proceed);
}
