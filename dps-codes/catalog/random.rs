//! `Random`: a random number of the device, of a type of its own so that it cannot be mistaken for a count.

/// A random number of 32 bits from the device's own source of randomness, uniformly distributed.
///
/// From a constant, every device of a fleet draws the same numbers and waits for the same time, which keeps a storm
/// together. A source of eight bits has 256 different numbers, and a fleet that draws from it comes back at 256 moments;
/// [`seeded`](Self::seeded) spreads it all the same.
///
/// ```
/// use core::time::Duration;
/// use dps_codes::{Backoff, Random};
/// let backoff = Backoff::new(Duration::from_secs(5), Duration::from_secs(1), Duration::from_secs(600));
/// assert_eq!(backoff.delay(None, 0, Random::LEAST), Duration::from_secs(5));
/// assert_eq!(backoff.delay(None, 0, Random::MOST), Duration::from_secs(5 + 1));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Random(u32);

impl Random {
    /// The number that gives the shortest delay.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::{Backoff, Random};
    /// let backoff = Backoff::new(Duration::from_secs(5), Duration::from_secs(1), Duration::from_secs(600));
    /// assert_eq!(backoff.delay(None, 0, Random::LEAST), Duration::from_secs(5));
    /// ```
    pub const LEAST: Self = Self(0);
    /// The number that gives the longest delay.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::{Backoff, Random};
    /// let backoff = Backoff::new(Duration::from_secs(5), Duration::from_secs(1), Duration::from_secs(600));
    /// assert_eq!(backoff.delay(None, 0, Random::MOST), Duration::from_secs(6));
    /// ```
    pub const MOST: Self = Self(u32::MAX);

    /// Wraps a number that the device has drawn.
    ///
    /// ```
    /// use dps_codes::Random;
    /// assert_eq!(Random::new(0), Random::LEAST);
    /// ```
    #[must_use]
    pub const fn new(number: u32) -> Self {
        Self(number)
    }

    /// Returns a seed for [`seeded`](Self::seeded): a hash of what identifies the device, such as its
    /// registration ID or its serial number.
    ///
    /// ```
    /// use dps_codes::Random;
    /// assert_ne!(Random::seed(b"pump-7"), Random::seed(b"pump-8"));
    /// ```
    #[must_use]
    pub const fn seed(id: &[u8]) -> u64 {
        // FNV-1a, which firmware computes without a table; `mixed` spreads it over all bits.
        let (mut hash, mut rest) = (0xCBF2_9CE4_8422_2325_u64, id);
        while let [byte, tail @ ..] = rest {
            hash = (hash ^ *byte as u64).wrapping_mul(0x0000_0100_0000_01B3);
            rest = tail;
        }
        mixed(hash)
    }

    /// Combines the number with a seed that no other device has, so that devices whose sources of randomness are weak, or
    /// even draw the same numbers, do not come back at the same moment.
    ///
    /// ```
    /// use dps_codes::Random;
    /// let drawn = Random::new(0x80); // from a source of eight bits
    /// assert_ne!(drawn.seeded(Random::seed(b"pump-7")), drawn.seeded(Random::seed(b"pump-8")));
    /// ```
    #[must_use]
    pub const fn seeded(self, seed: u64) -> Self {
        #[allow(clippy::cast_possible_truncation)] // the upper half of 64 bits
        Self((mixed(seed ^ mixed(self.0 as u64 + 1)) >> 32) as u32)
    }

    /// Returns a number of `0..=most`, each of them as likely as the others.
    ///
    /// ```
    /// use dps_codes::Random;
    /// assert_eq!([Random::LEAST, Random::new(1 << 31), Random::MOST].map(|random| random.up_to(10)), [0, 5, 10]);
    /// ```
    #[must_use]
    pub const fn up_to(self, most: u32) -> u32 {
        // Below 2^64, since both factors are at most 2^32.
        #[allow(clippy::cast_possible_truncation)] // at most `most`
        {
            (((most as u64 + 1) * self.0 as u64) >> 32) as u32
        }
    }
}

impl From<u32> for Random {
    fn from(number: u32) -> Self {
        Self(number)
    }
}

/// Applies the finalizer of `SplitMix64`: each bit of the result depends on each bit of the input.
#[cfg_attr(target_os = "none", inline(never))]
const fn mixed(mut x: u64) -> u64 {
    x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_with_eight_bits_of_randomness_are_spread_over_all_numbers() {
        let mut seconds = [0_u32; 100];
        for device in 0..100_000_u32 {
            let seed = Random::seed(&device.to_le_bytes());
            // The worst source: the same number for every device.
            seconds[Random::new(7).seeded(seed).up_to(99) as usize] += 1;
        }
        assert!(seconds.iter().all(|&devices| (850..=1_150).contains(&devices)), "{seconds:?}");
    }

    /// The first numbers of `SplitMix64` from the seed 1234567, as its other implementations print them.
    #[test]
    fn mixed_is_the_finalizer_of_split_mix_64() {
        let numbers = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        for (number, count) in numbers.into_iter().zip(1_u64..) {
            assert_eq!(mixed(1_234_567_u64.wrapping_add(count.wrapping_mul(0x9E37_79B9_7F4A_7C15))), number);
        }
    }

    #[test]
    fn a_seed_keeps_the_numbers_of_one_device_apart() {
        let seed = Random::seed(b"pump-7");
        for number in 0..1_000 {
            assert_ne!(Random::new(number).seeded(seed), Random::new(number + 1).seeded(seed));
        }
    }
}
