//! The details of a response: the registration state, `info`, the request ID, the time, the transport.

use dps_codes::{Report, Text, Transport};

fn shown(text: Option<&Text<'_>>) -> Option<String> {
    text.map(ToString::to_string)
}

fn http(body: &str) -> Report<'_> {
    Report::from_http(200, Report::NO_HEADERS, body)
}

#[test]
fn the_state_in_the_response_to_a_poll_or_a_lookup() {
    let state = r#"{"registrationId":"pump-7","assignedHub":"hub.example","deviceId":"pump","status":"assigned","substatus":"deviceDataMigrated","etag":"\"4a00\"","payload":{"site":"north","tags":[1,{"a":"}"}]}}"#;
    let poll = format!(r#"{{"operationId":"5.a","status":"assigned","registrationState":{state}}}"#);
    for report in [http(state), http(&poll), Report::from_mqtt("$dps/registrations/res/200/?$rid=1", &poll)] {
        assert_eq!(shown(report.substatus()).unwrap(), "deviceDataMigrated");
        assert_eq!(shown(report.etag()).unwrap(), "\"4a00\"");
        assert_eq!(shown(report.payload()).unwrap(), r#"{"site":"north","tags":[1,{"a":"}"}]}"#);
        assert_eq!(report.info(), None);
        assert_eq!(report.device_id().unwrap(), "pump");
    }
}

#[test]
fn a_payload_is_json_of_any_type() {
    for (payload, expected) in [
        (r#"{"a":1}"#, Some(r#"{"a":1}"#)),
        ("{ }", Some("{ }")),
        ("[1, [2]]", Some("[1, [2]]")),
        (r#""x\ty""#, Some(r#""x\ty""#)),
        ("-1.5e3", Some("-1.5e3")),
        ("true", Some("true")),
        ("null", None),
        (r#"{"payload":{"payload":1}}"#, Some(r#"{"payload":{"payload":1}}"#)),
    ] {
        for body in [
            format!(r#"{{"registrationState":{{"payload":{payload},"deviceId":"pump"}}}}"#),
            format!(r#"{{"deviceId":"pump", "payload" : {payload} }}"#),
        ] {
            let report = http(&body);
            assert_eq!(shown(report.payload()).as_deref(), expected, "{body}");
            assert_eq!(report.device_id().unwrap(), "pump", "{body}");
            // Without its end, it is not there.
            let end = body.find(payload).unwrap() + payload.len() - 1;
            assert_eq!(http(&body[..end]).payload(), None, "{}", &body[..end]);
        }
    }
    assert_eq!(http(r#"{"other":{"payload":1,"info":2,"etag":"x","substatus":"y"}}"#), http(r#"{"other":{}}"#));
}

#[test]
fn the_info_of_an_error() {
    let info = r#"{"credentialError":"FailedToDecodeCsr","credentialMessage":"no \"CN\""}"#;
    let body =
        format!(r#"{{"errorCode":400040,"message":"A Certificate signing request operation failed","info":{info}}}"#);
    let report = Report::from_mqtt("$iothub/credentials/res/400/?$rid=1", &body);
    assert_eq!(shown(report.info()).as_deref(), Some(info));
    assert_eq!(report.message().unwrap(), "A Certificate signing request operation failed");
    assert_eq!(http(r#"{"errorCode":401002,"info":null}"#).info(), None);
    assert_eq!(shown(http(r#"{"error":{"code":401002,"info":{"a":"b"}}}"#).info()).unwrap(), r#"{"a":"b"}"#);
}

#[test]
fn issued_certificates() {
    let pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    let escaped = pem.replace('\n', "\\n");
    for (part, expected) in [
        (format!(r#""issuedClientCertificate":"{escaped}""#), pem),
        (r#""issuedCertificateChain":["TEVBRg==","Q0E="]"#.into(), r#"["TEVBRg==","Q0E="]"#),
        (r#""issuedClientCertificate":["TEVBRg=="]"#.into(), r#"["TEVBRg=="]"#),
    ] {
        let body = format!(r#"{{"status":"assigned","registrationState":{{{part},"assignedHub":"hub.example"}}}}"#);
        let report = http(&body);
        assert_eq!(shown(report.issued_client_certificate()).as_deref(), Some(expected));
        assert_eq!(report.assigned_hub().unwrap(), "hub.example");
    }
    let of_hub = r#"{"correlationId":"x","certificates":["TEVBRg==","Q0E="]}"#;
    let report = Report::from_mqtt("$iothub/credentials/res/200/?$rid=1", of_hub);
    assert_eq!(report.issued_client_certificate().unwrap(), r#"["TEVBRg==","Q0E="]"#);
    assert_eq!(http(r#"{"registrationState":{"issuedClientCertificate":null}}"#).issued_client_certificate(), None);
}

#[test]
fn the_request_id_of_a_topic() {
    for (topic, expected) in [
        ("$dps/registrations/res/202/?$rid=1&retry-after=3", Some("1")),
        ("$dps/registrations/res/202/?retry-after=3&$rid=7d1e", Some("7d1e")),
        ("$dps/registrations/res/202/?$RID=1", Some("1")),
        ("$dps/registrations/res/202/?$rid=%7B1%7D", Some("%7B1%7D")),
        ("$dps/registrations/res/202/?$rid=a=b", Some("a=b")),
        ("$dps/registrations/res/202/?$rid=1&$rid=2", Some("1")),
        ("$dps/registrations/res/202/?$rid=&$rid=2", Some("2")),
        ("$dps/registrations/res/202/?$rid=", None),
        ("$dps/registrations/res/202/", None),
        ("$iothub/credentials/res/200/?$rid=66641568&$version=1", Some("66641568")),
        ("$iothub/twin/res/200/?$rid=1", None),
    ] {
        assert_eq!(shown(Report::from_mqtt(topic, "").rid()).as_deref(), expected, "{topic}");
    }
}

#[test]
fn the_transport() {
    let headers = [("date", "Sun, 06 Nov 1994 08:49:37 GMT")];
    for (report, transport, name) in [
        (Report::default(), Transport::None, "none"),
        (Report::from_http(429, headers, ""), Transport::Http, "http"),
        (Report::from_mqtt("", ""), Transport::Mqtt, "mqtt"),
        (Report::from_connack(5), Transport::Connack, "connack"),
        (Report::from_amqp("", 1), Transport::Amqp, "amqp"),
        (Report::from_bulk(r#"{"errors":[{"errorCode":1}]}"#).next().unwrap(), Transport::Http, "http"),
    ] {
        assert_eq!((report.transport(), report.transport().to_string()), (transport, name.to_string()));
        assert_eq!(report.date().is_some(), report.transport_status() == Some(429));
    }
}
