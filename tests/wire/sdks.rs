//! What the SDKs, IoT Edge, the Azure CLI and the portal write when provisioning fails.

use dps_codes::{Action, Phase, Report, Symptom};

use crate::expect::{Expected, failure, status, texts_say};

/// The object that all of them carry, and what it says.
const OBJECT: &str = r#"{"errorCode":401002,"trackingId":"3e1d-77","message":"Unauthorized","timestampUtc":"2024-02-01T09:15:27.1122334Z"}"#;

fn object() -> Expected {
    failure(401_002).tracking_id("3e1d-77").message("Unauthorized").timestamp("2024-02-01T09:15:27.1122334Z")
}

/// What is said of an operation that the hub has refused.
fn refused_by_hub(id: &'static str) -> Expected {
    failure(401_002).name("IotHubUnauthorizedAccess").message("Unauthorized").tracking_id(id)
}

#[test]
fn the_c_sdk() {
    let trace = format!(
        "PUT /0ne00AAAAAA/registrations/pump-7/register?api-version=2021-06-01 HTTP/1.1\nUserAgent: prov_device_client/1.14\ncontent-length: 30\n\nlen: 30\n{{ \"registrationId\":\"pump-7\" }}\n\nHTTP Status: 401\n\ndate: Thu, 01 Feb 2024 09:15:27 GMT\ncontent-type: application/json; charset=utf-8\nx-ms-request-id: 3e1d-77\n\n{OBJECT}\n\nError: Time:Thu Feb  1 10:15:27 2024 File:/sdk/provisioning_client/src/prov_device_ll_client.c Func:prov_transport_process_json_reply Line:323 failure retrieving json auth key value\n"
    );
    texts_say([
        (&*trace, object().over(401)),
        (
            r#"[CRITICAL] Provisioning Failure: OperationId: 5.77aa.12 - Date: 2024-02-01T09:15:27.1122334Z - Msg: {"Message":"ErrorCode:IotHubUnauthorizedAccess;Unauthorized","ExceptionMessage":"Tracking ID:9f01-G:10-TimeStamp:02/01/2024 09:15:27"}"#,
            refused_by_hub("9f01-G:10-TimeStamp:02/01/2024 09:15:27"),
        ),
        (
            "<- 09:15:27 PUBLISH | IS_DUP: false | RETAIN: 0 | QOS: DELIVER_AT_MOST_ONCE | TOPIC_NAME: $dps/registrations/res/401/?$rid=1 | PAYLOAD_LEN: 148",
            status(401),
        ),
        (
            "<- 09:15:27 PUBLISH | TOPIC_NAME: $dps/registrations/res/202/?$rid=1&retry-after=3 | PAYLOAD_LEN: 94",
            status(202).retry_after(3),
        ),
        ("<- 09:15:27 CONNACK | SESSION_PRESENT: false | RETURN_CODE: 0x5", Expected::default()),
        (
            "Error: Time:Thu Feb  1 10:15:27 2024 File:/sdk/prov_device_ll_client.c Func:Prov_Device_LL_DoWork Line:1216 Timed out connecting to provisioning service",
            Expected::default(),
        ),
        ("Failure registering device: PROV_DEVICE_RESULT_TIMEOUT", Expected::default()),
    ]);
}

