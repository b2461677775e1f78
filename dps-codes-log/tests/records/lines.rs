//! Lines that belong together are one record, and two failures never are.

use dps_codes_log::Records;

use crate::{assert_failures, failures, without_devices};

#[test]
fn plain_lines_are_records_of_their_own() {
    let input = "nothing\nError code: 404201\n\nerrorCode=401002 at 10:00\r\n$dps/registrations/res/429/?$rid=1\nHTTP/1.1 200 OK\n";
    let expected = [(Some(404_201), None, None), (Some(401_002), None, None), (None, Some(429), None)];
    assert_failures("lines", input.as_bytes(), &expected);
}

#[test]
fn the_lines_of_a_failure_are_one_record() {
    for (form, lines, number, status) in [
        ("fields", "Error code: 400209\nError message: no hub\nError tracking ID: 5f3c\n", Some(400_209), None),
        (
            "a dump of Node",
            "Error: failed {\n  errorCode: 404201,\n  info: {},\n  trackingId: '5f3c',\n  headers: [\n    'a', 'b'\n  ]\n}\n",
            Some(404_201),
            None,
        ),
        (
            "an object of Node",
            "{\n  errorCode: 404201,\n  nested: {\n    trackingId: '5f3c'\n  }\n}\n",
            Some(404_201),
            None,
        ),
        (
            "an object of Node before version 12",
            "{ errorCode: 404201,\n  trackingId: '5f3c',\n  message: 'Not found.' }\n",
            Some(404_201),
            None,
        ),
        (
            "an exception of Java with its cause",
            "x.ClientException: x.HubException: {\"errorCode\":404201,\"message\":\"x\"}\n\tat x.Y(Y.java:404)\nCaused by: x.HubException: {\"errorCode\":404201,\"message\":\"x\"}\n\t... 10 more\n",
            Some(404_201),
            None,
        ),
        (
            "an exception of .NET with inner ones",
            "System.AggregateException: One or more errors occurred. (Service Error: 404201 - NotFound)\n ---> X: Service Error: 404201 - NotFound\n ---> Y: Service Error: 404201 - NotFound\n   at X.Y() in /_/x.cs:line 401002\n   --- End of inner exception stack trace ---\n",
            Some(404_201),
            None,
        ),
        (
            "an error of the Azure CLI",
            "ERROR: (404201) Enrollment not found\nCode: 404201\nMessage: Enrollment not found\n",
            Some(404_201),
            None,
        ),
        (
            "a CONNACK of the C SDK",
            "<- CONNACK | SESSION_PRESENT: false | RETURN_CODE: 0x5\nError: Func:recv Connection Not Accepted: 0x5: Not Authorized\n",
            None,
            Some(5),
        ),
        (
            "a CONNACK of mosquitto",
            "Client null received CONNACK (5)\nConnection error: Connection Refused: not authorised.\n",
            None,
            Some(5),
        ),
        (
            "XML",
            "<Data>[404 Not Found] {&quot;errorCode&quot;:404201,&quot;message&quot;:&quot;x&quot;}</Data>\n",
            Some(404_201),
            Some(404),
        ),
        (
            "topic and payload",
            "topic: $dps/registrations/res/404/?$rid=1\npayload: {\"errorCode\":404201,\"trackingId\":\"5f3c\"}\n",
            Some(404_201),
            Some(404),
        ),
        (
            "a response",
            "HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\n\r\n{\"errorCode\":404201}\r\n",
            Some(404_201),
            Some(404),
        ),
        (
            "a response of curl",
            "< HTTP/2 404\n< content-type: application/json\n< \n{\n  \"errorCode\": 404201\n}\n",
            Some(404_201),
            Some(404),
        ),
        (
            "a debug log of Python",
            "DEBUG:azure:Response status: 404\nDEBUG:azure:Response headers:\nDEBUG:azure:    'x-ms-request-id': '5f3c'\nDEBUG:azure:Response content:\nDEBUG:azure:{\"errorCode\":404201}\n",
            Some(404_201),
            Some(404),
        ),
    ] {
        assert_one_record(form, lines, number, status);
    }
}

#[test]
fn the_lines_of_an_sdk_are_one_record() {
    for (form, lines, number, status) in [
        (
            "an error of azure-core below its trace",
            "2026-11-26 10:00:00 ERROR main: failed\nTraceback (most recent call last):\n  File \"x.py\", line 404201, in <module>\nazure.core.exceptions.HttpResponseError: (404204) No such group\nCode: 404204\nMessage: No such group\n",
            Some(404_204),
            None,
        ),
        (
            "a response of azure-core",
            "azure.core.exceptions.ResourceNotFoundError: Operation returned an invalid status 'Not Found'\nContent: {\"errorCode\":404201,\"message\":\"Enrollment not found\"}\n",
            Some(404_201),
            None,
        ),
        (
            "headers with a delay in milliseconds",
            "HTTP/1.1 429 Too Many Requests\nretry-after-ms: 2500\n\n{\"errorCode\":429001,\"message\":\"x\"}\n",
            Some(429_001),
            Some(429),
        ),
        (
            "a debug log of identityd",
            "<7>2026-11-26T10:00:00Z [DEBUG] - DPS response status 401\n<7>2026-11-26T10:00:00Z [DEBUG] - DPS response headers {\"x-ms-request-id\": \"5f3c\"}\n<7>2026-11-26T10:00:00Z [DEBUG] - DPS response body \"{\\\"errorCode\\\":401002,\\\"trackingId\\\":\\\"5f3c\\\"}\"\n",
            Some(401_002),
            Some(401),
        ),
        (
            "fields of the Embedded C SDK",
            "Operation status: failed\nExtended error code: 400207\nError message: Custom allocation failed\n",
            Some(400_207),
            None,
        ),
    ] {
        assert_one_record(form, lines, number, status);
    }
}

