//! An edit of a table triggers a build, from sound to sound, to broken, and back.
#![allow(missing_docs)]

mod scratch;

use std::fs;

use scratch::Scratch;

const TABLE: &str = "[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"The first.\"\n";
const MAIN: &str = "errors::catalog!(\"my-codes.toml\");\n\nfn main() {\n    println!(\"{}\", Code::One);\n}\n";

fn fails(scratch: &Scratch, expected: &str) {
    let output = scratch.run();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success() && said.contains(expected), "{said}");
    let errors = said.lines().filter(|line| line.starts_with("error")).count();
    assert_eq!(errors, 2, "one error, and cargo's own: {said}");
}

#[test]
fn an_edit_is_seen() {
    let scratch = Scratch::new("rebuild", MAIN);
    scratch.table(TABLE).prints("1 One: The first.");
    scratch.table(&TABLE.replace("The first.", "Another text.")).prints("1 One: Another text.");
    scratch.table(&TABLE.replace("number = 1", "number = 4_000")).prints("4000 One: The first.");
    fails(scratch.table(&TABLE.replace("summary", "sumary")), "--> my-codes.toml:4:1");
    scratch.table(TABLE).prints("1 One: The first.");
    // Without a valid row, `Code::One` is missing, and the program has an error of its own.
    scratch.table(&TABLE.replace("[[code]]", "[[code]"));
    assert!(String::from_utf8_lossy(&scratch.run().stderr).contains("--> my-codes.toml:1:8"));
    scratch.table(TABLE).prints("1 One: The first.");
    fs::remove_file(scratch.folder.join("my-codes.toml")).unwrap();
    assert!(String::from_utf8_lossy(&scratch.run().stderr).contains("cannot read the table"));
    scratch.table(TABLE).prints("1 One: The first.");
}