#[test]
fn the_sdk_for_net() {
    let amqp = format!(
        "Unhandled exception. Microsoft.Azure.Devices.Provisioning.Client.ProvisioningTransportException: AMQP transport exception\n ---> Microsoft.Azure.Amqp.AmqpException: {OBJECT}\n   at Microsoft.Azure.Amqp.AsyncResult.End[TAsyncResult](IAsyncResult result)\n   at Handler.RegisterAsync() in D:\\a\\1\\s\\Handler.cs:line 404\n   --- End of inner exception stack trace ---"
    );
    let dated = r#"Microsoft.Azure.Amqp.AmqpException: {"errorCode":401002,"trackingId":"a0-G:0-TimeStamp:01/23/2024 08:30:19","message":"IotHubUnauthorizedAccess","timestampUtc":"2024-01-23T08:30:19.3019521Z"}"#;
    texts_say([
        (&*amqp, object()),
        (
            dated,
            failure(401_002)
                .tracking_id("a0-G:0-TimeStamp:01/23/2024 08:30:19")
                .message("IotHubUnauthorizedAccess")
                .timestamp("2024-01-23T08:30:19.3019521Z"),
        ),
        (
            r#"ProvisioningServiceClientHttpException: Bad Request:{"Message":"ErrorCode:ArgumentInvalid;Unknown api version; uri: /enrollmentGroups/g?api-version=2019-03-31","ExceptionMessage":"Tracking ID:97AB-G2:-TimeStamp:2024-12-02T22:46:44.613378812Z"}"#,
            failure(400_004)
                .name("ArgumentInvalid")
                .message("Unknown api version; uri: /enrollmentGroups/g?api-version=2019-03-31")
                .tracking_id("97AB-G2:-TimeStamp:2024-12-02T22:46:44.613378812Z"),
        ),
        (
            "ProvisioningTransportException: Exception while talking to the service.\r\nService Error: 404201 - Enrollment not found. (TrackingID: 3e1d Time: 2024-02-01T09:15:27Z)\r\n   at X.Y()",
            failure(404_201).message("Enrollment not found.").tracking_id("3e1d").timestamp("2024-02-01T09:15:27Z"),
        ),
        (
            "Service Error: 401002 - Invalid certificate (leaf). (TrackingID: 3e1d Time: 3/15/2024 7:43:02 PM)",
            failure(401_002)
                .message("Invalid certificate (leaf).")
                .tracking_id("3e1d")
                .timestamp("3/15/2024 7:43:02 PM"),
        ),
        (
            "Service Error: 429001 - Operations are being throttled for this tenant. (TrackingID:  Time: 2024-02-01T09:15:27Z)",
            failure(429_001)
                .message("Operations are being throttled for this tenant.")
                .timestamp("2024-02-01T09:15:27Z"),
        ),
        ("Service Error: 0 -  (TrackingID:  Time: )", Expected::default()),
        ("Registration status: Assigned.", Expected::default().registration("Assigned")),
        (
            "Registration status: Failed.\nRegistration status did not assign a hub, so exiting this sample.",
            Expected { failure: true, ..Expected::default() }.registration("Failed"),
        ),
        (
            "Registration status: Disabled.",
            Expected { failure: true, disabled: true, ..Expected::default() }.registration("Disabled"),
        ),
        (
            "StatusCode: 401, ReasonPhrase: 'Unauthorized', Version: 1.1, Headers:\r\n{\r\n  x-ms-request-id: 3e1d\r\n  Retry-After: 4\r\n}",
            status(401).tracking_id("3e1d").retry_after(4),
        ),
        (
            "Microsoft.Azure.Devices.Common.Exceptions.DeviceNotFoundException: Message:{\"Message\":\"ErrorCode:DeviceNotFound;pump-7\",\"ExceptionMessage\":\"Tracking ID:0c-G:18-TimeStamp:02/01/2024 09:15:27\"}",
            Expected { failure: true, ..Expected::default() }
                .name("DeviceNotFound")
                .message("pump-7")
                .tracking_id("0c-G:18-TimeStamp:02/01/2024 09:15:27"),
        ),
    ]);
    let thrown = Report::from_text("Microsoft.Azure.Devices.Common.Exceptions.ThrottlingException: too fast");
    assert_eq!(thrown.number(), Some(429_001));
}

#[test]
fn the_sdk_for_python() {
    texts_say([
        (
            "azure.iot.device.exceptions.ServiceError: register request returned a service error status code 401",
            status(401),
        ),
        ("ServiceError(\"query operation returned a service error status code 429\")", status(429)),
        (
            "azure.core.exceptions.HttpResponseError: (400004) Enrollment allocationPolicy must be given.\nCode: 400004\nMessage: Enrollment allocationPolicy must be given.",
            failure(400_004).message("Enrollment allocationPolicy must be given."),
        ),
        (
            "azure.core.exceptions.ResourceNotFoundError: (404201) Enrollment not found.\nCode: 404201\nMessage: Enrollment not found.\nTarget: None",
            failure(404_201).message("Enrollment not found."),
        ),
        (
            "azure.core.exceptions.ResourceModifiedError: (412001) Precondition failed: ETag (If-Match) differs",
            failure(412_001).message("Precondition failed: ETag (If-Match) differs"),
        ),
        (
            "azure.core.exceptions.HttpResponseError: Operation returned an invalid status 'Not Found'\nContent: {\"errorCode\":404204,\"trackingId\":\"3e1d\",\"message\":\"Group not found.\",\"timestampUtc\":\"2024Z\"}",
            failure(404_204).tracking_id("3e1d").message("Group not found.").timestamp("2024Z"),
        ),
        (
            "msrest.exceptions.HttpOperationError: Operation returned an invalid status code 'Conflict'",
            Expected::default(),
        ),
        (
            r#"DEBUG: payload: b'{"errorCode":401002,"trackingId":"3e1d-77","message":"Unauthorized","timestampUtc":"2024-02-01T09:15:27.1122334Z"}'"#,
            object(),
        ),
        (
            r#"ERROR: {'errorCode': 400004, 'trackingId': '3e1d', 'message': "The ID 'Pump 7' is not valid", 'timestampUtc': '2024Z', 'info': None}"#,
            failure(400_004).tracking_id("3e1d").message("The ID 'Pump 7' is not valid").timestamp("2024Z"),
        ),
        ("message received on $dps/registrations/res/202/?$rid=9b2c&retry-after=3", status(202).retry_after(3)),
        (
            "{'x-ms-request-id': '3e1d', 'retry-after': '3', 'x-ms-error-code': '429001'}",
            failure(429_001).tracking_id("3e1d").retry_after(3),
        ),
    ]);
}

