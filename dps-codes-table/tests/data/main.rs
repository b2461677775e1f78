//! Tables as data: what a program reads at run time is what the table says, with everything resolved.
#![allow(missing_docs)]
#![cfg(feature = "data")]

mod strings;

use dps_codes_table::Source;
use dps_codes_table::data::{self, Action, Code, Kind, Table, Value};

const TABLE: &str = r#"
[catalog]
title = "Codes of a shop."
number = "i16"
display = "E{:03}"
prefix = "SHOP"
phases = ["Pay", "Ship"]
actors = [{ name = "Support", text = "help-desk", acts_as = "Operator" }, "Program"]
action = "Ask"

[column.part]
from = "NNx"
summary = "The part of the shop."

[column.odd]
type = "flag"
from = "bit 0"

[column.fatal]
type = "flag"

[column.level]
one_of = ["Low", { name = "High", text = "very high" }]
default = "Low"

[column.limit]
type = "duration"

[column.weight]
type = "u8"

[column.note]
type = "text"
unique = true

[action.Ask]
text = "Ask."
actor = "Support"
retry = "after-repair"

[action.Wait]
text = "Wait."
actor = "Program"
retry = { kind = "backoff", minimum = "2s", initial = "3s", cap = "1m" }

[action.Again]
text = "Try again."
actor = "Program"
retry = "at-once"

[action.Stop]
text = "Stop."
actor = "Support"
retry = "never"

[[class]]
numbers = "40x"
family = "Paid"
summary = "The payment failed."
action = "Wait"
in.Ship = "Stop"
weight = 3
level = "High"

[[code]]
number = -1
name = "Lost"
summary = "The parcel is lost."

[[code]]
number = 401
name = "Declined"
aliases = ["refused", "no-money"]
summary = "The card is declined."
help = "Take another card."
action = "Again"
sources = ["https://example.com/a", "https://example.com/b"]
messages = ["declined", "no money"]
fatal = true
limit = "90s"
note = "A note."

[[code]]
number = 500
name = "Broken"
family = "Shop"
summary = "The shop is broken."
deprecated = "It was vague."
replaced_by = "Lost"

[[symptom]]
name = "Silence"
text = ["no answer", "timed out"]
summary = "Nothing came."
help = "Call again."
action = "Wait"
in.Pay = "Again"
sources = ["https://example.com/silence"]

[[symptom]]
name = "Noise"
text = "noise"
"#;

fn load(table: &str) -> Table {
    data::load(&Source::new("t.toml", table)).unwrap_or_else(|errors| panic!("{errors:?}"))
}

#[allow(clippy::unnecessary_wraps, reason = "it stands beside the `None` of other columns")]
fn text(text: &str) -> Option<Value> {
    Some(Value::Text(text.to_owned()))
}

#[allow(clippy::unnecessary_wraps, reason = "it stands beside the `None` of other columns")]
fn flag(flag: bool) -> Option<Value> {
    Some(Value::Flag(flag))
}

#[allow(clippy::unnecessary_wraps, reason = "it stands beside the `None` of other columns")]
fn integer(integer: i128) -> Option<Value> {
    Some(Value::Integer(integer))
}

#[test]
fn settings_and_definitions_are_those_of_the_table() {
    let table = load(TABLE);
    assert_eq!(table.title.as_deref(), Some("Codes of a shop."));
    assert_eq!(table.prefix.as_deref(), Some("SHOP"));
    assert_eq!(table.numbers, i16::MIN.into()..=i16::MAX.into());
    assert_eq!(table.display.as_ref().map(data::Display::prefix), Some("E"));
    assert_eq!(table.phases, ["Pay", "Ship"]);
    assert_eq!(table.families, ["Paid", "Shop"]);
    let action = |name: &str, text: &str, actor: &str, acts_as, retry, delay| {
        let (name, text, actor) = (name.to_owned(), text.to_owned(), actor.to_owned());
        Action { name, text, actor, acts_as, retry, delay }
    };
    let expected = [
        action("Ask", "Ask.", "help-desk", "operator", "after-repair", None),
        action("Wait", "Wait.", "Program", "program", "backoff", Some(2_000)),
        action("Again", "Try again.", "Program", "program", "at-once", Some(0)),
        action("Stop", "Stop.", "help-desk", "operator", "never", None),
    ];
    assert_eq!(table.actions, expected);
    assert!(table.actions.iter().all(Action::is_described));
    let columns: Vec<_> = table.columns.iter().map(|of| (of.name.as_str(), of.kind, of.is_unique)).collect();
    let expected = [
        ("part", Kind::Integer, false),
        ("odd", Kind::Flag, false),
        ("fatal", Kind::Flag, false),
        ("level", Kind::Text, false),
        ("limit", Kind::Text, false),
        ("weight", Kind::Integer, false),
        ("note", Kind::Text, true),
    ];
    assert_eq!(columns, expected);
    let summaries: Vec<_> = table.columns.iter().map(|column| column.summary.as_deref()).collect();
    assert_eq!(summaries, [Some("The part of the shop."), None, None, None, None, None, None]);
}

