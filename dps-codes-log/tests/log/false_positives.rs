//! Text without an error code or a failure.

use dps_codes_log::read;

mod ids;
mod mentions;
mod others;

#[track_caller]
fn are_no_codes(lines: &[&str]) {
    let reports = lines.iter().map(|line| (line, read(*line)));
    let wrong: Vec<_> = reports.filter(|(_, said)| said.number().is_some() || said.is_failure()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}
