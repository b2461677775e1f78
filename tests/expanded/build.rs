//! Writes the expansion of each table to a file, as a module of its own.

use std::path::{Path, PathBuf};
use std::{env, fs};

use dps_codes_table::{Compiled, Location, compile};

/// The folders with tables, from the root of the repository.
const FOLDERS: [&str; 3] = [".", "examples", "tests/other-tables/tables"];

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let tables: Vec<PathBuf> = FOLDERS.into_iter().flat_map(|folder| tables_in(&root.join(folder))).collect();
    assert!(tables.len() >= 6, "tables are missing: {tables:?}");
    let modules: String = tables.iter().map(|table| module(table)).collect();
    let out = env::var_os("OUT_DIR").expect("cargo names the folder");
    fs::write(Path::new(&out).join("tables.rs"), modules).expect("the folder can be written");
}

fn tables_in(folder: &Path) -> Vec<PathBuf> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
    // Manifests and settings of tools stand beside the table in the root.
    files.retain(|file| fs::read_to_string(file).is_ok_and(|text| text.contains("[[code]]")));
    files.sort();
    files
}

fn module(table: &Path) -> String {
    println!("cargo::rerun-if-changed={}", table.display());
    let source = Location::of_file(table).read().unwrap_or_else(|error| panic!("{error:?}"));
    let Compiled { tokens, diagnostics, .. } = compile(&source, &"::dps_codes".parse().expect("a path"));
    assert!(diagnostics.is_empty(), "{}: {diagnostics:?}", table.display());
    let name = table.file_stem().unwrap_or_default().to_string_lossy().replace('-', "_");
    format!("#[doc = {name:?}]\npub mod {name} {{\n{tokens}\n}}\n")
}
