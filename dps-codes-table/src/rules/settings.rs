//! Rules for `[catalog]`.

super::rules! {
    /// `number` in `[catalog]` is an integer type of Rust, from `u8` to `i64`.
    UNKNOWN_INTEGER_TYPE = "T0091", Error, "unknown integer type", r#"
[catalog]
number = "int"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// `integrations` names crates whose traits the types of the table implement.
    UNKNOWN_INTEGRATION = "T0092", Error, "unknown integration", r#"
[catalog]
integrations = ["anyhow"]

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// Each integration is named once.
    DUPLICATE_INTEGRATION = "T0093", Error, "duplicate integration", r#"
[catalog]
integrations = ["serde", "serde"]

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// An HTTP status is a `u16`. The numbers of a table with the integration `http` hold every `u16`.
    INTEGRATION_NUMBER_TYPE = "T0094", Error, "integration that needs a larger integer type", r#"
[catalog]
number = "u8"
integrations = ["http"]

[[code]]
number = 4
name = "NotFound"
summary = "The item does not exist."
"#;

    /// `prefix` is written before a number, into formats where other characters have a meaning. It consists of ASCII
    /// letters, digits, `_` and `-`.
    INVALID_PREFIX = "T0095", Error, "invalid prefix", r#"
[catalog]
prefix = "{}"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// `path` in `[catalog.use]` is the path of the module that contains the types of the other table.
    INVALID_MODULE_PATH = "T0096", Error, "invalid path of a module", r#"
[catalog]
action = "Wait"
use = { path = "crate.errors" }

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// With `[catalog.use]`, the actions, the actors, the phases and the probe are those of
    /// the other table. This table defines none.
    DEFINITION_BESIDE_USE = "T0097", Error, "definition in a table that uses another one", r#"
[catalog]
action = "Wait"
use = { path = "crate::errors" }

[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// `table` in `[catalog.use]` names the file of another table that defines actions.
    UNUSABLE_TABLE = "T0098", Error, "table that cannot be used", r#"
[catalog]
action = "Wait"
use = { path = "crate::errors", table = "no-such-file.toml" }

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// `derive` puts derive macros on the enum of the rows, for traits whose code does not grow with the rows, such as
    /// `zerocopy::Immutable`. Some macros are refused by their name:
    ///
    /// - `Clone`, `Copy`, `PartialEq`, `Eq`, `Hash`, `PartialOrd`, `Ord`, `Display`, `FromStr` and `Error`: the enum
    ///   implements these traits already, and Rust allows one implementation.
    /// - `Debug`: the enum implements it with an array of names. A derived one is a `match` over all rows, and takes 2
    ///   seconds and 2.5 GB to compile at 10,000 of them.
    /// - `Default`: it is derived for an enum with a variant that is marked, and a table marks none. An `impl` beside the
    ///   call of `catalog!` names the row.
    /// - `Serialize` and `Deserialize` of serde, `defmt::Format` and `miette::Diagnostic`: `integrations` implements them from
    ///   the arrays of the table, and with the code. Derived ones have code for each row, and know the variants only.
    /// - the macros of strum and `num_enum`: they have code for each row, or need numbers as discriminants. The enum has
    ///   methods in their place, such as `ALL`, `name` and `classify`.
    REFUSED_DERIVE = "T0126", Error, "derive that is refused", r#"
[catalog]
derive = ["Debug"]

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// `derive` has a path for each macro: `some_crate::Trait`, `crate::Trait`, or the name of one that the module with the
    /// call of `catalog!` imports.
    INVALID_DERIVE = "T0127", Error, "invalid path of a derive macro", r#"
[catalog]
derive = ["zerocopy.Immutable"]

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// Each derive macro is named once.
    DUPLICATE_DERIVE = "T0128", Error, "duplicate derive macro", r#"
[catalog]
derive = ["zerocopy::Immutable", "::zerocopy::Immutable"]

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;
}
