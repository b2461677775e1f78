//! `scan --table`: counts the codes of any table.

use serde_json::{Value, json};

use crate::{Outcome, coffee, command, finish, table};

const LOG: &str = "\
2026-11-26T10:00:01Z pump-1: started in 101 ms
2026-11-26T10:00:02Z pump-1: error 101
2026-11-26T10:00:03Z pump-2: {\"errorCode\":207}
2026-11-26T10:00:04Z pump-2: TooCold, after error 101
2026-11-26T10:00:05Z pump-1: error 101 NoWater
2026-11-26T10:00:06Z pump-3: error 150
2026-11-26T10:00:07Z pump-3: error 404201, status=200
";

fn scan(path: &str, arguments: &[&str], input: &str) -> Outcome {
    finish(command(["scan", "--table", path]).args(arguments), input)
}

fn object(path: &str, arguments: &[&str], input: &str) -> Value {
    let outcome = scan(path, &[&["--format", "json"], arguments].concat(), input);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
    serde_json::from_str(&outcome.stdout).unwrap()
}

fn rows(object: &Value, keys: &[&str]) -> Vec<Value> {
    let row = |row: &Value| keys.iter().map(|&key| row[key].clone()).collect();
    object["rows"].as_array().unwrap().iter().map(row).collect()
}

#[test]
fn the_codes_of_the_table_are_counted() {
    let object = object(&coffee(), &[], LOG);
    let expected = [
        json!(["101 NoWater", 101, "NoWater", true, 2, "Refill", "operator", "coffee"]),
        json!(["207 TooCold", 207, "TooCold", true, 2, "CallService", "operator", "coffee"]),
        json!(["150", 150, null, false, 1, "Refill", "operator", "coffee"]),
    ];
    let keys = ["key", "number", "name", "known", "count", "action", "actor", "origin"];
    assert_eq!(rows(&object, &keys), expected);
    let counts = ["records", "failures", "unlisted", "without_failure"].map(|key| object[key].clone());
    assert_eq!(counts, [7, 5, 1, 2].map(Value::from));
}

#[test]
fn unlisted_numbers_inherit_from_their_class() {
    let path = table(
        "classes.toml",
        "[catalog]\naction = \"Wait\"\n[action.Wait]\ntext = \"Wait.\"\nactor = \"Operator\"\nretry = \"never\"\n\
         [action.Call]\ntext = \"Call.\"\nactor = \"Operator\"\nretry = \"never\"\n\
         [[class]]\nnumbers = \"2xx\"\naction = \"Call\"\n\
         [[code]]\nnumber = 101\nname = \"NoWater\"\nsummary = \"It is empty.\"\n",
    );
    let object = object(path.to_str().unwrap(), &[], "error 250\nerror 350\nerror 101\n");
    let expected = [json!([101, true, "Wait"]), json!([250, false, "Call"])];
    assert_eq!(rows(&object, &["number", "known", "action"]), expected);
}

#[test]
fn the_phase_is_one_of_the_table() {
    let object = object(&coffee(), &["--phase", "WARMUP", "--by", "action"], LOG);
    assert_eq!(rows(&object, &["key", "count"]), [json!(["Refill", 3]), json!(["TryAgain", 2])]);
    let outcome = scan(&coffee(), &["--phase", "connect"], LOG);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (2, ""));
    assert_eq!(outcome.stderr, "error: unknown phase `connect`; expected one of: Brewing, Warmup\n");
}

#[test]
fn actions_of_the_table_can_fail_the_scan() {
    for (action, exit) in [("refill", 1), ("CallService", 1), ("TryAgain", 0), ("any", 1), ("Backoff", 2)] {
        assert_eq!(scan(&coffee(), &["--fail-on", action], LOG).exit, exit, "{action}");
    }
    let outcome = scan(&coffee(), &["--fail-on", "TryAgian"], LOG);
    assert_eq!(outcome.stderr, "error: unknown action `TryAgian`; a similar one exists: `TryAgain`\n");
}

#[test]
fn a_table_that_is_named_twice_is_read_once() {
    let other_name = coffee().replace("examples", "examples/../examples");
    let listed = crate::list_json(&["--table", &coffee(), "--table", &other_name]).column("name");
    assert_eq!(listed, crate::list_json(&["--table", &coffee()]).column("name"));
}

#[test]
fn a_table_may_have_no_actions() {
    let path = table("plain.toml", "[[code]]\nnumber = -5\nname = \"IoError\"\nsummary = \"Reading failed.\"\n");
    let path = path.to_str().unwrap();
    let object = object(path, &["--by", "action"], "rc=-5\n");
    assert_eq!(rows(&object, &["key", "count", "action"]), [json!([null, 1, null])]);
    let text = scan(path, &[], "rc=-5\n").stdout;
    assert!(text.contains("-5 IoError\n") && text.contains("From plain. Reading failed.\n"), "{text}");
}

#[test]
fn no_cell_of_csv_is_a_formula() {
    let path = table("=formula.toml", "[[code]]\nnumber = -5\nname = \"IoError\"\nsummary = \"=1+1 is 2.\"\n");
    let csv = scan(path.to_str().unwrap(), &["--format", "csv"], "rc=-5\n").stdout;
    let record = csv::Reader::from_reader(csv.as_bytes()).records().next().unwrap().unwrap();
    let cells: Vec<_> = [0, 1, 14, 15].map(|column: usize| record[column].to_owned()).into();
    assert_eq!(cells, ["'-5 IoError", "-5", "'=formula", "'=1+1 is 2."]);
}

#[test]
fn a_table_with_errors_ends_the_scan() {
    let path = table("scan-broken.toml", "[[code]]\nnumber = 5\n");
    let outcome = scan(path.to_str().unwrap(), &[], LOG);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (2, ""));
    assert!(outcome.stderr.starts_with("error["), "{}", outcome.stderr);
}
