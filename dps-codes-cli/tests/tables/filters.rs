//! The options that choose rows and columns.

use std::collections::HashSet;

use dps_codes::{Action, Code, Phase, Symptom, arm, hub};
use serde_json::json;

use crate::{coffee, list, list_json, table};

#[test]
fn all_codes_and_symptoms_are_listed() {
    let names: Vec<_> = list_json(&[]).rows().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect();
    let all = Code::ALL.iter().map(|code| code.name()).chain(Symptom::ALL.iter().map(|symptom| symptom.name()));
    let all = all.chain(hub::Code::ALL.iter().map(|code| code.name()));
    let all: Vec<_> = all.chain(arm::Code::ALL.iter().map(|code| code.name())).collect();
    assert_eq!(names, all);
}

#[test]
fn rows_have_the_chosen_family_and_origin() {
    let families: HashSet<_> = list_json(&["--family", "notfound,Conflict"]).column("family").into_iter().collect();
    assert_eq!(families, HashSet::from([json!("NotFound"), json!("Conflict")]));
    let hub = list_json(&["--origin", "hub"]).column("origin");
    assert_eq!((hub.len(), hub.iter().all(|origin| *origin == "hub")), (hub::Code::ALL.len(), true));
    assert!(list_json(&["--origin", "coffee", "--table", &coffee()]).rows().len() == 2);
}

#[test]
fn the_action_is_that_of_the_phase() {
    for phase in [None, Some(Phase::Register), Some(Phase::Connect)] {
        let name = phase.map(|phase| phase.name().to_lowercase());
        let of_phase: Vec<_> = name.iter().flat_map(|name| ["--phase", name]).collect();
        let arguments = [&["--origin", "dps", "--action", "Backoff"], &of_phase[..]].concat();
        let expected: Vec<_> = Code::ALL
            .iter()
            .filter(|code| phase.map_or(code.action(), |phase| code.action_in(phase)) == Action::Backoff)
            .map(|code| json!(code.number()))
            .collect();
        let outcome = list_json(&arguments);
        assert!(!expected.is_empty());
        let numbers = outcome.column("number").into_iter().filter(|number| !number.is_null());
        assert_eq!(numbers.collect::<Vec<_>>(), expected, "{phase:?}");
        let symptoms = Symptom::ALL
            .iter()
            .filter(|symptom| phase.map_or(symptom.action(), |phase| symptom.action_in(phase)) == Action::Backoff);
        assert_eq!(outcome.rows().len(), expected.len() + symptoms.count(), "{phase:?}");
        for (column, value) in
            [("action", Action::Backoff.name()), ("actor", "program"), ("instruction", Action::Backoff.text())]
        {
            assert!(outcome.column(column).iter().all(|of_row| of_row == value), "{column} {phase:?}");
        }
    }
}

#[test]
fn words_are_found_in_any_case_and_column() {
    for words in [
        &["enrollmentnotfound"][..],
        &["ENROLLMENTNOTFOUND", "404201"],
        &["0x62AE9"],
        &["0X62ae9"],
        &["dps-404201"],
        &["host first", "Checkandretry"],
        &["enrollment exists EnrollmentConflict"],
    ] {
        let mut arguments = vec!["--origin", "dps", "--search"];
        arguments.extend(words);
        let rows = list_json(&arguments).rows();
        assert!(!rows.is_empty(), "{words:?}");
        for row in rows {
            let number = row["number"].as_i64().unwrap();
            let text = format!("{row} 0x{number:x} dps-{number}").to_lowercase();
            let all = words.iter().flat_map(|words| words.split(' '));
            all.for_each(|word| assert!(text.contains(&word.to_lowercase()), "{word}: {text}"));
        }
    }
    assert_eq!(list_json(&["--search", "0x62AE9", "--origin", "dps"]).column("number"), [404_201]);
}

