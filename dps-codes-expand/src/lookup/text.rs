//! Lookup of rows by a string, in any case of ASCII letters.

use proc_macro2::{Ident, TokenStream};

use super::hashed;
use crate::array::of_indices;
use crate::hash::Seeded;
use crate::ident;
use crate::template::template;
use dps_codes_model::sort;

/// Expands a function from bytes to the row that has them: by a perfect hash, or by a binary search if the table
/// compiler found none. `texts` are the distinct strings with their rows, and `bytes_of_row` is the function back.
pub(super) fn row_of_text(
    statics: &str,
    function: &Ident,
    bytes_of_row: &Ident,
    texts: &[(&str, usize)],
) -> TokenStream {
    let (strings, rows): (Vec<&str>, Vec<usize>) = texts.iter().copied().unzip();
    let body = if let Some(Seeded { key, seed, mut hash }) = Seeded::of_names(&strings) {
        for slot in &mut hash.slots {
            *slot = rows.get(*slot).copied().unwrap_or_default();
        }
        let key = ident(key);
        let (statics, row) = hashed(statics, &hash);
        template! {
            [statics, key, seed, row, bytes_of_row]
            #statics
            let key = kernel::#key(text, #seed);
            let row = #row;
            if row < ALL.len() && __private::same_name(#bytes_of_row(row), text) {
                ::core::option::Option::Some(row)
            } else {
                ::core::option::Option::None
            }
        }
    } else {
        let lower: Vec<String> = strings.iter().map(|text| text.to_ascii_lowercase()).collect();
        let mut order: Vec<usize> = (0..rows.len()).collect();
        sort::by_key(&mut order, |&place| lower[place].as_str());
        let sorted: Vec<usize> = order.into_iter().map(|place| rows[place]).collect();
        let array = ident(&format!("BY_{statics}"));
        let (count, statics) = (sorted.len(), of_indices(&array, &sorted));
        template! {
            [statics, array, count, bytes_of_row]
            #statics
            let (mut low, mut high) = (0, #count);
            while low < high {
                let middle = low + (high - low) / 2;
                let row = #array[middle] as ::core::primitive::usize;
                match __private::compare_names(#bytes_of_row(row), text) {
                    ::core::cmp::Ordering::Equal => return ::core::option::Option::Some(row),
                    ::core::cmp::Ordering::Less => low = middle + 1,
                    ::core::cmp::Ordering::Greater => high = middle,
                }
            }
            ::core::option::Option::None
        }
    };
    template! {
        [function, body]
        #[inline]
        const fn #function(text: &[::core::primitive::u8]) -> ::core::option::Option<::core::primitive::usize> {
            #body
        }
    }
}
