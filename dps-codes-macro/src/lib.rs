//! The procedural macro behind `dps_codes::catalog!`: a shell, since a crate of macros can export nothing else.
//! The work is done in `dps-codes-table`.

/// Compiles a table: `compile!(path::of::dps_codes; "codes.toml")`. Call `dps_codes::catalog!` instead.
#[proc_macro]
pub fn compile(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    dps_codes_table::catalog(input.into()).into()
}
