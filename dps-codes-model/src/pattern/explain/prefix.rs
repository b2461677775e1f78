//! Patterns in the written form of a table, with a prefix that is not quite that of the table.

use super::super::Notation;
use super::is_valid;
use crate::written_form::Radix;

/// Returns the help for a pattern whose bounds have the prefix in another spelling, or that of another table.
pub(super) fn help(text: &str, notation: Notation<'_>) -> Option<String> {
    let form = notation.form?;
    let is_named = form.prefix.starts_with(|c: char| c.is_ascii_alphabetic());
    let text = text.trim();
    let digits = |bound: &str| digits_of(bound, &form.prefix).map(|digits| format!("{}{digits}", form.prefix));
    let middle = text.char_indices().skip(1).filter(|(_, c)| "-.–—:… ".contains(*c));
    let ranges = middle.filter_map(|(at, _)| {
        let (low, high) = (text[..at].trim(), text[at..].trim_matches(['-', '.', '–', '—', ':', '…', '=', ' ']));
        // Bounds have the same count of digits.
        let (low, high) = (digits(low)?, digits(high)?);
        (low.len() == high.len() && !low.contains('x')).then(|| format!("{low}..={high}"))
    });
    let width = |pattern: &String| form.radix != Radix::Decimal || pattern.len() >= form.prefix.len() + form.width;
    let mut meant = ranges.chain(digits(text)).filter(|pattern| is_named && is_valid(pattern, notation));
    meant.find(width).map(|pattern| format!("patterns have the prefix of this table: write `{pattern}`"))
}

/// Returns the digits behind any prefix, with zeros for the letter `O`.
fn digits_of(bound: &str, prefix: &str) -> Option<String> {
    let is_hex = prefix.to_ascii_lowercase().ends_with("0x");
    let is_digit = |c: char| if is_hex { c.is_ascii_hexdigit() } else { c.is_ascii_digit() || c == 'O' };
    let start = bound.trim_end_matches(|c| is_digit(c) || c == 'x').len();
    let digits = bound[start..].replace('O', "0");
    let digits = if is_hex { digits.trim_start_matches("0x").to_owned() } else { digits };
    let other = bound[..start].trim_end_matches("0x");
    let is_prefix = other.chars().all(|c| c.is_ascii_alphabetic() || !c.is_ascii() || "-_ :.#".contains(c));
    (is_prefix && digits.starts_with(|c: char| c.is_ascii_hexdigit())).then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::help;
    use crate::IntType;
    use crate::pattern::Notation;
    use crate::written_form::WrittenForm;

    #[test]
    fn patterns_have_the_prefix_of_the_table() {
        for (display, text, expected) in [
            ("ORA-{:05}", "ORA-00900..=00999", "ORA-00900..=ORA-00999"),
            ("ORA-{:05}", "ORA-00900-ORA-00999", "ORA-00900..=ORA-00999"),
            ("ORA-{:05}", "ORA-00900 - ORA-00999", "ORA-00900..=ORA-00999"),
            ("ORA-{:05}", "00900..=00999", "ORA-00900..=ORA-00999"),
            ("ORA-{:05}", "ORA 009xx", "ORA-009xx"),
            ("ORA-{:05}", "ORA009xx", "ORA-009xx"),
            ("ORA-{:05}", "TNS-009xx", "ORA-009xx"),
            ("ORA-{:05}", "ORA\u{2013}009xx", "ORA-009xx"),
            ("ORA-{:05}", "ORA-O09xx", "ORA-009xx"),
            ("ORACLE-{:05}", "ORA-009xx", "ORACLE-009xx"),
            ("SW-0x{:04X}", "SW-6Axx", "SW-0x6Axx"),
        ] {
            let form = WrittenForm::parse(display).unwrap();
            let notation = Notation { int: IntType::named("u16").unwrap(), form: Some(&form) };
            let expected = format!("patterns have the prefix of this table: write `{expected}`");
            assert_eq!(help(text, notation), Some(expected), "{text}");
        }
        let form = WrittenForm::parse("ORA-{:05}").unwrap();
        let notation = Notation { int: IntType::named("u16").unwrap(), form: Some(&form) };
        for text in ["", "ORA-", "words", "4xx", "-", "x"] {
            assert_eq!(help(text, notation), None, "{text}");
        }
    }
}
