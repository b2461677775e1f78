//! Output as SQL and as KQL. `.ci/engines` runs both in the engines that they are for.

use crate::{list, table};

/// Returns the output of a listing that succeeds.
fn export(arguments: &[&str]) -> String {
    let outcome = list(arguments);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""), "{arguments:?}");
    outcome.stdout
}

fn rows(count: usize) -> String {
    let row = |number| format!("[[code]]\nnumber = {number}\nname = \"Code{number}\"\nsummary = \"It is {number}.\"\n");
    (1..=count).map(row).collect()
}

#[test]
fn a_semicolon_at_the_end_of_a_line_ends_a_statement() {
    let path = table("exports-strings", "[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"a;\\nb';\\n\\\\\"\n");
    for arguments in [&["--format", "sql"][..], &["--format", "sql", "--table", path.to_str().unwrap()]] {
        let script = export(arguments);
        for statement in script.split_terminator(";\n") {
            let sql: String = statement.lines().filter(|line| !line.starts_with("--")).collect();
            let word = sql.trim_start().split(' ').next().unwrap();
            assert!(["DROP", "CREATE", "INSERT"].contains(&word), "{sql}");
            assert!(sql.matches('\'').count() % 2 == 0, "{sql}");
        }
        assert!(script.ends_with(";\n"));
    }
}

#[test]
fn the_script_has_the_columns_that_are_chosen_and_the_key() {
    let script = export(&["--format", "sql", "--origin", "dps", "--columns", "help,family"]);
    assert!(script.contains(
        "INSERT INTO dps_codes (\"origin\", \"number\", \"name\", \"help\", \"family\") VALUES\n('dps', 400, 'BadFormat', "
    ));
    assert!(script.contains(", 404299, 'NotFound')"));
    assert!(!script.contains("'hub'") && !script.contains("in_register"));
}

#[test]
fn no_column_has_the_name_of_another() {
    let names = ["first_number", "last_number", "column_first_number", "code_rank", "failures"];
    let columns = names.map(|name| format!("[column.{name}]\ntype = \"text\"\n")).concat();
    let values = names.map(|name| format!("{name} = \"of {name}\"\n")).concat();
    let row = "[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"One.\"\n";
    let path = table("exports-names", &[&columns, row, &values].concat());
    let path = path.to_str().unwrap();
    let header = export(&["--format", "csv", "--table", path]);
    let header: Vec<_> = header.lines().next().unwrap().split(',').collect();
    let attributes =
        ["column_first_number", "column_last_number", "column_column_first_number", "column_code_rank", "failures"];
    assert_eq!(header[4..9], attributes, "{header:?}");
    let script = export(&["--format", "sql", "--table", path]);
    for definition in ["\"first_number\" BIGINT", "\"column_first_number\" TEXT"] {
        assert_eq!(script.matches(definition).count(), if definition.contains("TEXT") { 2 } else { 1 }, "{script}");
    }
}

#[test]
fn a_symptom_with_the_name_of_a_code_is_not_in_the_table_of_names() {
    let path = table(
        "exports-symptom",
        "[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"One.\"\n[[symptom]]\nname = \"One\"\ntext = \"is one\"\n\
         [[symptom]]\nname = \"Two\"\ntext = \"is two\"\n",
    );
    let script = export(&["--format", "sql", "--table", path.to_str().unwrap()]);
    assert_eq!((script.matches("'One', ").count(), script.matches("NULL, 'Two', ").count()), (1, 1), "{script}");
    assert!(script.contains("-- Left out: the symptom One, which has the name of a code.\n"));
}

#[test]
fn filters_leave_codes_out_of_the_classes() {
    let query = export(&["--format", "kql", "--search", "EnrollmentNotFound"]);
    assert!(query.contains("    404201, \"EnrollmentNotFound\", \"NotFound\", "));
    assert!(!query.contains("\"BadFormat\""));
    // A number that is listed, but not here, has no class.
    assert!(query.contains("    402, 402, ") && !query.contains("    401, 401, ") && !query.contains("    400, 40"));
}

#[test]
fn the_action_of_a_phase_needs_no_category() {
    let query = export(&["--format", "kql", "--phase", "connect"]);
    assert!(query.contains("action = iff(isempty(name), class_action, action)"));
    assert!(!query.contains("in_register"));
    assert!(export(&["--format", "kql"]).contains("iff(managed * 2 > failures, in_manage, in_register)"));
}

#[test]
fn many_codes_are_read_from_a_file() {
    let inside = table("exports-1000", &rows(1_000));
    let outside = table("exports-1001", &rows(1_001));
    let query = export(&["--format", "kql", "--table", inside.to_str().unwrap()]);
    assert!(query.contains("\"Code1000\"") && !query.contains("externaldata"));
    let query = export(&["--format", "kql", "--table", outside.to_str().unwrap()]);
    assert!(
        query.contains("externaldata(origin: string, number: long, name: string, ") && query.contains("--format csv")
    );
    assert!(!query.contains("\"Code1\""));
}

#[test]
fn values_out_of_range_of_an_engine_are_refused() {
    let large =
        format!("[catalog]\nnumber = \"u64\"\n[[code]]\nnumber = {}\nname = \"Most\"\nsummary = \"Most.\"\n", i64::MAX);
    let large = table("exports-large", &large);
    assert!(export(&["--format", "sql", "--table", large.to_str().unwrap()]).contains(&i64::MAX.to_string()));
    let strings = table(
        "exports-string-codes",
        "[catalog]\ncode = \"string\"\n[[code]]\ncode = \"E1\"\nname = \"One\"\nsummary = \"One.\"\n",
    );
    assert!(export(&["--format", "sql", "--table", strings.to_str().unwrap()]).contains("'E1'"));
    let symptom =
        "[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"One.\"\n[[symptom]]\nname = \"Two\"\ntext = \"is two\"\n";
    let symptom = table("exports-symptoms-only", symptom);
    let outcome = list(&["--format", "kql", "--search", "two", "--table", symptom.to_str().unwrap()]);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (2, ""));
    assert!(outcome.stderr.contains("errors without a code are not in the query"), "{}", outcome.stderr);
}

