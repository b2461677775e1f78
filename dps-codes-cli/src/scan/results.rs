//! `Results`: everything that a scan says, independent of the output format.

use crate::input::{Problem, SkippedFiles};
use crate::scan::ranking::Ranking;
use crate::scan::tally::Tally;
use crate::scan::tally::counts::QUERY_LIMIT;
use crate::scan::tally::distinct::Size;

/// More problems are counted only.
const MOST_PROBLEMS: usize = 100;

pub(crate) struct Results<'t> {
    pub(crate) tally: &'t Tally,
    pub(crate) ranking: Ranking<'t>,
    pub(crate) skipped_files: SkippedFiles,
    pub(crate) problems: &'t Problems,
    /// Doubts about inputs that were read to their end.
    pub(crate) input_warnings: &'t Problems,
    /// Set if Ctrl-C has ended the scan.
    pub(crate) is_interrupted: bool,
}

/// Messages about inputs, in the order of their paths.
#[derive(Default)]
pub(crate) struct Problems {
    pub(crate) count: u64,
    pub(crate) first: Vec<Problem>,
}

impl Problems {
    pub(crate) fn add(&mut self, problem: Problem) {
        self.count += 1;
        if self.first.len() < MOST_PROBLEMS {
            // Workers report them in any order.
            let place = self.first.partition_point(|first| first.path <= problem.path);
            self.first.insert(place, problem);
        }
    }
}

impl Results<'_> {
    /// Returns what makes the numbers doubtful, the warnings about single inputs left out.
    pub(crate) fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        let counts = &self.tally.counts;
        if counts.at_query_limit > 0 {
            warnings.push(format!(
                "{} exactly {QUERY_LIMIT} rows, the most that a query returns: the export is truncated; query a shorter \
                 time, or count in the query itself",
                of(counts.at_query_limit, "input has", "inputs have"),
            ));
        }
        if self.tally.rest().failures > 0 {
            warnings
                .push("there are too many different rows for the memory: the rarest are counted together".to_owned());
        }
        if self.is_interrupted {
            warnings.push("interrupted: the inputs were not read to their end".to_owned());
        }
        warnings
    }

    /// Returns the totals as labeled lines.
    pub(crate) fn summary(&self) -> Vec<(&'static str, String)> {
        let counts = &self.tally.counts;
        let devices = self.tally.total().devices.size();
        let code = if counts.with_string > 0 { "code" } else { "number" };
        let mut lines = vec![
            (
                "Records",
                format!(
                    "{} in {}: {} successful, {} without a failure",
                    counts.records,
                    of(counts.files, "input", "inputs"),
                    counts.successes,
                    counts.without_failure,
                ),
            ),
            (
                "Failures",
                format!(
                    "{}{}: {} without a {code}, {} with an unlisted {code}",
                    counts.failures,
                    devices_of(devices),
                    counts.without_number,
                    counts.unlisted,
                ),
            ),
            ("Skipped", self.skipped()),
        ];
        let Ranking { rest_failures, rest_rows, .. } = self.ranking;
        if rest_failures > 0 {
            let mark = if rest_rows.is_exact { "" } else { "≈" };
            let rows = of(rest_rows.count, "row", "rows");
            lines.push(("Left out", format!("{} in {mark}{rows}", of(rest_failures, "failure", "failures"))));
        }
        let noted = self.noted();
        if !noted.is_empty() {
            lines.push(("Noted", noted));
        }
        lines
    }

    fn skipped(&self) -> String {
        let skipped = self.tally.counts.skipped;
        let reasons = join([
            (skipped.out_of_range, "outside of the time range", "outside of the time range"),
            (skipped.without_time, "without a time", "without a time"),
        ]);
        let records = if reasons.is_empty() { String::new() } else { format!(": {reasons}") };
        let files = join([
            (self.skipped_files.hidden, "hidden file", "hidden files"),
            (self.skipped_files.repeated, "file named twice", "files named twice"),
            (self.skipped_files.special, "special file", "special files"),
        ]);
        let files = if files.is_empty() { files } else { format!("; {files}") };
        format!("{}{records}{files}", of(skipped.total(), "record", "records"))
    }

    fn noted(&self) -> String {
        let counts = &self.tally.counts;
        join([
            (self.problems.count, "input not read to its end", "inputs not read to their end"),
            (counts.binary, "binary input", "binary inputs"),
            (counts.losses.truncated, "truncated record", "truncated records"),
            (counts.losses.too_long, "record of more than 1 MiB", "records of more than 1 MiB"),
            (counts.losses.invalid_utf8, "record with invalid UTF-8", "records with invalid UTF-8"),
            (counts.out_of_order, "record out of order", "records out of order"),
            (counts.without_zone, "time without a zone, read as UTC", "times without a zone, read as UTC"),
        ])
    }
}

/// Returns the number of devices. Returns nothing if no record names one.
fn devices_of(size: Size) -> String {
    let mark = if size.is_exact { "" } else { "≈" };
    if size.count == 0 { String::new() } else { format!(" of {mark}{}", of(size.count, "device", "devices")) }
}

fn of(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Joins the counts that are not zero.
fn join<const N: usize>(counts: [(u64, &str, &str); N]) -> String {
    let counts = counts.into_iter().filter(|&(count, ..)| count > 0);
    counts.map(|(count, one, many)| of(count, one, many)).collect::<Vec<_>>().join(", ")
}
