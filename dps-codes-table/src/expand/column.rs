//! Columns: an accessor for each on `Code`, `Unlisted` and `Classified`.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::action::{duration, optional};
use super::array::{of_group, of_row, of_rows_and_groups};
use super::choice::{Order, Variant, named_enum};
use super::docs::{escaped, paragraphs};
use super::inherited::{self, Accessor};
use super::template::template;
use super::{Names, Part, ident, literal};
use crate::model::{Column, ColumnKind, IntType, Value};
use crate::pattern::Template;
use crate::resolve::Catalog;

/// The accessor of a column, and its enum if it has a list.
pub(super) fn expand(column: &Column, index: usize, catalog: &Catalog<'_>, names: &Names) -> Part {
    match &column.kind {
        ColumnKind::Derived { templates, range } => {
            Part { types: TokenStream::new(), body: derived(column, templates, *range, catalog, names) }
        }
        ColumnKind::OneOf { type_name, choices } => {
            let variants: Vec<_> = choices.iter().map(Variant::from).collect();
            let about = paragraphs([about(column)]);
            let mut part = named_enum(&ident(type_name), &about, &variants, Order::OfTable, names);
            part.body.extend(as_str(&ident(type_name)));
            part.body.extend(stored(column, index, catalog, names));
            part
        }
        _ => Part { types: TokenStream::new(), body: stored(column, index, catalog, names) },
    }
}

/// `as_str` of the enum of a column, whose values are written as any text.
fn as_str(name: &Ident) -> TokenStream {
    template! {
        [name]
        impl #name {
            /// Returns the value as the table writes it.
            #[must_use]
            pub const fn as_str(self) -> &'static ::core::primitive::str { self.name() }
        }
    }
}

/// The type that holds whatever the templates read.
pub(super) fn derived_type(templates: &[Template]) -> IntType {
    IntType::holding(0, widest(templates))
}

fn widest(templates: &[Template]) -> i128 {
    templates.iter().map(Template::greatest).max().unwrap_or(0)
}

