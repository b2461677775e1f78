//! What a call of the macro says: the path of the runtime crate, and the table's file.

use proc_macro2::{Delimiter, Literal, Span, TokenStream, TokenTree};

/// `RUNTIME; "file.toml"`.
#[derive(Debug)]
pub(crate) struct Invocation {
    /// The path of the runtime crate.
    pub krate: TokenStream,
    /// The file, as the call writes it.
    pub path: String,
    /// The place of the path in the call.
    pub span: Span,
}

/// What a call should look like.
pub(crate) const USAGE: &str = "expected the path of a table as a string, as in `catalog!(\"codes.toml\")`";

impl Invocation {
    /// Reads the tokens of a call.
    ///
    /// # Errors
    /// The place of what is no string.
    pub(crate) fn parse(input: TokenStream) -> Result<Self, Span> {
        let mut tokens = input.into_iter();
        let krate = tokens
            .by_ref()
            .take_while(|token| !matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';'))
            .collect();
        let mut call: Vec<TokenTree> = tokens.collect();
        if matches!(call.last(), Some(TokenTree::Punct(punct)) if call.len() == 2 && punct.as_char() == ',') {
            call.pop();
        }
        let wrong = call.first().map_or_else(Span::call_site, TokenTree::span);
        match <[TokenTree; 1]>::try_from(call).map(|[token]| string(token)) {
            Ok(Some((path, span))) => Ok(Self { krate, path, span }),
            _ => Err(wrong),
        }
    }
}

/// The value of a string literal, also within the invisible group that a macro may put around it.
fn string(token: TokenTree) -> Option<(String, Span)> {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            let [token] = <[TokenTree; 1]>::try_from(group.stream().into_iter().collect::<Vec<_>>()).ok()?;
            string(token)
        }
        TokenTree::Literal(literal) => Some((string_value(&literal)?, literal.span())),
        _ => None,
    }
}

fn string_value(literal: &Literal) -> Option<String> {
    let written = literal.to_string();
    if let Some(raw) = written.strip_prefix('r') {
        return Some(raw.trim_matches('#').strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    let mut value = String::new();
    let mut characters = written.strip_prefix('"')?.strip_suffix('"')?.chars();
    while let Some(c) = characters.next() {
        value.push(match c {
            '\\' => characters.next().filter(|c| matches!(c, '\\' | '"' | '\''))?,
            c => c,
        });
    }
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(call: &str) -> Option<String> {
        let input = format!("$crate; {call}").parse().unwrap();
        Invocation::parse(input).ok().map(|invocation| invocation.path)
    }

    #[test]
    fn one_string_is_a_path() {
        assert_eq!(path(r#""codes.toml""#).as_deref(), Some("codes.toml"));
        assert_eq!(path(r#""codes.toml","#).as_deref(), Some("codes.toml"));
        assert_eq!(path(r##"r#"a\b"#"##).as_deref(), Some(r"a\b"));
        assert_eq!(path(r#""a\\b""#).as_deref(), Some(r"a\b"));
    }

    #[test]
    fn anything_else_is_none() {
        for call in ["", "codes", "1", "b\"codes.toml\"", "\"a\" \"b\"", "concat!(\"a\")", "'c'"] {
            assert_eq!(path(call), None, "{call}");
        }
    }
}
