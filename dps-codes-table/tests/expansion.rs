//! The expansion of a small table, as a golden, and what has to hold for any expansion.
#![allow(missing_docs)]

use dps_codes_table::{Compiled, Source, compile};

const SMALL: &str = r#"
[catalog]
title = "A small table."
number = "i16"
phases = ["Call", "Listen"]
action = "Stop"

[column.status]
from = ["NNNx"]

[column.level]
one_of = ["Low", "High"]
default = "Low"

[action.Wait]
text = "Wait."
actor = "Program"
retry = { kind = "backoff", initial = "1s", cap = "1m" }
fallback = { action = "Stop", failures = 3, elapsed = "1h" }

[action.Stop]
text = "Stop."
actor = "Operator"
retry = "never"

[[class]]
numbers = "404x"
family = "Missing"
action = "Wait"
in.Listen = "Stop"
sources = ["https://example.com/missing"]

[[code]]
number = 4041
name = "PageMissing"
summary = "There is no such page."
help = "Look for another one."

[[code]]
number = -1
name = "Unknown"
summary = "Nobody knows."
level = "High"

[[symptom]]
name = "Silence"
text = "no answer"
"#;

fn compiled(table: &str) -> Compiled {
    compile(&Source::new("small.toml", table), &"::dps_codes".parse().unwrap())
}

fn pretty(table: &str) -> String {
    let Compiled { tokens, diagnostics, .. } = compiled(table);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    prettyplease::unparse(&syn::parse2(tokens).expect("what is generated is Rust"))
}

#[test]
fn golden() {
    insta::assert_snapshot!(pretty(SMALL));
}

const STRINGS: &str = r#"
[catalog]
code = "string"
published = true

[[class]]
codes = "42xxx"
family = "Syntax"

[[class]]
codes = "KV:*"
summary = "The store has refused."

[[code]]
code = "42P01"
name = "UndefinedTable"
summary = "The table does not exist."

[[code]]
code = "NotFound"
name = "NotFound"
summary = "The item does not exist."
"#;

#[test]
fn golden_of_string_codes() {
    insta::assert_snapshot!(pretty(STRINGS));
}

#[test]
fn the_same_table_gives_the_same_tokens() {
    let dps = include_str!("../../codes.toml");
    assert_eq!(compiled(dps).tokens.to_string(), compiled(dps).tokens.to_string());
}

#[test]
fn other_names_are_documented_and_searched() {
    let table = SMALL.replace("name = \"PageMissing\"", "name = \"PageMissing\"\naliases = [\"no-page\", \"match\"]");
    let code = pretty(&table);
    for expected in [
        "Also called `no-page`, `match`.",
        "#[doc(alias = \"no-page\")]",
        "static ALIAS: [&::core::primitive::str; 2usize]",
    ] {
        assert!(code.contains(expected), "{expected}");
    }
}

