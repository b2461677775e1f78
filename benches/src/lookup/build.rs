//! Writes and builds the runner, a program of one crate for each competitor and table.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::competitors;
use crate::arguments::{Arguments, Failure};
use crate::peers::Peer;
use crate::{scratch, table};

/// The sizes of the random tables, which come behind the real one.
const SIZES: [usize; 2] = [1_000, 10_000];

/// The sizes of the tables of string codes, likewise: that of PostgreSQL, and a random one.
const SIZES_OF_STRINGS: [usize; 2] = [table::SQLSTATES, 10_000];

/// From this size on, some competitors take long to compile.
const LARGE: usize = 10_000;

const HEAD: &str = "#![allow(warnings)]
fn main() {
    let mut bench = dps_codes_benches::lookup::Bench::of_process().unwrap();
";

/// A runner that is ready.
pub struct Runner {
    /// The program.
    pub program: PathBuf,
    /// The workspace that it is built in.
    pub folder: PathBuf,
}

/// Writes and builds the runner for the tables that `--sizes` names.
/// With `--heavy`, also the competitors for large tables that take long to compile; with `--strings`, those for string codes
/// alone.
///
/// # Errors
/// If a file cannot be written, or something does not compile.
pub fn runner(arguments: &mut Arguments) -> Result<Runner, Failure> {
    let strings = arguments.flag("--strings");
    let (competitors, [middle, large], folder) = if strings {
        (&competitors::OF_STRINGS[..], SIZES_OF_STRINGS, "lookup-strings")
    } else {
        (&competitors::ALL[..], SIZES, "lookup")
    };
    let sizes = arguments.sizes("--sizes", &[dps_codes::Code::ALL.len(), middle, large])?;
    let heavy = arguments.flag("--heavy");
    let folder = scratch::folder(folder)?;
    let mut manifest = scratch::manifest("runner", &["dps-codes", "dps-codes-benches"])?;
    let mut main = String::from(HEAD);
    for size in sizes {
        let _ = writeln!(main, "    if bench.open({size}) {{");
        for competitor in competitors {
            if heavy || !competitor.heavy || size < LARGE {
                let name = add(&folder, competitor.peer, size)?;
                let _ = writeln!(main, "{}", competitor.call.replace("PEER", &name));
                if name != "dps_codes" {
                    let _ = writeln!(manifest, "{name} = {{ path = {name:?} }}");
                }
            }
        }
        main.push_str("    }\n");
    }
    main.push_str("    bench.run();\n}\n");
    manifest.push_str("\n[workspace]\nresolver = \"3\"\n");
    scratch::write(&folder.join("Cargo.toml"), &manifest)?;
    scratch::write(&folder.join("src/main.rs"), &main)?;
    // One crate after the other: some of them need much memory.
    scratch::run(&mut scratch::cargo(&folder, &["build", "--release", "--jobs=1"]))?;
    let program = folder.join("target/release/runner").with_extension(std::env::consts::EXE_EXTENSION);
    Ok(Runner { program, folder })
}

/// Writes the crate of a competitor, and gives its name.
fn add(folder: &Path, peer: Peer, size: usize) -> Result<String, Failure> {
    if peer == Peer::DpsCodes && table::is_real(size) {
        return Ok(String::from("dps_codes"));
    }
    let name = format!("{}_{size}", peer.crate_name());
    scratch::write_peer(&folder.join(&name), &name, peer, &table::of_size(size), ("", ""))?;
    Ok(name)
}
