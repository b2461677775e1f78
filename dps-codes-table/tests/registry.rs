//! The registry of rules: codes are unique, examples break their rule, and `docs/diagnostics.md` is up to date.
#![allow(missing_docs)]

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use dps_codes_table::{Location, Rule, Severity, analyze, rules_page};

/// Rules whose example is a file that is not a table, or too long to print.
const WITHOUT_TABLE: [&str; 5] = ["T0001", "T0002", "T0003", "T0004", "T0037"];

#[test]
fn codes_are_unique() {
    let mut seen = HashSet::new();
    for rule in Rule::all() {
        let digits = rule.code.strip_prefix('T').unwrap();
        assert!(digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()), "{}", rule.code);
        assert!(seen.insert(rule.code), "{} has two rules", rule.code);
        assert!(seen.insert(rule.title), "two rules with the title {}", rule.title);
        assert_eq!(Rule::find(&rule.code.to_lowercase()), Some(rule));
    }
    assert_eq!(Rule::find("T0000"), None);
}

#[test]
fn explanations_are_sentences() {
    for rule in Rule::all() {
        assert!(rule.explanation.trim().ends_with('.'), "{}", rule.code);
        assert!(!rule.title.ends_with('.') && !rule.title.starts_with(char::is_uppercase), "{}", rule.title);
    }
}

/// Each example has its diagnostic and no other.
#[test]
fn examples_break_their_rule() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("registry");
    fs::create_dir_all(&folder).unwrap();
    let mut failures = Vec::new();
    for rule in Rule::all().filter(|rule| !WITHOUT_TABLE.contains(&rule.code)) {
        let table = folder.join(format!("{}.toml", rule.code));
        fs::write(&table, rule.example.trim_start()).unwrap();
        let diagnostics = analyze(&Location::of_file(&table).read().unwrap());
        let codes: Vec<_> = diagnostics.iter().map(|one| one.rule.code).collect();
        if codes != [rule.code] {
            failures.push(format!("{} {}: {codes:?}", rule.code, rule.title));
        }
    }
    assert!(failures.is_empty(), "the examples of these rules have other diagnostics: {failures:#?}");
}

/// The snapshots of the compiler's errors show each of them.
#[test]
fn every_error_has_a_case() {
    let cases: String = fs::read_dir("tests/diagnostics")
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "snap"))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let is_shown = |rule: &Rule| cases.contains(&format!("[{}]: ", rule.code));
    let without_case = ["T0001", "T0003", "T0004"];
    let errors = Rule::all().filter(|rule| rule.severity == Severity::Error && !without_case.contains(&rule.code));
    let missing = errors.filter(|rule| !is_shown(rule));
    let missing: Vec<_> = missing.map(|rule| (rule.code, rule.title)).collect();
    assert!(missing.is_empty(), "no table in tests/diagnostics has these errors: {missing:#?}");
}

#[test]
fn the_page_is_up_to_date() {
    let page = Path::new("../docs/diagnostics.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(page, rules_page()).unwrap();
    }
    let is_up_to_date = fs::read_to_string(page).unwrap() == rules_page();
    assert!(is_up_to_date, "run `UPDATE_DOCS=1 cargo test -p dps-codes-table --test registry`");
}
