//! Mutants in the programs of users: rustc reports the error of the table, and others only for names that it removes.
#![allow(missing_docs)]

#[path = "follow_up/errors.rs"]
mod errors;
mod mutants;
#[path = "follow_up/program.rs"]
mod program;
#[path = "../../tests/scratch/mod.rs"]
mod scratch;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use errors::{FollowUp, follow_ups};
use mutants::Mutant;
use program::Program;
use scratch::{Scratch, root};

/// Tables of numbers, of numbers in hexadecimal digits, and of string codes.
const TABLES: [&str; 8] = [
    "tables/grpc/grpc.toml",
    "tables/http/http.toml",
    "tables/kafka/kafka.toml",
    "tables/ntstatus/ntstatus.toml",
    "tables/postgresql/postgresql.toml",
    "tests/other-tables/tables/errno.toml",
    "tests/other-tables/tables/plant.toml",
    "tests/other-tables/tables/services.toml",
];

/// The starts of the lines that define rows and symptoms.
const ROWS: &[&str] = &["name ="];
const FAMILIES: &[&str] = &["family ="];
const OTHERS: &[&str] = &["[", "phases =", "actors =", "one_of =", "{ name =", "\""];

/// Fewer bytes are a small table.
const LONG: usize = 6_000;

/// A mutant, and its module in the program.
struct Case {
    path: &'static str,
    mutant: Mutant,
    file: String,
    /// The names that the mutation removes from the table.
    removed: BTreeSet<String>,
    /// Set if the table no longer tells the type of its numbers, or that of a column.
    removes_type: bool,
}

impl Case {
    fn new(path: &'static str, table: &str, mutant: Mutant, program: &Program, file: String) -> Self {
        let removed = |starts, names: &[String]| {
            let left = words_of_lines(starts, table, &mutant.table);
            names.iter().filter(|name| !left.contains(name.as_str())).map(|name| folded(name)).collect::<Vec<_>>()
        };
        let of_each =
            [removed(ROWS, &program.rows), removed(FAMILIES, &program.families), removed(OTHERS, &program.others)];
        let removes_type = program.types.iter().any(|of| {
            let (before, after) = mutated_lines(table, &mutant.table);
            // Without its first letter, the type may be one of several.
            before.contains(&format!("= \"{of}\"")) && !after.contains(&format!("= \"{}", &of[..1]))
        });
        let removed = of_each.into_iter().flatten().collect();
        Self { path, mutant, file, removed, removes_type }
    }

    /// Returns `true` if the error is about something that the mutation removes.
    fn excuses(&self, error: &FollowUp) -> bool {
        self.removes_type || error.names.iter().any(|name| self.removed.contains(&folded(name)))
    }
}

/// A name, and those that are made of it: `http_status`, `HttpStatus` and `from_http_status` are one.
fn folded(name: &str) -> String {
    name.strip_prefix("from_").unwrap_or(name).replace('_', "").to_lowercase()
}

/// Returns the words of the lines that start in one of these ways, and of the line that was mutated.
fn words_of_lines<'m>(starts: &[&str], table: &'m str, mutant: &'m str) -> BTreeSet<&'m str> {
    let defines = |line: &&str| starts.iter().any(|start| line.trim_start().starts_with(start));
    let lines = mutant.lines().filter(defines).chain([mutated_lines(table, mutant).1]);
    lines.flat_map(|line| line.split(|c: char| !c.is_alphanumeric() && c != '_')).collect()
}

/// Returns the first line that differs, before and after the mutation.
fn mutated_lines<'m>(table: &'m str, mutant: &'m str) -> (&'m str, &'m str) {
    table.lines().zip(mutant.lines()).find(|(before, after)| before != after).unwrap_or_default()
}

/// Returns a long table with one row in ten, and those that are the first with their action or phase: what follows from an
/// error is the same, and rustc is sooner done with it.
fn with_some_rows(table: String) -> String {
    if table.len() < LONG {
        return table;
    }
    let (mut kept, mut uses) = (String::new(), BTreeSet::new());
    for (index, block) in table.split_inclusive("\n\n").enumerate() {
        let names = block.lines().filter(|line| line.starts_with("action =") || line.starts_with("in."));
        let first = names.filter(|name| uses.insert(*name)).count();
        if first > 0 || index % 10 == 0 || !block.starts_with("[[code]]") {
            kept.push_str(block);
        }
    }
    kept
}

/// Returns some mutants of each kind: more of a small table, which takes rustc less time.
fn some_of_each_kind(table: &str) -> Vec<Mutant> {
    let most = if table.len() < LONG { 3 } else { 1 };
    let mut by_kind: BTreeMap<&str, Vec<Mutant>> = BTreeMap::new();
    for mutant in mutants::of(table) {
        by_kind.entry(mutant.kind).or_default().push(mutant);
    }
    // At another place for each kind, so that all parts of a table have their turn.
    let kinds = by_kind.len();
    let of_kind = |(kind, all): (usize, Vec<Mutant>)| {
        let (first, step) = (all.len() * kind / kinds / most, all.len().div_ceil(most));
        all.into_iter().skip(first).step_by(step)
    };
    by_kind.into_values().enumerate().flat_map(of_kind).collect()
}

/// Writes a module that compiles a table and uses it, and returns the name of its file.
fn write_module(scratch: &Scratch, main: &mut String, table: &str, uses: &str) -> String {
    let module = format!("m{}", main.lines().count());
    let _ = writeln!(main, "mod {module};");
    fs::write(scratch.folder.join(&module).with_extension("toml"), table).unwrap();
    let file = format!("{module}.rs");
    let source = format!("errors::catalog!(\"{module}.toml\");\n{uses}");
    fs::write(scratch.folder.join("src").join(&file), source).unwrap();
    file
}

#[test]
fn only_mutants_that_remove_a_name_have_follow_up_errors() {
    let (mut valid, mut cases) = (Vec::new(), Vec::new());
    let mut main = String::from("#![allow(warnings)]\n");
    let scratch = Scratch::new("mutants", "");
    for path in TABLES {
        let table = with_some_rows(fs::read_to_string(root().join(path)).unwrap());
        let program = Program::of(&table);
        valid.push(write_module(&scratch, &mut main, &table, &program.source));
        for mutant in some_of_each_kind(&table) {
            let file = write_module(&scratch, &mut main, &mutant.table, &program.source);
            cases.push(Case::new(path, &table, mutant, &program, file));
        }
    }
    main.push_str("fn main() {}\n");
    fs::write(scratch.folder.join("src/main.rs"), main).unwrap();
    let stderr = String::from_utf8(scratch.run().stderr).unwrap();
    let is_reported = |file: &String| stderr.contains(&format!("src/{file}:"));
    assert!(!valid.iter().any(is_reported), "errors without an error in the table\n{stderr}");
    let silent: Vec<_> = cases.iter().filter(|case| !is_reported(&case.file)).map(|case| &case.mutant.what).collect();
    assert!(silent.is_empty(), "without any error: {silent:?}\n{stderr}");

    let follow_ups = follow_ups(&stderr);
    println!("{} of {} mutants have no follow-up error", cases.len() - follow_ups.len(), cases.len());
    let mut unexpected = Vec::new();
    for case in &cases {
        for error in follow_ups.get(&case.file).into_iter().flatten() {
            let line = format!("{}: {}: `{}`: {}", case.path, case.mutant.kind, case.mutant.what, error.message);
            println!("{line}");
            if !case.excuses(error) {
                unexpected.push(line);
            }
        }
    }
    assert!(unexpected.is_empty(), "{}", unexpected.join("\n"));
}
