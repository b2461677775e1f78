//! A number without a row, and the enum "row or number without a row".

use proc_macro2::TokenStream;
use quote::quote;

use super::action::optional;
use super::array::read;
use super::docs::paragraphs;
use super::{Names, Part, column, ident, text};
use crate::resolve::Catalog;

pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> Part {
    let Names {
        krate,
        number,
        code,
        classified,
        unlisted,
        ..
    } = names;
    let range = ident(super::unsigned([catalog.ranges.len()]).name);
    let columns = column::accessors(catalog, names);
    let (of_unlisted, of_classified) = (&columns.of_unlisted, &columns.of_classified);
    let (unlisted_inherited, classified_inherited) = inherited(catalog, names);
    let summary = text::read(
        "RANGE_SUMMARY",
        &quote! { self.range as ::core::primitive::usize },
        krate,
    );
    let family = if catalog.families.is_empty() {
        optional(None)
    } else {
        quote! { self.family().map(|family| family.name()) }
    };
    let action = optional((!catalog.plans.is_empty()).then(|| {
        quote! {
            (self.action().name(), self.action().actor(), self.action().text())
        }
    }));
    let about_unlisted =
        paragraphs(["A number that has no row. It keeps its number, and what the classes of the table say of it."]);
    let about_classified = paragraphs([
        "A number as it came: a code, or a number without a row.",
        "There is no third case and there will be none, so a `match` needs no wildcard.",
    ]);
    Part {
        types: quote! {
            #about_unlisted
            #[derive(
                ::core::clone::Clone, ::core::marker::Copy, ::core::hash::Hash,
                ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::cmp::PartialOrd, ::core::cmp::Ord,
            )]
            pub struct #unlisted {
                number: ::core::primitive::#number,
                range: ::core::primitive::#range,
            }

            #about_classified
            #[derive(
                ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::hash::Hash,
                ::core::cmp::PartialEq, ::core::cmp::Eq,
            )]
            pub enum #classified {
                /// The number has a row.
                Listed(#code),
                /// The number has no row.
                Unlisted(#unlisted),
            }
        },
        body: quote! {
            #[automatically_derived]
            impl #unlisted {
                /// The number on the wire.
                #[must_use]
                pub const fn number(self) -> ::core::primitive::#number { self.number }

                /// What numbers of its class have in common; empty if the table says nothing.
                #[must_use]
                pub fn summary(self) -> &'static ::core::primitive::str { #summary }

                #unlisted_inherited
                #of_unlisted
            }
            #[automatically_derived]
            impl ::core::fmt::Debug for #unlisted {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::write!(f, "{}({})", ::core::stringify!(#unlisted), self.number)
                }
            }
            #[automatically_derived]
            impl ::core::fmt::Display for #unlisted {
                /// Number, family and what is known of its class in one line; with `{:#}` also the action.
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::write!(f, "{}", self.number)?;
                    #krate::__private::write_unlisted(f, #family, self.summary())?;
                    if f.alternate() {
                        #krate::__private::write_details(f, "", #action, &[])?;
                    }
                    ::core::result::Result::Ok(())
                }
            }
            #[automatically_derived]
            impl ::core::error::Error for #unlisted {}
            #[automatically_derived]
            impl #classified {
                /// The number on the wire.
                #[must_use]
                pub const fn number(self) -> ::core::primitive::#number {
                    match self {
                        Self::Listed(code) => code.number(),
                        Self::Unlisted(unlisted) => unlisted.number(),
                    }
                }

                /// The code, if the number has a row.
                #[must_use]
                pub const fn code(self) -> ::core::option::Option<#code> {
                    match self {
                        Self::Listed(code) => ::core::option::Option::Some(code),
                        Self::Unlisted(_) => ::core::option::Option::None,
                    }
                }

                /// Whether the number has a row.
                #[must_use]
                pub const fn is_listed(self) -> ::core::primitive::bool {
                    ::core::matches!(self, Self::Listed(_))
                }

                #classified_inherited
                #of_classified
            }
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
                /// Reads any number, or a name in any case.
                fn from_str(text: &::core::primitive::str) -> ::core::result::Result<Self, #krate::ParseError> {
                    if let ::core::result::Result::Ok(number) = text.parse() {
                        return ::core::result::Result::Ok(#code::classify(number));
                    }
                    match #code::from_name(text) {
                        ::core::option::Option::Some(code) => ::core::result::Result::Ok(Self::Listed(code)),
                        ::core::option::Option::None => ::core::result::Result::Err(#krate::ParseError::new()),
                    }
                }
            }
            #[automatically_derived]
            impl ::core::convert::From<::core::primitive::#number> for #classified {
                fn from(number: ::core::primitive::#number) -> Self {
                    #code::classify(number)
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
        },
    }
}

/// Family and actions, for numbers without a row and for either.
fn inherited(catalog: &Catalog<'_>, names: &Names) -> (TokenStream, TokenStream) {
    let Names {
        family, action, phase, ..
    } = names;
    let (mut unlisted, mut classified) = (TokenStream::new(), TokenStream::new());
    let mut add = |signature: TokenStream, value: TokenStream, call: TokenStream, about: &str| {
        unlisted.extend(quote! {
            #[doc = #about]
            #[must_use]
            pub const fn #signature { #value }
        });
        classified.extend(quote! {
            #[doc = #about]
            #[must_use]
            pub const fn #signature {
                match self {
                    Self::Listed(code) => code.#call,
                    Self::Unlisted(unlisted) => unlisted.#call,
                }
            }
        });
    };
    if !catalog.families.is_empty() {
        add(
            quote! { family(self) -> ::core::option::Option<#family> },
            read("RANGE_FAMILY", &quote! { self.range as ::core::primitive::usize }),
            quote! { family() },
            "The family it belongs to, if any.",
        );
    }
    let plan = quote! { PLAN[PLAN_OF_RANGE[self.range as ::core::primitive::usize] as ::core::primitive::usize] };
    if let Some(first) = catalog.plans.first() {
        add(
            quote! { action(self) -> #action },
            quote! { #plan[0] },
            quote! { action() },
            "What to do about it where the phase is not known.",
        );
        if first.len() > 1 {
            add(
                quote! { action_in(self, phase: #phase) -> #action },
                quote! { #plan[1 + phase as ::core::primitive::usize] },
                quote! { action_in(phase) },
                "What to do about it where it came up in this phase.",
            );
        }
    }
    (unlisted, classified)
}
