//! Wrong calls, help, and the examples of the READMEs.

use crate::run;

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

/// Not in every run: whoever edits the table need not edit the README at once.
#[test]
#[ignore = "for releases"]
fn the_examples_of_the_readme_are_real() {
    let readme = include_str!("../../README.md");
    let examples: Vec<_> = readme.split("```console\n$ dps-codes ").skip(1).collect();
    assert_eq!(examples.len(), 4);
    for example in examples {
        let example = example.split("```").next().unwrap_or_default();
        let (arguments, shown) = example.split_once('\n').expect("a command and its output");
        let outcome = run(arguments.split(' '));
        assert_eq!(format!("{}{}", outcome.stdout, outcome.stderr), shown, "{arguments}");
    }
}
