//! `Names`: the settings that all generated code depends on.

use std::fmt;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::{ident, read_tokens};
use crate::model::{IntType, Settings};

/// Names that are used throughout the generated code.
pub(crate) struct Names {
    /// The path of the runtime crate.
    pub(super) krate: TokenStream,
    /// The module of the types, if the table says.
    pub(super) path: Option<String>,
    /// The table's enums have a hidden last variant.
    pub(super) published: bool,
    /// Actions and phases are those of another table.
    pub(super) is_import: bool,
    /// The integer type of the numbers.
    pub(super) int: IntType,
    pub(super) number: Ident,
    pub(super) code: Ident,
    pub(super) family: Ident,
    pub(super) action: TypeName,
    pub(super) phase: TypeName,
    pub(super) symptom: Ident,
    pub(super) classified: Ident,
    pub(super) unlisted: Ident,
}

impl Names {
    pub(super) fn new(settings: &Settings, krate: &TokenStream) -> Self {
        let types = &settings.types;
        let module = settings.import.as_ref().and_then(|import| import.path.as_deref()).map(path_from_within);
        let of_module = |name: &str| TypeName { module: module.clone(), name: ident(name) };
        Self {
            krate: krate.clone(),
            path: settings.path.as_ref().map(|path| path.value.clone()),
            published: settings.published,
            is_import: settings.import.is_some(),
            int: settings.number,
            number: ident(settings.number.name),
            code: ident(&types.code.value),
            family: ident(&types.family.value),
            action: of_module(&types.action.value),
            phase: of_module(&types.phase.value),
            symptom: ident(&types.symptom.value),
            classified: ident(&types.classified.value),
            unlisted: ident(&types.unlisted.value),
        }
    }

    /// The last variant of a published enum. No function returns it, and it is not listed in `ALL`. Other crates cannot
    /// cast an enum that has it: what `as` gives is an index, which moves with each new variant.
    pub(super) fn hidden_variant(&self) -> Option<TokenStream> {
        self.published.then(|| quote! { #[doc(hidden)] #[non_exhaustive] __NonExhaustive })
    }

    /// Elements of an array that an enum indexes: the hidden variant has those of the first one, so that no index is
    /// out of bounds, and none has to be checked.
    pub(super) fn per_variant<T: Clone>(&self, elements: impl IntoIterator<Item = T>) -> Vec<T> {
        let mut elements: Vec<T> = elements.into_iter().collect();
        if self.published {
            elements.extend(elements.first().cloned());
        }
        elements
    }
}

/// The path of another table's module, as the module within the calling one sees it.
fn path_from_within(path: &str) -> String {
    match path.split("::").next().unwrap_or_default() {
        "self" => path.replacen("self", "super", 1),
        "super" => format!("super::{path}"),
        "crate" | "" => path.to_owned(),
        _ => format!("::{path}"),
    }
}

/// A type of this table, or of the one that it uses.
pub(super) struct TypeName {
    module: Option<String>,
    pub(super) name: Ident,
}

impl fmt::Display for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.module {
            Some(module) => write!(f, "{module}::{}", self.name),
            None => write!(f, "{}", self.name),
        }
    }
}

impl ToTokens for TypeName {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match &self.module {
            Some(_) => tokens.extend(read_tokens(&self.to_string())),
            None => self.name.to_tokens(tokens),
        }
    }
}
