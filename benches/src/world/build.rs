//! Writes and builds the runner, and counts its instructions.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::Table;
use super::lookups::CALLS;
use super::table::TASKS;
use crate::arguments::Failure;
use crate::{callgrind, scratch};

/// The program that looks codes up.
#[derive(Debug)]
pub struct Runner {
    /// The workspace that it is built in.
    pub folder: PathBuf,
    program: PathBuf,
}

impl Runner {
    /// Writes and builds the program for these tables.
    ///
    /// # Errors
    /// If a file cannot be written, or something does not compile.
    pub fn build(tables: &[Table]) -> Result<Self, Failure> {
        let folder = scratch::folder("world")?;
        let mut manifest = scratch::manifest("runner", &["dps-codes", "dps-codes-benches", "phf"])?;
        let mut items = String::from("#![allow(warnings)]\n");
        let mut main =
            String::from("fn main() {\n    let lookups = dps_codes_benches::world::Lookups::of_process().unwrap();\n");
        for table in tables {
            let krate = &table.krate;
            match &table.toml {
                Some(toml) => scratch::write(&folder.join(format!("{krate}.toml")), toml)?,
                None => writeln!(manifest, "{krate} = {}", of_repository(krate))?,
            }
            items.push_str(&table.items());
            main.push_str(&table.statements());
        }
        manifest.push_str("\n[workspace]\nresolver = \"3\"\n");
        scratch::write(&folder.join("Cargo.toml"), &manifest)?;
        scratch::write(&folder.join("src/main.rs"), &format!("{items}{main}}}\n"))?;
        scratch::run(&mut scratch::cargo(&folder, &["build", "--release", "--jobs=1"]))?;
        let program = folder.join("target/release/runner").with_extension(std::env::consts::EXE_EXTENSION);
        Ok(Self { folder, program })
    }
}

/// Returns the place of a crate of `tables/`, as a dependency.
fn of_repository(krate: &str) -> String {
    let folder = krate.trim_end_matches("_codes");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tables").join(folder);
    format!("{{ package = \"{folder}-codes\", path = {:?} }}", path.display().to_string())
}

/// Returns the instructions of a lookup by number or string, the same by phf, by name, the same by phf, and of `Display`:
/// one pass against three, so that the preparation does not count.
///
/// # Errors
/// If valgrind or the program fails.
pub fn instructions_per_call(runner: &Runner, table: &Table) -> Result<[f64; TASKS.len()], Failure> {
    let mut figures = [0.0; TASKS.len()];
    for (figure, task) in figures.iter_mut().zip(TASKS) {
        let total = |passes| callgrind::instructions(&runner.program, &[&table.kind(task), passes]);
        *figure = (total("3")? - total("1")?) / 2.0 / f64::from(CALLS);
    }
    Ok(figures)
}
