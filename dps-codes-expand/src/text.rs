//! `Blob`: every distinct string of a table, stored once.

use proc_macro2::TokenStream;
use quote::quote;

use super::array::of_indices;
use super::{Names, ident, read_tokens};
use dps_codes_model::map::HashMap;

/// Collects texts and remembers where each of them starts.
#[derive(Default)]
pub(super) struct Blob {
    text: String,
    starts: HashMap<String, usize>,
}

impl Blob {
    /// Returns the offset of `text`, which is added if it is new.
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

    /// Returns the start of the next string that is added.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// Expands `static NAME` with all of the text.
    pub(super) fn statics(&self, name: &str) -> TokenStream {
        let (name, text) = (ident(name), read_tokens(&format!("{:?}", self.text)));
        quote! { static #name: &::core::primitive::str = #text; }
    }
}

/// The start and the length of a part, for each row.
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

    pub(super) fn starts(&self, name: &str, names: &Names) -> TokenStream {
        of_indices(&ident(name), &names.per_variant(self.starts.iter().copied()))
    }

    pub(super) fn lengths(&self, name: &str, names: &Names) -> TokenStream {
        of_indices(&ident(name), &names.per_variant(self.lengths.iter().copied()))
    }
}