#[test]
fn the_sdk_for_node() {
    let one_line = format!(
        "  azure-iot-provisioning-device-http:Http error executing PUT: UnauthorizedError: Error: {OBJECT} +2ms"
    );
    let inspected = format!(
        "UnauthorizedError: registration failed\n    at translateError (/app/node_modules/azure-iot-provisioning-device-http/lib/errors.js:38:21)\n    at processTicksAndRejections (node:internal/process/task_queues:95:5) {{\n  responseBody: '{OBJECT}',\n  response: IncomingMessage {{\n    statusCode: 401,\n    statusMessage: 'Unauthorized'\n  }}\n}}"
    );
    texts_say([
        (&*one_line, object()),
        (&*inspected, object().over(401)),
        (
            "{\n  statusCode: 401,\n  result: {\n    errorCode: 401002,\n    trackingId: '3e1d-77',\n    message: 'Unauthorized',\n    timestampUtc: '2024-02-01T09:15:27.1122334Z'\n  }\n}",
            object().over(401),
        ),
        (
            "result: { operationId: '5.a', status: 'failed', registrationState: { registrationId: 'pump-7', status: 'failed', errorCode: 400207, errorMessage: 'Custom allocation failed with status code: 400', etag: '\"x\"' } }",
            failure(400_207).registration("failed").message("Custom allocation failed with status code: 400"),
        ),
        ("Error: registration failed: [object Object]", Expected::default()),
    ]);
}

#[test]
fn the_sdk_for_java() {
    let device = format!(
        "com.microsoft.azure.sdk.iot.provisioning.device.internal.exceptions.ProvisioningDeviceHubException: {OBJECT}\n\tat com.microsoft.azure.sdk.iot.provisioning.device.internal.task.RegisterTask.call(RegisterTask.java:404)\n\t... 3 more"
    );
    texts_say([
        (&*device, object()),
        (
            r#"ProvisioningServiceClientNotFoundException: Not found! {"errorCode":404201,"trackingId":"3e1d","message":"Enrollment not found."}"#,
            failure(404_201).tracking_id("3e1d").message("Enrollment not found."),
        ),
        (
            "ProvisioningServiceClientUnathorizedException: Unauthorized! ErrorCode:IotHubUnauthorizedAccess;Unauthorized Tracking ID:8a-G:10-TimeStamp:01/23/2024 08:30:19",
            refused_by_hub("8a-G:10-TimeStamp:01/23/2024 08:30:19"),
        ),
        (
            "errorCode=400207, errorMessage='Custom allocation failed with status code: 400', status=FAILED",
            failure(400_207).registration("FAILED").message("Custom allocation failed with status code: 400"),
        ),
    ]);
}

#[test]
fn embedded_clients() {
    texts_say([
        ("extended_error_code: 401002", failure(401_002)),
        ("extended_error_code=401002", failure(401_002)),
        ("[AZ] registration failed, extended error code = 404201", failure(404_201)),
        ("E (7321) dps: DPS error 401002: Invalid certificate.", failure(401_002)),
        ("E (7321) dps: registration failed, errorCode=429001 retry-after=10", failure(429_001).retry_after(10)),
        ("<err> azure_iot_hub_dps: DPS returned 404201", failure(404_201)),
        ("[ERROR] status=401 extended_code=401002 tracking_id=3e1d", failure(401_002).over(401).tracking_id("3e1d")),
        ("az_result 0x80000004", Expected::default()),
        ("I (404201) wifi: connected", Expected::default()),
        ("E (401002) mqtt_client: connection refused", Expected::default()),
        ("W (429001) heap: low", Expected::default()),
        ("D (451234) dps: polling", Expected::default()),
        ("I (512345) dps: sleeping", Expected::default()),
    ]);
}