#[test]
fn columns_come_in_the_order_in_which_they_are_named() {
    let arguments = ["--columns", "name,Number", "--table", &coffee()];
    assert_eq!(list(&[&["--format", "csv"], &arguments[..]].concat()).stdout.lines().next(), Some("name,number"));
    let rows = list(&[&["--format", "json"], &arguments[..]].concat()).stdout;
    assert!(rows.contains(r#"{"name":"NoWater","number":101}"#), "{rows}");
    let text = list(&arguments).stdout;
    assert_eq!(text, "name     number\nNoWater  101\nTooCold  207\n");
}

#[test]
fn unknown_names_are_errors_with_the_nearest_one() {
    for (arguments, message) in [
        (["--family", "NotFuond"], "unknown family `NotFuond`; a similar one exists: `NotFound`"),
        (["--action", "Backof"], "unknown action `Backof`; a similar one exists: `Backoff`"),
        (["--phase", "conect"], "unknown phase `conect`; a similar one exists: `Connect`"),
        (["--origin", "hubb"], "unknown origin `hubb`; a similar one exists: `hub`"),
        (["--columns", "number,nmae"], "unknown column `nmae`; a similar one exists: `name`"),
        (["--columns", "number,number"], "column `number` is named twice"),
        (["--origin", "xyzzy"], "unknown origin `xyzzy`; expected one of: control_plane, dps, hub"),
        (["--family", "Notfound,\u{1b}[31m"], "unknown family `\\u{1b}[31m`; expected one of: Conflict, NotFound"),
    ] {
        let outcome = list(&arguments);
        assert_eq!((outcome.exit, outcome.stdout.as_str()), (2, ""), "{arguments:?}");
        assert_eq!(outcome.stderr, format!("error: {message}\n"));
    }
}

#[test]
fn nothing_found_is_not_success() {
    for (format, stdout) in [("text", ""), ("json", "[]\n"), ("csv", "number\r\n")] {
        let outcome = list(&["--format", format, "--columns", "number", "--search", "xyzzy"]);
        assert_eq!((outcome.exit, outcome.stdout.as_str()), (1, stdout));
        assert_eq!(outcome.stderr, "error: no code matches\n");
    }
}

#[test]
fn words_that_no_code_contains_have_a_similar_one() {
    for (arguments, message) in [
        (
            &["--search", "certifcate"][..],
            "no code matches; no code contains `certifcate`, a similar word is `certificate`",
        ),
        (
            &["--search", "enrolment", "throtled"],
            "no code matches; no code contains `enrolment`, a similar word is `enrollment`; no code contains `throtled`, a similar word is `throttled`",
        ),
        // Each is the word of a code, but not of the same one.
        (&["--search", "enrollment", "0x62AE9", "hub-404001"], "no code matches"),
        (&["--search", "qqqqqqqq"], "no code matches"),
        (&["--family", "Conflict", "--action", "Reregister"], "no code matches"),
    ] {
        let outcome = list(arguments);
        assert_eq!((outcome.exit, outcome.stderr), (1, format!("error: {message}\n")), "{arguments:?}");
    }
}

/// Each number is found in the notations that it has, and in no other.
#[test]
fn hexadecimal_digits_are_those_of_the_number() {
    let row = |number: i32| format!("[[code]]\nnumber = {number}\nname = \"Code{}\"\nsummary = \"So.\"\n", number + 9);
    let path = table(
        "filters-hexadecimal.toml",
        &format!("[catalog]\nnumber = \"i16\"\nprefix = \"PUMP\"\n{}", [-5, 0, 7].map(row).concat()),
    );
    for (word, names) in [
        ("-0x5", &["Code4"][..]),
        ("0xfffb", &["Code4"]),
        ("pump--5", &["Code4"]),
        ("0x0", &["Code9"]),
        ("pump-0", &["Code9"]),
        ("0x7", &["Code16"]),
        ("0x10000", &[]),
        ("-0x0", &[]),
        ("0x10007", &[]),
        ("0xfff9", &[]),
    ] {
        let outcome =
            list(&["--format", "json", "--columns", "name", "--search", word, "--table", path.to_str().unwrap()]);
        let found: Vec<_> = outcome.stdout.split('"').filter(|part| part.starts_with("Code")).collect();
        assert_eq!(found, names, "{word}");
    }
}
