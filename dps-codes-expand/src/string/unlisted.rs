//! `Unlisted`: a string code that the table does not list.

use proc_macro2::TokenStream;
use quote::quote;

use crate::template::template;
use crate::unlisted::{display_parts, summary};
use crate::{Names, Part, ident, unsigned};
use dps_codes_model::resolve::Catalog;

pub(crate) fn expand(catalog: &Catalog<'_>, names: &Names) -> Part {
    let Names { unlisted, code, .. } = names;
    let group = ident(unsigned([catalog.groups.len()]).name);
    let (accessors, display) = (accessors(catalog, names), display(catalog, names));
    let about = names.docs(
        "An unlisted code. It keeps its string, borrowed or owned, and has the properties of its class.",
        &[code],
        // No code of a table has a space.
        &format!("assert_eq!({code}::classify(\"any string\").as_str(), \"any string\");"),
    );
    Part {
        types: template! {
            [about, unlisted, group]
            #about
            #[derive(
                ::core::clone::Clone, ::core::marker::Copy, ::core::hash::Hash,
                ::core::cmp::PartialEq, ::core::cmp::Eq, ::core::cmp::PartialOrd, ::core::cmp::Ord,
            )]
            pub struct #unlisted<S> {
                code: S,
                group: ::core::primitive::#group,
            }
        },
        body: quote! { #accessors #display },
    }
}

fn accessors(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let unlisted = &names.unlisted;
    let (statics, summary) = summary(catalog, names);
    let into_inner_docs = names.unlisted_docs(
        "Returns the string as it came.",
        catalog,
        |_| true,
        |wire, _| format!("assert_eq!(unlisted.into_inner(), {wire});"),
    );
    let as_str_docs = names.unlisted_docs(
        "Returns the code on the wire.",
        catalog,
        |_| true,
        |wire, _| format!("assert_eq!(unlisted.as_str(), {wire});"),
    );
    let summary_docs =
        names.summary_docs("Returns what codes of its class have in common; empty if the table does not say.", catalog);
    template! {
        [statics, unlisted, summary, into_inner_docs, as_str_docs, summary_docs]
        #statics
        impl<S> #unlisted<S> {
            #into_inner_docs
            #[must_use]
            pub fn into_inner(self) -> S { self.code }

            #summary_docs
            #[must_use]
            pub fn summary(&self) -> &'static ::core::primitive::str { #summary }
        }
        impl<S: ::core::convert::AsRef<::core::primitive::str>> #unlisted<S> {
            #as_str_docs
            #[must_use]
            pub fn as_str(&self) -> &::core::primitive::str { self.code.as_ref() }
        }
    }
}

fn display(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names { krate, unlisted, .. } = names;
    let (family, action) = display_parts(catalog, names);
    template! {
        [unlisted, krate, family, action]
        #[automatically_derived]
        impl<S: ::core::fmt::Debug> ::core::fmt::Debug for #unlisted<S> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_tuple(::core::stringify!(#unlisted)).field(&self.code).finish()
            }
        }
        #[automatically_derived]
        impl<S: ::core::convert::AsRef<::core::primitive::str>> ::core::fmt::Display for #unlisted<S> {
            /// Writes the code, with control characters escaped, its family and the summary of its class in one line;
            /// with `{:#}` also the action.
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #krate::__private::write_escaped(f, self.as_str())?;
                #krate::__private::write_unlisted(f, #family, self.summary())?;
                if f.alternate() {
                    #krate::__private::write_details(f, "", #action, &[])?;
                }
                ::core::result::Result::Ok(())
            }
        }
        #[automatically_derived]
        impl<S> ::core::error::Error for #unlisted<S>
        where
            S: ::core::convert::AsRef<::core::primitive::str> + ::core::fmt::Debug,
        {
        }
    }
}
