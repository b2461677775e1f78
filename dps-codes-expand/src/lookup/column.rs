//! Lookup of rows by the value of a unique column.

use proc_macro2::TokenStream;
use quote::quote;

use super::hashed;
use super::text::row_of_text;
use crate::array::{masked, of_indices};
use crate::hash::Seeded;
use crate::template::template;
use crate::{Names, ident};
use dps_codes_model::resolve::Catalog;
use dps_codes_model::sort;
use dps_codes_model::{Column, ColumnKind, IntType, Value};

/// Expands `from_COLUMN` of each unique column.
pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let mut functions = TokenStream::new();
    for (index, column) in catalog.table.columns.iter().enumerate().filter(|(_, column)| column.is_unique) {
        functions.extend(of_column(index, column, catalog, names));
    }
    functions
}

fn of_column(index: usize, column: &Column, catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let values = catalog.rows.iter().enumerate().filter_map(|(row, of)| Some((of.columns[index]?, row)));
    let name = &column.name.value;
    let row_of = ident(&format!("row_of_{name}"));
    let value = masked(&format!("COLUMN_{index}"), &{
        let rows = ident(&format!("COLUMN_{index}_OF_ROW"));
        quote! { #rows[row] }
    });
    let (of, look_up, argument, example) = if let ColumnKind::Integer { int, .. } = &column.kind {
        let numbers: Vec<(i128, usize)> = values.filter_map(|(value, row)| Some((integer(value)?, row))).collect();
        let number = ident(int.name);
        let example = numbers.first().map(|(number, row)| (number.to_string(), *row));
        let function = row_of_number(index, *int, &numbers, &value, &row_of);
        (quote! { ::core::primitive::#number }, function, quote! { value }, example)
    } else {
        let texts: Vec<(&str, usize)> = values.filter_map(|(value, row)| Some((text(value)?, row))).collect();
        let bytes = ident(&format!("bytes_of_{name}"));
        let function = row_of_text(&format!("UNIQUE_{index}"), &row_of, &bytes, &texts);
        let example = texts.first().map(|(text, row)| (format!("{text:?}"), *row));
        let functions = template! {
            [bytes, value, function]
            const fn #bytes(row: ::core::primitive::usize) -> &'static [::core::primitive::u8] {
                match #value {
                    ::core::option::Option::Some(value) => value.as_bytes(),
                    ::core::option::Option::None => &[],
                }
            }
            #function
        };
        (quote! { &::core::primitive::str }, functions, quote! { value.as_bytes() }, example)
    };
    let code = &names.code;
    let in_any_case = if matches!(column.kind, ColumnKind::Text) { ", in any case of ASCII letters" } else { "" };
    let about = format!("Returns the code whose `{name}` is this value{in_any_case}; `None` if no row has it.");
    let example = example.map_or_else(String::new, |(value, row)| {
        let row = &catalog.rows[row].code.name.value;
        format!("const CODE: Option<{code}> = {code}::from_{name}({value});\nassert_eq!(CODE, Some({code}::{row}));")
    });
    let (docs, from) = (names.docs(&about, &[code], &example), ident(&format!("from_{name}")));
    template! {
        [look_up, code, docs, from, of, row_of, argument]
        #look_up
        impl #code {
            #docs
            #[must_use]
            #[inline]
            pub const fn #from(value: #of) -> ::core::option::Option<Self> {
                match #row_of(#argument) {
                    ::core::option::Option::Some(row) => ::core::option::Option::Some(ALL[row]),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }
        }
    }
}

/// Expands a function from a number to the row that has it: by a perfect hash, or by a binary search if no hash was found.
fn row_of_number(
    index: usize,
    int: IntType,
    numbers: &[(i128, usize)],
    value: &TokenStream,
    function: &proc_macro2::Ident,
) -> TokenStream {
    let number = ident(int.name);
    let keys: Vec<u64> = numbers.iter().map(|&(number, _)| super::number::low_bits(number)).collect();
    let body = if let Some(Seeded { seed, mut hash, .. }) = Seeded::of_numbers(&keys) {
        for slot in &mut hash.slots {
            *slot = numbers.get(*slot).map_or(0, |&(_, row)| row);
        }
        let (statics, row) = hashed(&format!("UNIQUE_{index}"), &hash);
        template! {
            [statics, seed, row, value]
            #statics
            let key = kernel::fold(number as ::core::primitive::u64, #seed);
            let row = #row;
            match #value {
                ::core::option::Option::Some(value) if value == number => ::core::option::Option::Some(row),
                _ => ::core::option::Option::None,
            }
        }
    } else {
        let mut sorted = numbers.to_vec();
        sort::by_key(&mut sorted, |&(number, _)| number);
        let rows: Vec<usize> = sorted.into_iter().map(|(_, row)| row).collect();
        let array = ident(&format!("BY_UNIQUE_{index}"));
        let (count, statics) = (rows.len(), of_indices(&array, &rows));
        template! {
            [statics, count, array, value]
            #statics
            let (mut low, mut high) = (0, #count);
            while low < high {
                let middle = low + (high - low) / 2;
                let row = #array[middle] as ::core::primitive::usize;
                match #value {
                    ::core::option::Option::Some(value) if value == number => {
                        return ::core::option::Option::Some(row);
                    }
                    ::core::option::Option::Some(value) if value > number => high = middle,
                    _ => low = middle + 1,
                }
            }
            ::core::option::Option::None
        }
    };
    template! {
        [function, number, body]
        #[inline]
        const fn #function(number: ::core::primitive::#number) -> ::core::option::Option<::core::primitive::usize> {
            #body
        }
    }
}

fn integer(value: &Value) -> Option<i128> {
    if let Value::Integer(integer) = value { Some(*integer) } else { None }
}

fn text(value: &Value) -> Option<&str> {
    if let Value::Text(text) = value { Some(text) } else { None }
}
