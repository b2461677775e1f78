//! Lookup of numbers.

use proc_macro2::TokenStream;
use quote::quote;

use super::{hashed, placed};
use crate::array::{of_indices, of_integers};
use crate::hash::{PerfectHash, Seeded};
use crate::template::template;
use crate::{Names, ident, unsigned};
use dps_codes_model::IntType;
use dps_codes_model::resolve::Catalog;

/// Expands `from_number` and `classify`, and what they need.
pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let search = search(catalog, names);
    let (array, groups) = (&search.array, groups(catalog, names));
    let (code, functions) = (&names.code, functions(catalog, names, &search));
    quote! {
        #array
        #groups
        impl #code { #functions }
    }
}

/// Finds the only row that a number can have: by a perfect hash, or by a binary search if the table compiler found none.
struct Search {
    /// `NUMBER`, which has the number of each row.
    array: TokenStream,
    /// Statements that bind `row`.
    find: TokenStream,
    /// The number of this row.
    found: TokenStream,
}

/// The arrays of a table with this many rows lie in farther caches: a place has the number as well as the row, which saves
/// an access. In a smaller one, that would be flash for little.
const MANY: usize = 1_000;

fn search(catalog: &Catalog<'_>, names: &Names) -> Search {
    let numbers: Vec<i128> = catalog.rows.iter().map(|row| row.code.number.value).collect();
    let (low, high) = (numbers.first().copied().unwrap_or(0), numbers.last().copied().unwrap_or(0));
    let stored = names.int.storage(low, high);
    let array = of_integers(&ident("NUMBER"), stored, &names.per_variant(numbers.iter().copied()));

    let (count, number) = (numbers.len(), &names.number);
    let mut found = quote! { NUMBER[row] };
    // The caller compares all bits: an unlisted number leads to a row with another number.
    let short = stored.max <= u32::MAX.into();
    let hash = if short {
        #[allow(clippy::cast_possible_truncation)] // as the generated code does it
        let keys: Vec<u32> = numbers.iter().map(|&number| low_bits(number) as u32).collect();
        PerfectHash::of(&keys).map(|hash| (quote! { number as ::core::primitive::u32 }, hash))
    } else {
        let numbers: Vec<u64> = numbers.iter().map(|&number| low_bits(number)).collect();
        Seeded::of_numbers(&numbers)
            .map(|Seeded { seed, hash, .. }| (quote! { kernel::fold(number as ::core::primitive::u64, #seed) }, hash))
    };
    let find = match hash {
        Some((key, hash)) if short && count >= MANY => {
            let stored = ident(stored.name);
            found = quote! { (entry >> 32) as ::core::primitive::#stored };
            with_numbers(&hash, &key, &numbers)
        }
        Some((key, hash)) => {
            let (statics, row) = hashed("NUMBER", &hash);
            quote! {
                #statics
                let key = #key;
                let row = #row;
            }
        }
        None => template! {
            [count, number]
            // Counts the smaller numbers.
            let (mut row, mut high) = (0, #count);
            while row < high {
                let middle = row + (high - row) / 2;
                if (NUMBER[middle] as ::core::primitive::#number) < number {
                    row = middle + 1;
                } else {
                    high = middle;
                }
            }
        },
    };
    Search { array, find, found }
}

/// Binds `entry`, whose low half is the row and whose high half is the number of the row.
fn with_numbers(hash: &PerfectHash, key: &TokenStream, numbers: &[i128]) -> TokenStream {
    let entries: Vec<u64> = hash.slots.iter().map(|&row| (low_bits(numbers[row]) << 32) | row as u64).collect();
    let entries = of_integers(&ident("NUMBER_SLOT"), IntType::U64, &entries);
    let (pilots, place) = placed("NUMBER", hash);
    template! {
        [entries, pilots, key, place]
        #entries #pilots
        let key = #key;
        let entry = NUMBER_SLOT[#place];
        let row = entry as ::core::primitive::u32 as ::core::primitive::usize;
    }
}

/// Casts a number as the generated code does.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn low_bits(number: i128) -> u64 {
    number as u64
}

fn functions(catalog: &Catalog<'_>, names: &Names, search: &Search) -> TokenStream {
    let Search { find, found, .. } = search;
    let Names { number, code, classified, unlisted, .. } = names;
    let count = catalog.rows.len();
    let first = catalog.rows.first().map(|row| (row.code.number.value, row.code.name.value.as_str()));
    let (first, name) = first.unwrap_or((0, ""));
    let from_number_docs = names.docs(
        "Returns the code of this number; `None` if the table has no row for it.",
        &[code],
        &format!("assert_eq!({code}::from_number({first}), Some({code}::{name}));"),
    );
    let classify_docs = names.docs(
        "Returns the code of this number, or the number as an unlisted one. Never fails.",
        &[classified, code],
        &format!("assert_eq!({code}::classify({first}), {classified}::Listed({code}::{name}));"),
    );
    template! {
        [from_number_docs, number, find, found, count, classify_docs, classified, unlisted]
        #from_number_docs
        #[must_use]
        #[inline]
        pub const fn from_number(number: ::core::primitive::#number) -> ::core::option::Option<Self> {
            #find
            if row >= #count {
                return ::core::option::Option::None;
            }
            // Read before the comparison, so that this can be a conditional move instead of a branch.
            let code = ALL[row];
            if #found as ::core::primitive::#number == number {
                ::core::option::Option::Some(code)
            } else {
                ::core::option::Option::None
            }
        }

        #classify_docs
        #[must_use]
        #[inline]
        pub const fn classify(number: ::core::primitive::#number) -> #classified {
            match Self::from_number(number) {
                ::core::option::Option::Some(code) => #classified::Listed(code),
                ::core::option::Option::None => #classified::Unlisted(#unlisted { number, group: group_of(number) }),
            }
        }
    }
}

/// Expands `group_of`: the group of an unlisted number.
fn groups(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let number = &names.number;
    let index = ident(unsigned([catalog.groups.len()]).name);
    // The first range starts at the least number there is, so its start need not be stored.
    let starts: Vec<i128> = catalog.ranges.iter().skip(1).map(|&(start, _)| start).collect();
    let (low, high) = (starts.first().copied().unwrap_or(0), starts.last().copied().unwrap_or(0));
    let starts_array = of_integers(&ident("RANGE_START"), names.int.storage(low, high), &starts);
    let groups: Vec<usize> = catalog.ranges.iter().map(|&(_, group)| group).collect();
    let groups = of_indices(&ident("GROUP_OF_RANGE"), &groups);
    template! {
        [starts_array, groups, number, index]
        #starts_array
        #groups
        const fn group_of(number: ::core::primitive::#number) -> ::core::primitive::#index {
            // Counts the ranges behind the first one that start at or below this number.
            let (mut low, mut high) = (0, RANGE_START.len());
            while low < high {
                let middle = low + (high - low) / 2;
                if RANGE_START[middle] as ::core::primitive::#number <= number {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            if low < GROUP_OF_RANGE.len() { GROUP_OF_RANGE[low] as ::core::primitive::#index } else { 0 }
        }
    }
}
