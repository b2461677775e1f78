//! The tables of the KQL output, row by row, and what the query does with them.

use crate::{list, table};

/// A table with phases that records tell apart, a column of each type, and one whose name the query has itself.
const PUMP: &str = r#"
[catalog]
number = "i32"
phases = ["Register", "Manage"]
action = "Wait"

[column.class_of]
type = "text"

[column.heavy]
type = "flag"

[column.liters]
type = "u16"

[action.Wait]
text = "Wait a while."
actor = "Program"
retry = { kind = "backoff", initial = "5s", cap = "10m" }

[action.Call]
text = "Call \"somebody\"."
actor = "Operator"
retry = "never"

[[class]]
numbers = "40xx"
family = "Lost"
summary = "It is lost."
in.Manage = "Call"
liters = 9

[[code]]
number = -3
name = "Dry"
summary = "It is dry."
action = "Call"
heavy = true

[[code]]
number = 4001
name = "Lost"
summary = "It is lost."
class_of = "one"

[[symptom]]
name = "Silent"
text = "no response from the pump"
"#;

fn query(name: &str, text: &str, arguments: &[&str]) -> String {
    let path = table(name, text);
    let outcome = list(&[&["--format", "kql", "--table", path.to_str().unwrap()], arguments].concat());
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""), "{arguments:?}");
    outcome.stdout
}