#[test]
fn a_row_has_what_it_says_and_what_its_class_says() {
    let rows = load(TABLE).rows;
    let codes: Vec<_> = rows.iter().map(|row| row.code.clone()).collect();
    assert_eq!(codes, [Code::Number(-1), Code::Number(401), Code::Number(500)]);
    let [lost, declined, broken] = &rows[..] else { panic!("{rows:?}") };
    assert_eq!(declined.name, "Declined");
    assert_eq!(declined.aliases, ["refused", "no-money"]);
    assert_eq!(declined.family.as_deref(), Some("Paid"));
    assert_eq!(declined.summary, "The card is declined.");
    assert_eq!(declined.help, "Take another card.");
    assert_eq!(declined.sources, ["https://example.com/a", "https://example.com/b"]);
    assert_eq!(declined.messages, ["declined", "no money"]);
    assert_eq!((declined.deprecated.as_deref(), declined.replaced_by.as_deref()), (None, None));
    let values = [integer(40), flag(true), flag(true), text("very high"), text("90s"), integer(3), text("A note.")];
    assert_eq!(declined.values, values);
    assert_eq!((broken.deprecated.as_deref(), broken.replaced_by.as_deref()), (Some("It was vague."), Some("Lost")));
    assert_eq!(broken.family.as_deref(), Some("Shop"));
    assert_eq!(broken.values, [integer(50), flag(false), flag(false), text("Low"), None, None, None]);
    // No digits of a negative number are those of the template; its bits are those of two's complement.
    assert_eq!(lost.values, [None, flag(true), flag(false), text("Low"), None, None, None]);
    assert_eq!((lost.family.as_deref(), lost.help.as_str()), (None, ""));
    // Without a phase, in `Pay` and in `Ship`. The action of a row takes precedence over those of its class.
    let actions: Vec<_> = rows.iter().map(|row| row.actions.clone()).collect();
    assert_eq!(actions, [[0, 0, 0], [2, 2, 2], [0, 0, 0]]);
}

#[test]
fn a_symptom_is_a_row_without_a_code() {
    let symptoms = load(TABLE).symptoms;
    let [silence, noise] = &symptoms[..] else { panic!("{symptoms:?}") };
    assert_eq!((&silence.code, silence.name.as_str()), (&Code::None, "Silence"));
    assert_eq!((silence.summary.as_str(), silence.help.as_str()), ("Nothing came.", "Call again."));
    assert_eq!(silence.messages, ["no answer", "timed out"]);
    assert_eq!(silence.sources, ["https://example.com/silence"]);
    assert_eq!(silence.values, vec![None; 7]);
    assert_eq!((noise.summary.as_str(), noise.help.as_str(), &noise.sources[..]), ("", "", &[][..]));
    // One without an action has that of the table.
    assert_eq!((&silence.actions[..], &noise.actions[..]), (&[1, 2, 1][..], &[0, 0, 0][..]));
}

#[test]
fn classes_divide_the_numbers_of_the_type() {
    let table = load(TABLE);
    let ranges: Vec<_> = table.classes.iter().map(|class| class.numbers.clone()).collect();
    assert_eq!(ranges, [i16::MIN.into()..=399, 400..=409, 410..=i16::MAX.into()]);
    let [below, paid, above] = &table.classes[..] else { panic!("{ranges:?}") };
    assert_eq!((paid.family.as_deref(), paid.summary.as_str()), (Some("Paid"), "The payment failed."));
    assert_eq!(paid.actions, [1, 1, 3]);
    assert_eq!(paid.values, [None, None, None, text("very high"), None, integer(3), None]);
    for other in [below, above] {
        assert_eq!((other.family.as_deref(), other.summary.as_str()), (None, ""));
        assert_eq!(other.actions, [0, 0, 0]);
        // A default is for rows.
        assert_eq!(other.values, vec![None; 7]);
    }
    assert!(table.class_of("401").is_none() && table.string_classes().is_empty());
}

#[test]
fn numbers_are_written_and_read_in_the_form_of_the_table() {
    let table = load(TABLE);
    assert_eq!(
        (table.written(7), table.written(-1), table.written(1234)),
        ("E007".into(), "E-01".into(), "E1234".into())
    );
    for (written, number) in [("E007", Some(7)), ("e7", Some(7)), ("0x1F", Some(31)), ("0xFFFF", Some(-1)), ("7", None)]
    {
        assert_eq!(table.read(written), number, "{written}");
    }
    assert_eq!((table.read("E32767"), table.read("E32768"), table.read("0x10000")), (Some(32_767), None, None));
    let plain = load("[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"The first.\"\n");
    assert_eq!((plain.written(7), plain.read("0x10"), plain.read("E7")), ("7".into(), Some(16), None));
    assert!(plain.display.is_none() && plain.rows[0].actions.is_empty());
}

#[test]
fn a_derived_column_has_a_value_for_any_number() {
    let table = load(TABLE);
    let [part, odd, plain, ..] = &table.columns[..] else { panic!("{:?}", table.columns) };
    assert_eq!((part.derive(123), part.derive(1234), part.derive(99)), (integer(12), None, None));
    assert_eq!((odd.derive(6), odd.derive(7)), (flag(false), flag(true)));
    assert_eq!(plain.derive(7), None);
}
