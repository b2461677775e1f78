//! Output as text and as JSON, and tables of files.

use serde_json::json;

use crate::{coffee, command, finish, list, list_json, table};

#[test]
fn numbers_are_written_as_their_table_writes_them() {
    let path = table(
        "written.toml",
        "[catalog]\nnumber = \"u32\"\ndisplay = \"0x{:08X}\"\n\
         [[code]]\nnumber = 0x80070005\nname = \"Denied\"\nsummary = \"It is denied.\"\n",
    );
    let path = path.to_str().unwrap();
    let rows = list_json(&["--table", path]);
    assert_eq!(rows.column("number"), [json!(0x8007_0005_u32)]);
    assert_eq!(rows.column("written"), [json!("0x80070005")]);
    let list = |format: &str| list(&["--table", path, "--format", format]).stdout;
    assert!(list("csv").contains(",2147942405,0x80070005,Denied,"), "{}", list("csv"));
    assert!(
        list("sql").contains("\"number\", \"written\", \"name\"") && list("sql").contains("2147942405, '0x80070005'")
    );
    let kql = list("kql");
    assert!(kql.contains("datatable(code: long, ['written']: string, name: string"), "{kql}");
    // A comma is between rows, and not before the first.
    assert!(kql.contains(",\n    ") && !kql.contains("[,"), "{kql}");
    assert!(kql.contains("2147942405, \"0x80070005\", \"Denied\"") && kql.contains("summary, ['written']\n"), "{kql}");
    let html = list("html");
    assert!(html.contains("id=\"2147942405\"") && html.contains(">0x80070005</a>"), "{html}");
    assert!(!list_json(&[]).stdout.contains("\"written\""));
}

#[test]
fn actions_of_a_file_that_is_not_named_are_names_alone() {
    let path = table(
        "use-path.toml",
        "[catalog]\naction = \"Wait\"\nuse = { path = \"crate::errors\" }\n\
         [[code]]\nnumber = 1\nname = \"Busy\"\nsummary = \"It is busy.\"\n",
    );
    let path = path.to_str().unwrap();
    let rows = list_json(&["--table", path]);
    let cells = ["action", "instruction", "actor", "retry"].map(|name| rows.column(name)[0].clone());
    assert_eq!(cells, [json!("Wait"), json!(null), json!(null), json!(null)]);
    let html = list(&["--table", path, "--format", "html"]).stdout;
    assert!(html.contains("Wait") && !html.contains("at-once"), "{html}");
    let text = finish(&mut command(["explain", "--table", path, "1"]), "").stdout;
    assert!(text.contains("Action  Wait\n") && !text.contains("Who") && !text.contains("program"), "{text}");
}

/// A table with everything that a table can have.
const RICH: &str = r#"
[catalog]
number = "i32"
prefix = "PUMP"
phases = ["ColdStart", "Running"]
action = "Wait"

[column.http_status]
from = "NNNxx"
range = "100..=599"

[column.severity]
one_of = ["Minor", "Major"]
default = "Minor"

[column.loud]
type = "flag"

[column.origin]
type = "text"

[action.Wait]
text = "Wait."
actor = "Program"
retry = { kind = "backoff", minimum = "1500ms", initial = "1s", cap = "1m" }

[action.Call]
text = "Call somebody."
actor = "Operator"
retry = "never"

[[class]]
numbers = "404xx"
family = "Lost"
in.ColdStart = "Call"

[[code]]
number = -2147024891
name = "Denied"
summary = "Access is denied."
action = "Call"
loud = true
origin = "kernel"

[[code]]
number = 7
name = "Old"
summary = "An old one."
deprecated = "it no longer occurs"
replaced_by = "Lost"

[[code]]
number = 40401
name = "Lost"
aliases = ["gone-away"]
summary = "It is lost."
help = "Look for it."
severity = "Major"
sources = ["https://example.com/a", "https://example.com/b"]
messages = ["it is, \"lost\"", "gone"]
"#;

#[test]
fn every_column_of_a_table_has_its_kind() {
    let path = table("rich.toml", RICH);
    let rows = list_json(&["--table", path.to_str().unwrap()]).rows();
    let lost = json!({
        "origin": "rich", "number": 40401, "name": "Lost", "family": "Lost", "http_status": 404, "severity": "Major",
        "loud": false, "column_origin": null, "summary": "It is lost.", "help": "Look for it.", "action": "Wait",
        "instruction": "Wait.", "actor": "program", "retry": "backoff", "in_cold_start": "Call", "in_running": "Wait",
        "aliases": ["gone-away"], "messages": ["it is, \"lost\"", "gone"],
        "sources": ["https://example.com/a", "https://example.com/b"], "deprecated": null, "replaced_by": null,
    });
    assert_eq!(rows[2], lost);
    let denied =
        ["number", "severity", "loud", "column_origin", "family", "http_status"].map(|key| rows[0][key].clone());
    assert_eq!(denied, [json!(-2_147_024_891), json!("Minor"), json!(true), json!("kernel"), json!(null), json!(null)]);
    let found = list_json(&["--table", path.to_str().unwrap(), "--search", "0x80070005"]).column("name");
    assert_eq!(found, ["Denied"]);
    assert_eq!((&rows[1]["deprecated"], &rows[1]["replaced_by"]), (&json!("it no longer occurs"), &json!("Lost")));
}

