//! Runs the sessions of the READMEs and of `tests/sessions`, and compares output and exit codes.
//!
//! `TRYCMD=overwrite cargo test -p dps-codes-cli --test sessions` writes what has changed.
#![allow(missing_docs)]

use std::path::Path;

#[test]
fn sessions_are_real() {
    // The paths of the READMEs start at the root of the repository.
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    std::env::set_current_dir(root).expect("the root exists");
    let cases = trycmd::TestCases::new();
    cases.register_bin("dps-codes", Path::new(env!("CARGO_BIN_EXE_dps-codes")));
    for (variable, value) in [("COLUMNS", "100"), ("NO_COLOR", "1"), ("CLICOLOR_FORCE", "0")] {
        cases.env(variable, value);
    }
    for file in ["README.md", "dps-codes-cli/README.md"] {
        // Beside the packed crate there is no README of the whole.
        if Path::new(file).exists() {
            cases.case(file);
        }
    }
    cases.case(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sessions/*.md"));
}
