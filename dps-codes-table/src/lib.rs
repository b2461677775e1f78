//! The table compiler of dps-codes: reads a TOML table of error codes, checks it, and expands it to Rust.
//!
//! Data goes one way: [`source`] → `syntax` → [`parse`](mod@parse) → [`model`] → [`check`](mod@check) →
//! [`resolve`](mod@resolve) → [`expand`](mod@expand). Mistakes are collected on the way as [`diag`] and shown by
//! [`render`](mod@render). Nothing here knows of any particular table. Most people use this crate through the macro
//! `catalog!` of dps-codes.

pub mod check;
pub mod diag;
pub mod expand;
mod hash;
pub mod invocation;
pub mod lint;
pub mod model;
pub mod parse;
pub mod pattern;
pub mod render;
pub mod resolve;
mod shown;
pub mod source;
pub mod suggest;
mod syntax;
mod width;

use std::path::Path;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use diag::{Diagnostic, Diagnostics};
use invocation::Invocation;
use source::{Location, Source};

/// A build shows so many mistakes; more of them help nobody.
const MOST_ERRORS: usize = 20;

/// A table that went through all phases.
#[derive(Debug)]
pub struct Compiled {
    /// The generated code, of whatever is sound.
    pub tokens: TokenStream,
    /// The mistakes, in the order of the file; none if the table is sound.
    pub diagnostics: Vec<Diagnostic>,
}

/// Compiles a table; `krate` is the path of the runtime crate in the generated code.
///
/// ```
/// use dps_codes_table::{compile, source::Source};
/// let table = "[[code]]\nnumber = 1\nname = \"Broken\"\nsummary = \"It is broken.\"\n";
/// let compiled = compile(&Source::new("codes.toml", table), &"dps_codes".parse().unwrap());
/// assert!(compiled.diagnostics.is_empty());
/// assert!(compiled.tokens.to_string().contains("pub enum Code"));
/// ```
#[must_use]
pub fn compile(source: &Source, krate: &TokenStream) -> Compiled {
    let mut diagnostics = Diagnostics::default();
    let mut table = parse::parse(source, &mut diagnostics);
    check::check(&mut table, &mut diagnostics);
    let tokens =
        if table.codes.is_empty() { TokenStream::new() } else { expand::expand(&resolve::resolve(&table), krate) };
    Compiled { tokens, diagnostics: diagnostics.into_sorted() }
}

/// The mistakes of a table, in the order of the file, without expanding it.
#[must_use]
pub fn diagnose(source: &Source) -> Vec<Diagnostic> {
    let mut diagnostics = Diagnostics::default();
    let mut table = parse::parse(source, &mut diagnostics);
    check::check(&mut table, &mut diagnostics);
    diagnostics.into_sorted()
}

/// The whole macro: from the tokens of a call to the generated code, or to errors at the call.
#[must_use]
pub fn catalog(input: TokenStream) -> TokenStream {
    let invocation = match Invocation::parse(input) {
        Ok(invocation) => invocation,
        Err(span) => return error(invocation::USAGE, span),
    };
    let Invocation { krate, path, span } = invocation;
    let Some(package) = std::env::var_os("CARGO_MANIFEST_DIR") else {
        return error(
            "`CARGO_MANIFEST_DIR` is not set: the table is found from the package's folder, which cargo names",
            span,
        );
    };
    let location = match Location::in_package(Path::new(&package), &path) {
        Ok(location) => location,
        Err(diagnostic) => return error(&render::render(&Source::new(path, ""), &diagnostic), span),
    };
    let tracked = tracked(&path, &location);
    let source = match location.read() {
        Ok(source) => source,
        Err(diagnostic) => {
            let error = error(&render::render(&Source::new(location.shown, ""), &diagnostic), span);
            return quote! { #error #tracked };
        }
    };
    let Compiled { tokens, diagnostics } = compile(&source, &krate);
    let errors =
        diagnostics.iter().take(MOST_ERRORS).map(|diagnostic| error(&render::render(&source, diagnostic), span));
    let more = diagnostics.len().checked_sub(MOST_ERRORS).filter(|&more| more > 0);
    let more = more.map(|more| error(&format!("{more} more errors in {}", source.name()), span));
    quote! { #(#errors)* #more #tracked #tokens }
}

/// Makes cargo build again when the table changes, also after an error in it.
fn tracked(written: &str, location: &Location) -> TokenStream {
    if !location.path.is_file() {
        return TokenStream::new();
    }
    quote! {
        const _: &[::core::primitive::u8] = ::core::include_bytes!(
            ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", #written)
        );
    }
}

fn error(message: &str, span: Span) -> TokenStream {
    quote_spanned! { span => ::core::compile_error! { #message } }
}
