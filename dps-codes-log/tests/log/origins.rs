//! Origins: DPS, a hub, the control plane, a program on the device, or another service.

use dps_codes::Action::{
    CheckAndRetry, FixRequest, LookUpRegistration, RepairCredentials, RepairNetwork, Reregister, ResolveConflict,
};
use dps_codes::{Origin, Phase};
use dps_codes_log::Reading;

use crate::expectation::{assert_cases, assert_silent, case};

#[test]
fn other_services() {
    let texts = [
        "Head \"https://plant.azurecr.io/v2/alpine/manifests/latest\": unauthorized: authentication required",
        "caused by: Get \"https://plant.azurecr.io/v2/\": unauthorized: authentication required, visit https://aka.ms/acr/authorization",
        "HTTP 500 Internal Server Error: Get \"https://mcr.microsoft.com/v2/\": dial tcp: lookup mcr.microsoft.com: server misbehaving",
        "[WRN] - Docker API responded with status code=InternalServerError, response={\"message\":\"toomanyrequests: rate limit\"}",
        "unauthorized: Invalid clientid or client secret., StatusCode:500",
        "Error response from daemon: Get \"https://ghcr.io/v2/\": denied: denied",
        "sshd[12]: unauthorized access attempt",
        "nginx: connect() failed (111: Connection refused) while connecting to upstream",
        "{\"StatusCode\":500,\"Source\":\"Microsoft.Azure.IIoT.Abstractions\",\"Exception\":\"HttpTransientException\"}",
        "AADSTS7000215: Invalid client secret provided. status code 401",
    ];
    assert_silent(&texts);
    for text in texts {
        assert_eq!(Reading::of(text).origin(Some(Phase::Register)), Origin::Other, "{text}");
    }
}

/// The host, the scheme or the protocol shows that the status is not that of DPS.
#[test]
fn statuses_of_other_hosts() {
    assert_silent(&[
        "maven: 401 Unauthorized - GET https://artifacts.example.com/fw",
        "HTTPError: 403 Client Error: Forbidden for url: https://weather.example.com/today",
        "level=error msg=\"Put \\\"https://metrics.example.com/write\\\": 503 Service Unavailable\"",
        "W: Failed to fetch https://deb.example.com/Release  404  Not Found [IP: 198.51.100.7 443]",
        "telemetry upload url=https://lake.example.com/in err=\"server returned HTTP status 429 Too Many Requests\"",
        "camera rtsp://192.0.2.61/live: setup failed: 401 Unauthorized",
        "RTSP/1.0 404 Not Found",
        "POST /session 401 Unauthorized - 3.2 ms",
        "prometheus: 401 Unauthorized",
        "logstash[77]: retrying: status=429 Too Many Requests",
        "Nov 20 10:00:01 node-3 loki[512]: push: server returned HTTP status 401 Unauthorized",
        "2026-11-20T10:00:01+00:00 node-3 dockerd[9]: request returned 403 Forbidden",
        "edge: error pulling image: 404 Not Found: manifest unknown",
        "grafana: login failed: unauthorized: unauthorized access",
        "TableStorageException: The request was refused. 403 AuthenticationFailed",
        "edged: 500 Internal Server Error: {\"message\":\"module x: unauthorized: access to the image\"}",
        "Error getting a token from unix:///run/agent/workload.sock: 401 Unauthorized",
        "connect to /run/agent/keys.sock: 403 Forbidden",
        "POST https://shop.example.com/orders failed: 404201",
        "GET /404201 404 Not Found, see https://docs.example.com",
    ]);
    // The same words at a host of DPS or of a hub, and links to documentation.
    let manage = |text: &str| case(Phase::Manage, text);
    assert_cases([
        manage(
            "HTTPError: 404 Client Error: Not Found for url: https://x.azure-devices-provisioning.net/enrollments/a",
        )
        .status(404)
        .from(Origin::Dps),
        manage("HTTPError: 404 Client Error: Not Found for url: https://x.azure-devices.net/devices/a")
            .status(404)
            .from(Origin::Hub),
        manage("POST /devices/a/messages/events 404 Not Found").status(404),
        manage("app: register: 401 Unauthorized").status(401),
        manage("Nov 20 10:00:01 node-3 identityd[7]: register: 401 Unauthorized").status(401),
        manage("error: 401 Unauthorized").status(401),
        manage("HTTP status 429 Too Many Requests, see https://learn.microsoft.com/azure/iot-dps").status(429),
        manage("DPS through https://gateway.example.com failed with status 503").status(503),
        manage("POST https://backend.example.com/devices: {\"errorCode\":404201}").number(404_201),
        manage("\"register failed: 404204: Enrollment group not found\", source: https://app.example.com/dps.js (404)")
            .number(404_204),
        manage("{\"request\":\"GET /x HTTP/1.1\",\"upstream_msg\":\"failed: 404204: Enrollment group not found\"}")
            .number(404_204),
        manage("register failed: 401002, see https://wiki.example.com/dps").number(401_002),
    ]);
}

