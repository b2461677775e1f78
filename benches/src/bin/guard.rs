//! Counts the instructions of the main operations, and fails if one differs from `benches/instructions.tsv`.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs};

use dps_codes_benches::arguments::{Arguments, Failure};
use dps_codes_benches::guard::{Baseline, TOLERANCE, operations};
use dps_codes_benches::{callgrind, markdown};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/instructions.tsv");

fn main() -> Result<ExitCode, Failure> {
    let mut arguments = Arguments::of_process();
    let only: Option<String> = arguments.option("--only")?;
    let passes: Option<u32> = arguments.option("--passes")?;
    let is_new = arguments.flag("--write");
    arguments.finish()?;
    if let (Some(only), Some(passes)) = (&only, passes) {
        for operation in operations()?.iter().filter(|operation| operation.name == only) {
            (0..passes).for_each(|_| (operation.pass)());
        }
        return Ok(ExitCode::SUCCESS);
    }

    let now = count(only.as_deref())?;
    if is_new {
        fs::write(FILE, now.text())?;
    }
    let before = Baseline::read(&fs::read_to_string(FILE)?);
    if before.rustc != now.rustc {
        return Err(format!("the counts in {FILE} are those of {}, but this is {}", before.rustc, now.rustc).into());
    }
    Ok(compare(&before, &now, only.is_none()))
}

/// Counts each operation: one pass against three, so that the preparation does not count.
fn count(only: Option<&str>) -> Result<Baseline, Failure> {
    let own = env::current_exe()?;
    let version = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into())).arg("--version").output()?;
    let mut now = Baseline { rustc: String::from_utf8(version.stdout)?.trim().to_owned(), ..Baseline::default() };
    for operation in operations()?.iter().filter(|operation| only.is_none_or(|only| only == operation.name)) {
        let total = |passes| instructions(&own, operation.name, passes);
        let each = (total("3")? - total("1")?) / 2.0 / f64::from(operation.count);
        now.counts.push((operation.name.to_owned(), each));
    }
    Ok(now)
}

fn instructions(own: &Path, name: &str, passes: &str) -> Result<f64, Failure> {
    callgrind::instructions(own, &["--only", name, "--passes", passes])
}

/// Prints both counts of each operation; fails if one differs by more than the tolerance, or has no counterpart.
fn compare(before: &Baseline, now: &Baseline, is_whole: bool) -> ExitCode {
    let mut is_equal = true;
    let rows: Vec<_> = now
        .counts
        .iter()
        .map(|(name, count)| {
            let change = before.change(name, *count);
            is_equal &= change.is_some_and(|change| change.abs() <= TOLERANCE);
            let change = change.map_or_else(|| "new".to_owned(), |change| format!("{:+.1} %", change * 100.0));
            vec![name.clone(), markdown::figure(*count), change]
        })
        .collect();
    markdown::print("**Instructions per operation**", &["", "now", "beside the baseline"], &rows);
    if is_whole {
        for (name, _) in before.counts.iter().filter(|(name, _)| now.change(name, 1.0).is_none()) {
            eprintln!("`{name}` of {FILE} is not counted any more");
            is_equal = false;
        }
    }
    if is_equal {
        return ExitCode::SUCCESS;
    }
    let percent = TOLERANCE * 100.0;
    eprintln!(
        "a count differs by more than {percent} %: if it is meant to, run `.ci/instructions --write`, and commit the file"
    );
    ExitCode::FAILURE
}
