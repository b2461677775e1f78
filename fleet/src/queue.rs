//! The times at which devices ask again: two queues by the millisecond, both of which count devices instead of naming them.

use fastrand::Rng;

use crate::policy::Delay;
use crate::service::Millis;

/// Devices that have failed equally often and ask in the same millisecond. Nothing tells them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Group {
    /// The number of refusals so far.
    pub(crate) attempt: u32,
    pub(crate) count: u32,
}

/// A queue of groups in the order of time.
pub(crate) trait Queue {
    /// Lets a group ask at a time that has not yet come.
    fn push(&mut self, at: Millis, group: Group);

    /// Takes the groups of the next millisecond that has any, those refused least often first.
    fn pop(&mut self, into: &mut Vec<Group>) -> Option<Millis>;

    /// Lets each device of a group ask after a delay of its own, counted from `from`.
    fn scatter(&mut self, from: Millis, delay: Delay, group: Group, random: &mut Rng) {
        for _ in 0..group.count {
            self.push(from + delay.drawn(random.u32(..)), Group { count: 1, ..group });
        }
    }
}

/// The milliseconds that a ring of counters reaches ahead: a good two minutes.
const RING: usize = 1 << 17;

/// For policies that forget earlier failures and have delays of seconds: a counter for each millisecond.
///
/// It forgets how often a device has failed.
#[derive(Debug)]
pub(crate) struct Ring {
    counters: Box<[u32]>,
    now: Millis,
    waiting: u64,
}

impl Ring {
    /// The longest time ahead that it has a place for.
    pub(crate) const LONGEST: Millis = RING as Millis - 1;

    pub(crate) fn new() -> Self {
        Self { counters: vec![0; RING].into_boxed_slice(), now: 0, waiting: 0 }
    }

    #[allow(clippy::cast_possible_truncation)] // the remainder by the length is what is wanted
    const fn place(at: Millis) -> usize {
        at as usize & (RING - 1)
    }
}

impl Queue for Ring {
    fn push(&mut self, at: Millis, group: Group) {
        debug_assert!(at >= self.now && at - self.now <= Self::LONGEST);
        self.counters[Self::place(at)] += group.count;
        self.waiting += u64::from(group.count);
    }

    fn pop(&mut self, into: &mut Vec<Group>) -> Option<Millis> {
        into.clear();
        if self.waiting == 0 {
            return None;
        }
        loop {
            let count = std::mem::take(&mut self.counters[Self::place(self.now)]);
            if count > 0 {
                self.waiting -= u64::from(count);
                into.push(Group { attempt: 0, count });
                return Some(self.now);
            }
            self.now += 1;
        }
    }

    /// The loop that runs billions of times: everything it needs fits into the first cache.
    fn scatter(&mut self, from: Millis, delay: Delay, group: Group, random: &mut Rng) {
        let mut own = Rng::with_seed(0);
        std::mem::swap(&mut own, random);
        for _ in 0..group.count {
            self.counters[Self::place(from + delay.drawn(own.u32(..)))] += 1;
        }
        std::mem::swap(&mut own, random);
        self.waiting += u64::from(group.count);
    }
}
