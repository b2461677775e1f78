//! Diagnostics in lines that are hard to show, as snapshots.
#![allow(missing_docs)]

use dps_codes_table::{Source, analyze, render, render_with_code};

/// Returns all diagnostics of a table, rendered.
fn report(table: &str) -> String {
    let source = Source::new("t.toml", table);
    analyze(&source).iter().map(|diagnostic| render(&source, diagnostic) + "\n\n").collect()
}

const ROW: &str = "[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"The first.\"\n";

#[test]
fn tabs() {
    insta::assert_snapshot!(report(&format!("{ROW}\t\tcolour\t=\t\"red\"\t# tabs\n")));
}

#[test]
fn wide_characters() {
    insta::assert_snapshot!(report(&format!("{ROW}help = \"漢字🙂\" x # 한국어\n")));
}

#[test]
fn marks_without_width() {
    insta::assert_snapshot!(report(&format!("{ROW}help = \"e\u{301}e\u{301}\u{200d}\" x\n")));
}

#[test]
fn windows_with_byte_order_mark() {
    let table = format!("\u{feff}colour = 1\n{ROW}shape = 2\n").replace('\n', "\r\n");
    insta::assert_snapshot!(report(&table));
}

#[test]
fn last_line_without_break() {
    insta::assert_snapshot!(report(&format!("{ROW}help =")));
}

#[test]
fn empty_file() {
    insta::assert_snapshot!(report(""));
}

#[test]
fn characters_that_cannot_be_seen() {
    insta::assert_snapshot!(report(&format!("{ROW}help = \"\u{1b}[31mred\u{7f}\u{9b}\u{202e}der\"\n")));
}

#[test]
fn a_long_line() {
    let sources: Vec<_> = (0..99).map(|page| format!("\"https://example.com/{page}\"")).collect();
    let (before, behind) = sources.split_at(50);
    let list = format!("sources = [{}, \"example\", {}]", before.join(", "), behind.join(", "));
    insta::assert_snapshot!(report(&format!("{ROW}{list}\n")));
}

#[test]
fn a_long_value() {
    insta::assert_snapshot!(report(&format!("{ROW}action = \"{}\"\n", "Wait".repeat(100))));
}

#[test]
fn two_places_in_one_line() {
    insta::assert_snapshot!(report(&format!(
        "{ROW}\n[column.level]\none_of = [\"Low\", \"High\", \"Low\"]\ndefault = \"Low\"\n"
    )));
}

#[test]
fn two_places_far_apart_in_one_line() {
    let names: Vec<_> = (0..60).map(|name| format!("\"Name{name}\"")).collect();
    insta::assert_snapshot!(report(&format!(
        "{ROW}\n[column.level]\none_of = [\"Low\", {}, \"Low\"]\ndefault = \"Low\"\n",
        names.join(", ")
    )));
}

#[test]
fn two_places_in_neighbouring_lines() {
    insta::assert_snapshot!(report(&ROW.replace("number = 1\n", "number = 1\nnumber = 2\n")));
}

#[test]
fn a_value_of_several_lines() {
    insta::assert_snapshot!(report(&ROW.replace("\"The first.\"", "[\n    \"The first.\",\n]")));
}

/// `docs/macros-compared.md` quotes the diagnostics as they are today.
#[test]
fn the_comparison_is_up_to_date() {
    let page = include_str!("../../docs/macros-compared.md");
    let table = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let two_slips = table.replacen("empty.\"", "empty.", 1).replacen("name = \"NoBeans\"", "name \"NoBeans\"", 1);
    let misspelled = table.rsplitn(2, "Refill").collect::<Vec<_>>();
    let misspelled = format!("{}Refil{}", misspelled[1], misspelled[0]);
    for (table, count) in [(two_slips, 2), (misspelled, 1), (table.replace("= 102", "= 101"), 1)] {
        let source = Source::new("codes.toml", table);
        let diagnostics = analyze(&source);
        assert_eq!(diagnostics.len(), count);
        for diagnostic in diagnostics {
            // rustc indents the lines behind the first one.
            let report = render_with_code(&source, &diagnostic).replace('\n', "\n       ");
            assert!(page.contains(&format!("error: {report}\n")), "{report}");
        }
    }
}

/// The marks below a key are as wide as the terminal shows it, quotes included.
#[test]
fn marks_have_the_width_of_the_characters() {
    for (key, width) in [
        ("e", 3),
        ("e\u{2ff}", 4),
        ("e\u{300}", 3),
        ("e\u{36f}", 3),
        ("e\u{370}", 4),
        ("e\u{10ff}", 4),
        ("\u{1100}", 4),
        ("\u{115f}", 4),
        ("\u{303e}", 4),
    ] {
        let text = report(&format!("{ROW}\"{key}\" = 1\n"));
        assert!(text.contains(&format!("\n  | {} unknown key\n", "^".repeat(width))), "{key:?}: {text}");
    }
}

/// Of a line that is too long, 140 columns are shown.
#[test]
fn wide_characters_of_a_long_line_take_two_columns() {
    let text = report(&format!("{ROW}hlep = \"{}\"\n", "漢".repeat(120)));
    let line = text.lines().find(|line| line.contains("hlep =")).unwrap_or_default();
    assert_eq!((line.matches('漢').count(), line.ends_with('…')), (66, true), "{text}");
}

/// Quotes in a text of several lines do not end it, closed or not.
#[test]
fn quotes_in_a_string_of_several_lines_do_not_end_it() {
    let text = report(&format!(
        "{ROW}help = \"\"\"\nSay \"hi\" to all = 2\n\n{}",
        ROW.replace("One", "Two").replace("= 1", "= 2")
    ));
    let expected = "\
unterminated string
 --> t.toml:5:8
  |
5 | help = \"\"\"
  |        ^^^ opened here, but never closed
  = help: close it with `\"\"\"`

";
    assert_eq!(text, expected);
}

/// The comment behind the bracket has no part in the error.
#[test]
fn a_bracket_that_closes_nothing_is_named() {
    for table in [format!("{ROW}] # c\n"), format!("] # c\n{ROW}"), format!("{ROW}]\n")] {
        let text = report(&table);
        assert!(text.starts_with("unmatched closing bracket\n"), "{text}");
        assert!(text.contains("no bracket is open here\n  = help: remove it\n"), "{text}");
    }
}
