//! Explains numbers that TOML does not have: with separators, suffixes, letters, or signs of another script.

mod spelling;
mod string_code;

use super::value::Fault;
use crate::escape::escape;
use crate::model::IntType;
use crate::rules;
use spelling::{MINUS, SUFFIXES, as_digits, in_ascii, is_hex, is_number, without_suffix};
pub(super) use string_code::{code, is_code, string};

fn invalid(label: &str, help: impl Into<String>) -> Fault {
    Fault::new(rules::INVALID_NUMBER, label, help)
}

/// Returns the fault of a value that looks like a number.
pub(super) fn fault(written: &str) -> Option<Fault> {
    let ascii = in_ascii(written);
    if !written.is_ascii() && is_number(&ascii) {
        let label = if written.contains(MINUS) { "not an ASCII minus sign" } else { "not ASCII digits" };
        return Some(invalid(label, format!("write `{ascii}`")));
    }
    if !written.starts_with(|c: char| c.is_ascii_alphanumeric() || "+-._$".contains(c)) {
        return None;
    }
    let write = |number: &str| format!("write `{}`", escape(number));
    let bare = written.trim_end_matches([';', ',', ' ', '\u{37e}', '\u{ff1b}', '\u{ff0c}']);
    if bare.len() < written.len() && is_number(bare) {
        return Some(invalid("lines end without a separator", write(bare)));
    }
    let joined: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    // Longer groups are numbers of their own.
    let are_groups =
        written.split_whitespace().skip(1).all(|group| group.len() <= 3 || written.starts_with(['-', '+']));
    if joined.len() < written.len() && is_number(&joined) && are_groups {
        return Some(invalid("numbers contain no spaces", write(&joined)));
    }
    if let Some(fault) = computed(written).or_else(|| separated(written)).or_else(|| other_hex(written)) {
        return Some(fault);
    }
    if let Some(fault) = leading_zero(written) {
        return Some(fault);
    }
    if ["0x", "0o", "0b"].contains(&written) {
        return Some(invalid("expected digits", format!("write the digits behind `{written}`")));
    }
    let lower = written.to_lowercase();
    if let Some(number) = SUFFIXES.iter().find_map(|suffix| without_suffix(written, &lower, suffix)) {
        let help = format!("write `{number}`; the type is set by `number` in `[catalog]`, or by `type` of a column");
        return Some(invalid("numbers have no type suffix", help));
    }
    if lower.starts_with("0x") && is_hex(&lower[2..]) && !written.starts_with("0x") {
        return Some(invalid("the prefix is in lower case", write(&format!("0x{}", &written[2..]))));
    }
    if let Some(digits) = as_digits(written) {
        return Some(invalid("contains a letter that looks like a digit", write(&digits)));
    }
    let digits: String = written.chars().filter(|&c| c != '_').collect();
    if digits.len() < written.len() && is_number(&digits) {
        return Some(invalid("underscores stand between two digits", write(&digits)));
    }
    if let Some(number) = written.strip_suffix('.').filter(|number| is_number(number)) {
        return Some(invalid("expected digits after the point", write(number)));
    }
    if let Some(number) = written.strip_prefix("-0x").and_then(|digits| i32::from_str_radix(digits, 16).ok()) {
        return Some(invalid("hexadecimal numbers have no sign", write(&format!("-{number}"))));
    }
    if written.starts_with("-0x") && is_hex(&written[3..]) {
        let help = format!("hexadecimal digits are those of two's complement: write `{}`", &written[1..]);
        return Some(invalid("hexadecimal numbers have no sign", help));
    }
    let grouped_hex = written.replace([':', ' ', '-', '\'', '.'], "");
    if written.starts_with("0x") && grouped_hex.len() < written.len() && is_hex(&grouped_hex[2..]) {
        return Some(invalid("digits are grouped by underscores alone", write(&grouped_hex)));
    }
    if let Some(whole) = without_decimals(written) {
        return Some(invalid("numbers have no decimal places", write(whole)));
    }
    None
}

/// The help for several numbers in the place of one.
pub(crate) const ONE_NUMBER: &str =
    "a row has one number: write a row for each, or a `[[class]]` with `numbers`, an array of patterns";

