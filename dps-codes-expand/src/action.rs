//! `Action`: what to do, who does it, when to try again, and the fallback.

use proc_macro2::TokenStream;
use quote::quote;

use super::array::{Dictionary, masked, of_indices};
use super::choice::{Order, Variant, named_enum};
use super::docs::{self, escaped, joined, paragraphs};
use super::template::template;
use super::{Names, Part, actor, example, fallback, ident, index, probe};
use dps_codes_model::resolve::Catalog;
use dps_codes_model::{Action, Retry, Role};

pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> Part {
    let actions = &catalog.table.actions;
    if actions.is_empty() || names.is_import {
        return Part::default();
    }
    let variant = |action: &Action| Variant { docs: docs(action, catalog), ..Variant::new(&action.name.value, None) };
    let variants: Vec<_> = actions.iter().map(variant).collect();
    let about = joined(["What to do about an error.", &index::of_actions(catalog, names)]);
    let mut part = named_enum(&names.action.name, &about, &variants, Order::None, names);

    let Names { krate, action: name, .. } = names;
    let actions = names.per_variant(actions);
    let count = actions.len();
    let texts = actions.iter().map(|action| &action.text);
    let actors = actions.iter().map(|action| ident(&action.actor.name.value));
    let actor = actor::type_of(catalog, names);
    let (mut retries, mut fallbacks) = (Dictionary::new(), Dictionary::new());
    let retry_of = of_indices(&ident("RETRY_OF_ACTION"), &retries.indices(actions.iter().map(|action| action.retry)));
    let retry_statics = retries.statics("RETRY", &quote! { #krate::Retry }, |&of| retry(of, krate));
    let fallback_of =
        of_indices(&ident("FALLBACK_OF_ACTION"), &fallbacks.indices(actions.iter().map(|action| &action.fallback)));
    let fallback_type = quote! { ::core::option::Option<#krate::Fallback<#name>> };
    let fallback_statics = fallbacks.statics("FALLBACK", &fallback_type, |of| fallback::value(of.as_ref(), names));
    let own_retry = masked("RETRY", &quote! { RETRY_OF_ACTION[self as ::core::primitive::usize] });
    let own_fallback = masked("FALLBACK", &quote! { FALLBACK_OF_ACTION[self as ::core::primitive::usize] });
    let sources = actions.iter().map(|action| {
        let urls = action.sources.iter().map(|source| &source.value);
        quote! { &[#(#urls),*] }
    });
    part.body.extend(quote! {
        static ACTION_TEXT: [&::core::primitive::str; #count] = [#(#texts),*];
        static ACTION_ACTOR: [#actor; #count] = [#(#actor::#actors),*];
        #retry_of #retry_statics #fallback_of #fallback_statics
        static ACTION_SOURCES: [&[&::core::primitive::str]; #count] = [#(#sources),*];
    });
    let [text_docs, actor_docs, retry_docs, fallback_docs, sources_docs] = method_docs(&catalog.table.actions, names);
    part.body.extend(template! {
        [krate, name, actor, own_retry, own_fallback, text_docs, actor_docs, retry_docs, fallback_docs, sources_docs]
        impl #name {
            #text_docs
            #[must_use]
            pub const fn text(self) -> &'static ::core::primitive::str {
                ACTION_TEXT[self as ::core::primitive::usize]
            }

            #actor_docs
            #[must_use]
            pub const fn actor(self) -> #actor {
                ACTION_ACTOR[self as ::core::primitive::usize]
            }

            #retry_docs
            #[must_use]
            pub const fn retry(self) -> #krate::Retry {
                #own_retry
            }

            #fallback_docs
            #[must_use]
            pub const fn fallback(self) -> ::core::option::Option<#krate::Fallback<Self>> {
                #own_fallback
            }

            #sources_docs
            #[must_use]
            pub const fn sources(self) -> &'static [&'static ::core::primitive::str] {
                ACTION_SOURCES[self as ::core::primitive::usize]
            }
        }
        #[automatically_derived]
        impl #krate::CatalogAction for #name {
            type Actor = #actor;
            const ALL: &'static [Self] = Self::ALL;
            fn name(self) -> &'static ::core::primitive::str { self.name() }
            fn text(self) -> &'static ::core::primitive::str { self.text() }
            fn actor(self) -> #actor { self.actor() }
            fn retry(self) -> #krate::Retry { self.retry() }
            fn fallback(self) -> ::core::option::Option<#krate::Fallback<Self>> { self.fallback() }
            fn sources(self) -> &'static [&'static ::core::primitive::str] { self.sources() }
        }
    });
    part.body.extend(probe::expand(catalog, names));
    part
}

