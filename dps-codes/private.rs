//! What the generated code calls; not for people, and changed without notice.

use core::cmp::Ordering;
use core::fmt;

pub use dps_codes_macro::compile;

use crate::Actor;

/// A part of a blob of texts; the arrays that say where it lies come with the blob.
#[must_use]
pub fn slice(text: &'static str, start: usize, length: usize) -> &'static str {
    text.get(start..start.saturating_add(length)).unwrap_or("")
}

/// A part of a list of texts.
#[must_use]
pub fn part(list: &'static [&'static str], start: usize, length: usize) -> &'static [&'static str] {
    list.get(start..start.saturating_add(length)).unwrap_or(&[])
}

/// Finds a name, in any case, in a list that is sorted by names in lower case.
/// `entry` gives the row and the name at each place.
pub fn find_name(count: usize, name: &[u8], entry: impl Fn(usize) -> (usize, &'static str)) -> Option<usize> {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        let (row, found) = entry(middle);
        let lower = |text: &'static str| text.bytes().map(|byte| byte.to_ascii_lowercase());
        match lower(found).cmp(name.iter().map(u8::to_ascii_lowercase)) {
            Ordering::Equal => return Some(row),
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
        }
    }
    None
}

/// The lines behind the first one in the long form of a code: help, action, sources.
///
/// # Errors
/// If the output fails.
pub fn write_details(
    f: &mut fmt::Formatter<'_>,
    help: &str,
    action: Option<(&str, Actor, &str)>,
    sources: &[&str],
) -> fmt::Result {
    if !help.is_empty() {
        f.write_str("\nhelp: ")?;
        f.write_str(help)?;
    }
    if let Some((name, actor, text)) = action {
        for part in ["\naction: ", name, " (", actor.name(), "): ", text] {
            f.write_str(part)?;
        }
    }
    for source in sources {
        f.write_str("\nsource: ")?;
        f.write_str(source)?;
    }
    Ok(())
}

/// What stands behind the number in the first line of a number without a row.
///
/// # Errors
/// If the output fails.
pub fn write_unlisted(f: &mut fmt::Formatter<'_>, family: Option<&str>, summary: &str) -> fmt::Result {
    f.write_str(" (unlisted")?;
    if let Some(family) = family {
        f.write_str(", ")?;
        f.write_str(family)?;
    }
    f.write_str(")")?;
    if !summary.is_empty() {
        f.write_str(": ")?;
        f.write_str(summary)?;
    }
    Ok(())
}

/// Whether the words of `wanted` stand in `text` one after the other, whatever their case and what is between them.
///
/// ```
/// use dps_codes::__private::has_words;
/// assert!(has_words("2024 [ERR!] - No backup was FOUND: client error", "no backup was found client error"));
/// assert!(!has_words("no backups found", "no backup"));
/// assert!(!has_words("anything", ""));
/// ```
#[must_use]
pub fn has_words(text: &str, wanted: &str) -> bool {
    let mut rest = words(text);
    let Some(first) = words(wanted).next() else {
        return false;
    };
    while let Some(word) = rest.next() {
        if same(word, first) && starts_with(rest.clone(), words(wanted).skip(1)) {
            return true;
        }
    }
    false
}

fn starts_with<'w>(mut text: impl Iterator<Item = &'w str>, mut wanted: impl Iterator<Item = &'w str>) -> bool {
    wanted.all(|wanted| text.next().is_some_and(|word| same(word, wanted)))
}

fn same(a: &str, b: &str) -> bool {
    a.eq_ignore_ascii_case(b)
}

fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
