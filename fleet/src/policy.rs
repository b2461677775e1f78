//! `Pace`: the delay before the next call, by each way that is compared.

use std::time::Duration;

use dps_codes::{Backoff, Random};

use crate::service::Millis;

/// A way of waiting.
#[derive(Clone, Debug)]
pub(crate) enum Pace {
    /// Always the same time.
    Fixed(Millis),
    /// A time plus a random one, which do not grow.
    Bounded { least: Millis, max_jitter: Millis },
    /// The delay that the service asks for if it is within bounds, else another one.
    HintWithin { from: Millis, to: Millis, otherwise: Millis },
    /// One time after the other, the last one from then on.
    Steps(&'static [Millis]),
    /// Exactly what the service asks for; a random time between two bounds if it asks for nothing.
    HintOr { least: Millis, most: Millis },
    /// A random time between two bounds, whatever the service asks for.
    Between { least: Millis, most: Millis },
    /// The parameters of a table, the jitter added to the hint: [`Backoff::delay`].
    Table(Backoff),
    /// The same, with the same random numbers on every device.
    TableOneSeed(Backoff, Vec<u32>),
    /// The same parameters, but the larger of hint and jittered delay.
    TableLarger(Backoff),
}

/// A delay: `least` and a random part of `max_jitter`, never below `floor`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Delay {
    pub(crate) least: Millis,
    pub(crate) max_jitter: Millis,
    pub(crate) floor: Millis,
}

impl Delay {
    const fn exactly(least: Millis) -> Self {
        Self { least, max_jitter: 0, floor: 0 }
    }

    const fn between(least: Millis, most: Millis) -> Self {
        Self { least, max_jitter: most.saturating_sub(least), floor: 0 }
    }

    /// Returns the delay for a random number of 32 bits. Every time from the shortest to the longest is as likely as
    /// the others, and [`Backoff::delay`] computes the same.
    #[inline]
    pub(crate) const fn drawn(self, random: u32) -> Millis {
        let delay = self.least + (((self.max_jitter + 1) * random as u64) >> 32);
        if delay > self.floor { delay } else { self.floor }
    }
}

impl Pace {
    /// Returns the delay after failure number `attempt`, counted from 0.
    pub(crate) fn delay(&self, hint: Option<Duration>, attempt: u32) -> Delay {
        match *self {
            Self::Fixed(time) => Delay::exactly(time),
            Self::Bounded { least, max_jitter } => Delay { least, max_jitter, floor: 0 },
            Self::HintWithin { from, to, otherwise } => {
                Delay::exactly(hint.map(millis).filter(|hint| (from..=to).contains(hint)).unwrap_or(otherwise))
            }
            Self::Steps(steps) => {
                let step = usize::try_from(attempt).ok().and_then(|attempt| steps.get(attempt));
                Delay::exactly(step.or(steps.last()).copied().unwrap_or_default())
            }
            Self::HintOr { least, most } => {
                hint.map_or_else(|| Delay::between(least, most), |hint| Delay::exactly(millis(hint)))
            }
            Self::Between { least, most } => Delay::between(least, most),
            Self::Table(parameters) => {
                let shortest = millis(parameters.delay(hint, attempt, Random::LEAST));
                let longest = millis(parameters.delay(hint, attempt, Random::MOST));
                Delay::between(shortest, longest)
            }
            Self::TableOneSeed(parameters, ref numbers) => {
                let place = usize::try_from(attempt).unwrap_or(usize::MAX).checked_rem(numbers.len());
                let random = place.and_then(|place| numbers.get(place)).copied().unwrap_or_default();
                Delay::exactly(millis(parameters.delay(hint, attempt, Random::new(random))))
            }
            Self::TableLarger(parameters) => {
                let Delay { least, max_jitter, .. } = Self::Table(parameters).delay(None, attempt);
                Delay { least, max_jitter, floor: hint.map_or(0, millis) }
            }
        }
    }

