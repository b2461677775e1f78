//! `Queue`: what workers have read and leave to others to count.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Items for any idle worker. It is bounded: a worker that finds it full does the work itself.
pub(crate) struct Queue<T> {
    state: Mutex<State<T>>,
    /// An item was added, or the last reader has ended.
    changed: Condvar,
    capacity: usize,
}

struct State<T> {
    items: VecDeque<T>,
    /// Workers that can add items.
    readers: usize,
}

/// A worker that can add items, until it is dropped.
pub(crate) struct Reader<'q, T>(&'q Queue<T>);

impl<T> Queue<T> {
    /// Creates a queue of at most this many items.
    pub(crate) fn new(capacity: usize) -> Self {
        Self { state: Mutex::new(State { items: VecDeque::new(), readers: 0 }), changed: Condvar::new(), capacity }
    }

    /// Registers a worker that can add items.
    pub(crate) fn reader(&self) -> Reader<'_, T> {
        self.lock().readers += 1;
        Reader(self)
    }

    /// Waits for an item. Returns `None` when no reader is left that could add one.
    pub(crate) fn wait(&self) -> Option<T> {
        let is_open = |state: &mut State<T>| state.items.is_empty() && state.readers > 0;
        let state = self.changed.wait_while(self.lock(), is_open);
        state.unwrap_or_else(PoisonError::into_inner).items.pop_front()
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Reader<'_, T> {
    /// Adds an item. Returns it if the queue is full.
    pub(crate) fn add(&self, item: T) -> Option<T> {
        let mut state = self.0.lock();
        if state.items.len() >= self.0.capacity {
            return Some(item);
        }
        state.items.push_back(item);
        drop(state);
        self.0.changed.notify_one();
        None
    }
}

impl<T> Drop for Reader<'_, T> {
    fn drop(&mut self) {
        self.0.lock().readers -= 1;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_queue_returns_items_and_a_closed_one_ends() {
        let queue = Queue::new(1);
        let reader = queue.reader();
        assert_eq!((reader.add(1), reader.add(2)), (None, Some(2)));
        drop(reader);
        assert_eq!((queue.wait(), queue.wait()), (Some(1), None));
    }

    #[test]
    fn items_are_taken_by_whoever_waits() {
        let queue = Queue::new(4);
        let taken = std::thread::scope(|scope| {
            let reader = queue.reader();
            let workers = [0, 1].map(|_| scope.spawn(|| std::iter::from_fn(|| queue.wait()).sum::<u32>()));
            let own: u32 = (1..=1000).filter_map(|item| reader.add(item)).sum();
            drop(reader);
            own + workers.into_iter().map(|worker| worker.join().unwrap()).sum::<u32>()
        });
        assert_eq!(taken, 500_500);
    }
}
