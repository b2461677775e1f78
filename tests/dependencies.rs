//! Compares `docs/dependencies.md` with the dependencies that cargo resolves.
#![allow(missing_docs)]

mod scratch;

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use scratch::root;

/// Returns the packages of the default build, for every platform.
fn resolved() -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--package", "dps-codes", "--edges", "normal,build", "--target", "all"])
        .args(["--prefix", "none", "--format", "{p}"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).unwrap();
    tree.lines()
        .filter_map(|line| Some(line.split(' ').next()?.to_owned()))
        .filter(|name| name != "dps-codes")
        .collect()
}

#[test]
fn every_dependency_is_listed_with_a_reason() {
    let page = fs::read_to_string(root().join("docs/dependencies.md")).unwrap();
    let mut listed = BTreeSet::new();
    for row in page.lines().filter_map(|line| line.strip_prefix("| `")) {
        let cells: Vec<&str> = row.trim_end_matches('|').split('|').map(str::trim).collect();
        let [name, needed_by, reason] = cells[..] else { panic!("not three cells: {row}") };
        assert!(!needed_by.is_empty() && reason.len() > 20, "no reason: {row}");
        assert!(listed.insert(name.trim_end_matches('`').to_owned()), "twice: {name}");
    }
    assert_eq!(listed, resolved(), "left: docs/dependencies.md, right: the default build");
}
