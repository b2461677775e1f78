//! Responses on the wire: topics and payloads, error objects, strings within strings, truncated ones, and successes.

use dps_codes::{Code, Phase, Report};
use dps_codes_firmware::tally::Tally;

pub fn check(tally: &mut Tally) {
    topics(tally);
    payloads(tally);
    error_object(tally);
    escapes(tally);
    cut_bodies(tally);
    challenge(tally);
    return_codes(tally);
    wordings(tally);
    bulk_result(tally);
}

/// Status and seconds of a topic.
fn topics(tally: &mut Tally) {
    for (topic, status, wait) in [
        ("$dps/registrations/res/202/?$rid=1&retry-after=3", Some(202), Some(3)),
        ("$dps/registrations/res/429/?Retry-After=%31%32&$rid=1", Some(429), Some(12)),
        ("$dps/registrations/res/429/?$rid=1&retry-after=-1", Some(429), None),
        ("$dps/registrations/res/401/?$rid=%7B7d1e%7D", Some(401), None),
        ("$dps/registrations/res/404201/?$rid=1", None, None),
        ("$iothub/twin/res/429/?$rid=1&retry-after=5", None, None),
        ("", None, None),
    ] {
        let report = Report::from_mqtt(topic, "");
        tally.equal(report.transport_status(), status);
        tally.equal(report.retry_after().map(|wait| wait.as_secs()), wait);
        tally.equal(report.number(), None);
    }
}

