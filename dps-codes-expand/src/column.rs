//! Columns: an accessor for each on `Code`, `Unlisted` and `Classified`.

use std::slice;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::action::{duration, optional};
use super::array::{of_group, of_row, of_rows_and_groups};
use super::choice::{Order, Variant, named_enum};
use super::docs::{escaped, joined};
use super::inherited::{self, Accessor};
use super::template::template;
use super::{Names, Part, example, ident, literal};
use dps_codes_model::pattern::{Template, derived_value};
use dps_codes_model::resolve::Catalog;
use dps_codes_model::{Column, ColumnKind, IntType, Value};

/// Expands the accessor of a column, and its enum if it has a list.
pub(super) fn expand(column: &Column, index: usize, catalog: &Catalog<'_>, names: &Names) -> Part {
    match &column.kind {
        ColumnKind::Derived { templates, range } => {
            Part { types: TokenStream::new(), body: derived(column, templates, *range, catalog, names) }
        }
        ColumnKind::Bit(template) => Part { types: TokenStream::new(), body: bit(column, template, catalog, names) },
        ColumnKind::OneOf { type_name, choices } => {
            let variants: Vec<_> = choices.iter().map(Variant::from).collect();
            let name = ident(type_name);
            let mut part = named_enum(&name, &about(column), &variants, Order::OfTable, names);
            part.body.extend(as_str(&name, variants.first(), names));
            part.body.extend(stored(column, index, catalog, names));
            part
        }
        _ => Part { types: TokenStream::new(), body: stored(column, index, catalog, names) },
    }
}

/// Expands `as_str` of the enum of a column, whose values are written as any text.
fn as_str(name: &Ident, first: Option<&Variant>, names: &Names) -> TokenStream {
    let example = first.map_or_else(String::new, |Variant { name: variant, text, .. }| {
        format!("assert_eq!({name}::{variant}.as_str(), {text:?});")
    });
    let docs = names.docs("Returns the value as the table writes it.", &[name], &example);
    template! {
        [name, docs]
        impl #name {
            #docs
            #[must_use]
            pub const fn as_str(self) -> &'static ::core::primitive::str { self.name() }
        }
    }
}

