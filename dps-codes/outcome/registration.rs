//! `RegistrationStatus`: how far a registration has got.

use core::fmt;

use crate::report::wire::vocabulary::status;

/// The status of a registration. The service may send others than these.
///
/// ```
/// use dps_codes::{RegistrationStatus, Report};
/// let report = Report::from_http(202, Report::NO_HEADERS, r#"{"operationId":"5.a","status":"assigning"}"#);
/// assert_eq!(report.registration(), Some(RegistrationStatus::Assigning));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RegistrationStatus {
    /// No hub has been assigned.
    Unassigned,
    /// A hub is being assigned.
    Assigning,
    /// A hub is assigned.
    Assigned,
    /// The registration has failed.
    Failed,
    /// The enrollment is disabled; old versions call it `blacklisted`.
    Disabled,
}

impl RegistrationStatus {
    /// Each status with a string that the service sends for it.
    pub(crate) const WORDS: [(&'static str, Self); 6] = [
        (status::UNASSIGNED, Self::Unassigned),
        (status::ASSIGNING, Self::Assigning),
        (status::ASSIGNED, Self::Assigned),
        (status::FAILED, Self::Failed),
        (status::DISABLED, Self::Disabled),
        (status::BLACKLISTED, Self::Disabled),
    ];

    /// Returns the string that the service sends.
    ///
    /// ```
    /// use dps_codes::RegistrationStatus;
    /// assert_eq!(RegistrationStatus::Assigned.name(), "assigned");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unassigned => status::UNASSIGNED,
            Self::Assigning => status::ASSIGNING,
            Self::Assigned => status::ASSIGNED,
            Self::Failed => status::FAILED,
            Self::Disabled => status::DISABLED,
        }
    }

    /// Returns `true` if the status does not change by itself any more.
    ///
    /// ```
    /// use dps_codes::RegistrationStatus;
    /// assert!(RegistrationStatus::Failed.is_final() && !RegistrationStatus::Assigning.is_final());
    /// ```
    #[must_use]
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Assigned | Self::Failed | Self::Disabled)
    }
}

impl fmt::Display for RegistrationStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
