//! How long a device waits before it asks again: the policies that are compared.

use std::time::Duration;

use dps_codes::{Backoff, Random};

use crate::service::Millis;

/// A way of waiting.
#[derive(Clone, Debug)]
pub(crate) enum Pace {
    /// Always the same time.
    Fixed(Millis),
    /// A time plus a random one, which do not grow.
    Bounded { least: Millis, reach: Millis },
    /// What the service asks for if that is within bounds, else a time of its own.
    HintWithin { from: Millis, to: Millis, otherwise: Millis },
    /// One time after the other, the last one from then on.
    Steps(&'static [Millis]),
    /// Exactly what the service asks for; a random time between two bounds if it asks for nothing.
    HintOr { least: Millis, most: Millis },
    /// A random time between two bounds, whatever the service asks for.
    Between { least: Millis, most: Millis },
    /// The figures of a table, the jitter added to the hint: [`Backoff::delay`].
    Table(Backoff),
    /// The same, with the same random numbers on every device.
    TableOneSeed(Backoff, Vec<u32>),
    /// The same figures, but the larger of hint and jittered wait.
    TableLarger(Backoff),
}

/// A wait, of which some may be up to chance: `least` and a random part of `reach`, never below `floor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wait {
    pub(crate) least: Millis,
    pub(crate) reach: Millis,
    pub(crate) floor: Millis,
}

impl Wait {
    const fn exactly(least: Millis) -> Self {
        Self { least, reach: 0, floor: 0 }
    }

    const fn between(least: Millis, most: Millis) -> Self {
        Self { least, reach: most.saturating_sub(least), floor: 0 }
    }

    /// The wait that a random number of 32 bits stands for. Every time from the shortest to the longest is as likely as
    /// the others, and [`Backoff::delay`] computes the same.
    #[inline]
    pub(crate) const fn drawn(self, random: u32) -> Millis {
        let wait = self.least + (((self.reach + 1) * random as u64) >> 32);
        if wait > self.floor { wait } else { self.floor }
    }
}

impl Pace {
    /// The wait after failure number `attempt`, counted from 0.
    pub(crate) fn wait(&self, hint: Option<Duration>, attempt: u32) -> Wait {
        match *self {
            Self::Fixed(time) => Wait::exactly(time),
            Self::Bounded { least, reach } => Wait { least, reach, floor: 0 },
            Self::HintWithin { from, to, otherwise } => {
                Wait::exactly(hint.map(millis).filter(|hint| (from..=to).contains(hint)).unwrap_or(otherwise))
            }
            Self::Steps(steps) => {
                let step = usize::try_from(attempt).ok().and_then(|attempt| steps.get(attempt));
                Wait::exactly(step.or(steps.last()).copied().unwrap_or_default())
            }
            Self::HintOr { least, most } => {
                hint.map_or_else(|| Wait::between(least, most), |hint| Wait::exactly(millis(hint)))
            }
            Self::Between { least, most } => Wait::between(least, most),
            Self::Table(figures) => {
                let shortest = millis(figures.delay(hint, attempt, Random::LEAST));
                let longest = millis(figures.delay(hint, attempt, Random::MOST));
                Wait::between(shortest, longest)
            }
            Self::TableOneSeed(figures, ref numbers) => {
                let place = usize::try_from(attempt).unwrap_or(usize::MAX).checked_rem(numbers.len());
                let random = place.and_then(|place| numbers.get(place)).copied().unwrap_or_default();
                Wait::exactly(millis(figures.delay(hint, attempt, Random::new(random))))
            }
            Self::TableLarger(figures) => {
                let Wait { least, reach, .. } = Self::Table(figures).wait(None, attempt);
                Wait { least, reach, floor: hint.map_or(0, millis) }
            }
        }
    }

    /// The number of failures after which one more changes nothing.
    pub(crate) fn settled(&self) -> u32 {
        match self {
            Self::Fixed(_)
            | Self::Bounded { .. }
            | Self::HintWithin { .. }
            | Self::HintOr { .. }
            | Self::Between { .. } => 0,
            Self::Steps(steps) => u32::try_from(steps.len().saturating_sub(1)).unwrap_or(u32::MAX),
            // A wait that has not settled after as many doublings as a number has bits never grows.
            Self::Table(figures) | Self::TableLarger(figures) => {
                (0..32).find(|attempt| figures.max_jitter(*attempt) == figures.max_jitter(u32::MAX)).unwrap_or(32)
            }
            Self::TableOneSeed(..) => u32::MAX,
        }
    }

