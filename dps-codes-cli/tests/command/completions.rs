//! The completions of each shell.

use crate::{stdout_of, subcommands};

#[test]
fn every_shell_knows_subcommands_and_options() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = stdout_of(["completions", shell]);
        for word in subcommands().iter().map(String::as_str).chain(["fail-on", "stdin-path", "columns", "color"]) {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

#[cfg(unix)]
#[test]
fn bash_completes_with_the_script() {
    use std::process::Command;

    let script = crate::folder("completions").join("dps-codes.bash");
    std::fs::write(&script, stdout_of(["completions", "bash"])).expect("the script can be written");
    for (words, completed) in [
        ("dps-codes sc", "scan"),
        ("dps-codes completions fi", "fish"),
        ("dps-codes scan --by act", "action"),
        ("dps-codes list --form", "--format"),
        ("dps-codes list --action RepairTr", "RepairTrust"),
        ("dps-codes list --family Conf", "Conflict"),
        ("dps-codes list --origin hu", "hub"),
        ("dps-codes list --columns prov", "provenance"),
        ("dps-codes list --phase Man", "Manage"),
        ("dps-codes scan --fail-on an", "any"),
        ("dps-codes scan --phase Look", "Lookup"),
        ("dps-codes explain --phase Conn", "Connect"),
    ] {
        let (before, last) = words.rsplit_once(' ').expect("two words");
        let previous = before.rsplit(' ').next().expect("a word");
        let program = format!(
            "source '{}'; function=$(complete -p dps-codes); function=${{function#*-F }}; function=${{function%% *}}; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             $function dps-codes '{last}' '{previous}'; echo \"${{COMPREPLY[*]}}\"",
            script.display()
        );
        let output = Command::new("bash").args(["--norc", "-c", &program]).output().expect("bash starts");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), completed, "{words}");
    }
}
