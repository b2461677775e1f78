//! Look-up of string codes, in any case.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::array::of_indices;
use super::super::template::template;
use super::super::{Names, ident, unsigned};
use super::hashed;
use crate::hash::Seeded;
use crate::resolve::Catalog;
use crate::sort;

/// `from_code` and `classify`, and what they need.
pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let (row_of_code, groups) = (row_of_code(catalog), groups(catalog));
    let Names { code, classified, unlisted, .. } = names;
    let (wire, name) =
        catalog.rows.first().map_or_else(Default::default, |row| (names.wire(row.code), row.code.name.value.as_str()));
    let from_code_docs = names.docs(
        "Returns the code that is written like this, in any case of ASCII letters; `None` if the table has no row for it.",
        &[code],
        &format!("const CODE: Option<{code}> = {code}::from_code({wire});\nassert_eq!(CODE, Some({code}::{name}));"),
    );
    let classify_docs = names.docs(
        "Returns the code that is written like this, or the string as an unlisted code. Never fails.",
        &[classified, code],
        &format!("assert_eq!({code}::classify({wire}), {classified}::Listed({code}::{name}));"),
    );
    template! {
        [row_of_code, groups, code, from_code_docs, classify_docs, classified, unlisted]
        const fn code_bytes(row: ::core::primitive::usize) -> &'static [::core::primitive::u8] {
            let start = LINE_START[row] as ::core::primitive::usize;
            __private::bytes(TEXT, start, CODE_LEN[row] as ::core::primitive::usize)
        }
        #row_of_code
        #groups
        impl #code {
            #from_code_docs
            #[must_use]
            #[inline]
            pub const fn from_code(code: &::core::primitive::str) -> ::core::option::Option<Self> {
                match row_of_code(code.as_bytes()) {
                    ::core::option::Option::Some(row) => ::core::option::Option::Some(ALL[row]),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            }

            #classify_docs
            #[must_use]
            #[inline]
            pub const fn classify(code: &::core::primitive::str) -> #classified<&::core::primitive::str> {
                match Self::from_code(code) {
                    ::core::option::Option::Some(code) => #classified::Listed(code),
                    ::core::option::Option::None => {
                        #classified::Unlisted(#unlisted { code, group: group_of(code.as_bytes()) })
                    }
                }
            }
        }
    }
}

/// `row_of_code`: by a perfect hash, or by a binary search if the table compiler found none.
fn row_of_code(catalog: &Catalog<'_>) -> TokenStream {
    let codes: Vec<&str> = catalog.rows.iter().map(|row| row.code.string.as_str()).collect();
    let count = codes.len();
    let body = if let Some(Seeded { key, seed, hash }) = Seeded::of_names(&codes) {
        let key = ident(key);
        let (statics, row) = hashed("CODE", &hash);
        template! {
            [statics, key, seed, row, count]
            #statics
            let key = kernel::#key(code, #seed);
            let row = #row;
            if row < #count && __private::same_name(code_bytes(row), code) {
                ::core::option::Option::Some(row)
            } else {
                ::core::option::Option::None
            }
        }
    } else {
        // Rows are in the order of the codes as they are written.
        let lower: Vec<String> = codes.iter().map(|code| code.to_ascii_lowercase()).collect();
        let mut by_code: Vec<usize> = (0..count).collect();
        sort::by_key(&mut by_code, |&row| lower[row].as_str());
        let by_code = of_indices(&ident("BY_CODE"), &by_code);
        template! {
            [by_code, count]
            #by_code
            let (mut low, mut high) = (0, #count);
            while low < high {
                let middle = low + (high - low) / 2;
                let row = BY_CODE[middle] as ::core::primitive::usize;
                match __private::compare_names(code_bytes(row), code) {
                    ::core::cmp::Ordering::Equal => return ::core::option::Option::Some(row),
                    ::core::cmp::Ordering::Less => low = middle + 1,
                    ::core::cmp::Ordering::Greater => high = middle,
                }
            }
            ::core::option::Option::None
        }
    };
    quote! {
        #[inline]
        const fn row_of_code(code: &[::core::primitive::u8]) -> ::core::option::Option<::core::primitive::usize> {
            #body
        }
    }
}

/// `group_of`: the group of an unlisted code.
fn groups(catalog: &Catalog<'_>) -> TokenStream {
    let line = &catalog.table.line;
    let index = ident(unsigned([catalog.groups.len()]).name);
    // The first range starts at the beginning of the line, so its start need not be stored.
    let starts: Vec<_> = catalog
        .ranges
        .iter()
        .skip(1)
        .filter_map(|&(start, _)| line.point(start))
        .map(|(stretch, text)| quote! { (#stretch, #text) })
        .collect();
    let groups: Vec<usize> = catalog.ranges.iter().map(|&(_, group)| group).collect();
    let groups = of_indices(&ident("GROUP_OF_RANGE"), &groups);
    let (lengths, count, lengths_count) = (&line.lengths, starts.len(), line.lengths.len());
    quote! {
        static LENGTHS: [::core::primitive::usize; #lengths_count] = [#(#lengths),*];
        static RANGE_START: [(::core::primitive::usize, &::core::primitive::str); #count] = [#(#starts),*];
        #groups
        const fn group_of(code: &[::core::primitive::u8]) -> ::core::primitive::#index {
            let range = __private::range_of(&LENGTHS, &RANGE_START, code);
            if range < GROUP_OF_RANGE.len() { GROUP_OF_RANGE[range] as ::core::primitive::#index } else { 0 }
        }
    }
}
