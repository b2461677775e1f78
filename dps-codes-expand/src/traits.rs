//! The trait implementations of `Code`.

use proc_macro2::TokenStream;
use quote::quote;

use super::template::template;
use super::{Names, parse_number};
use dps_codes_model::CodeType;
use dps_codes_model::resolve::Catalog;

pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names { krate, code, .. } = names;
    let action = if catalog.action_sets.is_empty() {
        quote! { ::core::option::Option::None }
    } else {
        template! { [] ::core::option::Option::Some((self.action().name(), self.action().actor().name(), self.action().text())) }
    };
    let (parsed, generic) = (parsed(names), generic(catalog, names));
    template! {
        [code, krate, action, parsed, generic]
        #[automatically_derived]
        impl ::core::fmt::Debug for #code {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.name())
            }
        }
        #[automatically_derived]
        impl ::core::fmt::Display for #code {
            /// Writes code, name and summary in one line; with `{:#}` also help, action and sources, a line each.
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                let row = *self as ::core::primitive::usize;
                let (start, head) = (LINE_START[row] as ::core::primitive::usize, head_len(row));
                if summary_start(row) == start + head {
                    let line = head + SUMMARY_LEN[row] as ::core::primitive::usize;
                    f.write_str(#krate::__private::slice(TEXT, start, line))?;
                } else {
                    f.write_str(#krate::__private::slice(TEXT, start, head))?;
                    f.write_str(self.summary())?;
                }
                if f.alternate() {
                    #krate::__private::write_details(f, self.help(), #action, self.sources())?;
                }
                ::core::result::Result::Ok(())
            }
        }
        #[automatically_derived]
        impl ::core::error::Error for #code {}
        #[automatically_derived]
        impl ::core::str::FromStr for #code {
            type Err = #krate::ParseError;
            #parsed
        }
        #generic
    }
}

fn parsed(names: &Names) -> TokenStream {
    let krate = &names.krate;
    let number = parse_number::parsed(names);
    let docs = parse_number::docs("Reads a name in any case, or the number of a row.", names);
    match names.code_type {
        CodeType::Number => template! {
            [docs, krate, number]
            #docs
            fn from_str(text: &::core::primitive::str) -> ::core::result::Result<Self, #krate::ParseError> {
                let code = #number.map_or_else(|_| Self::from_name(text), Self::from_number);
                code.ok_or(#krate::ParseError::new())
            }
        },
        CodeType::String => template! {
            [krate]
            /// Reads the code of a row or a name, in any case.
            fn from_str(text: &::core::primitive::str) -> ::core::result::Result<Self, #krate::ParseError> {
                let code = Self::from_code(text).or_else(|| Self::from_name(text));
                code.ok_or(#krate::ParseError::new())
            }
        },
    }
}

/// Expands the implementation of `Catalog`, the trait that all tables have in common.
fn generic(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names { krate, number, code, action, .. } = names;
    let (action, value) = if catalog.action_sets.is_empty() {
        (quote! { ::core::convert::Infallible }, quote! { ::core::option::Option::None })
    } else {
        (quote! { #action }, quote! { ::core::option::Option::Some(self.action()) })
    };
    let key = match names.code_type {
        CodeType::Number => template! {
            [number]
            type Key<'k> = ::core::primitive::#number;
            fn key(self) -> ::core::primitive::#number { self.number() }
            fn from_key(key: ::core::primitive::#number) -> ::core::option::Option<Self> { Self::from_number(key) }
        },
        CodeType::String => template! {
            []
            type Key<'k> = &'k ::core::primitive::str;
            fn key(self) -> &'static ::core::primitive::str { self.as_str() }
            fn from_key(key: &::core::primitive::str) -> ::core::option::Option<Self> { Self::from_code(key) }
        },
    };
    template! {
        [krate, code, key, action, value]
        #[automatically_derived]
        impl #krate::Catalog for #code {
            #key
            type Action = #action;
            const ALL: &'static [Self] = &ALL;
            fn name(self) -> &'static ::core::primitive::str { self.name() }
            fn summary(self) -> &'static ::core::primitive::str { self.summary() }
            fn help(self) -> &'static ::core::primitive::str { self.help() }
            fn sources(self) -> &'static [&'static ::core::primitive::str] { self.sources() }
            fn action(self) -> ::core::option::Option<#action> { #value }
        }
    }
}
