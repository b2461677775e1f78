//! `Unlisted`: a number that the table does not list.

use proc_macro2::TokenStream;
use quote::quote;

use super::action::optional;
use super::array::{group_element, of_groups};
use super::template::template;
use super::text::Blob;
use super::{Names, Part, example, ident, unsigned};
use dps_codes_model::resolve::Catalog;
use dps_codes_model::written_form::WrittenForm;

pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> Part {
    let Names { number, unlisted, code, .. } = names;
    let group = ident(unsigned([catalog.groups.len()]).name);
    let (body, display) = (accessors(catalog, names), display(catalog, names));
    let example = example::unlisted(catalog, names, |_| true).map_or_else(String::new, |(wire, _)| {
        format!(
            "assert_eq!({code}::from_number({wire}), None);\nassert_eq!({code}::classify({wire}).number(), {wire});"
        )
    });
    let about = names.docs("An unlisted number, with the properties of its class.", &[code], &example);
    Part {
        types: template! {
            [about, unlisted, number, group]
            #about
            #[derive(
                ::core::clone::Clone, ::core::marker::Copy, ::core::hash::Hash,
                ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::cmp::PartialOrd, ::core::cmp::Ord,
            )]
            pub struct #unlisted {
                number: ::core::primitive::#number,
                group: ::core::primitive::#group,
            }
        },
        body: quote! { #body #display },
    }
}

fn accessors(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names { number, unlisted, .. } = names;
    let (statics, summary) = summary(catalog, names);
    let number_docs = names.unlisted_docs(
        "Returns the number on the wire.",
        catalog,
        |_| true,
        |wire, _| format!("assert_eq!(unlisted.number(), {wire});"),
    );
    let summary_docs = names
        .summary_docs("Returns what numbers of its class have in common; empty if the table does not say.", catalog);
    template! {
        [statics, unlisted, number, summary, number_docs, summary_docs]
        #statics
        impl #unlisted {
            #number_docs
            #[must_use]
            pub const fn number(self) -> ::core::primitive::#number { self.number }

            #summary_docs
            #[must_use]
            pub fn summary(self) -> &'static ::core::primitive::str { #summary }
        }
    }
}

/// Returns the arrays of the summaries of groups, and the value of the unlisted code `self`.
pub(super) fn summary(catalog: &Catalog<'_>, names: &Names) -> (TokenStream, TokenStream) {
    let krate = &names.krate;
    let mut blob = Blob::default();
    let (starts, lengths): (Vec<_>, Vec<_>) =
        catalog.groups.iter().map(|group| (blob.add(group.summary), group.summary.len())).unzip();
    let blob = blob.statics("GROUP_TEXT");
    let (starts, lengths) = (of_groups("GROUP_TEXT_START", &starts), of_groups("GROUP_TEXT_LEN", &lengths));
    let (start, length) = (group_element("GROUP_TEXT_START"), group_element("GROUP_TEXT_LEN"));
    let summary = template! {
        [krate, start, length]
        #krate::__private::slice(GROUP_TEXT, #start as ::core::primitive::usize, #length as ::core::primitive::usize)
    };
    (quote! { #blob #starts #lengths }, summary)
}

/// Returns the family and the action of the unlisted code `self`, as its display takes them.
pub(super) fn display_parts(catalog: &Catalog<'_>, names: &Names) -> (TokenStream, TokenStream) {
    let family = if catalog.families.is_empty() {
        optional(None)
    } else {
        let family = &names.family;
        quote! { self.family().map(#family::name) }
    };
    let action = optional((!catalog.action_sets.is_empty()).then(|| {
        template! { [] (self.action().name(), self.action().actor().name(), self.action().text()) }
    }));
    (family, action)
}

fn display(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names { krate, unlisted, .. } = names;
    let (family, action) = display_parts(catalog, names);
    let format = names.display.as_ref().map_or_else(|| "{}".to_owned(), WrittenForm::format);
    template! {
        [unlisted, krate, family, action, format]
        #[automatically_derived]
        impl ::core::fmt::Debug for #unlisted {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::write!(f, "{}({})", ::core::stringify!(#unlisted), self.number)
            }
        }
        #[automatically_derived]
        impl ::core::fmt::Display for #unlisted {
            /// Writes the number, its family and the summary of its class in one line; with `{:#}` also the action.
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::write!(f, #format, self.number)?;
                #krate::__private::write_unlisted(f, #family, self.summary())?;
                if f.alternate() {
                    #krate::__private::write_details(f, "", #action, &[])?;
                }
                ::core::result::Result::Ok(())
            }
        }
        #[automatically_derived]
        impl ::core::error::Error for #unlisted {}
    }
}
