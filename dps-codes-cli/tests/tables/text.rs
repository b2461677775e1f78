//! The layout of `list` on terminals of different widths.

use std::path::PathBuf;
use std::sync::LazyLock;

use crate::{command, finish, table};

const TABLE: &str = r#"
[[code]]
number = 7
name = "A"
summary = "One two three four five six seven eight."

[[code]]
number = 123456
name = "LongerName"
summary = "So."
messages = ["it is so"]
"#;

/// All tests read the same file.
static PATH: LazyLock<PathBuf> = LazyLock::new(|| table("text-width.toml", TABLE));

fn at_width(columns: usize, arguments: &[&str]) -> String {
    let arguments = [&["list", "--table", PATH.to_str().unwrap()], arguments].concat();
    let outcome = finish(command(arguments).env("COLUMNS", columns.to_string()), "");
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
    outcome.stdout
}

const ALL: [&str; 2] = ["--columns", "number,name,summary,messages"];

#[test]
fn columns_are_as_wide_as_their_longest_cell() {
    let expected = "\
number  name        summary                                   messages
7       A           One two three four five six seven eight.
123456  LongerName  So.                                       it is so
";
    assert_eq!(at_width(100, &ALL), expected);
    // Two columns with two spaces between them are 70 characters wide, and one less is too few.
    assert_eq!(at_width(70, &ALL), expected);
    assert_ne!(at_width(69, &ALL), expected);
}

/// Columns that lack little are complete; the others share the rest.
#[test]
fn sentences_are_wrapped() {
    let expected = "\
number  name        summary               messages
7       A           One two three four
                    five six seven
                    eight.
123456  LongerName  So.                   it is so
";
    assert_eq!(at_width(50, &ALL), expected);
    let least = "\
number  name        summary           messages
7       A           One two three
                    four five six
                    seven eight.
123456  LongerName  So.               it is so
";
    assert_eq!(at_width(46, &ALL), least);
}

#[test]
fn rows_are_blocks_on_a_narrower_terminal() {
    let expected = "\
number    7
name      A
summary   One two three four five six seven
          eight.

number    123456
name      LongerName
summary   So.
messages  it is so
";
    assert_eq!(at_width(45, &ALL), expected);
    let expected = "\
name      A

name      Longer
          Name
messages  it is
          so
";
    assert_eq!(at_width(16, &["--columns", "name,messages"]), expected);
}

#[test]
fn a_word_is_broken_only_where_nothing_else_fits() {
    assert_eq!(at_width(10, &["--columns", "name"]), "name\nA\nLongerName\n");
    assert_eq!(at_width(9, &["--columns", "name"]), "name  A\n\nname  Lon\n      ger\n      Nam\n      e\n");
    // Less than a label leaves one character a line.
    assert_eq!(
        at_width(3, &["--columns", "number", "--search", "longer"]),
        "number  1\n        2\n        3\n        4\n        5\n        6\n"
    );
}

#[test]
fn only_some_columns_are_printed_unless_others_are_named() {
    let header = "number  name        summary                                   action\n";
    assert!(at_width(100, &[]).starts_with(header), "{}", at_width(100, &[]));
}

#[test]
fn width_counts_characters() {
    let path = table(
        "text-characters.toml",
        "[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"Größenänderung übersteigt Höhe.\"\n[[code]]\nnumber = 2\nname = \"Two\"\nsummary = \"ü.\"\nhelp = \"x\"\n",
    );
    let arguments = ["list", "--columns", "summary,help", "--table", path.to_str().unwrap()];
    let outcome = finish(command(arguments).env("COLUMNS", "37"), "");
    let expected = "\
summary                          help
Größenänderung übersteigt Höhe.
ü.                               x
";
    assert_eq!(outcome.stdout, expected);
}