#[test]
fn proxies_and_captive_portals() {
    let page = "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html><title>Welcome aboard</title></html>";
    let gateway = "HTTP/1.1 503 Service Unavailable\nServer: nginx\n\n<!DOCTYPE html><html>503</html>";
    let asks = "HTTP/1.1 407 Proxy Authentication Required\nProxy-Authenticate: Basic realm=\"x\"";
    assert_cases([
        case(Phase::Register, page).status(200).from(Origin::Other).does(&[LookUpRegistration]),
        case(Phase::Register, gateway).status(503).from(Origin::Other).does(&[LookUpRegistration]),
        case(Phase::Register, asks).status(407).from(Origin::Other).does(&[RepairNetwork]),
    ]);
    assert_silent(&["<html><title>Welcome aboard</title></html>"]);
}

#[test]
fn the_control_plane() {
    const ID: &str = "2f4c1f0e-8bb0-4b0e-9a51-0f5f0d3b7a61";
    let support = format!(
        "If you contact a support representative please include this correlation identifier: {ID}, timestamp: 2026-09-24 08:11:09Z"
    );
    let duplicate = format!("Cannot have duplicate iot hubs in description. {support}, errorcode: IH400303.");
    let python = format!(
        "ResourceNotFoundError('(404002) Unable to find the IoThub plant. {support}, errorcode: IH404002.\\nCode: 404002\\nMessage: Unable to find the IoThub plant. {support}, errorcode: IH404002.')"
    );
    let new_style =
        format!("The name is not available. [identifier: {ID}, timestamp: 2026-09-24 08:11:09Z, errorcode: IH409004].");
    let terraform = format!(
        "creating DPS: iothub.DpsClient#CreateOrUpdate: Failure sending request: StatusCode=400 -- Original Error: Code=\"Failed\" Message=\"The async operation failed.\" AdditionalInfo=[{{\"code\":400123,\"httpStatusCode\":\"BadRequest\",\"message\":\"Endpoint name: x. {support}, errorcode: IH400123.\"}}]"
    );
    let control_plane = |text: &str| case(Phase::Manage, text).from(Origin::ControlPlane);
    assert_cases([
        control_plane(&duplicate)
            .number(400_303)
            .tracking_id(ID)
            .message("Cannot have duplicate iot hubs in description.")
            .does(&[FixRequest]),
        control_plane(&python)
            .number(404_002)
            .tracking_id(ID)
            .message("Unable to find the IoThub plant.")
            .does(&[CheckAndRetry]),
        control_plane(&new_style)
            .number(409_004)
            .tracking_id(ID)
            .message("The name is not available.")
            .does(&[ResolveConflict]),
        control_plane(&terraform).number(400_123).status(400).tracking_id(ID).does(&[FixRequest]),
        control_plane("ERROR: (AuthorizationFailed) The client does not have authorization to perform the action.")
            .status(403)
            .message("The client does not have authorization to perform the action.")
            .does(&[RepairCredentials]),
        control_plane("(ResourceNotFound) The resource was not found.").status(404).does(&[CheckAndRetry]),
        control_plane("Message=\"The async operation failed.\" AdditionalInfo=[{\"code\":404005,\"httpStatusCode\":\"NotFound\",\"message\":\"No such link.\"}]")
            .number(404_005),
    ]);
    let inner = Reading::of(&terraform).report().message().map(ToString::to_string).unwrap_or_default();
    assert!(inner.starts_with("Endpoint name: x."), "{inner}");
}

