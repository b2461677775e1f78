//! Action sets: the general action of an error, followed by its action in each phase.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Names, ident};
use dps_codes_model::resolve::Catalog;

/// Returns the type of an action set: an array with the general action first.
pub(super) fn element_type(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let (action, width) =
        (&names.action, catalog.action_sets.first().map_or(0, |action_set| padded(action_set, names).len()));
    quote! { [#action; #width] }
}

/// Returns the value of the action set at an index.
pub(super) fn element(action_set: usize, catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let action = &names.action;
    let actions = &catalog.table.actions;
    let action_set =
        padded(&catalog.action_sets[action_set], names).into_iter().map(|index| ident(&actions[index].name.value));
    quote! { [#(#action::#action_set),*] }
}

/// Returns the index of the action in the phase `phase`.
pub(super) fn place_of_phase(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    if names.is_import {
        let last = catalog.action_sets.first().map_or(0, |action_set| padded(action_set, names).len() - 1);
        quote! { place_of(phase) & #last }
    } else {
        quote! { 1 + phase as ::core::primitive::usize }
    }
}

/// Expands `place_of`, for phases that another table defines, whose order is not known here.
pub(super) fn place_of_imported_phase(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let (phase, phases) = (&names.phase, &catalog.table.settings.phases);
    if !names.is_import || phases.is_empty() {
        return TokenStream::new();
    }
    let (variants, places) = (phases.iter().map(|phase| ident(&phase.name.value)), 1..=phases.len());
    quote! {
        /// Returns 0, the place of the general action, for a phase that is not known here.
        const fn place_of(phase: #phase) -> ::core::primitive::usize {
            #(if phase.is(#phase::#variants) {
                #places
            } else)* {
                0
            }
        }
    }
}

/// Pads an action set with the general action, which applies in phases that are not known here: the hidden variant, or
/// with phases of another table, whatever `place_of` does not know. A length that is a power of two needs no check
/// there.
pub(super) fn padded<T: Clone>(action_set: &[T], names: &Names) -> Vec<T> {
    let len = match action_set.len() {
        1 => 1,
        len if names.is_import => len.next_power_of_two(),
        len => len + usize::from(names.published),
    };
    action_set.iter().chain(action_set.first().into_iter().cycle()).take(len).cloned().collect()
}
