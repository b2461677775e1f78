//! The crates of a build: the CPU time of each, and when it is compiled.

use std::collections::BTreeMap;
use std::path::Path;

use dps_codes_benches::arguments::Failure;
use dps_codes_benches::measure::Usage;
use dps_codes_benches::{markdown, measure, stats};

use super::programs::Codes;

/// The build script of any crate.
const BUILD_SCRIPT: &str = "build_script_build";

/// The characters of a timeline.
const WIDTH: u32 = 60;

/// Prints a table of the crates that a program of dps-codes needs, those that take most first.
pub(crate) fn print_cpu_time(folder: &Path, rounds: usize) -> Result<(), Failure> {
    let mut seconds: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for _ in 0..rounds {
        let mut round: BTreeMap<String, f64> = BTreeMap::new();
        for (name, usage) in compiled(folder)? {
            *round.entry(name).or_default() += usage.cpu;
        }
        for (name, cpu) in round {
            seconds.entry(name).or_default().push(cpu);
        }
    }
    let mut crates: Vec<_> = seconds.into_iter().map(|(name, seconds)| (name, stats::median(seconds))).collect();
    crates.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    let sum = |of_others: bool| {
        let crates = crates.iter().filter(|(name, _)| name.starts_with("dps_codes") != of_others);
        crates.map(|(_, seconds)| seconds).sum::<f64>()
    };
    let sums =
        [("of dps-codes".to_owned(), sum(false)), ("of others, and the program: the floor".to_owned(), sum(true))];
    let rows = crates.iter().chain(&sums).map(|(name, seconds)| {
        let name = if name == BUILD_SCRIPT { "build scripts" } else { name };
        vec![label(name), markdown::figure(*seconds)]
    });
    markdown::print("**Clean build by crate**", &["", "CPU s"], &rows.collect::<Vec<_>>());
    Ok(())
}

/// Prints a build as a timeline, with a bar from start to end for each crate. Of several builds, the quickest.
pub(crate) fn print_timeline(folder: &Path, rounds: usize) -> Result<(), Failure> {
    let mut quickest: Option<(f64, Vec<(String, Usage)>)> = None;
    for _ in 0..rounds {
        let mut crates = compiled(folder)?;
        crates.sort_by(|(_, one), (_, other)| one.start.total_cmp(&other.start));
        let start = crates.first().map_or(0.0, |(_, usage)| usage.start);
        let mut end = 0.0_f64;
        for (_, usage) in &mut crates {
            usage.start -= start;
            end = end.max(usage.start + usage.wall);
        }
        if quickest.as_ref().is_none_or(|(shortest, _)| end < *shortest) {
            quickest = Some((end, crates));
        }
    }
    let (end, crates) = quickest.ok_or("--rounds has to be 1 at least")?;
    println!("\n```text");
    for (name, usage) in crates {
        let (from, to) = (usage.start, usage.start + usage.wall);
        let bar: String = (0..WIDTH)
            .map(|column| (f64::from(column) + 0.5) / f64::from(WIDTH) * end)
            .map(|seconds| if (from..to).contains(&seconds) { '█' } else { ' ' })
            .collect();
        println!("{}", format!("{:<18} {from:>5.2} {to:>5.2} {bar}", label(&name)).trim_end());
    }
    println!("```");
    Ok(())
}

/// Builds the program, and returns what each crate needed.
fn compiled(folder: &Path) -> Result<Vec<(String, Usage)>, Failure> {
    measure::crates(&mut super::build(folder)?, &folder.join("reports"))
}

/// Returns the crate as readers know it.
fn label(name: &str) -> String {
    match name {
        BUILD_SCRIPT => "a build script".to_owned(),
        name if name == Codes::Shipped.crate_name() => "the program".to_owned(),
        name => name.replace('_', "-"),
    }
}
