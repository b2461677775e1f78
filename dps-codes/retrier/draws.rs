//! Parts of the random numbers: what a fleet needs of single delays. docs/fleet.md has the measurements.

use crate::Random;

/// Leaves out the longest delays before a probe. Half of a fleet has to be back within 12 h of the repair; with a mean of
/// exactly 24 h, chance decides.
pub(super) const fn for_probe(random: Random) -> Random {
    random.within(0, 98)
}

/// Takes most of the second quarter of the jitter. So ten failures of the allocation take more than an hour, and no device
/// sleeps for half an hour when the webhook works again.
pub(super) const fn for_allocation(random: Random) -> Random {
    random.within(25, 48)
}
