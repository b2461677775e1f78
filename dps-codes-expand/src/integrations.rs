//! Integrations: one call of a macro of the runtime for each that the table lists.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Names, enums, ident};
use dps_codes_model::resolve::Catalog;
use dps_codes_model::written_form::WrittenForm;
use dps_codes_model::{CodeType, ColumnKind, Integration, IntegrationKind, Table};

/// Expands the calls; `file` names the table in the error of a feature that is not enabled.
pub(super) fn expand(catalog: &Catalog<'_>, names: &Names, file: &str) -> TokenStream {
    let krate = &names.krate;
    let mut calls = TokenStream::new();
    for integration in &catalog.table.settings.integrations {
        let (name, arguments) =
            (ident(&format!("__{}", integration.kind.name())), arguments(integration, catalog, names));
        let condition = integration.feature.as_ref().map(|feature| quote! { #[cfg(feature = #feature)] });
        calls.extend(quote! { #condition #krate::#name! { #file; #arguments } });
    }
    calls
}

fn arguments(integration: &Integration, catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names { number, code, unlisted, classified, .. } = names;
    let prefix = catalog.table.settings.prefix.as_ref().map(|prefix| prefix.value.as_str());
    // A word that tells the macros of the runtime that the codes are strings, and their type in a format.
    let string = (names.code_type == CodeType::String).then(|| ident("string"));
    let display = names.display.as_ref();
    match integration.kind {
        IntegrationKind::Serde => {
            let enums = enums(catalog, names);
            let of = string.unwrap_or_else(|| number.clone());
            quote! { #of #code #unlisted #classified; #(#enums)* }
        }
        IntegrationKind::Defmt => {
            let prefix = prefix.map_or_else(String::new, |prefix| format!("{prefix}-"));
            let bits = display.map_or(number.clone(), |form| ident(&form.bits(&number.to_string())));
            let of = string.clone().unwrap_or_else(|| bits.clone());
            let placeholder = match (&string, display) {
                (Some(_), _) => "{=str}".to_owned(),
                (None, Some(form)) => form.format().replacen('{', &format!("{{={bits}"), 1),
                (None, None) => format!("{{={number}}}"),
            };
            let format = format!("{prefix}{placeholder}");
            let unlisted_format = format!("{format} (unlisted)");
            let enums = enums(catalog, names);
            quote! { #of #code #format #unlisted #unlisted_format #classified; #(#enums)* }
        }
        IntegrationKind::Miette => {
            let prefix = prefix.map_or_else(String::new, |prefix| format!("{}::", prefix.to_lowercase()));
            let action = (!catalog.action_sets.is_empty()).then(|| quote! { action });
            let phase =
                (!catalog.table.settings.phases.is_empty()).then_some(&names.phase).filter(|_| action.is_some());
            let format = display.map_or_else(|| "{}".to_owned(), WrittenForm::format);
            quote! { #string #prefix #format #code #unlisted #classified; [#action] [#phase] }
        }
        IntegrationKind::Http => {
            let (accessor, int) = http_status(catalog.table, names);
            quote! { #string #code #unlisted #classified; #accessor #int }
        }
    }
}

/// Returns the accessor of the HTTP status of a code, and its integer type: the number itself in a table without a column
/// `http_status`.
fn http_status(table: &Table, names: &Names) -> (Ident, Ident) {
    let column = table.columns.iter().find(|column| column.name.value == "http_status");
    let int = column.and_then(|column| match &column.kind {
        ColumnKind::Derived { templates, .. } => Some(super::column::derived_type(templates)),
        ColumnKind::Integer { int, .. } => Some(*int),
        _ => None,
    });
    int.map_or_else(|| (ident("number"), names.number.clone()), |int| (ident("http_status"), ident(int.name)))
}