    /// The longest wait there is, for a pace that forgets earlier failures and takes no long hint.
    pub(crate) fn longest_if_forgetful(&self) -> Option<Millis> {
        match *self {
            Self::Fixed(time) => Some(time),
            Self::Bounded { least, reach } => Some(least + reach),
            Self::HintWithin { to, otherwise, .. } => Some(to.max(otherwise)),
            _ => None,
        }
    }

    /// Whether chance has a part in it.
    pub(crate) fn is_random(&self) -> bool {
        match self {
            Self::Fixed(_) | Self::HintWithin { .. } | Self::Steps(_) | Self::TableOneSeed(..) => false,
            Self::Bounded { .. }
            | Self::HintOr { .. }
            | Self::Between { .. }
            | Self::Table(_)
            | Self::TableLarger(_) => true,
        }
    }
}

/// What a device does: it waits at one pace after a refusal, and at another while the service assigns a hub.
#[derive(Clone, Debug)]
pub(crate) struct Policy {
    pub(crate) name: String,
    /// The wait before the first request, if the policy has a say in it.
    pub(crate) starts: Option<Wait>,
    pub(crate) refused: Pace,
    pub(crate) polling: Pace,
}

/// As many milliseconds as a wait can have: beyond that, nothing comes back within the time that is simulated.
pub(crate) fn millis(time: Duration) -> Millis {
    u32::try_from(time.as_millis()).unwrap_or(u32::MAX).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_of_ours_is_the_one_that_the_runtime_says() {
        let figures = Backoff::new(Duration::from_secs(1), Duration::from_millis(700), Duration::from_secs(600));
        let (ours, mut random) = (Pace::Table(figures), fastrand::Rng::with_seed(1));
        for hint in [None, Some(Duration::ZERO), Some(Duration::from_secs(60))] {
            for attempt in 0..40 {
                for random in [0, 1, u32::MAX, random.u32(..), random.u32(..)] {
                    let expected = figures.delay(hint, attempt, Random::new(random)).as_millis();
                    assert_eq!(u128::from(ours.wait(hint, attempt).drawn(random)), expected);
                }
                assert_eq!(ours.wait(hint, attempt.min(ours.settled())), ours.wait(hint, attempt));
            }
        }
        assert_eq!(ours.settled(), 10);
    }

    #[test]
    fn the_larger_of_hint_and_jitter_often_is_the_hint() {
        let figures = Backoff::new(Duration::from_secs(1), Duration::from_secs(1), Duration::from_secs(600));
        let wait = Pace::TableLarger(figures).wait(Some(Duration::from_secs(60)), 5);
        assert_eq!((wait.drawn(0), wait.drawn(u32::MAX)), (60_000, 60_000));
        assert_eq!(Pace::TableLarger(figures).wait(Some(Duration::from_secs(60)), 20).drawn(u32::MAX), 601_000);
    }

    #[test]
    fn paces_of_the_others_keep_their_bounds() {
        let hint = |seconds| Some(Duration::from_secs(seconds));
        let java = Pace::HintWithin { from: 2_000, to: 5_000, otherwise: 2_000 };
        assert_eq!([1, 2, 5, 6].map(|seconds| java.wait(hint(seconds), 9).drawn(0)), [2_000, 2_000, 5_000, 2_000]);
        let steps = Pace::Steps(&[60_000, 300_000]);
        assert_eq!([0, 1, 9].map(|attempt| steps.wait(hint(1), attempt).drawn(0)), [60_000, 300_000, 300_000]);
        let official = Pace::HintOr { least: 1_000, most: 600 };
        assert_eq!((official.wait(None, 0).drawn(u32::MAX), official.wait(hint(7), 0).drawn(9)), (1_000, 7_000));
        assert_eq!(Pace::Bounded { least: 2_000, reach: 5_000 }.wait(None, 3).drawn(u32::MAX), 7_000);
        assert_eq!(Pace::Steps(&[]).wait(None, 0), Wait::exactly(0));
    }
}
