//! Finds what an invalid pattern was meant to be.

mod prefix;

use super::{Notation, Pattern};

/// Longer patterns are not corrected.
const LONGEST: usize = 64;
/// The separators of a range in other languages.
const BETWEEN: [&str; 8] = ["...", "..", "…", "–", "—", " to ", ":", "-"];
/// The wildcards of other languages.
const WILDCARDS: [char; 9] = ['X', '*', '?', '#', 'N', 'n', '\u{445}', '\u{425}', '\u{d7}'];
/// The signs between patterns in one string.
const LISTED: [char; 4] = [',', '|', ';', ' '];

/// Returns the help for an invalid pattern, if a valid one is near.
pub(super) fn help(text: &str, notation: Notation<'_>) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    if let Some(help) = prefix::help(text, notation) {
        return Some(help);
    }
    if ["*", "x", "any", "all"].contains(&text) {
        return Some(format!(
            "each `x` is one digit: write `{}..={}` for all numbers",
            notation.int.min, notation.int.max
        ));
    }
    if let Some((low, high)) = text.split_once("..=").filter(|_| !text.contains("...")) {
        if low.trim().is_empty() || high.trim().is_empty() {
            return Some("a range has a number at both ends: write it, as in `100..=599`".to_owned());
        }
        // The other way round.
        let range = format!("{}..={}", high.trim(), low.trim());
        return is_valid(&range, notation).then(|| format!("write `{range}`"));
    }
    if let Some(range) = open(text, notation) {
        return Some(format!("a range has a number at both ends: write `{range}`"));
    }
    if let Some(pattern) = masked(text).filter(|pattern| is_valid(pattern, notation)) {
        return Some(format!("write `{pattern}`"));
    }
    let text = text.trim_matches(['[', ']', '(', ')', '~', '=']);
    if let Some(count) = text.strip_prefix("0x").and_then(wildcards) {
        return Some(format!(
            "write `0x{}..=0x{}`, or `0..={}`",
            "0".repeat(count),
            "F".repeat(count),
            "9".repeat(count)
        ));
    }
    let valid = |pattern: &str| is_valid(pattern, notation).then(|| format!("`{pattern}`"));
    if let Some(range) = as_range(text, notation) {
        return Some(format!("ranges include both ends: write `{range}`"));
    }
    let parts = text.split(LISTED).filter(|part| !part.is_empty());
    let pattern = |part: &str| if is_valid(part, notation) { Some(part.to_owned()) } else { as_range(part, notation) };
    let parts: Option<Vec<String>> = parts.map(|part| Some(format!("\"{}\"", pattern(part)?))).collect();
    if let Some(parts) = parts.filter(|parts| parts.len() > 1 && text.contains([',', '|', ';'])) {
        return Some(format!("write an array: `[{}]`", parts.join(", ")));
    }
    let has_wildcard = text.trim_start_matches("0x").contains('x');
    let digits = with_classes(text).replace(['_', ' '], "").replace('.', if has_wildcard { "" } else { "." });
    let digits = digits.strip_prefix('#').map_or_else(|| digits.clone(), |hex| format!("0x{hex}"));
    let (negative, unsigned) = digits.strip_prefix('-').map_or(("", digits.as_str()), |rest| ("-", rest));
    let is_hex = unsigned.starts_with("0x") || unsigned.starts_with("0X");
    let (prefix, unsigned) = if is_hex { unsigned.split_at(2) } else { ("", unsigned) };
    let wildcards = unsigned.replace(WILDCARDS, "x");
    if let Some(pattern) = valid(&format!("{negative}{}{wildcards}", prefix.to_lowercase())) {
        return Some(format!("write {pattern}"));
    }
    let has_hex_digit = wildcards.contains(|c: char| c.is_ascii_hexdigit() && !c.is_ascii_digit());
    if has_hex_digit && negative.is_empty() && !is_hex {
        return valid(&format!("0x{wildcards}")).map(|hex| format!("hexadecimal digits have a prefix: write {hex}"));
    }
    let significant = wildcards.trim_start_matches('0');
    if significant.starts_with(|c: char| c.is_ascii_digit()) && !is_hex {
        return valid(&format!("{negative}{significant}")).map(|pattern| format!("write {pattern}"));
    }
    None
}

