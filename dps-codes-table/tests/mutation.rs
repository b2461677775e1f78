//! Mutants: each field of each row of a table with each kind of error. One error is reported, at its line.
#![allow(missing_docs)]

mod mutants;

use std::collections::BTreeMap;
use std::panic;
use std::thread;

use dps_codes_table::{Diagnostic, Source, analyze, compile};
use mutants::Mutant;

/// Numbers, strings, numbers in hexadecimal digits, columns of each kind, and actors.
const TABLES: [&str; 5] = [
    include_str!("../../codes.toml"),
    include_str!("../../tests/other-tables/tables/sqlstate.toml"),
    include_str!("../../tests/other-tables/tables/hresult.toml"),
    include_str!("../../tests/other-tables/tables/errno.toml"),
    include_str!("../../tests/other-tables/tables/plant.toml"),
];
/// Those of real systems.
const WORLD: [&str; 5] = [
    include_str!("../../tables/grpc/grpc.toml"),
    include_str!("../../tables/http/http.toml"),
    include_str!("../../tables/kafka/kafka.toml"),
    include_str!("../../tables/ntstatus/ntstatus.toml"),
    include_str!("../../tables/postgresql/postgresql.toml"),
];
/// There are more mutants than there is time for, so only each of so many is tested: primes, so that all kinds have their turn.
const SAMPLE: usize = 5;
const SAMPLE_OF_WORLD: usize = 97;
/// Expansion takes most of the time, so only some mutants are expanded.
const EXPANDED: usize = 40;

fn diagnostics(table: &str) -> (Source, Vec<Diagnostic>) {
    let source = Source::new("codes.toml", table);
    let diagnostics = analyze(&source);
    (source, diagnostics)
}

/// Returns `true` if the one diagnostic overlaps the mutated place, or why the mutant fails the test.
fn verdict(mutant: &Mutant) -> Result<bool, String> {
    let (source, diagnostics) = diagnostics(&mutant.table);
    let place = |diagnostic: &Diagnostic| diagnostic.primary.as_ref().map_or(0..0, |label| label.span.clone());
    let rendered = || {
        let rendered: Vec<_> = diagnostics.iter().map(|one| dps_codes_table::render(&source, one)).collect();
        rendered.join("\n\n")
    };
    let [diagnostic] = &diagnostics[..] else {
        return Err(format!("{} errors\n{}", diagnostics.len(), rendered()));
    };
    let span = place(diagnostic);
    let line = source.line_of(span.start);
    let lines = source.line_of(mutant.place.start)..=source.line_of(mutant.place.end.saturating_sub(1));
    if !lines.contains(&line) {
        return Err(format!(
            "line {} instead of {} to {}\n{}",
            line + 1,
            lines.start() + 1,
            lines.end() + 1,
            rendered()
        ));
    }
    Ok(span.start <= mutant.place.end && span.end >= mutant.place.start)
}

#[test]
fn one_mutation_is_one_error_at_its_line() {
    let mutants: Vec<_> = TABLES.into_iter().flat_map(|table| mutants_of_valid(table).step_by(SAMPLE)).collect();
    assert!(mutants.len() > 3_000, "only {} mutants", mutants.len());
    one_error_each(&mutants);
}

#[test]
fn one_mutation_of_a_table_of_the_world_is_one_error() {
    let mutants: Vec<_> =
        WORLD.into_iter().flat_map(|table| mutants_of_valid(table).step_by(SAMPLE_OF_WORLD)).collect();
    assert!(mutants.len() > 300, "only {} mutants", mutants.len());
    one_error_each(&mutants);
}

#[test]
#[ignore = "takes minutes"]
fn any_mutation_is_one_error_at_its_line() {
    for table in TABLES.into_iter().chain(WORLD) {
        one_error_each(&mutants_of_valid(table).collect::<Vec<_>>());
    }
}

fn mutants_of_valid(table: &str) -> impl Iterator<Item = Mutant> {
    assert!(diagnostics(table).1.is_empty());
    mutants::of(table).into_iter()
}

