//! Action sets: the action of an error without a phase, then the action in each phase. There are few distinct ones.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Names, ident};
use crate::resolve::Catalog;

/// The type of an action set: an array with the general action first.
pub(super) fn element_type(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let (action, width) = (&names.action, catalog.plans.first().map_or(0, |plan| padded(plan, names).len()));
    quote! { [#action; #width] }
}

/// The value of the action set at an index.
pub(super) fn element(plan: usize, catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let action = &names.action;
    let actions = &catalog.table.actions;
    let plan = padded(&catalog.plans[plan], names).into_iter().map(|index| ident(&actions[index].name.value));
    quote! { [#(#action::#plan),*] }
}

/// The index of the action in the phase `phase`.
pub(super) fn place_of_phase() -> TokenStream {
    quote! { 1 + phase as ::core::primitive::usize }
}

/// In the hidden variant of the phases, the general action applies.
fn padded(plan: &[usize], names: &Names) -> Vec<usize> {
    let has_phases = plan.len() > 1;
    let hidden = plan.first().filter(|_| names.published && has_phases);
    plan.iter().chain(hidden).copied().collect()
}
