//! Definitions of actions.

use super::{ROW, STOP, WAIT, each};

#[test]
fn a_retry_is_a_word_or_a_backoff() {
    each(
        &[
            "[catalog]\naction = \"Wait\"\n\n",
            "[action.Wait]\ntext = \"Wait.\"\nactor = \"Program\"\nretry = ⟨⟩\n",
            STOP,
            ROW,
        ],
        &[
            (
                "",
                &[
                    r#""never""#,
                    r#""at-once""#,
                    r#""after-repair""#,
                    r#"{ kind = "never" }"#,
                    r#"{ kind = "at-once" }"#,
                    r#"{ kind = "after-repair" }"#,
                ],
            ),
            (r#"write `{ kind = "backoff", initial = "1s", cap = "10m" }`"#, &[r#""backoff""#]),
            ("a kind of retry with a similar name exists: `never`", &[r#""nevr""#, r#"{ kind = "nevr" }"#]),
            ("expected `never`, `at-once`, `after-repair` or `backoff`", &[r#""always""#]),
            (
                r#"only a backoff has `initial`: write `kind = "backoff"`, or remove it"#,
                &[r#"{ kind = "never", initial = "1s" }"#],
            ),
            ("missing keys `initial` and `cap` in `retry`", &[r#"{ kind = "backoff" }"#]),
            ("missing key `kind` in `retry`", &["{}", r#"{ initial = "1s", cap = "1m" }"#]),
            (
                r#"write `"never"`, `"at-once"`, `"after-repair"`, or a table with `kind = "backoff"`"#,
                &["5", r#"["never"]"#],
            ),
            (
                "the key for this is `kind`",
                &[r#"{ type = "never" }"#, r#"{ strategy = "backoff", initial = "1s", cap = "1m" }"#],
            ),
            (
                "the key for this is `initial` / the key for this is `cap`",
                &[r#"{ kind = "backoff", base = "1s", max = "1m" }"#],
            ),
            (
                r#"a limit is a fallback: `fallback = { action = "…", failures = 5 }`, beside `retry`"#,
                &[r#"{ kind = "backoff", initial = "1s", cap = "1m", attempts = 3 }"#],
            ),
            ("expected `kind`", &[r#"{ kind = "never", colour = 1 }"#]),
        ],
    );
}

#[test]
fn an_actor_is_one_of_three() {
    each(
        &[
            "[catalog]\naction = \"Wait\"\n\n",
            "[action.Wait]\ntext = \"Wait.\"\nactor = \"⟨⟩\"\nretry = \"at-once\"\n",
            STOP,
            ROW,
        ],
        &[
            ("", &["Program", "Operator", "Developer"]),
            ("an actor with a similar name exists: `Program`", &["program"]),
            ("an actor with a similar name exists: `Operator`", &["Oprator"]),
            ("expected `Program`, `Operator` or `Developer`; `actors` in `[catalog]` defines others", &["Robot"]),
        ],
    );
}

/// A name in quotes is not the one that is meant.
#[test]
fn a_boolean_is_not_a_name() {
    each(
        &[
            "[catalog]\naction = \"Wait\"\n\n",
            "[action.Wait]\ntext = \"Wait.\"\nactor = ⟨⟩\nretry = \"at-once\"\n",
            ROW,
        ],
        &[("expected a string, found a boolean", &["true"])],
    );
    each(
        &["[[code]]\nnumber = 1\nname = ⟨⟩\nsummary = \"The first.\"\n"],
        &[("expected a string, found a boolean", &["true"]), (r#"put it in quotes: `"404"`"#, &["404"])],
    );
}

#[test]
fn a_table_may_define_its_actors() {
    each(
        &[
            "[catalog]\nactors = [{ name = \"Support\", text = \"help-desk\" }, \"Operator\"]\naction = \"Wait\"\n\n",
            "[action.Wait]\ntext = \"Wait.\"\nactor = \"⟨⟩\"\nretry = \"at-once\"\n",
            STOP,
            ROW,
        ],
        &[
            ("", &["Support", "help-desk"]),
            (
                r#"set `actor = "Support"` in an action, or remove the actor; set `published = true` if another crate uses it"#,
                &["Operator"],
            ),
            ("an actor with a similar name exists: `Support`", &["Suport"]),
            ("expected `Support` or `Operator`", &["Program"]),
        ],
    );
}

#[test]
fn a_key_of_an_action_is_recognized() {
    each(
        &["[catalog]\naction = \"Wait\"\n\n", WAIT, "⟨⟩\n", STOP, ROW],
        &[
            (
                "",
                &[
                    r#"used_when = "Nothing else applies.""#,
                    r#"fallback = { action = "Stop", failures = 3 }"#,
                    r#"sources = ["https://example.com"]"#,
                    "x-team = 1",
                ],
            ),
            ("`in` is a key of rows and classes, `[[code]]` and `[[class]]`", &[r#"in.Call = "Wait""#]),
            ("`action` is a key of rows and classes, `[[code]]` and `[[class]]`", &[r#"action = "Stop""#]),
            (
                r#"`initial` is a parameter of `retry`: write `retry = { kind = "backoff", initial = "1s" }`"#,
                &[r#"initial = "1s""#, r#"retry_initial = "1s""#],
            ),
            ("expected `text`, … `used_when` or `sources`", &["failures = 3"]),
            (r#"write `{ action = "Stop", failures = 10 }`"#, &[r#"fallback = "Stop""#]),
            (
                r#"`failures` is a parameter of `fallback`: write `fallback = { action = "Stop", failures = 3 }`"#,
                &["fallback = \"Stop\"\nfailures = 3"],
            ),
            (
                r#"`failures` is a parameter of `fallback`: write `fallback = { action = "Stop", failures = 3, elapsed = "1m" }`"#,
                &["fallback = \"Stop\"\nfailures = 3\nelapsed = \"1m\""],
            ),
            (
                "the key for this is `text`, which is set already: remove one of the two",
                &[r#"description = "Wait.""#, r#"summary = "Wait.""#],
            ),
            ("the key for this is `actor`, which is set already: remove one of the two", &[r#"owner = "Program""#]),
            (
                r#"the key for this is `sources`, an array: `sources = ["https://example.com"]`"#,
                &[r#"source = "https://example.com""#],
            ),
            ("keys for other programs start with `x-`: `x-team`", &["x_team = 1"]),
            (
                r#"a key with a similar name exists: `fallback` / write `{ action = "…", failures = 10, elapsed = "15m" }`"#,
                &[r#"fallbak = { action = "Stop" }"#],
            ),
            (
                "a key with a similar name exists: `fallback`",
                &[r#"fallbak = { action = "Stop", failures = 3 }"#, r#"fallbak = "Stop""#],
            ),
        ],
    );
}
