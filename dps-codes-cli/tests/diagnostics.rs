//! `dps-codes check` reports each table of the compiler's tests as the compiler does: both have the same snapshots.
#![allow(missing_docs)]

use std::fs;
use std::path::Path;
use std::process::Command;

/// Returns what a snapshot holds, below its header.
fn content(snapshot: &Path) -> String {
    let text = fs::read_to_string(snapshot).unwrap();
    text.splitn(3, "---\n").nth(2).unwrap().trim_end().to_owned()
}

#[test]
fn check_and_the_compiler_report_the_same_errors() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dps-codes-table");
    let mut checked = 0;
    for entry in fs::read_dir(package.join("tests/diagnostics")).unwrap() {
        let entry = entry.unwrap();
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let table = format!("tests/diagnostics/{}", entry.file_name().to_string_lossy());
        let output = Command::new(env!("CARGO_BIN_EXE_dps-codes"))
            .args(["check", &table])
            .env_remove("CLICOLOR_FORCE")
            .current_dir(&package)
            .output()
            .unwrap();
        let stdout = String::from_utf8(output.stdout).unwrap();
        assert_eq!(stdout.trim_end(), content(&path.with_extension("snap")), "{table}");
        let has_errors = stdout.contains("error[T");
        assert_eq!(output.status.code() != Some(0), has_errors, "{table}");
        checked += 1;
    }
    assert!(checked > 100, "only {checked} tables");
}
