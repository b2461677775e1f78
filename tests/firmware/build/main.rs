//! Finds the linker script, and writes the table as plain Rust along with how much text it has.

mod plain;
mod table;

use std::path::PathBuf;
use std::{env, fs};

use table::Table;

fn main() {
    let package = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap());
    println!("cargo::rustc-link-search={}", package.display());
    println!("cargo::rustc-link-arg-bins=-Tlink.x");
    // The linker script for the strings that defmt leaves on the host.
    if env::var_os("CARGO_FEATURE_DEFMT").is_some() {
        println!("cargo::rustc-link-arg-bin=logs=-Tdefmt.x");
    }
    println!("cargo::rerun-if-changed=memory.x");
    println!("cargo::rerun-if-changed=build");

    let codes = package.join("../../codes.toml");
    println!("cargo::rerun-if-changed={}", codes.display());
    let table = Table::read(&fs::read_to_string(codes).unwrap());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap());
    fs::write(out.join("plain.rs"), plain::write(&table)).unwrap();
    // For .ci/firmware: the number of rows and the bytes of all texts.
    fs::write(out.join("facts"), format!("{} {}\n", table.rows.len(), table.text_bytes())).unwrap();
}
