//! From a number or a name to its row, and from a number without a row to the range of numbers that it lies in.

use proc_macro2::TokenStream;
use quote::quote;

use super::array::{of_indices, of_integers};
use super::{Names, ident};
use crate::model::IntType;
use crate::resolve::Catalog;

/// Arrays, and the functions that start from a number or a name.
pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let numbers: Vec<i128> = catalog.rows.iter().map(|row| row.code.number.value).collect();
    let (low, high) = (numbers.first().copied().unwrap_or(0), numbers.last().copied().unwrap_or(0));
    let stored = IntType::holding(low, high);
    let number_array = of_integers(&ident("NUMBER"), stored, &numbers);

    let mut by_name: Vec<usize> = (0..numbers.len()).collect();
    by_name.sort_by_key(|&row| catalog.rows[row].code.name.value.to_ascii_lowercase());
    let by_name = of_indices(&ident("BY_NAME"), &by_name);

    let Names { krate, number, code, .. } = names;
    let (ranges, functions) = (ranges(catalog, names), functions(catalog, names));
    quote! {
        #number_array
        #by_name
        const fn row_of_number(number: ::core::primitive::#number) -> ::core::option::Option<::core::primitive::usize> {
            let (mut low, mut high) = (0, NUMBER.len());
            while low < high {
                let middle = low + (high - low) / 2;
                let found = NUMBER[middle] as ::core::primitive::#number;
                if found == number {
                    return ::core::option::Option::Some(middle);
                }
                if found < number {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            ::core::option::Option::None
        }
        fn row_of_name(name: &::core::primitive::str) -> ::core::option::Option<::core::primitive::usize> {
            #krate::__private::find_name(BY_NAME.len(), name, |place| {
                let row = BY_NAME[place] as ::core::primitive::usize;
                (row, #code::ALL[row].name())
            })
        }
        #ranges
        #[automatically_derived]
        impl #code { #functions }
    }
}

fn functions(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names { number, code, classified, unlisted, .. } = names;
    let first = catalog.rows.first().map(|row| (row.code.number.value, row.code.name.value.as_str()));
    let (first, name) = first.unwrap_or((0, ""));
    let from_number_docs = names.docs(
        "The code of this number, if the table has a row for it.",
        &[code],
        &format!("assert_eq!({code}::from_number({first}), Some({code}::{name}));"),
    );
    let from_name_docs = names.docs(
        "The code of this name, in any case of ASCII letters.",
        &[code],
        &format!("assert_eq!({code}::from_name({:?}), Some({code}::{name}));", name.to_ascii_lowercase()),
    );
    let classify_docs = names.docs(
        "What is known of a number, with or without a row. Never fails, and keeps the number.",
        &[classified, code],
        &format!("assert_eq!({code}::classify({first}), {classified}::Listed({code}::{name}));"),
    );
    quote! {
        #from_number_docs
        #[must_use]
        pub const fn from_number(number: ::core::primitive::#number) -> ::core::option::Option<Self> {
            match row_of_number(number) {
                ::core::option::Option::Some(row) => ::core::option::Option::Some(ALL[row]),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }

        #from_name_docs
        #[must_use]
        pub fn from_name(name: &::core::primitive::str) -> ::core::option::Option<Self> {
            match row_of_name(name) {
                ::core::option::Option::Some(row) => ::core::option::Option::Some(ALL[row]),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }

        #classify_docs
        #[must_use]
        pub const fn classify(number: ::core::primitive::#number) -> #classified {
            match Self::from_number(number) {
                ::core::option::Option::Some(code) => #classified::Listed(code),
                ::core::option::Option::None => #classified::Unlisted(#unlisted { number, range: range_of(number) }),
            }
        }
    }
}

/// `range_of`: which range of alike numbers a number without a row lies in.
fn ranges(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let number = &names.number;
    let index_type = ident(super::unsigned([catalog.ranges.len()]).name);
    let starts: Vec<i128> = catalog.ranges.iter().map(|range| range.start).collect();
    let starts = super::array::of_integers(&ident("RANGE_START"), catalog.table.settings.number, &starts);
    quote! {
        #starts
        const fn range_of(number: ::core::primitive::#number) -> ::core::primitive::#index_type {
            // The first range starts at the least number there is.
            let (mut low, mut high) = (0, RANGE_START.len());
            while high - low > 1 {
                let middle = low + (high - low) / 2;
                if RANGE_START[middle] <= number {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            low as ::core::primitive::#index_type
        }
    }
}
