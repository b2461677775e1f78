//! `Origin`: the service or program that refused a call.

use core::fmt;

use crate::Phase;

/// The service or program that refused a call.
///
/// ```
/// use dps_codes::{Origin, Phase, Report};
/// let body = r#"{"errorCode":401002}"#;
/// assert_eq!(Report::from_http(401, Report::NO_HEADERS, body).origin(Phase::Register), Origin::Dps);
/// assert_eq!(Report::from_http(401, Report::NO_HEADERS, body).origin(Phase::Connect), Origin::Hub);
/// assert_eq!(Report::default().origin(Phase::Register), Origin::None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Origin {
    /// DPS.
    Dps,
    /// The IoT hub, when DPS tried to create the device there.
    HubBehindDps,
    /// The IoT hub that the device connects to.
    Hub,
    /// The control plane: Azure Resource Manager, `az`, Terraform.
    ControlPlane,
    /// A daemon on the device itself, such as identityd.
    Local,
    /// Another service or program: a proxy, a container registry, Docker.
    Other,
    /// No service: none was reached, or nothing was refused.
    None,
}

impl Origin {
    /// All origins.
    ///
    /// ```
    /// use dps_codes::Origin;
    /// assert!(Origin::ALL.contains(&Origin::HubBehindDps));
    /// ```
    pub const ALL: &'static [Self] =
        &[Self::Dps, Self::HubBehindDps, Self::Hub, Self::ControlPlane, Self::Local, Self::Other, Self::None];

    /// Returns the service that a call of this phase goes to.
    ///
    /// ```
    /// use dps_codes::{Origin, Phase};
    /// assert_eq!(Origin::of_phase(Phase::Connect), Origin::Hub);
    /// assert_eq!(Origin::of_phase(Phase::Manage), Origin::Dps);
    /// ```
    #[must_use]
    pub const fn of_phase(phase: Phase) -> Self {
        match phase {
            Phase::Connect => Self::Hub,
            _ => Self::Dps,
        }
    }

    /// Returns the name in lower case, as logs and metrics write it.
    ///
    /// ```
    /// use dps_codes::Origin;
    /// assert_eq!(Origin::HubBehindDps.name(), "hub_behind_dps");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dps => "dps",
            Self::HubBehindDps => "hub_behind_dps",
            Self::Hub => "hub",
            Self::ControlPlane => "control_plane",
            Self::Local => "local",
            Self::Other => "other",
            Self::None => "none",
        }
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
