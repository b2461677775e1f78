//! Static arrays: integers in the smallest type that holds them, and dictionaries of few distinct values.

use std::fmt::{Display, Write};
use std::hash::Hash;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{ident, read_tokens, unsigned};
use dps_codes_model::IntType;
use dps_codes_model::map::HashMap;

/// Expands `static NAME: [uN; n] = […];`, in the smallest type that holds the values.
pub(super) fn of_indices(name: &Ident, values: &[usize]) -> TokenStream {
    of_integers(name, unsigned(values.iter().copied()), values)
}

/// Expands `static NAME: [int; n] = […];`: a list, since rustc takes longer for whatever would have to be evaluated.
pub(super) fn of_integers(name: &Ident, int: IntType, values: &[impl Display]) -> TokenStream {
    let (len, of) = (values.len(), ident(int.name));
    let values = if int == IntType::U8 && len > LONGEST_LIST {
        byte_string(values)
    } else {
        let values = listed(values, "");
        quote! { [#values] }
    };
    quote! { static #name: [::core::primitive::#of; #len] = #values; }
}

/// A longer list of bytes is one token, which takes the compiler less time than a token for each; a shorter one stays
/// readable.
const LONGEST_LIST: usize = 256;

/// Expands `*b"…"`.
fn byte_string(values: &[impl Display]) -> TokenStream {
    let mut code = String::from("*b\"");
    for value in values {
        let byte: u8 = value.to_string().parse().unwrap_or_default();
        let _ = write!(code, "{}", byte.escape_ascii());
    }
    code.push('"');
    read_tokens(&code)
}

/// Expands `static NAME: [Enum; n] = [Enum::A, …];`, once in the whole expansion: rustc looks through all variants to
/// validate each element.
pub(super) fn of_variants(name: &Ident, of: &Ident, variants: &[&str]) -> TokenStream {
    let (len, list) = (variants.len(), listed(variants, &format!("{of}::")));
    quote! { static #name: [#of; #len] = [#list]; }
}

fn listed(values: &[impl Display], prefix: &str) -> TokenStream {
    let mut list = String::new();
    for value in values {
        let _ = write!(list, "{prefix}{value},");
    }
    read_tokens(&list)
}

/// Values of which there are few distinct ones: the list of them, and for each place an index into it.
pub(super) struct Dictionary<T> {
    distinct: Vec<T>,
    known: HashMap<T, usize>,
}

impl<T: Clone + Eq + Hash> Dictionary<T> {
    pub(super) fn new() -> Self {
        Self { distinct: Vec::new(), known: HashMap::new() }
    }

    /// Returns the index of each value, and adds new values.
    pub(super) fn indices(&mut self, values: impl IntoIterator<Item = T>) -> Vec<usize> {
        values
            .into_iter()
            .map(|value| {
                *self.known.get_or_insert_with(value, |value| {
                    self.distinct.push(value.clone());
                    self.distinct.len() - 1
                })
            })
            .collect()
    }

    /// Expands `static NAME`, with the values written by `write`.
    pub(super) fn statics(&self, name: &str, of: &TokenStream, write: impl Fn(&T) -> TokenStream) -> TokenStream {
        let (name, len) = (ident(name), padded_len(&self.distinct));
        let values = padded(&self.distinct).map(write);
        quote! { static #name: [#of; #len] = [#(#values),*]; }
    }
}

/// Expands values that rows and unlisted numbers have from their classes: `static NAME` has the distinct ones,
/// `NAME_OF_ROW` and `NAME_OF_GROUP` say which.
pub(super) fn of_rows_and_groups<T: Clone + Eq + Hash>(
    name: &str,
    of: &TokenStream,
    rows: impl IntoIterator<Item = T>,
    groups: impl IntoIterator<Item = T>,
    write: impl Fn(&T) -> TokenStream,
) -> TokenStream {
    let mut dictionary = Dictionary::new();
    let (rows, groups) = (dictionary.indices(rows), dictionary.indices(groups));
    let of_rows = of_indices(&ident(&format!("{name}_OF_ROW")), &rows);
    let of_groups = of_groups(&format!("{name}_OF_GROUP"), &groups);
    let values = dictionary.statics(name, of, write);
    quote! { #of_rows #of_groups #values }
}

/// Expands an array with an element for each group of unlisted numbers.
pub(super) fn of_groups(name: &str, values: &[usize]) -> TokenStream {
    of_indices(&ident(name), &padded(values).copied().collect::<Vec<_>>())
}

/// Expands `NAME[index]`, where the length is a power of two. The mask changes no index: it shows the compiler that
/// none is out of bounds, so that no code to panic is linked into firmware.
pub(super) fn masked(name: &str, index: &TokenStream) -> TokenStream {
    let name = ident(name);
    quote! { #name[#index as ::core::primitive::usize & (#name.len() - 1)] }
}

/// Returns the value of the row `self`, from arrays for rows and groups.
pub(super) fn of_row(name: &str) -> TokenStream {
    let indices = ident(&format!("{name}_OF_ROW"));
    masked(name, &quote! { #indices[self as ::core::primitive::usize] })
}

/// Returns the value of the unlisted number `self`, from arrays for rows and groups.
pub(super) fn of_group(name: &str) -> TokenStream {
    masked(name, &group_element(&format!("{name}_OF_GROUP")))
}

/// Returns the element of an array for groups that belongs to the unlisted number `self`.
pub(super) fn group_element(name: &str) -> TokenStream {
    masked(name, &quote! { self.group })
}

/// Returns the values, padded with the first one to a power of two.
fn padded<T>(values: &[T]) -> impl Iterator<Item = &T> {
    values.iter().chain(values.first().into_iter().cycle()).take(padded_len(values))
}

fn padded_len<T>(values: &[T]) -> usize {
    if values.is_empty() { 0 } else { values.len().next_power_of_two() }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_LIST, of_integers};
    use crate::ident;
    use dps_codes_model::IntType;

    #[test]
    fn a_long_list_of_bytes_is_a_string_of_all_of_them() {
        let bytes: Vec<u8> = (0..=u8::MAX).chain([0]).collect();
        let array = of_integers(&ident("BYTES"), IntType::U8, &bytes).to_string();
        let escaped: String = bytes.iter().map(|byte| byte.escape_ascii().to_string()).collect();
        assert_eq!(array, format!("static BYTES : [:: core :: primitive :: u8 ; 257usize] = * b\"{escaped}\" ;"));
        let array = of_integers(&ident("BYTES"), IntType::U8, &bytes[..LONGEST_LIST]).to_string();
        assert!(array.contains("= [0 , 1 , 2 ,"), "{array}");
    }
}