    /// Returns the number of failures after which one more changes nothing.
    pub(crate) fn settled(&self) -> u32 {
        match self {
            Self::Fixed(_)
            | Self::Bounded { .. }
            | Self::HintWithin { .. }
            | Self::HintOr { .. }
            | Self::Between { .. } => 0,
            Self::Steps(steps) => u32::try_from(steps.len().saturating_sub(1)).unwrap_or(u32::MAX),
            // A delay that has not settled after as many doublings as a number has bits never grows.
            Self::Table(parameters) | Self::TableLarger(parameters) => {
                (0..32).find(|attempt| parameters.max_jitter(*attempt) == parameters.max_jitter(u32::MAX)).unwrap_or(32)
            }
            Self::TableOneSeed(..) => u32::MAX,
        }
    }

    /// Returns the longest delay of a pace that forgets earlier failures and ignores long hints.
    pub(crate) fn longest_if_forgetful(&self) -> Option<Millis> {
        match *self {
            Self::Fixed(time) => Some(time),
            Self::Bounded { least, max_jitter } => Some(least + max_jitter),
            Self::HintWithin { to, otherwise, .. } => Some(to.max(otherwise)),
            _ => None,
        }
    }

    /// Returns `true` if the delay is drawn at random.
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

/// The delays of a device: one pace after a refusal, and another while the service assigns a hub.
#[derive(Clone, Debug)]
pub(crate) struct Policy {
    pub(crate) name: String,
    /// The delay before the first request, if the policy decides it.
    pub(crate) starts: Option<Delay>,
    pub(crate) refused: Pace,
    pub(crate) polling: Pace,
}

/// Converts a delay to milliseconds, 49 days at most, which is more than is ever simulated.
pub(crate) fn millis(time: Duration) -> Millis {
    u32::try_from(time.as_millis()).unwrap_or(u32::MAX).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_delays_are_those_of_the_runtime() {
        let parameters = Backoff::new(Duration::from_secs(1), Duration::from_millis(700), Duration::from_secs(600));
        let (ours, mut random) = (Pace::Table(parameters), fastrand::Rng::with_seed(1));
        for hint in [None, Some(Duration::ZERO), Some(Duration::from_secs(60))] {
            for attempt in 0..40 {
                for random in [0, 1, u32::MAX, random.u32(..), random.u32(..)] {
                    let expected = parameters.delay(hint, attempt, Random::new(random)).as_millis();
                    assert_eq!(u128::from(ours.delay(hint, attempt).drawn(random)), expected);
                }
                assert_eq!(ours.delay(hint, attempt.min(ours.settled())), ours.delay(hint, attempt));
            }
        }
        assert_eq!(ours.settled(), 10);
    }

    #[test]
    fn the_larger_of_hint_and_jitter_often_is_the_hint() {
        let parameters = Backoff::new(Duration::from_secs(1), Duration::from_secs(1), Duration::from_secs(600));
        let delay = Pace::TableLarger(parameters).delay(Some(Duration::from_secs(60)), 5);
        assert_eq!((delay.drawn(0), delay.drawn(u32::MAX)), (60_000, 60_000));
        assert_eq!(Pace::TableLarger(parameters).delay(Some(Duration::from_secs(60)), 20).drawn(u32::MAX), 601_000);
    }

    #[test]
    fn paces_of_the_others_keep_their_bounds() {
        let hint = |seconds| Some(Duration::from_secs(seconds));
        let java = Pace::HintWithin { from: 2_000, to: 5_000, otherwise: 2_000 };
        assert_eq!([1, 2, 5, 6].map(|seconds| java.delay(hint(seconds), 9).drawn(0)), [2_000, 2_000, 5_000, 2_000]);
        let steps = Pace::Steps(&[60_000, 300_000]);
        assert_eq!([0, 1, 9].map(|attempt| steps.delay(hint(1), attempt).drawn(0)), [60_000, 300_000, 300_000]);
        let official = Pace::HintOr { least: 1_000, most: 600 };
        assert_eq!((official.delay(None, 0).drawn(u32::MAX), official.delay(hint(7), 0).drawn(9)), (1_000, 7_000));
        assert_eq!(Pace::Bounded { least: 2_000, max_jitter: 5_000 }.delay(None, 3).drawn(u32::MAX), 7_000);
        assert_eq!(Pace::Steps(&[]).delay(None, 0), Delay::exactly(0));
    }
}
