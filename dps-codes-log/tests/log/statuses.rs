//! Statuses of responses in sentences, as numbers and as names.

use dps_codes::Action::{
    Backoff, CheckAndRetry, FixRequest, RefreshEtag, RepairCredentials, RepairNetwork, Reregister, ResolveConflict,
};
use dps_codes::Phase;
use dps_codes_log::{Reading, read};

use crate::expectation::{assert_cases, assert_silent, case};
use crate::prefilter::assert_mutations_pass;

#[test]
fn numbers() {
    let register = |text: &str| case(Phase::Register, text);
    assert_cases([
        register("ProvisioningTransportException: Received status code 429")
            .status(429)
            .message("Received status code 429")
            .does(&[Backoff]),
        register("ServiceError: register request returned a service error status code 407")
            .status(407)
            .does(&[RepairNetwork]),
        register("DPS response status 401 Unauthorized").status(401).does(&[RepairCredentials]),
        register("HTTP request failed: [400 Bad Request] <html></html>").status(400).does(&[FixRequest]),
        register("got 503 Service Unavailable").status(503),
        register("HTTP error 503: Service Unavailable").status(503),
        register("Response code: 401").status(401),
        register("HTTP Status: 401").status(401),
        register("curl: (22) The requested URL returned error: 404").status(404).does(&[CheckAndRetry]),
        register("The remote server returned an error: (401) Unauthorized.").status(401),
        register("The remote server returned an error: (503) Server Unavailable.").status(503),
        register("DPS status `401` (Unauthorized)").status(401),
        register("reqwest::Error { kind: Status(429), url: \"https://global.azure-devices-provisioning.net/x\" }")
            .status(429),
        register(
            "HTTP status client error (401 Unauthorized) for url (https://global.azure-devices-provisioning.net/x)",
        )
        .status(401),
        register("\"PUT /0ne00/registrations/pump/register?api-version=2021-06-01 HTTP/1.1\" 429 145").status(429),
        case(Phase::Connect, "IoTHub response status 404 Not Found").status(404).does(&[Reregister]),
        case(
            Phase::Manage,
            "HTTPError('429 Client Error: Too Many Requests for url: https://plant.azure-devices.net/devices/a')",
        )
        .status(429),
        case(Phase::Manage, "\"GET /enrollments/x?api-version=2021-10-01 HTTP/1.1\" 404 152")
            .status(404)
            .does(&[CheckAndRetry]),
    ]);
}

#[test]
fn conditions_of_amqp() {
    let register = |text: &str| case(Phase::Register, text);
    assert_cases([
        register("AmqpException: amqp:unauthorized-access").status(401).does(&[RepairCredentials]),
        register("{\"condition\":\"amqp:resource-limit-exceeded\",\"description\":\"\"}").status(429).does(&[Backoff]),
        case(Phase::Connect, "closed: amqp:connection:forced").status(500),
        // A code says more.
        register("[\"amqp:unauthorized-access\",{\"errorCode\":429001}]").number(429_001),
    ]);
}

/// A name of the table is a number of it.
#[test]
fn names() {
    let manage = |text: &str| case(Phase::Manage, text);
    assert_cases([
        manage("Operation returned an invalid status code 'InternalServerError'").number(500).does(&[Backoff]),
        manage("Operation returned an invalid status 'Not Found'").number(404).does(&[CheckAndRetry]),
        manage("Operation returned an invalid status code 'Conflict'").number(409).does(&[ResolveConflict]),
        manage("Received status code ServiceUnavailable").status(503).does(&[Backoff]),
        manage("Operation returned an invalid status 'Forbidden'").status(403).does(&[RepairCredentials]),
        manage("(None) Not Found\nCode: None\nMessage: Not Found").number(404).does(&[CheckAndRetry]),
        manage("(None) Precondition failed\nCode: None\nMessage: Precondition failed").does(&[RefreshEtag]),
        manage("[ERR!] - caused by: Conflict").number(409).does(&[ResolveConflict]),
        case(Phase::Connect, "Error: Could not send message: Too Many Requests").number(429).does(&[Backoff]),
        case(Phase::Connect, "Error: Could not send message: Not Found").number(404).does(&[Reregister]),
    ]);
}

#[test]
fn names_in_other_sentences() {
    assert_silent(&[
        "a conflict of interests",
        "404 page not found, said the librarian",
        "unauthorized: authentication required",
        "Unauthorized access attempt at gate 4",
        "the file was not found",
        "HttpStatusCode.Unauthorized",
        "UnauthorizedError: Error: ",
        "too many requests for coffee",
    ]);
}

