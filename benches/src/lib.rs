//! What the commands of this crate share: tables of codes, the peers' sources, and how both are built and measured.

pub mod arguments;
pub mod lookup;
pub mod markdown;
pub mod measure;
pub mod peers;
pub mod random;
pub mod scratch;
pub mod stats;
pub mod table;
