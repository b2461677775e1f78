//! `Terms`: the limits of one DPS instance, and the hints that it sends when they are reached.

use std::collections::VecDeque;
use std::num::ParseIntError;
use std::str::FromStr;
use std::time::Duration;

/// Times are whole milliseconds since the first device started, as the service's clock has them.
pub(crate) type Millis = u64;

/// All that is assumed of the service and of the network.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Terms {
    /// The registrations that are accepted in any [`window`](Self::window).
    pub(crate) registrations: u32,
    pub(crate) window: Millis,
    /// The polls of one device that get a response in any [`poll_window`](Self::poll_window).
    pub(crate) polls: u32,
    pub(crate) poll_window: Millis,
    /// The retry-after of an accepted registration: the delay before its first poll.
    pub(crate) poll_after: Duration,
    /// The time from an accepted registration to its hub.
    pub(crate) assigning: Millis,
    /// From a response of the service to the arrival of the next request, if the device has no delay.
    pub(crate) round_trip: Millis,
    /// The retry-after of a refusal.
    pub(crate) hint: Hint,
}

impl Terms {
    /// Returns the published limits; what is not published is assumed.
    pub(crate) const fn published(hint: Hint) -> Self {
        Self {
            registrations: 1_000,
            window: 60_000,
            polls: 5,
            poll_window: 10_000,
            poll_after: Duration::from_secs(3),
            assigning: 3_000,
            round_trip: 100,
            hint,
        }
    }

    /// Returns the throttle of registrations, which all devices share.
    pub(crate) fn registration_throttle(&self) -> Throttle {
        Throttle::new(self.registrations, self.window)
    }

    /// Returns the throttle of polls, of which each device has its own.
    pub(crate) fn poll_throttle(&self) -> Throttle {
        Throttle::new(self.polls, self.poll_window)
    }
}

/// The retry-after of a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hint {
    /// The time until the next place is free, in whole seconds.
    UntilFree,
    /// Always the same.
    Seconds(u64),
    /// None at all.
    Absent,
}

impl Hint {
    /// Returns the hint of a refusal at `now`, if the next place is free at `free`.
    pub(crate) fn at(self, now: Millis, free: Millis) -> Option<Duration> {
        match self {
            Self::UntilFree => Some(Duration::from_secs(free.saturating_sub(now).div_ceil(1_000))),
            Self::Seconds(seconds) => Some(Duration::from_secs(seconds)),
            Self::Absent => None,
        }
    }
}

impl FromStr for Hint {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "free" => Ok(Self::UntilFree),
            "none" => Ok(Self::Absent),
            // 16 bits: 18 hours are more than any service asks for.
            seconds => seconds.parse::<u16>().map(|seconds| Self::Seconds(seconds.into())),
        }
    }
}

/// A limit that holds for any stretch of time of the given length, not only from one full minute to the next.
#[derive(Debug)]
pub(crate) struct Throttle {
    limit: u32,
    window: Millis,
    /// When places were taken, and how many; the oldest first.
    taken: VecDeque<(Millis, u32)>,
    in_use: u32,
}

impl Throttle {
    pub(crate) fn new(limit: u32, window: Millis) -> Self {
        Self { limit, window, taken: VecDeque::new(), in_use: 0 }
    }

    /// Returns how many of `wanted` requests at `now` are accepted. Time must not go back.
    pub(crate) fn admit(&mut self, now: Millis, wanted: u32) -> u32 {
        while let Some(&(time, count)) = self.taken.front() {
            if time + self.window > now {
                break;
            }
            self.taken.pop_front();
            self.in_use -= count;
        }
        let admitted = wanted.min(self.limit - self.in_use);
        if admitted > 0 {
            self.in_use += admitted;
            match self.taken.back_mut() {
                Some((time, count)) if *time == now => *count += admitted,
                _ => self.taken.push_back((now, admitted)),
            }
        }
        admitted
    }

    /// Returns the time at which a place is free again, if all are taken.
    pub(crate) fn free_at(&self) -> Millis {
        self.taken.front().map_or(0, |&(time, _)| time + self.window)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_window_holds_more_than_the_limit_and_none_is_left_empty() {
        let mut random = fastrand::Rng::with_seed(7);
        for (limit, window) in [(1, 5), (3, 10), (1_000, 60_000)] {
            let mut throttle = Throttle::new(limit, window);
            let mut admitted = Vec::new();
            let (mut now, mut refusals) = (0, 0);
            while now < 10 * window + 100 {
                let wanted = random.u32(0..2 * limit);
                let count = throttle.admit(now, wanted);
                admitted.push((now, count));
                let within: u32 = admitted.iter().filter(|(time, _)| time + window > now).map(|(_, count)| count).sum();
                assert!(within <= limit);
                if count < wanted {
                    refusals += 1;
                    assert_eq!(within, limit, "a request is refused only if the limit is reached");
                    assert!(throttle.free_at() > now);
                }
                now += random.u64(1..=window / 3 + 1);
            }
            assert!(refusals > 0);
        }
    }

    #[test]
    fn a_refusal_says_when_the_next_place_is_free() {
        let mut throttle = Throttle::new(2, 60_000);
        assert_eq!((throttle.admit(500, 1), throttle.admit(700, 5), throttle.admit(60_499, 1)), (1, 1, 0));
        assert_eq!(throttle.free_at(), 60_500);
        assert_eq!(Hint::UntilFree.at(60_499, 60_500), Some(Duration::from_secs(1)));
        assert_eq!(Hint::UntilFree.at(700, 60_500), Some(Duration::from_secs(60)));
        assert_eq!((throttle.admit(60_500, 2), throttle.admit(60_700, 2)), (1, 1));
    }

    #[test]
    fn hints_are_read_from_an_argument() {
        assert_eq!("free".parse(), Ok(Hint::UntilFree));
        assert_eq!("none".parse(), Ok(Hint::Absent));
        assert_eq!("5".parse(), Ok(Hint::Seconds(5)));
        assert!("-1".parse::<Hint>().is_err() && "99999999".parse::<Hint>().is_err());
    }
}
