//! `[action.NAME]`, and what names an action.

use super::super::super::action::{RENAMED, RETRIES};
use super::super::Default::{Absent, Is, Note, Required, RequiredIf};
use super::super::Kind::{Duration, Durations, Integer, OneOf, Or, Str, Table};
use super::super::{Block, key};
use super::sources;

fn simple_retries() -> Vec<&'static str> {
    RETRIES.into_iter().filter(|kind| *kind != "backoff").collect()
}

pub(super) const ACTION: Block = Block {
    heading: "`[action.NAME]`",
    id: "action",
    about: "Something to do about an error. `NAME` becomes a variant of `Action`.",
    keys: &[
        key("text", Str, Required, "text = \"Wait, then try again.\"", "The instruction, in one sentence."),
        key(
            "actor",
            Str,
            Required,
            "actor = \"Program\"",
            "Who has to act: `Program`, `Operator` or `Developer`, or one of `actors` in `[catalog]`.",
        ),
        key(
            "retry",
            Or(&[OneOf(simple_retries), Table("retry")]),
            Required,
            "retry = \"at-once\"",
            "When a program tries again.",
        ),
        key(
            "fallback",
            Table("fallback"),
            Absent,
            "fallback = { action = \"Call\", failures = 10 }",
            "The action to take after many failures.",
        ),
        key(
            "used_when",
            Str,
            Absent,
            "used_when = \"the response has no code\"",
            "When a program takes this action though no row, class or symptom names it, as a clause.",
        ),
        sources(Is("[]")),
    ],
    table: "CATALOG\n[action.Wait]\nKEYS\nCALL\nROW\n",
    ..Block::EMPTY
};

pub(super) const RETRY: Block = Block {
    heading: "`retry`",
    id: "retry",
    about: "The parameters of a backoff: each delay is at least `minimum`, plus a random duration up to `initial`, which doubles after each failure up to `cap`.",
    keys: &[
        key(
            "kind",
            OneOf(|| RETRIES.to_vec()),
            Required,
            "kind = \"backoff\"",
            "The kind. Only a backoff has the other keys.",
        ),
        key("minimum", Duration, Is("\"0s\""), "minimum = \"1s\"", "The least delay."),
        key(
            "initial",
            Duration,
            RequiredIf("`kind` is `\"backoff\"`", Some(("kind", "backoff"))),
            "initial = \"5s\"",
            "The longest random duration before the first retry.",
        ),
        key(
            "cap",
            Duration,
            RequiredIf("`kind` is `\"backoff\"`", Some(("kind", "backoff"))),
            "cap = \"10m\"",
            "The longest random duration before any retry.",
        ),
    ],
    table: "CATALOG\n[action.Wait]\ntext = \"Wait.\"\nactor = \"Program\"\nretry = { KEYS }\nROW\n",
    renamed: RENAMED,
    ..Block::EMPTY
};

pub(super) const FALLBACK: Block = Block {
    heading: "`fallback`",
    id: "fallback",
    about: "The action to take after so many failures in a row, or after so much time. `failures`, `elapsed` or both are required.",
    keys: &[
        key("action", Str, Required, "action = \"Call\"", "The name of the other action."),
        key("failures", Integer, Absent, "failures = 10", "So many failures in a row, 1 to 1,000,000."),
        key(
            "elapsed",
            Durations,
            Absent,
            "elapsed = \"15m..30m\"",
            "So much time since the first failure; a random duration between two of them.",
        ),
        key(
            "when",
            OneOf(|| vec!["any", "all"]),
            Is("\"any\""),
            "when = \"all\"",
            "Which of two limits has to be reached: any, or all.",
        ),
    ],
    one_required: &["failures", "elapsed"],
    table: "CATALOG\nWAIT\nfallback = { KEYS }\nCALL\nROW\n",
    ..Block::EMPTY
};

pub(super) const STEP: Block = Block {
    heading: "`action` and `in.PHASE`",
    id: "step",
    about: "An action with another fallback than its own. Without one, the name of the action is enough.",
    keys: &[
        key("action", Str, Required, "action = \"Wait\"", "The name of the action."),
        key(
            "fallback",
            Table("fallback"),
            Note("that of the action"),
            "fallback = { action = \"Call\", failures = 2 }",
            "The fallback of this code or class.",
        ),
    ],
    table: "CATALOG\nWAIT\nCALL\nROW\naction = { KEYS }\n",
    ..Block::EMPTY
};
