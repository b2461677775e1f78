//! Tables of string codes in `explain --table` and `scan --table`.

use serde_json::{Value, json};

use crate::{command, finish, table};

const TABLE: &str = r#"
[catalog]
code = "string"
action = "Wait"

[action.Wait]
text = "Wait, then try again."
actor = "Program"
retry = { kind = "backoff", initial = "5s", cap = "10m" }

[action.Ticket]
text = "Open a ticket."
actor = "Developer"
retry = "never"

[column.level]
one_of = ["Low", { name = "VeryHigh", text = "very high" }]

[[class]]
codes = "KV:*"
family = "Store"
action = "Ticket"
level = "very high"

[[class]]
codes = "42xxx"
family = "Syntax"

[[code]]
code = "KV:Storage:KeyNotFound"
name = "KeyNotFound"
summary = "No such key."
level = "Low"

[[code]]
code = "42P01"
name = "UndefinedTable"
summary = "The table is not defined."
"#;

fn path(name: &str) -> String {
    table(name, TABLE).to_str().unwrap().to_owned()
}

fn explain(path: &str, argument: &str) -> (i32, Value) {
    let outcome = finish(command(["explain", "--format", "json", "--table", path]).arg(argument), "");
    (outcome.exit, serde_json::from_str(&outcome.stdout).unwrap())
}

fn scan(path: &str, format: &str, log: &str) -> String {
    let outcome = finish(&mut command(["scan", "--format", format, "--table", path, "-"]), log);
    assert_eq!(outcome.exit, 0, "{}", outcome.stderr);
    outcome.stdout
}

#[test]
fn json_has_the_string_code_and_the_columns() {
    let path = path("strings-json.toml");
    for (argument, code, known, level) in [
        ("KV:Storage:KeyNotFound", "KV:Storage:KeyNotFound", true, json!("Low")),
        ("key-not-found", "KV:Storage:KeyNotFound", true, json!("Low")),
        ("42p01", "42P01", true, json!(null)),
        ("KV:Foo", "KV:Foo", false, json!("very high")),
    ] {
        let (exit, object) = explain(&path, argument);
        assert_eq!(exit, 0, "{argument}");
        let found = ["number", "code", "written", "known"].map(|key| object[key].clone());
        assert_eq!(json!(found), json!([null, code, null, known]), "{argument}");
        assert_eq!(object["columns"], json!({ "level": level }), "{argument}");
    }
    let hresult = format!("{}/../tests/other-tables/tables/hresult.toml", env!("CARGO_MANIFEST_DIR"));
    let (_, object) = explain(&hresult, "0x80004005");
    assert_eq!((&object["written"], &object["code"]), (&json!("0x80004005"), &json!(null)));
    // The keys of the built-in tables are a contract.
    let built_in = finish(&mut command(["explain", "--format", "json", "404201"]), "").stdout;
    assert!(!built_in.contains("\"columns\"") && !built_in.contains("\"written\""), "{built_in}");
}

#[test]
fn unlisted_strings_inherit_from_their_class() {
    let path = path("strings-classes.toml");
    for (argument, code, family, action) in [
        ("KV:Foo", "KV:Foo", "Store", "Ticket"),
        ("kv:foo", "kv:foo", "Store", "Ticket"),
        ("42999", "42999", "Syntax", "Wait"),
        ("error 42P99", "42P99", "Syntax", "Wait"),
        ("code=KV:Storage:Full failed", "KV:Storage:Full", "Store", "Ticket"),
    ] {
        let (exit, object) = explain(&path, argument);
        assert_eq!(exit, 0, "{argument}");
        let found = ["code", "known", "family", "action"].map(|key| object[key].clone());
        assert_eq!(json!(found), json!([code, false, family, action]), "{argument}");
    }
    for argument in ["42P0199", "KV", "55000", "it is in KV:Foo"] {
        assert_eq!(explain(&path, argument).0, 1, "{argument}");
    }
    let text = finish(&mut command(["explain", "--table", &path, "KV:Foo"]), "").stdout;
    assert!(text.starts_with("KV:Foo not in the table, from strings-classes\n"), "{text}");
}

#[test]
fn strings_in_logs_are_counted() {
    let path = path("strings-scan.toml");
    let log = "\
        ERROR 42P01: relation \"x\" does not exist\n\
        error code=KV:Storage:KeyNotFound device=a\n\
        error code=KV:Storage:Full device=b\n\
        {\"code\":\"42P99\",\"message\":\"relation\"}\n\
        sqlstate: 42p01\n\
        read KV:Storage:Full\n\
        error in 42000 ms\n\
        all fine\n";
    let object: Value = serde_json::from_str(&scan(&path, "json", log)).unwrap();
    let counts = ["failures", "without_number", "unlisted", "without_failure"].map(|key| object[key].clone());
    assert_eq!(json!(counts), json!([5, 0, 2, 3]));
    let row = |row: &Value| json!([row["code"], row["number"], row["known"], row["count"], row["action"]]);
    let rows: Vec<_> = object["rows"].as_array().unwrap().iter().map(row).collect();
    let expected = [
        json!(["42P01", null, true, 2, "Wait"]),
        json!(["42P99", null, false, 1, "Wait"]),
        json!(["KV:Storage:Full", null, false, 1, "Ticket"]),
        json!(["KV:Storage:KeyNotFound", null, true, 1, "Wait"]),
    ];
    assert_eq!(rows.len(), expected.len());
    for row in &expected {
        // A row takes the action of its class.
        let is_row = |found: &Value| found[0] == row[0] && found[2] == row[2] && found[3] == row[3];
        assert!(rows.iter().any(is_row), "{row} {rows:?}");
    }
    let csv = scan(&path, "csv", log);
    assert!(csv.lines().next().unwrap().ends_with(",summary,code"), "{csv}");
    assert!(
        csv.lines().any(|line| line.starts_with("KV:Storage:Full,,") && line.ends_with(",KV:Storage:Full")),
        "{csv}"
    );
    let text = scan(&path, "text", log);
    assert!(text.contains("KV:Storage:Full not in the table"), "{text}");
    assert!(text.contains("0 without a code, 2 with an unlisted code"), "{text}");
}

#[test]
fn an_unlisted_string_is_a_candidate_once() {
    let row = "[[code]]\ncode = \"A:1\"\nname = \"One\"\nsummary = \"It is one.\"\n";
    let text = format!("[catalog]\ncode = \"string\"\n[[class]]\ncodes = \"KV:*\"\nfamily = \"Vault\"\n{row}");
    let path = table("strings-once.toml", &text);
    for (line, candidates) in [("error KV:Full, error KV:Full", 0), ("error KV:Full, error KV:Slow", 2)] {
        let arguments = ["explain", "--format", "json", "--table", path.to_str().unwrap(), line];
        let object: Value = serde_json::from_str(&finish(&mut command(arguments), "").stdout).unwrap();
        assert_eq!(object["candidates"].as_array().map(Vec::len), Some(candidates), "{object}");
    }
}
