//! Expands probes: the rare attempts while a person is needed.

use proc_macro2::TokenStream;
use quote::quote;

use super::action::duration;
use super::template::template;
use super::{Names, actor, ident};
use dps_codes_model::resolve::Catalog;
use dps_codes_model::{Action, Role};

/// Expands methods of the actions, if the table has a probe.
pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let settings = &catalog.table.settings;
    let Some(probe) = &settings.probe else {
        return TokenStream::new();
    };
    let Names { krate, action, phase, .. } = names;
    let [initial, cap] = [probe.initial, probe.cap].map(duration);
    let role = actor::role(catalog.table.own_actors());
    let except: Vec<_> = probe.except.iter().map(|phase| ident(&phase.value)).collect();
    let of_person = |action: &&Action| action.actor.role() != Role::Program;
    let shown = catalog.table.actions.iter().find(of_person).map(|shown| format!("{action}::{}", shown.name.value));
    let docs = |about: &str, example: &dyn Fn(&str) -> String| {
        let example = shown.as_deref().map_or_else(String::new, example);
        names.docs(about, &names.with_actions(&[]), &example)
    };
    let probe_docs =
        docs("Returns how rarely to try while a person is needed; `None` if the program acts by itself.", &|shown| {
            format!("assert!({shown}.probe().is_some());")
        });
    let in_phase = settings.phases.first().map(|first| {
        let docs = docs(
            "Returns how rarely to try in this phase while a person is needed; `None` if the program acts by itself, \
             or if the table has no probe in this phase.",
            &|shown| match probe.except.first() {
                Some(except) => format!("assert_eq!({shown}.probe_in({phase}::{}), None);", except.value),
                None => format!("assert_eq!({shown}.probe_in({phase}::{}), {shown}.probe());", first.name.value),
            },
        );
        quote! {
            #docs
            #[must_use]
            pub const fn probe_in(self, phase: #phase) -> ::core::option::Option<#krate::Probe> {
                match phase {
                    #(#phase::#except => ::core::option::Option::None,)*
                    _ => self.probe(),
                }
            }
        }
    });
    template! {
        [action, krate, role, initial, cap, in_phase, probe_docs]
        impl #action {
            #probe_docs
            #[must_use]
            pub const fn probe(self) -> ::core::option::Option<#krate::Probe> {
                match #role {
                    #krate::Actor::Program => ::core::option::Option::None,
                    _ => ::core::option::Option::Some(#krate::Probe::new(#initial, #cap)),
                }
            }
            #in_phase
        }
    }
}
