//! `Actor`: who has to act, in a table that defines its actors.

use proc_macro2::TokenStream;
use quote::quote;

use super::choice::{Order, Variant, named_enum};
use super::template::template;
use super::{Names, Part, ident};
use dps_codes_model::Choice;
use dps_codes_model::resolve::Catalog;

pub(super) fn expand(catalog: &Catalog<'_>, names: &Names) -> Part {
    let actors = catalog.table.own_actors();
    if actors.is_empty() {
        return Part::default();
    }
    let variants: Vec<_> = actors.iter().map(Variant::from).collect();
    let name = &names.own_actor;
    let mut part = named_enum(name, "Who has to act on an error.", &variants, Order::None, names);

    let krate = &names.krate;
    let roles = names.per_variant(actors.iter().map(|actor| ident(actor.role().name())));
    let count = roles.len();
    part.body.extend(quote! { static ACTOR_ACTS_AS: [#krate::Actor; #count] = [#(#krate::Actor::#roles),*]; });
    let example = actors.first().map_or_else(String::new, |actor| {
        // The name that the user gives to the crate of the general actor is unknown.
        let (variant, role) = (&actor.name.value, actor.role().name());
        format!("assert_eq!(format!(\"{{:?}}\", {name}::{variant}.acts_as()), {role:?});")
    });
    let docs = names.docs("Returns the general actor, for programs that do not know this table.", &[name], &example);
    part.body.extend(template! {
        [krate, name, docs]
        impl #name {
            #docs
            #[must_use]
            pub const fn acts_as(self) -> #krate::Actor {
                ACTOR_ACTS_AS[self as ::core::primitive::usize]
            }
        }
        #[automatically_derived]
        impl ::core::convert::From<#name> for #krate::Actor {
            fn from(actor: #name) -> Self { actor.acts_as() }
        }
    });
    part
}

/// Returns the type of an action's actor.
pub(super) fn type_of(catalog: &Catalog<'_>, names: &Names) -> TokenStream {
    let Names { krate, own_actor, .. } = names;
    if catalog.table.own_actors().is_empty() {
        quote! { #krate::Actor }
    } else {
        quote! { #own_actor }
    }
}

/// Returns the general actor of the action `self`.
pub(super) fn role(actors: &[Choice]) -> TokenStream {
    if actors.is_empty() {
        quote! { self.actor() }
    } else {
        quote! { self.actor().acts_as() }
    }
}
