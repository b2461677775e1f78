//! Wrong calls and help.

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
