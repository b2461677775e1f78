//! A program that uses twenty codes: a broken row is one error, since the names of all rows are still there.
#![allow(missing_docs)]

mod scratch;

use std::fmt::Write;

use scratch::Scratch;

fn table() -> String {
    (1..=20).fold(String::new(), |mut table, number| {
        let _ = writeln!(table, "[[code]]\nnumber = {number}\nname = \"N{number}\"\nsummary = \"Number {number}.\"");
        table
    })
}

fn program() -> String {
    let arms = (1..=20).fold(String::new(), |mut arms, number| {
        let _ = writeln!(arms, "        Code::N{number} => {number},");
        arms
    });
    format!(
        "errors::catalog!(\"my-codes.toml\");\n\nfn main() {{\n    let code = Code::ALL[0];\n    \
         let number = match code {{\n{arms}        _ => 0,\n    }};\n    println!(\"{{number}} {{}}\", code.summary());\n}}\n"
    )
}

/// The first lines of what rustc says, each of which is an error.
fn errors(scratch: &Scratch) -> Vec<String> {
    let output = scratch.run();
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let errors = said.lines().filter(|line| line.starts_with("error") && !line.contains("could not compile"));
    errors.map(str::to_owned).collect()
}

#[test]
fn a_broken_row_is_the_only_error() {
    let sound = table();
    let scratch = Scratch::new("diagnostics", &program());
    scratch.table(&sound).prints("1 Number 1.");
    for (old, new, error) in [
        ("[[code]]\nnumber = 7\n", "[[code]\nnumber = 7\n", "error: unterminated header [T0019]"),
        ("\"Number 7.\"", "\"Number 7.", "error: unterminated string [T0009]"),
        ("summary = \"Number 7.\"", "sources = [\"x\"", "error: unterminated array [T0009]"),
        ("summary = \"Number 7.\"", "sumary = \"Number 7.\"", "error: unknown key `sumary` in `[[code]]` [T0029]"),
        ("number = 7\n", "number = \"7\"\n", "error: expected an integer, found a string [T0033]"),
        ("number = 7\n", "number = 8\n", "error: duplicate number 8 [T0058]"),
        ("number = 7\n", "number = 18_446_744_073_709_551_615\n", "error: number out of range for `i64` [T0057]"),
        ("number = 7\n", "number = 7\naction = \"Wait\"\n", "error: unknown action `Wait` [T0062]"),
    ] {
        assert!(sound.contains(old), "{old}");
        assert_eq!(errors(scratch.table(&sound.replace(old, new))), [error], "{new}");
    }
}

#[test]
fn errors_in_several_rows_are_reported_together() {
    let broken = table()
        .replace("[[code]]\nnumber = 3\n", "[[code]\nnumber = 3\n")
        .replace("\"Number 5.\"", "\"Number 5.")
        .replace("name = \"N9\"", "name \"N9\"")
        .replace("number = 11\n", "number = 1.5\n")
        .replace("summary = \"Number 13.\"", "summery = \"Number 13.\"");
    let program = program().replace("        Code::N9 => 9,\n", "");
    let scratch = Scratch::new("diagnostics-several", &program);
    assert_eq!(
        errors(scratch.table(&broken)),
        [
            "error: unterminated header [T0019]",
            "error: unterminated string [T0009]",
            "error: missing `=` after the key `name` [T0011]",
            "error: expected an integer, found a float [T0033]",
            "error: unknown key `summery` in `[[code]]` [T0029]",
        ]
    );
}

/// A table asks for a trait, and the feature that brings it is not enabled.
#[test]
fn a_missing_feature_is_the_only_error() {
    let scratch = Scratch::new("missing-feature", "errors::catalog!(\"my-codes.toml\");\n\nfn main() {}\n");
    scratch.table(&format!("[catalog]\nintegrations = [\"miette\"]\n\n{}", table()));
    let error = "error: `my-codes.toml` integrates `miette`, but dps-codes is built without this feature";
    assert_eq!(errors(&scratch), [error]);
    // Where the crate leaves it to a feature of its own, the table compiles without it.
    let optional = "[catalog]\nintegrations = [{ name = \"miette\", feature = \"pretty\" }]\n\n";
    scratch.table(&(optional.to_owned() + &table()));
    assert!(scratch.run().status.success());
}
