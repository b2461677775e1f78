//! Everything that an error of DPS may come in, given as one argument.

use dps_codes::Action;
use serde_json::{Value, json};

use crate::{explain, explain_json, keys_in_order, object_of, wait_of};

/// The inputs, and what their objects have to have.
fn cases() -> Vec<(&'static str, Value)> {
    let mut cases = bodies();
    cases.extend(others());
    cases
}

fn bodies() -> Vec<(&'static str, Value)> {
    vec![
        // The error object.
        (
            r#"{"errorCode":401002,"trackingId":"5f-1","message":"Invalid certificate","timestampUtc":"2019-03-15T19:43:02.7904455Z","info":null}"#,
            json!({"number": 401_002, "known": true, "name": "IotHubUnauthorizedAccess", "http_status": 401,
                "tracking_id": "5f-1", "message": "Invalid certificate", "challenge": false, "transport_status": null,
                "action": "Reregister", "wait_s": wait_of(Action::Reregister)}),
        ),
        (r#"{"errorCode":"404201"}"#, json!({"number": 404_201, "message": null, "tracking_id": null})),
        (r#"{"errorCode":-7,"trackingId":""}"#, json!({"number": -7, "known": false, "tracking_id": null})),
        (r#"{"errorCode":404250}"#, json!({"number": 404_250, "known": false, "family": "NotFound", "summary": null})),
        (
            r#"{"code":409203,"Message":"Precondition failed."}"#,
            json!({"number": 409_203, "message": "Precondition failed."}),
        ),
        (
            r#"{"errorCode":0,"trackingId":"a","message":"strange"}"#,
            json!({"number": null, "known": false,
            "tracking_id": "a", "message": "strange", "action": "Investigate", "wait_s": null}),
        ),
        (r#"{"message":"strange"}"#, json!({"number": null, "message": "strange", "action": "Investigate"})),
        // A failure inside of a success, and other states of a registration.
        (
            r#"{"operationId":"4.a","status":"failed","registrationState":{"registrationId":"pump","status":"failed","errorCode":400207,"errorMessage":"Custom allocation failed with status code: 404"}}"#,
            json!({"number": 400_207, "http_status": 400, "message": "Custom allocation failed with status code: 404"}),
        ),
        (
            r#"{"operationId":"4.a","status":"failed","registrationStatus":{"errorCode":"400209"}}"#,
            json!({"number": 400_209, "transport_status": null}),
        ),
        (
            r#"{"status":"disabled","registrationState":{"status":"disabled"}}"#,
            json!({"number": null, "known": false,
            "name": null, "action": "RepairCredentials", "actor": "operator", "challenge": false, "wait_s": null}),
        ),
        (
            r#"{"operationId":"5.a","status":"assigning"}"#,
            json!({"number": null, "action": "Poll", "actor": "program", "wait_s": wait_of(Action::Poll)}),
        ),
        (
            r#"{"status":"assigned","registrationState":{"assignedHub":"h.example","status":"assigned"}}"#,
            json!({"number": null, "action": "Proceed", "wait_s": null}),
        ),
        // A challenge.
        (
            r#"{"message":"m","authenticationKey":"bm8=","keyName":"registration"}"#,
            json!({"number": null, "name": null,
            "challenge": true, "action": "AnswerChallenge", "actor": "program", "wait_s": 0, "message": "m"}),
        ),
        (
            r#"$dps/registrations/res/401/?$rid=1&retry-after=4 {"authenticationKey":"bm8="}"#,
            json!({"number": null, "challenge": true, "transport_status": 401, "retry_after_s": 4, "wait_s": 4}),
        ),
        (r#"{"operationId":"5.a"}"#, json!({"number": null, "action": "Poll"})),
        (r#"{"operationId":"5.a","status":"waiting"}"#, json!({"number": null, "action": "Poll"})),
    ]
}

fn others() -> Vec<(&'static str, Value)> {
    vec![
        // MQTT.
        (
            "$dps/registrations/res/429/?$rid=1&retry-after=60",
            json!({"number": null, "http_status": 429, "transport_status": 429, "retry_after_s": 60, "wait_s": 60}),
        ),
        (
            "$dps/registrations/res/429/?Retry-After=0&$rid=1",
            json!({"retry_after_s": 0, "wait_s": wait_of(Action::Backoff)}),
        ),
        (
            "$dps/registrations/res/503/?$rid=%7B1%7D&retry-after=-1&x=y",
            json!({"transport_status": 503, "retry_after_s": null, "action": "UseCachedCredentials", "wait_s": wait_of(Action::UseCachedCredentials)}),
        ),
        (
            r#"$dps/registrations/res/404/?$rid=1 {"errorCode":404201,"message":"gone"}"#,
            json!({"number": 404_201, "transport_status": 404, "message": "gone"}),
        ),
        // IoT Hub's style, and objects as strings.
        (
            r#"{"Message":"ErrorCode:IotHubUnauthorizedAccess;Unauthorized","ExceptionMessage":"Tracking ID:ab-G:10-TimeStamp:01/23/2018 08:30:19"}"#,
            json!({"number": 401_002, "tracking_id": "ab-G:10-TimeStamp:01/23/2018 08:30:19"}),
        ),
        ("ErrorCode:DeviceMisplaced;gone", json!({"number": null, "known": false, "action": "Investigate"})),
        (
            r#"{"Message":"BadRequest:{\"errorCode\":400004,\"trackingId\":\"t\",\"message\":\"inner\"}"}"#,
            json!({"number": 400_004, "message": "inner", "tracking_id": "t"}),
        ),
        // SDKs and tools.
        (
            "Microsoft.Azure.Devices.ProvisioningServiceClientHttpException: Service Error: 400004 - BadRequest (TrackingID: 7d1e Time: 2019-03-15T19:43:02Z)",
            json!({"number": 400_004, "message": "BadRequest", "tracking_id": "7d1e"}),
        ),
        ("azure.iot.device.exceptions: (400004) Unsupported API version", json!({"number": 400_004})),
        (
            r#"HTTP request failed: [400 Bad Request] {"errorCode":400004,"message":"m"}"#,
            json!({"number": 400_004, "transport_status": 400}),
        ),
        ("deployment failed. Error code: 400207", json!({"number": 400_207})),
        // A symptom, and texts without a number.
        (
            "2021-05-05T10:00:00Z [ERR!] - Failed to provision with IoT Hub, and no valid device backup was found: DPS client error",
            json!({"number": null, "known": false, "action": "CheckAndRetry", "actor": "operator"}),
        ),
        (
            "dps: CA certificate not found.",
            json!({"number": null, "action": "Reregister", "challenge": false,
            "actions": {"register": "RepairCredentials", "poll": "RepairCredentials", "lookup": "Reregister", "connect": "Reregister", "manage": "RepairCredentials"}}),
        ),
        (r#"{"message":"Unauthorized"}"#, json!({"number": null, "message": "Unauthorized", "action": "Reregister"})),
        // Several lines.
        (
            "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 110\r\nx-ms-request-id: ab-1\r\n\r\n{\"errorCode\":429001,\r\n \"message\":\"m\"}",
            json!({"number": 429_001, "transport_status": 429, "retry_after_s": 110, "message": "m", "tracking_id": "ab-1",
                "wait_s": 110}),
        ),
        (
            "HTTP/1.1 503 Service Unavailable\n\n<html><h1>503 Line:670</h1></html>",
            json!({"number": null, "http_status": 503, "transport_status": 503}),
        ),
        ("Traceback:\n  File \"x.py\", line 404\nError: (401002) Unauthorized", json!({"number": 401_002})),
        // Cut, and with punctuation around it.
        (r#"{"errorCode":401002,"message":"Inval"#, json!({"number": 401_002})),
        ("(404201)", json!({"number": 404_201, "challenge": false})),
        ("404201.", json!({"number": 404_201})),
    ]
}

#[test]
fn everything_is_read() {
    for (input, expected) in cases() {
        let object = object_of(input);
        for (key, value) in expected.as_object().expect("the cases are objects") {
            assert_eq!(object[key], *value, "{key} of {input}\n{object}");
        }
    }
}

#[test]
fn all_objects_have_the_same_keys_in_the_same_order() {
    let line = explain_json(["404201"]).stdout;
    let keys = keys_in_order(&line);
    assert_eq!(keys.len(), 26);
    let inputs: Vec<_> = cases().into_iter().map(|(input, _)| input).collect();
    let outcome = explain_json(&inputs);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
    for line in outcome.stdout.lines() {
        assert_eq!(keys_in_order(line), keys, "{line}");
        let object: Value = serde_json::from_str(line).expect("each line is an object");
        assert_eq!(object["known"], Value::from(!object["name"].is_null()), "{line}");
        if object["name"].is_null() {
            let of_a_row = ["summary", "provenance"];
            assert!(of_a_row.iter().all(|key| object[key].is_null()) && object["sources"] == json!([]), "{line}");
        }
        assert!(object["challenge"].is_boolean() && object["phase"].is_null());
    }
}

#[test]
fn each_failure_of_a_bulk_operation_is_listed() {
    let input = r#"{"isSuccessful":false,"errors":[
        {"registrationId":"a","errorCode":409201,"errorStatus":"exists"},
        {"registrationId":"b","errorCode":404201,"errorStatus":"is not there"}]}"#;
    let object = object_of(input);
    assert_eq!((&object["number"], &object["message"]), (&json!(409_201), &json!("exists")));
    let failures = json!([
        {"registration_id": "a", "number": 409_201, "name": "EnrollmentConflict", "message": "exists"},
        {"registration_id": "b", "number": 404_201, "name": "EnrollmentNotFound", "message": "is not there"},
    ]);
    assert_eq!(object["failures"], failures);
    // In text, each is explained.
    let text = explain([input]).stdout;
    assert!(text.contains("409201 EnrollmentConflict") && text.contains("404201 EnrollmentNotFound"), "{text}");
    // Other services have lists of errors, too.
    let input = r#"{"title":"x","errorCode":400004,"errors":{"Name":["is missing"],"Id":["is missing"]}}"#;
    assert_eq!(object_of(input)["number"], 400_004);
}
