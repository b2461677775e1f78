//! Tells by a line what it is: a header, a statement, a comment, or a part of a value.

use super::header::Header;

/// The words before a name that other languages define.
pub(super) const DECLARATIONS: [&str; 4] = ["let ", "const ", "var ", "pub "];

/// Returns `true` for a header, also without its opening bracket.
pub(super) fn is_header(line: &str) -> bool {
    line.trim_start_matches([' ', '\t']).starts_with('[') || Header::read(line).is_some()
}

/// Returns `true` if a line looks like the start of a statement, even within an array or a string.
pub(super) fn looks_like_start(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t']);
    if let Some(header) = line.strip_prefix('[') {
        let header = header.strip_prefix('[').unwrap_or(header);
        return header.starts_with(|c: char| c.is_ascii_alphabetic());
    }
    let key_length = line.bytes().take_while(|&byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte)).count();
    let (key, rest) = line.split_at(key_length);
    key.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.trim_start_matches([' ', '\t']).starts_with('=')
}

/// Returns `true` if a line looks like a statement with some error: a key, and `=`, `:` or a value.
pub(super) fn looks_like_statement(line: &str) -> bool {
    let line = line.trim_start();
    let line = DECLARATIONS.into_iter().find_map(|word| line.strip_prefix(word)).unwrap_or(line);
    let is_key = |c: char| c.is_alphanumeric() || "_-.\u{200b}\u{feff}".contains(c);
    let (key, rest) = line.split_at(line.find(|c| !is_key(c)).unwrap_or(line.len()));
    let value = rest.trim_start_matches([' ', '\t']);
    let has_value = value.len() < rest.len() && value.starts_with(|c: char| c.is_ascii_digit() || "\"'[{".contains(c));
    let is_assigned = value.starts_with(['=', ':']) || has_value || subscript(rest).is_some();
    key.starts_with(char::is_alphabetic) && is_assigned
}

/// Returns `true` for a comment of TOML or of another language.
pub(super) fn is_comment(line: &str) -> bool {
    /// The starts of comments. In Markdown and YAML, `- ` is an item of a list.
    const SIGNS: [&str; 6] = ["#", "//", "/*", "--", ";", "<!--"];
    SIGNS.iter().any(|sign| line.trim_start().starts_with(sign))
}

/// Returns `true` if a text starts with a string that ends on its line.
pub(super) fn is_line_string(text: &str) -> bool {
    let mut signs = text.chars();
    let quote = signs.next().filter(|quote| "\"'".contains(*quote));
    quote.is_some() && quote != signs.next()
}

/// Returns the name in a subscript with a value, as in `["Register"] = "Wait"`.
pub(super) fn subscript(text: &str) -> Option<&str> {
    let (part, rest) = text.strip_prefix('[')?.lines().next()?.split_once(']')?;
    let name = part.trim().trim_matches(['"', '\'']);
    let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
    (is_name && rest.trim_start().starts_with('=')).then_some(name)
}

/// Returns the word at the start of a text that an equals sign follows, as in `Up = "Wait"`.
pub(super) fn second_word(text: &str) -> Option<&str> {
    let (name, rest) = text.split_at(text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len()));
    (!name.is_empty() && rest.trim_start_matches([' ', '\t']).starts_with('=')).then_some(name)
}