const STRINGS: &str = "[catalog]\ncode = \"string\"\n[column.failures]\ntype = \"text\"\n\
    [[class]]\ncodes = \"E*\"\nfamily = \"Some\"\n[[class]]\ncodes = \"E4x\"\nfamily = \"Few\"\n\
    [[code]]\ncode = \"E1\"\nname = \"One\"\nsummary = \"One.\"\nfailures = \"many\"\n";

#[test]
fn the_query_of_string_codes_classifies_by_prefix() {
    let path = table("exports-string-query", STRINGS);
    let query = |columns: &[&str]| export(&[&["--format", "kql", "--table", path.to_str().unwrap()], columns].concat());
    let text = query(&[]);
    assert!(text.contains("    \"e1\", \"E1\", \"One\", \"Some\", \"One.\", \"\"\n"), "{text}");
    for class in ["\"\", 0, 0, \"\"", "\"e\", 0, 2, \"Some\"", "\"e4\", 3, 5, \"Few\""] {
        assert!(text.contains(&format!("    {class}, ")), "{class}: {text}");
    }
    assert!(!text.contains("{action}") && !text.contains("failures: string"), "{text}");
    let text = query(&["--columns", "failures"]);
    assert!(text.contains("['column_failures']: string") && text.contains("summary, ['column_failures']\n"), "{text}");
}

#[test]
fn the_script_of_string_codes_names_its_own_views() {
    let path = table("exports-string-keys", STRINGS);
    let script = export(&["--format", "sql", "--columns", "family", "--table", path.to_str().unwrap()]);
    let statements = script.lines().filter(|line| !line.starts_with("DROP")).collect::<Vec<_>>().join("\n");
    for absent in ["dps_code_classes", "dps_classified ", "number"] {
        assert!(!statements.contains(absent), "{statements}");
    }
    for present in [
        "\"code\" TEXT NOT NULL",
        "PRIMARY KEY (\"origin\", \"code\")",
        "'E1', 'One', 'Some')",
        "-string-keys', '', 0, 0, NULL)",
        "-string-keys', 'e', 0, 2, 'Some')",
        "-string-keys', 'e4', 3, 5, 'Few')",
        "CREATE VIEW dps_classified_strings AS",
    ] {
        assert!(statements.contains(present), "{present}: {statements}");
    }
}

#[test]
fn the_page_has_classes_in_the_form_of_the_table() {
    let path = table("exports-string-page", STRINGS);
    let page = export(&["--format", "html", "--table", path.to_str().unwrap()]);
    for text in ["<h2 id=\"~unlisted\">Unlisted codes</h2>", ">all other codes<", ">E*<", ">E4x<"] {
        assert!(page.contains(text), "{text}: {page}");
    }
    let hex = table(
        "exports-hex-page",
        "[catalog]\nnumber = \"u16\"\ndisplay = \"0x{:04X}\"\n[[class]]\nnumbers = \"0x80xx\"\nfamily = \"Some\"\n\
         [[code]]\nnumber = 0x8001\nname = \"One\"\nsummary = \"One.\"\n",
    );
    let page = export(&["--format", "html", "--table", hex.to_str().unwrap()]);
    assert!(page.contains(">0x8000–0x80FF<") && page.contains(">0x0000–0x7FFF, 0x8100–0xFFFF<"), "{page}");
}

/// There is nothing to choose from one value.
#[test]
fn the_page_filters_by_what_differs() {
    let row = |number: i32, family: &str| {
        format!(
            "[[code]]\nnumber = {number}\nname = \"Code{number}\"\nfamily = \"{family}\"\nsummary = \"It is so.\"\n"
        )
    };
    for (family, has_filter) in [("Heating", false), ("Pumping", true)] {
        let path = table(&format!("exports-{family}.toml"), &[row(1, "Heating"), row(2, family)].concat());
        let page = export(&["--format", "html", "--table", path.to_str().unwrap()]);
        assert_eq!(page.contains("<select name=\"family\""), has_filter, "{family}");
    }
}
