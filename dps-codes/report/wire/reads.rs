//! Counts the characters that cursors read, so that tests can show that no input costs more than its length.

extern crate std;

use core::cell::Cell;

std::thread_local! {
    static READS: Cell<u64> = const { Cell::new(0) };
}

/// Counts characters that are read.
pub fn add(reads: usize) {
    READS.set(READS.get() + u64::try_from(reads).unwrap_or(u64::MAX));
}

/// Returns the number of characters that `run` reads.
pub fn of(run: impl FnOnce()) -> u64 {
    READS.set(0);
    run();
    READS.get()
}

#[cfg(test)]
mod tests {
    use super::{add, of};

    #[test]
    fn the_characters_of_one_run_are_counted() {
        for (reads, expected) in [(0, 3), (1, 4), (7, 10)] {
            add(5);
            let run = || {
                add(reads);
                add(3);
            };
            assert_eq!(of(run), expected);
        }
        assert_eq!(of(|| ()), 0);
    }
}
