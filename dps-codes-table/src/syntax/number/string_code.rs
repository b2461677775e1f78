//! Explains string codes without quotes, in the place of a number or of a string.

use super::super::value::Fault;
use super::spelling::{SUFFIXES, is_hex};
use crate::rules;

/// Returns `true` for letters and digits that may be a string code.
pub(in crate::syntax) fn is_code(written: &str) -> bool {
    let is_date = written.get(4..5) == Some("-") && written[..4].bytes().all(|byte| byte.is_ascii_digit());
    let rest = written.trim_start_matches(|c: char| c.is_ascii_digit());
    let has_suffix = rest.len() < 2 && rest.chars().all(|c| c.is_ascii_lowercase());
    !is_date
        && !has_suffix
        && !SUFFIXES.contains(&written)
        && !["0x", "0b", "0o", "-", "."].iter().any(|start| written.starts_with(start))
        && !written.contains("::")
        && written.len() <= 40
        && written.contains(|c: char| c.is_ascii_digit())
        && written.chars().all(|c| c.is_ascii_alphanumeric() || "-_:.".contains(c))
}

/// Explains a string code in the place of a number.
pub(in crate::syntax) fn code(written: &str) -> Option<Fault> {
    let help = if is_hex(written) && written.len() > 5 {
        format!("write `0x{written}`, or `\"{written}\"` in a table of string codes")
    } else {
        format!("write `\"{written}\"`; a table of string codes has `code = \"string\"` in `[catalog]`")
    };
    is_code(written).then(|| Fault::new(rules::UNQUOTED_VALUE, "not a number", help))
}

/// Explains a string code in the place of a string.
pub(in crate::syntax) fn string(written: &str) -> Option<Fault> {
    let help = || format!("write `\"{written}\"`");
    is_code(written).then(|| Fault::new(rules::UNQUOTED_VALUE, "strings must be quoted", help()))
}
