//! The expansion of any table is Rust, also of one with errors.
#![no_main]

use dps_codes_table::{Compiled, Source, compile};
use libfuzzer_sys::fuzz_target;
use proc_macro2::TokenStream;

fuzz_target!(|text: &str| {
    let krate: TokenStream = "dps_codes".parse().unwrap_or_default();
    let Compiled { tokens, diagnostics, .. } = compile(&Source::new("t.toml", text), &krate);
    if let Err(error) = syn::parse2::<syn::File>(tokens) {
        panic!("{error}, with {} diagnostics", diagnostics.len());
    }
});
