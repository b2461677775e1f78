//! The page of `list --format html`: what holds without a browser. `tests/page` has the rest.
#![allow(missing_docs)]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn page(arguments: &[&str]) -> String {
    let command =
        Command::new(env!("CARGO_BIN_EXE_dps-codes")).args(["list", "--format", "html"]).args(arguments).output();
    let output = command.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn page_of(name: &str, table: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, table).unwrap();
    page(&["--table", path.to_str().unwrap()])
}

/// Returns what is between each `before` and the next `after`.
fn between<'p>(page: &'p str, before: &str, after: &str) -> Vec<&'p str> {
    page.split(before).skip(1).map(|rest| rest.split_once(after).unwrap().0).collect()
}

#[test]
fn the_page_in_the_documentation_is_up_to_date() {
    let kept = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/index.html")).unwrap_or_default();
    let is_up_to_date = kept == page(&[]);
    assert!(is_up_to_date, "run `cargo run -p dps-codes-cli -- list --format html > docs/index.html`");
}

#[test]
fn anchors_are_unique_and_links_have_targets() {
    let page = page(&[]);
    let ids = between(&page, " id=\"", "\"");
    let unique: HashSet<_> = ids.iter().copied().collect();
    assert_eq!(ids.len(), unique.len());
    for id in ["404201", "EnrollmentNotFound", "hub-404002", "hub-JobNotFound", "control_plane-404002", "~Reregister"] {
        assert!(unique.contains(id), "{id}");
    }
    let links = between(&page, "href=\"#", "\"");
    assert!(links.len() > 500);
    for link in links {
        assert!(unique.contains(link), "{link}");
    }
}

#[test]
fn nothing_is_requested() {
    let page = page(&[]);
    assert_eq!(between(&page, "<link ", ">"), ["rel=\"icon\" href=\"data:,\""]);
    for request in [" src=", "url(", "@import", "<iframe", "<object", "fetch(", "XMLHttpRequest"] {
        assert!(!page.contains(request), "{request}");
    }
}

#[test]
fn strings_of_a_table_are_escaped() {
    let page = page_of(
        "hostile.toml",
        r#"
[catalog]
title = "<script>alert(1)</script> & \"codes\""

[column.note]
type = "text"

[[code]]
number = -5
name = "Evil"
aliases = ["Other.Name:x-1"]
summary = "</p><script>alert(2)</script>'\"&amp;"
help = "🦀 שלום `<b>` and ` alone"
messages = ["<img onerror=alert(3)>"]
sources = ["https://example.com/?a=b&amp;c=d"]
note = "--><script>"
deprecated = "<i>old</i>"
replaced_by = "Good"

[[code]]
number = 7
name = "Good"
summary = "It is good."
"#,
    );
    assert_eq!(page.matches("<script>").count(), 1, "the page's own");
    for escaped in [
        "<title>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;codes&quot;</title>",
        "<p>&lt;/p&gt;&lt;script&gt;alert(2)&lt;/script&gt;'&quot;&amp;amp;</p>",
        "<p>🦀 שלום <code>&lt;b&gt;</code> and ` alone</p>",
        "&lt;img onerror=alert(3)&gt;",
        "href=\"https://example.com/?a=b&amp;amp;c=d\"",
        "--&gt;&lt;script&gt;",
        "<b>Deprecated: </b>&lt;i&gt;old&lt;/i&gt;",
        "<a href=\"#Good\">Good</a>",
        "<article id=\"-5\"><h3 id=\"Evil\">",
        "<span class=\"alias\" id=\"Other.Name:x-1\">",
    ] {
        assert!(page.contains(escaped), "{escaped}");
    }
}

#[test]
fn a_line_break_in_a_value_does_not_start_a_fact() {
    let page = page_of(
        "lines.toml",
        r#"
[catalog]
[column.note]
type = "text"
[[code]]
number = 1
name = "Lines"
summary = "It has lines."
messages = ["one", "two\nfamily: Other"]
note = "three\rfamily: Other\r\n\n\tfour"
"#,
    );
    let facts = between(&page, "<p class=\"facts\">", "</p>");
    assert_eq!(
        facts,
        ["note: three\n\tfamily: Other\n\t\n\t\tfour\nmessages: one\n\ttwo\n\tfamily: Other\n"],
        "the script takes a tab for a continued line"
    );
}

#[test]
fn filters_and_columns_apply_to_the_page() {
    let page = page(&["--origin", "dps", "--family", "NotFound", "--columns", "number,summary,in_connect"]);
    assert!(page.contains("<a href=\"#404201\">404201</a></h3><p>No enrollment has this ID.</p>"));
    assert!(page.contains("<p class=\"facts\">in Connect: Reregister\n</p>"));
    for other in ["401002", "\nfamily: ", " EnrollmentNotFound</h3>", "id=\"~unlisted\"", "<select name=\"family\">"] {
        assert!(!page.contains(other), "{other}");
    }
}

#[test]
fn the_action_is_that_of_the_phase() {
    let page = page(&["--search", "EnrollmentNotFound", "--phase", "connect"]);
    let action = "<p class=\"facts program\">action: <a href=\"#~Reregister\">Reregister</a>\nactor: program\n\
        in Register, Poll, Manage: CheckAndRetry\n";
    assert!(page.contains(action));
}

/// Ranges at the ends of the type are open, and a single number is not written as a range.
#[test]
fn classes_have_the_ranges_of_their_numbers() {
    let row = "[[code]]\nnumber = 9\nname = \"Nine\"\nsummary = \"It is nine.\"\n";
    let page = page_of(
        "ranges.toml",
        &format!(
            "[catalog]\nnumber = \"u16\"\n[[class]]\nnumbers = \"7\"\nfamily = \"Seven\"\n\
             [[class]]\nnumbers = \"2xx\"\nfamily = \"Some\"\n[[class]]\nnumbers = \"4xx\"\nfamily = \"Some\"\n{row}"
        ),
    );
    let ranges = ["up to 6, 8–199, 300–399, from 500", "7", "200–299, 400–499"];
    assert_eq!(between(&page, "<p class=\"ranges\">", "</p>"), ranges);
    let page = page_of(
        "all-numbers.toml",
        &format!(
            "[catalog]\naction = \"Wait\"\n[action.Wait]\ntext = \"Wait.\"\nactor = \"Operator\"\nretry = \"never\"\n{row}"
        ),
    );
    assert_eq!(between(&page, "<p class=\"ranges\">", "</p>"), ["all numbers"]);
}

/// A filter of one value chooses nothing.
#[test]
fn filters_have_several_values() {
    let table = |family: &str| {
        format!(
            "[[class]]\nnumbers = \"1xx\"\nfamily = \"Some\"\n[[class]]\nnumbers = \"2xx\"\nfamily = \"{family}\"\n\
             [[code]]\nnumber = 100\nname = \"One\"\nsummary = \"One.\"\n[[code]]\nnumber = 200\nname = \"Two\"\nsummary = \"Two.\"\n"
        )
    };
    let page = page_of("two-families.toml", &table("Other"));
    assert_eq!(between(&page, "<select name=\"", "\""), ["family"]);
    assert_eq!(between(&page, "<option value=\"", "\""), ["", "Other", "Some"]);
    let page = page_of("one-family.toml", &table("Some"));
    assert!(page.contains("2 codes: ") && !page.contains("without one"), "{page}");
    assert!(!page.contains("<select") && !page.contains("type=\"reset\""), "{page}");
}