#[test]
fn statuses_of_others() {
    assert_silent(&[
        "webhook answered 404 Not Found",
        "exit status 401",
        "exited with exit code 404",
        "GET /favicon.ico 404",
        "\"GET / HTTP/1.1\" 404 153",
        "[DEBUG] status : 131085",
        "systemd[1]: Main process exited, code=exited, status=1/FAILURE",
        "[INFO] - --> 404 {\"content-type\": \"application/json\"}",
        "line 404, in handle_result",
        "took 503 ms",
        "status of pump 404: ok",
        "Failed to load resource: the server responded with a status of 404 (Not Found)",
        "controller.go:404] status 409 Conflict: the object has been modified",
        "error: RPC failed; HTTP 413 curl 22 The requested URL returned error: 413",
    ]);
}

#[test]
fn status_of_a_proxy_in_front_of_dps() {
    let text = r#"{"path":"/0ne1/registrations/a/register","authority":"global.azure-devices-provisioning.net","response_code":401}"#;
    assert_eq!(Reading::of(text).report().transport_status(), Some(401));
    assert_mutations_pass(text);
}

#[test]
fn codes_behind_the_status_that_dps_has_responded() {
    for text in [
        "DPS responded 409: 409203 Foo bar",
        "##[error]DPS responded 409: 409203 Precondition",
        "provisioning service returned 409: 409203",
        "2026-11-26T10:00:00Z dps answered: 409: 409203 foo bar",
    ] {
        let reading = Reading::of(text);
        let report = reading.report();
        assert_eq!((report.number(), report.transport_status()), (Some(409_203), Some(409)), "{text}");
        assert_mutations_pass(text);
    }
    assert_mutations_pass("DPS responded 409: 409777 foo bar");
    assert_silent(&[
        "cache responded 409: 409203 Foo bar",
        "DPS responded 404: 409203 Foo bar",
        "DPS at port 409: 409203 bytes",
        "DPS responded 409: 409203.5 ms",
        "DPS responded 409: 4092031 Foo bar",
    ]);
}

#[test]
fn statuses_behind_requests_and_keys_of_devices() {
    for line in [
        "PUT /0ne/registrations/dev-1/register -> 401",
        "PUT https://global.azure-devices-provisioning.net/0ne/registrations/dev-1/register 401",
        "ERROR registration failed device_id=dev-1 error=401",
        "DPS error 401: Unauthorized",
        "DPS: {:error, {:http_status, 401}}",
    ] {
        assert_eq!(read(line).transport_status(), Some(401), "{line}");
    }
    for line in ["PUT /0ne/registrations/dev-1/register -> 202", "PUT /login -> 401", "error=401", "cache error=401"] {
        assert_eq!(read(line).transport_status().filter(|status| *status >= 400), None, "{line}");
    }
}

#[test]
fn statuses_of_calls() {
    for (line, status) in [
        ("register failed device=dev-1 code=429 msg=\"Too many requests\"", Some(429)),
        ("registered device=dev-1 code=200", None),
        ("upload failed device=dev-1 code=429", None),
        ("registration failed: exit code 429", None),
        ("[dps] [error] hand-686: register -> 503 (no body)", Some(503)),
        ("[dps] [info] hand-686: register -> 202 (operation 4.404201)", None),
        ("[dps] [debug] hand-686: buffer -> 503 (bytes)", None),
        ("press-3 provisiond[812]: register(press-3) => 503", Some(503)),
        ("dps.register(\"press-3\") returned 503", Some(503)),
        ("register(press-3) => 503", None),
        ("provisiond[812]: read(press-3) => 503", None),
        ("<err> azure_iot_hub_dps: registration request failed, code: 401", Some(401)),
        ("<inf> azure_iot_hub_dps: registration request, code: 401", None),
        ("<err> azure_iot_hub_dps: registration failed, barcode: 401", None),
        ("msg: dps_register_failed, clientid: valve-95, reason: {http_error,503,<<>>}", Some(503)),
    ] {
        assert_mutations_pass(line);
        let report = read(line);
        let found = report.transport_status().or(report.http_status()).filter(|status| *status >= 400);
        assert_eq!(found, status, "{line}");
    }
}

#[test]
fn bodies_of_daemons_have_no_status_of_dps() {
    for (line, status) in [
        ("2026-11-26T10:00:00Z [ERR]: {\"message\":\"HTTP 401\"}", None),
        ("2026-11-26T10:00:00Z [ERR] {\"message\":\"HTTP 401\"}", None),
        // DPS sends a tracking ID, and a program without a time is not a daemon.
        ("2026-11-26T10:00:00Z [ERR]: {\"message\":\"HTTP 401\",\"trackingId\":\"5f3c\"}", Some(401)),
        ("[ERR]: {\"message\":\"HTTP 401\"}", Some(401)),
    ] {
        assert_eq!(read(line).transport_status(), status, "{line}");
    }
}
