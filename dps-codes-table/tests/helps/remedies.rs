//! Actions of rows.

use super::{ROW, STOP, WAIT, each};

#[test]
fn an_action_is_named() {
    each(
        &["[catalog]\naction = \"Wait\"\n\n", WAIT, STOP, ROW, "action = ⟨⟩\n"],
        &[
            (
                "",
                &[
                    r#""Wait""#,
                    r#"{ action = "Wait" }"#,
                    r#"{ action = "Wait", fallback = { action = "Stop", failures = 3 } }"#,
                ],
            ),
            ("an action with a similar name exists: `Wait`", &[r#""wait""#, r#""Wiat""#]),
            (r#"`never` is a kind of retry: `[action.NAME]` has `retry = "never"`"#, &[r#""never""#]),
            (r#"`at-once` is a kind of retry: `[action.NAME]` has `retry = "at-once"`"#, &[r#""at-once""#]),
            ("expected `Wait` or `Stop`", &[r#""Reboot""#]),
            (
                "a fallback applies after several failures: remove it, or set another `retry`",
                &[r#"{ action = "Stop", fallback = { action = "Wait", failures = 3 } }"#],
            ),
            (
                "name the action to take when this one keeps failing",
                &[r#"{ action = "Wait", fallback = { action = "Wait", failures = 3 } }"#],
            ),
            ("missing key `action` in `action`", &[r#"{ fallback = { action = "Stop", failures = 3 } }"#]),
            (
                r#"define it as `[action.NAME]`, and name it here: `action = "NAME"`"#,
                &[r#"{ text = "Wait.", actor = "Program", retry = "never" }"#],
            ),
            (r#"write `{ action = "Stop", failures = 10 }`"#, &[r#"{ action = "Wait", fallback = "Stop" }"#]),
            ("expected `action` or `fallback`", &[r#"{ action = "Wait", retry = "never" }"#]),
            ("remove the brackets", &[r#"["Wait"]"#]),
            (r#"name an action: `"NAME"` for `[action.NAME]`"#, &["1", "true", "2026-11-27"]),
            (
                r#"define it as `[action.NAME]`, and name it here: `action = "NAME"` / expected `action` or `fallback`"#,
                &[r#"{ text = "Wait.", colour = "red" }"#],
            ),
        ],
    );
}

#[test]
fn an_action_in_a_phase_has_a_fallback_of_its_own() {
    each(
        &["[catalog]\nphases = [\"Call\", \"Listen\"]\naction = \"Wait\"\n\n", WAIT, STOP, ROW, "⟨⟩\n"],
        &[
            (
                "",
                &[
                    "in.Call = { action = \"Wait\", fallback = { action = \"Stop\", failures = 3 } }\nin.Listen = \"Stop\"",
                    "action = { action = \"Wait\", fallback = { action = \"Stop\", failures = 3 } }\nin.Call = \"Stop\"",
                ],
            ),
            (
                "a fallback applies after several failures: remove it, or set another `retry`",
                &[
                    "in.Call = \"Wait\"\nin.Listen = { action = \"Stop\", fallback = { action = \"Wait\", failures = 3 } }",
                ],
            ),
            (
                "name the action to take when this one keeps failing",
                &[r#"in.Call = { action = "Wait", fallback = { action = "Wait", failures = 3 } }"#],
            ),
            (
                "an action with a similar name exists: `Stop`",
                &[r#"in.Call = { action = "Wait", fallback = { action = "Stpo", failures = 3 } }"#],
            ),
            (r#"name the phase: `in.PHASE = "Wait"`"#, &[r#"in = "Wait""#]),
            (r#"name the action in each phase: `in.Call = "…"`"#, &[r#"in = ["Call"]"#]),
            (r#"name the action in each phase: `in.PHASE = "…"`"#, &["in = []"]),
            ("expected a table, found an integer", &["in = 5"]),
            (r#"move it above the header of `in`, or write `in.PHASE = "…"` below `name`"#, &[r#"in.name = "Uno""#]),
        ],
    );
}

#[test]
fn a_key_about_actions_is_recognized() {
    each(
        &[
            "[catalog]\nphases = [\"Call\", \"Listen\"]\naction = \"Wait\"\n\n",
            WAIT,
            STOP,
            ROW,
            "in.Call = \"Wait\"\n⟨⟩\n",
        ],
        &[
            ("", &[r#"in.Listen = "Stop""#]),
            ("write the same name in both: `listen` or `Listen`", &[r#"in.listen = "Stop""#]),
            ("write the same name in both: `Lisen` or `Listen`", &[r#"in.Lisen = "Stop""#]),
            ("expected `Call` or `Listen`", &[r#"in.Later = "Stop""#]),
            (
                r#"expected `number`, … `deprecated` or `replaced_by`; an action in a phase is set by `in.Listen = "…"`"#,
                &[r#"Listen = "Stop""#],
            ),
            (
                r#"the action in a phase has a dot: `in.Listen = "…"`"#,
                &[r#"in_Listen = "Stop""#, r#"in-Listen = "Stop""#],
            ),
            ("the action in a phase has a dot: `in.Listen = …`", &[r#"listen = { action = "Stop" }"#]),
            (r#"the action in a phase is `in.Listen = "…"`"#, &[r#"phase = "Listen""#, r#"phases = ["Listen"]"#]),
            (r#"the action in a phase is `in.PHASE = "…"`"#, &["when = 1"]),
            (r#"`retry` is a key of `[action.NAME]`, which is named here: `action = "NAME"`"#, &[r#"retry = "never""#]),
            (
                r#"`actor` is a key of `[action.NAME]`, which is named here: `action = "NAME"`"#,
                &[r#"actor = "Program""#],
            ),
            (
                r#"the fallback of a row stands beside its action: `action = { action = "…", fallback = { action = "…", failures = 10 } }`"#,
                &[r#"fallback = { action = "Stop", failures = 3 }"#],
            ),
            ("expected `number`, … `deprecated` or `replaced_by`", &[r#"action_in = "Stop""#]),
        ],
    );
}
