//! The README describes each output format.

use crate::{stdout_of, subcommands};

/// Returns the values that the help of `--format` lists, on one line or one a line.
fn formats(help: &str) -> Vec<&str> {
    let Some((_, rest)) = help.split_once("--format <FORMAT>") else { return Vec::new() };
    let option = rest.split("\n      --").next().unwrap_or_default();
    if let Some((_, values)) = option.split_once("[possible values: ") {
        return values.split(']').next().unwrap_or_default().split(',').map(str::trim).collect();
    }
    option.lines().filter_map(|line| Some(line.trim().strip_prefix("- ")?.split_once(':')?.0)).collect()
}

#[test]
fn the_readme_has_all_formats() {
    let readme = include_str!("../../README.md");
    let mut missing = Vec::new();
    let mut count = 0;
    for subcommand in subcommands() {
        let help = stdout_of([subcommand.as_str(), "--help"]);
        for format in formats(&help) {
            count += 1;
            if !readme.contains(&format!("`{format}`")) && !readme.contains(&format!("--format {format}`")) {
                missing.push(format!("{subcommand} --format {format}"));
            }
        }
    }
    assert!(count > 4, "the help of --format has another form");
    assert!(missing.is_empty(), "not in dps-codes-cli/README.md: {missing:?}");
}
