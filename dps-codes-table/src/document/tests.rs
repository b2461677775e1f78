//! The tree beside that of the crate `toml`, for small documents and for tables with a line too many.

use std::fmt::Write;
use std::fs;

use toml::de::{DeTable, DeValue};

use super::{Item, TomlTable, TomlValue, events, span_of};

/// Writes each key and value with its span, in the order of the file.
fn written(table: &TomlTable<'_>) -> String {
    let entries = table.iter().map(|(key, value)| (key.span().start, key.span(), key.get_ref().as_ref(), value));
    let mut lines: Vec<_> =
        entries.map(|(at, span, key, item)| (at, format!("{span:?} {key} {}", value(item)))).collect();
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>().join(", ")
}

fn value(item: &Item<'_>) -> String {
    let mut text = format!("{:?} ", item.span());
    let _ = match item.get_ref() {
        TomlValue::String(string) => write!(text, "{string:?}"),
        TomlValue::Integer(integer) => write!(text, "{} {}", integer.radix, integer.digits),
        TomlValue::Float(float) => write!(text, "float {float}"),
        TomlValue::Boolean(boolean) => write!(text, "{boolean}"),
        TomlValue::Datetime(time) => write!(text, "{time}"),
        TomlValue::Array(items) => write!(text, "[{}]", items.iter().map(value).collect::<Vec<_>>().join(", ")),
        TomlValue::Table(table) => write!(text, "{{{}}}", written(table)),
    };
    text
}

/// `written`, of the crate `toml`.
fn expected(table: &DeTable<'_>) -> String {
    let entries = table.iter().map(|(key, value)| (key.span().start, key.span(), key.get_ref().as_ref(), value));
    let mut lines: Vec<_> =
        entries.map(|(at, span, key, item)| (at, format!("{span:?} {key} {}", expected_value(item)))).collect();
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>().join(", ")
}

fn expected_value(item: &toml::Spanned<DeValue<'_>>) -> String {
    let mut text = format!("{:?} ", item.span());
    let _ = match item.get_ref() {
        DeValue::String(string) => write!(text, "{string:?}"),
        DeValue::Integer(integer) => write!(text, "{} {}", integer.radix(), integer.as_str()),
        DeValue::Float(float) => write!(text, "float {}", float.as_str()),
        DeValue::Boolean(boolean) => write!(text, "{boolean}"),
        DeValue::Datetime(time) => write!(text, "{time}"),
        DeValue::Array(items) => write!(text, "[{}]", items.iter().map(expected_value).collect::<Vec<_>>().join(", ")),
        DeValue::Table(table) => write!(text, "{{{}}}", expected(table)),
    };
    text
}

/// Compares trees and errors. Returns `true` if the text is valid TOML.
fn compare(text: &str) -> bool {
    let (expected_table, expected_errors) = DeTable::parse_recoverable(text);
    let expected_errors: Vec<_> = expected_errors.iter().map(|error| error.span().unwrap_or_default()).collect();
    let (table, errors) = TomlTable::parse_recoverable(text);
    let spans: Vec<_> = errors.iter().map(span_of).collect();
    let mut syntax_errors = Vec::new();
    events(text, &mut syntax_errors);
    // `toml` stops at an error of the syntax, which the compiler repairs before it needs the tree.
    if syntax_errors.is_empty() {
        assert_eq!(spans, expected_errors, "{text}");
    } else {
        assert_eq!(spans.first(), expected_errors.first(), "{text}");
    }
    if errors.iter().all(|error| error.description() == "duplicate key") {
        assert_eq!(written(&table), expected(expected_table.get_ref()), "{text}");
    }
    errors.is_empty()
}

#[test]
fn trees_of_small_documents_are_those_of_toml() {
    for text in [
        "",
        "a = 1\nb.c = 0x_F\nb.d = 1.50\n\"e f\" = 'g'\n",
        "a = 0xfF\nb = -1_000\nc = inf\nd = 1979-05-27T07:32:00Z\ne = 07:32:00\n",
        "[a.b.c]\nd = 1\n[a]\ne = 2\n[a.b]\nf = 3\n",
        "[[a]]\nb = 1\n[a.c]\nd = 2\n[[a.e]]\n[[a]]\n[a.c]\n",
        "a = { b = [1, { c.d = 2, c.e = 3 }, []], f = {} }\n",
        // Keys that clash, each in another notation.
        "a = 1\na = 2\n",
        "a = 1\na.b = 2\n[a]\nc = 3\n",
        "[a]\nb = 1\n[a]\nc = 2\n",
        "[a]\nb.c = 1\n[a.b]\nd = 2\n[a.b.e]\n",
        "[a.b]\nc = 1\n[a]\nb.d = 2\n",
        "a = []\n[[a]]\nb = 1\n",
        "a = [{}]\n[[a]]\n[a.b]\n",
        "a = {}\n[a.b]\nc = 1\n",
        "a = {}\na.b = 1\n",
        "[[a]]\n[a]\nb = 1\n",
        "[a]\n[[a]]\nb = 1\n",
        "[[a.b]]\nc = 1\n[a]\nb.d = 2\n",
        "a = { b.c = 1, b = 2, b.c = 3, b.c.d = 4, e = [1], e.f = 5 }\n",
        "a = 1979-13-45\nb = [24:00:00]\n",
    ] {
        compare(text);
    }
    let deep = format!("{}a = 1", "a.".repeat(100));
    assert!(!compare(&deep));
}

#[test]
fn trees_of_tables_with_another_line_are_those_of_toml() {
    const LINES: [&str; 8] = [
        "[code]\n",
        "[[code]]\n",
        "[action.A.b]\n",
        "name = 1\n",
        "in.a = {}\n",
        "in = { a.b = 1 }\n",
        "[catalog]\n",
        "x = [\n",
    ];
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics");
    let (mut valid, mut invalid, mut random) = (0, 0, 1_usize);
    let tables = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let tables = tables.filter(|path| path.extension().is_some_and(|extension| extension == "toml"));
    for table in tables.filter_map(|path| fs::read_to_string(path).ok()).filter(|table| table.len() < 4_000) {
        let lines: Vec<_> = table.split_inclusive('\n').collect();
        for _ in 0..2 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let (at, line) = ((random >> 33) % (lines.len() + 1), LINES[(random >> 20) % LINES.len()]);
            let edited = [&lines[..at].concat(), line, &lines[at..].concat()].concat();
            *(if compare(&edited) { &mut valid } else { &mut invalid }) += 1;
        }
    }
    assert!(valid > 50 && invalid > 50, "{valid} valid, {invalid} invalid");
}
