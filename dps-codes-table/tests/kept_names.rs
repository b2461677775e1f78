//! Names in invalid statements are kept, so that the program around the table has no errors of its own.
#![allow(missing_docs)]

use dps_codes_table::{Source, compile_with};

const ROW: &str = "[[code]]\nnumber = 404\nname = \"NotFound\"\nsummary = \"The item does not exist.\"\n";

/// Returns the phases of a table, and the names of its codes. Asserts that the table has an error.
fn kept(table: &str) -> (String, String) {
    let names = |separator: &str, compiled: &str| {
        let (phases, codes) = compiled.split_once(separator).unwrap_or_default();
        (phases.trim().to_owned(), codes.trim().to_owned())
    };
    let compiled = compile_with(&Source::new("codes.toml", table), &|table, _| {
        let phases: Vec<_> = table.own_phases().iter().map(|phase| phase.name.value.as_str()).collect();
        let codes: Vec<_> = table.codes.iter().map(|code| code.name.value.as_str()).collect();
        format!("{} ; {}", phases.join(" "), codes.join(" ")).parse().unwrap()
    });
    assert!(!compiled.diagnostics.is_empty(), "{table}");
    names(";", &compiled.tokens.to_string())
}

#[test]
fn phases_of_an_invalid_array_are_kept() {
    for (statement, phases) in [
        ("phases = [\n    \"Up\",\n    \"Down\"\n", "Up Down"),
        ("phases = [\n    \"Up\"\n\n    \"Down\"\n]\n", "Up Down"),
        ("phases =\n    \"Up\",\n    \"Down\"\n", "Up Down"),
        ("phases = [\"Up\" \"Down\"]\n\"Side\"\n", "Up Down"),
        ("phases = [\"Up\", \"Down]\ntitle = \"Errors.\"\n", "Up Down"),
        ("phases = [\n\"Up\"\n\"Down\"\ntitle = \"Errors.\"\n", "Up Down"),
        ("phases = [\n\"Up\"\n\"Down\"\n[[class]]\nnumbers = \"4xx\"\nsummary = \"They differ.\"\n", "Up Down"),
        ("phases = [\n    \"Up\", # \"a\" b\n    # \"Side\"\n    \"Down\" \"Low\"\n]\n", "Up Down Low"),
        ("phases: [\"Up\", \"Down\"]\n", "Up Down"),
        ("phases = \"Up\", \"Down\"\n", "Up Down"),
        ("phases [Up, Down]\n", "Up Down"),
        ("phases = (Up, Down)\n", "Up Down"),
        ("phases = [Up, Down_2]\n", "Up Down_2"),
        ("phases = [\"Up\", \"Down\"\n", "Up Down"),
        ("phases = [ \"Up\" \"Down\"\n\"Side\" ]\n", "Up Down Side"),
        ("phases = [\n    { name = Up }\n]\n", "Up"),
        ("phases = [\n    { name = \"Up\" }\n    { name = }\n]\n", "Up"),
        ("phases = Up\n\"Down\"\n", "Up"),
    ] {
        let table = format!("[catalog]\n{statement}\n{ROW}");
        assert_eq!(kept(&table), (phases.to_owned(), "NotFound".to_owned()), "{statement}");
    }
}

#[test]
fn the_name_of_a_row_is_kept() {
    for statement in [
        "name = \"Gone",
        "  name = \"Gone",
        "name = 'Gone",
        "name = Gone, number = 5",
        "name: \"Gone\" number: 5",
        "name = \"Gone\" == number",
        "name = \"Gone\" number == 5",
        "name = \"Gone\" = number = 5",
        "name = \"Gone\" summary = \"x",
        "number = 5 name = \"Gone\" family = \"F",
        "number = 5, name = \"Gone\"",
        "number = 5; name = \"Gone\" code",
        "number = 5\tname = \"Gone\"",
        "number = 5 x-a = 1 name = \"Gone\"",
    ] {
        let table = format!("[[code]]\n{statement}\nsummary = \"It is gone.\"\n\n{ROW}");
        assert_eq!(kept(&table).1, "Gone NotFound", "{statement}");
    }
}

/// Text in a comment, in a string or behind another name of the row is not its name.
#[test]
fn other_names_on_a_line_are_not_those_of_the_row() {
    for statement in ["number = 5 # name = \"Gone\"", "number = \"5 name = \"Gone\"", "=name = \"Gone\" number = 5"] {
        let table = format!("[[code]]\n{statement}\nsummary = \"It is gone.\"\n\n{ROW}");
        assert_eq!(kept(&table).1, "NotFound", "{statement}");
    }
    let twice = format!("[[code]]\nnumber = 405\nname = \"First\"\nname = \"Gone\nsummary = \"It is gone.\"\n\n{ROW}");
    assert_eq!(kept(&twice).1, "First NotFound");
}

#[test]
fn statements_of_8_000_bytes_are_repaired() {
    for (length, is_kept) in [(8_000, true), (8_001, false)] {
        let name = "A".repeat(length - "name = \"".len());
        let table = format!("[[code]]\nnumber = 405\nname = \"{name}\nsummary = \"It is long.\"\n\n{ROW}");
        assert_eq!(kept(&table).1.starts_with(&name), is_kept, "{length}");
    }
}

#[test]
fn lines_of_8_000_bytes_are_divided_into_keys() {
    for (length, names) in [(8_000, "Gone NotFound"), (8_001, "NotFound")] {
        let start = "name = \"Gone\", help = \"";
        let line = format!("{start}{}\"", "a".repeat(length - start.len() - 1));
        assert_eq!(kept(&format!("[[code]]\nnumber = 410\n{line}\n\n{ROW}")).1, names, "{length}");
    }
}

#[test]
fn rows_below_invalid_headers_are_kept() {
    let row = "number = 410\nname = \"Gone\"\nsummary = \"It is gone.\"\n";
    for header in
        ["[my table]", "[* code]", "[\"code\"]", "[[410]", "code:", "codes:", "- code:", "[code", "// [[code]]"]
    {
        assert_eq!(kept(&format!("{header}\n{row}\n{ROW}")).1, "Gone NotFound", "{header}");
    }
    let named = format!("[404\nname = \"Gone\"\nsummary = \"It is gone.\"\n\n{ROW}");
    assert_eq!(kept(&named).1, "Gone NotFound");
}
