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

/// Two columns of sentences get equal parts of the width, unless one lacks less than its part.
#[test]
fn columns_of_sentences_share_the_width() {
    let path = table(
        "text-shares.toml",
        "[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"aaa aaa aaa aaa aaa aaa aaa aaa aaa aaa.\"\n\
         help = \"bbb bbb bbb bbb bbb bbb bbb bbb bbb bbb bbb bbb bbb bbb bbb.\"\n",
    );
    let at_width = |columns: &str, names: &str| {
        let arguments = ["list", "--columns", names, "--table", path.to_str().unwrap()];
        finish(command(arguments).env("COLUMNS", columns), "").stdout
    };
    let expected = "\
summary                      help
aaa aaa aaa aaa aaa aaa aaa  bbb bbb bbb bbb bbb bbb bbb
aaa aaa aaa.                 bbb bbb bbb bbb bbb bbb bbb
                             bbb.
";
    assert_eq!(at_width("57", "summary,help"), expected);
    // The shorter one is complete, and the other gets the rest.
    let expected = "\
help                                        summary
bbb bbb bbb bbb bbb bbb bbb bbb bbb bbb     aaa aaa aaa aaa aaa aaa aaa aaa aaa aaa.
bbb bbb bbb bbb bbb.
";
    assert_eq!(at_width("84", "help,summary"), expected);
}

/// A column that lacks one word gets it before another column that lacks more gets its part, however wide it is.
#[test]
fn a_wide_column_is_complete_if_it_lacks_little() {
    let word = "a".repeat(40);
    let sentence = "bbb bbb bbb bbb bbb bbb bbb bbb bbb bbb bbb bbb bbb.";
    let row = format!("[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"{word} aaa.\"\nhelp = \"{sentence}\"\n");
    let path = table("text-lack.toml", &row);
    let arguments = ["list", "--columns", "help,summary", "--table", path.to_str().unwrap()];
    let text = finish(command(arguments).env("COLUMNS", "78"), "").stdout;
    let expected = format!(
        "\
help                             summary
bbb bbb bbb bbb bbb bbb bbb bbb  {word} aaa.
bbb bbb bbb bbb bbb.
"
    );
    assert_eq!(text, expected);
}

/// The origin tells rows with one code apart, and nothing else does.
#[test]
fn a_code_of_two_tables_has_its_origin() {
    let row = |number: i32, name: &str| format!("[[code]]\nnumber = {number}\nname = \"{name}\"\nsummary = \"So.\"\n");
    let symptom = "[[symptom]]\nname = \"Silent\"\ntext = \"no response at all\"\nsummary = \"So.\"\n";
    let first = table("text-a.toml", &[&row(1, "One"), &row(2, "Two"), symptom].concat());
    let second = table("text-b.toml", &[&row(2, "Zwei"), &row(3, "Drei"), symptom].concat());
    let arguments = ["list", "--table", first.to_str().unwrap(), "--table", second.to_str().unwrap()];
    let expected = "\
number  name           action  summary
1       One                    So.
2       Two (text-a)           So.
        Silent                 So.
2       Zwei (text-b)          So.
3       Drei                   So.
        Silent                 So.
";
    let text = finish(command(arguments).env("COLUMNS", "100"), "").stdout;
    assert_eq!(
        text.replace("summary  action", "action  summary").split_whitespace().collect::<Vec<_>>(),
        expected.split_whitespace().collect::<Vec<_>>(),
        "{text}"
    );
    let named = finish(command(arguments).args(["--columns", "name"]), "").stdout;
    assert!(!named.contains('('), "{named}");
}
