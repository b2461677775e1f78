//! `number` and `code`: the codes of rows, and which of the two a table has.

mod pattern;

use toml::de::DeValue;

use super::block_reader::{BlockReader, Item};
use super::value::{integer, text, written, wrong_type};
use crate::diagnostic::{Diagnostic, Diagnostics, Poison};
use crate::escape::escape;
use crate::lint::lookalike;
use crate::model::{CodeType, Located, LocatedString, Settings, Table};
use crate::rules;
use crate::string_code::{LONGEST as LONGEST_CODE, invalid};
use crate::syntax::{ONE_NUMBER, several};
use crate::written_form::{Radix, WrittenForm};
pub(super) use pattern::{number_patterns, string_patterns};

/// Keys of other formats that say what the codes of a table are.
const TYPE_KEYS: [&str; 5] = ["type", "kind", "code_type", "codetype", "codes"];
const STRING_FLAGS: [&str; 4] = ["string", "strings", "string_codes", "text"];
/// Keys of other formats for the start of a string code.
const PREFIX_KEYS: [&str; 5] = ["prefix", "starts_with", "startswith", "begins_with", "start"];

/// Returns the key of this block that is meant by a key of another format about string codes, and the help: `code` by
/// `strings = true` in `[catalog]`, and `codes` by `prefix = "42"` in a class.
pub(super) fn declared<'t>(unknown: &str, value: &DeValue<'_>, keys: &[&'t str]) -> Option<(&'t str, String)> {
    let key = |wanted: &str| keys.iter().copied().find(|key| *key == wanted);
    let is_catalog = key("display").is_some();
    match value {
        DeValue::String(prefix) if PREFIX_KEYS.contains(&unknown) => {
            let pattern = CodeType::String.pattern_key();
            Some((key(pattern)?, format!("the key for this is `{pattern}`: `{pattern} = \"{}*\"`", escape(prefix))))
        }
        DeValue::String(name) if is_catalog && TYPE_KEYS.contains(&unknown) && is_string_type(name) => {
            Some((key("code")?, DECLARATION.to_owned()))
        }
        DeValue::Boolean(true) if is_catalog && STRING_FLAGS.contains(&unknown) => {
            Some((key("code")?, DECLARATION.to_owned()))
        }
        _ => None,
    }
}

/// The help for a table with string codes that does not declare them.
pub(super) const DECLARATION: &str = "write `code = \"string\"` for string codes";

/// Returns `true` for the type of strings, also in other formats.
pub(super) fn is_string_type(name: &str) -> bool {
    ["string", "str", "&str", "text"].iter().any(|own| own.eq_ignore_ascii_case(name))
}

/// Returns the key of this block that has the place of an unknown one in tables of the other type of codes.
pub(super) fn counterpart<'t>(unknown: &str, keys: &[&'t str]) -> Option<&'t str> {
    let (number, string) = (CodeType::Number, CodeType::String);
    let pairs = [(number.key(), string.key()), (number.pattern_key(), string.pattern_key())];
    let (_, own) = pairs.into_iter().flat_map(|(a, b)| [(a, b), (b, a)]).find(|&(other, _)| other == unknown)?;
    keys.iter().copied().find(|&key| key == own)
}

/// Returns the help for a key of tables of the other type of codes.
pub(super) fn help_for_counterpart(unknown: &str) -> String {
    if unknown == CodeType::Number.key() || unknown == CodeType::Number.pattern_key() {
        "this table has string codes: write `code = \"…\"` in rows, and `codes = \"…\"` in classes".to_owned()
    } else {
        "this table has numbers: write `number = …` in rows and `numbers = \"…\"` in classes, or set \
         `code = \"string\"` in `[catalog]`"
            .to_owned()
    }
}

/// Reports a table with string codes, and no numbers, that does not declare them in `[catalog]`: one error for all rows.
pub(super) fn check_declaration<'t>(rows: &[&'t Item<'t>], table: &mut Table, diagnostics: &mut Diagnostics) {
    let get = |row: &'t Item<'t>, key: CodeType| match row.get_ref() {
        DeValue::Table(table) => table.get_key_value(key.key()),
        _ => None,
    };
    let mut strings =
        rows.iter().filter_map(|row| get(row, CodeType::String)).filter(|(_, code)| code.get_ref().is_str());
    let Some((key, _)) = strings.next().filter(|_| table.settings.code == CodeType::Number) else {
        return;
    };
    if rows.iter().any(|row| get(row, CodeType::Number).is_some()) {
        return;
    }
    table.settings.code = CodeType::String;
    if !diagnostics.is_poisoned(&Poison::CodeType) {
        let message = "string code in a table of numbers";
        diagnostics.push(
            Diagnostic::at(
                rules::UNDECLARED_STRING_CODES,
                key.span(),
                message,
                "the codes of a table are numbers by default",
            )
            .help("add `code = \"string\"` to `[catalog]`"),
        );
    }
}

