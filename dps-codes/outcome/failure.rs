//! `Failure`: the reason for a missing response.

use crate::Symptom;

/// The reason for a missing response: [`Report::from_failure`](crate::Report::from_failure).
///
/// ```
/// use dps_codes::{Action, Failure, Phase, Report};
/// // Nothing was sent, so there is nothing to look up.
/// let report = Report::from_failure(Failure::NameNotResolved);
/// assert_eq!(report.advice(Phase::Register).action(), Action::Backoff);
/// // DPS may have registered the device all the same.
/// let report = Report::from_failure(Failure::TimedOut);
/// assert_eq!(report.advice(Phase::Register).action(), Action::LookUpRegistration);
/// // The clock comes first.
/// let report = Report::from_failure(Failure::ServerNotTrusted);
/// assert_eq!(report.advice(Phase::Register).action(), Action::RepairTrust);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Failure {
    /// The reason is not known.
    #[default]
    Silence,
    /// DNS did not resolve the name of the host.
    NameNotResolved,
    /// No connection could be opened: refused, no route, a firewall.
    Unreachable,
    /// The request was sent, and no response came in time.
    TimedOut,
    /// The request was sent, and the connection ended before the response.
    ConnectionLost,
    /// TLS: the device does not trust the certificate of the server.
    ServerNotTrusted,
    /// TLS: the server refuses the device's own certificate, or the certificate has expired.
    CertificateRefused,
    /// The clock of the device is wrong.
    ClockWrong,
}

impl Failure {
    /// Returns the symptom with summary and help; `None` if the reason is not known.
    ///
    /// ```
    /// use dps_codes::{Failure, Symptom};
    /// assert_eq!(Failure::ClockWrong.symptom(), Some(Symptom::ClockWrong));
    /// ```
    #[must_use]
    pub const fn symptom(self) -> Option<Symptom> {
        match self {
            Self::Silence => None,
            Self::NameNotResolved => Some(Symptom::NameNotResolved),
            Self::Unreachable => Some(Symptom::Unreachable),
            Self::TimedOut | Self::ConnectionLost => Some(Symptom::ResponseLost),
            Self::ServerNotTrusted => Some(Symptom::ServerNotTrusted),
            Self::CertificateRefused => Some(Symptom::CertificateRefused),
            Self::ClockWrong => Some(Symptom::ClockWrong),
        }
    }

    /// Returns the failure that a message stands for; `None` if there was a response.
    ///
    /// ```
    /// use dps_codes::{Failure, Symptom};
    /// let symptom = Symptom::find_in("getaddrinfo ENOTFOUND global.azure-devices-provisioning.net").unwrap();
    /// assert_eq!(Failure::from_symptom(symptom), Some(Failure::NameNotResolved));
    /// ```
    #[must_use]
    pub const fn from_symptom(symptom: Symptom) -> Option<Self> {
        match symptom {
            Symptom::NameNotResolved => Some(Self::NameNotResolved),
            Symptom::Unreachable => Some(Self::Unreachable),
            Symptom::ResponseLost => Some(Self::ConnectionLost),
            Symptom::ServerNotTrusted => Some(Self::ServerNotTrusted),
            Symptom::CertificateRefused => Some(Self::CertificateRefused),
            Symptom::ClockWrong => Some(Self::ClockWrong),
            _ => None,
        }
    }

    /// Returns `true` if the request may have reached the service.
    ///
    /// ```
    /// use dps_codes::Failure;
    /// assert!(Failure::TimedOut.may_have_arrived() && !Failure::Unreachable.may_have_arrived());
    /// ```
    #[must_use]
    pub const fn may_have_arrived(self) -> bool {
        matches!(self, Self::Silence | Self::TimedOut | Self::ConnectionLost)
    }

    /// Returns `true` unless certificates or the clock are the cause.
    pub(super) const fn is_transient(self) -> bool {
        !matches!(self, Self::ServerNotTrusted | Self::CertificateRefused | Self::ClockWrong)
    }
}