/// Returns the range that is meant by one with a single bound, as in `>= 400`, up to the end of its hundreds or of the type.
fn open(text: &str, notation: Notation<'_>) -> Option<String> {
    let int = notation.int;
    let number = |text: &str| text.trim().parse::<i128>().ok();
    let (low, high) = if let Some(bound) = text.strip_prefix(">=").or_else(|| text.strip_suffix('+')) {
        (number(bound)?, int.max)
    } else if let Some(bound) = text.strip_prefix('>') {
        (number(bound)? + 1, int.max)
    } else if let Some(bound) = text.strip_prefix("<=") {
        (int.min, number(bound)?)
    } else {
        (int.min, number(text.strip_prefix('<')?)? - 1)
    };
    Some(format!("{low}..={high}")).filter(|range| is_valid(range, notation))
}

/// Returns the pattern of a number and a mask, as in `0x6A00/8` and `0x6A00 & 0xFF00`.
fn masked(text: &str) -> Option<String> {
    let (number, mask) = text.split_once(['/', '&'])?;
    let digits = number.trim().strip_prefix("0x")?;
    let significant = match mask.trim().strip_prefix("0x") {
        Some(mask) => mask.trim_end_matches('0').len(),
        None => mask.trim().parse::<usize>().ok().filter(|bits| bits % 4 == 0)? / 4,
    };
    let kept = digits.get(..significant).filter(|kept| !kept.is_empty() && kept.len() < digits.len())?;
    Some(format!("0x{kept}{}", "x".repeat(digits.len() - kept.len())))
}

/// Replaces the classes of digits of regular expressions, as in `1[0-9]{2}` and `1\\d\\d`, and the wildcard of SQL.
fn with_classes(text: &str) -> String {
    let text = text.replace("\\d", "x").replace("[0-9]", "x").replace(['^', '$'], "");
    let blanks = text.len() - text.trim_end_matches('_').len();
    if blanks > 1 {
        return format!("{}{}", &text[..text.len() - blanks], "x".repeat(blanks));
    }
    let Some((start, count)) = text.strip_suffix('}').and_then(|text| text.split_once("x{")) else {
        return text;
    };
    match count.parse::<usize>() {
        Ok(count) if count <= 20 => format!("{start}{}", "x".repeat(count)),
        _ => text,
    }
}

/// Returns how many `x` there are, if nothing else is there.
fn wildcards(digits: &str) -> Option<usize> {
    let digits = digits.replace('_', "");
    ((1..=16).contains(&digits.len()) && digits.bytes().all(|digit| digit == b'x')).then_some(digits.len())
}

/// Returns a range of another language, or one that is the other way round, as one of a table.
fn as_range(text: &str, notation: Notation<'_>) -> Option<String> {
    let (low, high) = BETWEEN.into_iter().find_map(|between| {
        // The first bound may have a minus sign.
        let start = usize::from(text.starts_with('-'));
        let place = text.get(start..)?.find(between)? + start;
        Some((text[..place].trim(), text[place + between.len()..].trim()))
    })?;
    // The numbers of a pattern at either end are part of the range.
    let (first, last) = (end(low, ['0', '0'])?, end(high, ['9', 'F'])?);
    let ranges = [format!("{first}..={last}"), format!("{}..={}", end(high, ['0', '0'])?, end(low, ['9', 'F'])?)];
    ranges.into_iter().find(|range| is_valid(range, notation))
}

/// Returns the number in which a digit takes the place of each `x` of a pattern, a decimal or a hexadecimal one.
fn end(pattern: &str, [decimal, hexadecimal]: [char; 2]) -> Option<String> {
    let (prefix, digits) = if pattern.starts_with("0x") { pattern.split_at(2) } else { ("", pattern) };
    let digit = if prefix.is_empty() { decimal } else { hexadecimal };
    (!digits.is_empty()).then(|| format!("{prefix}{}", digits.replace('x', &digit.to_string())))
}

fn is_valid(pattern: &str, notation: Notation<'_>) -> bool {
    match pattern.split_once("..=") {
        Some((low, high)) => Pattern::parse_range(low, high, notation).is_ok(),
        None => Pattern::parse_digits(pattern, notation).is_ok(),
    }
}
