//! The procedural macro behind `dps_codes::catalog!`: reads the call, and joins the two halves of the table compiler.

mod call;

use call::Call;
use dps_codes_expand::Docs;

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
    dps_codes_expand::set_lexer(|code| Some(code.parse::<proc_macro::TokenStream>().ok()?.into()));
    let Call { krate, visibility, path } = match syn::parse(input) {
        Ok(call) => call,
        Err(error) => return error.into_compile_error().into(),
    };
    let expand = |table: &_, file: &str| dps_codes_expand::expand(table, &krate, &visibility, docs, file);
    dps_codes_table::catalog(&path.value(), path.span(), &expand).into()
}
