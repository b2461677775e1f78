//! From text to tokens: long lists and large blocks are written as text, which is much quicker than token by token.

use std::sync::OnceLock;

use proc_macro2::TokenStream;
use quote::quote;

/// Turns code into tokens; `None` if it is not Rust.
pub type Lexer = fn(&str) -> Option<TokenStream>;

static LEXER: OnceLock<Lexer> = OnceLock::new();

/// Sets the lexer of generated code, for the whole process; only the first call counts.
///
/// Inside a macro, proc-macro2 reads each text with a lexer of its own before it hands the text to the compiler. A macro
/// that calls the compiler's lexer itself saves that.
///
/// ```
/// dps_codes_expand::set_lexer(|code| code.parse().ok());
/// ```
pub fn set_lexer(lexer: Lexer) {
    // A second call comes from another call of the same macro.
    let _ = LEXER.set(lexer);
}

/// Returns the tokens of code that was written as text.
pub(super) fn read_tokens(code: &str) -> TokenStream {
    let tokens = LEXER.get().map_or_else(|| code.parse().ok(), |lexer| lexer(code));
    tokens.unwrap_or_else(|| quote! { ::core::compile_error! { "the table compiler wrote invalid Rust" } })
}

#[cfg(test)]
mod tests {
    use super::read_tokens;

    #[test]
    fn text_that_is_not_rust_becomes_an_error_of_its_own() {
        assert_eq!(read_tokens("[1, 2]").to_string(), "[1 , 2]");
        assert!(read_tokens("[1, 2").to_string().contains("the table compiler wrote invalid Rust"));
    }
}