/// Panics unless the lines are one failure, and two if they occur twice.
#[track_caller]
fn assert_one_record(form: &str, lines: &str, number: Option<i64>, status: Option<u16>) {
    assert_failures(form, lines.as_bytes(), &[(number, status, None)]);
    let twice = without_devices(failures(format!("nothing\n{lines}{lines}nothing\n").as_bytes()));
    assert_eq!(twice, [(number, status); 2], "{form}");
}

#[test]
fn different_failures_never_merge() {
    for input in [
        "$dps/registrations/res/401/?$rid=1\n$dps/registrations/res/404/?$rid=2 {\"errorCode\":404201}\n",
        "Error code: 401002\nError code: 404201\n",
        "{\"errorCode\":401002}\n{\"errorCode\":404201}\n",
        "{\n\"errorCode\":401002\n}\n{\n\"errorCode\":404201\n}\n",
        "HTTP/1.1 401 Unauthorized\r\n\r\nHTTP/1.1 404 Not Found\r\n\r\n{\"errorCode\":404201}\n",
        "x.Error: {\"errorCode\":401002}\n\tat x\nx.Error: {\"errorCode\":404201}\n\tat x\n",
        "(401002) x\nCode: 404201\n",
        "HTTP/1.1 401 Unauthorized\n\n{\"errorCode\":401002}\n{\"errorCode\":404201}\n",
    ] {
        let found = without_devices(failures(input.as_bytes()));
        let statuses: Vec<_> = found
            .iter()
            .map(|(number, status)| number.map_or(status.map(i64::from), |number| Some(number / 1000)))
            .collect();
        assert_eq!(statuses, [Some(401), Some(404)], "{input}");
    }
}

#[test]
fn lines_that_end_with_carriage_returns_are_read_one_by_one() {
    let log = "2026-11-26T10:01:00Z Service Error: 400004 - BadRequest\r2026-11-26T10:02:00Z DPS response status 429\r";
    let expected = [(Some(400_004), None), (None, Some(429))];
    assert_eq!(without_devices(failures(log.as_bytes())), expected);
    assert_eq!(without_devices(failures(format!("start\r\n{log}").as_bytes())), expected);
}

#[test]
fn failures_in_lists_of_any_export_are_records() {
    let bodies =
        [r#"{"message":"Service Error: 400004 - BadRequest"}"#, r#"{"message":"404204: Enrollment group not found"}"#];
    let expected = [(Some(400_004), None), (Some(404_204), None)];
    for [before, between, behind] in [
        [r#"{"data":[{"attributes":"#, r#"},{"attributes":"#, "}]}"],
        [r#"{"log":{"entries":[{"response":"#, r#"},{"response":"#, "}]}}"],
        [r#"[{"timestamp":"2026-11-26T10:04:05Z","jsonPayload":"#, r#"},{"jsonPayload":"#, "}]"],
        [r#"{"count":404201,"foo":["#, ",{},", "]}"],
        [r#"{"a":{"foo":[{"b":["#, r#",{"b":1}]},{"b":["#, "]}]}}"],
    ] {
        let input = format!("{before}{}{between}{}{behind}", bodies[0], bodies[1]);
        assert_eq!(without_devices(failures(input.as_bytes())), expected, "{input}");
    }
}

#[test]
fn a_response_that_states_more_is_not_a_repetition() {
    let log = "Error: {\"errorCode\":400004}\n    at x (y.js:1:2) {\n  statusCode: 400,\n  body: '{\"errorCode\":400004}'\n}\n";
    assert_eq!(without_devices(failures(log.as_bytes())), [(Some(400_004), None), (Some(400_004), Some(400))]);
}

#[test]
fn records_that_are_kept_are_those_that_are_read() {
    let input = "starting\nError code: 400209\nError message: no hub\n\nerrorCode=401002 at 10:00\n";
    let (mut kept, mut read) = (Records::new(input.as_bytes()), Records::new(input.as_bytes()));
    let mut count = 0;
    while let Some(record) = read.next_record().unwrap() {
        let buf = kept.next_buf().unwrap().expect("as many records");
        assert_eq!((buf.record().line(), buf.record().text()), (record.line(), record.text()));
        assert_eq!((buf.len(), buf.is_empty()), (record.text().len(), record.text().is_empty()));
        count += 1;
    }
    assert!(count >= 3 && kept.next_buf().unwrap().is_none(), "{count}");
}
