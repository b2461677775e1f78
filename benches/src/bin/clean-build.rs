//! Measures a clean build of a small program that depends on dps-codes, against the same with other crates.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dps_codes_benches::arguments::{Arguments, Failure};
use dps_codes_benches::measure::{self, Usage};
use dps_codes_benches::peers::{self, Peer};
use dps_codes_benches::{markdown, scratch, stats, table};

const ROUNDS: usize = 7;

/// Each with the `main` of its program.
const PROGRAMS: [(Peer, &str); 4] = [
    (Peer::DpsCodes, "println!(\"{}\", dps_codes::Code::from_number(404).unwrap());"),
    (Peer::Thiserror, "println!(\"{}\", Code::NotFound);"),
    (Peer::StrumThiserror, "println!(\"{}\", Code::from_repr(404).unwrap());"),
    (Peer::StaticToml, "println!(\"{}\", TABLE.code.2.name);"),
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
    let folders = PROGRAMS.map(|(peer, _)| folder.join(peer.crate_name()));
    for ((peer, main), folder) in PROGRAMS.iter().zip(&folders) {
        write(folder, *peer, main)?;
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
            build.env("CARGO_INCREMENTAL", "0");
            runs.push(measure::command(&build, &folder.join("report"))?);
        }
    }

    println!("{}", scratch::versions(&folders.each_ref().map(PathBuf::as_path))?);
    let series = |runs: &[Usage], figure: fn(&Usage) -> f64| runs.iter().map(figure).collect::<Vec<_>>();
    let rows = PROGRAMS.iter().zip(&runs).map(|((peer, _), own)| {
        let cells = [|usage: &Usage| usage.wall, |usage: &Usage| usage.cpu].into_iter().flat_map(|figure| {
            let (own, ours) = (series(own, figure), series(&runs[0], figure));
            let ratio = stats::median_ratio(&own, &ours);
            [markdown::figure(stats::median(own)), markdown::ratio(ratio)]
        });
        std::iter::once(peer.name().to_owned()).chain(cells).collect()
    });
    let header = ["", "wall s", "/ dps-codes", "CPU s", "/ dps-codes"];
    markdown::print("**Clean build, dev profile**", &header, &rows.collect::<Vec<_>>());
    Ok(())
}

/// Writes a program with the codes of the real table.
fn write(folder: &Path, peer: Peer, main: &str) -> Result<(), Failure> {
    let codes = match peer {
        Peer::DpsCodes => String::new(),
        _ => peer.source(&table::real()).0,
    };
    let manifest = scratch::manifest(peer.crate_name(), peer.packages())? + "\n[workspace]\nresolver = \"3\"\n";
    scratch::write(&folder.join("Cargo.toml"), &manifest)?;
    scratch::write(&folder.join("table.toml"), &peers::for_static_toml(scratch::REAL_TABLE))?;
    let source = format!("#![allow(warnings)]\n{codes}\nfn main() {{\n    {main}\n}}\n");
    scratch::write(&folder.join("src/main.rs"), &source)
}
