//! The same response in the notations in which programs print it.

use dps_codes::Phase;

use crate::expectation::{Case, assert_cases, case};

fn throttled(text: impl Into<String>) -> Case {
    case(Phase::Register, text).number(429_001).tracking_id("4f1c").message("slow down")
}

#[test]
fn objects() {
    let json = r#"{"errorCode":429001,"trackingId":"4f1c","message":"slow down"}"#;
    let escaped = json.replace('"', "\\\"");
    let twice = escaped.replace('\\', "\\\\").replace('"', "\\\"");
    assert_cases([
        throttled(json),
        throttled(format!("b'{json}'")),
        throttled(format!("\"{escaped}\"")),
        throttled(format!("\"{twice}\"")),
        throttled(format!("{{\"Message\":\"TooManyRequests:{escaped}\"}}")),
        throttled(format!("Error: {{\"Message\": \"{escaped}\"}}")),
        throttled(format!("responseBody: '{{\"Message\": \"{}\"}}'", escaped.replace('\\', "\\\\"))),
        throttled("{'errorCode': 429001, 'trackingId': '4f1c', 'message': 'slow down'}"),
        throttled("{ errorCode: 429001, trackingId: '4f1c', message: 'slow down' }"),
        throttled("{\n  errorCode: 429001,\n  trackingId: '4f1c',\n  message: 'slow down'\n}"),
        throttled("'{\\n  \"errorCode\": 429001,\\n  \"trackingId\": \"4f1c\",\\n  \"message\": \"slow down\"\\n}'"),
        throttled("Error { error_code: Some(429001), tracking_id: Some(\"4f1c\"), message: Some(\"slow down\") }"),
        throttled("errorCode: 429001\nmessage: slow down\ntrackingId: 4f1c\n"),
        throttled(format!("<- close {{\"error\":[\"amqp:resource-limit-exceeded\",\"{escaped}\",[]]}}")),
    ]);
}

#[test]
fn headers() {
    let with_delay = |text: &str| throttled(text).status(429).retry_after(7);
    let body = r#"{"errorCode":429001,"trackingId":"4f1c","message":"slow down"}"#;
    assert_cases([
        with_delay(&format!("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\nx-ms-request-id: 4f1c\r\n\r\n{body}")),
        with_delay(&format!("< HTTP/2 429\n< retry-after: 7\n< x-ms-request-id: 4f1c\n<\n{body}")),
        with_delay(&format!(
            "rawHeaders: [\n  'x-ms-request-id',\n  '4f1c',\n  'Retry-After',\n  '7'\n],\nstatusCode: 429,\nresponseBody: '{body}'"
        )),
        with_delay(&format!("status 429 [\"retry-after\",\"7\"] {body}")),
        with_delay(&format!(
            "{{ statusCode: 429, headers: {{ 'retry-after': '7', 'x-ms-request-id': '4f1c' }} }} {body}"
        )),
        with_delay(&format!(
            "Response status: 429\nResponse headers:\n    'Retry-After': '7'\n    'x-ms-request-id': '4f1c'\nResponse content:\n{body}"
        )),
        with_delay(&format!("Response {{ status: 429, headers: {{\"retry-after-ms\": \"7000\"}} }} {body}")),
        with_delay(
            "('HTTP/1.1 429 Too Many Requests\\r\\nRetry-After: 7\\r\\n\\r\\n{\"errorCode\":429001,\"trackingId\":\"4f1c\",\"message\":\"slow down\"}',)",
        ),
    ]);
}

#[test]
fn sentences() {
    let python = "HttpResponseError('(404201) Enrollment not found.\\nCode: 404201\\nMessage: Enrollment not found.')";
    let not_found = |text: &str| case(Phase::Manage, text).number(404_201).message("Enrollment not found.");
    assert_cases([
        not_found(python),
        not_found("(404201) Enrollment not found.\nCode: 404201\nMessage: Enrollment not found."),
        not_found("Service Error: 404201 - Enrollment not found. (TrackingID: 7d1e Time: 2026-01-01T00:00:00Z)")
            .tracking_id("7d1e"),
        not_found("Service Error 404201 Enrollment not found."),
        not_found("DPS error 404201: Enrollment not found."),
        not_found("Status: Failed, Error: 404201, Message: Enrollment not found."),
    ]);
}

#[test]
fn messages_of_exceptions() {
    let register = |text: &str| case(Phase::Register, text).status(404);
    let message = "register request returned a service error status code 404";
    assert_cases([
        register(&format!("azure.iot.device.exceptions.ServiceError: {message}")).message(message),
        register(&format!("ClientError('Unexpected failure') caused by ServiceError('{message}')")).message(message),
        register(&format!("ServiceError(\"{message}\")")).message(message),
    ]);
}

/// Windows paths have `\n` too.
#[test]
fn backslashes_of_paths() {
    let text = "File:..\\3rdparty\\net\\tls.c Line:404 C:\\new\\registrations\\404201 errorCode: 401002";
    assert_cases([case(Phase::Register, text).number(401_002)]);
}