/// Returns the help for digits with blanks or other signs between them that are, or may be, several numbers of a type.
pub(crate) fn several(written: &str, int: IntType) -> Option<String> {
    /// The signs between numbers of a list.
    const SEPARATORS: [char; 5] = [',', ';', '/', '|', '&'];
    /// Digits are grouped by three.
    const GROUP: usize = 3;
    let is_separator = |c: char| c.is_whitespace() || SEPARATORS.contains(&c);
    let parts: Vec<_> = written.split(is_separator).filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 || !parts.iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let joined = parts.concat();
    let is_of_type = joined.parse().is_ok_and(|number| int.holds(number));
    if !is_of_type || written.contains(SEPARATORS) || parts.iter().skip(1).any(|part| part.len() > GROUP) {
        return Some(ONE_NUMBER.to_owned());
    }
    let may_be_both = parts.iter().all(|part| part.len() == GROUP);
    may_be_both.then(|| format!("a row has one number: write `{joined}`, or a row for each"))
}

/// Explains a duration without quotes.
pub(super) fn duration(written: &str) -> Option<Fault> {
    let unit = written.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_duration = unit.len() < written.len() && ["ms", "s", "m", "h", "d"].contains(&unit);
    let help = || format!("a duration is a string: `\"{written}\"`");
    is_duration.then(|| Fault::new(rules::UNQUOTED_VALUE, "not a number", help()))
}

/// Returns the integer in a part of an expression, as TOML writes it.
pub(super) fn integer(part: &str) -> Option<&str> {
    let lower = part.to_lowercase();
    let bare = SUFFIXES.iter().find_map(|suffix| without_suffix(part, &lower, suffix)).unwrap_or(part);
    let bare = bare.strip_suffix('f').filter(|number| is_number(number)).unwrap_or(bare);
    (is_number(bare) || bare.strip_prefix("0x").is_some_and(is_hex)).then_some(bare)
}

/// Returns the fault of an expression, such as `404 + 1`, `404 as u16` or `404..410`.
fn computed(written: &str) -> Option<Fault> {
    if let Some((low, high)) = written.split_once("..") {
        let high = high.trim_start_matches('=');
        let help = format!("ranges stand in quotes, in a `[[class]]`: `numbers = \"{low}..={high}\"`");
        return (is_number(low) && is_number(high)).then(|| invalid("not a number", help));
    }
    let (number, rest) = written.split_once(' ')?;
    if !is_number(number) {
        return None;
    }
    match rest.split(' ').next()? {
        "as" => Some(invalid("numbers have no type", format!("write `{number}`"))),
        "+" | "-" | "*" | "/" | "%" | "|" | "<<" => Some(invalid("numbers are not computed", "write the result")),
        _ => None,
    }
}

/// Returns the fault of digits in groups of three.
fn separated(written: &str) -> Option<Fault> {
    let digits = written.find([',', '\'', '.'])?;
    grouped(&written[..digits], &written[digits..])
}

/// Returns the fault of hexadecimal digits with the marks of other languages, as in `$1F` and `1Fh`.
fn other_hex(written: &str) -> Option<Fault> {
    let digits = written.strip_prefix('$').or_else(|| written.strip_suffix(['h', 'H']))?;
    let has_digit = digits.contains(|c: char| c.is_ascii_digit());
    (is_hex(digits) && has_digit)
        .then(|| invalid("hexadecimal numbers start with `0x`", format!("write `0x{}`", digits.to_uppercase())))
}

/// Returns the fault of hexadecimal digits without a prefix, or with that of Verilog, as in `6A82` and `16'h6A82`.
pub(super) fn in_hex(written: &str) -> Option<Fault> {
    let digits = written.split_once("'h").map_or(written, |(_, digits)| digits);
    is_hex(digits).then(|| invalid("hexadecimal numbers start with `0x`", format!("write `0x{digits}`")))
}

/// Returns the fault of a number with leading zeros.
pub(super) fn leading_zero(written: &str) -> Option<Fault> {
    let digits = written.trim_start_matches(['+', '-']);
    let is_padded = digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_padded.then(|| {
        let number = digits.trim_start_matches('0');
        let number = if number.is_empty() { "0" } else { number };
        let sign = if written.starts_with('-') { "-" } else { "" };
        invalid("remove the zero", format!("write `{sign}{number}`; a code with zeros in front is a string"))
    })
}

