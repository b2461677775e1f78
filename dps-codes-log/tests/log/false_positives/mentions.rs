//! Errors that did not happen, that are over, or that a text only names.

use dps_codes_log::read;

use super::are_no_codes;

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