/// identityd logs the message of DPS without its number; the status of its own socket is not that of DPS.
#[test]
fn daemons_of_a_device() {
    let wrapper = "[ERR!] - Failed to provision with IoT Hub, and no valid device backup was found: DPS client error";
    let after_wrapper = |cause: &str| {
        case(Phase::Register, format!("{wrapper}\n[ERR!] - caused by: DPS client error\n[ERR!] - caused by: {cause}"))
    };
    let socket = |cause: &str| {
        case(
            Phase::Register,
            format!(
                "caused by: HTTP response error: [404 Not Found] {{\"message\":\"DPS client error\\ncaused by: {cause}\"}}"
            ),
        )
    };
    assert_cases([
        after_wrapper("Invalid certificate.")
            .message("Invalid certificate.")
            .from(Origin::Dps)
            .does(&[RepairCredentials]),
        after_wrapper("CA certificate not found.").from(Origin::Dps).does(&[RepairCredentials]),
        after_wrapper("Unauthorized").message("Unauthorized").from(Origin::Dps).does(&[RepairCredentials]),
        after_wrapper("internal error").message("internal error").from(Origin::Local).does(&[CheckAndRetry]),
        socket("internal error").message("internal error").from(Origin::Local),
        socket("Invalid certificate").message("Invalid certificate").from(Origin::Dps).does(&[RepairCredentials]),
        socket("dns error: failed to lookup address information").from(Origin::None),
        case(Phase::Register, wrapper).from(Origin::Local).does(&[CheckAndRetry]),
    ]);
    let hub = "caused by: HTTP response error: [404 Not Found] {\"message\":\"Hub client error\\ncaused by: {\\\"errorCode\\\":404001,\\\"trackingId\\\":\\\"ab\\\",\\\"message\\\":\\\"gone\\\"}\"}";
    assert_cases([case(Phase::Connect, hub)
        .number(404_001)
        .tracking_id("ab")
        .message("gone")
        .from(Origin::Hub)
        .does(&[Reregister])]);
    assert_silent(&[
        "HSM API returned an invalid null response",
        "PROV_DEVICE_RESULT_TRANSPORT",
        "aziot-tpmd[1]: caused by: not found",
    ]);
}

#[test]
fn the_hub_behind_dps() {
    let inner = r#"{"Message":"ErrorCode:IotHubUnauthorizedAccess;Unauthorized","ExceptionMessage":"Tracking ID:8d-G:10-TimeStamp:11/26/2026 10:15:20"}"#;
    let node = format!(
        "registration failed\n  result: {{\n    status: 'failed',\n    registrationState: {{\n      status: 'failed',\n      errorCode: 401002,\n      errorMessage: '{inner}'\n    }}\n  }}"
    );
    let c = format!("[CRITICAL] Provisioning Failure: OperationId: 5.a - Date: 2026 - Msg: {inner}");
    let edge = format!("[ERR!] - caused by: DPS client error\n[ERR!] - caused by: {inner}");
    let body = format!(
        r#"{{"status":"failed","registrationState":{{"status":"failed","errorCode":401002,"errorMessage":"{}"}}}}"#,
        inner.replace('"', "\\\"")
    );
    assert_cases([node, c, edge, body].map(|text| {
        case(Phase::Register, text)
            .number(401_002)
            .tracking_id("8d-G:10-TimeStamp:11/26/2026 10:15:20")
            .message("Unauthorized")
            .from(Origin::HubBehindDps)
            .does(&[CheckAndRetry])
    }));
    // The hub itself has refused the device.
    assert_cases([case(Phase::Connect, inner)
        .number(401_002)
        .tracking_id("8d-G:10-TimeStamp:11/26/2026 10:15:20")
        .from(Origin::Hub)
        .does(&[Reregister])]);
}

#[test]
fn the_phase_decides_if_the_text_names_no_service() {
    for (phase, origin) in [
        (Phase::Register, Origin::Dps),
        (Phase::Poll, Origin::Dps),
        (Phase::Connect, Origin::Hub),
        (Phase::Manage, Origin::Dps),
    ] {
        assert_eq!(Reading::of("{\"errorCode\":401002}").origin(Some(phase)), origin, "{phase}");
    }
    let manage = |text: &str| Reading::of(text).origin(Some(Phase::Manage));
    assert_eq!(
        manage("401 Client Error: Unauthorized for url: https://plant.azure-devices.net/devices/a"),
        Origin::Hub
    );
    assert_eq!(
        manage("404 Client Error: Not Found for url: https://plant.azure-devices-provisioning.net/enrollments/a"),
        Origin::Dps
    );
    assert_eq!(Reading::of("iothub-errorcode: DeviceNotFound").origin(None), Origin::Hub);
    assert_eq!(Reading::of("$dps/registrations/res/401/?$rid=1").origin(None), Origin::Dps);
}

#[test]
fn a_hub_that_dps_asks_refuses_dps() {
    for (line, origin) in [
        ("provisioning failure: IotHubUnauthorizedAccess", Origin::HubBehindDps),
        ("DPS rejected the registration: IotHubUnauthorizedAccess", Origin::HubBehindDps),
        // The device has called the hub itself.
        ("plant.azure-devices.net: IotHubUnauthorizedAccess for registration dev-1", Origin::Hub),
    ] {
        assert_eq!(Reading::of(line).origin(None), origin, "{line}");
    }
}
