//! `Code`: the enum of the rows, whose documentation is the index of all errors.

use std::fmt::Write;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{blocks, escaped, joined, paragraphs, sources};
use super::names::{link, path_from_within};
use super::template::template;
use super::{Names, ident, index, read_tokens, unsigned};
use crate::Docs;
use dps_codes_model::resolve::Catalog;
use dps_codes_model::written_duration;
use dps_codes_model::{Code, CodeType, ColumnKind, Located, Value};

pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let code = &names.code;
    let title = catalog.table.settings.title.as_ref().map_or_else(String::new, |title| escaped(&title.value));
    let about = paragraphs([
        title.as_str(),
        &index::of_codes(catalog, names),
        &format!("The variants are in the order of their {}s.", names.noun()),
        &casts(catalog, names),
    ]);
    let (variants, hidden, repr) = (variants(catalog, names), names.hidden_variant(), repr(catalog));
    let derives = catalog.table.settings.derives.iter().map(|path| path_from_within(path));
    let derives = read_tokens(&derives.collect::<Vec<_>>().join(", "));
    template! {
        [about, code, variants, hidden, derives, repr]
        #about
        #repr
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::hash::Hash,
            ::core::cmp::PartialEq, ::core::cmp::Eq, #derives
        )]
        #[allow(non_camel_case_types)]
        #[non_exhaustive]
        pub enum #code { #variants #hidden }
    }
}

