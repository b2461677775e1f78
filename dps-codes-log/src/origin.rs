//! `Origin` of a failure, from the hosts, topics, codes and programs that a text names.

use std::sync::LazyLock;

use dps_codes::Origin;

use crate::evidence;
use crate::flat::Flat;
use crate::phrases::{Phrases, Set};

/// Phrases that only one service writes, in lower case. The first that a line contains counts.
const HINTS: [(&str, Origin); 62] = [
    // The control plane
    ("errorcode: ih", Origin::ControlPlane),
    ("correlation identifier", Origin::ControlPlane),
    ("management.azure.com", Origin::ControlPlane),
    ("(authorizationfailed)", Origin::ControlPlane),
    ("(resourcenotfound)", Origin::ControlPlane),
    ("(resourcegroupnotfound)", Origin::ControlPlane),
    ("(subscriptionnotfound)", Origin::ControlPlane),
    ("(invalidauthenticationtoken", Origin::ControlPlane),
    ("\"authorizationfailed\"", Origin::ControlPlane),
    ("\"resourcenotfound\"", Origin::ControlPlane),
    ("resourceclient#", Origin::ControlPlane),
    ("-- original error", Origin::ControlPlane),
    ("/subscriptions/", Origin::ControlPlane),
    ("azurerm_", Origin::ControlPlane),
    ("deploymentfailed", Origin::ControlPlane),
    ("the async operation failed", Origin::ControlPlane),
    ("additionalinfo=[", Origin::ControlPlane),
    ("\"httpstatuscode\"", Origin::ControlPlane),
    // Others
    (".azurecr.io", Origin::Other),
    ("mcr.microsoft.com", Origin::Other),
    ("docker", Origin::Other),
    ("manifest unknown", Origin::Other),
    ("pulling image", Origin::Other),
    ("containerd", Origin::Other),
    ("invalid clientid or client secret", Origin::Other),
    ("authentication required, visit", Origin::Other),
    ("sshd[", Origin::Other),
    ("nginx", Origin::Other),
    ("azure.iiot", Origin::Other),
    ("iiot.abstractions", Origin::Other),
    ("aadsts", Origin::Other),
    ("head \"http", Origin::Other),
    ("get \"http", Origin::Other),
    ("post \"http", Origin::Other),
    ("ghcr.io", Origin::Other),
    ("blob.core.windows.net", Origin::Other),
    ("graph.microsoft.com", Origin::Other),
    // The device itself
    (".sock\"", Origin::Local),
    (".sock:", Origin::Local),
    ("unix:/", Origin::Local),
    ("keyd.sock", Origin::Local),
    ("aziot-certd", Origin::Local),
    ("aziot-keyd", Origin::Local),
    ("aziot-tpmd", Origin::Local),
    ("hsm ", Origin::Local),
    ("tpm_", Origin::Local),
    ("tss2", Origin::Local),
    // DPS and the hub
    ("azure-devices-provisioning", Origin::Dps),
    ("$dps/", Origin::Dps),
    ("dps response", Origin::Dps),
    ("dps answered", Origin::Dps),
    ("dps replied", Origin::Dps),
    ("dps responded", Origin::Dps),
    ("dps returned", Origin::Dps),
    ("dps refused", Origin::Dps),
    ("dps rejected", Origin::Dps),
    ("iothub-errorcode", Origin::Hub),
    ("$iothub/", Origin::Hub),
    ("iothub response", Origin::Hub),
    ("hub client error", Origin::Hub),
    (".azure-devices.net", Origin::Hub),
    ("\"assignedhub\"", Origin::Dps),
];

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(HINTS.map(|(hint, _)| hint)));

/// The services that a text names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hints(Vec<(usize, Origin)>);

impl Hints {
    pub(crate) fn find(flat: &Flat<'_>) -> Self {
        let of_line = |line: crate::flat::Line<'_, '_>| {
            let found: Set = PHRASES.occurrences(line.lower().as_bytes()).collect();
            let found = found.indices().map(|index| HINTS[index]);
            let named = found
                .filter(|(hint, _)| !is_own_request(&line, hint) && !is_own_logger(&line, hint))
                .map(|(_, origin)| origin);
            let foreign = evidence::is_foreign(&line).then_some(Origin::Other);
            let of_control_plane = has_control_plane_code(line.lower()).then_some(Origin::ControlPlane);
            named.chain(of_control_plane).chain(foreign).map(|origin| (line.number, origin)).collect::<Vec<_>>()
        };
        Self(flat.lines().flat_map(of_line).collect())
    }

    /// Returns the first hint within the lines, or else the last one before them.
    pub(crate) fn near(&self, first: usize, last: usize) -> Option<Origin> {
        let within = || self.0.iter().filter(|(line, _)| (first..=last).contains(line));
        let is_foreign = |origin: Origin| matches!(origin, Origin::Other | Origin::ControlPlane | Origin::Local);
        let foreign = within().find(|&&(_, origin)| is_foreign(origin)).or_else(|| within().next());
        let before = || self.0.iter().rev().find(|(line, _)| *line < first).filter(|&&(_, origin)| !is_foreign(origin));
        foreign.or_else(before).map(|&(_, origin)| origin)
    }

    pub(crate) fn has(&self, origin: Origin) -> bool {
        self.0.iter().any(|&(_, hint)| hint == origin)
    }
}

/// Returns `true` if a line in lower case has a code as the control plane writes it: `IH404002`.
fn has_control_plane_code(line: &str) -> bool {
    line.match_indices("ih").any(|(at, prefix)| {
        let is_apart = !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let behind = &line[at + prefix.len()..];
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        is_apart
            && digits == 6
            && behind.starts_with(['4', '5'])
            && !behind[6..].starts_with(|c: char| c.is_alphanumeric())
    })
}

/// Returns `true` if a module of Microsoft's Industrial IoT logs its own registration, under the same name as calls to
/// others.
fn is_own_logger(line: &crate::flat::Line<'_, '_>, hint: &str) -> bool {
    hint.contains("iiot") && line.has(&["\"errorcode\"", "provision"])
}

/// Returns `true` if the URL of a failed request, which Go and `az` quote, is one of DPS or of a hub.
fn is_own_request(line: &crate::flat::Line<'_, '_>, hint: &str) -> bool {
    hint.ends_with("\"http") && line.has(&["azure-devices"])
}
