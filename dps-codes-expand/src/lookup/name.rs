//! Lookup of names and aliases, in any case.

use proc_macro2::TokenStream;
use quote::quote;

use super::hashed;
use crate::array::of_indices;
use crate::hash::Seeded;
use crate::template::template;
use crate::{Names, ident};
use dps_codes_model::resolve::Catalog;
use dps_codes_model::sort;

/// Expands `row_of_name`: by a perfect hash of all names, or by a binary search if the table compiler found none.
///
/// A place among the names is the row itself, or behind the last row an alias. Tables without aliases pay nothing.
pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let (count, code) = (catalog.rows.len(), &names.code);
    let aliases: Vec<(&str, usize)> = catalog
        .rows
        .iter()
        .enumerate()
        .flat_map(|(row, of)| of.code.aliases.iter().map(move |alias| (alias.value.as_str(), row)))
        .collect();
    let row_names = catalog.rows.iter().map(|row| row.code.name.value.as_str());
    let all_names: Vec<&str> = row_names.chain(aliases.iter().map(|&(alias, _)| alias)).collect();

    let body = if let Some(Seeded { key, seed, hash }) = Seeded::of_names(&all_names) {
        let key = ident(key);
        let (statics, place) = hashed("NAME", &hash);
        let (found, found_name) = if aliases.is_empty() {
            (quote! { let row = #place; }, quote! { name_bytes(row) })
        } else {
            let found = template! {
                [place]
                let place = #place;
                let alias = alias_at(place);
                let row = alias.map_or(place, |(row, _)| row);
            };
            (found, quote! { alias.map_or_else(|| name_bytes(row), |(_, alias)| alias.as_bytes()) })
        };
        template! {
            [statics, key, seed, found, count, found_name]
            #statics
            let key = kernel::#key(name, #seed);
            #found
            if row < #count && __private::same_name(#found_name, name) {
                ::core::option::Option::Some(row)
            } else {
                ::core::option::Option::None
            }
        }
    } else {
        let mut by_name: Vec<usize> = (0..all_names.len()).collect();
        sort::by_key(&mut by_name, |&place| all_names[place].to_ascii_lowercase());
        let (len, by_name) = (by_name.len(), of_indices(&ident("BY_NAME"), &by_name));
        let found = quote! { (row, #code::ALL[row].name()) };
        let found = if aliases.is_empty() {
            found
        } else {
            quote! { alias_at(row).unwrap_or_else(|| #found) }
        };
        template! {
            [by_name, len, found]
            #by_name
            __private::find_name(#len, name, |place| {
                let row = BY_NAME[place] as ::core::primitive::usize;
                #found
            })
        }
    };
    let alias_at = alias_at(&aliases, count);
    template! {
        [alias_at, body]
        #alias_at
        #[inline]
        fn row_of_name(name: &[::core::primitive::u8]) -> ::core::option::Option<::core::primitive::usize> {
            #body
        }
    }
}

/// Expands `alias_at`: the row and the text of the alias at a place behind the rows.
fn alias_at(aliases: &[(&str, usize)], count: usize) -> TokenStream {
    if aliases.is_empty() {
        return TokenStream::new();
    }
    let (texts, rows): (Vec<&str>, Vec<usize>) = aliases.iter().copied().unzip();
    let (len, rows) = (texts.len(), of_indices(&ident("ALIAS_ROW"), &rows));
    quote! {
        static ALIAS: [&::core::primitive::str; #len] = [#(#texts),*];
        #rows
        fn alias_at(
            place: ::core::primitive::usize,
        ) -> ::core::option::Option<(::core::primitive::usize, &'static ::core::primitive::str)> {
            let alias = place.wrapping_sub(#count);
            ALIAS.get(alias).map(|&text| (ALIAS_ROW[alias] as ::core::primitive::usize, text))
        }
    }
}
