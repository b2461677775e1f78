//! `BLOCKS`: the blocks and their keys.

mod action;
mod catalog;
mod column;
mod row;

use super::Default::Absent;
use super::Kind::{self, Any, ByName, Each, Or, Pattern, Str, Table};
use super::{Block, Default, Key, key};

const ACTION_IN_PHASE: Kind = Or(&[Str, Table("step")]);
const IN: Key = key("in", ByName(&ACTION_IN_PHASE), Absent, "in.Order = \"Wait\"", "The action in a phase.");
/// A Rust identifier: letters of any script, digits and underscores.
const IDENTIFIER: Kind = Pattern("^[^\\s0-9!-/:-@\\[-^`{-~][^\\s!-/:-@\\[-^`{-~]*$");
/// The path of a module.
const PATH: Kind = Pattern("^[^\\s:]+(::[^\\s:]+)*$");
const ONE_OR_MORE: Kind = Or(&[Str, Each(&Str)]);

const fn action(default: Default) -> Key {
    key("action", ACTION_IN_PHASE, default, "action = \"Wait\"", "The action.")
}

const fn sources(default: Default) -> Key {
    key("sources", Each(&Str), default, "sources = [\"https://example.com/codes\"]", "The sources, as URLs.")
}

pub(super) static BLOCKS: [&Block; 20] = [
    &FILE,
    &catalog::CATALOG,
    &catalog::NAME,
    &catalog::ACTOR,
    &catalog::USE,
    &catalog::PROBE,
    &catalog::INTEGRATION,
    &catalog::TYPES,
    &column::DIGITS,
    &column::BIT,
    &column::LIST,
    &column::TYPED,
    &column::CHOICE,
    &action::ACTION,
    &action::RETRY,
    &action::FALLBACK,
    &action::STEP,
    &row::CLASS,
    &row::CODE,
    &row::SYMPTOM,
];

const FILE: Block = Block {
    heading: "The file",
    id: "root",
    about: "A table consists of these blocks, in any order. Only rows are required.",
    keys: &[
        key("catalog", Table("catalog"), Absent, "[catalog]", "The settings of the whole table."),
        key(
            "column",
            ByName(&Or(&[Table("digits"), Table("bit"), Table("list"), Table("typed")])),
            Absent,
            "[column.severity]",
            "An attribute of the codes. 100 at most.",
        ),
        key("action", ByName(&Table("action")), Absent, "[action.Wait]", "Something to do about an error."),
        key("class", Each(&Table("class")), Absent, "[[class]]", "Properties that codes share, listed or not."),
        key("code", Each(&Table("code")), Absent, "[[code]]", "A row: one code."),
        key(
            "symptom",
            Each(&Table("symptom")),
            Absent,
            "[[symptom]]",
            "An error that is known by its message and has no code.",
        ),
        key("metadata", Any, Absent, "[metadata]", "Anything, for other programs. The compiler does not read it."),
    ],
    table: "",
    ..Block::EMPTY
};
