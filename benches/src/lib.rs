//! The parts of the commands: tables of codes, the peers' sources, responses to read, and how all of them are built and
//! measured.

pub mod arguments;
pub mod callgrind;
pub mod growth;
pub mod guard;
pub mod interleaved;
pub mod logs;
pub mod lookup;
pub mod markdown;
pub mod measure;
pub mod peers;
pub mod random;
pub mod reading;
pub mod scratch;
pub mod stats;
pub mod table;
pub mod world;
