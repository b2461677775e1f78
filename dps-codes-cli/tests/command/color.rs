//! `--color`, `NO_COLOR` and `CLICOLOR_FORCE`.

use crate::command;

/// Returns `true` if standard output or standard error is colored.
fn is_colored(arguments: &[&str], variables: &[(&str, &str)]) -> bool {
    let output = command(arguments).envs(variables.iter().copied()).output().expect("the command starts");
    output.stdout.contains(&b'\x1b') || output.stderr.contains(&b'\x1b')
}

/// Calls that print something with color: explanations, tables, errors, diagnostics, help, errors of usage.
const CALLS: [&[&str]; 7] = [
    &["404201", "banana"],
    &["explain", "404201"],
    &["scan", "missing.log"],
    &["check", "missing.toml"],
    &["list", "--search", "banana"],
    &["scan", "--help"],
    &["list", "--nonsense"],
];

#[test]
fn the_option_takes_precedence_over_the_environment() {
    for call in CALLS {
        assert!(!is_colored(call, &[]), "{call:?}");
        assert!(is_colored(call, &[("CLICOLOR_FORCE", "1")]), "{call:?}");
        assert!(!is_colored(call, &[("NO_COLOR", "1")]), "{call:?}");
        for variables in [&[][..], &[("NO_COLOR", "1")], &[("CLICOLOR_FORCE", "1")]] {
            for (choice, expected) in [("--color=always", true), ("--color=never", false)] {
                assert_eq!(is_colored(&[&[choice], call].concat(), variables), expected, "{call:?} {variables:?}");
                assert_eq!(is_colored(&[call, &[choice]].concat(), variables), expected, "{call:?} {variables:?}");
            }
        }
    }
}

#[test]
fn only_text_is_colored() {
    for call in
        [&["explain", "--format=json", "404201"][..], &["list", "--format=csv"], &["completions", "bash"], &["man"]]
    {
        assert!(!is_colored(&[&["--color", "always"], call].concat(), &[]), "{call:?}");
    }
}
