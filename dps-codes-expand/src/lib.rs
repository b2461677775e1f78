//! From a resolved table to Rust: enums whose variants are dense indices, and flat arrays that hold their attributes.
//!
//! The first stage is the resolution of `dps-codes-model`. Nothing that is generated grows faster than the rows: no `match` over codes, no derive that writes one.

mod action;
mod action_set;
mod actor;
mod array;
mod choice;
mod classified;
mod code;
mod column;
mod conversions;
mod docs;
mod example;
mod fallback;
mod hash;
mod index;
mod inherited;
mod integrations;
mod lex;
mod lookup;
mod names;
mod parse_number;
mod probe;
mod row;
mod string;
mod symptom;
mod template;
mod text;
mod traits;
mod unlisted;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use dps_codes_model::resolve::{Catalog, resolve};
use dps_codes_model::{CodeType, ColumnKind, IntType, Table};
use lex::read_tokens;
pub use lex::{Lexer, set_lexer};
use names::Names;
use template::template;

/// The documentation of the generated code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Docs {
    /// The documentation of each item, for editors. Builds read it too, so it is short.
    Items,
    /// Also tables of all variants, and numbers as search aliases. Only rustdoc reads them.
    Index,
}

/// The expansion of one part of the table: the types, then the items that only they use.
#[derive(Default)]
struct Part {
    /// Enums and structs, visible to the user.
    types: TokenStream,
    /// Arrays and implementations, in a block of their own so that no name of theirs meets one of the user's.
    body: TokenStream,
}

impl Part {
    fn add(&mut self, other: &Self) {
        self.types.extend(other.types.clone());
        self.body.extend(other.body.clone());
    }
}

/// Expands a sound table to types of a visibility; `krate` is the path of the runtime crate, `file` the name of the table
/// in errors. Returns no tokens if the table has no codes.
#[must_use]
pub fn expand(table: &Table, krate: &TokenStream, visibility: &TokenStream, docs: Docs, file: &str) -> TokenStream {
    if table.codes.is_empty() {
        return TokenStream::new();
    }
    let catalog = &resolve(table);
    let names = Names::new(catalog.table, krate, docs);
    let mut all = Part { types: code::expand(catalog, &names), body: TokenStream::new() };
    for expand in [
        row::expand,
        lookup::expand,
        inherited::expand,
        fallback::expand,
        traits::expand,
        parse_number::expand,
        conversions::expand,
    ] {
        all.body.extend(expand(catalog, &names));
    }
    let (unlisted, classified) = match names.code_type {
        CodeType::Number => (unlisted::expand(catalog, &names), classified::expand(catalog, &names)),
        CodeType::String => (string::unlisted(catalog, &names), string::classified(catalog, &names)),
    };
    all.add(&unlisted);
    all.add(&classified);
    all.add(&choice::families(catalog, &names));
    all.add(&choice::phases(catalog, &names));
    all.add(&actor::expand(catalog, &names));
    all.add(&action::expand(catalog, &names));
    all.add(&symptom::expand(catalog, &names));
    for (index, column) in catalog.table.columns.iter().enumerate() {
        all.add(&column::expand(column, index, catalog, &names));
    }
    all.body.extend(integrations::expand(catalog, &names, file));
    let Part { types, body } = all;
    // The list of all variants has the deprecated ones too.
    let deprecated = catalog.rows.iter().any(|row| row.code.deprecated.is_some());
    let allowed = deprecated.then(|| quote! { #[allow(deprecated)] });
    // Of two tables with the same types in one module, this name is the only duplicate that rustc finds.
    let module = ident(&format!("one_catalog_of_{}_per_module", names.code));
    // An item of the user would hide the type of the same name: these constants make that an error.
    let type_names = type_names(catalog, &names);
    let links = links(catalog, &names);
    let own_types = quote! {
        #(const _: ::core::marker::PhantomData<#type_names> = ::core::marker::PhantomData::<#module::#type_names>;)*
    };
    template! {
        [module, links, types, allowed, krate, body, visibility, own_types]
        #[allow(non_snake_case, rustdoc::private_intra_doc_links)]
        // Numbers and texts are the table's. Arrays have the smallest type, and the keys of hashes lose bits.
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::doc_markdown,
            clippy::unnecessary_cast,
            clippy::unreadable_literal
        )]
        mod #module {
            #links
            #types
            #allowed
            const _: () = {
                use #krate::__private;
                #body
            };
        }
        #[allow(unused_imports)]
        #visibility use #module::*;
        #own_types
    }
}

/// Imports the types of another table, for the links of the documentation.
fn links(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let action = (!catalog.action_sets.is_empty()).then(|| names.action.import());
    let phase = (!catalog.table.settings.phases.is_empty()).then(|| names.phase.import());
    let imports = [action, phase].into_iter().flatten().flatten();
    quote! { #(#imports)* }
}

/// Returns the types that the table defines.
fn type_names(catalog: &Catalog<'_>, names: &Names) -> Vec<TokenStream> {
    let Names { code, unlisted, classified, .. } = names;
    let argument = (names.code_type == CodeType::String).then(|| quote! { <()> });
    let mut types = vec![quote! { #code }, quote! { #unlisted #argument }, quote! { #classified #argument }];
    types.extend(enums(catalog, names).into_iter().map(|name| quote! { #name }));
    types
}

/// Returns the enums that the table defines, apart from that of the rows.
fn enums(catalog: &Catalog<'_>, names: &Names) -> Vec<Ident> {
    let table = catalog.table;
    let mut enums = Vec::new();
    enums.extend((!catalog.families.is_empty()).then(|| names.family.clone()));
    enums.extend((!table.own_actions().is_empty()).then(|| names.action.name.clone()));
    enums.extend((!table.own_actors().is_empty()).then(|| names.own_actor.clone()));
    enums.extend((!table.own_phases().is_empty()).then(|| names.phase.name.clone()));
    enums.extend((!table.symptoms.is_empty()).then(|| names.symptom.clone()));
    enums.extend(table.columns.iter().filter_map(|column| match &column.kind {
        ColumnKind::OneOf { type_name, .. } => Some(ident(type_name)),
        _ => None,
    }));
    enums
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// Returns an integer literal without a suffix.
fn literal(value: impl Into<i128>) -> proc_macro2::Literal {
    proc_macro2::Literal::i128_unsuffixed(value.into())
}

/// Converts an index into a list, which no list that fits into memory exceeds.
fn index(value: usize) -> i128 {
    i128::try_from(value).unwrap_or(i128::MAX)
}

/// Returns the smallest unsigned type for all the values.
fn unsigned(values: impl IntoIterator<Item = usize>) -> IntType {
    IntType::holding(0, index(values.into_iter().max().unwrap_or(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indices_have_the_smallest_type() {
        let name = |values: &[usize]| unsigned(values.iter().copied()).name;
        assert_eq!((name(&[]), name(&[7, 255, 0]), name(&[256]), name(&[65_536, 1])), ("u8", "u8", "u16", "u32"));
    }
}
