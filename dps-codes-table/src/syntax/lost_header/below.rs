//! The lines below a header or a statement, and their keys.

use super::super::line;
use crate::cost;

/// So many lines below a statement are read.
const MOST_LINES: usize = 32;

/// Returns `true` if a statement starts at `at`, or below blank lines and comments.
pub(in crate::syntax) fn is_statement(text: &str, at: usize) -> bool {
    lines_of_block(text, at).find(|line| !line.trim_start().starts_with('#')).and_then(key).is_some()
}

/// Returns the value of a key in the block that starts below a header, if it is a string on one line.
pub(in crate::syntax) fn text_below<'t>(text: &'t str, at: usize, wanted: &str) -> Option<&'t str> {
    let line = lines_of_block(text, at).find(|line| key(line) == Some(wanted))?;
    line.split(['"', '\'']).nth(1)
}

/// Returns the keys of the statements from `at` up to a blank line or a header.
pub(super) fn keys(text: &str, at: usize) -> Vec<&str> {
    lines(text, at).filter_map(key).collect()
}

/// Returns `true` if the value of the first key is an array of tables, such as rows. No pattern is one.
pub(super) fn is_list_of_tables(text: &str) -> bool {
    let value = text.split_once('=').map(|(_, value)| value.trim_start());
    value.and_then(|value| value.strip_prefix('[')).is_some_and(|items| items.trim_start().starts_with('{'))
}

pub(super) fn lines(text: &str, at: usize) -> impl Iterator<Item = &str> {
    let lines = text[at..].lines().take(MOST_LINES).inspect(|line| cost::add(line.len()));
    lines.take_while(|line| !line.trim().is_empty() && !line::is_header(line))
}

/// Returns `true` if the keys of two blocks of the same name, whose headers end before these places, are distinct.
pub(in crate::syntax) fn are_halves(text: &str, first: usize, second: usize) -> bool {
    let keys = |at: usize| lines_of_block(&text[at..], 0).filter_map(key);
    let of_first: Vec<_> = keys(first).collect();
    let is_disjoint = !keys(second).any(|key| of_first.contains(&key));
    !of_first.is_empty() && keys(second).next().is_some() && is_disjoint
}

/// Returns the lines from `at` up to a header, without blank ones.
pub(in crate::syntax) fn lines_of_block(text: &str, at: usize) -> impl Iterator<Item = &str> {
    let lines = text[at..].lines().take(MOST_LINES).inspect(|line| cost::add(line.len()));
    lines.take_while(|line| !line::is_header(line)).filter(|line| !line.trim().is_empty())
}

/// Returns the key of a line with a statement.
pub(in crate::syntax) fn key(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let end = line.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))?;
    let (key, rest) = line.split_at(end);
    (!key.is_empty() && rest.trim_start().starts_with(['=', '.'])).then_some(key)
}
