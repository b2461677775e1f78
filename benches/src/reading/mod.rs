//! Reading answers, timed: what arrives, and those who read it.

mod answers;
mod harness;
mod peers;
mod samples;

pub use answers::add_all;
pub use harness::Bench;
