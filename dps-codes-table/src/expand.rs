//! From a resolved table to Rust: enums whose variants are dense indices, and flat arrays that hold their attributes.
//!
//! Nothing that is generated grows faster than the rows: no `match` over codes, no derive that writes one.

mod action;
mod array;
mod choice;
mod classified;
mod code;
mod column;
mod conversions;
mod docs;
mod inherited;
mod lookup;
mod plan;
mod row;
mod symptom;
mod text;
mod traits;
mod unlisted;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::model::IntType;
use crate::resolve::Catalog;

/// Names that are used throughout the generated code.
pub(crate) struct Names {
    /// The path of the runtime crate.
    krate: TokenStream,
    /// The module of the types, if the table says.
    path: Option<String>,
    /// The table's enums have a hidden last variant.
    published: bool,
    /// The integer type of the numbers.
    int: IntType,
    number: Ident,
    code: Ident,
    family: Ident,
    action: Ident,
    phase: Ident,
    symptom: Ident,
    classified: Ident,
    unlisted: Ident,
}

impl Names {
    /// The last variant of a published enum. No function returns it, and it is not listed in `ALL`. Other crates cannot
    /// cast an enum that has it: what `as` gives is an index, which moves with each new variant.
    fn hidden_variant(&self) -> Option<TokenStream> {
        self.published.then(|| quote! { #[doc(hidden)] #[non_exhaustive] __NonExhaustive })
    }

    /// Elements of an array that an enum indexes: the hidden variant has those of the first one, so that no index is
    /// out of bounds, and none has to be checked.
    fn per_variant<T: Clone>(&self, elements: impl IntoIterator<Item = T>) -> Vec<T> {
        let mut elements: Vec<T> = elements.into_iter().collect();
        if self.published {
            elements.extend(elements.first().cloned());
        }
        elements
    }
}

/// Compares two values of an enum in a constant.
fn is() -> TokenStream {
    quote! {
        /// Returns `true` if both are the same, also in constants, where `==` cannot be used.
        #[must_use]
        #[inline]
        pub const fn is(self, other: Self) -> ::core::primitive::bool {
            self as ::core::primitive::usize == other as ::core::primitive::usize
        }
    }
}

/// What one part of the table becomes: the types, and behind them what only they use.
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

/// The generated code for a table; `krate` is the path of the runtime crate.
#[must_use]
pub(crate) fn expand(catalog: &Catalog<'_>, krate: &TokenStream) -> TokenStream {
    let settings = &catalog.table.settings;
    let types = &settings.types;
    let names = Names {
        krate: krate.clone(),
        path: settings.path.as_ref().map(|path| path.value.clone()),
        published: settings.published,
        int: settings.number,
        number: ident(settings.number.name),
        code: ident(&types.code.value),
        family: ident(&types.family.value),
        action: ident(&types.action.value),
        phase: ident(&types.phase.value),
        symptom: ident(&types.symptom.value),
        classified: ident(&types.classified.value),
        unlisted: ident(&types.unlisted.value),
    };
    let mut all = Part {
        types: code::expand(catalog, &names),
        body: [row::expand, lookup::expand, inherited::expand, traits::expand, conversions::expand]
            .into_iter()
            .map(|expand| expand(catalog, &names))
            .collect(),
    };
    all.add(&unlisted::expand(catalog, &names));
    all.add(&classified::expand(catalog, &names));
    all.add(&choice::families(catalog, &names));
    all.add(&choice::phases(catalog, &names));
    all.add(&action::expand(catalog, &names));
    all.add(&symptom::expand(catalog, &names));
    for (index, column) in catalog.table.columns.iter().enumerate() {
        all.add(&column::expand(column, index, catalog, &names));
    }
    let Part { types, body } = all;
    // The list of all variants has the deprecated ones too.
    let deprecated = catalog.rows.iter().any(|row| row.code.deprecated.is_some());
    let allowed = deprecated.then(|| quote! { #[allow(deprecated)] });
    // Of two tables with the same types in one module, this name is the only duplicate that rustc finds.
    let module = ident(&format!("one_catalog_of_{}_per_module", names.code));
    quote! {
        #[allow(non_snake_case)]
        mod #module {
            #types
            #allowed
            const _: () = {
                use #krate::__private;
                #body
            };
        }
        #[allow(unused_imports)]
        pub use #module::*;
    }
}

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// Tokens of code that was written as text: for long lists much quicker than to make them one by one.
fn read_tokens(code: &str) -> TokenStream {
    code.parse().unwrap_or_else(|_| quote! { ::core::compile_error! { "the table compiler wrote what is no Rust" } })
}

/// An integer literal without a suffix.
fn literal(value: impl Into<i128>) -> proc_macro2::Literal {
    proc_macro2::Literal::i128_unsuffixed(value.into())
}

/// Index into a list, which no list that fits into memory exceeds.
fn index(value: usize) -> i128 {
    i128::try_from(value).unwrap_or(i128::MAX)
}

/// The smallest unsigned type for all the values.
fn unsigned(values: impl IntoIterator<Item = usize>) -> IntType {
    IntType::holding(0, index(values.into_iter().max().unwrap_or(0)))
}
