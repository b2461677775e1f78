//! Enums of names: families, phases, and columns with a list; the base of actions and symptoms.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::docs::{escaped, joined, paragraphs};
use super::template::template;
use super::{Names, Part, ident, index};
use dps_codes_model::Choice;
use dps_codes_model::resolve::Catalog;

/// A variant with its documentation.
pub(super) struct Variant {
    pub(super) name: String,
    /// Its written form.
    pub(super) text: String,
    pub(super) docs: TokenStream,
}

impl Variant {
    pub(super) fn new(name: &str, summary: Option<&str>) -> Self {
        let summary = summary.map_or_else(|| format!("`{name}`."), escaped);
        Self { name: name.to_owned(), text: name.to_owned(), docs: paragraphs([summary]) }
    }
}

impl From<&Choice> for Variant {
    fn from(choice: &Choice) -> Self {
        let (name, text) = (choice.name.value.as_str(), choice.written());
        let summary = choice.summary.as_ref().map(|summary| summary.value.as_str());
        let written = if text.contains('`') { escaped(text) } else { format!("`{text}`") };
        let docs = match summary {
            None => paragraphs([format!("{written}.")]),
            Some(summary) if text == name => paragraphs([escaped(summary)]),
            Some(summary) => paragraphs([escaped(summary), format!("Written as {written}.")]),
        };
        Self { name: name.to_owned(), text: text.to_owned(), docs }
    }
}

/// The meaning of the order of the variants.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// As in a list from low to high.
    OfTable,
    /// The enum has no `Ord`.
    None,
}

/// Expands an enum with a list of its variants, their names, `Display` and `FromStr`.
pub(super) fn named_enum(name: &Ident, about: &str, variants: &[Variant], order: Order, names: &Names) -> Part {
    let krate = &names.krate;
    let variant_docs = variants.iter().map(|variant| &variant.docs);
    let idents: Vec<_> = variants.iter().map(|variant| ident(&variant.name)).collect();
    let hidden = names.hidden_variant();
    let ordered = (order == Order::OfTable).then(|| ordered(name));
    let texts = names.per_variant(variants.iter().map(|variant| &variant.text));
    let shown = |example: &dyn Fn(&Variant) -> String| variants.first().map_or_else(String::new, example);
    let docs = |about: &str, example: &dyn Fn(&Variant) -> String| names.docs(about, &[name], &shown(example));
    let type_docs = docs(about, &|Variant { name: variant, text, .. }| {
        format!("assert_eq!({:?}.parse(), Ok({name}::{variant}));", text.to_ascii_lowercase())
    });
    let all_docs = docs("All variants, in the order of the table.", &|Variant { name: variant, .. }| {
        format!("assert_eq!({name}::ALL[0], {name}::{variant});")
    });
    let name_docs = docs("Returns the name, as the table writes it.", &|Variant { name: variant, text, .. }| {
        format!("assert_eq!({name}::{variant}.name(), {text:?});")
    });
    let (count, is) = (texts.len(), is(name, variants.first().map(|variant| variant.name.as_str()), names));
    let list = ident(&format!("NAMES_OF_{name}"));
    let declared = quote! { #(#variant_docs #idents,)* };
    let (texts, values) = (quote! { [#(#texts),*] }, quote! { [#(Self::#idents),*] });
    Part {
        types: template! {
            [type_docs, name, declared, hidden]
            #type_docs
            #[derive(
                ::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug, ::core::hash::Hash,
                ::core::cmp::PartialEq, ::core::cmp::Eq,
            )]
            #[allow(non_camel_case_types)]
            #[non_exhaustive]
            pub enum #name { #declared #hidden }
        },
        body: template! {
            [list, count, texts, name, all_docs, values, name_docs, is, ordered, krate]
            #[allow(non_upper_case_globals)]
            static #list: [&::core::primitive::str; #count] = #texts;
            impl #name {
                #all_docs
                pub const ALL: &'static [Self] = &#values;

                #name_docs
                #[must_use]
                pub const fn name(self) -> &'static ::core::primitive::str {
                    #list[self as ::core::primitive::usize]
                }

                #is
            }
            #ordered
            #[automatically_derived]
            impl ::core::fmt::Display for #name {
                fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    f.pad(self.name())
                }
            }
            #[automatically_derived]
            impl ::core::str::FromStr for #name {
                type Err = #krate::ParseError;
                /// Reads a name, in any case.
                fn from_str(text: &::core::primitive::str) -> ::core::result::Result<Self, #krate::ParseError> {
                    for &value in Self::ALL {
                        if value.name().eq_ignore_ascii_case(text) {
                            return ::core::result::Result::Ok(value);
                        }
                    }
                    ::core::result::Result::Err(#krate::ParseError::new())
                }
            }
        },
    }
}

/// Expands `is`, which compares two values of an enum in a constant; the example shows the first variant.
pub(super) fn is(name: &Ident, first: Option<&str>, names: &Names) -> TokenStream {
    let example =
        first.map_or_else(String::new, |first| format!("const _: () = assert!({name}::{first}.is({name}::ALL[0]));"));
    let docs = names.docs(
        "Returns `true` if both are the same, also in constants, where `==` cannot be used.",
        &[name],
        &example,
    );
    template! {
        [docs]
        #docs
        #[must_use]
        #[inline]
        pub const fn is(self, other: Self) -> ::core::primitive::bool {
            self as ::core::primitive::usize == other as ::core::primitive::usize
        }
    }
}

/// Expands `Ord`, in the order of the variants. Derived, it would promise the position of each variant.
pub(super) fn ordered(name: &Ident) -> TokenStream {
    template! {
        [name]
        impl ::core::cmp::PartialOrd for #name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }
        impl ::core::cmp::Ord for #name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                ::core::cmp::Ord::cmp(&(*self as ::core::primitive::usize), &(*other as ::core::primitive::usize))
            }
        }
    }
}

pub(super) fn families(catalog: &Catalog<'_>, names: &Names) -> Part {
    if catalog.families.is_empty() {
        return Part::default();
    }
    let variants: Vec<_> = catalog.families.iter().map(|(name, summary)| Variant::new(name, *summary)).collect();
    named_enum(&names.family, "A family of codes that have a cause in common.", &variants, Order::OfTable, names)
}

pub(super) fn phases(catalog: &Catalog<'_>, names: &Names) -> Part {
    let phases = &catalog.table.settings.phases;
    if phases.is_empty() || names.is_import {
        return Part::default();
    }
    let variants: Vec<_> = phases.iter().map(Variant::from).collect();
    let about = joined([
        "The situation that an error occurred in. The action depends on it.",
        &index::of_phases(catalog, names),
    ]);
    named_enum(&names.phase.name, &about, &variants, Order::None, names)
}
