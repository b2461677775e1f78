//! The key `range` of a column.

use toml::de::DeValue;

use super::super::super::block_reader::{BlockReader, Item};
use super::super::super::value::{integer_value, wrong_type};
use crate::diagnostic::Diagnostic;
use crate::escape::escape;
use crate::model::IntType;
use crate::pattern;
use crate::rules;

/// Returns the range if the type of the column holds it.
pub(super) fn fits(
    range: Option<(i128, i128)>,
    int: IntType,
    block: &mut BlockReader<'_, '_>,
) -> Result<Option<(i128, i128)>, ()> {
    if range.is_none_or(|(low, high)| int.holds(low) && int.holds(high)) {
        return Ok(range);
    }
    let span = block.optional("range").map_or(block.span.clone(), Item::span);
    let message = format!("range exceeds `{}`", int.name);
    let label = format!("expected a range within {}..={}", int.min, int.max);
    block.diagnostics.push(
        Diagnostic::at(rules::INVALID_RANGE, span, message, label).help("use a larger type, or narrow the range"),
    );
    Err(())
}

/// Reads the key `range`.
pub(super) fn range(block: &mut BlockReader<'_, '_>) -> Result<Option<(i128, i128)>, ()> {
    if block.optional("range").is_none() {
        return Ok(None);
    }
    if let Some(item) = block.optional("range").filter(|item| !item.get_ref().is_str()) {
        let meant = meant_by(item.get_ref()).unwrap_or_else(|| "100..=599".to_owned());
        let diagnostic = wrong_type(item.span(), "a string", item.get_ref());
        block.diagnostics.push(diagnostic.help(format!("ranges are strings: `\"{meant}\"`")));
        return Err(());
    }
    let written = block.text("range").ok_or(())?;
    if let Some(range) = pattern::range(&written.value) {
        return Ok(Some(range));
    }
    let message = format!("invalid range `{}`", escape(&written.value));
    let (label, help) = match written.value.split_once("..=") {
        Some((low, high)) if pattern::range(&format!("{high}..={low}")).is_some() => {
            ("ends before it starts", format!("write `{}..={}`", escape(high.trim()), escape(low.trim())))
        }
        _ => (
            "expected two numbers with `..=` between them",
            match meant(&written.value) {
                Some(range) => format!("ranges include both ends: write `{range}`"),
                None => "ranges include both ends, as in `100..=599`".to_owned(),
            },
        ),
    };
    block.diagnostics.push(Diagnostic::at(rules::INVALID_RANGE, written.span, message, label).help(help));
    Err(())
}

/// Returns the range that is meant by one in another notation, as in `0-25`, `0 to 25`, `[0, 25]` and `<= 25`.
fn meant(written: &str) -> Option<String> {
    let is_end = |c: char| !(c.is_ascii_digit() || c == '-');
    let words = written.split(is_end).map(|word| word.trim_end_matches('-')).filter(|word| !word.is_empty());
    let numbers: Vec<String> = words.flat_map(bounds).collect();
    let range = match &numbers[..] {
        [high] if written.contains(['<', '.', '≤']) => format!("0..={high}"),
        [high] if numbers[0] == written => format!("0..={high}"),
        [low, high] => format!("{low}..={high}"),
        _ => return None,
    };
    pattern::range(&range).is_some().then_some(range)
}

/// Returns the numbers of a word: with a hyphen between them, they are two.
fn bounds(word: &str) -> Vec<String> {
    let sign = usize::from(word.starts_with('-'));
    match word[sign..].split_once('-') {
        Some((low, high)) => vec![format!("{}{low}", &word[..sign]), high.to_owned()],
        None => vec![word.to_owned()],
    }
}

/// Returns the range that is meant by a value of another type, as in `[0, 25]`, `{ min = 0, max = 25 }` and `25`.
fn meant_by(value: &DeValue<'_>) -> Option<String> {
    let number = |item: &Item<'_>| integer_value(item.get_ref().as_integer()?).map(|number| number.to_string());
    let numbers: Vec<String> = match value {
        DeValue::Integer(high) => vec!["0".to_owned(), integer_value(high)?.to_string()],
        DeValue::Array(list) => list.iter().map(number).collect::<Option<_>>()?,
        DeValue::Table(table) => {
            let bound = |names: [&str; 4]| names.iter().find_map(|name| number(table.get(*name)?));
            let low = bound(["min", "minimum", "from", "low"]).unwrap_or_else(|| "0".to_owned());
            vec![low, bound(["max", "maximum", "to", "high"])?]
        }
        _ => return None,
    };
    let (low, high) = (numbers.first()?, numbers.last().filter(|_| numbers.len() > 1)?);
    let range = format!("{low}..={high}");
    pattern::range(&range).is_some().then_some(range)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn ranges_of_other_notations_are_understood() {
        for written in ["0..25", "0-25", "0 to 25", "..=25", "<= 25", "[0,25]", "0,25", "25"] {
            assert_eq!(meant(written).as_deref(), Some("0..=25"), "{written}");
        }
        assert_eq!(meant("-5..5").as_deref(), Some("-5..=5"));
        assert_eq!(meant("-5--1").as_deref(), Some("-5..=-1"));
        for written in ["", "low", "25-0", "1,2,3", ">= 5"] {
            assert_eq!(meant(written), None, "{written}");
        }
    }
}
