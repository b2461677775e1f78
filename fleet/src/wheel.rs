//! The queue for policies that remember failures or have long delays: a wheel of milliseconds in front of a list of blocks.

use crate::queue::{Group, Queue};
use crate::service::Millis;

/// The end of a chain.
const NONE: u32 = u32::MAX;

/// Milliseconds in a block: few enough that all groups of a busy block stay in the cache.
const BLOCK: usize = 1 << 12;

/// Groups of the current block are chained by the millisecond; those of a later one lie behind each other, in the order in
/// which they came, until it is their turn. So memory is read and written from front to back.
#[derive(Debug)]
pub(crate) struct Wheel {
    /// The first node of each millisecond.
    near: Vec<u32>,
    nodes: Vec<Node>,
    later: Vec<Vec<Entry>>,
    block: usize,
    place: usize,
    waiting: u64,
    /// Nothing comes back after this; who would, has no place in here.
    end: Millis,
    /// `true` if equal groups become one. Only the tests keep each device by itself.
    merging: bool,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    group: Group,
    next: u32,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    group: Group,
    place: u16,
}

impl Wheel {
    pub(crate) fn new(end: Millis) -> Self {
        let near = vec![NONE; BLOCK];
        Self { near, nodes: Vec::new(), later: Vec::new(), block: 0, place: 0, waiting: 0, end, merging: true }
    }

    /// Creates a wheel that keeps each device by itself.
    #[cfg(test)]
    pub(crate) fn of_single_devices(end: Millis) -> Self {
        Self { merging: false, ..Self::new(end) }
    }

    fn add(&mut self, at: Millis, group: Group) {
        if at > self.end {
            return;
        }
        self.waiting += u64::from(group.count);
        let (block, place) = split(at);
        debug_assert!((block, usize::from(place)) >= (self.block, self.place), "time goes back");
        if block == self.block {
            self.chain(place, group);
        } else {
            if block >= self.later.len() {
                self.later.resize_with(block + 1, Vec::new);
            }
            self.later[block].push(Entry { group, place });
        }
    }

    /// There are never more groups in a block than devices, so a number of 32 bits names each.
    #[allow(clippy::cast_possible_truncation)]
    fn chain(&mut self, place: u16, group: Group) {
        let head = &mut self.near[usize::from(place)];
        let mut next = if self.merging { *head } else { NONE };
        while let Some(node) = self.nodes.get_mut(next as usize) {
            if node.group.attempt == group.attempt {
                node.group.count += group.count;
                return;
            }
            next = node.next;
        }
        self.nodes.push(Node { group, next: *head });
        *head = (self.nodes.len() - 1) as u32;
    }

    /// Goes on to the next block that has groups, and sorts them by the millisecond.
    fn turn(&mut self) {
        let rest = self.later.get(self.block + 1..).unwrap_or_default();
        let skipped = rest.iter().position(|entries| !entries.is_empty()).unwrap_or(rest.len());
        self.block += 1 + skipped;
        self.place = 0;
        self.nodes.clear();
        let entries = self.later.get_mut(self.block).map(std::mem::take).unwrap_or_default();
        for entry in entries {
            self.chain(entry.place, entry.group);
        }
    }
}

impl Queue for Wheel {
    fn push(&mut self, at: Millis, group: Group) {
        if self.merging {
            self.add(at, group);
        } else {
            for _ in 0..group.count {
                self.add(at, Group { count: 1, ..group });
            }
        }
    }

    fn pop(&mut self, into: &mut Vec<Group>) -> Option<Millis> {
        into.clear();
        if self.waiting == 0 {
            return None;
        }
        loop {
            let rest = self.near.get(self.place..).unwrap_or_default();
            let Some(skipped) = rest.iter().position(|head| *head != NONE) else {
                self.turn();
                continue;
            };
            self.place += skipped;
            let mut next = std::mem::replace(&mut self.near[self.place], NONE);
            while let Some(node) = self.nodes.get(next as usize) {
                into.push(node.group);
                self.waiting -= u64::from(node.group.count);
                next = node.next;
            }
            if into.len() > 1 {
                into.sort_unstable_by_key(|group| group.attempt);
            }
            return Some((self.block * BLOCK + self.place) as Millis);
        }
    }
}

/// Returns the block of a time, and its place in it.
#[allow(clippy::cast_possible_truncation)] // no time is beyond the end, which has 32 bits
const fn split(at: Millis) -> (usize, u16) {
    (at as usize / BLOCK, (at as usize % BLOCK) as u16)
}
