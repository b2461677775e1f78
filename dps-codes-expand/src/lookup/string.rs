//! Lookup of string codes, in any case.

use proc_macro2::TokenStream;
use quote::quote;

use super::text::row_of_text;
use crate::array::of_indices;
use crate::template::template;
use crate::{Names, ident, unsigned};
use dps_codes_model::resolve::Catalog;

/// Expands `from_code` and `classify`, and what they need.
pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let codes: Vec<(&str, usize)> = catalog.rows.iter().map(|row| row.code.string.as_str()).zip(0..).collect();
    let row_of_code = row_of_text("CODE", &ident("row_of_code"), &ident("code_bytes"), &codes);
    let groups = groups(catalog);
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
        #[inline]
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

/// Expands `group_of`: the group of an unlisted code.
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
