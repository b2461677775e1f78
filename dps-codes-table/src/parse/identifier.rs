//! Validates names that become Rust identifiers.

mod composed;

use dps_codes_model::bytes::all;

use crate::diagnostic::{Diagnostic, Diagnostics, Poison};
use crate::escape::escape;
use crate::model::LocatedString;
use crate::rules;

/// Reserved words of all editions up to 2024.
const KEYWORDS: &[&str] = &[
    "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "union", "unsafe", "unsized", "use", "virtual", "where", "while",
    "yield",
];

/// Associated items of the generated enums, and the variant of published ones. A variant of such a name would hide the
/// item: `Code::classify` would be the variant, and calling it an error far from the table.
const RESERVED: &[&str] = &[
    "ALL",
    "__NonExhaustive",
    "action",
    "action_in",
    "actor",
    "acts_as",
    "as_str",
    "classify",
    "fallback",
    "family",
    "find_in",
    "from_code",
    "from_name",
    "from_number",
    "from_str",
    "help",
    "is",
    "messages",
    "name",
    "number",
    "retry",
    "sources",
    "summary",
    "text",
    "try_from",
];

/// Returns `true` if a name can be a variant or a type.
pub(crate) fn is_name(name: &str) -> bool {
    is_identifier(name) && !KEYWORDS.contains(&name) && !RESERVED.contains(&name)
}

/// Returns the name in the header of a block, as messages say it. The name of a missing header is unknown.
pub(super) fn name_of_header(name: &LocatedString, diagnostics: &Diagnostics) -> String {
    let is_known = !diagnostics.is_poisoned(&Poison::At(name.span.start));
    if is_known { escape(&name.value) } else { "NAME".to_owned() }
}

/// Returns a name that is valid for a variant or a type. Reports any other one.
pub(super) fn checked(name: LocatedString, diagnostics: &mut Diagnostics) -> Option<LocatedString> {
    let (message, label) = if KEYWORDS.contains(&name.value.as_str()) {
        (format!("`{}` is a Rust keyword", name.value), "not a valid name")
    } else if RESERVED.contains(&name.value.as_str()) {
        (format!("the name `{}` is reserved for an item of the generated enum", name.value), "would hide the item")
    } else if let Some((composed, letter)) = composed::composed(&name.value) {
        let message = format!("the name `{}` is not in Unicode normalization form C (NFC)", escape(&name.value));
        let help = format!("write it as `{composed}`, with `{letter}` as one character");
        diagnostics.push(
            Diagnostic::at(rules::INVALID_NAME, name.span, message, "the compiler reads another name").help(help),
        );
        return None;
    } else if is_identifier(&name.value) {
        return Some(name);
    } else {
        (format!("`{}` is not a valid Rust identifier", escape(&name.value)), "not a valid name")
    };
    let diagnostic = Diagnostic::at(rules::INVALID_NAME, name.span, message, label);
    let suggestion = camel_case(&name.value);
    let help = if suggestion.is_empty() {
        "names consist of letters and digits, as in `NotFound`".to_owned()
    } else {
        format!("write it as `{suggestion}`")
    };
    diagnostics.push(diagnostic.help(help));
    None
}

/// Checks a name as `checked` does; an invalid one is poisoned, and becomes a similar valid one.
pub(super) fn checked_or_guessed(name: LocatedString, diagnostics: &mut Diagnostics) -> Option<LocatedString> {
    let written = name.clone();
    let checked = checked(name, diagnostics);
    if checked.is_some() {
        return checked;
    }
    diagnostics.poison(Poison::At(written.span.start));
    let guess = camel_case(&written.value);
    (!guess.is_empty()).then(|| LocatedString::new(guess, written.span))
}

/// Returns a valid alias. It does not become a variant, so it may be a keyword, or contain signs that names of other
/// systems have. A number is not an alias, since lookups would take it for a number.
pub(super) fn checked_alias(alias: LocatedString, diagnostics: &mut Diagnostics) -> Option<LocatedString> {
    let starts = alias.value.starts_with(|c: char| c == '_' || unicode_ident::is_xid_start(c));
    if starts && alias.value.chars().all(|c| unicode_ident::is_xid_continue(c) || "-.:".contains(c)) {
        return Some(alias);
    }
    let message = format!("invalid alias `{}`", escape(&alias.value));
    diagnostics.push(
        Diagnostic::at(rules::INVALID_ALIAS, alias.span, message, "expected a letter, then letters, digits and `_-.:`")
            .help("aliases look like `NotFound`, `NOT_FOUND` or `amqp:not-found`")
            .keeping_uses(),
    );
    None
}

