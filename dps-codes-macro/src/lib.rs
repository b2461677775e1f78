//! The procedural macro behind `dps_codes::catalog!`: reads the call, and leaves the table to `dps-codes-table`.

mod call;

use call::Call;
use dps_codes_table::Docs;

/// Compiles a table: `compile!(path::of::dps_codes; pub(crate) "codes.toml")`. Call `dps_codes::catalog!` instead.
#[proc_macro]
pub fn compile(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(input, Docs::Items)
}

/// Compiles a table for rustdoc, with tables of all codes in the documentation. Call `dps_codes::catalog!` instead.
#[proc_macro]
pub fn compile_for_rustdoc(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(input, Docs::Index)
}

fn expand(input: proc_macro::TokenStream, docs: Docs) -> proc_macro::TokenStream {
    dps_codes_table::set_lexer(|code| Some(code.parse::<proc_macro::TokenStream>().ok()?.into()));
    let Call { krate, visibility, path } = match syn::parse(input) {
        Ok(call) => call,
        Err(error) => return error.into_compile_error().into(),
    };
    dps_codes_table::catalog(&krate, &visibility, &path.value(), path.span(), docs).into()
}
