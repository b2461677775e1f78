//! Lookups and texts, timed: the competitors are compiled into one program, the runner, and take turns in it.

pub mod build;
mod competitors;
mod harness;
mod queries;

pub use harness::Bench;

/// The number of queries in one round.
#[allow(clippy::cast_precision_loss)] // far below 2^53
pub const QUERIES: f64 = queries::COUNT as f64;