/// Returns `true` for a Rust identifier or keyword.
pub(super) fn is_identifier(name: &str) -> bool {
    let is_ascii_word = all(name, |byte| matches!(byte, b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_'));
    let mut characters = name.chars();
    let starts = characters.next().is_some_and(|c| c == '_' || unicode_ident::is_xid_start(c));
    starts
        && name != "_"
        && (is_ascii_word || characters.all(|c| unicode_ident::is_xid_continue(c) && !is_invisible(c)))
}

/// Returns `true` for characters without a width, which identifiers may have since Unicode 15.1.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}')
}

/// Returns `true` for the path of a module, such as `crate::errors`, `super::errors` or `other_crate`.
pub(super) fn is_module_path(path: &str) -> bool {
    let mut is_start = true;
    path.strip_prefix("::").unwrap_or(path).split("::").all(|segment| {
        let is_relative = match segment {
            "crate" | "self" | "super" => is_start && !path.starts_with("::"),
            _ => false,
        };
        // `super` may be followed by another one.
        is_start = is_relative && segment == "super";
        is_relative || (is_identifier(segment) && !KEYWORDS.contains(&segment))
    })
}

/// Returns `true` for the path of an item in a module, or the name of one.
pub(super) fn is_item_path(path: &str) -> bool {
    let name = path.rsplit("::").next().unwrap_or_default();
    is_module_path(path) && !matches!(name, "crate" | "self" | "super")
}

/// Returns `true` for a keyword of Rust, which is not a name.
pub(super) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// Returns `true` if a name is valid for an accessor: lower case with underscores, not a keyword.
pub(super) fn is_accessor(name: &str) -> bool {
    let is_composed = composed::composed(name).is_none();
    is_composed && is_identifier(name) && !KEYWORDS.contains(&name) && !name.chars().any(char::is_uppercase)
}

/// Returns the digit for one above or below the line, as in `CO₂`.
fn plain_digit(c: char) -> char {
    let digit = match c {
        '¹' => Some(1),
        '²' | '³' => Some(u32::from(c) - 0xB0),
        '⁰' | '⁴'..='⁹' => Some(u32::from(c) - 0x2070),
        '₀'..='₉' => Some(u32::from(c) - 0x2080),
        _ => None,
    };
    digit.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c)
}

/// Converts a string to an identifier: `not found` becomes `NotFound`. Returns an empty string if there is no valid one.
pub(super) fn camel_case(text: &str) -> String {
    // Of the path of a variant, the variant.
    let text = text.rsplit_once("::").map_or(text, |(_, name)| name);
    let text = text.strip_prefix("r#").unwrap_or(text);
    let text: String = text.chars().filter(|&c| !is_invisible(c)).map(plain_digit).collect();
    let text = composed::composed(&text).map_or(text, |(composed, _)| composed);
    let mut joined = String::new();
    for word in text.split(|c: char| !unicode_ident::is_xid_continue(c) || c == '_') {
        let mut characters = word.chars();
        joined.extend(characters.next().into_iter().flat_map(char::to_uppercase));
        joined.push_str(characters.as_str());
    }
    if KEYWORDS.contains(&joined.as_str()) || RESERVED.contains(&joined.as_str()) {
        joined.push_str("Code");
    } else if !is_identifier(&joined) {
        joined.insert_str(0, "Code");
    }
    if is_identifier(&joined) && joined != "Code" { joined } else { String::new() }
}

/// Converts a string to the name of a method: `riskLevel` and `risk-level` become `risk_level`.
pub(super) fn snake_case(text: &str) -> String {
    let mut name = String::new();
    let mut is_lower = false;
    for c in text.chars() {
        if c.is_uppercase() && is_lower {
            name.push('_');
        }
        is_lower = c.is_lowercase() || c.is_numeric();
        name.extend(if unicode_ident::is_xid_continue(c) { c } else { '_' }.to_lowercase());
    }
    name.trim_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Located;

    #[test]
    fn sound_names_pass() {
        for name in ["NotFound", "E2Big", "_x", "Übergang", "Err", "Ok", "None"] {
            let mut diagnostics = Diagnostics::default();
            assert!(checked(Located::new(name.to_owned(), 0..0), &mut diagnostics).is_some(), "{name}");
        }
    }

    #[test]
    fn methods_are_in_lower_case() {
        for (name, expected) in
            [("riskLevel", "risk_level"), ("risk-level", "risk_level"), ("HTTPStatus", "httpstatus")]
        {
            assert_eq!(snake_case(name), expected);
        }
    }

    #[test]
    fn others_get_a_suggestion_that_passes() {
        for (name, suggestion) in [
            ("not found", "NotFound"),
            ("not-found", "NotFound"),
            ("404", "Code404"),
            ("match", "Match"),
            ("Self", "SelfCode"),
            ("ALL", "ALLCode"),
            ("classify", "Classify"),
            ("from_number", "FromNumber"),
            ("__NonExhaustive", "NonExhaustive"),
            ("a.b", "AB"),
            ("Code::not_found", "NotFound"),
            ("r#type", "Type"),
            ("CO₂High", "CO2High"),
            ("A\u{200d}B", "AB"),
        ] {
            let mut diagnostics = Diagnostics::default();
            assert!(checked(Located::new(name.to_owned(), 0..0), &mut diagnostics).is_none(), "{name}");
            let help = diagnostics.into_sorted().remove(0).help.unwrap();
            assert_eq!(help, format!("write it as `{suggestion}`"));
            assert!(checked(Located::new(suggestion.to_owned(), 0..0), &mut Diagnostics::default()).is_some());
        }
        assert_eq!(camel_case("?!"), "");
    }
}
