//! `Classified`: a code of the table or an unlisted string.

use proc_macro2::TokenStream;
use quote::quote;

use crate::docs::joined;
use crate::template::template;
use crate::{Names, Part};
use dps_codes_model::resolve::Catalog;

pub(crate) fn expand(catalog: &Catalog<'_>, names: &Names) -> Part {
    let Names { code, classified, unlisted, .. } = names;
    let about = joined([
        "A string: a code of the table, or an unlisted code.",
        "These two cases are all there will ever be, so a `match` needs no wildcard. The string of an unlisted code \
         is borrowed, as a `&str`, or owned, as a `String`.",
    ]);
    let about = names.classified_docs(&about, catalog, |row, value| format!("assert_eq!({value}, {row}.into());"));
    let (accessors, traits) = (accessors(catalog, names), traits(names));
    Part {
        types: template! {
            [about, classified, code, unlisted]
            #about
            #[derive(
                ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::hash::Hash,
                ::core::cmp::PartialEq, ::core::cmp::Eq,
            )]
            pub enum #classified<S> {
                /// The table lists the code.
                Listed(#code),
                /// The table does not list the code.
                Unlisted(#unlisted<S>),
            }
        },
        body: quote! { #accessors #traits },
    }
}

fn accessors(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names { code, classified, .. } = names;
    let code_docs = names.classified_docs("Returns the code; `None` if it is unlisted.", catalog, |row, value| {
        format!("assert_eq!({value}.code(), Some({row}));")
    });
    let is_listed_docs = names.classified_docs("Returns `true` if the table lists the code.", catalog, |_, value| {
        format!("assert!({value}.is_listed());")
    });
    let about = "Returns the code on the wire; that of a row as the table writes it.";
    let as_str_docs =
        names.classified_docs(about, catalog, |row, value| format!("assert_eq!({value}.as_str(), {row}.as_str());"));
    template! {
        [classified, code, code_docs, is_listed_docs, as_str_docs]
        impl<S> #classified<S> {
            #code_docs
            #[must_use]
            pub const fn code(&self) -> ::core::option::Option<#code> {
                match self {
                    Self::Listed(code) => ::core::option::Option::Some(*code),
                    Self::Unlisted(_) => ::core::option::Option::None,
                }
            }

            #is_listed_docs
            #[must_use]
            pub const fn is_listed(&self) -> ::core::primitive::bool {
                ::core::matches!(self, Self::Listed(_))
            }
        }
        impl<S: ::core::convert::AsRef<::core::primitive::str>> #classified<S> {
            #as_str_docs
            #[must_use]
            pub fn as_str(&self) -> &::core::primitive::str {
                match self {
                    Self::Listed(code) => code.as_str(),
                    Self::Unlisted(unlisted) => unlisted.as_str(),
                }
            }
        }
    }
}

fn traits(names: &Names) -> TokenStream {
    let Names { code, classified, unlisted, .. } = names;
    template! {
        [classified, code, unlisted]
        #[automatically_derived]
        impl<S: ::core::convert::AsRef<::core::primitive::str>> ::core::fmt::Display for #classified<S> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    Self::Listed(code) => ::core::fmt::Display::fmt(code, f),
                    Self::Unlisted(unlisted) => ::core::fmt::Display::fmt(unlisted, f),
                }
            }
        }
        #[automatically_derived]
        impl<S> ::core::error::Error for #classified<S>
        where
            S: ::core::convert::AsRef<::core::primitive::str> + ::core::fmt::Debug,
        {
        }
        #[automatically_derived]
        impl<S: ::core::convert::AsRef<::core::primitive::str> + ::core::cmp::Eq> ::core::cmp::PartialOrd
            for #classified<S>
        {
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }
        #[automatically_derived]
        impl<S: ::core::convert::AsRef<::core::primitive::str> + ::core::cmp::Eq> ::core::cmp::Ord for #classified<S> {
            /// Compares the codes on the wire, of which no two are the same.
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                ::core::cmp::Ord::cmp(self.as_str(), other.as_str())
            }
        }
        #[automatically_derived]
        impl<S> ::core::convert::From<#code> for #classified<S> {
            fn from(code: #code) -> Self {
                Self::Listed(code)
            }
        }
        #[automatically_derived]
        impl<S> ::core::convert::From<#unlisted<S>> for #classified<S> {
            fn from(unlisted: #unlisted<S>) -> Self {
                Self::Unlisted(unlisted)
            }
        }
    }
}