/// Returns the fault of a number whose digits are grouped, as in `404,201`: the value, and what follows it.
pub(super) fn grouped(value: &str, rest: &str) -> Option<Fault> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = rest.split([',', '\'', '.', ' ']);
    let starts = groups.next().is_some_and(str::is_empty);
    let mut count = 0;
    let all = groups.all(|group| {
        count += 1;
        group.len() == 3 && is_digits(group)
    });
    let sign = value.trim_start_matches(['+', '-']);
    (starts && all && count > 0 && is_digits(sign)).then(|| {
        let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
        let number = format!("{value}{digits}");
        let with_underscores = rest.replace([',', '\'', '.', ' '], "_");
        invalid("digits are grouped by underscores alone", format!("write `{number}` or `{value}{with_underscores}`"))
    })
}

/// Returns a number without the zeros behind a decimal comma.
fn without_decimals(written: &str) -> Option<&str> {
    let (whole, decimals) = written.split_once(',')?;
    let are_zeros = !decimals.is_empty() && decimals.bytes().all(|digit| digit == b'0');
    (is_number(whole) && are_zeros).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_other_languages_are_explained() {
        for (written, help) in [
            ("101;", "write `101`"),
            ("101u16", "write `101`;"),
            ("101_u16", "write `101`;"),
            ("0xFFu8", "write `0xFF`;"),
            ("0xC0000005L", "write `0xC0000005`;"),
            ("-0x3FFFFFFB", "write `-1073741819`"),
            ("0x", "write the digits behind `0x`"),
            ("101UL", "write `101`;"),
            ("\u{2212}1", "write `-1`"),
            ("１０", "write `10`"),
            ("1O1", "write `101`"),
            ("O101", "write `101`"),
            ("0x8007:0005", "write `0x80070005`"),
            ("0x8OO70005", "write `0x80070005`"),
            ("-0x80070005", "hexadecimal digits are those of two's complement: write `0x80070005`"),
            ("8007000E", "write `0x8007000E`, or `\"8007000E\"`"),
            ("٥٠٠", "write `500`"),
            ("101\u{37e}", "write `101`"),
            ("500,0", "write `500`"),
            ("4 04", "write `404`"),
            ("- 404", "write `-404`"),
            ("0404", "write `404`;"),
            ("-007", "write `-7`;"),
            ("0XFF", "write `0xFF`"),
            ("$62ae9", "write `0x62AE9`"),
            ("1Fh", "write `0x1F`"),
            ("404 * 1000 + 201", "write the result"),
            ("404 as u16", "write `404`"),
            ("404..410", "ranges stand in quotes, in a `[[class]]`: `numbers = \"404..=410\"`"),
            ("404'201", "write `404201`"),
            ("1__0", "write `10`"),
            ("404.", "write `404`"),
            ("E0382", "write `\"E0382\"`; a table"),
            ("42P01", "write `\"42P01\"`; a table"),
        ] {
            let found = fault(written).or_else(|| code(written)).unwrap_or_else(|| panic!("{written} has no fault"));
            assert!(found.help.starts_with(help), "{written}: {}", found.help);
        }
        for written in ["3002 3003", "", "1979-13-45", "four", "@", "x y", "\"1\"", "é1"] {
            assert!(fault(written).or_else(|| code(written)).is_none(), "{written}");
        }
        for written in ["12f", "3002i", "0xBBAu", "--3002", "u8::MAX", "5s", "u16", "NaN"] {
            assert!(!is_code(written), "{written}");
        }
        assert_eq!(duration("5s").unwrap().help, "a duration is a string: `\"5s\"`");
        for (part, expected) in
            [("0xC0000005L", Some("0xC0000005")), ("-1", Some("-1")), ("12f", Some("12")), ("x", None)]
        {
            assert_eq!(integer(part), expected, "{part}");
        }
        assert_eq!(grouped("404", ",201").unwrap().help, "write `404201` or `404_201`");
        assert_eq!(grouped("-1", ",000,000").unwrap().help, "write `-1000000` or `-1_000_000`");
        for (value, rest) in [("404", ", 201"), ("404", ",20"), ("x", ",201"), ("404", ","), ("404", "")] {
            assert!(grouped(value, rest).is_none(), "{value}{rest}");
        }
    }
}
