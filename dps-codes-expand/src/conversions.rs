//! Conversions between codes and integers, or strings.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Names, ident};
use dps_codes_model::resolve::Catalog;
use dps_codes_model::{CodeType, IntType};

/// The integer types of Rust: the values that each may have on some machine, and those that it has on all of them.
const TYPES: [(&str, Range, Range); 12] = [
    ("u8", unsigned(8), unsigned(8)),
    ("u16", unsigned(16), unsigned(16)),
    ("u32", unsigned(32), unsigned(32)),
    ("u64", unsigned(64), unsigned(64)),
    ("u128", (0, i128::MAX), (0, i128::MAX)),
    ("usize", (0, i128::MAX), unsigned(16)),
    ("i8", signed(8), signed(8)),
    ("i16", signed(16), signed(16)),
    ("i32", signed(32), signed(32)),
    ("i64", signed(64), signed(64)),
    ("i128", (i128::MIN, i128::MAX), (i128::MIN, i128::MAX)),
    ("isize", (i128::MIN, i128::MAX), signed(16)),
];

/// The least and the greatest value, within those of `i128`.
type Range = (i128, i128);

const fn unsigned(bits: u32) -> Range {
    (0, (1 << bits) - 1)
}

const fn signed(bits: u32) -> Range {
    (-1 << (bits - 1), (1 << (bits - 1)) - 1)
}

pub(super) fn expand(_: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names { krate, number, code, unlisted, classified, .. } = names;
    if names.code_type == CodeType::String {
        return quote! { #krate::__string_conversions! { #code #unlisted #classified } };
    }
    let IntType { min, max, .. } = names.int;
    let holds = |(outer_low, outer_high): Range, (low, high): Range| outer_low <= low && high <= outer_high;
    let split = |fits: &dyn Fn(Range, Range) -> bool| -> (Vec<Ident>, Vec<Ident>) {
        let (fit, rest): (Vec<_>, Vec<_>) = TYPES.iter().partition(|(_, widest, sure)| fits(*widest, *sure));
        let idents = |types: Vec<&(&str, Range, Range)>| types.into_iter().map(|(name, ..)| ident(name)).collect();
        (idents(fit), idents(rest))
    };
    let (from, try_from) = split(&|widest, _| holds((min, max), widest));
    let (to, try_to) = split(&|_, sure| holds(sure, (min, max)));
    quote! {
        #krate::__conversions! {
            #number #code #unlisted #classified;
            from #(#from)*; try_from #(#try_from)*; to #(#to)*; try_to #(#try_to)*;
        }
    }
}
