//! The documentation that only rustdoc gets: tables of all variants, and numbers as search aliases.
#![allow(missing_docs)]

use dps_codes_expand::{Docs, expand};
use dps_codes_table::{Source, compile_with};
use quote::quote;

const TABLE: &str = r#"
[catalog]
number = "i32"
display = "HR|{:08X}"
phases = ["Order", { name = "Delivery", summary = "It is on its way." }]
actors = ["Program", { name = "SiteTeam", text = "site team" }]
action = "Wait"
[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"
fallback = { action = "Call", failures = 3, elapsed = "1h" }
[action.Call]
text = "Call `a|b`."
actor = "SiteTeam"
retry = "never"
[[code]]
number = -1
name = "Late"
aliases = ["E_LATE"]
summary = "It is | late."
in = { Order = "Call", Delivery = "Call" }
[[code]]
number = 2
name = "Lost"
summary = "It is lost."
"#;

fn expansion(table: &str, docs: Docs) -> String {
    let expand = |table: &_, file: &str| expand(table, &quote! { dps_codes }, &quote! { pub }, docs, file);
    let compiled = compile_with(&Source::new("t.toml", table), &expand);
    assert!(compiled.diagnostics.is_empty(), "{:?}", compiled.diagnostics);
    compiled.tokens.to_string()
}

#[test]
fn rustdoc_has_tables_and_numbers() {
    let (items, index) = (expansion(TABLE, Docs::Items), expansion(TABLE, Docs::Index));
    for written in [
        r"| `HR\\|FFFFFFFF` | [`Late`](Self::Late) | It is \\| late. | `Wait`<br>Order, Delivery: `Call` |",
        r"| `HR\\|00000002` | [`Lost`](Self::Lost) | It is lost. | `Wait` |",
        r"| [`Wait`](Self::Wait) | Wait. | Program | Retry at once. | `Call` after 3 failures in a row or 1 h |",
        r"| [`Call`](Self::Call) | Call `a\\|b`. | site team | No retry. |  |",
        r"| [`Delivery`](Self::Delivery) | It is on its way. |",
        r#"(alias = "-1")"#,
        r#"(alias = "HR|FFFFFFFF")"#,
    ] {
        let squeezed = index.replace("doc (", "(");
        assert!(squeezed.contains(written), "{written} in {squeezed}");
        assert!(!items.replace("doc (", "(").contains(written), "{written}");
    }
    assert!(items.contains("E_LATE") && index.contains("E_LATE"));
}

/// rustdoc refuses the name itself and quotes.
#[test]
fn aliases_are_valid() {
    let rows = "[catalog]\ncode = \"string\"\n[[code]]\ncode = \"Gone\"\nname = \"Gone\"\nsummary = \"S.\"\n\
                    [[code]]\ncode = \"a.b\"\nname = \"B\"\naliases = [\"a.b\", \"c\"]\nsummary = \"S.\"\n";
    let index = expansion(rows, Docs::Index);
    let count = |alias: &str| index.matches(&format!("(alias = {alias:?})")).count();
    assert_eq!([count("Gone"), count("a.b"), count("c")], [0, 1, 1], "{index}");
}
