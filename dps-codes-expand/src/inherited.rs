//! Accessors of what rows and unlisted numbers inherit from their classes: family and actions.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::action::optional;
use super::array::{of_group, of_row, of_rows_and_groups};
use super::names::TypeName;
use super::template::template;
use super::{Names, action_set, ident};
use dps_codes_model::resolve::Catalog;

/// Arrays, and accessors of all three types.
pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let (family, actions) = (family(catalog, names), actions(catalog, names));
    quote! { #family #actions }
}

fn family(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    if catalog.families.is_empty() {
        return TokenStream::new();
    }
    let Names { code, family, .. } = names;
    let option = quote! { ::core::option::Option<#family> };
    let write = |of: &Option<usize>| {
        optional(of.map(|index| {
            let variant = ident(catalog.families[index].0);
            quote! { #family::#variant }
        }))
    };
    let rows = names.per_variant(catalog.rows.iter().map(|row| row.family));
    let statics = of_rows_and_groups("FAMILY", &option, rows, catalog.groups.iter().map(|group| group.family), write);
    let shown = catalog.rows.iter().find_map(|row| Some((row, catalog.families[row.family?].0)));
    let example = shown.map_or_else(String::new, |(row, of)| {
        format!("assert_eq!({code}::{}.family(), Some({family}::{of}));", row.code.name.value)
    });
    let accessors = accessors(
        names,
        &Accessor {
            docs: names.docs("Returns the family it belongs to, if any.", &[code, family], &example),
            name: ident("family"),
            phase: None,
            output: option,
            of_row: of_row("FAMILY"),
            of_group: of_group("FAMILY"),
        },
    );
    quote! { #statics #accessors }
}

fn actions(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Some(first) = catalog.action_sets.first() else {
        return TokenStream::new();
    };
    let Names { code, action, phase, .. } = names;
    let actions = &catalog.table.actions;
    let (set, place) = (action_set::element_type(catalog, names), action_set::place_of_phase(catalog, names));
    let write = |&action_set: &usize| action_set::element(action_set, catalog, names);
    let rows = names.per_variant(catalog.rows.iter().map(|row| row.action_set));
    let statics =
        of_rows_and_groups("ACTION_SET", &set, rows, catalog.groups.iter().map(|group| group.action_set), write);
    let (row, group) = (of_row("ACTION_SET"), of_group("ACTION_SET"));
    let (row_name, first_plan) = catalog
        .rows
        .first()
        .map_or(("", first), |row| (row.code.name.value.as_str(), &catalog.action_sets[row.action_set]));
    let place_of = action_set::place_of_imported_phase(catalog, names);
    let general = accessors(
        names,
        &Accessor {
            docs: names.docs(
                "Returns what to do if the phase is unknown.",
                &names.with_actions(&[code]),
                &names.assert_action(&format!("{code}::{row_name}.action()"), &actions[first_plan[0]].name.value),
            ),
            name: ident("action"),
            phase: None,
            output: quote! { #action },
            of_row: quote! { #row[0] },
            of_group: quote! { #group[0] },
        },
    );
    let in_phase = catalog.table.settings.phases.first().map(|first_phase| {
        let value = format!("{code}::{row_name}.action_in({})", names.phase_value(&first_phase.name.value));
        let example = names.assert_action(&value, &actions[first_plan[1]].name.value);
        accessors(
            names,
            &Accessor {
                docs: names.docs(
                    "Returns what to do if it occurred in this phase.",
                    &names.with_actions(&[code]),
                    &example,
                ),
                name: ident("action_in"),
                phase: Some(phase),
                output: quote! { #action },
                of_row: quote! { #row[#place] },
                of_group: quote! { #group[#place] },
            },
        )
    });
    quote! {
        #statics #place_of
        #general #in_phase
    }
}

/// One method that all three types have.
pub(super) struct Accessor<'n> {
    pub(super) docs: TokenStream,
    pub(super) name: Ident,
    /// The type of its only argument.
    pub(super) phase: Option<&'n TypeName>,
    pub(super) output: TokenStream,
    pub(super) of_row: TokenStream,
    pub(super) of_group: TokenStream,
}

/// Writes a method for rows, for numbers without a row, and for either.
pub(super) fn accessors(names: &Names, accessor: &Accessor<'_>) -> TokenStream {
    let Names { code, this, row, impl_unlisted, impl_classified, .. } = names;
    let Accessor { docs, name, phase, output, of_row, of_group } = accessor;
    let parameter = phase.map(|phase| quote! { , phase: #phase });
    let argument = phase.map(|_| quote! { phase });
    let further = phase.map(|_| quote! { , phase });
    let method = |on: &TokenStream, this: &TokenStream, body: &TokenStream| {
        quote! {
            #on {
                #docs
                #[must_use]
                pub const fn #name(#this #parameter) -> #output { #body }
            }
        }
    };
    let either = template! {
        [code, name, row, further, argument]
        match self {
            Self::Listed(code) => #code::#name(#row #further),
            Self::Unlisted(unlisted) => unlisted.#name(#argument),
        }
    };
    let row = method(&quote! { impl #code }, &quote! { self }, of_row);
    let (group, either) = (method(impl_unlisted, this, of_group), method(impl_classified, this, &either));
    quote! { #row #group #either }
}