/// Prints how many mutants of each kind there are, and fails if one has not just one error.
fn one_error_each(mutants: &[Mutant]) {
    let verdicts: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = mutants
            .chunks(mutants.len() / 4 + 1)
            .map(|chunk| {
                scope.spawn(move || {
                    chunk
                        .iter()
                        .map(|mutant| {
                            (mutant, panic::catch_unwind(|| verdict(mutant)).unwrap_or_else(|_| Err("a panic".into())))
                        })
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });

    let mut kinds: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    let mut failures = Vec::new();
    for (mutant, verdict) in &verdicts {
        let (all, one, exact) = kinds.entry(mutant.kind).or_default();
        *all += 1;
        match verdict {
            Ok(is_exact) => {
                *one += 1;
                *exact += usize::from(*is_exact);
            }
            Err(why) => failures.push(format!("{}: `{}`: {why}", mutant.kind, mutant.what)),
        }
    }
    println!("{:32} {:>7} {:>17} {:>9}", "mutation", "mutants", "one error at line", "exact");
    for (kind, (all, one, exact)) in &kinds {
        println!("{kind:32} {all:>7} {one:>17} {exact:>9}");
    }
    let (one, exact) = kinds.values().fold((0, 0), |(ones, exacts), (_, one, exact)| (ones + one, exacts + exact));
    println!("{:32} {:>7} {one:>17} {exact:>9}", "all", verdicts.len());
    assert!(
        failures.is_empty(),
        "{} failures\n{}",
        failures.len(),
        failures.iter().take(15).cloned().collect::<Vec<_>>().join("\n\n")
    );
}

/// The valid rest of a mutant is expanded.
#[test]
fn mutants_are_expanded() {
    for mutants in TABLES.map(mutants::of) {
        for mutant in mutants.iter().step_by(mutants.len() / EXPANDED) {
            let compiled = compile(&Source::new("codes.toml", mutant.table.as_str()), &"dps_codes".parse().unwrap());
            syn::parse2::<syn::File>(compiled.tokens).unwrap_or_else(|error| panic!("{}: {error}", mutant.what));
        }
    }
}

/// A table whose columns are lists, on one line and on several.
const LISTS: &str = r#"
[catalog]
action = "Wait"

[column.level]
one_of = ["Low", "Middle", "High"]
default = "Low"

[column.origin]
one_of = [
    "Documented",
    "Observed", # in the field
    { name = "Sdk", text = "from the SDK", summary = "The list of the SDK has it." },
]

[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"

[[code]]
number = 1
name = "Broken"
summary = "It is broken."
level = "High"
origin = "from the SDK"
"#;

/// Only without any value does a column lose its list.
#[test]
fn a_broken_list_keeps_the_accessor_of_its_column() {
    let columns = LISTS.find("[column.level]").unwrap()..LISTS.find("[action.Wait]").unwrap();
    let removes_all = |mutant: &Mutant| {
        let is_of_list = mutant.what.starts_with(['[', 'o']);
        is_of_list
            && ["a required field is dropped", "a value is missing", "a value of a wrong type"].contains(&mutant.kind)
    };
    let mut count = 0;
    for mutant in mutants::of(LISTS) {
        let is_of_column = columns.contains(&mutant.place.start) && !mutant.kind.contains("header");
        if !is_of_column || mutant.kind == "a block stands twice" || removes_all(&mutant) {
            continue;
        }
        count += 1;
        let compiled = compile(&Source::new("codes.toml", mutant.table.as_str()), &"dps_codes".parse().unwrap());
        let tokens = compiled.tokens.to_string();
        for accessor in ["fn level", "fn origin"] {
            assert!(tokens.contains(accessor), "{accessor}: {}: {}\n{}", mutant.kind, mutant.what, mutant.table);
        }
        assert_eq!(compiled.diagnostics.len(), 1, "{}: {}\n{:#?}", mutant.kind, mutant.what, compiled.diagnostics);
    }
    assert!(count > 30, "{count} mutants");
}
