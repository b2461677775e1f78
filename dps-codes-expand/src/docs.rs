//! Documentation of the generated items: escapes strings for Markdown, and writes examples from the rows of the table.

use dps_codes_model::bytes::all;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Names;

mod blocks;

pub(super) use blocks::blocks;

/// Returns a `#[doc]` attribute with these paragraphs; empty ones are left out.
pub(super) fn paragraphs<T: AsRef<str>>(paragraphs: impl IntoIterator<Item = T>) -> TokenStream {
    let text = joined(paragraphs);
    quote! { #[doc = #text] }
}

/// Returns the paragraphs with a blank line between them; empty ones are left out.
pub(super) fn joined<T: AsRef<str>>(paragraphs: impl IntoIterator<Item = T>) -> String {
    let mut text = String::new();
    for paragraph in paragraphs {
        if !paragraph.as_ref().is_empty() {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(paragraph.as_ref());
        }
    }
    text
}

/// Escapes a string of the table as Markdown that renders as this string; code in backticks stays code.
pub(super) fn escaped(text: &str) -> String {
    // Most texts have nothing to escape, and tables are long.
    let plain = |byte| matches!(byte, b' ' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b',' | b';' | b'\'' | b'(' | b')');
    if all(text, plain) && !text.contains("  ") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = text.as_str();
    while let Some(c) = rest.chars().next() {
        let verbatim = match c {
            '`' => rest[1..].find('`').map(|end| end + 2),
            'h' if rest.starts_with("http://") || rest.starts_with("https://") => {
                let end = rest.find(|c: char| c == ' ' || "<>\"'`".contains(c)).unwrap_or(rest.len());
                let url = rest[..end].trim_end_matches([',', '.', ';', ':', ')', '!', '?']);
                out.extend(["<", url, ">"]);
                rest = &rest[url.len()..];
                continue;
            }
            _ => None,
        };
        if let Some(end) = verbatim {
            out.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        if "\\`*_[]<>#&|~+-=$".contains(c) && needs_escape(c, &out, rest) {
            out.push('\\');
        }
        out.push(c);
        rest = &rest[c.len_utf8()..];
    }
    out
}

/// Returns `true` if Markdown reads this character as markup here.
fn needs_escape(c: char, before: &str, from: &str) -> bool {
    match c {
        // Markup at the start of a paragraph only.
        '#' | '+' | '-' | '=' => before.is_empty(),
        // The name of a character, of which the longest has 31 letters.
        '&' => from.bytes().take(40).any(|byte| byte == b';'),
        _ => true,
    }
}

/// Returns `Sources: <https://…>, <https://…>`; empty for a row without sources.
pub(super) fn sources<'s>(urls: impl IntoIterator<Item = &'s str>) -> String {
    let links: Vec<_> = urls.into_iter().map(|url| format!("<{url}>")).collect();
    if links.is_empty() { String::new() } else { format!("Sources: {}", links.join(", ")) }
}

impl Names {
    /// Returns a sentence and, if there is one and the table says where its types can be imported from, an example that
    /// runs. It imports those of the types that it names.
    pub(super) fn docs(&self, about: &str, types: &[&Ident], example: &str) -> TokenStream {
        let Some(path) = self.path.as_ref().filter(|_| !example.is_empty()) else {
            return paragraphs([about]);
        };
        let named = types.iter().filter(|name| example.contains(&name.to_string()));
        let imports: Vec<_> = named.map(|name| format!("use {path}::{name};")).collect();
        let imports = imports.join("\n");
        paragraphs([about, "# Example", &format!("```\n{imports}\n{example}\n```")])
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn text_shows_as_it_is_written() {
        for (text, markdown) in [
            ("plain, with (brackets).", "plain, with (brackets)."),
            ("Vec<u8> and [link] *x* a_b", r"Vec\<u8\> and \[link\] \*x\* a\_b"),
            ("the `Retry-After` header", "the `Retry-After` header"),
            ("one ` tick", r"one \` tick"),
            ("see https://a.b/c_d.", "see <https://a.b/c_d>."),
            ("- no list", r"\- no list"),
            ("R&D in C#: 1 + 1 = 2", "R&D in C#: 1 + 1 = 2"),
            ("&amp; stays as it is", r"\&amp; stays as it is"),
            ("two\nlines", "two lines"),
        ] {
            assert_eq!(escaped(text), markdown);
        }
    }
}
