//! `Milliseconds`: a duration in a quarter of the bytes that `Duration` takes, since a table has to fit into firmware.

use core::time::Duration;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Milliseconds(pub(super) u32);

impl Milliseconds {
    /// Converts a duration; one that is too long becomes the longest, 49 days.
    pub(super) const fn saturating_from(duration: Duration) -> Self {
        let milliseconds = duration.as_millis();
        #[allow(clippy::cast_possible_truncation)] // compared before
        Self(if milliseconds > u32::MAX as u128 { u32::MAX } else { milliseconds as u32 })
    }

    pub(super) const fn duration(self) -> Duration {
        Duration::from_millis(self.0 as u64)
    }
}
