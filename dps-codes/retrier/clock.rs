//! `Clock`: the time between two calls.

/// The time of the last call. It is not part of the state that survives a reboot: the next clock starts anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Clock(u64);

impl Clock {
    /// Before the first call.
    pub(super) const NEW: Self = Self(u64::MAX);

    pub(super) const fn at(now: u64) -> Self {
        Self(now)
    }

    /// Returns the milliseconds since the last call, 49 days at most. The first call, and time that runs backward, count as
    /// zero.
    pub(super) fn pass(&mut self, now: u64) -> u32 {
        let elapsed = now.saturating_sub(self.0);
        self.0 = now;
        u32::try_from(elapsed).unwrap_or(u32::MAX)
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::NEW
    }
}
