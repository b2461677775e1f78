//! The enum of the rows. Its documentation is the index of all errors.

use std::fmt::Write;

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{escaped, links, paragraphs};
use super::{Names, ident};
use crate::resolve::{Catalog, Row};

pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let code = &names.code;
    let variants = catalog.rows.iter().map(|row| ident(&row.code.name.value));
    let attributes = catalog.rows.iter().map(|row| attributes(row, catalog, names));
    let title = catalog.table.settings.title.as_ref().map_or_else(String::new, |title| escaped(&title.value));
    let about = paragraphs([
        title.as_str(),
        "The variants are in the order of their numbers. The number of a code is `number()`; what `as` gives is an index, which may change.",
    ]);
    quote! {
        #about
        #[derive(
            ::core::clone::Clone, ::core::marker::Copy, ::core::hash::Hash,
            ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::cmp::PartialOrd, ::core::cmp::Ord,
        )]
        #[allow(non_camel_case_types)]
        #[non_exhaustive]
        pub enum #code { #(#attributes #variants),* }
    }
}

/// Summary, help, family, actions and sources.
fn attributes(row: &Row<'_>, catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let table = catalog.table;
    let mut facts = format!("Number `{}`", row.code.number.value);
    if let Some(family) = row.family {
        let family = catalog.families[family].0;
        let _ = write!(facts, ", family [`{family}`]({}::{family})", names.family);
    }
    facts.push('.');
    let link = |action: usize| {
        let name = &table.actions[action].name.value;
        format!("[`{name}`]({}::{name})", names.action)
    };
    let action = catalog.plans.get(row.plan).map_or_else(String::new, |plan| {
        let mut text = format!("Action: {}. {}", link(plan[0]), escaped(&table.actions[plan[0]].text));
        let phases = table.settings.phases.iter().zip(&plan[1..]);
        for (phase, &action) in phases.filter(|&(_, &action)| action != plan[0]) {
            let phase = &phase.name.value;
            let _ = write!(
                text,
                "\n\nIn phase [`{phase}`]({}::{phase}): {}. {}",
                names.phase,
                link(action),
                escaped(&table.actions[action].text)
            );
        }
        text
    });
    let sources = links(row.sources.iter().copied());
    let sources = if sources.is_empty() { sources } else { format!("Sources: {sources}") };
    let docs = paragraphs([escaped(&row.code.summary), escaped(row.help), facts, action, sources]);
    let retired = row.code.retired.as_ref().map(|retired| {
        let note = &retired.value;
        quote! { #[deprecated(note = #note)] }
    });
    quote! { #docs #retired }
}
