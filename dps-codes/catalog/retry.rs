//! `Retry`: if and when to try again.

use crate::Backoff;

/// If and when to try again.
///
/// ```
/// use dps_codes::Retry;
/// dps_codes::catalog!("examples/coffee.toml");
/// assert_eq!(Action::CallService.retry(), Retry::Never);
/// assert!(matches!(Action::TryAgain.retry(), Retry::Backoff(_)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Retry {
    /// Not automatically: the same request would fail again.
    Never,
    /// Immediately, with the data that came with the error.
    AtOnce,
    /// After a delay that grows from attempt to attempt and has random jitter.
    Backoff(Backoff),
    /// After a person has repaired the cause.
    AfterRepair,
}
