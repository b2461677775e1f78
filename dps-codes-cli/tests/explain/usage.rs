//! Wrong calls, help, and the examples of the READMEs.

use std::fs;
use std::path::Path;

use crate::{Outcome, command, finish, keys_in_order, run};

#[test]
fn wrong_usage_exits_with_2() {
    for arguments in [
        &[][..],
        &["explain"],
        &["explain", "--format", "yaml", "1"],
        &["explain", "--format"],
        &["explain", "--nonsense", "1"],
        &["explain", "-x"],
        &["expalin", "1"],
        &["-1"],
    ] {
        let outcome = run(arguments);
        assert_eq!((outcome.exit, outcome.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(!outcome.stderr.is_empty());
    }
}

#[test]
fn help_and_version() {
    for (arguments, said) in [
        (&["--version"][..], concat!("dps-codes ", env!("CARGO_PKG_VERSION"), "\n")),
        (&["--help"], "explain"),
        (&["-h"], "explain"),
        (&["explain", "--help"], "--format <FORMAT>"),
        (&["explain", "-h"], "<INPUT>..."),
    ] {
        let outcome = run(arguments);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""), "{arguments:?}");
        assert!(outcome.stdout.contains(said), "{}", outcome.stdout);
        assert!(outcome.stdout.lines().all(|line| line.chars().count() <= 100), "{}", outcome.stdout);
    }
}

/// An example of a README.
struct Example {
    readme: &'static str,
    arguments: Vec<String>,
    shown: String,
}

/// Returns the sessions of the READMEs.
fn examples() -> Vec<Example> {
    let mut examples = Vec::new();
    for readme in ["README.md", "../README.md"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(readme);
        // Beside the packed crate there is no README of the whole.
        let Ok(text) = fs::read_to_string(path) else { continue };
        for example in text.split("```console\n").skip(1) {
            let example = example.split("```").next().unwrap_or_default();
            let (line, shown) = example.split_once('\n').expect("a command and its output");
            let arguments = line.strip_prefix("$ dps-codes ").expect("the command");
            examples.push(Example { readme, arguments: unquoted(arguments), shown: shown.to_owned() });
        }
    }
    examples
}

/// The words as a shell takes them: what is in single quotes is one.
fn unquoted(line: &str) -> Vec<String> {
    let part = |(index, part): (usize, &str)| match index % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    };
    line.split('\'').enumerate().flat_map(part).collect()
}

/// Runs the command in the folder of the workspace, where the paths of the READMEs start.
fn run_at_root(arguments: &[String]) -> Outcome {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    finish(command(arguments).current_dir(root))
}

#[test]
fn the_examples_of_the_readmes_can_be_run() {
    let examples = examples();
    assert!(examples.iter().filter(|example| example.readme == "README.md").count() >= 5);
    for Example { readme, arguments, shown } in examples {
        let outcome = run_at_root(&arguments);
        assert!(outcome.exit < 2, "{readme}: {arguments:?}");
        let said = outcome.stdout + &outcome.stderr;
        if arguments.iter().any(|argument| argument == "json") {
            let keys = |lines: &str| lines.lines().map(keys_in_order).collect::<Vec<_>>();
            assert_eq!(keys(&said), keys(&shown), "{readme}: {arguments:?}");
        } else {
            assert_eq!(said.lines().next(), shown.lines().next(), "{readme}: {arguments:?}");
        }
    }
}

/// Not in every run: whoever edits the table need not edit the READMEs at once.
#[test]
#[ignore = "for releases"]
fn the_examples_of_the_readmes_are_real() {
    for Example { readme, arguments, shown } in examples() {
        let outcome = run_at_root(&arguments);
        assert_eq!(format!("{}{}", outcome.stdout, outcome.stderr), shown, "{readme}: {arguments:?}");
    }
}