#[test]
fn the_columns_are_the_same_in_each_format() {
    let json = list_json(&[]).rows();
    let header = list(&["--format", "csv"]).stdout.lines().next().unwrap().to_owned();
    let mut columns: Vec<_> = header.split(',').collect();
    columns.sort_unstable();
    for row in json {
        let mut keys: Vec<_> = row.as_object().unwrap().keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys, columns);
    }
}

#[test]
fn several_tables_are_listed_one_after_the_other() {
    let path = table("second.toml", "[[code]]\nnumber = 5\nname = \"Five\"\nsummary = \"Five.\"\n");
    let outcome = list_json(&["--table", &coffee(), "--table", path.to_str().unwrap()]);
    assert_eq!(outcome.column("origin"), ["coffee", "coffee", "second"]);
    assert_eq!(outcome.column("family"), [json!("Empty"), json!("Heating"), json!(null)]);
}

/// A row has no action in a phase that only another table has.
#[test]
fn a_phase_is_one_of_its_own_table() {
    let action = "[action.Look]\ntext = \"Look.\"\nactor = \"Operator\"\nretry = \"after-repair\"\n";
    let row = "[[code]]\nnumber = 7\nname = \"Dry\"\nsummary = \"It is dry.\"\n";
    let path = table("without-phases.toml", &format!("[catalog]\naction = \"Look\"\n{action}{row}"));
    let rows = list_json(&["--table", path.to_str().unwrap(), "--table", &coffee()]).rows();
    let actions = rows.iter().map(|row| json!([row["name"], row["action"], row["in_warmup"]]));
    let expected = [
        json!(["Dry", "Look", null]),
        json!(["NoWater", "Refill", "Refill"]),
        json!(["TooCold", "CallService", "TryAgain"]),
    ];
    assert_eq!(actions.collect::<Vec<_>>(), expected);
}

#[test]
fn text_tells_equal_numbers_apart() {
    let names = |arguments: &[&str]| -> Vec<String> {
        let text = list(arguments).stdout;
        text.lines().skip(1).map(|line| line[8..].split("  ").next().unwrap().to_owned()).collect()
    };
    assert_eq!(
        names(&["--search", "404002"]),
        ["JobNotFound (dps)", "JobNotFound (hub)", "IotHubNotFound (control_plane)"]
    );
    assert_eq!(names(&["--search", "404002", "--origin", "hub"]), ["JobNotFound"]);
    assert_eq!(names(&["--search", "404201"]), ["EnrollmentNotFound"]);
}

#[test]
fn text_fits_the_terminal() {
    for columns in [20, 40, 60, 80, 100] {
        for arguments in [&["list"][..], &["list", "--columns", "name,sources,help"], &["list", "--columns", "number"]]
        {
            let outcome = finish(command(arguments).env("COLUMNS", columns.to_string()), "");
            assert_eq!(outcome.exit, 0);
            let longest = outcome.stdout.lines().map(|line| line.chars().count()).max();
            assert!(longest <= Some(columns), "{arguments:?} {columns}: {longest:?}");
            let lines: String = outcome.stdout.split_whitespace().collect();
            assert!(lines.contains(if arguments.len() == 1 { "EnrollmentNotFound" } else { "n" }));
        }
    }
}

#[test]
fn a_table_with_errors_is_reported_as_check_does() {
    let path = table("broken.toml", "[[code]]\nnumber = 5\nnmae = \"Five\"\nsummary = \"Five.\"\n");
    let path = path.to_str().unwrap();
    let checked = finish(&mut command(["check", path]), "").stdout;
    assert!(checked.contains("unknown key `nmae`"), "{checked}");
    for arguments in [&["list", "--table", path][..], &["explain", "--table", path, "5"]] {
        let outcome = finish(&mut command(arguments), "");
        assert_eq!((outcome.exit, outcome.stdout.as_str(), &outcome.stderr), (2, "", &checked), "{arguments:?}");
    }
    let missing = list(&["--table", "no-such-table.toml"]);
    assert_eq!((missing.exit, missing.stdout.as_str()), (2, ""));
    assert!(missing.stderr.contains("no such file"), "{}", missing.stderr);
}

#[test]
fn all_codes_are_a_table_where_the_terminal_is_wide_enough() {
    let lines_at = |columns: &str| finish(command(["list"]).env("COLUMNS", columns), "").stdout;
    assert!(lines_at("100").starts_with("number  name  "), "{}", &lines_at("100")[..100]);
    assert!(lines_at("40").starts_with("number   400\n"), "{}", &lines_at("40")[..100]);
}