/// The written form is what users see in a log, and `Low` is what the compiler wants.
#[test]
fn variants_are_documented_with_their_written_form() {
    let form = |values: &str| pretty(&SMALL.replace(r#"one_of = ["Low", "High"]"#, &format!("one_of = [{values}]")));
    let code =
        form(r#"{ name = "Low", text = "not-so-bad" }, { name = "High", text = "very`bad", summary = "Hurry." }"#);
    for expected in ["///`not-so-bad`.", "/**Hurry.", "Written as very\\`bad."] {
        assert!(code.contains(expected), "{expected}");
    }
    assert!(!form(r#""Low", { name = "High", summary = "Hurry." }"#).contains("Written as"));
}

#[test]
fn a_deprecated_code_names_its_replacement() {
    let deprecated = "name = \"Unknown\"\ndeprecated = \"It was too vague.\"";
    let table = SMALL.replace("name = \"Unknown\"", deprecated);
    assert!(pretty(&table).contains("#[deprecated(note = \"It was too vague.\")]"));
    let code = pretty(&table.replace(deprecated, &format!("{deprecated}\nreplaced_by = \"PageMissing\"")));
    for expected in [
        "Use [`PageMissing`](Self::PageMissing) instead.",
        "#[deprecated(note = \"It was too vague; use `Code::PageMissing`\")]",
    ] {
        assert!(code.contains(expected), "{expected}");
    }
}

/// Every row that is sound is generated, whatever is wrong elsewhere.
#[test]
fn sound_rows_are_kept_beside_broken_ones() {
    let broken = SMALL.replace("Stop.", "").replace("summary = \"Nobody knows.\"", "summery = \"Nobody knows.\"");
    let Compiled { tokens, diagnostics, .. } = compiled(&broken);
    assert_eq!(diagnostics.len(), 2, "{diagnostics:?}");
    let code = prettyplease::unparse(&syn::parse2(tokens).unwrap());
    for kept in ["PageMissing,", "Unknown,", "enum Action", "Stop,", "enum Level", "fn status"] {
        assert!(code.contains(kept), "{kept}");
    }
}

/// A column named after a method of the generated types would define it twice.
#[test]
fn no_column_has_the_name_of_a_method() {
    for (table, columns) in [(SMALL, &["status", "level"][..]), (STRINGS, &[])] {
        let file: syn::File = syn::parse2(compiled(table).tokens).expect("what is generated is Rust");
        let mut methods = Vec::new();
        methods_of_codes(&file.items, &mut methods);
        assert!(methods.len() > 10, "{methods:?}");
        for method in methods.iter().filter(|method| !columns.contains(&method.as_str())) {
            let diagnostics = compiled(&format!("{table}\n[column.{method}]\ntype = \"u8\"\n")).diagnostics;
            let messages: Vec<&str> = diagnostics.iter().map(|diagnostic| diagnostic.message.as_str()).collect();
            assert_eq!(messages, [format!("invalid column name `{method}`")]);
        }
    }
}

/// Adds the inherent methods of `Code`, `Classified` and `Unlisted`.
fn methods_of_codes(items: &[syn::Item], methods: &mut Vec<String>) {
    for item in items {
        match item {
            syn::Item::Mod(module) => methods_of_codes(&module.content.as_ref().unwrap().1, methods),
            syn::Item::Impl(of) if of.trait_.is_none() => {
                let syn::Type::Path(path) = &*of.self_ty else { continue };
                let name = path.path.segments.last().unwrap().ident.to_string();
                if ["Code", "Classified", "Unlisted"].contains(&name.as_str()) {
                    methods.extend(of.items.iter().filter_map(|item| match item {
                        syn::ImplItem::Fn(method) if !matches!(method.vis, syn::Visibility::Inherited) => {
                            Some(method.sig.ident.to_string())
                        }
                        _ => None,
                    }));
                }
            }
            syn::Item::Const(constant) => {
                if let syn::Expr::Block(block) = &*constant.expr {
                    let items = block.block.stmts.iter().filter_map(|statement| match statement {
                        syn::Stmt::Item(item) => Some(item.clone()),
                        _ => None,
                    });
                    methods_of_codes(&items.collect::<Vec<_>>(), methods);
                }
            }
            _ => {}
        }
    }
}

/// Codes that are strings are read by reference, so a method of a trait would be found first.
#[test]
fn columns_of_string_codes_do_not_hide_methods_of_traits() {
    for (name, fails_for_strings) in [("max", true), ("clone", true), ("maximum", false)] {
        let count = |table: &str| {
            compiled(&format!("{table}\n[column.{name}]\ntype = \"u8\"\n"))
                .diagnostics
                .iter()
                .filter(|diagnostic| diagnostic.message.starts_with("invalid column name"))
                .count()
        };
        assert_eq!((count(SMALL), count(STRINGS)), (0, usize::from(fails_for_strings)), "{name}");
    }
}

/// The documentation links to the actions and phases of the other table.
#[test]
fn types_of_another_table_are_imported() {
    let code = pretty(include_str!("../../hub-codes.toml"));
    for imported in ["use crate::Action;", "use crate::Phase;"] {
        assert!(code.contains(imported), "{imported}");
    }
    assert!(!pretty(SMALL).contains("use super::Action;"));
}

#[test]
fn a_row_may_replace_the_fallback_of_its_action() {
    let fallback = "fallback = { action = \"Stop\", failures = 9 }";
    let table = SMALL.replace("action = \"Wait\"", &format!("action = {{ action = \"Wait\", {fallback} }}"));
    let code = pretty(&table);
    assert!(code.contains("Option::Some(9),") && code.contains("Option::None => self.action().fallback()"));
}

#[test]
fn examples_show_an_unlisted_number() {
    let cases = [
        ("\"500..=599\"", 500, "501"),
        ("\"-9..=-1\"", -9, "-8"),
        ("\"-9..=2\"", 0, "1"),
        ("\"-9..=0\"", 0, "-9"),
        ("\"32767\"", 0, "32767"),
        ("\"-32768\"", 0, "-32768"),
    ];
    for (numbers, listed, shown) in cases {
        let table = format!(
            "[catalog]\nnumber = \"i16\"\npath = \"shop::errors\"\n[[class]]\nnumbers = {numbers}\nsummary = \"Sold out.\"\n[[code]]\nnumber = {listed}\nname = \"One\"\nsummary = \"One.\"\n"
        );
        let example = format!("Code::classify({shown}) else");
        assert!(pretty(&table).contains(&example), "{numbers}: {example}");
    }
}

#[test]
fn examples_show_an_unlisted_string() {
    let table = STRINGS.replace("[catalog]", "[catalog]\npath = \"shop::errors\"");
    for (listed, shown) in [("42P01", "42999"), ("42999", "kv:99"), ("KV:99", "kv:999")] {
        let code = pretty(&table.replace("code = \"42P01\"", &format!("code = \"{listed}\"")));
        let shows = |string: &str| code.contains(&format!("Unlisted(unlisted) = Code::classify(\"{string}\")"));
        assert!(shows(shown) && !shows(listed) && !shows(listed.to_lowercase().as_str()), "{listed}");
    }
}

/// Code that reads the column still builds, so that rustc reports nothing further.
#[test]
fn a_column_of_invalid_bits_keeps_its_type() {
    let signature = |from: &str| {
        let table = format!(
            "[catalog]\nnumber = \"u32\"\n[column.facility]\nfrom = {from}\n[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"One.\"\n"
        );
        let tokens = compiled(&table).tokens.to_string();
        let at = tokens.find("fn facility").expect(from);
        tokens[at..].split('{').next().unwrap_or_default().to_owned()
    };
    let valid = signature("\"bits 16..=26\"");
    assert!(valid.contains("u16"), "{valid}");
    for from in ["\"bits 16-26\"", "\"bits 26..=16\"", "\"[26:16]\"", "\"bits 0x10..=0x1A\"", "[16, 26]"] {
        assert_eq!(signature(from), valid, "{from}");
    }
    assert_eq!(signature("15"), signature("\"bit 15\""));
    assert_eq!(signature("\"bits 0..=150\""), signature("\"bits 0..=31\""));
}

#[test]
fn the_enum_of_a_large_table_states_the_type_of_its_discriminants() {
    let discriminants = |rows: usize| {
        let row = |n: usize| format!("[[code]]\nnumber = {n}\nname = \"Code{n}\"\nsummary = \"It is broken.\"\n");
        let table: String = (0..rows).map(row).collect();
        let tokens = compiled(&table).tokens.to_string();
        let (_, attribute) = tokens.split_once("# [repr (")?;
        Some(attribute.split_once(')')?.0.to_owned())
    };
    assert_eq!(discriminants(20), None);
    assert_eq!(discriminants(1_000).as_deref(), Some("u16"));
    assert_eq!(discriminants(65_536).as_deref(), Some("u32"));
}
