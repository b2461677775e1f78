//! Statuses and failures of something else.

use dps_codes::Code;
use dps_codes_log::read;

use super::are_no_codes;
use crate::assert_report::status;

#[test]
fn the_status_of_a_webhook_is_not_that_of_the_response() {
    let report = read("Custom allocation failed with status code: 404");
    assert_eq!(report.transport_status(), None);
    assert!(report.candidates().eq([Code::CustomAllocationFailed]));
    status(401).assert_matches(&read("<-- HTTP/1.1 401 Unauthorized"));
}

#[test]
fn statuses_and_places_of_others() {
    are_no_codes(&[
        "error code: 1020",
        "Exception error code: 2",
        "error code 10060",
        "ERROR 1045 (28000): access denied",
        "Error 522: connection timed out",
        "exit code: 137",
        "exit code 400",
        "code=404",
        "code 401",
        "os error 104",
        "errno=111",
        "HRESULT 0x80072EE7",
        "0x8007007B",
        "PROV_DEVICE_RESULT_ERROR 10",
        "failed calling Prov_Device_LL_Register_Device 10",
        "RETURN_CODE: 0x0",
        "api-version=2021-06-01",
        "--> 404",
        "File:prov_device_ll_client.c Func:on_registration_data Line:401",
        "Handler.cs:line 404201",
        "client.go:404201",
        "RegisterTask.java:404201",
        "at src/main.rs:404201:5",
        "lib/errors.js:404201:21",
        "listening on 0.0.0.0:40420",
        "10.0.40.4201:404201",
        "https://example.com/404201",
        "https://example.com/?id=404201",
        "/enrollments/404201?api-version=2021-10-01",
        "Custom allocation failed with status code: 500",
        "webhook answered 404 Not Found",
        "GET /favicon.ico 404",
        "nginx: \"GET / HTTP/1.1\" 404 153",
        "docker: 404 page not found",
        "0000: 40 42 01 40 10 02  @B.@..",
        "00404201 10020000",
        "40.4201, -4.04201",
        "phone 404201",
        "EUR 404201",
        "404201 EUR",
        "404201,55",
        "404 201",
        "4042 01",
        "1404201",
        "40420",
        "404201e5",
        "404201_000",
        "-404201",
        "№404201",
        "DPS: room=\"404201: Berlin\"",
        "<Provider Name=\"dps\"/><EventID>404201</EventID>",
        "CEF:0|Contoso|dps|1.0|404201|register|3|msg=ok",
        "LEEF:2.0|Contoso|dps|1.0|404201|^|msg=ok",
        "2 404201 [DpsTask] [INFO] [DPS] ok",
        "404201 [main] ERROR c.x.Dps - provisioning",
        "2026-11-26 10:00:00,123 [404201] INFO  Dps [(null)] - ok",
        "４０４２０１",
    ]);
}

#[test]
fn data_of_devices_and_tools_is_not_that_of_the_service() {
    for body in [
        r#"{"operationId":"5.a","status":"assigned","registrationState":{"assignedHub":"h","deviceId":"d","payload":{"errorCode":404201,"message":"x"}}}"#,
        r#"{"operationId":"5.a","status":"assigned","registrationState":{"assignedHub":"h","deviceId":"404201"}}"#,
        r#"{"registrationId":"a","status":"assigned","assignedHub":"h","payload":{"code":404201}}"#,
        r#"{"operationId":"5.a","status":"assigning","extra":{"errorCode":404201}}"#,
    ] {
        let report = read(body);
        assert_eq!((report.number(), report.message(), report.is_failure()), (None, None, false), "{body}");
    }
}

#[test]
fn failures_of_other_services() {
    are_no_codes(&[
        "Readiness probe failed: HTTP probe failed with statuscode: 500",
        "Warning  Unhealthy  3m  Startup probe failed: HTTP probe failed with statuscode: 404",
        "Health check failed: status code 503",
        "openai.RateLimitError: Error code: 429 - {'error': {'message': 'Rate limit reached'}}",
        "stripe.error.AuthenticationError: Error code: 401",
        "com.amazonaws.AmazonServiceException: Rate exceeded (Service: AmazonSQS; Status Code: 429; Error Code: Throttling)",
        "x.S3Exception: Access Denied (Service: S3, Status Code: 403, Request ID: 404201)",
        "An error occurred (ThrottlingException) when calling the RegisterThing operation: Rate exceeded",
        r#"{"eventSource":"sts.amazonaws.com","errorCode":"ThrottlingException","errorMessage":"Rate exceeded"}"#,
        "Azure.RequestFailedException: The specified blob does not exist. Status: 404 ErrorCode: BlobNotFound",
        "Microsoft.Azure.Cosmos.CosmosException : Response status code does not indicate success: TooManyRequests (429)",
        "Operation returned an invalid status code 'Forbidden' for https://v.vault.azure.net/secrets",
        "SignalR: Response status code does not indicate success: 404 (Not Found).",
        "Application Insights: 429 Too Many Requests",
        "swupdate: Channel operation returned HTTP error code 404",
        "hawkbit: HTTP 401 polling /default/controller/v1/dev-1",
        "wget: server returned error: HTTP/1.1 404 Not Found",
        "sip: REGISTER sip:pbx.example.com 403 Forbidden",
        r#"{"category":"StorageRead","statusCode":404,"resourceId":"/subscriptions/x/providers/Microsoft.Storage/storageAccounts/s"}"#,
    ]);
    for line in [
        "DPS health check failed: status code 503",
        "HTTP/1.1 503 Service Unavailable",
        "event hub export of the device failed, DPS returned status code 503",
    ] {
        assert_eq!(read(line).transport_status(), Some(503), "{line}");
    }
    assert_eq!(read("Readiness probe failed: dps: errorCode 404201").number(), Some(404_201));
    assert_eq!(read(r#"{"errorCode":404201,"topic":"kafka"}"#).number(), Some(404_201));
}

#[test]
fn statuses_of_other_objects_are_not_those_of_registrations() {
    are_no_codes(&[
        r#"{"service":"billing","invoice":404201,"status":"failed"}"#,
        r#"2026-11-26T10:00:00Z INFO {"job":"backup","status":"failed"}"#,
        "{\n  \"job\": \"backup\",\n  \"status\": \"failed\"\n}",
        r#"{"feature":"preview","status":"disabled"}"#,
    ]);
    for line in [
        r#"{"status":"failed"}"#,
        r#"{"registrationId":"lamp-1","status":"failed"}"#,
        r#"{"service":"dps","status":"failed"}"#,
        r#"{"operationId":"5.a","status":"failed"}"#,
    ] {
        assert!(read(line).is_failure(), "{line}");
    }
}