fn derived(
    column: &Column,
    templates: &[Template],
    (low, high): (i128, i128),
    catalog: &Catalog<'_>,
    names: &Names,
) -> TokenStream {
    let widest = widest(templates);
    let int = ident(derived_type(templates).name);
    let (name, number) = (ident(&column.name.value), &names.number);
    let function = ident(&format!("derived_{}", column.name.value));
    let bounds = catalog.table.settings.number;
    let (low, high) = (literal(low.max(0)), literal(high.min(widest)));
    let cases: Vec<TokenStream> = templates
        .iter()
        .flat_map(|template| template.pattern.ranges.iter().map(move |range| (template, range)))
        .filter(|(_, range)| range.0 <= bounds.max && range.1 >= bounds.min)
        .map(|(template, range)| {
            let (first, last) = (literal(range.0.max(bounds.min)), literal(range.1.min(bounds.max)));
            let divisor = literal(template.divisor);
            // The remainder by what no number of 64 bits reaches is the number.
            let modulus = u64::try_from(template.modulus).ok().map(literal);
            let remainder = modulus.map(|modulus| quote! { % #modulus });
            template! {
                [first, last, divisor, remainder, low, high, int]
                if #first <= number && number <= #last {
                    let digits = (number as ::core::primitive::u64) / #divisor #remainder;
                    return if #low <= digits && digits <= #high {
                        ::core::option::Option::Some(digits as ::core::primitive::#int)
                    } else {
                        ::core::option::Option::None
                    };
                }
            }
        })
        .collect();
    let of = quote! { ::core::primitive::#int };
    let option = quote! { ::core::option::Option<#of> };
    let value = quote! { #function(self.number()) };
    let accessors = if column.is_required {
        let about = about(column);
        let without = paragraphs([about.as_str(), "Returns `None` if the number does not say."]);
        let docs = [paragraphs([about.as_str()]), without.clone(), without];
        accessors(column, docs, &of, Some(&quote! { #low }), [value.clone(), value], names)
    } else {
        inherited::accessors(
            names,
            &Accessor {
                docs: paragraphs([about(column)]),
                name,
                phase: None,
                output: option.clone(),
                of_row: value.clone(),
                of_group: value,
            },
        )
    };
    quote! {
        // Ranges and divisors are the column's.
        #[allow(unused_comparisons, clippy::absurd_extreme_comparisons, clippy::identity_op)]
        const fn #function(number: ::core::primitive::#number) -> #option {
            #(#cases)*
            ::core::option::Option::None
        }
        #accessors
    }
}

fn stored(column: &Column, index: usize, catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let of = value_type(&column.kind);
    let rows = names.per_variant(catalog.rows.iter().map(|row| row.columns[index]));
    let groups = catalog.groups.iter().map(|group| group.columns[index]);
    let values = format!("COLUMN_{index}");
    let option = quote! { ::core::option::Option<#of> };
    let statics = of_rows_and_groups(&values, &option, rows, groups, |value| {
        optional(value.map(|value| written(value, &column.kind)))
    });

    let about = about(column);
    let docs = [
        paragraphs([about.as_str()]),
        paragraphs([about.as_str(), "Returns `None` if its class does not say."]),
        paragraphs([about.as_str(), "Returns `None` if the table does not say."]),
    ];
    let always = column.implied().map(|implied| written(&implied, &column.kind));
    let accessors = accessors(column, docs, &of, always.as_ref(), [of_row(&values), of_group(&values)], names);
    quote! { #statics #accessors }
}

/// The accessors of a column on `Code`, `Unlisted` and `Classified`, with the docs and the values of each. Each row has a
/// value if `otherwise` says which one it has without another.
fn accessors(
    column: &Column,
    [row_docs, group_docs, either_docs]: [TokenStream; 3],
    of: &TokenStream,
    otherwise: Option<&TokenStream>,
    [of_row, of_group]: [TokenStream; 2],
    names: &Names,
) -> TokenStream {
    let name = ident(&column.name.value);
    let Names { code, this, impl_unlisted, impl_classified, .. } = names;
    let option = quote! { ::core::option::Option<#of> };
    let (row_type, row_value, listed) = if let Some(otherwise) = otherwise {
        let value = quote! {
            match #of_row {
                ::core::option::Option::Some(value) => value,
                ::core::option::Option::None => #otherwise,
            }
        };
        (of.clone(), value, quote! { ::core::option::Option::Some(code.#name()) })
    } else {
        (option.clone(), of_row, quote! { code.#name() })
    };
    template! {
        [code, row_docs, name, row_type, row_value, impl_unlisted, this, group_docs, option, of_group,
         impl_classified, either_docs, listed]
        impl #code {
            #row_docs
            #[must_use]
            pub const fn #name(self) -> #row_type { #row_value }
        }
        #impl_unlisted {
            #group_docs
            #[must_use]
            pub const fn #name(#this) -> #option { #of_group }
        }
        #impl_classified {
            #either_docs
            #[must_use]
            pub const fn #name(#this) -> #option {
                match self {
                    Self::Listed(code) => #listed,
                    Self::Unlisted(unlisted) => unlisted.#name(),
                }
            }
        }
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
        ColumnKind::Duration => quote! { ::core::time::Duration },
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
        (Value::Duration(milliseconds), _) => duration(*milliseconds),
        (Value::Choice(choice), ColumnKind::OneOf { type_name, choices }) => {
            let (name, variant) = (ident(type_name), ident(&choices[*choice].name.value));
            quote! { #name::#variant }
        }
        (Value::Choice(_), _) => TokenStream::new(),
    }
}

/// The meaning of a column.
fn about(column: &Column) -> String {
    let summary = column.summary.as_ref().map(|summary| escaped(&summary.value));
    summary.unwrap_or_else(|| format!("The column `{}` of the table.", column.name.value))
}
