//! Numbers that identify or count something.

use dps_codes_log::read;

use super::are_no_codes;

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
fn tickets_that_commits_and_branches_name() {
    are_no_codes(&[
        "feature/DPS-404201-retry merged",
        "git checkout bugfix/DPS-404201",
        "closes DPS-404201",
        "Fixes: DPS-404201",
    ]);
    assert_eq!(read("registration of lamp-1 failed: DPS-404201").number(), Some(404_201));
}
