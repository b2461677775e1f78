//! `Symptom`: the enum of known messages without a number.

use proc_macro2::TokenStream;
use quote::quote;

use super::array::{Dictionary, masked, of_indices};
use super::choice::{Order, Variant, named_enum};
use super::docs::{self, blocks, escaped, paragraphs};
use super::template::template;
use super::{Names, Part, action_set, fallback, ident};
use dps_codes_model::resolve::Catalog;
use dps_codes_model::{Shared, Symptom};

pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> Part {
    let symptoms = &catalog.table.symptoms;
    if symptoms.is_empty() {
        return Part::default();
    }
    let variants: Vec<_> = symptoms
        .iter()
        .map(|symptom| Variant { docs: docs(symptom, names), ..Variant::new(&symptom.name.value, None) })
        .collect();
    let about = "A failure that is known by a message and comes without a code.";
    let mut part = named_enum(&names.symptom, about, &variants, Order::OfTable, names);

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
    let all_texts = names.per_variant(symptoms).into_iter().map(|symptom| {
        let texts = wordings(symptom);
        quote! { &[#(#texts),*] }
    });
    let (action_sets, actions) = actions(catalog, names);
    let (fallback_sets, fallbacks) = fallback::of_symptoms(catalog, names);
    part.body.extend(quote! {
        #action_sets #fallback_sets
        static SYMPTOM_TEXT: #texts;
        static SYMPTOM_TEXTS: [&[&::core::primitive::str]; #count] = [#(#all_texts),*];
        static SYMPTOM_SUMMARY: #summaries;
        static SYMPTOM_HELP: #helps;
        static SYMPTOM_SOURCES: [&[&::core::primitive::str]; #count] = [#(#sources),*];
    });
    let [find_in_docs, text_docs, wordings_docs, summary_docs, help_docs, sources_docs] = method_docs(symptoms, names);
    part.body.extend(template! {
        [
            krate, name, at, actions, fallbacks,
            find_in_docs, text_docs, wordings_docs, summary_docs, help_docs, sources_docs
        ]
        impl #name {
            #find_in_docs
            #[must_use]
            pub fn find_in(text: &::core::primitive::str) -> ::core::option::Option<Self> {
                for &symptom in Self::ALL {
                    for words in symptom.texts() {
                        if #krate::__private::has_words(text, words) {
                            return ::core::option::Option::Some(symptom);
                        }
                    }
                }
                ::core::option::Option::None
            }

            #text_docs
            #[must_use]
            pub const fn text(self) -> &'static ::core::primitive::str { SYMPTOM_TEXT[#at] }

            #wordings_docs
            #[must_use]
            pub const fn texts(self) -> &'static [&'static ::core::primitive::str] { SYMPTOM_TEXTS[#at] }

            #summary_docs
            #[must_use]
            pub const fn summary(self) -> &'static ::core::primitive::str { SYMPTOM_SUMMARY[#at] }

            #help_docs
            #[must_use]
            pub const fn help(self) -> &'static ::core::primitive::str { SYMPTOM_HELP[#at] }

            #sources_docs
            #[must_use]
            pub const fn sources(self) -> &'static [&'static ::core::primitive::str] { SYMPTOM_SOURCES[#at] }

            #actions
            #fallbacks
        }
    });
    part
}

/// Returns the documentation of `find_in`, `text`, `texts`, `summary`, `help` and `sources`.
fn method_docs(symptoms: &[Symptom], names: &Names) -> [TokenStream; 6] {
    let name = &names.symptom;
    let docs = |about: &str, example: &dyn Fn(&str, &Symptom) -> Option<String>| {
        let shown = symptoms.iter().find_map(|symptom| example(&format!("{name}::{}", symptom.name.value), symptom));
        names.docs(about, &[name], &shown.unwrap_or_default())
    };
    [
        docs(
            "Returns the first symptom whose words the text has, one after the other, in any case and with any \
             punctuation between them.",
            &|value, symptom| Some(format!("assert_eq!({name}::find_in({:?}), Some({value}));", symptom.text.value)),
        ),
        docs("Returns the words it is known by: the first of `texts`.", &|value, symptom| {
            Some(format!("assert_eq!({value}.text(), {:?});", symptom.text.value))
        }),
        docs("Returns all wordings that it is known by.", &|value, _| {
            Some(format!("assert_eq!({value}.texts()[0], {value}.text());"))
        }),
        docs("Returns the meaning, in one sentence; empty if the table does not say.", &|value, symptom| {
            Some(format!("assert_eq!({value}.summary(), {:?});", symptom.summary.as_ref()?.value))
        }),
        docs(
            "Returns how to fix the cause, in a few sentences; empty if the table does not say.",
            &|value, symptom| Some(format!("assert_eq!({value}.help(), {:?});", symptom.shared.help.as_ref()?.value)),
        ),
        docs("Returns the sources of the facts, as URLs.", &|value, symptom| {
            Some(format!("assert_eq!({value}.sources()[0], {:?});", sources(&symptom.shared).first()?))
        }),
    ]
}

fn wordings(symptom: &Symptom) -> impl Iterator<Item = &str> {
    std::iter::once(&symptom.text).chain(&symptom.other_texts).map(|text| text.value.as_str())
}

fn sources(shared: &Shared) -> Vec<&str> {
    shared.sources.iter().flatten().map(|source| source.value.as_str()).collect()
}

/// Expands the arrays of the actions and the accessors that read them.
fn actions(catalog: &Catalog<'_>, names: &Names) -> (TokenStream, TokenStream) {
    let Names { action, phase, .. } = names;
    if catalog.action_sets.is_empty() {
        return Default::default();
    }
    let mut action_sets = Dictionary::new();
    let indices = action_sets.indices(names.per_variant(catalog.symptom_action_sets.iter().copied()));
    let statics = action_sets.statics("SYMPTOM_ACTION_SET", &action_set::element_type(catalog, names), |&action_set| {
        action_set::element(action_set, catalog, names)
    });
    let indices = of_indices(&ident("SYMPTOM_ACTION_SET_INDEX"), &indices);
    let action_set =
        masked("SYMPTOM_ACTION_SET", &quote! { SYMPTOM_ACTION_SET_INDEX[self as ::core::primitive::usize] });
    let place = action_set::place_of_phase(catalog, names);
    let docs = |about: &str, method: &str, place: usize| {
        let first = catalog.table.symptoms.first().zip(catalog.symptom_action_sets.first());
        let example = first.map_or_else(String::new, |(shown, &set)| {
            let value = format!("{}::{}.{method}", names.symptom, shown.name.value);
            names.assert_action(&value, &catalog.table.actions[catalog.action_sets[set][place]].name.value)
        });
        names.docs(about, &names.with_actions(&[&names.symptom]), &example)
    };
    let docs_of_action = docs("Returns what to do if the phase is unknown.", "action()", 0);
    let in_phase = catalog.table.settings.phases.first().map(|shown| {
        let method = format!("action_in({})", names.phase_value(&shown.name.value));
        let docs = docs("Returns what to do if it occurred in this phase.", &method, 1);
        template! {
            [docs, phase, action, action_set, place]
            #docs
            #[must_use]
            pub const fn action_in(self, phase: #phase) -> #action {
                #action_set[#place]
            }
        }
    });
    let accessors = quote! {
        #docs_of_action
        #[must_use]
        pub const fn action(self) -> #action { #action_set[0] }
        #in_phase
    };
    (quote! { #statics #indices }, accessors)
}

fn docs(symptom: &Symptom, names: &Names) -> TokenStream {
    let summary = symptom.summary.as_ref().map_or_else(String::new, |summary| escaped(&summary.value));
    let help = symptom.shared.help.as_ref().map_or_else(String::new, |help| blocks(&help.value));
    let action = symptom
        .shared
        .remedy
        .action
        .as_ref()
        .map_or_else(String::new, |action| format!("Action: {}.", names.action.link(&action.value)));
    let sources = docs::sources(sources(&symptom.shared));
    let known_by: Vec<_> = wordings(symptom).map(|text| format!("“{}”", escaped(text))).collect();
    let known_by = format!("Known by: {}", known_by.join(", "));
    paragraphs([summary, known_by, help, action, sources])
}
