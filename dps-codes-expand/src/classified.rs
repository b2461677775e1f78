//! `Classified`: a code of the table or an unlisted number.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::joined;
use super::template::template;
use super::{Names, Part, parse_number};
use dps_codes_model::resolve::Catalog;

pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> Part {
    let Names { code, classified, unlisted, .. } = names;
    let about = joined([
        "A number: a code of the table, or an unlisted number.",
        "These two cases are all there will ever be, so a `match` needs no wildcard.",
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
            pub enum #classified {
                /// The table lists the number.
                Listed(#code),
                /// The table does not list the number.
                Unlisted(#unlisted),
            }
        },
        body: quote! { #accessors #traits },
    }
}

fn accessors(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names { number, code, classified, .. } = names;
    let number_docs = names.classified_docs("Returns the number on the wire.", catalog, |row, value| {
        format!("assert_eq!({value}.number(), {row}.number());")
    });
    let code_docs =
        names.classified_docs("Returns the code; `None` if the number is unlisted.", catalog, |row, value| {
            format!("assert_eq!({value}.code(), Some({row}));")
        });
    let is_listed_docs = names.classified_docs("Returns `true` if the table lists the number.", catalog, |_, value| {
        format!("assert!({value}.is_listed());")
    });
    template! {
        [classified, number, code, number_docs, code_docs, is_listed_docs]
        impl #classified {
            #number_docs
            #[must_use]
            pub const fn number(self) -> ::core::primitive::#number {
                match self {
                    Self::Listed(code) => code.number(),
                    Self::Unlisted(unlisted) => unlisted.number(),
                }
            }

            #code_docs
            #[must_use]
            pub const fn code(self) -> ::core::option::Option<#code> {
                match self {
                    Self::Listed(code) => ::core::option::Option::Some(code),
                    Self::Unlisted(_) => ::core::option::Option::None,
                }
            }

            #is_listed_docs
            #[must_use]
            pub const fn is_listed(self) -> ::core::primitive::bool {
                ::core::matches!(self, Self::Listed(_))
            }
        }
    }
}

fn traits(names: &Names) -> TokenStream {
    let Names { krate, code, classified, unlisted, .. } = names;
    let number = parse_number::parsed(names);
    let docs = parse_number::docs("Reads any number, or a name in any case.", names);
    template! {
        [classified, krate, code, unlisted, number, docs]
        #[automatically_derived]
        impl ::core::fmt::Display for #classified {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                match self {
                    Self::Listed(code) => ::core::fmt::Display::fmt(code, f),
                    Self::Unlisted(unlisted) => ::core::fmt::Display::fmt(unlisted, f),
                }
            }
        }
        #[automatically_derived]
        impl ::core::error::Error for #classified {}
        #[automatically_derived]
        impl ::core::str::FromStr for #classified {
            type Err = #krate::ParseError;
            #docs
            fn from_str(text: &::core::primitive::str) -> ::core::result::Result<Self, #krate::ParseError> {
                if let ::core::result::Result::Ok(number) = #number {
                    return ::core::result::Result::Ok(#code::classify(number));
                }
                #code::from_name(text).map(Self::Listed).ok_or(#krate::ParseError::new())
            }
        }
        #[automatically_derived]
        impl ::core::cmp::PartialOrd for #classified {
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }
        #[automatically_derived]
        impl ::core::cmp::Ord for #classified {
            /// Compares the numbers, of which no two codes have the same.
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                ::core::cmp::Ord::cmp(&self.number(), &other.number())
            }
        }
        #[automatically_derived]
        impl ::core::convert::From<#code> for #classified {
            fn from(code: #code) -> Self {
                Self::Listed(code)
            }
        }
        #[automatically_derived]
        impl ::core::convert::From<#unlisted> for #classified {
            fn from(unlisted: #unlisted) -> Self {
                Self::Unlisted(unlisted)
            }
        }
    }
}
