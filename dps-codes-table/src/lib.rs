//! The table compiler of dps-codes: reads a TOML table of error codes, checks it, and expands it to Rust.
//!
//! Data flows one way: source → syntax → parse → model → check → resolve → expand. Errors are collected on the way as
//! [`Diagnostic`]s and printed by [`render`]. The compiler knows nothing of any particular table. Most users call it
//! through the macro `catalog!` of dps-codes. The feature `data` adds the module of that name, with which programs read a
//! table at run time; the macro does not need it.

mod check;
mod cost;
#[cfg(feature = "data")]
pub mod data;
mod diagnostic;
mod import;
mod lint;
mod parse;
mod render;
mod rules;
mod source;
mod suggest;
mod syntax;
mod width;

use std::path::Path;

use dps_codes_model::{self as model, Table, escape, map, pattern, sort, string_code, written_form};
use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use diagnostic::Diagnostics;
pub use diagnostic::{Diagnostic, Label, Span};
pub use render::{render, render_with_code};
pub use rules::{Rule, Severity, rules_page};
pub use source::{Location, Source};

/// One build reports at most this many errors, then how many more there are.
const MOST_ERRORS: usize = 20;

/// The result of compiling a table.
#[derive(Debug)]
pub struct Compiled {
    /// The generated code of all valid blocks.
    pub tokens: TokenStream,
    /// The errors, in the order of the file. Empty if the table is valid. Warnings are left to [`analyze`].
    pub diagnostics: Vec<Diagnostic>,
    /// The other table that this one uses.
    pub import: Option<Location>,
}

/// Writes a sound table as Rust; the other argument is the name of the table in errors.
pub type Expand<'e> = &'e dyn Fn(&Table, &str) -> TokenStream;

/// Compiles a table to public types; `krate` is the path of the runtime crate in the generated code.
///
/// ```
/// use dps_codes_table::{Source, compile};
/// let table = "[[code]]\nnumber = 1\nname = \"Broken\"\nsummary = \"It is broken.\"\n";
/// let compiled = compile(&Source::new("codes.toml", table), &"dps_codes".parse().unwrap());
/// assert!(compiled.diagnostics.is_empty());
/// assert!(compiled.tokens.to_string().contains("pub enum Code"));
/// ```
#[cfg(feature = "expand")]
#[must_use]
pub fn compile(source: &Source, krate: &TokenStream) -> Compiled {
    let docs = dps_codes_expand::Docs::Items;
    compile_with(source, &|table, file| dps_codes_expand::expand(table, krate, &quote! { pub }, docs, file))
}

/// Compiles a table with a function that writes it as Rust.
///
/// ```
/// use dps_codes_table::{Source, compile_with};
/// let table = "[[code]]\nnumber = 1\nname = \"Broken\"\nsummary = \"It is broken.\"\n";
/// let compiled = compile_with(&Source::new("codes.toml", table), &|table, _| table.codes[0].summary.parse().unwrap());
/// assert_eq!(compiled.tokens.to_string(), "It is broken .");
/// ```
#[must_use]
pub fn compile_with(source: &Source, expand: Expand<'_>) -> Compiled {
    let mut diagnostics = Diagnostics::default();
    let table = read(source, &mut diagnostics);
    let tokens = expand(&table, source.name());
    let import = table.settings.import.and_then(|import| source.beside(&import.table?.value)?.ok());
    let mut diagnostics = diagnostics.into_sorted();
    diagnostics.retain(Diagnostic::is_error);
    Compiled { tokens, diagnostics, import }
}

/// Checks a table without expanding it. Returns the errors in the order of the file; the warnings if there are no errors.
///
/// ```
/// use dps_codes_table::{Source, analyze};
/// let table = "[[code]]\nnumber = 1\nname = \"Broken\"\nsummary = \"it is broken.\"\n";
/// let diagnostics = analyze(&Source::new("codes.toml", table));
/// assert_eq!(diagnostics[0].message, "summary starts with a lower-case letter");
/// assert!(!diagnostics[0].is_error());
/// ```
#[must_use]
pub fn analyze(source: &Source) -> Vec<Diagnostic> {
    let mut diagnostics = Diagnostics::default();
    let table = read(source, &mut diagnostics);
    if !diagnostics.has_errors() {
        lint::check(&table, &mut diagnostics);
    }
    diagnostics.into_sorted()
}

/// Reads and checks a table, up to what is to be expanded.
fn read(source: &Source, diagnostics: &mut Diagnostics) -> Table {
    let mut table = parse::parse(source, diagnostics);
    import::import(source, &mut table, diagnostics);
    check::check(&mut table, diagnostics);
    table
}

/// Expands a call of the macro to the generated code, and to a `compile_error!` at `span` for each error.
///
/// The path of the table starts at the folder of the package that calls the macro, which cargo names in
/// `CARGO_MANIFEST_DIR`.
#[must_use]
pub fn catalog(path: &str, span: proc_macro2::Span, expand: Expand<'_>) -> TokenStream {
    let Some(package) = std::env::var_os("CARGO_MANIFEST_DIR") else {
        return error(
            "`CARGO_MANIFEST_DIR` is not set: the table is found from the package's folder, which cargo names",
            span,
        );
    };
    let location = match Location::in_package(Path::new(&package), path) {
        Ok(location) => location,
        Err(diagnostic) => return error(&render_with_code(&Source::new(path, ""), &diagnostic), span),
    };
    let tracked_table = tracked(&location);
    let source = match location.read() {
        Ok(source) => source,
        Err(diagnostic) => {
            let error = error(&render_with_code(&Source::new(location.shown, ""), &diagnostic), span);
            return quote! { #error #tracked_table };
        }
    };
    let Compiled { tokens, diagnostics, import } = compile_with(&source, expand);
    let tracked_import = import.map(|import| tracked(&import));
    let errors =
        diagnostics.iter().take(MOST_ERRORS).map(|diagnostic| error(&render_with_code(&source, diagnostic), span));
    let more = diagnostics.len().checked_sub(MOST_ERRORS).filter(|&more| more > 0);
    let more = more.map(|more| {
        let errors = if more == 1 { "error" } else { "errors" };
        error(&format!("{more} more {errors} in {}", source.name()), span)
    });
    quote! { #(#errors)* #more #tracked_table #tracked_import #tokens }
}

/// Makes cargo rebuild when the table changes, also after an error in it.
fn tracked(location: &Location) -> TokenStream {
    let Some(written) = location.in_package.as_ref().filter(|_| location.path.is_file()) else {
        return TokenStream::new();
    };
    quote! {
        const _: &[::core::primitive::u8] = ::core::include_bytes!(
            ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/", #written)
        );
    }
}

fn error(message: &str, span: proc_macro2::Span) -> TokenStream {
    quote_spanned! { span => ::core::compile_error! { #message } }
}
