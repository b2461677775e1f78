//! Compiles every broken table of the table compiler's tests: rustc reports the errors of the tables, and no others.
#![allow(missing_docs)]

#[path = "../../scratch/mod.rs"]
mod scratch;

use std::fmt::Write;
use std::fs;

use scratch::{Scratch, root};

/// A build shows so many errors of a table, and the number of the others.
const MAX_ERRORS: usize = 20;

/// Few, as rustc compares the impls of each table with those of all others in the program.
const TABLES_PER_PROGRAM: usize = 100;

/// Returns the first lines of the errors that a build shows of a table, given its snapshot.
fn expected(snapshot: &str, table: &str) -> Vec<String> {
    let mut errors: Vec<_> = snapshot.lines().filter_map(as_rustc_prints).collect();
    if errors.len() > MAX_ERRORS {
        let more = errors.split_off(MAX_ERRORS).len();
        let noun = if more == 1 { "error" } else { "errors" };
        errors.push(format!("error: {more} more {noun} in {table}"));
    }
    errors
}

/// Returns the first line of an error of a snapshot, `error[T0029]: …`, with the code behind the message.
fn as_rustc_prints(line: &str) -> Option<String> {
    let (code, message) = line.strip_prefix("error[")?.split_once("]: ")?;
    Some(format!("error: {message} [{code}]"))
}

/// Returns a program that compiles these tables.
fn program(names: &[String]) -> String {
    // Some of the tables use the actions and phases of this one, at the root of their crate.
    let mut program = String::from("#![allow(warnings)]\nerrors::catalog!(\"used/codes.toml\");\n");
    for (index, name) in names.iter().enumerate() {
        let _ = writeln!(program, "mod table{index} {{ errors::catalog!(\"{name}\"); }}");
    }
    program + "fn main() {}\n"
}

#[test]
fn a_broken_table_has_no_follow_up_errors() {
    let folder = root().join("dps-codes-table/tests/diagnostics");
    let (mut names, mut errors) = (Vec::new(), Vec::new());
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        // The sound ones among the derive macros are of crates that the program does not have.
        if path.extension().is_some_and(|extension| extension == "toml") && !name.starts_with("derive-") {
            errors.extend(expected(&fs::read_to_string(path.with_extension("snap")).unwrap(), name));
            names.push(name.to_owned());
        }
    }
    assert!(names.len() > 100, "only {} tables", names.len());

    let scratch = Scratch::new("follow-up", "fn main() {}\n");
    fs::create_dir(scratch.folder.join("src/bin")).unwrap();
    for (part, names) in names.chunks(TABLES_PER_PROGRAM).enumerate() {
        fs::write(scratch.folder.join(format!("src/bin/part{part}.rs")), program(names)).unwrap();
    }
    fs::create_dir(scratch.folder.join("used")).unwrap();
    let used = fs::read_dir(folder.join("used")).unwrap().map(|entry| entry.unwrap().path());
    for table in names.iter().map(|name| folder.join(name)).chain(used) {
        fs::copy(&table, scratch.folder.join(table.strip_prefix(&folder).unwrap())).unwrap();
    }

    let stderr = String::from_utf8(scratch.check().stderr).unwrap();
    let is_error = |line: &&str| line.starts_with("error") && !line.starts_with("error: could not compile");
    let mut reported: Vec<_> = stderr.lines().filter(is_error).collect();
    reported.sort_unstable();
    errors.sort_unstable();
    assert_eq!(reported, errors);
}
