//! Output of IoT Edge, the Azure CLI and the portal when provisioning fails.

use dps_codes::{Action, Origin, Phase, Symptom};
use dps_codes_log::{Reading, read};

use crate::assert_report::{Expected, failure, status};
use crate::assert_texts;
use crate::samples::refused_by_hub;

#[test]
fn iot_edge() {
    let edge = "Sep 14 19:17:16 stage aziot-identityd[2816682]: 2024-09-14T19:17:16Z [ERR!] - Failed to provision with IoT Hub, and no valid device backup was found: DPS client error\nSep 14 19:17:16 stage aziot-identityd[2816682]: 2024-09-14T19:17:16Z [ERR!] - service encountered an error\nSep 14 19:17:16 stage aziot-identityd[2816682]: 2024-09-14T19:17:16Z [ERR!] - caused by: DPS client error\nSep 14 19:17:16 stage aziot-identityd[2816682]: 2024-09-14T19:17:16Z [ERR!] - caused by: {\"Message\":\"ErrorCode:IotHubUnauthorizedAccess;Unauthorized\",\"ExceptionMessage\":\"Tracking ID:ec18-G:3-TimeStamp:09/14/2024 19:17:16\"}";
    assert_texts([
        (edge, refused_by_hub("ec18-G:3-TimeStamp:09/14/2024 19:17:16").registration("failed")),
        (
            r#"2024-05-13T11:49:52Z [WARN] -         caused by: HTTP response error: [404 Not Found] {"message":"Hub client error\ncaused by: {\"errorCode\":404001,\"trackingId\":\"F2E5-G2:-TimeStamp:2024-05-13T11:49:52.760808294+00:00\",\"message\":\"404\",\"timestampUtc\":\"2024-05-13T11:49:52.760808294+00:00\"}"}"#,
            failure(404_001)
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
    assert_eq!(read(edge).symptom(), Some(Symptom::EdgeProvisioningFailed));
    // The hub has refused DPS: the link has to be repaired, not the device.
    assert_eq!(read(edge).advice(Phase::Register).action(), Action::CheckAndRetry);
    assert_eq!(Reading::of(edge).origin(Some(Phase::Register)), Origin::HubBehindDps);
    for wording in [
        "failed to provision with IoT Hub, and no valid device backup was found dps client error.",
        "FAILED TO PROVISION WITH IOT HUB, AND NO VALID DEVICE BACKUP WAS FOUND: DPS CLIENT ERROR",
        "[ERR!] - Failed to provision with IoT Hub, and no\n  valid device backup was found: DPS client error",
    ] {
        let said = read(wording);
        assert_eq!((said.symptom(), said.is_failure()), (Some(Symptom::EdgeProvisioningFailed), true), "{wording}");
        assert_eq!(said.advice(Phase::Register).action(), Action::CheckAndRetry, "{wording}");
    }
    let said = read(
        b"caf\xe9 [ERR!] - Failed to provision with IoT Hub, and no valid device backup was found: DPS client error",
    );
    assert_eq!(said.symptom(), Some(Symptom::EdgeProvisioningFailed), "after an invalid byte");
}

#[test]
fn tools() {
    assert_texts([
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
        ("curl: (22) The requested URL returned error: 404", status(404)),
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
