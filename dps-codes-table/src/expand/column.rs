//! Columns: an accessor each, on rows, on numbers without a row, and on either.

use proc_macro2::TokenStream;
use quote::quote;

use super::action::optional;
use super::array::{Dictionary, read};
use super::choice::{Variant, named_enum};
use super::docs::{escaped, paragraphs};
use super::{Names, Part, ident, literal};
use crate::model::{Column, ColumnKind, IntType, Value};
use crate::resolve::Catalog;

/// The enum of a column with a list.
pub(super) fn one_of_enum(column: &Column, names: &Names) -> Part {
    let ColumnKind::OneOf { type_name, choices } = &column.kind else {
        return Part::default();
    };
    let variants: Vec<_> = choices
        .iter()
        .map(|choice| {
            Variant::new(
                &choice.name.value,
                choice.summary.as_ref().map(|summary| summary.value.as_str()),
            )
        })
        .collect();
    named_enum(&ident(type_name), &docs(column), &variants, names)
}

/// What the columns add to each of the three types.
#[derive(Default)]
pub(super) struct Accessors {
    pub(super) statics: TokenStream,
    pub(super) of_code: TokenStream,
    pub(super) of_unlisted: TokenStream,
    pub(super) of_classified: TokenStream,
}

pub(super) fn accessors(catalog: &Catalog<'_>, names: &Names) -> Accessors {
    let mut all = Accessors::default();
    for (index, column) in catalog.table.columns.iter().enumerate() {
        let one = match &column.kind {
            ColumnKind::Derived { templates, range } => derived(column, templates, *range, catalog, names),
            _ => stored(column, index, catalog),
        };
        all.statics.extend(one.statics);
        all.of_code.extend(one.of_code);
        all.of_unlisted.extend(one.of_unlisted);
        all.of_classified.extend(one.of_classified);
    }
    all
}

fn derived(
    column: &Column,
    templates: &[crate::pattern::Template],
    (low, high): (i128, i128),
    catalog: &Catalog<'_>,
    names: &Names,
) -> Accessors {
    let widest = templates
        .iter()
        .map(|template| i128::from(template.modulus) - 1)
        .max()
        .unwrap_or(0);
    let int = ident(IntType::holding(0, widest).name);
    let (name, number) = (ident(&column.name.value), &names.number);
    let function = ident(&format!("{}_of", column.name.value));
    let bounds = catalog.table.settings.number;
    let (low, high) = (literal(low.max(0)), literal(high.min(widest)));
    let cases: Vec<TokenStream> = templates
        .iter()
        .flat_map(|template| template.pattern.ranges.iter().map(move |range| (template, range)))
        .filter(|(_, range)| range.0 <= bounds.max && range.1 >= bounds.min)
        .map(|(template, range)| {
            let (first, last) = (literal(range.0.max(bounds.min)), literal(range.1.min(bounds.max)));
            let (divisor, modulus) = (literal(template.divisor), literal(template.modulus));
            quote! {
                if #first <= number && number <= #last {
                    let digits = (number as ::core::primitive::u64) / #divisor % #modulus;
                    return if #low <= digits && digits <= #high {
                        ::core::option::Option::Some(digits as ::core::primitive::#int)
                    } else {
                        ::core::option::Option::None
                    };
                }
            }
        })
        .collect();
    let docs = docs(column);
    let accessor = |body: TokenStream| {
        quote! {
            #docs
            #[must_use]
            pub const fn #name(self) -> ::core::option::Option<::core::primitive::#int> { #body }
        }
    };
    let own = accessor(quote! { #function(self.number()) });
    Accessors {
        statics: quote! {
            #[allow(unused_comparisons)]
            const fn #function(number: ::core::primitive::#number) -> ::core::option::Option<::core::primitive::#int> {
                #(#cases)*
                ::core::option::Option::None
            }
        },
        of_code: own.clone(),
        of_unlisted: own.clone(),
        of_classified: own,
    }
}

fn stored(column: &Column, index: usize, catalog: &Catalog<'_>) -> Accessors {
    let of = value_type(&column.kind);
    // A flag is false where nothing is said.
    let implied = matches!(column.kind, ColumnKind::Flag).then_some(Value::Flag(false));
    let always = column.default.is_some() || implied.is_some();
    let rows = Dictionary::of(catalog.rows.iter().map(|row| row.columns[index].or(implied.as_ref())));
    let ranges = Dictionary::of(catalog.ranges.iter().map(|range| range.columns[index]));

    let upper = column.name.value.to_uppercase();
    let (row_values, range_values) = (format!("COLUMN_{upper}"), format!("COLUMN_OF_RANGE_{upper}"));
    let write = |value: &Option<&Value>| optional(value.map(|value| written(value, &column.kind)));
    let option = quote! { ::core::option::Option<#of> };
    let (row_type, row_statics) = if always {
        let statics = rows.statics(&row_values, &of, |value| {
            value.map_or_else(TokenStream::new, |value| written(value, &column.kind))
        });
        (of.clone(), statics)
    } else {
        (option.clone(), rows.statics(&row_values, &option, write))
    };
    let range_statics = ranges.statics(&range_values, &option, write);

    let (name, docs) = (ident(&column.name.value), docs(column));
    let row_value = read(&row_values, &quote! { self as ::core::primitive::usize });
    let range_value = read(&range_values, &quote! { self.range as ::core::primitive::usize });
    let listed = if always {
        quote! { ::core::option::Option::Some(code.#name()) }
    } else {
        quote! { code.#name() }
    };
    Accessors {
        statics: quote! { #row_statics #range_statics },
        of_code: quote! {
            #docs
            #[must_use]
            pub const fn #name(self) -> #row_type { #row_value }
        },
        of_unlisted: quote! {
            #docs
            /// `None` where the class of the number does not say.
            #[must_use]
            pub const fn #name(self) -> #option { #range_value }
        },
        of_classified: quote! {
            #docs
            /// `None` where the table does not say.
            #[must_use]
            pub const fn #name(self) -> #option {
                match self {
                    Self::Listed(code) => #listed,
                    Self::Unlisted(unlisted) => unlisted.#name(),
                }
            }
        },
    }
}

fn value_type(kind: &ColumnKind) -> TokenStream {
    match kind {
        ColumnKind::Flag => quote! { ::core::primitive::bool },
        ColumnKind::Text | ColumnKind::Derived { .. } => quote! { &'static ::core::primitive::str },
        ColumnKind::Integer { int, .. } => {
            let int = ident(int.name);
            quote! { ::core::primitive::#int }
        }
        ColumnKind::OneOf { type_name, .. } => {
            let name = ident(type_name);
            quote! { #name }
        }
    }
}

fn written(value: &Value, kind: &ColumnKind) -> TokenStream {
    match (value, kind) {
        (Value::Flag(flag), _) => quote! { #flag },
        (Value::Integer(integer), _) => {
            let integer = literal(*integer);
            quote! { #integer }
        }
        (Value::Text(text), _) => quote! { #text },
        (Value::Choice(choice), ColumnKind::OneOf { type_name, choices }) => {
            let (name, variant) = (ident(type_name), ident(&choices[*choice].name.value));
            quote! { #name::#variant }
        }
        (Value::Choice(_), _) => TokenStream::new(),
    }
}

fn docs(column: &Column) -> TokenStream {
    let summary = column.summary.as_ref().map(|summary| escaped(&summary.value));
    paragraphs([summary.unwrap_or_else(|| format!("The column `{}` of the table.", column.name.value))])
}
