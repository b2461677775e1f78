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
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use proc_macro2::{TokenStream, TokenTree};
    use quote::quote;

    /// Returns the names behind `#` in the body of a template.
    fn variables(body: impl IntoIterator<Item = TokenTree>, found: &mut BTreeSet<String>) {
        let mut tokens = body.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match (token, tokens.peek()) {
                (TokenTree::Group(group), _) => variables(group.stream(), found),
                (TokenTree::Punct(hash), Some(TokenTree::Ident(name))) if hash.as_char() == '#' => {
                    found.insert(name.to_string());
                }
                _ => {}
            }
        }
    }

    /// Compares the list of each template with its body. Returns how many there are.
    fn compare(tokens: TokenStream, file: &Path) -> usize {
        let mut tokens = tokens.into_iter();
        let mut count = 0;
        while let Some(token) = tokens.next() {
            let is_template = matches!(&token, TokenTree::Ident(name) if name == "template");
            let group = match (token, is_template) {
                (TokenTree::Group(group), _) => Some(group),
                (_, true) => tokens.by_ref().take(2).find_map(|token| match token {
                    TokenTree::Group(group) => Some(group),
                    _ => None,
                }),
                _ => None,
            };
            let Some(group) = group else { continue };
            let mut inner = group.stream().into_iter();
            let list = inner.next().filter(|_| is_template);
            if let Some(TokenTree::Group(list)) = list.filter(|list| matches!(list, TokenTree::Group(_))) {
                let names = list.stream().into_iter().filter(|token| matches!(token, TokenTree::Ident(_)));
                let names: BTreeSet<String> = names.map(|name| name.to_string()).collect();
                let mut used = BTreeSet::new();
                variables(inner, &mut used);
                assert_eq!(names, used, "the list and the body of a template in {}", file.display());
                count += 1;
            }
            count += compare(group.stream(), file);
        }
        count
    }

    fn compare_in(folder: &Path) -> usize {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let count = |path: std::path::PathBuf| match path.is_dir() {
            true => compare_in(&path),
            // This file has templates that are wrong on purpose.
            false if path.ends_with("template.rs") => 0,
            false => compare(fs::read_to_string(&path).unwrap().parse().unwrap(), &path),
        };
        entries.map(count).sum()
    }

    #[test]
    fn every_template_lists_the_variables_of_its_body() {
        assert!(compare_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) > 10);
    }

    #[test]
    fn variables_are_filled_in() {
        let (name, body) = (crate::ident("f"), quote! { 1 + 1 });
        let filled = template! { [name, body] #[inline] fn #name() -> u8 { #body; "#name" } };
        let expected = quote! { #[inline] fn #name() -> u8 { #body; "#name" } };
        assert_eq!(filled.to_string(), expected.to_string());
        assert!(template! { [] #missing }.to_string().contains("unknown variable"));
    }
}
