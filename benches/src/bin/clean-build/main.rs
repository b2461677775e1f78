//! Measures a clean build of a small program that depends on dps-codes, against the same with other crates.

mod crates;
mod programs;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use dps_codes_benches::arguments::{Arguments, Failure};
use dps_codes_benches::measure::{self, Usage};
use dps_codes_benches::{markdown, scratch, stats};
use programs::PROGRAMS;

const ROUNDS: usize = 7;

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
    let by_crate = arguments.flag("--crates");
    let timeline = arguments.flag("--timeline");
    let checkout: Option<PathBuf> = arguments.option("--checkout")?;
    arguments.finish()?;

    let folder = scratch::folder("clean-build")?;
    let folders = PROGRAMS.map(|(codes, _)| folder.join(codes.crate_name()));
    for ((codes, main), folder) in PROGRAMS.iter().zip(&folders) {
        programs::write(folder, *codes, main, checkout.as_deref())?;
        scratch::run(&mut scratch::cargo(folder, &["fetch", "--quiet"]))?;
    }
    let [shipped, ..] = &folders;
    if by_crate {
        crates::print_cpu_time(shipped, rounds)
    } else if timeline {
        crates::print_timeline(shipped, rounds)
    } else {
        compare(&folders, rounds)
    }
}

/// Prints what the builds of all programs take.
fn compare(folders: &[PathBuf; PROGRAMS.len()], rounds: usize) -> Result<(), Failure> {
    let mut runs: [Vec<Usage>; PROGRAMS.len()] = [const { Vec::new() }; PROGRAMS.len()];
    for _ in 0..rounds {
        for (folder, runs) in folders.iter().zip(&mut runs) {
            runs.push(measure::command(&build(folder)?, &folder.join("report"))?);
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

/// Removes what is built, and returns the command that builds it again.
fn build(folder: &Path) -> Result<Command, Failure> {
    let target = folder.join("target");
    if target.exists() {
        fs::remove_dir_all(target)?;
    }
    let mut build = scratch::cargo(folder, &["build", "--offline"]);
    // As cargo builds what comes from a registry; here, dps-codes comes from a path.
    build.env("CARGO_INCREMENTAL", "0").env("RUSTFLAGS", "--cap-lints=allow");
    Ok(build)
}
