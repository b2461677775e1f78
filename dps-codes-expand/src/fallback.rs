//! Expands fallbacks: the fallback of an action, and those that rows and classes put in its place.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::action::{duration, optional, time};
use super::array::{Dictionary, masked, of_group, of_indices, of_row, of_rows_and_groups};
use super::inherited::{Accessor, accessors};
use super::template::template;
use super::{Names, action_set, example, ident};
use dps_codes_model::Fallback;
use dps_codes_model::resolve::Catalog;

/// Expands `Some(Fallback::new(…))` or `None`.
pub(super) fn value(fallback: Option<&Fallback>, names: &Names) -> TokenStream {
    let Names { krate, action, .. } = names;
    optional(fallback.map(|fallback| {
        let to = ident(&fallback.action.value);
        let failures = optional(fallback.failures.map(|failures| {
            let failures = super::literal(failures);
            quote! { #failures }
        }));
        let elapsed = optional(fallback.elapsed.map(|(least, _)| duration(least)));
        let max_elapsed = fallback.elapsed.filter(|(least, most)| least < most).map(|(_, most)| {
            let most = duration(most);
            quote! { .with_max_elapsed(#most) }
        });
        let needs_all = fallback.needs_all.then(|| quote! { .requiring_both() });
        quote! { #krate::Fallback::new(#action::#to, #failures, #elapsed) #max_elapsed #needs_all }
    }))
}

/// Returns the sentence about the fallback of an action.
pub(super) fn docs(fallback: &Fallback) -> String {
    format!("After {}, use [`{to}`](Self::{to}).", limits(fallback), to = fallback.action.value)
}

/// Returns the failures and the time after which a fallback applies.
pub(super) fn limits(fallback: &Fallback) -> String {
    let elapsed = fallback.elapsed.map(|(least, most)| {
        if least == most { time(least) } else { format!("a random time of {} to {}", time(least), time(most)) }
    });
    let limits = [fallback.failures.map(|failures| format!("{failures} failures in a row")), elapsed];
    let limits: Vec<_> = limits.into_iter().flatten().collect();
    limits.join(if fallback.needs_all { " and " } else { " or " })
}

/// Expands `fallback` and `fallback_in` of rows, of unlisted numbers, and of either.
pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names { krate, action, phase, .. } = names;
    let Some(width) = catalog.action_sets.first().map(|set| action_set::padded(set, names).len()) else {
        return TokenStream::new();
    };
    let of_table = quote! { ::core::option::Option<#krate::Fallback<#action>> };
    let statics = has_own(catalog).then(|| {
        let own = |action_set: usize| catalog.fallbacks.get(action_set).cloned().unwrap_or_default();
        let rows = catalog.rows.iter().map(|row| own(row.action_set));
        let groups = catalog.groups.iter().map(|group| own(group.action_set));
        of_rows_and_groups("OWN_FALLBACK", &quote! { [#of_table; #width] }, rows, groups, |set| values(set, names))
    });
    let has_own = statics.is_some();
    let code = &names.code;
    let values = || catalog.rows.iter().map(|row| (format!("{code}::{}", row.code.name.value), row.action_set));
    let accessor = |docs: TokenStream, name: &str, phase, at: &TokenStream, action: &TokenStream| {
        accessors(
            names,
            &Accessor {
                docs,
                name: ident(name),
                phase,
                output: of_table.clone(),
                of_row: body(has_own.then(|| of_row("OWN_FALLBACK")), at, action),
                of_group: body(has_own.then(|| of_group("OWN_FALLBACK")), at, action),
            },
        )
    };
    let general = accessor(
        general_docs(code, values(), catalog, names),
        "fallback",
        None,
        &quote! { 0 },
        &quote! { self.action() },
    );
    let in_phase = (!catalog.table.settings.phases.is_empty()).then(|| {
        accessor(
            in_phase_docs(code, values(), catalog, names),
            "fallback_in",
            Some(phase),
            &action_set::place_of_phase(catalog, names),
            &quote! { self.action_in(phase) },
        )
    });
    quote! { #statics #general #in_phase }
}

/// Expands those of the symptoms: arrays and methods.
pub(super) fn of_symptoms(catalog: &Catalog<'_>, names: &Names) -> (TokenStream, TokenStream) {
    let Names { krate, action, phase, .. } = names;
    let Some(width) = catalog.action_sets.first().map(|set| action_set::padded(set, names).len()) else {
        return Default::default();
    };
    let of_table = quote! { ::core::option::Option<#krate::Fallback<#action>> };
    let own = |action_set: usize| catalog.fallbacks.get(action_set).cloned().unwrap_or_default();
    let statics = has_own(catalog).then(|| {
        let mut sets = Dictionary::new();
        let indices = of_indices(
            &ident("SYMPTOM_FALLBACK_INDEX"),
            &sets.indices(names.per_variant(catalog.symptom_action_sets.iter().copied()).into_iter().map(own)),
        );
        let sets = sets.statics("SYMPTOM_FALLBACK", &quote! { [#of_table; #width] }, |set| values(set, names));
        quote! { #indices #sets }
    });
    let set = || {
        let index = quote! { SYMPTOM_FALLBACK_INDEX[self as ::core::primitive::usize] };
        statics.is_some().then(|| masked("SYMPTOM_FALLBACK", &index))
    };
    let symptom = &names.symptom;
    let values = || {
        let shown = catalog.table.symptoms.iter().map(|shown| format!("{symptom}::{}", shown.name.value));
        shown.zip(catalog.symptom_action_sets.iter().copied())
    };
    let docs = general_docs(symptom, values(), catalog, names);
    let general = body(set(), &quote! { 0 }, &quote! { self.action() });
    let in_phase = (!catalog.table.settings.phases.is_empty()).then(|| {
        let body = body(set(), &action_set::place_of_phase(catalog, names), &quote! { self.action_in(phase) });
        let docs = in_phase_docs(symptom, values(), catalog, names);
        quote! {
            #docs
            #[must_use]
            pub const fn fallback_in(self, phase: #phase) -> #of_table { #body }
        }
    });
    let methods = quote! {
        #docs
        #[must_use]
        pub const fn fallback(self) -> #of_table { #general }
        #in_phase
    };
    (quote! { #statics }, methods)
}

/// Returns the documentation of `fallback`; `values` are those that an example can show, with the indices of their
/// action sets.
fn general_docs(
    of: &Ident,
    mut values: impl Iterator<Item = (String, usize)>,
    catalog: &Catalog<'_>,
    names: &Names,
) -> TokenStream {
    let example = values.find_map(|(value, set)| example::of_fallback(&value, None, set, catalog, names));
    let about = "Returns what to do when the action goes on failing, where the phase is not known.";
    names.docs(about, &names.with_actions(&[of]), &example.unwrap_or_default())
}

/// Returns the documentation of `fallback_in`, likewise.
fn in_phase_docs(
    of: &Ident,
    mut values: impl Iterator<Item = (String, usize)>,
    catalog: &Catalog<'_>,
    names: &Names,
) -> TokenStream {
    let phases = catalog.table.settings.phases.len();
    let example = values.find_map(|(value, set)| {
        (0..phases).find_map(|phase| example::of_fallback(&value, Some(phase), set, catalog, names))
    });
    let about = "Returns what to do when the action goes on failing in this phase.";
    names.docs(about, &names.with_actions(&[of]), &example.unwrap_or_default())
}

/// Returns the value of the row or class if it has one, and that of the action if not.
fn body(set: Option<TokenStream>, at: &TokenStream, action: &TokenStream) -> TokenStream {
    let Some(set) = set else {
        return quote! { #action.fallback() };
    };
    template! {
        [set, at, action]
        match #set[#at] {
            ::core::option::Option::Some(own) => ::core::option::Option::Some(own),
            ::core::option::Option::None => #action.fallback(),
        }
    }
}

fn values(set: &[Option<&Fallback>], names: &Names) -> TokenStream {
    let set = action_set::padded(set, names);
    let values = set.iter().map(|fallback| value(*fallback, names));
    quote! { [#(#values),*] }
}

fn has_own(catalog: &Catalog<'_>) -> bool {
    catalog.fallbacks.iter().flatten().any(Option::is_some)
}
