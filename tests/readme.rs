//! The README says what is so: its Rust code runs as doctests, its tables and commands are held here.
#![allow(missing_docs)]

use std::fs;
use std::path::Path;

fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn the_table_in_the_readme_is_the_one_that_is_compiled() {
    assert!(file("README.md").contains(&file("examples/coffee.toml")));
}

#[test]
fn the_mistake_in_the_readme_is_at_its_line() {
    let (readme, table) = (file("README.md"), file("codes.toml"));
    let (_, place) = readme.split_once("--> codes.toml:").unwrap();
    let line: usize = place.split(':').next().unwrap().parse().unwrap();
    assert!(table.lines().nth(line - 1).unwrap().starts_with("in.Register = \""), "line {line} of codes.toml");
}
