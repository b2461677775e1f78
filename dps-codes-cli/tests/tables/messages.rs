//! Messages, symptoms and unique columns of tables that are not built in.

use serde_json::{Value, json};

use crate::{command, finish, list, list_json, table};

const TABLE: &str = r#"
[catalog]
number = "u32"
action = "Look"

[action.Look]
text = "Look at the pump."
actor = "Operator"
retry = "after-repair"

[action.Wait]
text = "Wait."
actor = "Program"
retry = { kind = "backoff", initial = "5s", cap = "10m" }

[column.vendor]
type = "u32"
unique = true

[column.symbol]
type = "text"
unique = true

[[code]]
number = 7
name = "NoWater"
summary = "The water is turned off."
vendor = 90017
symbol = "E_DRY"
messages = ["tank is empty", "Dry"]

[[code]]
number = 8
name = "Blocked"
summary = "The rotor is blocked."
vendor = 7
symbol = "rotor"
messages = ["rotor does not move", "tank is empty again", "valve is closed"]

[[code]]
number = 9
name = "Closed"
summary = "The valve is closed."
symbol = "E:shut=1"
messages = ["valve is closed"]

[[symptom]]
name = "Unreachable"
text = ["host is unreachable", "EHOSTUNREACH"]
summary = "The pump does not respond."
help = "Check the network."
action = "Wait"
sources = ["https://example.com/pump"]
"#;

fn path(name: &str) -> String {
    table(name, TABLE).to_str().unwrap().to_owned()
}

/// Returns what `explain` prints in JSON for an argument, and for the same line of a stream.
fn explain(path: &str, input: &str) -> [(i32, Value); 2] {
    [input, "-"].map(|argument| {
        let outcome = finish(command(["explain", "--format", "json", "--table", path]).arg(argument), input);
        (outcome.exit, serde_json::from_str(&outcome.stdout).unwrap())
    })
}

#[test]
fn values_of_unique_columns_find_the_row() {
    let path = path("messages-unique.toml");
    for (input, number) in [
        ("90017", 7),
        ("vendor=90017", 7),
        // A number is that of a code first.
        ("7", 7),
        ("vendor = 7", 8),
        ("VENDOR: 7", 8),
        ("E_DRY", 7),
        ("e_dry", 7),
        ("rotor", 8),
        ("symbol=rotor", 8),
        ("E:shut=1", 9),
        ("symbol: e:shut=1", 9),
    ] {
        let [(exit, object), _] = explain(&path, input);
        assert_eq!((exit, &object["number"], &object["known"]), (0, &json!(number), &json!(true)), "{input}");
    }
    for (line, number) in [("pump: E_DRY", Some(7)), ("the rotor turns", None), ("took 90017 ms", None)] {
        let [_, (_, object)] = explain(&path, line);
        assert_eq!(object.get("number").cloned(), number.map(|number| json!(number)), "{line}");
    }
}

#[test]
fn messages_find_the_rows_that_have_them() {
    let path = path("messages-rows.toml");
    for (input, numbers) in [
        ("tank is empty", &[7][..]),
        ("12:00 WARN Tank is  EMPTY!", &[7]),
        ("Dry", &[7]),
        ("tank is empty again", &[8]),
        ("valve is closed", &[8, 9]),
        ("tank is empty, valve is closed", &[7, 8, 9]),
        // A code in the text says more.
        ("error 9: tank is empty", &[9]),
        ("NoWater, rotor does not move", &[7]),
    ] {
        for (exit, object) in explain(&path, input) {
            let candidates = object["candidates"].as_array().unwrap().iter().map(|of| of["number"].clone());
            let found: Vec<_> = [object["number"].clone()].into_iter().chain(candidates.skip(1)).collect();
            assert_eq!((exit, json!(found)), (0, json!(numbers)), "{input}");
        }
    }
    for input in ["the pump is dry", "the tank is not empty", "tank", "is empty"] {
        assert_eq!(explain(&path, input).map(|(exit, _)| exit), [1, 1], "{input}");
    }
}

#[test]
fn symptoms_are_explained_and_counted() {
    let path = path("messages-symptoms.toml");
    for input in ["Unreachable", "no route: Host is unreachable (113)", "connect EHOSTUNREACH"] {
        for (exit, object) in explain(&path, input) {
            let found = ["number", "name", "help", "action"].map(|key| object[key].clone());
            let expected = json!([null, "Unreachable", "Check the network.", "Wait"]);
            assert_eq!((exit, json!(found)), (0, expected), "{input}");
        }
    }
    let text = finish(&mut command(["explain", "--table", &path, "Unreachable"]), "").stdout;
    assert!(text.starts_with("Unreachable, from messages-symptoms\nThe pump does not respond.\n"), "{text}");
    let log = "host is unreachable\nall is fine\ntank is empty\nEHOSTUNREACH\n";
    let outcome = finish(&mut command(["scan", "--format", "json", "--table", &path, "-"]), log);
    let object: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let row = |row: &Value| json!([row["name"], row["number"], row["count"]]);
    let rows: Vec<_> = object["rows"].as_array().unwrap().iter().map(row).collect();
    assert_eq!(json!(rows), json!([["Unreachable", null, 2], ["NoWater", 7, 1]]));
    assert_eq!((&object["failures"], &object["without_number"]), (&json!(3), &json!(2)));
}

#[test]
fn symptoms_are_listed_behind_the_codes() {
    let path = path("messages-list.toml");
    let rows = list_json(&["--table", &path]).rows();
    let names: Vec<_> = rows.iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["NoWater", "Blocked", "Closed", "Unreachable"]);
    let symptom = &rows[3];
    assert_eq!((&symptom["number"], &symptom["messages"][1]), (&json!(null), &json!("EHOSTUNREACH")));
    assert_eq!(list_json(&["--table", &path, "--search", "ehost"]).column("name"), ["Unreachable"]);
    assert_eq!(list_json(&["--table", &path, "--action", "wait"]).column("name"), ["Unreachable"]);
    let script = list(&["--table", &path, "--format", "sql"]).stdout;
    assert!(script.contains(", NULL, 'Unreachable', ") && script.contains("PRIMARY KEY (\"origin\", \"name\")"));
    // A query that counts by number has no use for it.
    assert!(!list(&["--table", &path, "--format", "kql"]).stdout.contains("Unreachable"));
    let page = list(&["--table", &path, "--format", "html"]).stdout;
    assert!(page.contains("3 codes and 1 error without one: "), "{page}");
    assert!(page.contains("<article id=\"Unreachable\"><h3><a href=\"#Unreachable\">Unreachable</a></h3>"), "{page}");
}
