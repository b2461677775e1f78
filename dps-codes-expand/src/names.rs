//! `Names`: the settings that all generated code depends on.

use std::fmt;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

use super::{ident, read_tokens};
use crate::Docs;
use dps_codes_model::written_form::WrittenForm;
use dps_codes_model::{Code, CodeType, IntType, Table};

/// Names that are used throughout the generated code.
pub(crate) struct Names {
    /// The path of the runtime crate.
    pub(super) krate: TokenStream,
    /// The module of the types, if the table says.
    pub(super) path: Option<String>,
    /// The table's enums have a hidden last variant.
    pub(super) published: bool,
    pub(super) docs: Docs,
    /// Actions and phases are those of another table.
    pub(super) is_import: bool,
    /// The type of the codes.
    pub(super) code_type: CodeType,
    /// The integer type of the numbers.
    pub(super) int: IntType,
    pub(super) number: Ident,
    /// The written form of numbers, if the table says.
    pub(super) display: Option<WrittenForm>,
    pub(super) code: Ident,
    pub(super) family: Ident,
    pub(super) action: TypeName,
    /// The enum of the actors, if the table defines any.
    pub(super) own_actor: Ident,
    pub(super) phase: TypeName,
    pub(super) symptom: Ident,
    pub(super) classified: Ident,
    pub(super) unlisted: Ident,
    /// The receiver of methods of these two, and their implementation: those of string codes are generic over the string,
    /// which they may own.
    pub(super) this: TokenStream,
    /// The code of a row that a pattern on this receiver binds to `code`. A call as a function of the type finds methods
    /// of the table before those of traits with the same name.
    pub(super) row: TokenStream,
    pub(super) impl_classified: TokenStream,
    pub(super) impl_unlisted: TokenStream,
}

impl Names {
    pub(super) fn new(table: &Table, krate: &TokenStream, docs: Docs) -> Self {
        let settings = &table.settings;
        let types = &settings.types;
        let module = settings.import.as_ref().and_then(|import| import.path.as_deref()).map(path_from_within);
        let (classified, unlisted) = (ident(&types.classified.value), ident(&types.unlisted.value));
        let (this, row, generics) = match settings.code {
            CodeType::Number => (quote! { self }, quote! { code }, TokenStream::new()),
            CodeType::String => (quote! { &self }, quote! { *code }, quote! { <S> }),
        };
        let others = [&types.code, &types.family, &types.symptom, &types.classified, &types.unlisted];
        let is_own = |name: &str| {
            others.iter().any(|own| own.value == name) || table.columns.iter().any(|column| column.defines(name))
        };
        let of_module = |name: &str| TypeName {
            module: module.clone(),
            name: ident(name),
            // A type of this table hides the imported one of the same name.
            is_in_scope: module.is_none() || !is_own(name),
        };
        Self {
            krate: krate.clone(),
            path: settings.path.as_ref().map(|path| path.value.clone()),
            published: settings.published,
            docs,
            is_import: settings.import.is_some(),
            code_type: settings.code,
            int: settings.number,
            number: ident(settings.number.name),
            display: settings.display.clone(),
            code: ident(&types.code.value),
            family: ident(&types.family.value),
            action: of_module(&types.action.value),
            own_actor: ident(&types.actor.value),
            phase: of_module(&types.phase.value),
            symptom: ident(&types.symptom.value),
            impl_classified: quote! { impl #generics #classified #generics },
            impl_unlisted: quote! { impl #generics #unlisted #generics },
            classified,
            unlisted,
            this,
            row,
        }
    }

    /// Returns the noun for a code on the wire.
    pub(super) fn noun(&self) -> &'static str {
        match self.code_type {
            CodeType::Number => "number",
            CodeType::String => "string",
        }
    }

    /// Returns the name of the method that returns a code on the wire.
    pub(super) fn accessor(&self) -> &'static str {
        match self.code_type {
            CodeType::Number => "number",
            CodeType::String => "as_str",
        }
    }

    /// Returns a code on the wire, as an expression in an example.
    pub(super) fn wire(&self, code: &Code) -> String {
        match self.code_type {
            CodeType::Number => code.number.value.to_string(),
            CodeType::String => format!("{:?}", code.string),
        }
    }

    /// Returns a number or a string code, as `Display` writes it.
    pub(super) fn written(&self, code: &Code) -> String {
        match (self.code_type, &self.display) {
            (CodeType::Number, Some(form)) => form.write(code.number.value, self.int),
            (CodeType::Number, None) => code.number.value.to_string(),
            (CodeType::String, _) => code.string.clone(),
        }
    }

    /// Expands the last variant of a published enum. No function returns it, and it is not listed in `ALL`. Other
    /// crates cannot cast an enum that has it: what `as` gives is an index, which moves with each new variant.
    pub(super) fn hidden_variant(&self) -> Option<TokenStream> {
        self.published.then(|| quote! { #[doc(hidden)] #[non_exhaustive] __NonExhaustive })
    }

    /// Returns the elements of an array that an enum indexes: the hidden variant has those of the first one, so that no
    /// index is out of bounds, and none has to be checked.
    pub(super) fn per_variant<T: Clone>(&self, elements: impl IntoIterator<Item = T>) -> Vec<T> {
        let mut elements: Vec<T> = elements.into_iter().collect();
        if self.published {
            elements.extend(elements.first().cloned());
        }
        elements
    }
}

/// Returns a path of the calling module as the module within that one sees it.
pub(super) fn path_from_within(path: &str) -> String {
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
    is_in_scope: bool,
}

impl TypeName {
    /// Returns a link to a variant, which shows as code if its type has no documentation.
    pub(super) fn link(&self, variant: &str) -> String {
        if self.is_in_scope { link(&self.name, variant) } else { format!("`{}::{variant}`", self.name) }
    }

    /// Returns the import that links to the type of another table need.
    pub(super) fn import(&self) -> Option<TokenStream> {
        (self.is_in_scope && self.module.is_some()).then(|| quote! { #[allow(unused_imports)] use #self; })
    }
}

/// Returns a link to a variant. Without a destination: rustdoc would keep one to a type that has no documentation, since
/// the user does not export it, as a dead link.
pub(super) fn link(name: &Ident, variant: &str) -> String {
    format!("[`{name}::{variant}`]")
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
