//! Errors of syntax mark what is wrong, not all of its line.
#![allow(missing_docs)]

use dps_codes_table::{Source, analyze};

/// Returns what the first error of a row with this line marks.
fn marked(line: &str) -> String {
    let row = "[[code]]\nnumber = 404\nname = \"NotFound\"\nsummary = \"The item does not exist.\"\n";
    let table = format!("{row}{line}\n");
    let label = analyze(&Source::new("codes.toml", table.as_str())).remove(0).primary.unwrap();
    table[label.span].to_owned()
}

#[test]
fn errors_mark_the_sign_that_is_wrong() {
    for (line, sign) in [
        ("help = \"a\u{7}\"", "\u{7}"),
        ("help = \"a\" # \u{7}", "\u{7}"),
        ("help = \"a\"\u{200b}", "\u{200b}"),
        ("\u{a0}", "\u{a0}"),
        ("help = High\"", "H"),
        ("help = éa\"", "é"),
        ("help = {{x}}", "{{"),
        ("help => \"x\"", "=>"),
        ("help: \"x\"", ":"),
        ("help -> \"x\"", "->"),
        ("help = = \"x\"", "="),
        ("messages = [\"a\" // b\n]", "//"),
        ("messages = [\n    - \"a\"\n    - \"b\"\n]", "-"),
        ("messages = [\"a\", , \"b\"]", ","),
        ("n\u{430}mes = 1", "\u{430}"),
        ("REM a", "REM"),
        ("```", "```"),
        ("// a", "//"),
        ("let help = \"x\"", "let"),
        ("help = [", "["),
        ("help = \"\"\"a", "\"\"\""),
        ("help = \"a\\qb\"", "\\q"),
    ] {
        assert_eq!(marked(line), sign, "{line:?}");
    }
}

#[test]
fn errors_mark_the_value_that_is_wrong() {
    for (line, value) in [
        ("help = text # note", "text"),
        ("help = f\"x\"", "f\"x\""),
        ("level = 404 as u16 # note", "404 as u16"),
        ("level = 1,500", "1,500"),
        ("number = 421-429", "421-429"),
        ("help = \"x", "\"x"),
        ("help = \"a\" b c", "b c"),
        ("help = {}]", "]"),
        ("<td>a</td>", "<td>a</td>"),
        ("---", "---"),
    ] {
        assert_eq!(marked(line), value, "{line:?}");
    }
}

/// Nothing is marked where something is missing at the end of a line.
#[test]
fn errors_mark_no_line_break() {
    for line in ["help", "help =", "messages = [\n\"a\"\n\"b\"]"] {
        assert_eq!(marked(line), "", "{line:?}");
    }
}

#[test]
fn nesting_is_marked_where_it_is_too_deep() {
    assert_eq!(marked(&format!("x-a = {}{}", "[".repeat(70), "]".repeat(70))), "[");
    assert_eq!(marked(&format!("a{} = 1", ".a".repeat(70))), ".");
}

#[test]
fn a_carriage_return_alone_is_marked() {
    let table = "[[code]]\rnumber = 404\rname = \"NotFound\"\rsummary = \"The item does not exist.\"\r";
    let diagnostics = analyze(&Source::new("codes.toml", table));
    assert_eq!(diagnostics.len(), 1);
    assert_eq!(diagnostics[0].primary.as_ref().unwrap().span, 8..9);
}
