//! Output of the SDKs and of embedded clients when provisioning fails.

use dps_codes_log::read;

use crate::assert_report::{Expected, connack, failure, status};
use crate::assert_texts;
use crate::samples::{OBJECT, object, refused_by_hub};

#[test]
fn the_c_sdk() {
    let trace = format!(
        "PUT /0ne00AAAAAA/registrations/pump-7/register?api-version=2021-06-01 HTTP/1.1\nUserAgent: prov_device_client/1.14\ncontent-length: 30\n\nlen: 30\n{{ \"registrationId\":\"pump-7\" }}\n\nHTTP Status: 401\n\ndate: Thu, 01 Feb 2024 09:15:27 GMT\ncontent-type: application/json; charset=utf-8\nx-ms-request-id: 3e1d-77\n\n{OBJECT}\n\nError: Time:Thu Feb  1 10:15:27 2024 File:/sdk/provisioning_client/src/prov_device_ll_client.c Func:prov_transport_process_json_reply Line:323 failure retrieving json auth key value\n"
    );
    assert_texts([
        (&*trace, object().over(401)),
        (
            r#"[CRITICAL] Provisioning Failure: OperationId: 5.77aa.12 - Date: 2024-02-01T09:15:27.1122334Z - Msg: {"Message":"ErrorCode:IotHubUnauthorizedAccess;Unauthorized","ExceptionMessage":"Tracking ID:9f01-G:10-TimeStamp:02/01/2024 09:15:27"}"#,
            refused_by_hub("9f01-G:10-TimeStamp:02/01/2024 09:15:27").registration("failed"),
        ),
        (
            "<- 09:15:27 PUBLISH | IS_DUP: false | RETAIN: 0 | QOS: DELIVER_AT_MOST_ONCE | TOPIC_NAME: $dps/registrations/res/401/?$rid=1 | PAYLOAD_LEN: 148",
            status(401),
        ),
        (
            "<- 09:15:27 PUBLISH | TOPIC_NAME: $dps/registrations/res/202/?$rid=1&retry-after=3 | PAYLOAD_LEN: 94",
            status(202).retry_after(3),
        ),
        ("<- 09:15:27 CONNACK | SESSION_PRESENT: false | RETURN_CODE: 0x5", connack(5)),
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
    assert_texts([
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
            "Microsoft.Azure.Devices.Common.Exceptions.DeviceNotFoundException: Message:{\"Message\":\"ErrorCode:DeviceMisplaced;pump-7\",\"ExceptionMessage\":\"Tracking ID:0c-G:18-TimeStamp:02/01/2024 09:15:27\"}",
            Expected { failure: true, ..Expected::default() }
                .name("DeviceMisplaced")
                .message("pump-7")
                .tracking_id("0c-G:18-TimeStamp:02/01/2024 09:15:27"),
        ),
    ]);
    let thrown = read("Microsoft.Azure.Devices.Common.Exceptions.ThrottlingException: too fast");
    assert_eq!(thrown.number(), Some(429_001));
}

#[test]
fn the_sdk_for_python() {
    assert_texts([
        (
            "azure.iot.device.exceptions.ServiceError: register request returned a service error status code 401",
            status(401).message("register request returned a service error status code 401"),
        ),
        (
            "ServiceError(\"query operation returned a service error status code 429\")",
            status(429).message("query operation returned a service error status code 429"),
        ),
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
            failure(409).message("Operation returned an invalid status code 'Conflict'"),
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
    assert_texts([
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
    assert_texts([
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
    assert_texts([
        ("extended_error_code: 401002", failure(401_002)),
        ("extended_error_code=401002", failure(401_002)),
        ("[AZ] registration failed, extended error code = 404201", failure(404_201)),
        ("E (7321) dps: DPS error 401002: Invalid certificate.", failure(401_002).message("Invalid certificate.")),
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
