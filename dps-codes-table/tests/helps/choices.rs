//! Phases and actors.

use super::{ROW, WAIT, each};

#[test]
fn phases_are_names() {
    each(
        &["[catalog]\nphases = [⟨⟩]\naction = \"Wait\"\n\n", WAIT, "\n", ROW, "in.Call = \"Wait\"\n"],
        &[
            ("", &[r#""Call""#, r#""Call", "Listen""#, r#""Call", { name = "Listen", summary = "Later." }"#]),
            (
                r#"set `in.Listen = "…"` in a row or a class, or remove the phase; set `published = true` if another table uses it / set `in.Later = "…"` in a row or a class, or remove the phase; set `published = true` if another table uses it"#,
                &[r#""Call", "Listen", "Later""#],
            ),
            ("missing key `name` in an item of `phases`", &[r#""Call", { summary = "Later." }"#]),
            ("the key for this is `summary`", &[r#""Call", { name = "Listen", text = "x" }"#]),
            ("write it as `AB`", &[r#""Call", "a b""#]),
            (r#"names start with a letter: write `"Phase5"`"#, &[r#""Call", 5"#]),
            ("names are compared without regard to case", &[r#""Call", "CALL""#]),
        ],
    );
}

#[test]
fn a_phase_is_used() {
    each(
        &["[catalog]\nphases = [⟨⟩]\n\n", ROW],
        &[
            ("", &[""]),
            (
                r#"set `in.Call = "…"` in a row or a class, or remove the phase; set `published = true` if another table uses it"#,
                &[r#""Call""#],
            ),
            (
                r#"set `in.Call = "…"` in a row or a class, or remove the phase; set `published = true` if another table uses it / set `in.Listen = "…"` in a row or a class, or remove the phase; set `published = true` if another table uses it"#,
                &[r#""Call", "Listen""#],
            ),
        ],
    );
}

#[test]
fn actors_are_names() {
    each(
        &[
            "[catalog]\nactors = [⟨⟩]\naction = \"Wait\"\n\n",
            "[action.Wait]\ntext = \"Wait.\"\nactor = \"Support\"\nretry = \"at-once\"\n\n",
            ROW,
        ],
        &[
            ("", &[r#""Support""#, r#"{ name = "Support", acts_as = "Operator" }"#]),
            (
                r#"set `actor = "Robot"` in an action, or remove the actor; set `published = true` if another crate uses it"#,
                &[r#""Support", "Robot""#],
            ),
            ("expected `Program`, `Operator` or `Developer`", &[r#"{ name = "Support", acts_as = "Robot" }"#]),
            (
                "an actor of dps-codes with a similar name exists: `Operator`",
                &[r#"{ name = "Support", acts_as = "operator" }"#],
            ),
            ("missing key `name` in an item of `actors`", &[r#""Support", { text = "x" }"#]),
            (r#"write `{ name = "HelpDesk", text = "help desk" }`"#, &[r#""Support", "help desk""#]),
            (r#"a value has a name: write `{ name = "Code5", text = "5" }`"#, &[r#""Support", 5"#]),
        ],
    );
}
