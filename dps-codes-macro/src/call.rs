//! `Call`: the tokens of one call of `catalog!`.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Error, LitStr, Result, Token, parenthesized, token};

const EXPECTED_PATH: &str = "expected the path of a table as a string, as in `catalog!(\"codes.toml\")`";
const EXPECTED_MODULE: &str = "expected the path of a module, as in `pub(in crate::errors)`";

/// The path of the runtime crate and a semicolon, which `catalog!` adds; then a visibility, and the path of a table.
pub(crate) struct Call {
    pub(crate) krate: TokenStream,
    pub(crate) visibility: TokenStream,
    pub(crate) path: LitStr,
}

impl Parse for Call {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut krate = TokenStream::new();
        while !input.peek(Token![;]) {
            krate.extend([input.parse::<TokenTree>()?]);
        }
        input.parse::<Token![;]>()?;
        let visibility = visibility(input)?;
        let path: LitStr = input.parse().map_err(|error| Error::new(error.span(), EXPECTED_PATH))?;
        if !path.suffix().is_empty() {
            return Err(Error::new(path.span(), "the path of a table cannot have a suffix"));
        }
        input.parse::<Option<Token![,]>>()?;
        if !input.is_empty() {
            return Err(input.error("unexpected token: nothing follows the path of a table"));
        }
        Ok(Self { krate, visibility, path })
    }
}

/// Reads a visibility, and keeps it as tokens: `syn::Visibility` would need the syntax tree of Rust. Without one, the types
/// are public.
fn visibility(input: ParseStream<'_>) -> Result<TokenStream> {
    let mut tokens = TokenStream::new();
    if !input.peek(Token![pub]) {
        tokens.extend([TokenTree::from(Ident::new("pub", Span::call_site()))]);
        return Ok(tokens);
    }
    tokens.extend([input.parse::<TokenTree>()?]);
    if input.peek(token::Paren) {
        let ahead = input.fork();
        let scope;
        parenthesized!(scope in ahead);
        check_scope(&scope)?;
        tokens.extend([TokenTree::from(input.parse::<Group>()?)]);
    }
    Ok(tokens)
}

/// Checks the path in the parentheses of `pub(…)`.
fn check_scope(scope: ParseStream<'_>) -> Result<()> {
    let lookahead = scope.lookahead1();
    if lookahead.peek(Token![crate]) || lookahead.peek(Token![self]) || lookahead.peek(Token![super]) {
        scope.call(Ident::parse_any)?;
    } else if lookahead.peek(Token![in]) {
        scope.parse::<Token![in]>()?;
        scope.parse::<Option<Token![::]>>()?;
        let segment = || scope.call(Ident::parse_any).map_err(|error| Error::new(error.span(), EXPECTED_MODULE));
        segment()?;
        while scope.parse::<Option<Token![::]>>()?.is_some() {
            segment()?;
        }
    } else {
        return Err(lookahead.error());
    }
    if scope.is_empty() { Ok(()) } else { Err(scope.error("expected `)`")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(call: &str) -> Result<Call> {
        syn::parse_str(&format!("$crate; {call}"))
    }

    #[test]
    fn one_string_is_a_path() {
        for (call, path) in [
            (r#""codes.toml""#, "codes.toml"),
            (r#""codes.toml","#, "codes.toml"),
            (r##"r#"a\b"#"##, r"a\b"),
            (r#""a\\b""#, r"a\b"),
            (r#""a\x20\u{62}""#, "a b"),
        ] {
            assert_eq!(read(call).unwrap().path.value(), path, "{call}");
        }
        assert_eq!(read("\"codes.toml\"").unwrap().krate.to_string(), "$ crate");
    }

    #[test]
    fn a_visibility_is_kept() {
        for (call, visibility) in [
            ("", "pub"),
            ("pub", "pub"),
            ("pub(crate)", "pub (crate)"),
            ("pub(self)", "pub (self)"),
            ("pub(super)", "pub (super)"),
            ("pub(in crate::errors)", "pub (in crate :: errors)"),
            ("pub(in super::super)", "pub (in super :: super)"),
        ] {
            let read = read(&format!("{call} \"codes.toml\"")).unwrap();
            assert_eq!(read.visibility.to_string(), visibility);
        }
    }

    #[test]
    fn anything_else_is_an_error() {
        for (call, message) in [
            ("", EXPECTED_PATH),
            ("codes", EXPECTED_PATH),
            ("1", EXPECTED_PATH),
            ("b\"codes.toml\"", EXPECTED_PATH),
            ("c\"codes.toml\"", EXPECTED_PATH),
            ("'c'", EXPECTED_PATH),
            ("concat!(\"a\")", EXPECTED_PATH),
            ("pub", EXPECTED_PATH),
            ("pub(crate)", EXPECTED_PATH),
            ("crate \"a\"", EXPECTED_PATH),
            ("\"a\"suffix", "the path of a table cannot have a suffix"),
            ("\"a\" \"b\"", "unexpected token: nothing follows the path of a table"),
            ("\"a\", \"b\"", "unexpected token: nothing follows the path of a table"),
            ("\"a\",,", "unexpected token: nothing follows the path of a table"),
            ("pub() \"a\"", "unexpected end of input, expected one of: `crate`, `self`, `super`, `in`"),
            ("pub(crte) \"a\"", "expected one of: `crate`, `self`, `super`, `in`"),
            ("pub(crate::errors) \"a\"", "expected `)`"),
            ("pub(in) \"a\"", EXPECTED_MODULE),
            ("pub(in a::) \"a\"", EXPECTED_MODULE),
        ] {
            assert_eq!(read(call).err().map(|error| error.to_string()).as_deref(), Some(message), "{call}");
        }
    }
}
