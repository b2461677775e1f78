//! Writes the expansion of each table to a file, as a module of its own.

use std::path::{Path, PathBuf};
use std::{env, fs};

use dps_codes_table::{Compiled, Location, compile};

/// The folders with tables, from the root of the repository, and what the names of their modules begin with.
const FOLDERS: [(&str, &str); 9] = [
    (".", ""),
    ("examples", ""),
    ("tests/expanded/tables", "small_"),
    ("tests/other-tables/tables", ""),
    ("tables/grpc", "all_of_"),
    ("tables/http", "all_of_"),
    ("tables/kafka", "all_of_"),
    ("tables/ntstatus", "all_of_"),
    ("tables/postgresql", "all_of_"),
];

fn main() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut modules = String::new();
    for (folder, prefix) in FOLDERS {
        let tables = tables_in(&root.join(folder));
        assert!(!tables.is_empty(), "{folder} has no tables");
        modules.extend(tables.iter().map(|table| module(prefix, table)));
    }
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

/// Returns the module of a table. Tables of different folders may have the same name.
fn module(prefix: &str, table: &Path) -> String {
    println!("cargo::rerun-if-changed={}", table.display());
    let source = Location::of_file(table).read().unwrap_or_else(|error| panic!("{error:?}"));
    let Compiled { tokens, diagnostics, .. } = compile(&source, &"::dps_codes".parse().expect("a path"));
    assert!(diagnostics.is_empty(), "{}: {diagnostics:?}", table.display());
    let name = table.file_stem().unwrap_or_default().to_string_lossy().replace('-', "_");
    format!("#[doc = \"`{name}`\"]\npub mod {prefix}{name} {{\n{tokens}\n}}\n")
}
