//! Tables of string codes, and tables that use another one.

use dps_codes_table::data::{Code, Table};

use super::load;

/// Returns a table of string codes with a class for each pattern, whose family is numbered.
fn table(patterns: &[&str]) -> Table {
    let class = |(index, pattern)| format!("[[class]]\ncodes = \"{pattern}\"\nfamily = \"F{index}\"\n\n");
    let classes: String = patterns.iter().enumerate().map(class).collect();
    let row = "[[code]]\ncode = \"42P01\"\nname = \"One\"\nsummary = \"The first.\"\n";
    load(&format!("[catalog]\ncode = \"string\"\n\n{classes}{row}"))
}

fn family<'t>(table: &'t Table, code: &str) -> &'t str {
    table.class_of(code).unwrap().family.as_deref().unwrap_or("")
}

#[test]
fn the_most_specific_class_is_that_of_a_code() {
    let table = table(&["42xxx", "42P*", "KV:*"]);
    assert_eq!(table.rows[0].code, Code::Text("42P01".to_owned()));
    assert_eq!(table.rows[0].family.as_deref(), Some("F1"));
    assert!(table.classes.is_empty());
    for (code, expected) in [
        ("42999", "F0"),
        ("42p99", "F1"),
        ("42P", "F1"),
        ("4299", ""),
        ("429999", ""),
        ("KV:", "F2"),
        ("kv:Full", "F2"),
        ("KV", ""),
        ("", ""),
    ] {
        assert_eq!(family(&table, code), expected, "{code}");
    }
}

#[test]
fn classes_are_listed_from_the_widest_on() {
    for (patterns, expected) in [
        (&["*"][..], &[("", None, "F0")][..]),
        (&["x", "xx", "xxx"], &[("", None, ""), ("", Some(1), "F0"), ("", Some(2), "F1"), ("", Some(3), "F2")]),
        (&["42*", "4xxxx"], &[("", None, ""), ("4", Some(5), "F1"), ("42", None, "F0"), ("42", Some(5), "F0")]),
        (&["KV:*", "KV:Full"], &[("", None, ""), ("kv:", None, "F0"), ("kv:full", Some(7), "F1")]),
    ] {
        let table = table(patterns);
        let classes = table.string_classes();
        let found: Vec<_> =
            classes.iter().map(|of| (of.prefix, of.length, of.class.family.as_deref().unwrap_or(""))).collect();
        assert_eq!(found, expected, "{patterns:?}");
    }
}

#[test]
fn an_action_of_another_table_is_known_by_its_name_alone() {
    let table = load(
        "[catalog]\naction = \"Wait\"\nuse = { path = \"crate\" }\n\n\
         [[code]]\nnumber = 1\nname = \"One\"\nsummary = \"The first.\"\naction = \"Wait\"\n",
    );
    let [wait] = &table.actions[..] else { panic!("{:?}", table.actions) };
    assert_eq!((wait.name.as_str(), wait.text.as_str(), wait.actor.as_str()), ("Wait", "", ""));
    assert_eq!((wait.acts_as, wait.retry, wait.delay, wait.is_described()), ("", "", None, false));
}
