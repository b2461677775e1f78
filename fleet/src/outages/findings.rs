//! `Finding`: what was measured in an outage, beside its bound; and all findings as a Markdown table.

use std::fmt::{self, Write};

use crate::service::Millis;
use crate::table::{grouped, time};

/// A measured value, or a bound of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Value {
    Count(u64),
    Time(Millis),
    /// The value of an event that never happened.
    Never,
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Count(count) => f.write_str(&grouped(count)),
            Self::Time(millis) => f.write_str(&time(millis)),
            Self::Never => f.write_str("never"),
        }
    }
}

/// The measurements of an outage.
#[derive(Clone, Debug)]
pub(crate) struct Finding {
    pub(crate) outage: &'static str,
    pub(crate) devices: u32,
    pub(crate) measure: &'static str,
    pub(crate) measured: Value,
    /// The upper bound of `measured`; `None` if it is only shown.
    pub(crate) bound: Option<Value>,
}

impl Finding {
    /// Returns `true` if the value is within its bound.
    pub(crate) fn holds(&self) -> bool {
        self.bound.is_none_or(|bound| self.measured <= bound)
    }
}

/// Returns the table, with a row for each finding.
pub(crate) fn table(findings: &[Finding]) -> String {
    let mut text = String::from("| outage | devices | measure | measured | at most |\n|---|---:|---|---:|---:|\n");
    for finding in findings {
        let Finding { outage, devices, measure, measured, bound } = finding;
        let bound = bound.map_or_else(|| "–".to_owned(), |bound| bound.to_string());
        let mark = if finding.holds() { "" } else { " **(exceeded)**" };
        // Writing to a string cannot fail.
        let _ =
            writeln!(text, "| {outage} | {} | {measure} | {measured}{mark} | {bound} |", grouped((*devices).into()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(measured: Value, bound: Option<Value>) -> Finding {
        Finding { outage: "hub down", devices: 10_000, measure: "time", measured, bound }
    }

    #[test]
    fn an_event_that_never_happens_exceeds_every_bound() {
        let hour = Some(Value::Time(3_600_000));
        assert!(finding(Value::Time(3_600_000), hour).holds() && finding(Value::Never, None).holds());
        assert!(!finding(Value::Never, hour).holds() && !finding(Value::Time(3_600_001), hour).holds());
    }

    #[test]
    fn a_bound_that_is_exceeded_is_marked() {
        let table = table(&[finding(Value::Count(1_200), Some(Value::Count(900))), finding(Value::Count(3), None)]);
        assert!(table.ends_with(
            "| hub down | 10,000 | time | 1,200 **(exceeded)** | 900 |\n| hub down | 10,000 | time | 3 | – |\n"
        ));
    }
}
