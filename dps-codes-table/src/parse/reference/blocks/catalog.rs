//! `[catalog]` and the tables in it.

use super::super::Default::{Absent, Is, Note, Required, RequiredIf};
use super::super::Kind::{Bool, Duration, Each, OneOf, Or, Pattern, Str, Table};
use super::super::{Block, key};
use super::{IDENTIFIER, PATH};
use crate::model::{CodeType, IntType, IntegrationKind, Role};

fn integrations() -> Vec<&'static str> {
    IntegrationKind::ALL.map(IntegrationKind::name).to_vec()
}

pub(super) const CATALOG: Block = Block {
    heading: "`[catalog]`",
    id: "catalog",
    about: "The settings of the whole table.",
    keys: &[
        key(
            "code",
            OneOf(|| CodeType::ALL.map(CodeType::name).to_vec()),
            Is("\"number\""),
            "code = \"number\"",
            "The type of the codes. With `\"string\"`, rows have `code` in place of `number`, and classes have `codes` in place of `numbers`.",
        ),
        key(
            "number",
            OneOf(|| IntType::ALL.map(|int| int.name).to_vec()),
            Is("\"i64\""),
            "number = \"u16\"",
            "The integer type of the numbers.",
        ),
        key(
            "display",
            Pattern("^[^{}]*\\{(:0?[0-9]*[xX]?)?\\}$"),
            Absent,
            "display = \"0x{:08X}\"",
            "How numbers are written: a prefix that does not end with a digit, and `{}` or `{:04}` for decimal or \
                 `{:08X}` for hexadecimal digits, of which there are at least so many. Without a prefix, decimal.",
        ),
        key(
            "title",
            Str,
            Absent,
            "title = \"An error of the shop.\"",
            "The subject of the codes. Opens the documentation of the enum.",
        ),
        key(
            "phases",
            Each(&Or(&[IDENTIFIER, Table("phase")])),
            Is("[]"),
            "phases = [\"Order\", \"Delivery\"]",
            "The situations that the action depends on. 100 at most.",
        ),
        key(
            "actors",
            Each(&Or(&[IDENTIFIER, Table("actor")])),
            Note("`Program`, `Operator` and `Developer`"),
            "actors = [\"Program\", { name = \"SiteTeam\", text = \"site team\" }]",
            "Who acts on errors, in place of the three actors that every table knows: becomes an enum.",
        ),
        key(
            "action",
            Str,
            RequiredIf("the table has actions", None),
            "action = \"Wait\"",
            "The action for codes that neither a row nor a class matches.",
        ),
        key(
            "use",
            Table("use"),
            Absent,
            "use = { path = \"crate::errors\" }",
            "Uses the actions and phases of another table in place of its own.",
        ),
        key(
            "probe",
            Table("probe"),
            Absent,
            "probe = { initial = \"4h\", cap = \"1d\" }",
            "Rare attempts while an operator or a developer is needed.",
        ),
        key(
            "published",
            Bool,
            Is("false"),
            "published = true",
            "`true` if other crates use the types: a new row or name then breaks none of them.",
        ),
        key(
            "integrations",
            Each(&Or(&[OneOf(integrations), Table("integration")])),
            Is("[]"),
            "integrations = [\"serde\"]",
            "The crates whose traits the types implement. Each needs the feature of dps-codes with the same name.",
        ),
        key(
            "derive",
            Each(&Str),
            Is("[]"),
            "derive = [\"zerocopy::Immutable\"]",
            "The paths of derive macros for the enum of the rows. For traits whose code does not grow with the rows: \
                 T0126 refuses the usual ones of the others. A name without a path is one that the module of the call imports.",
        ),
        key(
            "prefix",
            Pattern("^[A-Za-z0-9_-]+$"),
            Absent,
            "prefix = \"SHOP\"",
            "What defmt and miette write before a number: ASCII letters, digits, `_` and `-`.",
        ),
        key(
            "path",
            PATH,
            Absent,
            "path = \"shop::errors\"",
            "The path of the module that holds the types. With it, the documentation has examples.",
        ),
        key(
            "types",
            Table("types"),
            Absent,
            "types = { code = \"ShopError\" }",
            "Other names for the generated types.",
        ),
    ],
    table: "[catalog]\nKEYS\nWAIT\nROW\n",
    ..Block::EMPTY
};

