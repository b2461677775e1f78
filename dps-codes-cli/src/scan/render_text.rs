//! The table of a scan as plain text, wrapped to the width of the terminal, with the totals below it.

use std::io::{self, Write};

use anstyle::Style;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::labeled::write_labeled;
use crate::sanitize::one_line;
use crate::scan::finding::Subject;
use crate::scan::key::{By, Key};
use crate::scan::ranking::Ranking;
use crate::scan::remedy::Remedy;
use crate::scan::results::Results;
use crate::scan::tally::row::Row;
use crate::wrap::wrap;

const HEADER: Style = Style::new().bold();
/// The labels of the totals, and the space behind them.
const LABEL_WIDTH: usize = 10;
/// A time up to the second.
const TIME_WIDTH: usize = 19;
/// Text below a row starts here.
const INDENT: usize = 4;

/// Writes the table and the totals, in lines of `width` characters unless a word is longer.
pub(crate) fn write(out: &mut dyn Write, results: &Results<'_>, width: usize) -> io::Result<()> {
    if !results.ranking.rows.is_empty() {
        write_table(out, &results.ranking, results.tally.by(), width)?;
        writeln!(out)?;
    }
    write_summary(out, results, width)
}

/// Writes the totals.
pub(crate) fn write_summary(out: &mut dyn Write, results: &Results<'_>, width: usize) -> io::Result<()> {
    for (label, text) in results.summary() {
        write_labeled(out, label, LABEL_WIDTH, wrap(&text, width.saturating_sub(LABEL_WIDTH)))?;
    }
    Ok(())
}

fn write_table(out: &mut dyn Write, ranking: &Ranking<'_>, by: By, width: usize) -> io::Result<()> {
    let cells: Vec<_> = ranking.rows.iter().map(|(_, row)| (count(row), devices(row))).collect();
    let count_width = cells.iter().map(|(count, _)| count.chars().count()).max().unwrap_or_default().max("Count".len());
    let devices_width =
        cells.iter().map(|(_, devices)| devices.chars().count()).max().unwrap_or_default().max("Devices".len());
    writeln!(
        out,
        "{HEADER}{:>count_width$}  {:>devices_width$}  {:TIME_WIDTH$}  {:TIME_WIDTH$}  {}{HEADER:#}",
        "Count",
        "Devices",
        "First seen (UTC)",
        "Last seen (UTC)",
        by.title(),
    )?;
    let mut explained = Vec::new();
    for ((key, row), (count, devices)) in ranking.rows.iter().zip(cells) {
        let (first, last) = (time(row.first), time(row.last));
        let title = title(key);
        writeln!(
            out,
            "{count:>count_width$}  {devices:>devices_width$}  {first:TIME_WIDTH$}  {last:TIME_WIDTH$}  {title}"
        )?;
        for line in details(key, row, &mut explained).iter().flat_map(|text| wrap(text, width.saturating_sub(INDENT))) {
            writeln!(out, "{:INDENT$}{line}", "")?;
        }
    }
    Ok(())
}

fn title(key: &Key) -> String {
    let unlisted = key.subject().is_some_and(Subject::is_unlisted);
    let mark = if unlisted { " not in the table" } else { "" };
    key.text().map_or_else(|| "unknown".to_owned(), |text| format!("{}{mark}", one_line(&text)))
}

/// Returns the origin, the meaning, and what to do, each as a paragraph. The text of an action is not repeated.
fn details(key: &Key, row: &Row, explained: &mut Vec<Remedy>) -> Vec<String> {
    let origins = row.origins();
    let origins: Vec<_> = origins.iter().map(|&(origin, _)| one_line(&origin.phrase())).collect();
    let meaning = key.subject().map(|subject| subject.summary).unwrap_or_default();
    let origin = if origins.is_empty() { String::new() } else { format!("{}. ", capitalized(&origins.join(", "))) };
    let mut paragraphs = vec![format!("{origin}{meaning}")];
    let all = row.advice();
    let is_one = all.len() == 1;
    paragraphs.extend(all.iter().map(|&(advice, count)| {
        let share = if is_one { String::new() } else { format!(" ({count} of {})", row.count) };
        let text = if explained.contains(&advice) { "see above." } else { advice.text };
        explained.push(advice);
        format!("{}: {}{share}: {text}", capitalized(advice.actor), advice.action)
    }));
    paragraphs
}

fn count(row: &Row) -> String {
    format!("{}{}", if row.is_lower_bound { "≥" } else { "" }, row.count)
}

/// Returns the number of devices; `-` if no record names one.
fn devices(row: &Row) -> String {
    let size = row.devices.size();
    match size.count {
        0 => "-".to_owned(),
        count => format!("{}{count}", if size.is_exact { "" } else { "≈" }),
    }
}

fn time(time: Option<Timestamp>) -> String {
    time.map_or_else(
        || "-".to_owned(),
        |time| time.to_zoned_datetime(TimeZone::UTC).strftime("%Y-%m-%d %H:%M:%S").to_string(),
    )
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
}
