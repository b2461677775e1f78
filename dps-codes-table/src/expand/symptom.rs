//! The enum of the symptoms: failures that are known by a text and have no number.

use proc_macro2::TokenStream;
use quote::quote;

use super::array::{Dictionary, masked, of_indices};
use super::choice::{Order, Variant, named_enum};
use super::docs::{self, escaped, paragraphs};
use super::{Names, Part, ident, plan};
use crate::model::{Shared, Symptom};
use crate::resolve::Catalog;

pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> Part {
    let symptoms = &catalog.table.symptoms;
    if symptoms.is_empty() {
        return Part::default();
    }
    let variants: Vec<_> = symptoms
        .iter()
        .map(|symptom| Variant { name: symptom.name.value.clone(), docs: docs(symptom, names) })
        .collect();
    let about = paragraphs(["A failure that is known by a text and comes without a number."]);
    let mut part = named_enum(&names.symptom, &about, &variants, Order::OfTable, names);

    let Names { krate, symptom: name, .. } = names;
    let at = quote! { self as ::core::primitive::usize };
    let text = |value: fn(&Symptom) -> &str| {
        let values = names.per_variant(symptoms.iter().map(value));
        let count = values.len();
        quote! { [&::core::primitive::str; #count] = [#(#values),*] }
    };
    let texts = text(|symptom| &symptom.text.value);
    let summaries = text(|symptom| symptom.summary.as_ref().map_or("", |summary| &summary.value));
    let helps = text(|symptom| symptom.shared.help.as_ref().map_or("", |help| &help.value));
    let sources = names.per_variant(symptoms).into_iter().map(|symptom| {
        let urls = sources(&symptom.shared);
        quote! { &[#(#urls),*] }
    });
    let count = sources.len();
    let (plans, actions) = actions(catalog, names);
    part.body.extend(quote! {
        #plans
        static SYMPTOM_TEXT: #texts;
        static SYMPTOM_SUMMARY: #summaries;
        static SYMPTOM_HELP: #helps;
        static SYMPTOM_SOURCES: [&[&::core::primitive::str]; #count] = [#(#sources),*];
        impl #name {
            /// The first symptom whose words stand in this text, one after the other, whatever their case and
            /// whatever punctuation is between them.
            #[must_use]
            pub fn find_in(text: &::core::primitive::str) -> ::core::option::Option<Self> {
                for &symptom in Self::ALL {
                    if #krate::__private::has_words(text, symptom.text()) {
                        return ::core::option::Option::Some(symptom);
                    }
                }
                ::core::option::Option::None
            }

            /// The words it is known by.
            #[must_use]
            pub const fn text(self) -> &'static ::core::primitive::str { SYMPTOM_TEXT[#at] }

            /// What it means, in one sentence; empty if the table says nothing.
            #[must_use]
            pub const fn summary(self) -> &'static ::core::primitive::str { SYMPTOM_SUMMARY[#at] }

            /// How to mend it, in a few sentences; empty if the table says nothing.
            #[must_use]
            pub const fn help(self) -> &'static ::core::primitive::str { SYMPTOM_HELP[#at] }

            /// Where the facts come from, as URLs.
            #[must_use]
            pub const fn sources(self) -> &'static [&'static ::core::primitive::str] { SYMPTOM_SOURCES[#at] }

            #actions
        }
    });
    part
}

fn sources(shared: &Shared) -> Vec<&str> {
    shared.sources.iter().flatten().map(|source| source.value.as_str()).collect()
}

/// The arrays of the actions and the accessors that read them.
fn actions(catalog: &Catalog<'_>, names: &Names) -> (TokenStream, TokenStream) {
    let Names { action, phase, .. } = names;
    if catalog.plans.is_empty() {
        return Default::default();
    }
    let mut plans = Dictionary::new();
    let indices = plans.indices(names.per_variant(catalog.symptom_plans.iter().copied()));
    let statics =
        plans.statics("SYMPTOM_PLAN", &plan::element_type(catalog, names), |&plan| plan::element(plan, catalog, names));
    let indices = of_indices(&ident("SYMPTOM_PLAN_INDEX"), &indices);
    let plan = masked("SYMPTOM_PLAN", &quote! { SYMPTOM_PLAN_INDEX[self as ::core::primitive::usize] });
    let place = plan::place_of_phase(catalog, names);
    let in_phase = (!catalog.table.settings.phases.is_empty()).then(|| {
        quote! {
            /// What to do about it where it came up in this phase.
            #[must_use]
            pub const fn action_in(self, phase: #phase) -> #action {
                #plan[#place]
            }
        }
    });
    let accessors = quote! {
        /// What to do about it where the phase is not known.
        #[must_use]
        pub const fn action(self) -> #action { #plan[0] }
        #in_phase
    };
    (quote! { #statics #indices }, accessors)
}

fn docs(symptom: &Symptom, names: &Names) -> TokenStream {
    let text = |text: Option<&crate::model::LocatedString>| text.map_or_else(String::new, |text| escaped(&text.value));
    let action = symptom
        .shared
        .remedy
        .action
        .as_ref()
        .map_or_else(String::new, |action| format!("Action: [`{0}`]({1}::{0}).", action.value, names.action));
    let sources = docs::sources(sources(&symptom.shared));
    let known_by = format!("Known by: {}", escaped(&symptom.text.value));
    paragraphs([text(symptom.summary.as_ref()), known_by, text(symptom.shared.help.as_ref()), action, sources])
}
