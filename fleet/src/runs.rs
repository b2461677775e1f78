//! Runs the policies side by side, on as many threads as there are cores, with one progress bar for all.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use indicatif::{ProgressBar, ProgressStyle};

use crate::policy::Policy;
use crate::record::Record;
use crate::service::Terms;
use crate::simulate::{Fleet, simulate};

/// Returns the records of all policies, in their order. The number of threads does not change them.
pub(crate) fn run_all(policies: &[Policy], terms: &Terms, fleet: Fleet) -> Vec<Record> {
    let bar = ProgressBar::new(policies.len() as u64 * u64::from(fleet.devices)).with_style(style());
    let threads = thread::available_parallelism().map_or(1, usize::from).min(policies.len());
    // Those that draw a random number for each delay take longest, so they come first.
    let mut order: Vec<usize> = (0..policies.len()).collect();
    order.sort_by_key(|index| policies.get(*index).map(|policy| !policy.refused.is_random()));
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let mut records = vec![Record::default(); policies.len()];
    thread::scope(|scope| {
        for _ in 0..threads {
            let sender = sender.clone();
            let (bar, next, order) = (&bar, &next, &order);
            scope.spawn(move || {
                while let Some(index) = order.get(next.fetch_add(1, Ordering::Relaxed)).copied() {
                    let Some(policy) = policies.get(index) else { continue };
                    let record = simulate(policy, terms, fleet, |more| bar.inc(u64::from(more)));
                    if sender.send((index, record)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        for (index, record) in receiver {
            if let Some(place) = records.get_mut(index) {
                *place = record;
            }
        }
    });
    bar.finish_and_clear();
    records
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{elapsed} {wide_bar} {percent} % provisioned, {eta} left")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
}
