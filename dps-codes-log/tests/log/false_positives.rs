//! Numbers that are not codes.

use dps_codes::Code;
use dps_codes_log::read;

use crate::assert_report::status;

#[test]
fn numbers_that_are_not_codes() {
    for line in [
        "Line:670",
        "HTML 4.01",
        "Custom allocation failed with status code: 404",
        "2024-01-05T10:00:01Z [INFO] --> 404 {\"content-type\": \"application/json\"}",
        "Service Error: 0",
        "errorCode: 0",
        "errorCode: null",
        "errorCode:",
        "errorCode",
        "errorCodes: 5",
        "noerrorCode: 5",
        "error code 404201x",
        "errorCode: 4.5",
        "error: 404",
        "exit code 1",
        "status code: 401",
        "took 404201 ms",
        "read 404201 bytes",
        "404201%",
        "404201.5",
        "1.404201",
        "10:404201",
        "404201-7",
        "x404201",
        "4042011",
        "pid=404201",
        "aziot-identityd[404201]: started",
        "2024-01-05T10:00:01.404201Z",
        "port 40420",
        "trackingId 404201a",
        "/registrations/404201/register",
        "0x404201",
        "404,201",
        "pid 404201 started",
        "port 401002",
        "color #404201",
        "order 400004 shipped",
        "",
        "\u{1F980}",
    ] {
        let said = read(line);
        assert_eq!(said.number(), None, "{line}: {said:?}");
    }
}

#[test]
fn the_status_of_a_webhook_is_not_that_of_the_response() {
    let report = read("Custom allocation failed with status code: 404");
    assert_eq!(report.transport_status(), None);
    assert!(report.candidates().eq([Code::CustomAllocationFailed]));
    status(401).assert_matches(&read("<-- HTTP/1.1 401 Unauthorized"));
}

