//! `[[class]]`, `[[code]]` and `[[symptom]]`.

use super::super::super::row::RENAMED;
use super::super::Default::{self, Absent, Is, Note, Required, RequiredIf};
use super::super::Kind::{Each, Integer, Pattern, Str};
use super::super::{Block, key};
use super::{IDENTIFIER, IN, ONE_OR_MORE, action, sources};

const INHERITED: Default = Note("that of the class");

pub(super) const CLASS: Block = Block {
    heading: "`[[class]]`",
    id: "class",
    about: "Properties that codes share: rows inherit them, and unlisted codes have them. A class also takes the columns of the table as keys.",
    keys: &[
        key(
            "numbers",
            ONE_OR_MORE,
            RequiredIf("the codes are numbers", None),
            "numbers = [\"4042xx\", \"-1..=130\"]",
            "The patterns of [numbers](#numbers): a number, with `x` for any digit, or a range that includes both ends. \
             Hexadecimal digits follow `0x`: `0xC0000xxx`, `0x8000_0000..=0xFFFF_FFFF`.",
        ),
        key(
            "codes",
            ONE_OR_MORE,
            RequiredIf("the codes are strings", None),
            "codes = [\"42xxx\", \"KV:*\"]",
            "The patterns: a code, with `x` at its end for any character, or a prefix and `*`.",
        ),
        key("family", IDENTIFIER, Absent, "family = \"NotFound\"", "The family of the codes."),
        key(
            "summary",
            Str,
            Absent,
            "summary = \"A resource is missing.\"",
            "What the codes have in common, in one sentence.",
        ),
        action(Note("that of the next wider class, then that of `[catalog]`")),
        IN,
        key(
            "help",
            Str,
            Note("that of the next wider class"),
            "help = \"Check the spelling.\"",
            "What to do, for rows without a help.",
        ),
        sources(Note("those of the next wider class")),
    ],
    one_required: &["numbers", "codes"],
    has_columns: true,
    table: "CATALOG\nWAIT\n[[class]]\nKEYS\nROW\n",
    ..Block::EMPTY
};

pub(super) const CODE: Block = Block {
    heading: "`[[code]]`",
    id: "code",
    about: "A row. Rows also take the columns of the table as keys, except those with `from`.",
    keys: &[
        key("number", Integer, RequiredIf("the codes are numbers", None), "number = 404", "The [number](#numbers)."),
        key(
            "code",
            Pattern("^[!#-&(-)+-\\[\\]-_a-~]{1,255}$"),
            RequiredIf("the codes are strings", None),
            "code = \"42P01\"",
            "The string code: 1 to 255 visible ASCII characters other than quotes, `\\` and `*`.",
        ),
        key("name", IDENTIFIER, Required, "name = \"NotFound\"", "The name: a Rust identifier, unique in any case."),
        key(
            "aliases",
            Each(&Str),
            Is("[]"),
            "aliases = [\"item-missing\"]",
            "Other names that it is found by, in any case: letters, digits, `_`, `-`, `.` and `:`.",
        ),
        key("family", IDENTIFIER, INHERITED, "family = \"NotFound\"", "The family of the code."),
        key("summary", Str, Required, "summary = \"It is not found.\"", "What the code means, in one sentence."),
        key("help", Str, INHERITED, "help = \"Check the spelling.\"", "What to do, in a few sentences."),
        action(Note("that of the class, then that of `[catalog]`")),
        IN,
        sources(Note("those of the class")),
        key(
            "messages",
            Each(&Str),
            Is("[]"),
            "messages = [\"no such item\"]",
            "Messages that the service has sent with it.",
        ),
        key(
            "deprecated",
            Str,
            Absent,
            "deprecated = \"the service sends 410 since 2027\"",
            "The reason, if the code is no longer to be used.",
        ),
        key(
            "replaced_by",
            IDENTIFIER,
            Absent,
            "replaced_by = \"Gone\"",
            "The name of the code to use, if this one is deprecated.",
        ),
    ],
    one_required: &["number", "code"],
    has_columns: true,
    table: "CATALOG\nWAIT\nROW\n[[code]]\nKEYS\n",
    renamed: RENAMED,
};

pub(super) const SYMPTOM: Block = Block {
    heading: "`[[symptom]]`",
    id: "symptom",
    about: "An error that is known by its message and has no code.",
    keys: &[
        key("name", IDENTIFIER, Required, "name = \"Unreachable\"", "The name: a Rust identifier."),
        key(
            "text",
            ONE_OR_MORE,
            Required,
            "text = \"host is unreachable\"",
            "The words of the message, or of one of several. They are found in any case, whatever is between them.",
        ),
        key(
            "summary",
            Str,
            Absent,
            "summary = \"The shop does not respond.\"",
            "What the message means, in one sentence.",
        ),
        key("help", Str, Absent, "help = \"Check the network.\"", "What to do, in a few sentences."),
        action(Note("that of `[catalog]`")),
        IN,
        sources(Is("[]")),
    ],
    table: "CATALOG\nWAIT\nROW\n[[symptom]]\nKEYS\n",
    ..Block::EMPTY
};
