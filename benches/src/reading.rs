//! Reads responses by several readers, and times them.

mod harness;
mod peers;
mod readers;
pub(crate) mod samples;

pub use harness::Bench;
pub use readers::add_all;