#[track_caller]
fn are_no_codes(lines: &[&str]) {
    let reports = lines.iter().map(|line| (line, read(*line)));
    let wrong: Vec<_> = reports.filter(|(_, said)| said.number().is_some() || said.is_failure()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn numbers_of_others_are_their_ids() {
    are_no_codes(&[
        r#"{"deviceId":"404201","status":"enabled"}"#,
        r#"{"registrationId":"401002"}"#,
        r#"{"provisioningSettingsId": 404208}"#,
        "deviceId: 404201",
        "device id 404201 online",
        "registrationId=404201",
        "ThreadId(404201) started",
        "connection-id: 409201",
        "device 404201 connected",
        "serial number 404201",
        "serial: 404201",
        "build 404201",
        "job 404201 done",
        "batch=404201",
        "invoice no. 404201",
        "commit 404201",
        "PR #404201 merged",
        "customer 404201",
        "session 404201 closed",
        "ref: 404201",
        "0ne00404201",
        "pump-404201",
        "404201-pump",
        "hub404201.azure-devices.net",
        "a1b2c3d4-4042-0140-4201-404201404201",
        "trackingId: a1b2c3d4-0000-0000-0000-000000404201",
        "SN:404201",
        "$404201",
        "€404201",
    ]);
}

#[test]
fn sizes_counts_and_times() {
    are_no_codes(&[
        "free heap: 404208",
        "heap 404208 free",
        "Free heap 404208 bytes",
        "malloc(404208) failed",
        "stack high water mark: 404208",
        "uptime: 404201",
        "uptime 404201 s",
        "after 404201 ms",
        "elapsed=404201",
        "waited 404201 milliseconds",
        "404201 requests in 60 s",
        "sent 404201 packets",
        "404201 devices registered",
        "count: 404201",
        "total 404201",
        "retries=404201",
        "404201 kB",
        "404201 KiB of 524288",
        "404201 V",
        "404201 Hz",
        "sleep(404201)",
        "delay 404201 us",
        "10:15:27.404201 dps: polling",
        "1706778927.404201",
        "ts=404201",
        "tick 404201",
        "epoch 404201",
        "offset 0x404201",
        "Content-Length: 404201",
        "content-length=404201",
        "height 404201",
        "frame 404201",
        "block 404201",
        "sequence: 409201",
        "nonce=404201",
        "v404201",
        "version 404201",
        "rev 404201",
        "error: 524288 bytes exceed the limit",
        "code 451234 ms",
        "Error: 500000 ms passed",
    ]);
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
fn errors_that_are_denied_or_overcome() {
    are_no_codes(&[
        "INFO no errors (401002) since yesterday",
        "[INFO][DPS ]: no failures (401002, 404201) in the last 60 minutes",
        "INFO no more 429001 errors",
        "INFO never saw error 401002",
        "dps: error 401002 has not occurred since",
        "2026-11-26T10:00:00Z INFO dps: 5 retries after error code 401002 were successful",
        r#"{"level":"info","message":"5 retries after error code 401002 were successful"}"#,
        "INFO dps: registration succeeded after error 404201",
        "INFO dps: error 429001, retry succeeded",
        "press-11: attempt 2 succeeded after status 429, assigned to a hub",
        "INFO registered after 3 retries (last error 429001)",
        "INFO dps: recovered from error 401002 after 3 attempts",
        "INFO dps: error 404201 was resolved",
        "INFO 2 transient errors (429001, 500001) were retried",
    ]);
}

#[test]
fn errors_that_are_only_spoken_about() {
    are_no_codes(&[
        "test error_401002_is_mapped ... ok",
        "✓ maps error 401002 to Reregister (3 ms)",
        "--- PASS: TestError (0.00s) error 401002",
        "ok 3 - error code 401002 maps to reregister",
        "tests/test_dps.py::test_error_code[401002] PASSED [ 12%]",
        "INFO GET https://docs.contoso.com/errors?errorCode=404201 200",
        "opened https://portal.contoso.com/help?errorCode=404201",
        "see /var/log/dps/error=404201.log",
        "INFO alert rule \"errorCode == 404201\" loaded",
        "INFO alert rule for error code 401002 enabled",
        "INFO if error 401002 occurs, the device will re-register",
        "INFO mock server will answer with error code 404201",
        "INFO will retry on errors 429001 and 500001",
    ]);
}

#[test]
fn failures_beside_successes() {
    for line in [
        "ERROR dps: registration was not successful: error 404201",
        "dps: registration unsuccessful, error code 404201",
        "sent the request successfully, but DPS responded with error 404201",
        "connected to DPS successfully, registration failed: error 404201",
        "provisioning failed after 5 successful attempts: error 404201",
        "dps: registered before, error 404201 now",
        "no response, error code 404201",
        "failed with no error message, code 404201",
        "dps: error 404201 until the retry succeeded",
        "dps: error 404201 occurred again",
        "error 404201: no such enrollment",
        "dps: request was ok, then error 404201",
        "dps: retry succeeded after error 404201, but it came back: error 404201",
        "ERROR no retry after error 404201 was successful",
        "registration failed, see https://aka.ms/dps (error 404201)",
        "dps: error 404201, retrying in 5 s",
        "ok: false, error: 404201",
        r#"{"level":"info","message":"error 401002 was resolved","errorCode":404201}"#,
    ] {
        assert_eq!(read(line).number(), Some(404_201), "{line}");
    }
}

#[test]
fn processes_and_lengths_are_not_codes() {
    are_no_codes(&[
        "[Nest] 404201  - 11/25/2026, 8:14:04 AM     LOG [DpsService] Device lamp-732: assigned, status 200 +404ms",
        "2026/11/25 08:14:07 [notice] 404201#401002: *409205 [lua] dps.lua:401: DPS answered 202 in 0.404 s",
        "thread 'main' (404203) panicked at src/dps.rs:401:9:",
        "/0ne1/registrations/skid-532/register\t404\t404201\t202\tAccepted",
        "XDps: stdout. 404201 of 409201 lines. {exitCode=0}",
        "pods \"dps-404201\" not found",
        "host dps-401002 is up",
        r#"{"pod":"dps-404201"}"#,
        "container exec_die (exitCode=0, image=plant/dps:404201, name=fleet)",
    ]);
    for line in [
        "[Nest] 404203  - 11/25/2026, 8:14:04 AM   ERROR [DpsService] Device lamp-732: errorCode=404201",
        "2026/11/25 08:14:07 [error] 409201#401002: *409205 [lua] dps.lua:401: DPS error 404201",
        "/0ne1/registrations/skid-532/register\t404\t404201\tEnrollment not found",
        "DPS-404201",
        "dps: 404201 of device skid-532",
    ] {
        assert_eq!(read(line).number(), Some(404_201), "{line}");
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

#[test]
fn codes_that_nothing_has_failed_with() {
    are_no_codes(&[
        "dps errors: 401002=0 404201=0 429001 = 0",
        "DPS health check: OK (429 = 0, 401002 = 0)",
        r#"{"errors":{"401002":0,"404201": 0}}"#,
        "# HELP dps_errors_total Errors by code, such as error 401002",
        "Alert resolved: dps_errors{code=\"401002\"}",
        "chaos: will inject error 429001",
        "runbook: If you see errorCode 401002, check the certificate",
        "FAQ: What does error 404201 mean?",
        "dry run: would report error 404201",
        "Kein Fehler (401002) seit gestern",
        "DPS: keine Fehler 404201",
        "sin errores (401002) desde ayer",
        "aucune erreur 401002",
        "404201  12.401002  192.0.2.2  192.0.2.3  TLSv1.2  571  Client Hello (SNI=global.azure-devices-provisioning.net)",
    ]);
    for line in [
        "dps errors: 404201=3",
        "dps error 404201=0x1",
        "Keine Verbindung: Fehler 404201",
        "no connection: error 404201",
        "if you see this, error 404201 has occurred",
        "what does the device do: error 404201",
    ] {
        assert_eq!(read(line).number(), Some(404_201), "{line}");
    }
}

#[test]
fn tickets_that_commits_and_branches_name() {
    are_no_codes(&[
        "feature/DPS-404201-retry merged",
        "git checkout bugfix/DPS-404201",
        "closes DPS-404201",
        "Fixes: DPS-404201",
    ]);
    assert_eq!(read("registration of lamp-1 failed: DPS-404201").number(), Some(404_201));
}
