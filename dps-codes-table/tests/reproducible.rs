//! The same table expands to the same bytes in another folder and another process.
#![allow(missing_docs)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use dps_codes_expand::{Docs, expand};
use dps_codes_table::catalog;
use proc_macro2::Span;

/// Names the file that a process of its own writes the expansions to.
const OUTPUT: &str = "DPS_CODES_EXPANSIONS";
const TABLES: [&str; 3] = ["codes.toml", "hub-codes.toml", "arm-codes.toml"];

fn expansions() -> String {
    let krate = "::dps_codes".parse().unwrap();
    let visibility = "pub".parse().unwrap();
    let mut expansions = String::new();
    for table in TABLES {
        for docs in [Docs::Items, Docs::Index] {
            let expand = |table: &_, file: &str| expand(table, &krate, &visibility, docs, file);
            let tokens = catalog(table, Span::call_site(), &expand).to_string();
            assert!(!tokens.contains("compile_error"), "{table}");
            expansions += &tokens;
        }
    }
    expansions
}

/// Copies the tables to a folder, and expands them there in another process, since hash maps have another order in each.
fn expanded_in(name: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    for table in TABLES {
        fs::copy(repository().join(table), folder.join(table)).unwrap();
    }
    let output = folder.join("expansions");
    let process = Command::new(env::current_exe().unwrap())
        .args(["--exact", "the_expansion_is_the_same_in_another_folder"])
        .env("CARGO_MANIFEST_DIR", &folder)
        .env(OUTPUT, &output)
        .output()
        .unwrap();
    assert!(process.status.success(), "{}", String::from_utf8_lossy(&process.stdout));
    fs::read_to_string(output).unwrap()
}

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn the_expansion_is_the_same_in_another_folder() {
    if let Some(output) = env::var_os(OUTPUT) {
        return fs::write(output, expansions()).unwrap();
    }
    let first = expanded_in("reproducible");
    assert!(first.contains("EnrollmentNotFound"));
    assert!(first == expanded_in("reproducible-elsewhere"), "the expansions differ");
}
