//! Mutants in the programs of users: rustc reports the error of the table, and others only for names that it removes.
#![allow(missing_docs)]

mod mutants;
#[path = "../../tests/scratch/mod.rs"]
mod scratch;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use mutants::Mutant;
use scratch::{Scratch, root};

const TABLES: [&str; 5] = [
    "tables/grpc/grpc.toml",
    "tables/http/http.toml",
    "tables/kafka/kafka.toml",
    "tables/ntstatus/ntstatus.toml",
    "tables/postgresql/postgresql.toml",
];

/// The lines that define names. A program lacks those of a line that cannot be read.
const DEFINITIONS: [&str; 8] = ["[", "name =", "number =", "code =", "family =", "phases =", "types =", "{ name ="];

/// A mutant, and its module in the program.
struct Case {
    path: &'static str,
    /// The table without the error.
    table: String,
    mutant: Mutant,
    file: String,
}

impl Case {
    /// Returns `true` if the line that was mutated defines a name.
    fn may_remove_a_name(&self) -> bool {
        let start = self.mutant.table[..self.mutant.place.start].rfind('\n').map_or(0, |at| at + 1);
        // Up to the mutation, both tables are the same.
        let line = self.table[start..].trim_start();
        DEFINITIONS.iter().any(|definition| line.starts_with(definition))
    }
}

/// Returns one mutant of each kind.
fn one_of_each_kind(table: &str) -> Vec<Mutant> {
    let mut by_kind: BTreeMap<&str, Vec<Mutant>> = BTreeMap::new();
    for mutant in mutants::of(table) {
        by_kind.entry(mutant.kind).or_default().push(mutant);
    }
    // At another place for each kind, so that all parts of a table have their turn.
    let kinds = by_kind.len();
    by_kind.into_values().enumerate().map(|(kind, mut all)| all.swap_remove(all.len() * kind / kinds)).collect()
}

/// Returns a function that uses all names of a table, each of which stands on a line of its own.
fn uses(table: &str) -> String {
    let quoted = |line: &str| Some(line.split('"').nth(1)?.to_owned());
    let type_name = |key: &str, usual: &'static str| {
        let types = table.lines().find_map(|line| line.strip_prefix("types = "));
        let name = types.and_then(|types| quoted(types.split_once(&format!("{key} = "))?.1));
        name.unwrap_or_else(|| usual.to_owned())
    };
    let texts =
        |key: &str| -> BTreeSet<String> { table.lines().filter_map(|line| quoted(line.strip_prefix(key)?)).collect() };
    let headers = |kind: &str| -> BTreeSet<String> {
        table.lines().filter_map(|line| Some(line.strip_prefix(kind)?.strip_suffix(']')?.to_owned())).collect()
    };
    let phases = table.lines().skip_while(|line| *line != "phases = [").take_while(|line| *line != "]");
    let code = type_name("code", "Code");

    let mut source = String::from("pub fn uses() {\n");
    let enums = [
        (code.clone(), texts("name = ")),
        (type_name("family", "Family"), texts("family = ")),
        (type_name("action", "Action"), headers("[action.")),
        (type_name("phase", "Phase"), phases.skip(1).filter_map(quoted).collect()),
    ];
    for (of, variants) in enums {
        for variant in variants {
            let _ = writeln!(source, "    let _ = {of}::{variant};");
        }
    }
    let methods =
        headers("[column.").into_iter().chain(["action", "name", "summary", "help", "sources"].map(str::to_owned));
    for method in methods {
        let _ = writeln!(source, "    let _ = |code: {code}| {{ let _ = code.{method}(); }};");
    }
    source + "}\n"
}

/// Returns the errors that do not come from a table, by the file of their module.
fn follow_ups(stderr: &str) -> BTreeMap<String, Vec<String>> {
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut error = None;
    for line in stderr.lines() {
        if line.starts_with("error") {
            let is_of_table = line.ends_with(']') && line.contains("[T") || line.contains("more errors in");
            error = (!is_of_table && !line.starts_with("error: could not compile")).then(|| line.to_owned());
        } else if let Some((_, place)) = line.split_once("--> src/") {
            let file = place.split(':').next().unwrap_or_default().to_owned();
            found.entry(file).or_default().extend(error.take());
        }
    }
    found.retain(|_, errors| !errors.is_empty());
    found
}

#[test]
fn only_mutants_that_remove_a_name_have_follow_up_errors() {
    let mut cases = Vec::new();
    let mut program = String::from("#![allow(warnings)]\n");
    let mut sources = Vec::new();
    for path in TABLES {
        let table = fs::read_to_string(root().join(path)).unwrap();
        for mutant in one_of_each_kind(&table) {
            let file = format!("m{}.rs", cases.len());
            let _ = writeln!(program, "mod m{};", cases.len());
            sources.push((file.clone(), uses(&table)));
            cases.push(Case { path, table: table.clone(), mutant, file });
        }
    }
    program.push_str("fn main() {}\n");
    let scratch = Scratch::new("mutants", &program);
    for (case, (file, uses)) in cases.iter().zip(sources) {
        let table = file.replace(".rs", ".toml");
        let source = format!("errors::catalog!(\"{table}\");\n{uses}");
        fs::write(scratch.folder.join(table), &case.mutant.table).unwrap();
        fs::write(scratch.folder.join("src").join(file), source).unwrap();
    }
    let stderr = String::from_utf8(scratch.run().stderr).unwrap();
    let follow_ups = follow_ups(&stderr);
    let reported = cases.iter().filter(|case| stderr.contains(&format!("src/{}:", case.file))).count();
    assert_eq!(reported, cases.len(), "a mutant without any error\n{stderr}");

    println!("{} of {} mutants have no follow-up error", cases.len() - follow_ups.len(), cases.len());
    for case in &cases {
        if let Some(errors) = follow_ups.get(&case.file) {
            println!("{}: {}: `{}`: {}", case.path, case.mutant.kind, case.mutant.what, errors.join("; "));
        }
    }
    let unexpected: Vec<_> = cases
        .iter()
        .filter(|case| !case.may_remove_a_name())
        .filter_map(|case| Some((case, follow_ups.get(&case.file)?)))
        .map(|(case, errors)| format!("{}: {}: `{}`: {errors:#?}", case.path, case.mutant.kind, case.mutant.what))
        .collect();
    assert!(unexpected.is_empty(), "{}", unexpected.join("\n"));
}