/// Returns the type of the discriminants, where the table is large: to validate `ALL`, rustc computes the discriminants
/// of all variants for each element, which takes it several times as long for `isize`, the default.
fn repr(catalog: &Catalog<'_>) -> TokenStream {
    /// An enum of fewer variants leaves the choice to rustc.
    const MANY: usize = 1_000;
    // A hidden variant has the next index.
    let rows = catalog.rows.len();
    let int = ident(unsigned([rows]).name);
    if rows < MANY {
        TokenStream::new()
    } else {
        quote! { #[repr(#int)] }
    }
}

/// Documents `as` on a code, with an example where the documentation has examples.
fn casts(catalog: &Catalog<'_>, names: &Names) -> String {
    let accessor = match names.code_type {
        CodeType::Number => "`number()` returns the number of a code",
        CodeType::String => "`as_str()` returns the code on the wire",
    };
    let code = &names.code;
    if !names.published {
        let about = format!("{accessor}; `as` gives an index, which changes with new rows.");
        let example = names.path.as_ref().zip(catalog.rows.first()).map(|(path, row)| {
            let (name, method, wire) = (&row.code.name.value, names.accessor(), names.wire(row.code));
            format!("```\nuse {path}::{code};\nassert_eq!({code}::{name}.{method}(), {wire});\n```")
        });
        return joined([about, example.unwrap_or_default()]);
    }
    let about = format!(
        "{accessor}. A cast with `as` would give an index, which changes with new rows, so it does not compile; \
         [`is`](Self::is) compares codes in constants."
    );
    let example = names.path.as_ref().zip(catalog.rows.first()).map(|(path, row)| {
        let name = &row.code.name.value;
        format!(
            "```\nuse {path}::{code};\nconst _: () = assert!({code}::{name}.is({code}::ALL[0]));\n```\n\n\
             ```compile_fail,E0606\nuse {path}::{code};\nlet index = {code}::{name} as usize;\n```"
        )
    });
    joined([about, example.unwrap_or_default()])
}

/// Expands each variant, documented with summary, help, family, columns, aliases, actions, messages and sources.
fn variants(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let action_sets: Vec<String> =
        catalog.action_sets.iter().map(|action_set| action_set_docs(action_set, catalog, names)).collect();
    let mut code = String::new();
    for row in &catalog.rows {
        let mut facts = match names.code_type {
            CodeType::Number => format!("Number `{}`", row.code.number.value),
            CodeType::String => format!("Code `{}`", row.code.string),
        };
        if names.display.is_some() {
            let _ = write!(facts, ", written `{}`", names.written(row.code));
        }
        if let Some(family) = row.family {
            let family = catalog.families[family].0;
            let _ = write!(facts, ", family {}", link(&names.family, family));
        }
        for (column, value) in catalog.table.columns.iter().zip(&row.columns) {
            if let Some(value) = value.and_then(|value| escape(value, &column.kind)) {
                let _ = write!(facts, ", `{}` {}", column.name.value, escaped(&value));
            }
        }
        facts.push('.');
        let aliases: Vec<_> = row.code.aliases.iter().map(|alias| format!("`{}`", alias.value)).collect();
        let messages: Vec<_> =
            row.code.messages.iter().map(|message| format!("“{}”", escaped(&message.value))).collect();
        let docs = joined([
            escaped(&row.code.summary),
            blocks(row.help),
            facts,
            row.code.replaced_by.as_ref().map_or_else(String::new, |Located { value: other, .. }| {
                format!("Use [`{other}`](Self::{other}) instead.")
            }),
            if aliases.is_empty() { String::new() } else { format!("Also called {}.", aliases.join(", ")) },
            action_sets.get(row.action_set).cloned().unwrap_or_default(),
            if messages.is_empty() { String::new() } else { format!("Seen as: {}", messages.join(", ")) },
            sources(row.sources.iter().copied()),
        ]);
        let _ = write!(code, "#[doc = {docs:?}]");
        for alias in search_aliases(row.code, names) {
            let _ = write!(code, "#[doc(alias = {alias:?})]");
        }
        if let Some(deprecated) = &row.code.deprecated {
            let note = match &row.code.replaced_by {
                Some(other) => {
                    format!("{}; use `{}::{}`", deprecated.value.trim_end_matches('.'), names.code, other.value)
                }
                None => deprecated.value.clone(),
            };
            let _ = write!(code, "#[deprecated(note = {note:?})]");
        }
        code.extend([&row.code.name.value, ","]);
    }
    read_tokens(&code)
}

/// Returns the value of a column as text. Returns `None` for a flag that is not set.
fn escape(value: &Value, kind: &ColumnKind) -> Option<String> {
    match (value, kind) {
        (Value::Flag(set), _) => set.then(|| "yes".to_owned()),
        (Value::Integer(integer), _) => Some(integer.to_string()),
        (Value::Text(text), _) => Some(text.clone()),
        (Value::Duration(milliseconds), _) => Some(written_duration(*milliseconds)),
        (Value::Choice(choice), ColumnKind::OneOf { choices, .. }) => Some(choices.get(*choice)?.written().to_owned()),
        (Value::Choice(_), _) => None,
    }
}

/// Returns what rustdoc's search finds a row by, apart from its name.
fn search_aliases(code: &Code, names: &Names) -> Vec<String> {
    let mut found: Vec<String> = code.aliases.iter().map(|alias| alias.value.clone()).collect();
    if names.docs == Docs::Index {
        let number = (names.code_type == CodeType::Number).then(|| code.number.value.to_string());
        found.extend(number.into_iter().chain([names.written(code)]));
    }
    // rustdoc does not take others.
    let is_valid = |alias: &str| *alias != code.name.value && alias.trim() == alias && !alias.contains(['"', '\'']);
    let mut aliases: Vec<String> = Vec::new();
    for alias in found {
        if is_valid(&alias) && !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    aliases
}

/// Returns the documentation of an action set: each action with the phases in which it applies.
fn action_set_docs(action_set: &[usize], catalog: &Catalog<'_>, names: &Names) -> String {
    let describe = |action: usize| {
        let action = &catalog.table.actions[action];
        format!("{}. {}", names.action.link(&action.name.value), escaped(&action.text))
    };
    let default = describe(action_set[0]);
    if action_set.len() == 1 {
        return format!("Action: {default}");
    }
    let mut docs = format!("Default action: {default}");
    for (action, phases) in index::phases_by_action(action_set, catalog) {
        let phases: Vec<_> = phases.iter().map(|phase| names.phase.link(phase)).collect();
        let _ = write!(docs, "\n\nIn {}: {}", phases.join(", "), describe(action));
    }
    docs
}
