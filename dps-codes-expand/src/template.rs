//! `template!`: generated code that is written as code.

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};

/// Returns the tokens behind the list of variables, in which `#name` stands for the value of a variable.
///
/// The compiler turns a `quote!` into a statement for each token, which takes long for a large block. This one stays
/// text until it is needed. It knows no repetition.
macro_rules! template {
    ([$($name:ident),*] $($body:tt)*) => {
        $crate::template::fill(stringify!($($body)*), &[$((stringify!($name), &$name)),*])
    };
}
pub(super) use template;

type Variables<'v> = [(&'v str, &'v dyn ToTokens)];

pub(super) fn fill(code: &str, variables: &Variables<'_>) -> TokenStream {
    fill_tokens(super::read_tokens(code), variables)
}

fn fill_tokens(code: TokenStream, variables: &Variables<'_>) -> TokenStream {
    let mut out = TokenStream::new();
    let mut tokens = code.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                let filled = fill_tokens(group.stream(), variables);
                out.extend([TokenTree::Group(Group::new(group.delimiter(), filled))]);
            }
            TokenTree::Punct(hash) if hash.as_char() == '#' => match tokens.next_if(is_ident) {
                Some(name) => fill_variable(&name.to_string(), variables, &mut out),
                None => out.extend([TokenTree::Punct(hash)]),
            },
            token => out.extend([token]),
        }
    }
    out
}

fn is_ident(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(_))
}

fn fill_variable(name: &str, variables: &Variables<'_>, out: &mut TokenStream) {
    match variables.iter().find(|(known, _)| *known == name) {
        Some((_, value)) => value.to_tokens(out),
        None => out.extend(quote! { ::core::compile_error! { "the table compiler wrote an unknown variable" } }),
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    #[test]
    fn variables_are_filled_in() {
        let (name, body) = (crate::ident("f"), quote! { 1 + 1 });
        let filled = template! { [name, body] #[inline] fn #name() -> u8 { #body; "#name" } };
        let expected = quote! { #[inline] fn #name() -> u8 { #body; "#name" } };
        assert_eq!(filled.to_string(), expected.to_string());
        assert!(template! { [] #missing }.to_string().contains("unknown variable"));
    }
}
