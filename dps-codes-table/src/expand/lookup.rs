//! From a number or a name to the index of its row.

use proc_macro2::TokenStream;
use quote::quote;

use super::array::{of_indices, of_integers};
use super::{Names, ident};
use crate::model::IntType;
use crate::resolve::Catalog;

/// `NUMBER`, `BY_NAME` and the functions `row_of_number` and `row_of_name`.
pub(super) fn statics(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let numbers: Vec<i128> = catalog.rows.iter().map(|row| row.code.number.value).collect();
    let (low, high) = (
        numbers.first().copied().unwrap_or(0),
        numbers.last().copied().unwrap_or(0),
    );
    let stored = IntType::holding(low, high);
    let number_array = of_integers(&ident("NUMBER"), stored, &numbers);

    let mut by_name: Vec<usize> = (0..numbers.len()).collect();
    by_name.sort_by_key(|&row| catalog.rows[row].code.name.value.to_ascii_lowercase());
    let by_name = of_indices(&ident("BY_NAME"), &by_name);

    let Names {
        krate, number, code, ..
    } = names;
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
    }
}
