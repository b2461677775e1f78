//! `numbers` and `codes`: the patterns of a class.

use toml::de::DeValue;

use super::super::block_reader::{BlockReader, Item};
use super::super::value::written;
use crate::diagnostic::{Diagnostic, Poison};
use crate::model::{CodeType, Located, Settings};
use crate::pattern::{Fault, Notation, Pattern};
use crate::rules::{self, Rule};
use crate::string_code::StringPattern;
use crate::written_form::Radix;

/// Reads the patterns of a class of numbers.
pub(in crate::parse) fn number_patterns(
    block: &mut BlockReader<'_, '_>,
    settings: &Settings,
    rows: &[&Item<'_>],
) -> Vec<Located<Pattern>> {
    let forms = "patterns look like `404`, `4042xx` or `0xC0000xxx` (`x` is any digit), `-1..=130` or `0x10..=0x1F`";
    let is_type_known = !block.diagnostics.is_poisoned(&Poison::NumberType);
    let parse = |text: &str| {
        let pattern = Pattern::parse(text, Notation::from(settings))?;
        let beyond = beyond_type(text, &pattern, settings).filter(|_| is_type_known);
        match beyond.or_else(|| without_prefix(text, settings)) {
            Some(fault) => Err(fault),
            None => Ok(pattern),
        }
    };
    patterns(block, CodeType::Number, parse, |text| help_for_start(text, rows), (rules::INVALID_PATTERN, forms))
}

/// Returns the help for the first digits of numbers, as in `4*`: a pattern has as many digits as the listed numbers that
/// start with these, or else as all listed ones.
fn help_for_start(text: &str, rows: &[&Item<'_>]) -> Option<String> {
    /// A longer integer is not a number of a table.
    const LONGEST: usize = 24;
    let start = text.strip_suffix('*')?;
    let digits = start.strip_prefix("0x").unwrap_or(start);
    let is_digit = |byte: u8| if digits.len() < start.len() { byte.is_ascii_hexdigit() } else { byte.is_ascii_digit() };
    if digits.is_empty() || !digits.bytes().all(is_digit) {
        return None;
    }
    let numbers = || {
        let written = rows.iter().filter_map(|row| match row.get_ref().as_table()?.get("number")?.get_ref() {
            DeValue::Integer(number) => Some(written(number)),
            _ => None,
        });
        written
            .filter(|number| number.len() > start.len() && number.len() <= LONGEST)
            .filter(|number| number.starts_with("0x") == start.starts_with("0x"))
    };
    let width = |starts: bool| {
        let mut widths = numbers().filter(|number| !starts || number.starts_with(start)).map(|number| number.len());
        let first = widths.next()?;
        widths.all(|width| width == first).then_some(first)
    };
    Some(match width(true).or_else(|| width(false)) {
        Some(width) => format!("write `{start}{}`", "x".repeat(width - start.len())),
        None => format!("each `x` is one digit: write `{start}x`, `{start}xx`, or more of them"),
    })
}

/// Returns the fault of a range with a bound that no number of the table has.
fn beyond_type(text: &str, pattern: &Pattern, settings: &Settings) -> Option<Fault> {
    let int = settings.number;
    let holds = |&(low, high): &(i128, i128)| int.holds(low) && int.holds(high);
    let is_partly_within = pattern.ranges.iter().any(|&(low, high)| low <= int.max && high >= int.min);
    // A range without any number of the type is another error.
    (text.contains("..=") && is_partly_within && !pattern.ranges.iter().all(holds)).then(|| Fault {
        why: format!("range exceeds `{}`", int.name),
        help: Some(format!("the numbers of this table are within {}..={}", int.min, int.max)),
    })
}

/// Returns the fault of digits that seem to be hexadecimal, in a table whose numbers are written so.
fn without_prefix(text: &str, settings: &Settings) -> Option<Fault> {
    let form = settings.display.as_ref().filter(|form| !matches!(form.radix, Radix::Decimal) && form.width > 1)?;
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x') && text.contains('x');
    (is_digits && text.len() == form.width).then(|| Fault {
        why: format!("decimal number pattern `{text}` in a table of hexadecimal numbers"),
        help: Some(format!("hexadecimal digits have a prefix: write `0x{text}`")),
    })
}

/// Reads the patterns of a class of string codes.
pub(in crate::parse) fn string_patterns(block: &mut BlockReader<'_, '_>) -> Vec<Located<StringPattern>> {
    let forms = "patterns look like `42P01`, `42xxx` (`x` at the end is any character) or `KV:*` (`*` is any text)";
    let parse = |text: &str| {
        let list = |patterns: Vec<String>| {
            let patterns: Vec<_> = patterns.iter().map(|pattern| format!("\"{pattern}\"")).collect();
            format!("write `[{}]`", patterns.join(", "))
        };
        StringPattern::parse(text).map_err(|why| Fault { why, help: StringPattern::listed(text).map(list) })
    };
    patterns(block, CodeType::String, parse, |_| None, (rules::INVALID_STRING_PATTERN, forms))
}

fn patterns<P>(
    block: &mut BlockReader<'_, '_>,
    code: CodeType,
    parse: impl Fn(&str) -> Result<P, Fault>,
    help_by_rows: impl Fn(&str) -> Option<String>,
    (rule, forms): (&'static Rule, &str),
) -> Vec<Located<P>> {
    let mut patterns = Vec::new();
    for written in block.one_or_more(code.pattern_key()).unwrap_or_default() {
        match parse(&written.value) {
            Ok(pattern) => patterns.push(Located::new(pattern, written.span)),
            // One error is enough for the value of a misspelled key.
            Err(_) if !block.has(code.pattern_key()) => {}
            // The pattern may have the written form that is unknown.
            Err(_) if code == CodeType::Number && block.diagnostics.is_poisoned(&Poison::WrittenForm) => {}
            Err(Fault { why, help }) => {
                let label = format!("not a valid {} pattern", code.name());
                let is_early = block.diagnostics.wants_suggestions();
                let by_rows = if is_early { help_by_rows(&written.value) } else { None };
                let help = by_rows.or(help).unwrap_or_else(|| forms.to_owned());
                block.diagnostics.push(Diagnostic::at(rule, written.span, why, label).help(help));
            }
        }
    }
    patterns
}
