//! A listing as a table that fits the terminal; as blocks of labeled lines where the terminal is too narrow for a table.

use std::io::{self, Write};

use anstyle::Style;

use super::listing::Listing;
use crate::catalog::{Column, Entry};
use crate::labeled::{LABEL, write_labeled};
use crate::sanitize::sanitize;
use crate::wrap::wrap_anywhere;

/// Between two columns.
const GAP: usize = 2;
/// A column of sentences is at least as wide as this.
const NARROWEST: usize = 16;
/// The columns that are printed if `--columns` names none.
const DEFAULT: [&str; 5] = ["number", "code", "name", "action", "summary"];

/// Writes the rows in lines of at most `width` characters.
pub(super) fn write(out: &mut dyn Write, listing: &Listing<'_>, width: usize) -> io::Result<()> {
    let is_default = |column: &&Column| listing.is_chosen || DEFAULT.contains(&column.name.as_str());
    let columns: Vec<_> = listing.columns.iter().filter(is_default).collect();
    let rows: Vec<Vec<String>> = listing.entries.iter().map(|&entry| cells(listing, &columns, entry)).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
    match widths(&names, &rows, width) {
        Some(widths) => {
            let header: Vec<_> = names.iter().map(|&name| name.to_owned()).collect();
            write_row(out, &header, &widths, LABEL)?;
            rows.iter().try_for_each(|row| write_row(out, row, &widths, Style::new()))
        }
        None => rows.iter().enumerate().try_for_each(|(index, row)| {
            if index > 0 {
                writeln!(out)?;
            }
            write_block(out, &names, row, width)
        }),
    }
}

fn cells(listing: &Listing<'_>, columns: &[&Column], entry: Entry<'_>) -> Vec<String> {
    let is_ambiguous = !listing.is_chosen && has_namesake(listing, entry);
    let cell = |column: &&Column| {
        let text = column.text(entry, listing.phase.as_deref());
        let text =
            if is_ambiguous && column.name == "name" { format!("{text} ({})", entry.table.origin) } else { text };
        sanitize(text.chars())
    };
    columns.iter().map(cell).collect()
}

/// Returns `true` if a table of another origin has the same code, so that only the origin tells them apart.
fn has_namesake(listing: &Listing<'_>, entry: Entry<'_>) -> bool {
    if listing.catalog.tables.len() < 2 {
        return false;
    }
    let is_same = |other: &Entry<'_>| !other.is_symptom() && other.row.code == entry.row.code;
    listing.entries.iter().filter(|other| is_same(other)).any(|other| other.table.origin != entry.table.origin)
}

/// Returns the width of each column. Returns `None` if the columns do not fit without breaking a word.
fn widths(names: &[&str], rows: &[Vec<String>], width: usize) -> Option<Vec<usize>> {
    let length = |text: &str| text.chars().count();
    let mut widths = Vec::new();
    let mut natural = Vec::new();
    for (index, name) in names.iter().enumerate() {
        let cells = || rows.iter().map(|row| row[index].as_str()).chain([*name]);
        let longest = cells().map(length).max().unwrap_or_default();
        let longest_word = cells().flat_map(str::split_whitespace).map(length).max().unwrap_or_default();
        natural.push(longest);
        widths.push(longest_word.max(longest.min(NARROWEST)));
    }
    let taken = widths.iter().sum::<usize>() + GAP * (names.len() - 1);
    let mut left = width.checked_sub(taken)?;
    // Those that lack the least come first, so that as many as possible are complete.
    let mut order: Vec<_> = (0..names.len()).collect();
    order.sort_by_key(|&index| natural[index] - widths[index]);
    for (done, &index) in order.iter().enumerate() {
        let more = (natural[index] - widths[index]).min(left / (names.len() - done));
        widths[index] += more;
        left -= more;
    }
    Some(widths)
}

fn write_row(out: &mut dyn Write, cells: &[String], widths: &[usize], style: Style) -> io::Result<()> {
    let wrapped: Vec<Vec<String>> = cells.iter().zip(widths).map(|(cell, &width)| wrap_anywhere(cell, width)).collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or_default();
    for line in 0..height.max(1) {
        let mut text = String::new();
        for (cell, width) in wrapped.iter().zip(widths) {
            let part = cell.get(line).map_or("", String::as_str);
            text.push_str(part);
            text.extend(std::iter::repeat_n(' ', width - part.chars().count() + GAP));
        }
        writeln!(out, "{style}{}{style:#}", text.trim_end())?;
    }
    Ok(())
}

fn write_block(out: &mut dyn Write, names: &[&str], cells: &[String], width: usize) -> io::Result<()> {
    let label_width = names.iter().map(|name| name.len()).max().unwrap_or_default() + GAP;
    for (name, cell) in names.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        let lines = wrap_anywhere(cell, width.saturating_sub(label_width).max(1));
        write_labeled(out, name, label_width, lines)?;
    }
    Ok(())
}
