//! Tables of the world, and tables of long strings: the program that looks their codes up, and its instructions.

mod build;
mod lookups;
mod table;

pub use build::{Runner, instructions_per_call};
pub use lookups::Lookups;
pub use table::Table;
