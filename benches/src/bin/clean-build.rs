//! Measures a clean build of a small program that depends on dps-codes, against the same with other crates.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dps_codes_benches::arguments::{Arguments, Failure};
use dps_codes_benches::measure::{self, Usage};
use dps_codes_benches::peers::{self, Peer};
use dps_codes_benches::{markdown, scratch, stats, table};

const ROUNDS: usize = 7;

/// The origin of a program's codes.
#[derive(Clone, Copy)]
enum Codes {
    /// The table of DPS that dps-codes comes with.
    Shipped,
    /// The same table, compiled by the program: dps-codes has no features.
    Own,
    /// Another crate.
    Other(Peer),
}

impl Codes {
    fn name(self) -> &'static str {
        match self {
            Self::Shipped => "dps-codes",
            Self::Own => "dps-codes, `default-features = false` and a table of one's own",
            Self::Other(peer) => peer.name(),
        }
    }

    fn crate_name(self) -> &'static str {
        match self {
            Self::Shipped => "shipped",
            Self::Own => "own",
            Self::Other(peer) => peer.crate_name(),
        }
    }

    fn manifest(self) -> Result<String, Failure> {
        let packages = match self {
            Self::Shipped | Self::Own => Peer::DpsCodes.packages(),
            Self::Other(peer) => peer.packages(),
        };
        let manifest = scratch::manifest(self.crate_name(), packages)? + "\n[workspace]\nresolver = \"3\"\n";
        Ok(match self {
            Self::Own => manifest.replace("dps-codes = { ", "dps-codes = { default-features = false, "),
            Self::Shipped | Self::Other(_) => manifest,
        })
    }

    /// Returns the source of the codes, and the table that it reads.
    fn source(self) -> (String, Option<String>) {
        match self {
            Self::Shipped => (String::new(), None),
            Self::Own => (Peer::DpsCodes.source(&[]).0, Some(scratch::REAL_TABLE.to_owned())),
            Self::Other(Peer::StaticToml) => {
                (Peer::StaticToml.source(&[]).0, Some(peers::for_static_toml(scratch::REAL_TABLE)))
            }
            Self::Other(peer) => peer.source(&table::real()),
        }
    }
}

/// Each with the `main` of its program.
const PROGRAMS: [(Codes, &str); 5] = [
    (Codes::Shipped, "println!(\"{}\", dps_codes::Code::from_number(404).unwrap());"),
    (Codes::Own, "println!(\"{}\", Code::from_number(404).unwrap());"),
    (Codes::Other(Peer::Thiserror), "println!(\"{}\", Code::NotFound);"),
    (Codes::Other(Peer::StrumThiserror), "println!(\"{}\", Code::from_repr(404).unwrap());"),
    (Codes::Other(Peer::StaticToml), "println!(\"{}\", TABLE.code.2.name);"),
];

fn main() -> ExitCode {
    if let Some(code) = measure::as_wrapper() {
        return code;
    }
    match clean_build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn clean_build() -> Result<(), Failure> {
    let mut arguments = Arguments::of_process();
    let rounds = arguments.option("--rounds")?.unwrap_or(ROUNDS);
    arguments.finish()?;

    let folder = scratch::folder("clean-build")?;
    let folders = PROGRAMS.map(|(codes, _)| folder.join(codes.crate_name()));
    for ((codes, main), folder) in PROGRAMS.iter().zip(&folders) {
        write(folder, *codes, main)?;
        scratch::run(&mut scratch::cargo(folder, &["fetch", "--quiet"]))?;
    }
    let mut runs: [Vec<Usage>; PROGRAMS.len()] = [const { Vec::new() }; PROGRAMS.len()];
    for _ in 0..rounds {
        for (folder, runs) in folders.iter().zip(&mut runs) {
            let target = folder.join("target");
            if target.exists() {
                fs::remove_dir_all(target)?;
            }
            let mut build = scratch::cargo(folder, &["build", "--offline"]);
            // As cargo builds what comes from a registry; here, dps-codes comes from a path.
            build.env("CARGO_INCREMENTAL", "0").env("RUSTFLAGS", "--cap-lints=allow");
            runs.push(measure::command(&build, &folder.join("report"))?);
        }
    }

    println!("{}", scratch::versions(&folders.each_ref().map(PathBuf::as_path))?);
    let series = |runs: &[Usage], figure: fn(&Usage) -> f64| runs.iter().map(figure).collect::<Vec<_>>();
    let rows = PROGRAMS.iter().zip(&runs).map(|((codes, _), own)| {
        let cells = [|usage: &Usage| usage.wall, |usage: &Usage| usage.cpu].into_iter().flat_map(|figure| {
            let (own, ours) = (series(own, figure), series(&runs[0], figure));
            let ratio = stats::median_ratio(&own, &ours);
            [markdown::figure(stats::median(own)), markdown::ratio(ratio)]
        });
        std::iter::once(codes.name().to_owned()).chain(cells).collect()
    });
    let header = ["", "wall s", "/ dps-codes", "CPU s", "/ dps-codes"];
    markdown::print("**Clean build, dev profile**", &header, &rows.collect::<Vec<_>>());
    Ok(())
}

/// Writes a program with the codes of the real table.
fn write(folder: &Path, codes: Codes, main: &str) -> Result<(), Failure> {
    scratch::write(&folder.join("Cargo.toml"), &codes.manifest()?)?;
    let (source, table) = codes.source();
    if let Some(table) = table {
        scratch::write(&folder.join("table.toml"), &table)?;
    }
    let source = format!("#![allow(warnings)]\n{source}\nfn main() {{\n    {main}\n}}\n");
    scratch::write(&folder.join("src/main.rs"), &source)
}
