//! `Probe`: the rare attempts of a program while a person is needed.

use core::time::Duration;

use super::Random;
use super::milliseconds::Milliseconds;

/// The parameters of the rare attempts of a program while a person is needed.
///
/// The person repairs the cause somewhere else, and the program does not learn of it. The delay before probe number `n`,
/// counted from 0, is `initial · 2ⁿ`, at most [`cap`](Self::cap), plus or minus up to a half of that at random.
///
/// ```
/// use core::time::Duration;
/// use dps_codes::Probe;
/// let probe = Probe::new(Duration::from_secs(4 * 3_600), Duration::from_secs(24 * 3_600));
/// assert_eq!(probe.cap().as_secs(), 86_400);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Probe {
    initial: Milliseconds,
    cap: Milliseconds,
}

impl Probe {
    /// Creates the parameters: delays that start with `initial` and double up to `cap`, both up to 49 days.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::Probe;
    /// let probe = Probe::new(Duration::from_secs(60), Duration::from_secs(600));
    /// assert_eq!(probe.initial(), Duration::from_secs(60));
    /// ```
    #[must_use]
    pub const fn new(initial: Duration, cap: Duration) -> Self {
        Self { initial: Milliseconds::saturating_from(initial), cap: Milliseconds::saturating_from(cap) }
    }

    /// Returns the delay before the first probe, on average.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::Probe;
    /// let probe = Probe::new(Duration::from_secs(60), Duration::from_secs(600));
    /// assert_eq!(probe.initial(), Duration::from_secs(60));
    /// ```
    #[must_use]
    pub const fn initial(self) -> Duration {
        self.initial.duration()
    }

    /// Returns the longest delay, on average.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::Probe;
    /// let probe = Probe::new(Duration::from_secs(60), Duration::from_secs(600));
    /// assert_eq!(probe.cap(), Duration::from_secs(600));
    /// ```
    #[must_use]
    pub const fn cap(self) -> Duration {
        self.cap.duration()
    }

    /// Returns the delay before probe number `level`, counted from 0: between a half of `initial · 2ⁿ` and one and a half
    /// times that.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::{Probe, Random};
    /// let probe = Probe::new(Duration::from_secs(60), Duration::from_secs(600));
    /// assert_eq!(probe.delay(0, Random::LEAST), Duration::from_secs(30));
    /// assert_eq!(probe.delay(1, Random::MOST), Duration::from_secs(180));
    /// assert_eq!(probe.delay(u32::MAX, Random::MOST), Duration::from_secs(900));
    /// ```
    #[must_use]
    #[cfg_attr(target_os = "none", inline(never))]
    pub const fn delay(self, level: u32, random: Random) -> Duration {
        // More than 32 doublings are beyond any cap.
        let grown = (self.initial.0 as u64) << if level < 32 { level } else { 32 };
        #[allow(clippy::cast_possible_truncation)] // compared before
        let mean = if grown < self.cap.0 as u64 { grown as u32 } else { self.cap.0 };
        Duration::from_millis(mean as u64 / 2 + random.up_to(mean) as u64)
    }
}
