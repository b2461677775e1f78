//! The origin of a failure in words, and where to look for more about it.

use dps_codes::{Origin, Phase};

/// Returns the end of the first line.
pub(crate) fn phrase(origin: Origin) -> &'static str {
    match origin {
        Origin::Dps => "from DPS",
        Origin::HubBehindDps => "from the IoT hub behind DPS",
        Origin::Hub => "from the IoT hub",
        Origin::ControlPlane => "from the control plane of Azure",
        Origin::Local => "from a program on the device",
        Origin::Other => "from another service",
        _ => "no service was reached",
    }
}

/// Returns where to look next.
pub(crate) fn next_place(origin: Origin, phase: Option<Phase>) -> Option<&'static str> {
    Some(match (origin, phase) {
        (Origin::Dps, Some(Phase::Manage)) => {
            "In the portal, open the DPS instance, Monitoring, Logs, and run: AzureDiagnostics | where Category == \"ServiceOperations\" and ResultType != \"Success\"."
        }
        (Origin::Dps, _) => {
            "In the portal, open the DPS instance, Monitoring, Logs, and run: AzureDiagnostics | where Category == \"DeviceOperations\" and ResultType != \"Success\". On an IoT Edge device, run `iotedge check`; identityd at debug level logs `DPS response status` and `x-ms-request-id`."
        }
        (Origin::HubBehindDps, _) => {
            "In the portal, open the DPS instance, Linked IoT hubs: unlink the hub and link it again. The certificates of the device have no part in it."
        }
        (Origin::Hub, _) => {
            "Connect with the device ID that DPS has returned, not with the registration ID. In the portal, open the IoT hub, Monitoring, Logs, category Connections."
        }
        (Origin::ControlPlane, _) => {
            "Run `az monitor activity-log list --correlation-id ID` with the identifier of the message. Support asks for it."
        }
        (Origin::Local, _) => {
            "Run `iotedge check`, and read the log of the program with `journalctl -u aziot-identityd`: the cause is behind the last `caused by:`."
        }
        (Origin::None, _) => {
            "On the device, resolve the name of the host, then open a TLS connection with `openssl s_client -connect HOST:PORT`; the port is 443, 8883 or 5671."
        }
        _ => return None,
    })
}
