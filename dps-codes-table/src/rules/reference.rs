//! Rules for references and unused definitions.

super::rules! {
    /// An action is defined by `[action.NAME]`, in this table or in the one that it uses.
    UNKNOWN_ACTION = "T0062", Error, "unknown action", r#"
[catalog]
action = "Wait"

[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
action = "Wiat"
"#;

    /// A phase is defined by `phases` in `[catalog]`, in this table or in the one that it uses.
    UNKNOWN_PHASE = "T0063", Error, "unknown phase", r#"
[catalog]
phases = ["Call", "Listen"]
action = "Wait"

[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
in.Call = "Wait"
in.Lisen = "Wait"
"#;

    /// `replaced_by` names another code of the table.
    UNKNOWN_REPLACEMENT = "T0064", Error, "unknown replacement", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
deprecated = "The service does not return it any more."
replaced_by = "Gone"
"#;

    /// The replacement of a deprecated code is another code that is not deprecated.
    INVALID_REPLACEMENT = "T0065", Error, "invalid replacement", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
deprecated = "The service does not return it any more."
replaced_by = "NotFound"
"#;

    /// Only a deprecated code has a replacement. `deprecated` says why.
    REPLACEMENT_WITHOUT_DEPRECATION = "T0066", Error, "replacement of a code that is not deprecated", r#"
[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
replaced_by = "Gone"

[[code]]
number = 410
name = "Gone"
summary = "The item has been deleted."
"#;

    /// No row and no class sets an action for this phase. One phase may be without, where the general action applies.
    /// Other tables may use the phases of a table that is `published`.
    UNUSED_PHASE = "T0067", Error, "unused phase", r#"
[catalog]
phases = ["Call"]
action = "Wait"

[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// Nothing in the table names the action. If programs take it by themselves, `used_when` says when. Other tables may
    /// use the actions of a table that is `published`.
    UNUSED_ACTION = "T0068", Error, "unused action", r#"
[catalog]
action = "Wait"

[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"

[action.Stop]
text = "Stop."
actor = "Program"
retry = "never"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// No action names the actor. Other crates may use the actors of a table that is `published`.
    UNUSED_ACTOR = "T0129", Error, "unused actor", r#"
[catalog]
action = "Wait"
actors = ["Program", "SiteTeam"]

[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// No row and no class has a value in the column.
    UNUSED_COLUMN = "T0069", Error, "unused column", r#"
[column.level]
type = "u8"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// The class sets nothing but its numbers.
    CLASS_WITHOUT_EFFECT = "T0070", Error, "class without effect", r#"
[[class]]
numbers = "4xx"

[[code]]
number = 404
name = "NotFound"
summary = "The item does not exist."
"#;

    /// More specific classes set all that this one sets, for each of its numbers.
    UNREACHABLE_CLASS = "T0071", Error, "unreachable class", r#"
[[class]]
numbers = "x"
family = "Small"

[[class]]
numbers = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]
family = "Digit"

[[code]]
number = 4
name = "NotFound"
summary = "The item does not exist."
"#;
}