/// Returns the type that holds whatever the templates read.
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
    let (lowest, highest) = (literal(low.max(0)), literal(high.min(widest)));
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
                [first, last, divisor, remainder, lowest, highest, int]
                if #first <= number && number <= #last {
                    let digits = (number as ::core::primitive::u64) / #divisor #remainder;
                    return if #lowest <= digits && digits <= #highest {
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
    let docs = derived_docs(column, templates, (low, high), catalog, names);
    let accessors = if column.is_required {
        accessors(column, docs, &of, Some(&quote! { #lowest }), [value.clone(), value], names)
    } else {
        let [docs, ..] = docs;
        let output = option.clone();
        inherited::accessors(
            names,
            &Accessor { docs, name, phase: None, output, of_row: value.clone(), of_group: value },
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

/// Expands the accessor of a bit, which every number has.
fn bit(column: &Column, template: &Template, catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let (code, name, mask) = (&names.code, &column.name.value, literal(template.divisor));
    let example = catalog.rows.first().map_or_else(String::new, |row| {
        let is_set = derived_value(slice::from_ref(template), (1, 1), row.code.number.value).is_some();
        let not = if is_set { "" } else { "!" };
        format!("assert!({not}{code}::{}.{name}());", row.code.name.value)
    });
    let value = quote! { ((self.number() as ::core::primitive::u64) & #mask) != 0 };
    let accessor = Accessor {
        docs: names.docs(&about(column), &[code], &example),
        name: ident(name),
        phase: None,
        output: quote! { ::core::primitive::bool },
        of_row: value.clone(),
        of_group: value,
    };
    inherited::accessors(names, &accessor)
}

/// Returns the documentation of the accessors of a derived column: of rows, of unlisted codes, and of either.
fn derived_docs(
    column: &Column,
    templates: &[Template],
    range: (i128, i128),
    catalog: &Catalog<'_>,
    names: &Names,
) -> [TokenStream; 3] {
    let (code, name, about) = (&names.code, &column.name.value, about(column));
    let value = |number| derived_value(templates, range, number);
    let shown = catalog.rows.iter().find_map(|row| Some((row, value(row.code.number.value)?)));
    let (of_row, of_either) = shown.map_or_else(Default::default, |(row, value)| {
        let row_value = if column.is_required { value.to_string() } else { format!("Some({value})") };
        let wire = names.wire(row.code);
        (
            format!("assert_eq!({code}::{}.{name}(), {row_value});", row.code.name.value),
            format!("assert_eq!({code}::classify({wire}).{name}(), Some({value}));"),
        )
    });
    let of_group = example::unlisted(catalog, names, |_| true).map_or_else(String::new, |(wire, _)| {
        let value = wire.parse().ok().and_then(value).map(|value| format!("Some({value})"));
        format!("assert_eq!({code}::classify({wire}).{name}(), {});", value.as_deref().unwrap_or("None"))
    });
    let without = joined([about.as_str(), "Returns `None` if the number does not say."]);
    let docs = |about: &str, example: &str| names.docs(about, &[code], example);
    [docs(&about, &of_row), docs(&without, &of_group), docs(&without, &of_either)]
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

    let docs = docs(column, index, catalog, names);
    let always = column.implied().map(|implied| written(&implied, &column.kind));
    let accessors = accessors(column, docs, &of, always.as_ref(), [of_row(&values), of_group(&values)], names);
    quote! { #statics #accessors }
}

/// Expands the accessors of a column on `Code`, `Unlisted` and `Classified`, with the docs and the values of each. Each
/// row has a value if `otherwise` says which one it has without another.
fn accessors(
    column: &Column,
    [row_docs, group_docs, either_docs]: [TokenStream; 3],
    of: &TokenStream,
    otherwise: Option<&TokenStream>,
    [of_row, of_group]: [TokenStream; 2],
    names: &Names,
) -> TokenStream {
    let name = ident(&column.name.value);
    let Names { code, this, row, impl_unlisted, impl_classified, .. } = names;
    let option = quote! { ::core::option::Option<#of> };
    let (row_type, row_value, listed) = if let Some(otherwise) = otherwise {
        let value = template! {
            [of_row, otherwise]
            match #of_row {
                ::core::option::Option::Some(value) => value,
                ::core::option::Option::None => #otherwise,
            }
        };
        (of.clone(), value, quote! { ::core::option::Option::Some(#code::#name(#row)) })
    } else {
        (option.clone(), of_row, quote! { #code::#name(#row) })
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

/// Returns the documentation of the accessors of rows, of unlisted codes, and of either.
fn docs(column: &Column, index: usize, catalog: &Catalog<'_>, names: &Names) -> [TokenStream; 3] {
    let (code, name, about) = (&names.code, &column.name.value, about(column));
    let mut types = vec![code];
    let type_name = match &column.kind {
        ColumnKind::OneOf { type_name, .. } => Some(ident(type_name)),
        _ => None,
    };
    types.extend(&type_name);
    let implied = column.implied();
    let shown = catalog.rows.iter().find_map(|row| Some((row, row.columns[index]?)));
    let shown = shown.or_else(|| catalog.rows.first().zip(implied.as_ref()));
    let (of_row, of_either) = shown.map_or_else(Default::default, |(row, value)| {
        let value = example_value(value, &column.kind);
        let row_value = if implied.is_some() { value.clone() } else { format!("Some({value})") };
        let wire = names.wire(row.code);
        (
            format!("assert_eq!({code}::{}.{name}(), {row_value});", row.code.name.value),
            format!("assert_eq!({code}::classify({wire}).{name}(), Some({value}));"),
        )
    });
    let unlisted = example::unlisted(catalog, names, |group| group.columns[index].is_some())
        .or_else(|| example::unlisted(catalog, names, |_| true));
    let of_group = unlisted.map_or_else(String::new, |(wire, group)| {
        let value = group.columns[index].map(|value| format!("Some({})", example_value(value, &column.kind)));
        format!("assert_eq!({code}::classify({wire}).{name}(), {});", value.as_deref().unwrap_or("None"))
    });
    [
        names.docs(&about, &types, &of_row),
        names.docs(&joined([about.as_str(), "Returns `None` if its class does not say."]), &types, &of_group),
        names.docs(&joined([about.as_str(), "Returns `None` if the table does not say."]), &types, &of_either),
    ]
}

/// Returns a value as an expression in an example.
fn example_value(value: &Value, kind: &ColumnKind) -> String {
    match (value, kind) {
        (Value::Flag(flag), _) => flag.to_string(),
        (Value::Integer(integer), _) => integer.to_string(),
        (Value::Text(text), _) => format!("{text:?}"),
        (Value::Duration(milliseconds), _) => format!("core::time::Duration::from_millis({milliseconds})"),
        (Value::Choice(choice), ColumnKind::OneOf { type_name, choices }) => {
            format!("{type_name}::{}", choices[*choice].name.value)
        }
        (Value::Choice(_), _) => String::new(),
    }
}

fn value_type(kind: &ColumnKind) -> TokenStream {
    match kind {
        ColumnKind::Flag | ColumnKind::Bit(_) => quote! { ::core::primitive::bool },
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

/// Returns the meaning of a column.
fn about(column: &Column) -> String {
    let summary = column.summary.as_ref().map(|summary| escaped(&summary.value));
    summary.unwrap_or_else(|| format!("The column `{}` of the table.", column.name.value))
}
