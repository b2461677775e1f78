//! Outages in simulated time: what a fleet that follows the `Retrier` does meanwhile, and how soon it has recovered.

mod advices;
mod findings;
mod log;
mod run;
mod scenarios;
mod world;

pub(crate) use findings::{Finding, table};
pub(crate) use scenarios::all;
