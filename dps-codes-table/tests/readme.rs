//! Compares the table and the error in the README of the repository. Its Rust code runs as doctests of dps-codes.
#![allow(missing_docs)]

use std::fs;
use std::path::Path;

use dps_codes_table::{Source, compile, render_with_code};

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}

#[test]
fn the_readme_shows_the_table_that_its_example_compiles() {
    let table = file("examples/valve.toml");
    assert!(file("README.md").contains(&table), "not in the README as it is in examples/valve.toml:\n{table}");
}

#[test]
fn the_readme_quotes_the_compiler() {
    let path = "examples/valve.toml";
    let source = Source::new(path, file(path).replace("= \"TryAgain\"", "= \"TryAgian\""));
    let compiled = compile(&source, &"dps_codes".parse().unwrap());
    assert_eq!(compiled.diagnostics.len(), 1);
    // rustc prefixes `error: ` and indents the lines that follow.
    let shown = format!("error: {}", render_with_code(&source, &compiled.diagnostics[0]).replace('\n', "\n       "));
    assert!(file("README.md").contains(&shown), "not in the README:\n{shown}");
}