#[track_caller]
fn assert_all(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

const CLASSES: &str = r#"
let classes = datatable(first_number: long, last_number: long, class_family: string, class_summary: string, class_action: string, class_in_register: string, class_in_manage: string)
[
    long(-2147483648), 3999, "", "", "Wait", "Wait", "Wait",
    4000, 4099, "Lost", "It is lost.", "Wait", "Wait", "Call",
    4100, 2147483647, "", "", "Wait", "Wait", "Wait"
];

let actions = datatable(action: string, actor: string, instruction: string)
[
    "Wait", "program", "Wait a while.",
    "Call", "operator", "Call \"somebody\"."
];
"#;

#[test]
fn codes_classes_and_actions_are_tables() {
    let text = query("kql-plain.toml", PUMP, &[]);
    let codes = r#"
let codes = datatable(code: long, name: string, family: string, summary: string, action: string, in_register: string, in_manage: string)
[
    long(-3), "Dry", "", "It is dry.", "Call", "Call", "Call",
    4001, "Lost", "Lost", "It is lost.", "Wait", "Wait", "Call"
];
"#;
    let number = r#"extract(@"[(\[](-?[0-9]{1,4})[)\]]", 1, ResultDescription)"#;
    assert_all(&text, &[codes, CLASSES, number, "isnull(code) and first_number == long(-2147483648))", "summary\n"]);
    assert_all(&text, &["iff(managed * 2 > failures, class_in_manage, class_in_register), iff(managed"]);
    assert!(!text.contains("Silent") && !text.contains("externaldata"), "{text}");
}

#[test]
fn chosen_columns_are_added_to_the_codes_and_to_the_result() {
    let text = query("kql-chosen.toml", PUMP, &["--columns", "class_of,number,heavy,liters,name,actor"]);
    let codes = r#"
let codes = datatable(code: long, name: string, family: string, ['column_class_of']: string, ['heavy']: bool, ['liters']: long, summary: string, action: string, in_register: string, in_manage: string)
[
    long(-3), "Dry", "", "", true, long(null), "It is dry.", "Call", "Call", "Call",
    4001, "Lost", "Lost", "one", false, 9, "It is lost.", "Wait", "Wait", "Call"
];
"#;
    assert_all(&text, &[codes, CLASSES, "family, summary, ['column_class_of'], ['heavy'], ['liters']\n"]);
}

#[test]
fn a_phase_has_one_action() {
    let text = query("kql-phase.toml", PUMP, &["--phase", "manage", "--search", "lost"]);
    let parts = [
        "    4001, \"Lost\", \"Lost\", \"It is lost.\", \"Call\"\n];",
        // A code that the filters leave out is not in a class either.
        "[\n    long(-2147483648), long(-4), \"\", \"\", \"Wait\",\n    long(-2), 3999, \"\", \"\", \"Wait\",\n    4000, 4099, \"Lost\", ",
        "action = iff(isempty(name), class_action, action)\n",
    ];
    assert_all(&text, &parts);
    assert!(!text.contains("in_manage"), "{text}");
}

/// One phase that records tell apart is not enough.
#[test]
fn other_phases_do_not_choose_the_action() {
    for phases in [&["Register"][..], &["Manage", "Poll"], &[]] {
        let calls = phases.iter().map(|phase| format!("in.{phase} = \"Call\"\n")).collect::<Vec<_>>().concat();
        let text = PUMP.replace("in.Manage = \"Call\"\n", &calls);
        let text = text.replace("[\"Register\", \"Manage\"]", &format!("{phases:?}"));
        let text = query("kql-phases.toml", &text, &[]);
        assert_all(&text, &["summary: string, action: string)\n", "iff(isempty(name), class_action, action)\n"]);
    }
}

/// A string literal ends at a line break.
#[test]
fn summaries_have_no_line_break_in_a_literal() {
    let text = "[[code]]\nnumber = 70000\nname = \"One\"\nsummary = \"It\\r\\n\\tis \\\"one\\\".\"\n";
    let query = query("kql-breaks.toml", text, &[]);
    assert_all(&query, &[r#""It\r\n\tis \"one\".""#]);
}

/// Only a table with negative numbers looks for a sign.
#[test]
fn numbers_have_a_sign_if_one_is_negative() {
    let row = |number: i64| format!("[[code]]\nnumber = {number}\nname = \"One\"\nsummary = \"It is one.\"\n");
    for (number, is_signed) in [(-1, true), (0, false), (70_000, false)] {
        let query = query(&format!("kql-sign{number}.toml"), &row(number), &[]);
        assert_eq!(query.contains("(-?["), is_signed, "{number}: {query}");
    }
}

#[test]
fn a_file_has_the_columns_of_csv() {
    let rows = (0..1_000).map(|number| {
        format!("[[code]]\nnumber = {}\nname = \"Code{number}\"\nsummary = \"It is so.\"\n", 5_000 + number)
    });
    let text = PUMP.replace("[[symptom]]", &format!("{}[[symptom]]", rows.collect::<String>()));
    let text = query("kql-many.toml", &text, &["--columns", "class_of"]);
    let definition = "// 1002 codes are too many for a datatable. ";
    let schema = "externaldata(origin: string, number: long, name: string, family: string, class_of: string, \
        ['heavy']: bool, ['liters']: long, summary: string, ['help']: string, action: string, ['instruction']: string, \
        ['actor']: string, ['retry']: string, in_register: string, in_manage: string, ['aliases']: string, \
        ['messages']: string, ['sources']: string, ['deprecated']: string, ['replaced_by']: string)\n";
    let project = "    | where origin == \"kql-many\" and isnotnull(number)\n    | project code = number, name, family, \
        ['column_class_of'] = class_of, summary, action, in_register, in_manage;\n";
    assert_all(&text, &[definition, schema, project, "| extend name = replace_regex(name, "]);
    assert!(!text.contains("replace_regex(number") && !text.contains("codes = datatable"), "{text}");
}

#[test]
fn a_file_of_string_codes_has_their_key() {
    let rows = (0..1_001)
        .map(|number| format!("[[code]]\ncode = \"E{number}\"\nname = \"Code{number}\"\nsummary = \"So.\"\n"));
    let text = format!("[catalog]\ncode = \"string\"\n{}", rows.collect::<String>());
    let text = query("kql-many-strings.toml", &text, &[]);
    let project = "    | where origin == \"kql-many-strings\" and isnotempty(code)\n    | project key = tolower(code), code, name, family, summary, action;\n";
    assert_all(&text, &[project, ", ['code'] = replace_regex(['code'], "]);
}

#[test]
fn numbers_beyond_64_bits_with_a_sign_are_refused() {
    let text = |number: u64| {
        format!("[catalog]\nnumber = \"u64\"\n[[code]]\nnumber = {number}\nname = \"Most\"\nsummary = \"Most.\"\n")
    };
    let most = i64::MAX.unsigned_abs();
    assert_all(&query("kql-most.toml", &text(most), &[]), &["    9223372036854775807, \"Most\", "]);
    let path = table("kql-beyond.toml", &text(most + 1));
    for (format, exit) in [("kql", 2), ("sql", 2), ("csv", 0), ("html", 0)] {
        let outcome = list(&["--format", format, "--table", path.to_str().unwrap()]);
        assert_eq!(outcome.exit, exit, "{format}: {}", outcome.stderr);
        let is_refused = outcome.stderr.starts_with("error: number 9223372036854775808 is out of range ");
        assert_eq!((is_refused, outcome.stdout.is_empty()), (exit == 2, exit == 2), "{format}");
    }
}

/// A minus sign and digits are two tokens of KQL, so that the least number has no literal.
#[test]
fn the_least_number_is_the_next_one() {
    let text = "[[code]]\nnumber = 0\nname = \"Zero\"\nsummary = \"Zero.\"\n";
    let text = query("kql-least.toml", text, &[]);
    assert_all(&text, &["[\n    long(-9223372036854775807), 9223372036854775807, ", "[\n    0, \"Zero\", "]);
}