#[test]
fn iot_edge() {
    let edge = "Sep 14 19:17:16 stage aziot-identityd[2816682]: 2024-09-14T19:17:16Z [ERR!] - Failed to provision with IoT Hub, and no valid device backup was found: DPS client error\nSep 14 19:17:16 stage aziot-identityd[2816682]: 2024-09-14T19:17:16Z [ERR!] - service encountered an error\nSep 14 19:17:16 stage aziot-identityd[2816682]: 2024-09-14T19:17:16Z [ERR!] - caused by: DPS client error\nSep 14 19:17:16 stage aziot-identityd[2816682]: 2024-09-14T19:17:16Z [ERR!] - caused by: {\"Message\":\"ErrorCode:IotHubUnauthorizedAccess;Unauthorized\",\"ExceptionMessage\":\"Tracking ID:ec18-G:3-TimeStamp:09/14/2024 19:17:16\"}";
    texts_say([
        (edge, refused_by_hub("ec18-G:3-TimeStamp:09/14/2024 19:17:16")),
        (
            r#"2024-05-13T11:49:52Z [WARN] -         caused by: HTTP response error: [404 Not Found] {"message":"Hub client error\ncaused by: {\"errorCode\":404001,\"trackingId\":\"F2E5-G2:-TimeStamp:2024-05-13T11:49:52.760808294+00:00\",\"message\":\"404\",\"timestampUtc\":\"2024-05-13T11:49:52.760808294+00:00\"}"}"#,
            failure(404_001)
                .over(404)
                .tracking_id("F2E5-G2:-TimeStamp:2024-05-13T11:49:52.760808294+00:00")
                .message("404")
                .timestamp("2024-05-13T11:49:52.760808294+00:00"),
        ),
        (
            "2024-10-09T07:45:50Z [WARN] - \tcaused by: HTTP request failed: [401 Unauthorized] errorCode:401002",
            failure(401_002).over(401),
        ),
        (
            r#"2024-10-09T07:45:50Z [WARN] - caused by: HTTP request failed: [429 Too Many Requests] {"errorCode":429001,"trackingId":"","message":"Operations are being throttled for this tenant."}"#,
            failure(429_001).over(429).message("Operations are being throttled for this tenant."),
        ),
        (
            r#"Oct 09 iotedged[131037]: caused by: HTTP request failed: [401 Unauthorized] {"Message":"ErrorCode:IotHubUnauthorizedAccess;Unauthorized","ExceptionMessage":"Tracking ID:18-G:18-TimeStamp:10/09/2024 07:45:50"}"#,
            refused_by_hub("18-G:18-TimeStamp:10/09/2024 07:45:50").over(401),
        ),
        (
            r#"aziot-tpmd[401002]: 2024-04-01T20:35:36Z [INFO] - <-- POST /import_auth_key?api-version=2020-09-01 {"content-type": "application/json", "host": "tpmd.sock", "content-length": "1274"}"#,
            Expected::default(),
        ),
        (r#"aziot-keyd[1073]: 2024Z [INFO] - --> 404 {"content-type": "application/json"}"#, Expected::default()),
        ("[DBUG] - [hyper::proto::h1::conn] incoming body is content-length (404 bytes)", Expected::default()),
        ("[DBUG] - [hyper::proto::h1::io] flushed 404201 bytes", Expected::default()),
        (
            "systemd[1]: aziot-identityd.service: Main process exited, code=exited, status=1/FAILURE",
            Expected::default(),
        ),
        ("aziot-identityd.service: Scheduled restart job, restart counter is at 404.", Expected::default()),
        (
            "[WARN] - Failed to send HTTP request (attempt 1 of 2): Connection reset by peer (os error 104)",
            Expected::default(),
        ),
    ]);
    assert_eq!(Report::from_text(edge).symptom(), Some(Symptom::EdgeProvisioningFailed));
    assert_eq!(Report::from_text(edge).advice(Phase::Register).action(), Action::RepairCredentials);
    for wording in [
        "failed to provision with IoT Hub, and no valid device backup was found dps client error.",
        "FAILED TO PROVISION WITH IOT HUB, AND NO VALID DEVICE BACKUP WAS FOUND: DPS CLIENT ERROR",
        "[ERR!] - Failed to provision with IoT Hub, and no\n  valid device backup was found: DPS client error",
    ] {
        let said = Report::from_text(wording);
        assert_eq!((said.symptom(), said.is_failure()), (Some(Symptom::EdgeProvisioningFailed), true), "{wording}");
        assert_eq!(said.advice(Phase::Register).action(), Action::CheckAndRetry, "{wording}");
    }
    let said = Report::from_text(
        b"caf\xe9 [ERR!] - Failed to provision with IoT Hub, and no valid device backup was found: DPS client error",
    );
    assert_eq!(said.symptom(), Some(Symptom::EdgeProvisioningFailed), "behind a byte that is no text");
}

#[test]
fn tools() {
    texts_say([
        ("Error code: 400207", failure(400_207)),
        (
            "Error code: 400207\nError message: Custom allocation failed with status code: 400",
            failure(400_207).message("Custom allocation failed with status code: 400"),
        ),
        ("Error Code 401002", failure(401_002)),
        ("errorCode 401002", failure(401_002)),
        ("error-code: 401002", failure(401_002)),
        ("ErrorCode=401002;Message=\"Invalid certificate\"", failure(401_002).message("Invalid certificate")),
        (
            "ErrorCode: IotHubUnauthorizedAccess; Unauthorized",
            failure(401_002).name("IotHubUnauthorizedAccess").message("Unauthorized"),
        ),
        (
            "< HTTP/2 429 \r\n< retry-after: 120\r\n< x-ms-error-code: 429001\r\n< x-ms-request-id: 3e1d\r\n< \r\n",
            failure(429_001).over(429).retry_after(120).tracking_id("3e1d"),
        ),
        (
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 30\r\n\r\n<html>Error code: 7</html>",
            status(503).retry_after(30),
        ),
        ("curl: (22) The requested URL returned error: 404", Expected::default()),
        (
            r#"{"level":"error","ts":1706778927.404,"caller":"dps/client.go:404","msg":"register failed","errorCode":401002,"trackingId":"3e1d"}"#,
            failure(401_002).tracking_id("3e1d"),
        ),
        (r#"level=error msg="register failed" errorCode=401002 trackingId=3e1d"#, failure(401_002).tracking_id("3e1d")),
        (
            r#"{"timestamp":"2024-05-05T05:05:05Z","level":"ERROR","message":"DPS said: {\"errorCode\":404201,\"trackingId\":\"3e1d\",\"message\":\"Enrollment not found.\",\"timestampUtc\":\"2024-02-01T09:15:27.1122334Z\"}"}"#,
            failure(404_201)
                .tracking_id("3e1d")
                .message("Enrollment not found.")
                .timestamp("2024-02-01T09:15:27.1122334Z"),
        ),
        (
            r#"[{"registrationId":"pump-7","errorCode":404201,"message":"Enrollment not found."}]"#,
            failure(404_201).message("Enrollment not found."),
        ),
        (
            r#"ERROR dps::client: Error(Service { error_code: 404201, message: "Enrollment not found.", tracking_id: Some("3e1d") })"#,
            failure(404_201).tracking_id("3e1d").message("Enrollment not found."),
        ),
        ("Err(ServiceError(404201))", failure(404_201)),
        ("panicked at 'register: DpsError(401002)', src/main.rs:404:5", failure(401_002)),
    ]);
}

#[test]
fn dumps_of_http_clients() {
    let thrown = || failure(429_001).over(429).retry_after(7).message("slow down").tracking_id("3e1d");
    texts_say([
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
    texts_say([
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
fn lines_that_were_wrapped_or_cut() {
    texts_say([
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
fn what_operators_paste() {
    texts_say([
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
        ("errorCode: 404201; errorCode: 409201", failure(404_201)),
        ("status: 404, errorCode: 404201", failure(404_201).over(404)),
        ("HTTP/1.1 404 Not Found ... 404201", failure(404_201).over(404)),
        ("registrationState: failed, errorCode 400209", failure(400_209)),
        ("status: 'failed', errorCode: 400209", failure(400_209).registration("failed")),
        ("status=assigning operationId=5.a", Expected::default().registration("assigning")),
        ("STATUS: ASSIGNED", Expected::default().registration("ASSIGNED")),
    ]);
}
