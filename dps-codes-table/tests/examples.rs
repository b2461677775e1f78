//! Every public item that a table generates has an example, if the table has a value to show. They run as tests of the
//! crates that the tables belong to.
#![allow(missing_docs)]

use std::path::Path;

use dps_codes_table::{Compiled, Location, compile};
use quote::ToTokens;
use syn::{Attribute, ImplItem, Item, ItemConst, Visibility};

/// Returns the names of public types, constants and methods without an example.
fn without_example(table: &str) -> Vec<String> {
    let source = Location::of_file(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(table)).read().unwrap();
    let Compiled { tokens, diagnostics, .. } = compile(&source, &"::dps_codes".parse().unwrap());
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let file: syn::File = syn::parse2(tokens).unwrap();
    let mut found = Vec::new();
    file.items.iter().for_each(|item| visit(item, &mut found));
    assert!(found.len() > 20, "{}", found.len());
    found.retain(|(_, has_example)| !has_example);
    found.into_iter().map(|(name, _)| name).collect()
}

fn visit(item: &Item, found: &mut Vec<(String, bool)>) {
    match item {
        Item::Mod(module) if module.ident.to_string().starts_with("one_catalog") => {
            module.content.iter().flat_map(|(_, items)| items).for_each(|item| visit(item, found));
        }
        Item::Const(ItemConst { expr, .. }) => {
            if let syn::Expr::Block(block) = &**expr {
                for statement in &block.block.stmts {
                    if let syn::Stmt::Item(item) = statement {
                        visit(item, found);
                    }
                }
            }
        }
        Item::Enum(item) => found.push((item.ident.to_string(), has_example(&item.attrs))),
        Item::Struct(item) => found.push((item.ident.to_string(), has_example(&item.attrs))),
        Item::Impl(block) if block.trait_.is_none() => {
            let of = block.self_ty.to_token_stream().to_string().replace(' ', "");
            for item in &block.items {
                let (name, attributes, visibility) = match item {
                    ImplItem::Fn(method) => (method.sig.ident.to_string(), &method.attrs, &method.vis),
                    ImplItem::Const(constant) => (constant.ident.to_string(), &constant.attrs, &constant.vis),
                    _ => continue,
                };
                if matches!(visibility, Visibility::Public(_)) {
                    found.push((format!("{of}::{name}"), has_example(attributes)));
                }
            }
        }
        _ => {}
    }
}

fn has_example(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| attribute.to_token_stream().to_string().contains("```"))
}

#[test]
fn every_item_has_an_example() {
    // Texts and sources that no action, symptom or class of the table has.
    for (table, empty) in [
        ("codes.toml", &[][..]),
        ("hub-codes.toml", &[]),
        ("arm-codes.toml", &[]),
        ("tables/grpc/grpc.toml", &["Unlisted::summary", "Action::sources"]),
        (
            "tests/other-tables/tables/streams.toml",
            &["Unlisted::summary", "Symptom::summary", "Symptom::help", "Symptom::sources"],
        ),
        ("tables/postgresql/postgresql.toml", &["Unlisted<S>::summary", "Action::sources"]),
        ("tests/other-tables/tables/plant.toml", &["Unlisted::summary", "Action::sources"]),
        ("tables/http/http.toml", &["Action::sources"]),
    ] {
        assert_eq!(without_example(table), empty, "{table}");
    }
}
