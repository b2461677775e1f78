//! The script of the SQL output, statement by statement.

use crate::{list, table};

fn script(name: &str, text: &str, arguments: &[&str]) -> String {
    let path = table(name, text);
    let outcome = list(&[&["--format", "sql", "--table", path.to_str().unwrap()], arguments].concat());
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""), "{arguments:?}");
    outcome.stdout
}

/// Returns the statements behind the comments and those that drop what is there.
fn statements(script: &str) -> &str {
    let start = script.find("\nCREATE TABLE dps_codes").expect("a table of codes");
    assert_eq!(script[..start].matches("\nDROP ").count(), 5, "{script}");
    &script[start..]
}

#[test]
fn numbers_have_a_table_their_classes_and_a_view_of_both() {
    let text = r#"
[catalog]
number = "i32"
action = "Wait"

[column.heavy]
type = "flag"

[column.liters]
type = "u16"

[action.Wait]
text = "Wait a while."
actor = "Program"
retry = { kind = "backoff", initial = "5s", cap = "10m" }

[[class]]
numbers = "40xx"
family = "Lost"
liters = 9

[[code]]
number = -3
name = "Dry"
summary = "It's dry."
heavy = true

[[code]]
number = 4001
name = "Lost"
summary = "It is lost."
"#;
    let script = script("sql-numbers.toml", text, &["--columns", "heavy,liters,family,summary,action"]);
    let expected = r#"
CREATE TABLE dps_codes (
    "origin" TEXT NOT NULL,
    "number" BIGINT NULL,
    "name" TEXT NOT NULL,
    "heavy" BOOLEAN NULL,
    "liters" BIGINT NULL,
    "family" TEXT NULL,
    "summary" TEXT NULL,
    "action" TEXT NULL,
    PRIMARY KEY ("origin", "name")
);

INSERT INTO dps_codes ("origin", "number", "name", "heavy", "liters", "family", "summary", "action") VALUES
('sql-numbers', -3, 'Dry', TRUE, NULL, NULL, 'It''s dry.', 'Wait'),
('sql-numbers', 4001, 'Lost', FALSE, 9, 'Lost', 'It is lost.', 'Wait');

CREATE TABLE dps_code_classes (
    "origin" TEXT NOT NULL,
    "first_number" BIGINT NOT NULL,
    "last_number" BIGINT NOT NULL,
    "heavy" BOOLEAN NULL,
    "liters" BIGINT NULL,
    "family" TEXT NULL,
    "summary" TEXT NULL,
    "action" TEXT NULL,
    PRIMARY KEY ("origin", "first_number")
);

INSERT INTO dps_code_classes ("origin", "first_number", "last_number", "heavy", "liters", "family", "summary", "action") VALUES
('sql-numbers', -2147483648, -4, NULL, NULL, NULL, NULL, 'Wait'),
('sql-numbers', -2, 3999, NULL, NULL, NULL, NULL, 'Wait'),
('sql-numbers', 4000, 4000, NULL, 9, 'Lost', NULL, 'Wait'),
('sql-numbers', 4002, 4099, NULL, 9, 'Lost', NULL, 'Wait'),
('sql-numbers', 4100, 2147483647, NULL, NULL, NULL, NULL, 'Wait');

CREATE VIEW dps_classified AS
SELECT "origin", "number" AS "first_number", "number" AS "last_number",
    "name", "heavy", "liters", "family", "summary", "action"
FROM dps_codes WHERE "number" IS NOT NULL
UNION ALL
SELECT "origin", "first_number", "last_number",
    NULL AS "name", "heavy", "liters", "family", "summary", "action"
FROM dps_code_classes;
"#;
    assert_eq!(statements(&script), expected);
    assert!(script.contains("dps_classified    both") && !script.contains("both: of the rows"), "{script}");
}

#[test]
fn strings_keep_their_code_in_the_view() {
    let text = "[catalog]\ncode = \"string\"\n[[class]]\ncodes = \"E*\"\nfamily = \"Some\"\n\
        [[code]]\ncode = \"E1\"\nname = \"One\"\nsummary = \"One.\"\n";
    let script = script("sql-strings.toml", text, &["--columns", "family,help"]);
    let view = r#"
CREATE VIEW dps_classified_strings AS
SELECT "origin", LOWER("code") AS "code_prefix", CAST(LENGTH("code") AS BIGINT) AS "code_length", CAST(2 * LENGTH("code") + 2 AS BIGINT) AS "code_rank",
    "code", "name", "family", "help"
FROM dps_codes WHERE "code" IS NOT NULL
UNION ALL
SELECT "origin", "code_prefix", "code_length", "code_rank",
    NULL AS "code", NULL AS "name", "family", NULL AS "help"
FROM dps_string_classes;
"#;
    assert!(statements(&script).ends_with(view), "{script}");
    assert!(script.contains("--   dps_string_classes ") && !script.contains("--   dps_code_classes "), "{script}");
}

/// Not every client takes a statement of megabytes.
#[test]
fn a_statement_has_at_most_500_rows() {
    for (count, inserts) in [(1, 1), (500, 1), (501, 2), (1_000, 2), (1_001, 3)] {
        let row = |number| format!("[[code]]\nnumber = {number}\nname = \"Code{number}\"\nsummary = \"So.\"\n");
        let script = script("sql-rows.toml", &(1..=count).map(row).collect::<String>(), &["--columns", "name"]);
        assert_eq!(script.matches("INSERT INTO dps_codes (").count(), inserts, "{count}");
        assert_eq!(script.matches("('sql-rows', ").count(), count + 2, "{count}: and two ranges of other numbers");
        assert!(!script.contains(",\n;") && !script.contains(");\n;"), "{count}");
    }
}

/// Columns of one name have different types in two tables, and one of the tables has symptoms.
#[test]
fn a_value_that_differs_in_type_is_a_string() {
    let first = table(
        "sql-first.toml",
        "[column.size]\ntype = \"u16\"\n[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"One.\"\nsize = 5\n",
    );
    let second =
        "[column.size]\ntype = \"flag\"\n[[code]]\nnumber = 1\nname = \"Uno\"\nsummary = \"Uno.\"\nsize = true\n";
    let script = script("sql-second.toml", second, &["--columns", "size", "--table", first.to_str().unwrap()]);
    let statements = statements(&script);
    assert!(statements.contains("    \"size\" TEXT NULL,\n"), "{script}");
    assert!(statements.contains("\n('sql-second', 1, 'Uno', 'true'),\n('sql-first', 1, 'One', '5');\n"), "{script}");
    let path = first.to_str().unwrap();
    let second = table("sql-second.toml", second);
    let json = list(&["--format", "json", "--columns", "size", "--table", path, "--table", second.to_str().unwrap()]);
    assert_eq!(json.stdout, "[\n{\"size\":\"5\"},\n{\"size\":\"true\"}\n]\n");
    let json = list(&["--format", "json", "--columns", "size", "--table", path]);
    assert_eq!(json.stdout, "[\n{\"size\":5}\n]\n");
}
