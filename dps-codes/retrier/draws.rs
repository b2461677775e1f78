//! Parts of the random numbers: what a fleet needs of single delays. docs/fleet.md has the measurements.

use crate::Random;

/// Leaves out the longest delays before a probe. Half of a fleet has to be back within 12 h of the repair; with a mean of
/// exactly 24 h, chance decides.
pub(super) const fn for_probe(random: Random) -> Random {
    within(random, 0, 98)
}

/// Takes most of the second quarter of the jitter. So ten failures of the allocation take more than an hour, and no device
/// sleeps for half an hour when the webhook works again.
pub(super) const fn for_allocation(random: Random) -> Random {
    within(random, 25, 48)
}

/// Narrows a random number to the part of all numbers between two hundredths of them.
const fn within(random: Random, start: u32, end: u32) -> Random {
    const HUNDREDTH: u32 = u32::MAX / 100;
    Random::new(HUNDREDTH * start + random.up_to(HUNDREDTH * (end - start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_the_numbers_is_as_even_as_all_of_them() {
        let ends = |from, to| [Random::LEAST, Random::MOST].map(|random| within(random, from, to).up_to(10_000));
        assert_eq!((ends(25, 50), ends(0, 98), ends(0, 100)), ([2_500, 5_000], [0, 9_800], [0, 10_000]));
        assert_eq!(within(Random::new(1 << 31), 20, 40).up_to(1_000), 300);
    }
}
