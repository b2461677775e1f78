//! Reading answers, timed: what arrives, and those who read it.

mod harness;
mod peers;
mod readers;
pub(crate) mod samples;

pub use harness::Bench;
pub use readers::add_all;
