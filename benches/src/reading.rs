//! Reads responses by several readers, and times them.

#[cfg(feature = "peers")]
mod harness;
#[cfg(feature = "peers")]
mod peers;
#[cfg(feature = "peers")]
mod readers;
// `guard` reads some of them only.
#[cfg_attr(not(feature = "peers"), allow(dead_code))]
pub(crate) mod samples;

#[cfg(feature = "peers")]
pub use harness::Bench;
#[cfg(feature = "peers")]
pub use readers::add_all;
