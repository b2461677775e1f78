//! The README says what is so: its Rust code runs as doctests, its tables and commands are held here.
#![allow(missing_docs)]

use std::fs;
use std::path::Path;

use dps_codes_table::{Source, compile, render};

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn the_table_in_the_readme_is_the_one_that_is_compiled() {
    assert!(file("README.md").contains(&file("examples/coffee.toml")));
}

#[test]
fn the_readme_quotes_the_compiler() {
    let path = "examples/coffee.toml";
    let source = Source::new(path, file(path).replace("action = \"Refill\"", "action = \"Refil\""));
    let compiled = compile(&source, &"dps_codes".parse().unwrap());
    assert_eq!(compiled.diagnostics.len(), 1);
    // rustc puts its word in front, and the following lines below the text.
    let said = format!("error: {}", render(&source, &compiled.diagnostics[0]).replace('\n', "\n       "));
    assert!(file("README.md").contains(&said), "{said}");
}
