//! Text that users paste: dumps of HTTP responses, logs of MQTT clients, wrapped or truncated lines, short notes.

use dps_codes::Report;

use crate::assert_report::{Expected, failure, status};
use crate::assert_texts;

#[test]
fn dumps_of_http_clients() {
    let thrown = || failure(429_001).over(429).retry_after(7).message("slow down").tracking_id("3e1d");
    assert_texts([
        (
            r#"{"response":{"status":429,"headers":{"retry-after":"7","x-ms-request-id":"3e1d"},"data":{"errorCode":429001,"message":"slow down"}}}"#,
            thrown(),
        ),
        (
            r#"{"statusCode":429,"headers":{"Retry-After":"7"},"body":"{\"errorCode\":429001,\"trackingId\":\"3e1d\",\"message\":\"slow down\"}"}"#,
            thrown(),
        ),
        (
            r#"Response { status: 429, headers: {"retry-after": "7", "x-ms-request-id": "3e1d"}, body: "{\"errorCode\":429001,\"message\":\"slow down\"}" }"#,
            thrown(),
        ),
        (
            "< HTTP/1.1 429 Too Many Requests\n< Date: Sun, 06 Nov 1994 08:49:30 GMT\n< Retry-After: Sun, 06 Nov 1994 08:49:37 GMT\n< x-ms-request-id: 3e1d\n<\n{ \"errorCode\": 429001, \"message\": \"slow down\" }\n* Connection #0 to host global.azure-devices-provisioning.net left intact",
            thrown(),
        ),
        (
            r"{'Date': 'Sun, 06 Nov 1994 08:49:30 GMT', 'Retry-After': 'Sun, 06 Nov 1994 08:49:37 GMT', 'status': 503}",
            status(503).retry_after(7),
        ),
        ("errorCode: 429001\nmessage: slow down\ntrackingId: 3e1d\nstatus: 429\nretryAfter: 7\n", thrown()),
        (
            "error:\n  errorCode: 429001\n  message: slow down\n  trackingId: 3e1d\n  status: 429\n  retry-after: 7\n",
            thrown(),
        ),
        (
            "\r\nerrorCode    : 429001\r\nmessage      : slow down\r\ntrackingId   : 3e1d\r\nstatusCode   : 429\r\nretryAfter   : 7\r\n",
            thrown(),
        ),
    ]);
}

#[test]
fn logs_of_mqtt_clients() {
    assert_texts([
        ("Received PUBLISH (d0, q1, r0, m1), '$dps/registrations/res/401/?$rid=9b2c', ...  (148 bytes)", status(401)),
        (
            "Client pump-7 received PUBLISH (d0, q0, r0, m0, '$dps/registrations/res/202/?$rid=1&retry-after=3', ... (94 bytes))",
            status(202).retry_after(3),
        ),
        (
            r#"{"topic":"$dps/registrations/res/401/?$rid=1","payload":"{\"errorCode\":401002,\"message\":\"Unauthorized\"}"}"#,
            failure(401_002).over(401).message("Unauthorized"),
        ),
        (
            "$dps/registrations/res/429/?$rid=1&retry-after=5 {\"errorCode\":429001}",
            failure(429_001).over(429).retry_after(5),
        ),
        (
            "Publish { topic: \"$dps/registrations/res/404/?$rid=1\", payload: b\"{\\\"errorCode\\\":404201}\" }",
            failure(404_201).over(404),
        ),
    ]);
}

#[test]
fn wrapped_and_truncated_lines() {
    assert_texts([
        (
            "caused by: HTTP request failed: [401       \n                      Unauthorized] {\"Message\":\"ErrorCode:IotHubUnauthorizedAccess;Unauthorized\",\"\n",
            failure(401_002).over(401).name("IotHubUnauthorizedAccess").message("Unauthorized"),
        ),
        (
            r#"{"errorCode":404201,"trackingId":"3e1d","message":"Enrollment not fou"#,
            failure(404_201).tracking_id("3e1d").message("Enrollment not fou"),
        ),
        (r#"ERROR {"errorCode":404201,"trackingId":"3e"#, failure(404_201)),
    ]);
    let cut = r#"{"Message":"ErrorCode:Unauthorized"#;
    let said = Report::from_http(401, Report::NO_HEADERS, cut);
    assert_eq!(said.name(), None, "it may go on: UnauthorizedAccess");
}

#[test]
fn text_that_operators_paste() {
    assert_texts([
        ("| errorCode | 404201 |\n| --- | --- |", failure(404_201)),
        ("<Error><Code>404201</Code><Message>Enrollment not found.</Message></Error>", failure(404_201)),
        ("dps: 404201", failure(404_201)),
        ("DPS_404201", Expected::default()),
        ("the device got 401002 from DPS", failure(401_002)),
        ("why 404201?", failure(404_201)),
        ("(404201)", failure(404_201)),
        ("'404201'", failure(404_201)),
        ("404201.", failure(404_201)),
        ("404201:", failure(404_201)),
        ("404201, 409201", failure(404_201)),
        ("registration failed: 404201", failure(404_201)),
        ("Unauthorized: 401002", failure(401_002)),
        ("reason 429001", failure(429_001)),
        ("result=401002", failure(401_002)),
        ("returned error code 401002 (Unauthorized)", failure(401_002)),
        ("ErrorCode=401002", failure(401_002)),
        ("error_code = 401002", failure(401_002)),
        ("errorCode:401002,trackingId:3e1d", failure(401_002).tracking_id("3e1d")),
        ("dpsErrorCode: 401002", failure(401_002)),
        ("errcode=401002", failure(401_002)),
        ("rc=-1 errorCode=401002", failure(401_002)),
        ("2024-01-05T10:00:01Z 404201 EnrollmentNotFound", failure(404_201)),
        ("10:00:01 [ERROR] 404201", failure(404_201)),
        ("10:00:01.123 | E | dps | 404201", failure(404_201)),
        ("error 404201 on port 8883 after 30 s", failure(404_201)),
        ("pid 4711: error 404201", failure(404_201)),
        ("[dps] <404201>", failure(404_201)),
        ("Tracking ID: 3e1d", Expected::default().tracking_id("3e1d")),
        ("x-ms-request-id: 3e1d", Expected::default().tracking_id("3e1d")),
        ("errorCode: \"404201\"", failure(404_201)),
        ("errorCode: '404201'", failure(404_201)),
        ("\"errorCode\"=\"404201\"", failure(404_201)),
        ("\"errorCode\" => 404201", failure(404_201)),
        ("errorCode\t404201", failure(404_201)),
        ("errorCode\n404201", failure(404_201)),
        ("errorCode: 404201; errorCode: 409201", failure(409_201)),
        ("status: 404, errorCode: 404201", failure(404_201).over(404)),
        ("HTTP/1.1 404 Not Found ... 404201", failure(404_201).over(404)),
        ("registrationState: failed, errorCode 400209", failure(400_209)),
        ("status: 'failed', errorCode: 400209", failure(400_209).registration("failed")),
        ("status=assigning operationId=5.a", Expected::default().registration("assigning")),
        ("STATUS: ASSIGNED", Expected::default().registration("ASSIGNED")),
    ]);
}