fn payloads(tally: &mut Tally) {
    let topic = "$dps/registrations/res/429/?$rid=7&retry-after=8";
    let payload = br#"{"errorCode":429001,"trackingId":"7d1e","message":"Operations are being throttled."}"#;
    let throttled = Report::from_mqtt(topic, payload);
    tally.equal(throttled.code(), Some(Code::classify(429_001)));
    tally.equal(throttled.is_failure(), true);
    tally.shows(
        format_args!("{throttled}"),
        "429001 ThrottlingException: The service throttles the operations of this tenant. (message: Operations are being throttled., \
         tracking ID: 7d1e, retry after: 8 s)",
    );
    let topic = "$dps/registrations/res/200/?$rid=7";
    let failed = br#"{"operationId":"5.a","status":"failed","registrationState":{"registrationId":"pump-7","status":"failed","errorCode":400207,"errorMessage":"Custom allocation failed with status code: 401"}}"#;
    let failed = Report::from_mqtt(topic, failed);
    tally.equal(failed.number(), Some(400_207));
    tally.equal(failed.is_failure(), true);
    tally.equal(failed.registration_id().is_some_and(|id| *id == "pump-7"), true);
    let assigned = br#"{"status":"assigned","registrationState":{"assignedHub":"hub.example","deviceId":"pump-7"}}"#;
    let assigned = Report::from_mqtt(topic, assigned);
    tally.equal(assigned.is_failure(), false);
    tally.equal(assigned.assigned_hub().and_then(|hub| hub.as_str()), Some("hub.example"));
    let topic = "$dps/registrations/res/202/?$rid=7&retry-after=3";
    let assigning = Report::from_mqtt(topic, br#"{"operationId":"5.a","status":"assigning"}"#);
    tally.equal(assigning.is_pending(), true);
    tally.shows(format_args!("{assigning}"), "registration assigning (retry after: 3 s)");
}

fn error_object(tally: &mut Tally) {
    let headers = [("Retry-After", "3"), ("x-ms-request-id", "0f3c")];
    for (body, id) in [
        (r#"{"errorCode":401002,"trackingId":"7d1e","message":"Invalid certificate","info":null}"#, "7d1e"),
        (r#"{"info":{"errorCode":"1"},"message":"Invalid certificate","errorCode":"401002"}"#, "0f3c"),
        ("\u{feff} {\r\n\t\"Code\" : 401002.0 ,\n \"errorMessage\" : \"Invalid\\u0020certificate\" }\n", "0f3c"),
    ] {
        let report = Report::from_http(401, headers, body);
        tally.equal(report.code(), Some(Code::classify(401_002)));
        tally.equal(report.retry_after().map(|wait| wait.as_secs()), Some(3));
        tally.equal(report.tracking_id().is_some_and(|found| *found == id), true);
        tally.equal(report.message().is_some_and(|message| *message == "Invalid certificate"), true);
    }
    // A number without a row, a negative one, those at the ends of 64 bits.
    for number in ["404299", "-12", "9223372036854775807", "-9223372036854775808"] {
        let mut body = dps_codes_firmware::text::Text::<64>::new();
        let written = core::fmt::Write::write_fmt(&mut body, format_args!("{{\"errorCode\":{number}}}"));
        tally.equal(written, Ok(()));
        tally.equal(Report::from_http(400, Report::NO_HEADERS, body.as_str()).number(), number.parse().ok());
    }
    let page = Report::from_http(503, Report::NO_HEADERS, "<html>Error code: 404201</html>");
    tally.equal((page.number(), page.http_status()), (None, Some(503)));
    let dates = [("date", "Sun, 06 Nov 1994 08:49:30 GMT"), ("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT")];
    let dated = Report::from_http(429, dates, "");
    tally.equal(dated.retry_after().map(|wait| wait.as_secs()), Some(7));
}

/// Messages with escapes, and error objects as strings within them, unescaped only while they are printed.
fn escapes(tally: &mut Tally) {
    let body = r#"{"errorCode":400004,"message":"no \"ID\": caf\u00e9 \ud83e\udd80\\\/\ud83e"}"#;
    let report = Report::from_http(400, Report::NO_HEADERS, body);
    let Some(message) = report.message() else { return tally.equal(false, true) };
    tally.equal(message.as_str(), None);
    tally.shows(format_args!("{message}"), "no \"ID\": café 🦀\\/\u{fffd}");

    let body = r#"{"Message":"BadRequest:{\"errorCode\":400004,\"trackingId\":\"7d1e\",\"message\":\"no \\\"ID\\\" \\u00e4\"}"}"#;
    let report = Report::from_http(400, Report::NO_HEADERS, body);
    tally.equal(report.number(), Some(400_004));
    let line =
        "400004 ArgumentInvalid: An argument of the request is not valid. (message: no \"ID\" ä, tracking ID: 7d1e)";
    tally.shows(format_args!("{report}"), line);
    // An error object in a string in a string.
    let nested =
        r#"{"message":"{\"msg\":\"{\\\"errorCode\\\":401002,\\\"message\\\":\\\"Invalid certificate\\\"}\"}"}"#;
    let report = Report::from_mqtt("", nested);
    tally.equal(report.number(), Some(401_002));
    tally.equal(report.message().is_some_and(|message| *message == "Invalid certificate"), true);
}

/// Responses that the receive buffer has truncated.
fn cut_bodies(tally: &mut Tally) {
    let body = r#"{"errorCode":404201,"message":"not found"}"#;
    for end in 0..=body.len() {
        let report = Report::from_http(404, Report::NO_HEADERS, &body.as_bytes()[..end]);
        // A part of a number does not count, up to the comma behind it.
        let comma = r#"{"errorCode":404201,"#.len();
        tally.equal(report.number(), (end >= comma).then_some(404_201));
        tally.equal(report.is_failure(), true);
    }
    let report = Report::from_http(404, Report::NO_HEADERS, &body.as_bytes()[..body.len() - 4]);
    tally.equal(report.message().is_some_and(|message| *message == "not fou"), true);
}

fn challenge(tally: &mut Tally) {
    let body = r#"{"message":"…","authenticationKey":"bm8ga2V5","keyName":"registration"}"#;
    let report = Report::from_http(401, Report::NO_HEADERS, body);
    tally.equal((report.is_challenge(), report.is_failure()), (true, false));
    tally.equal(report.authentication_key().and_then(|key| key.as_str()), Some("bm8ga2V5"));
    tally.shows(format_args!("{report}"), "TPM challenge (message: …)");
    let refused = r#"{"errorCode":401002,"authenticationKey":"bm8ga2V5"}"#;
    let refused = Report::from_mqtt("$dps/registrations/res/401/?$rid=1", refused);
    tally.equal((refused.is_challenge(), refused.is_failure()), (false, true));
}

fn return_codes(tally: &mut Tally) {
    for code in 0..=u8::MAX {
        let report = Report::from_connack(code);
        tally.equal(report.is_failure(), code != 0);
        tally.equal((report.number(), report.http_status()), (None, None));
    }
    tally.shows(format_args!("{}", Report::from_connack(5)), "CONNACK 5");
}

fn wordings(tally: &mut Tally) {
    let report = Report::from_http(401, Report::NO_HEADERS, r#"{"message":"CA certificate not found."}"#);
    tally.equal(report.candidates().eq([Code::IotHubUnauthorizedAccess]), true);
    for bytes in [&b"\xff\xfe{\"errorCode\":1}"[..], b"{\"message\":\"\\ud83", b"\\\\\\\"", b"\"\\"] {
        let report = Report::from_http(400, Report::NO_HEADERS, bytes);
        tally.equal(report.advice(Phase::Register).wait(), None);
    }
}

fn bulk_result(tally: &mut Tally) {
    let body = r#"{"isSuccessful":false,"errors":[
        {"registrationId":"a","errorCode":409201,"errorStatus":"An enrollment with ID \"a\" exists."},
        {"registrationId":"b","errorCode":404299,"errorStatus":""},
        {"registrationId":"c","more":[{"errorCode":1}],"errorCode":"400004"}]}"#;
    let mut items = Report::from_bulk(body);
    for (id, number) in [("a", 409_201), ("b", 404_299), ("c", 400_004)] {
        let Some(item) = items.next() else { return tally.equal(false, true) };
        tally.equal(item.registration_id().and_then(|id| id.as_str()), Some(id));
        tally.equal(item.code(), Some(Code::classify(number)));
        tally.equal(item.is_failure(), true);
    }
    tally.equal(items.next(), None);
    let whole = Report::from_http(200, Report::NO_HEADERS, body);
    tally.equal((whole.is_failure(), whole.number()), (true, Some(409_201)));
    tally.equal(Report::from_bulk(r#"{"isSuccessful":true,"errors":[]}"#).count(), 0);
}
