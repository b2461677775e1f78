//! The CPU time of a build by crate, and the part that comes before any line of dps-codes.

use std::collections::BTreeMap;
use std::path::Path;

use dps_codes_benches::arguments::Failure;
use dps_codes_benches::{markdown, measure, stats};

use super::programs::Codes;

/// The build script of any crate.
const BUILD_SCRIPT: &str = "build_script_build";

/// Prints a table of the crates that a program of dps-codes needs, those that take most first.
pub(crate) fn print(folder: &Path, rounds: usize) -> Result<(), Failure> {
    let mut seconds: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for _ in 0..rounds {
        for (name, cpu) in measure::crates(&mut super::build(folder)?, &folder.join("reports"))? {
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
        let name = match name.as_str() {
            BUILD_SCRIPT => "build scripts",
            name if name == Codes::Shipped.crate_name() => "the program",
            name => name,
        };
        vec![name.replace('_', "-"), markdown::figure(*seconds)]
    });
    markdown::print("**Clean build by crate**", &["", "CPU s"], &rows.collect::<Vec<_>>());
    Ok(())
}
