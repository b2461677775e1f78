//! The parts of the commands: tables of codes, the peers' sources, responses to read, and how all of them are built and
//! measured.

pub mod arguments;
pub mod callgrind;
#[cfg(feature = "peers")]
pub mod growth;
pub mod guard;
#[cfg(feature = "peers")]
pub mod interleaved;
#[cfg(feature = "peers")]
pub mod logs;
#[cfg(feature = "peers")]
pub mod lookup;
pub mod markdown;
#[cfg(feature = "peers")]
pub mod measure;
#[cfg(feature = "peers")]
pub mod peers;
pub mod random;
pub mod reading;
#[cfg(feature = "peers")]
pub mod scratch;
#[cfg(feature = "peers")]
pub mod stats;
pub mod table;
#[cfg(feature = "peers")]
pub mod world;
