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
fallback = { action = "Stop", failures = 3 }

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
