//! Guards the costs of the main operations: instructions, counted by callgrind, against counts in the repository.

mod baseline;
mod operations;

pub use baseline::{Baseline, TOLERANCE};
pub use operations::{Operation, operations};
