//! Static arrays: integers in the smallest type that holds them, and dictionaries of few values.

use std::collections::HashMap;
use std::fmt::{Display, Write};
use std::hash::Hash;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{ident, read_tokens, unsigned};
use crate::model::IntType;

/// `static NAME: [uN; n] = […];`, in the smallest type that holds the values.
pub(super) fn of_indices(name: &Ident, values: &[usize]) -> TokenStream {
    of_integers(name, unsigned(values.iter().copied()), values)
}

/// `static NAME: [int; n] = […];`: a list, since rustc takes longer for whatever would have to be evaluated.
pub(super) fn of_integers(name: &Ident, int: IntType, values: &[impl Display]) -> TokenStream {
    let (len, of) = (values.len(), ident(int.name));
    let values = listed(values, "");
    quote! { static #name: [::core::primitive::#of; #len] = [#values]; }
}

/// `static NAME: [Enum; n] = [Enum::A, …];`, once in the whole expansion: rustc looks through all variants to validate
/// each element.
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
    /// For each place the index of its value.
    pub(super) indices: Vec<usize>,
}

impl<T: Clone + Eq + Hash> Dictionary<T> {
    pub(super) fn of(values: impl IntoIterator<Item = T>) -> Self {
        let mut dictionary = Self { distinct: Vec::new(), known: HashMap::new(), indices: Vec::new() };
        for value in values {
            let next = dictionary.distinct.len();
            let index = *dictionary.known.entry(value.clone()).or_insert(next);
            if index == next {
                dictionary.distinct.push(value);
            }
            dictionary.indices.push(index);
        }
        dictionary
    }

    /// `static NAME_INDEX` and `static NAME`, the values written by `write`.
    pub(super) fn statics(&self, name: &str, of: &TokenStream, write: impl Fn(&T) -> TokenStream) -> TokenStream {
        let indices = of_indices(&index_name(name), &self.indices);
        let (name, len) = (ident(name), self.distinct.len().next_power_of_two());
        let values = padded(&self.distinct, len).map(write);
        quote! {
            #indices
            static #name: [#of; #len] = [#(#values),*];
        }
    }
}

/// The name of the array of indices that goes with the array `name` of values.
pub(super) fn index_name(name: &str) -> Ident {
    ident(&format!("{name}_INDEX"))
}

/// Reads a dictionary at a place. The mask changes no index: it shows the compiler that none is out of bounds, so that
/// no code to panic is linked into firmware.
pub(super) fn read(name: &str, at: &TokenStream) -> TokenStream {
    let (values, indices) = (ident(name), index_name(name));
    quote! { #values[#indices[#at] as ::core::primitive::usize & (#values.len() - 1)] }
}

/// The values up to `len`, the first one again for what is left.
fn padded<T>(values: &[T], len: usize) -> impl Iterator<Item = &T> {
    let rest = values.first().into_iter().cycle();
    values.iter().chain(rest).take(len)
}
