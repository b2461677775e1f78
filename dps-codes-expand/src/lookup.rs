//! Lookups: codes and names to rows, and unlisted codes to their groups.

mod column;
mod name;
mod number;
mod string;
mod text;

use proc_macro2::TokenStream;
use quote::quote;

use super::array::{of_indices, of_integers};
use super::template::template;
use super::{Names, ident, read_tokens};
use crate::hash::{KERNEL, PerfectHash};
use dps_codes_model::resolve::Catalog;
use dps_codes_model::{CodeType, IntType};

/// Arrays, and the functions that start from a code or a name.
pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let kernel = read_tokens(KERNEL);
    let by_code = match names.code_type {
        CodeType::Number => number::expand(catalog, names),
        CodeType::String => string::expand(catalog, names),
    };
    let (by_name, from_name) = (name::expand(catalog, names), from_name(catalog, names));
    let by_column = column::expand(catalog, names);
    let code = &names.code;
    template! {
        [kernel, by_code, by_name, by_column, code, from_name]
        // A table needs some of the functions, according to its size and its names.
        #[allow(dead_code, unused_imports)]
        mod kernel { #kernel }
        #by_code
        #by_name
        #by_column
        impl #code { #from_name }
    }
}

/// Returns the arrays of a perfect hash, and the expression that finds the row of `key` in them.
fn hashed(name: &str, hash: &PerfectHash) -> (TokenStream, TokenStream) {
    let slots = ident(&format!("{name}_SLOT"));
    let (pilots, place) = placed(name, hash);
    let statics = of_indices(&slots, &hash.slots);
    (quote! { #statics #pilots }, quote! { #slots[#place] as ::core::primitive::usize })
}

/// Returns the array of the pilots, if there are any, and the expression that finds the place of `key`.
fn placed(name: &str, hash: &PerfectHash) -> (TokenStream, TokenStream) {
    let PerfectHash { multiplier, pilots, bucket_shift, slot_shift, .. } = hash;
    if pilots.is_empty() {
        return (TokenStream::new(), quote! { kernel::place(key, #multiplier, #slot_shift) });
    }
    let array = ident(&format!("{name}_PILOT"));
    let place = template! { [array, multiplier, bucket_shift, slot_shift] kernel::steered_place(key, #array[kernel::place(key, #multiplier, #bucket_shift)], #multiplier, #slot_shift) };
    (of_integers(&array, IntType::U8, pilots), place)
}

fn from_name(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let code = &names.code;
    let name = catalog.rows.first().map_or("", |row| row.code.name.value.as_str());
    let docs = names.docs(
        "Returns the code of this name, in any case of ASCII letters; takes bytes as well as strings.",
        &[code],
        &format!("assert_eq!({code}::from_name({:?}), Some({code}::{name}));", name.to_ascii_lowercase()),
    );
    template! {
        [docs]
        #docs
        #[must_use]
        #[inline]
        pub fn from_name(name: impl ::core::convert::AsRef<[::core::primitive::u8]>) -> ::core::option::Option<Self> {
            row_of_name(name.as_ref()).map(|row| ALL[row])
        }
    }
}
