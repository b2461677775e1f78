//! `Baseline`: the counts in the repository, in the lines of a small file.

use std::fmt::Write;

/// By how much a count may differ from the baseline, up or down.
pub const TOLERANCE: f64 = 0.03;

/// Instructions of each operation, as an earlier commit needed them.
#[derive(Debug, Default, PartialEq)]
pub struct Baseline {
    /// The compiler that built it, as `rustc --version` prints it: counts of another compiler differ.
    pub rustc: String,
    /// Name and instructions of each operation.
    pub counts: Vec<(String, f64)>,
}

impl Baseline {
    /// Reads what [`text`](Self::text) has written; lines that are something else are left out.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let rustc = text.lines().find_map(|line| line.strip_prefix("# rustc\t")).unwrap_or_default().to_owned();
        let counts = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
            let (name, count) = line.split_once('\t')?;
            Some((name.to_owned(), count.parse().ok()?))
        });
        Self { rustc, counts: counts.collect() }
    }

    /// Returns the content of the file.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!(
            "# Instructions per operation: .ci/instructions compares, .ci/instructions --write renews.\n# rustc\t{}\n",
            self.rustc
        );
        for (name, count) in &self.counts {
            let _ = writeln!(text, "{name}\t{count:.1}");
        }
        text
    }

    /// Returns how much more an operation takes now, as a part of the baseline; `None` without a baseline.
    #[must_use]
    pub fn change(&self, name: &str, count: f64) -> Option<f64> {
        let (_, before) = self.counts.iter().find(|(known, _)| known == name)?;
        Some(count / before - 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Baseline, TOLERANCE};

    #[test]
    fn a_baseline_is_read_as_it_was_written() {
        let counts = vec![("topic".to_owned(), 1234.5), ("compiler, 1,000 rows".to_owned(), 99.0)];
        let baseline = Baseline { rustc: "rustc 1.95.0".to_owned(), counts };
        assert_eq!(Baseline::read(&baseline.text()), baseline);
    }

    #[test]
    fn a_change_beyond_the_tolerance_is_seen_in_both_directions() {
        let baseline = Baseline { counts: vec![("topic".to_owned(), 100.0)], ..Baseline::default() };
        let exceeds = |count| baseline.change("topic", count).is_some_and(|change| change.abs() > TOLERANCE);
        assert_eq!([96.9, 97.1, 100.0, 102.9, 103.1].map(exceeds), [true, false, false, false, true]);
        assert_eq!(baseline.change("advice", 1.0), None);
    }
}
