//! The results of all policies as a Markdown table.

use std::fmt::Write;

use crate::policy::Policy;
use crate::record::Record;
use crate::service::Millis;
use crate::simulate::END;

/// Returns the table, with a row for each policy.
pub(crate) fn table(policies: &[Policy], records: &[Record]) -> String {
    let mut text = String::from(
        "| policy | last device after | requests a device | refused | busiest second |\n|---|---:|---:|---:|---:|\n",
    );
    for (policy, record) in policies.iter().zip(records) {
        let last = if record.is_complete() { time(record.last) } else { format!("> {}", time(END)) };
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "| {} | {last} | {} | {:.1} % | {} |",
            policy.name,
            decimal(record.per_device()),
            share(record),
            grouped(record.busiest_second().into()),
        );
    }
    text
}

/// Returns the share of refused requests, rounded so that only a share of 100 % is printed as 100 %.
fn share(record: &Record) -> f64 {
    let percent = record.share_refused() * 100.0;
    if percent < 100.0 { percent.min(99.9) } else { percent }
}

/// Returns a number with commas between groups of three digits.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Returns a number with one decimal, or none from a hundred on.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // not negative, and far below 2^53
fn decimal(number: f64) -> String {
    if number < 100.0 { format!("{number:.1}") } else { grouped(number.round() as u64) }
}

/// Returns a time in its two largest units, without the second where that is zero.
pub(crate) fn time(millis: Millis) -> String {
    let (large, small, units) = match millis {
        0..60_000 => {
            let tenths = millis % 1_000 / 100;
            let rest = if tenths == 0 { String::new() } else { format!(".{tenths}") };
            return format!("{}{rest} s", millis / 1_000);
        }
        60_000..3_600_000 => (millis / 60_000, millis % 60_000 / 1_000, ["min", "s"]),
        _ => (millis / 3_600_000, millis % 3_600_000 / 60_000, ["h", "min"]),
    };
    let [unit, smaller] = units;
    if small == 0 { format!("{large} {unit}") } else { format!("{large} {unit} {small} {smaller}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Pace;

    #[test]
    fn a_row_says_when_it_was_cut_off() {
        let (refused, polling) = (Pace::Fixed(1), Pace::Fixed(1));
        let policy = Policy { name: "never".to_owned(), starts: None, refused, polling };
        let record =
            Record { devices: 2, provisioned: 1, accepted: 1, polled: 1, refused: 99_998, ..Record::default() };
        assert!(table(&[policy], &[record]).ends_with("| never | > 720 h | 50,000 | 99.9 % | 0 |\n"));
    }

    #[test]
    fn numbers_and_times_are_easy_to_read() {
        assert_eq!([0, 999, 1_000, 1_234_567].map(grouped), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!([0.0, 2.04, 99.94, 100.4, 15_000.6].map(decimal), ["0.0", "2.0", "99.9", "100", "15,001"]);
        let times = [0, 3_199, 60_000, 3_599_999, 60_000_000].map(time);
        assert_eq!(times, ["0 s", "3.1 s", "1 min", "59 min 59 s", "16 h 40 min"]);
    }
}
