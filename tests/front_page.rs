//! Holds the front page of the documentation true: it lists every phase and action, and the version to depend on.
#![allow(missing_docs)]

use std::fs;
use std::path::Path;

use dps_codes::{Action, Phase};

/// The part of the front page that follows from `codes.toml`.
const PAGE: &str = "dps-codes/phases-and-actions.md";

/// Returns the summary that the table gives a phase.
fn summary(phase: Phase) -> &'static str {
    let before = format!("{{ name = \"{}\", summary = \"", phase.name());
    let (_, rest) = dps_codes::TOML.split_once(&before).expect("each phase has a summary");
    rest.split_once("\" }").expect("the summary is the last key").0
}

fn page() -> String {
    let phase = |&phase: &Phase| format!("| [`{0}`](Phase::{0}) | {1} |\n", phase.name(), summary(phase));
    let action = |action: &Action| {
        let (name, actor, text) = (action.name(), action.actor(), action.text());
        format!("| [`{name}`](Action::{name}) | {actor} | {text} |\n")
    };
    let phases: String = Phase::ALL.iter().map(phase).collect();
    let actions: String = Action::ALL.iter().map(action).collect();
    format!(
        "
# Phases

The phase is the call that failed. The same number needs another action in another phase.

| phase | call |
|---|---|
{phases}
# Actions

| action | actor | instruction |
|---|---|---|
{actions}"
    )
}

#[test]
fn phases_and_actions_are_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, page()).unwrap();
    }
    let is_up_to_date = fs::read_to_string(path).unwrap() == page();
    assert!(is_up_to_date, "{PAGE}: run `UPDATE_DOCS=1 cargo test --test front_page`");
}

#[test]
fn the_dependency_is_this_version() {
    let (major, minor) = (env!("CARGO_PKG_VERSION_MAJOR"), env!("CARGO_PKG_VERSION_MINOR"));
    let line = format!("//! dps-codes = \"{major}.{minor}\"\n");
    let library = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("dps-codes/lib.rs")).unwrap();
    assert!(library.contains(&line), "not in dps-codes/lib.rs: {line}");
}