pub(super) const NAME: Block = Block {
    heading: "Phases with a summary",
    id: "phase",
    about: "An item of `phases`, if its documentation is to say more than its name.",
    keys: &[
        key("name", IDENTIFIER, Required, "name = \"Order\"", "The name: a Rust identifier."),
        key("summary", Str, Absent, "summary = \"Placing an order.\"", "The meaning, in one sentence."),
    ],
    table: "[catalog]\nphases = [{ KEYS }]\nROW\n",
    ..Block::EMPTY
};

pub(super) const ACTOR: Block = Block {
    heading: "Actors with more than a name",
    id: "actor",
    about: "An item of `actors` whose written form is not its name, or whose documentation is to say more.",
    keys: &[
        key("name", IDENTIFIER, Required, "name = \"SiteTeam\"", "The name: a Rust identifier."),
        key("text", Str, Note("the name"), "text = \"site team\"", "The written form, in actions and in `Display`."),
        key("summary", Str, Absent, "summary = \"The people at the site.\"", "The meaning, in one sentence."),
        key(
            "acts_as",
            OneOf(|| Role::ALL.map(Role::name).to_vec()),
            Note("the one of the same name, or else `\"Operator\"`"),
            "acts_as = \"Developer\"",
            "The actor whom programs take it for that do not know this table. `\"Program\"` needs no person, and no probe.",
        ),
    ],
    table: "[catalog]\nactors = [{ KEYS }]\nROW\n",
    ..Block::EMPTY
};

pub(super) const USE: Block = Block {
    heading: "`use`",
    id: "use",
    about: "The table whose actions and phases this one uses.",
    keys: &[
        key("path", PATH, Required, "path = \"crate::errors\"", "The path of the module that holds its types."),
        key(
            "table",
            Str,
            Note("names are not checked here, but in the generated code"),
            "table = \"errors.toml\"",
            "Its file, relative to this one, against which names are checked.",
        ),
    ],
    table: "[catalog]\naction = \"Wait\"\nuse = { KEYS }\nROW\n",
    ..Block::EMPTY
};

pub(super) const PROBE: Block = Block {
    heading: "`probe`",
    id: "probe",
    about: "The delay doubles from `initial` to `cap`; a random half of it is added or taken away.",
    keys: &[
        key("initial", Duration, Required, "initial = \"4h\"", "The delay before the first attempt, more than zero."),
        key("cap", Duration, Required, "cap = \"1d\"", "The longest delay."),
        key("except", Each(&Str), Is("[]"), "except = [\"Order\"]", "The phases that have no probe."),
    ],
    table: "CATALOG\nprobe = { KEYS }\nWAIT\nROW\n",
    ..Block::EMPTY
};

pub(super) const INTEGRATION: Block = Block {
    heading: "`integrations`",
    id: "integration",
    about: "An item of `integrations`, if the crate has the traits only with a feature of its own.",
    keys: &[
        key("name", OneOf(integrations), Required, "name = \"serde\"", "The crate whose traits the types implement."),
        key("feature", Str, Required, "feature = \"serde\"", "The feature of the calling crate."),
    ],
    table: "[catalog]\nintegrations = [{ KEYS }]\nROW\n",
    ..Block::EMPTY
};

pub(super) const TYPES: Block = Block {
    heading: "`[catalog.types]`",
    id: "types",
    about: "Other names for the generated types.",
    keys: &[
        key("code", IDENTIFIER, Is("\"Code\""), "code = \"ShopError\"", "The enum of the rows."),
        key("family", IDENTIFIER, Is("\"Family\""), "family = \"Area\"", "The enum of the families."),
        key("action", IDENTIFIER, Is("\"Action\""), "action = \"Remedy\"", "The enum of the actions."),
        key(
            "actor",
            IDENTIFIER,
            Is("\"Actor\""),
            "actor = \"Team\"",
            "The enum of the actors, if the table defines any.",
        ),
        key("phase", IDENTIFIER, Is("\"Phase\""), "phase = \"Stage\"", "The enum of the phases."),
        key("symptom", IDENTIFIER, Is("\"Symptom\""), "symptom = \"Sign\"", "The enum of the symptoms."),
        key(
            "classified",
            IDENTIFIER,
            Is("\"Classified\""),
            "classified = \"AnyShopError\"",
            "The enum of a row, or a code without one.",
        ),
        key(
            "unlisted",
            IDENTIFIER,
            Is("\"Unlisted\""),
            "unlisted = \"OtherShopError\"",
            "The struct of a code without a row.",
        ),
    ],
    table: "[catalog.types]\nKEYS\nROW\n",
    ..Block::EMPTY
};