/// Reads `number` of a row. Hexadecimal, octal and binary digits are those of two's complement.
pub(super) fn number(block: &mut BlockReader<'_, '_>, settings: &Settings) -> Option<Located<i128>> {
    let item = block.required(CodeType::Number.key())?;
    match item.get_ref() {
        DeValue::Integer(written) => {
            let Located { value, span } = integer(item, block.diagnostics)?;
            let value = if written.radix() == 10 { value } else { settings.number.of_bits(value) };
            Some(Located::new(value, span))
        }
        DeValue::String(text) => {
            let written = settings.display.as_ref().and_then(|form| form.read(text, settings.number));
            let hex = || Some(format!("write `0x{text}`")).filter(|_| is_hex(settings) && has_hex_digits(text));
            let remedy = written.map(|number| format!("write `{}`", literal(number, settings)));
            let remedy = remedy.or_else(hex).or_else(|| help_for_several(text, settings));
            let diagnostic = wrong_type(item.span(), "an integer", item.get_ref());
            block.diagnostics.push(match remedy {
                Some(remedy) => diagnostic.help(remedy),
                None if diagnostic.help.is_none() => diagnostic.help(help_for_string(text)),
                None => diagnostic,
            });
            None
        }
        DeValue::Array(list) if list.len() > 1 => {
            let diagnostic = wrong_type(item.span(), "an integer", item.get_ref());
            block.diagnostics.push(diagnostic.help(ONE_NUMBER));
            None
        }
        _ => {
            integer(item, block.diagnostics);
            None
        }
    }
}

/// Returns the help for a code that is not a number, in a table of numbers.
fn help_for_string(text: &str) -> String {
    format!("with `code = \"string\"` in `[catalog]`, rows have strings: `code = \"{}\"`", escape(text))
}

/// Returns the help for a string that gives several numbers, as in `404, 410`, `42x` and `32 to 34`.
fn help_for_several(text: &str, settings: &Settings) -> Option<String> {
    let starts = text.starts_with(|c: char| c.is_ascii_digit());
    let is_pattern =
        text.chars().all(|c| c.is_ascii_digit() || "xX*?".contains(c)) && !text.ends_with(char::is_numeric);
    let is_list = text.contains([',', ';', '|', '/']) || text.contains("..") || text.contains(" to ");
    let is_several =
        is_pattern || (is_list && text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).count() > 1);
    let listed = (starts && is_several).then(|| ONE_NUMBER.to_owned());
    listed.or_else(|| several(text, settings.number))
}

/// Returns a number as TOML writes it, in the digits of the table.
fn literal(number: i128, settings: &Settings) -> String {
    if is_hex(settings) { format!("0x{:X}", settings.number.to_bits(number)) } else { number.to_string() }
}

fn is_hex(settings: &Settings) -> bool {
    matches!(&settings.display, Some(WrittenForm { radix: Radix::LowerHex | Radix::UpperHex, .. }))
}

fn has_hex_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit()) && text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// Reads `code` of a row.
pub(super) fn string(block: &mut BlockReader<'_, '_>) -> Option<LocatedString> {
    let item = block.required(CodeType::String.key())?;
    if let DeValue::Integer(number) = item.get_ref() {
        let help = format!("put it in quotes: `code = \"{}\"`", written(number));
        block.diagnostics.push(wrong_type(item.span(), "a string", item.get_ref()).help(help).keeping_uses());
        return None;
    }
    let code = text(item, block.diagnostics)?;
    let Some(why) = invalid(&code.value, "string code") else {
        return Some(code);
    };
    block.diagnostics.push(
        Diagnostic::at(rules::INVALID_STRING_CODE, code.span, why, "not a valid string code")
            .help(help_for_code(&code.value))
            .keeping_uses(),
    );
    None
}

/// Returns the help for an invalid string code: the code that looks the same, if there is one.
fn help_for_code(code: &str) -> String {
    let is_blank = |c: char| c.is_whitespace() || ('\u{200b}'..='\u{200f}').contains(&c) || c == '\u{feff}';
    let full_width = |c: char| char::from_u32(u32::from(c).wrapping_sub(0xFEE0)).filter(char::is_ascii_graphic);
    let ascii = |c: char| match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => lookalike::of(c).map(|(_, _, latin)| latin).or_else(|| full_width(c)).unwrap_or(c),
    };
    let is_quote = |c: char| c == '"' || c == '\'';
    let plain: String = code
        .trim_matches(|c| is_blank(c) || is_quote(c))
        .chars()
        .map(ascii)
        .filter(|&c| c == ' ' || !is_blank(c))
        .collect();
    if plain != code && !plain.is_empty() && invalid(&plain, "").is_none() {
        let reason = if code.contains(is_quote) { "without quotes in it" } else { "in ASCII and without blanks" };
        return format!("write `\"{plain}\"`, {reason}");
    }
    if code.len() > LONGEST_CODE {
        return format!("a code has at most {LONGEST_CODE} characters");
    }
    "codes consist of 1 to 255 visible ASCII characters other than quotes, `\\` and `*`".to_owned()
}
