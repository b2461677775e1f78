//! All texts of a table in one blob, each distinct one once.

use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::array::of_indices;
use super::ident;

/// Collects texts and remembers where each of them starts.
#[derive(Default)]
pub(super) struct Blob {
    text: String,
    starts: HashMap<String, usize>,
}

impl Blob {
    /// Where `text` starts, which is added if it is new.
    pub(super) fn add(&mut self, text: &str) -> usize {
        if text.is_empty() {
            return 0;
        }
        if let Some(&start) = self.starts.get(text) {
            return start;
        }
        let start = self.append(text);
        self.starts.insert(text.to_owned(), start);
        start
    }

    /// Adds `text` even if it is there already, so that it follows what was added last.
    pub(super) fn append(&mut self, text: &str) -> usize {
        let start = self.text.len();
        self.text.push_str(text);
        start
    }

    /// `static NAME` with all of the text.
    pub(super) fn statics(&self, name: &str) -> TokenStream {
        let (name, text) = (ident(name), &self.text);
        quote! { static #name: &::core::primitive::str = #text; }
    }
}

/// Texts of the blob, one for each place: `NAME_START` and `NAME_LEN`.
#[derive(Default)]
pub(super) struct Slices {
    starts: Vec<usize>,
    lengths: Vec<usize>,
}

impl Slices {
    pub(super) fn push(&mut self, start: usize, length: usize) {
        self.starts.push(start);
        self.lengths.push(length);
    }

    pub(super) fn add(&mut self, text: &str, blob: &mut Blob) {
        self.push(blob.add(text), text.len());
    }

    pub(super) fn statics(&self, name: &str) -> TokenStream {
        let starts = of_indices(&ident(&format!("{name}_START")), &self.starts);
        let lengths = of_indices(&ident(&format!("{name}_LEN")), &self.lengths);
        quote! { #starts #lengths }
    }
}

/// Reads the text of a place out of a blob.
pub(super) fn read(blob: &str, name: &str, at: &TokenStream, krate: &TokenStream) -> TokenStream {
    let (start, length) = (ident(&format!("{name}_START")), ident(&format!("{name}_LEN")));
    let blob = ident(blob);
    quote! { #krate::__private::slice(#blob, #start[#at] as usize, #length[#at] as usize) }
}