/// Returns the documentation of `text`, `actor`, `retry`, `fallback` and `sources`.
fn method_docs(actions: &[Action], names: &Names) -> [TokenStream; 5] {
    let name = &names.action.name;
    let docs = |about: &str, example: &dyn Fn(&str, &Action) -> Option<String>| {
        let shown = actions.iter().find_map(|action| example(&format!("{name}::{}", action.name.value), action));
        names.docs(about, &[name], &shown.unwrap_or_default())
    };
    [
        docs("Returns what to do, in one sentence.", &|value, action| {
            Some(format!("assert_eq!({value}.text(), {:?});", action.text))
        }),
        docs("Returns who has to act.", &|value, action| {
            Some(format!("assert_eq!({value}.actor().name(), {:?});", action.actor.written()))
        }),
        docs("Returns when to try again, if at all.", &|value, action| {
            // The name that the user gives to the crate of `Retry` is unknown.
            let retry = example::retry(action.retry);
            Some(format!("assert!(format!(\"{{:?}}\", {value}.retry()).starts_with({retry:?}));"))
        }),
        docs(
            "Returns the action to take if this one goes on failing, and after how many failures or how long.",
            &|value, action| Some(names.assert_fallback(&format!("{value}.fallback()"), action.fallback.as_ref()?)),
        ),
        docs("Returns the sources of this advice, as URLs.", &|value, action| {
            Some(format!("assert_eq!({value}.sources()[0], {:?});", action.sources.first()?.value))
        }),
    ]
}

fn retry(retry: Retry, krate: &TokenStream) -> TokenStream {
    match retry {
        Retry::Never => quote! { #krate::Retry::Never },
        Retry::AtOnce => quote! { #krate::Retry::AtOnce },
        Retry::AfterRepair => quote! { #krate::Retry::AfterRepair },
        Retry::Backoff { minimum, initial, cap } => {
            let [minimum, initial, cap] = [minimum, initial, cap].map(duration);
            quote! { #krate::Retry::Backoff(#krate::Backoff::new(#minimum, #initial, #cap)) }
        }
    }
}

pub(super) fn duration(milliseconds: u64) -> TokenStream {
    if milliseconds % 1_000 == 0 {
        let seconds = super::literal(milliseconds / 1_000);
        return quote! { ::core::time::Duration::from_secs(#seconds) };
    }
    let milliseconds = super::literal(milliseconds);
    quote! { ::core::time::Duration::from_millis(#milliseconds) }
}

/// Returns the tokens of `Some(…)` or `None`.
pub(super) fn optional(value: Option<TokenStream>) -> TokenStream {
    if let Some(value) = value {
        quote! { ::core::option::Option::Some(#value) }
    } else {
        quote! { ::core::option::Option::None }
    }
}

fn docs(action: &Action, catalog: &Catalog<'_>) -> TokenStream {
    let actor = match action.actor.role() {
        _ if !catalog.table.own_actors().is_empty() => format!("Actor: {}.", escaped(action.actor.written())),
        Role::Program => "The program acts by itself.".to_owned(),
        Role::Operator => "An operator has to act.".to_owned(),
        Role::Developer => "A developer has to act.".to_owned(),
    };
    let retry = retry_docs(action.retry);
    let fallback = action.fallback.as_ref().map_or_else(String::new, fallback::docs);
    let sources = docs::sources(action.sources.iter().map(|source| source.value.as_str()));
    let used_when = action
        .used_when
        .as_ref()
        .map_or_else(String::new, |when| format!("Used when {}.", escaped(when.value.trim_end_matches('.'))));
    paragraphs([escaped(&action.text), format!("{actor} {retry}"), fallback, used_when, sources])
}

/// Returns the sentence about a retry.
pub(super) fn retry_docs(retry: Retry) -> String {
    match retry {
        Retry::Never => "No retry.".to_owned(),
        Retry::AtOnce => "Retry at once.".to_owned(),
        Retry::AfterRepair => "Retry after the repair.".to_owned(),
        Retry::Backoff { minimum, initial, cap } => {
            let minimum = if minimum == 0 { String::new() } else { format!("{} plus ", time(minimum)) };
            let (initial, cap) = (time(initial), time(cap));
            format!(
                "Retry after {minimum}a random duration of up to {initial}, which doubles after each failure up to {cap}."
            )
        }
    }
}

/// Returns a duration in its largest whole unit.
pub(super) fn time(milliseconds: u64) -> String {
    let units = [(86_400_000, "d"), (3_600_000, "h"), (60_000, "min"), (1_000, "s")];
    units
        .into_iter()
        .find(|(unit, _)| milliseconds >= *unit && milliseconds % unit == 0)
        .map_or_else(|| format!("{milliseconds} ms"), |(unit, name)| format!("{} {name}", milliseconds / unit))
}
