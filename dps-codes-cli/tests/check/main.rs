//! Runs `dps-codes check` as editors and hooks do, and reads what it says.
#![allow(missing_docs)]

mod formats;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use dps_codes_table::{Rule, Severity};
use serde_json::Value;

const ROW: &str = "[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"The first.\"\n";

/// A folder with tables, in which the command runs.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, tables: &[(&str, &str)]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in tables {
            fs::write(folder.join(name), text).unwrap();
        }
        Self(folder)
    }

    fn check(&self, arguments: &[&str]) -> Outcome {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dps-codes"));
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(variable);
        }
        if arguments.contains(&"--color") {
            command.env("CLICOLOR_FORCE", "1");
        }
        let arguments = arguments.iter().filter(|&&argument| argument != "--color");
        Outcome::of(&command.arg("check").args(arguments).current_dir(&self.0).output().unwrap())
    }
}

struct Outcome {
    exit: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Outcome {
    fn of(output: &Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        Self { exit: output.status.code(), stdout: text(&output.stdout), stderr: text(&output.stderr) }
    }

    fn objects(&self) -> Vec<Value> {
        self.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

#[test]
fn a_valid_table_has_no_output() {
    let outcome = Folder::new("check-sound", &[("a.toml", ROW), ("b.toml", ROW)]).check(&["a.toml", "b.toml"]);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (Some(0), ""), "{}", outcome.stderr);
    assert_eq!(outcome.stderr, "2 tables checked, no errors\n");
}

#[test]
fn the_table_of_dps_has_no_lints() {
    let table = Path::new(env!("CARGO_MANIFEST_DIR")).join("../codes.toml");
    let outcome = Folder::new("check-own", &[]).check(&["--deny", "lints", table.to_str().unwrap()]);
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (Some(0), ""));
}

#[test]
fn errors_are_printed_as_rustc_does() {
    let table = ROW.replace("summary", "sumary");
    let outcome = Folder::new("check-error", &[("t.toml", &table)]).check(&["t.toml"]);
    let expected = "\
error[T0029]: unknown key `sumary` in `[[code]]`
 --> t.toml:4:1
  |
4 | sumary = \"The first.\"
  | ^^^^^^ unknown key
  = help: a key with a similar name exists: `summary`

";
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (Some(1), expected));
    assert_eq!(outcome.stderr, "1 table checked: 1 error\n");
}

#[test]
fn lints_are_errors_only_if_denied() {
    let folder = Folder::new("check-lint", &[("t.toml", &ROW.replace("first.", "first"))]);
    let outcome = folder.check(&["t.toml"]);
    assert_eq!(outcome.exit, Some(0));
    assert!(outcome.stdout.starts_with("warning[T0039]: summary does not end with a period\n --> t.toml:4:11\n"));
    let outcome = folder.check(&["--deny", "lints", "t.toml"]);
    assert_eq!(outcome.exit, Some(1));
    assert!(outcome.stdout.starts_with("error[T0039]: summary does not end with a period\n"));
}

#[test]
fn warnings_are_allowed_and_denied_by_code() {
    let folder = Folder::new("check-levels", &[("t.toml", &ROW.replace("The first.", "the first"))]);
    let codes = |arguments: &[&str]| {
        let outcome = folder.check(&[&["--format", "json", "t.toml"], arguments].concat());
        let found = outcome.objects();
        let found = found.iter().map(|one| format!("{} {}", one["level"].as_str().unwrap(), one["code"]));
        (outcome.exit, found.collect::<Vec<_>>().join(", ").replace('"', ""))
    };
    assert_eq!(codes(&[]), (Some(0), "warning T0038, warning T0039".to_owned()));
    assert_eq!(codes(&["--allow", "T0038"]), (Some(0), "warning T0039".to_owned()));
    assert_eq!(codes(&["--allow", "T0038,t0039"]), (Some(0), String::new()));
    assert_eq!(codes(&["--allow", "T0038", "--allow", "T0039"]), (Some(0), String::new()));
    assert_eq!(codes(&["--deny", "T0039"]), (Some(1), "warning T0038, error T0039".to_owned()));
    assert_eq!(codes(&["--deny", "T0029,T0039"]), (Some(1), "warning T0038, error T0039".to_owned()));
    assert_eq!(codes(&["--deny", "warnings"]), (Some(1), "error T0038, error T0039".to_owned()));
    assert_eq!(codes(&["--deny", "warnings", "--allow", "T0038"]), (Some(1), "error T0039".to_owned()));
    for (arguments, message) in [
        (["--allow", "T0029", "t.toml"].as_slice(), "T0029 is an error, and only warnings can be allowed"),
        (&["--allow", "T003", "t.toml"], "unknown code; a similar one exists: T0003"),
        (&["--deny", "style", "t.toml"], "unknown code; codes look like T0029"),
        (&["--deny", "T0038", "--allow", "T0038", "t.toml"], "`T0038` is both allowed and denied"),
    ] {
        let outcome = folder.check(arguments);
        assert_eq!((outcome.exit, outcome.stdout.as_str()), (Some(2), ""));
        assert!(outcome.stderr.contains(message), "{}", outcome.stderr);
    }
}

#[test]
fn codes_are_explained() {
    let folder = Folder::new("check-explain", &[]);
    let page = include_str!("../../../docs/diagnostics.md");
    for code in Rule::all().map(|rule| rule.code).chain(["t0040"]) {
        let outcome = folder.check(&["--explain", code]);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (Some(0), ""));
        assert!(outcome.stdout.starts_with(&code.to_uppercase()));
        assert!(page.contains(&format!("### {}", outcome.stdout)), "{}", outcome.stdout);
    }
    assert_eq!(folder.check(&["--explain", "T0000"]).exit, Some(2));
    assert_eq!(folder.check(&["--explain"]).exit, Some(2));
}

/// Each warning is left out or an error by its code, and no error is left out.
#[test]
fn each_code_is_allowed_or_denied() {
    for Rule { code, severity, example, .. } in Rule::all() {
        let folder = Folder::new("check-each-code", &[("t.toml", example.trim_start())]);
        let allowed = folder.check(&["--allow", code, "t.toml"]);
        if *severity == Severity::Error {
            assert_eq!((allowed.exit, allowed.stdout.as_str()), (Some(2), ""), "{code}");
            continue;
        }
        let (warning, error) = (format!("warning[{code}]: "), format!("error[{code}]: "));
        let outcome = folder.check(&["t.toml"]);
        assert!(outcome.exit == Some(0) && outcome.stdout.starts_with(&warning), "{}", outcome.stdout);
        assert_eq!((allowed.exit, allowed.stdout.as_str()), (Some(0), ""), "{code}");
        let denied = folder.check(&["--deny", code, "t.toml"]);
        assert!(denied.exit == Some(1) && denied.stdout.starts_with(&error), "{}", denied.stdout);
    }
}

/// Writes `input` to the standard input of the command.
fn check_stdin(folder: &Folder, arguments: &[&str], input: &[u8]) -> Outcome {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dps-codes"))
        .arg("check")
        .args(arguments)
        .current_dir(&folder.0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    Outcome::of(&child.wait_with_output().unwrap())
}

#[test]
fn a_table_is_read_from_standard_input() {
    let folder = Folder::new("check-stdin", &[("t.toml", ROW)]);
    let broken = ROW.replace("summary", "sumary");
    let outcome = check_stdin(&folder, &["-"], broken.as_bytes());
    assert_eq!(outcome.exit, Some(1));
    assert!(outcome.stdout.contains(" --> <stdin>:4:1\n"), "{}", outcome.stdout);
    let outcome = check_stdin(&folder, &["-", "--stdin-path", "a/b.toml", "t.toml"], broken.as_bytes());
    assert!(outcome.stdout.contains(" --> a/b.toml:4:1\n"), "{}", outcome.stdout);
    assert_eq!(outcome.stderr, "2 tables checked: 1 error\n");
    assert_eq!(check_stdin(&folder, &["-"], ROW.as_bytes()).exit, Some(0));
    let outcome = check_stdin(&folder, &["-"], b"a = \"\xff\"");
    assert!(outcome.stdout.starts_with("error[T0002]: "), "{}", outcome.stdout);
    assert_eq!(outcome.exit, Some(2));
    for arguments in [&["-", "-"][..], &["--stdin-path", "t.toml", "t.toml"]] {
        assert_eq!(folder.check(arguments).exit, Some(2), "{arguments:?}");
    }
}

/// The hook of the README checks what is staged, whatever the working tree holds.
#[cfg(unix)]
#[test]
fn the_hook_checks_the_staged_table() {
    use std::os::unix::fs::PermissionsExt;

    let readme = include_str!("../../README.md");
    let hook = readme.split("```sh\n").find(|block| block.contains("hooks/pre-commit")).unwrap();
    let hook = hook.split("```").next().unwrap();
    let folder = Folder::new("check-hook", &[("my codes.toml", ROW), ("other.toml", "not a table")]);
    let binary = Path::new(env!("CARGO_BIN_EXE_dps-codes")).parent().unwrap();
    let path = format!("{}:{}", binary.display(), std::env::var("PATH").unwrap());
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
        let mut command = Command::new("git");
        command.args(identity).args(arguments).current_dir(&folder.0).env("PATH", &path);
        for variable in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"] {
            command.env_remove(variable);
        }
        Outcome::of(&command.output().unwrap())
    };
    assert_eq!(git(&["init", "-q"]).exit, Some(0));
    let file = folder.0.join(".git/hooks/pre-commit");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, hook).unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();

    git(&["add", "."]);
    let valid = git(&["commit", "-q", "-m", "Add codes"]);
    assert_eq!(valid.exit, Some(0), "{}{}", valid.stdout, valid.stderr);
    // The staged table has an error, the one in the working tree has none.
    let table = folder.0.join("my codes.toml");
    fs::write(&table, ROW.replace("summary", "sumary")).unwrap();
    git(&["add", "."]);
    fs::write(&table, ROW).unwrap();
    let refused = git(&["commit", "-q", "-m", "Break codes"]);
    assert_ne!(refused.exit, Some(0));
    let output = refused.stdout + &refused.stderr;
    assert!(output.contains("error[T0029]") && output.contains(" --> my codes.toml:4:1\n"), "{output}");
    // The other way round, it can be committed.
    fs::write(&table, format!("{ROW}aliases = [\"uno\"]\n")).unwrap();
    git(&["add", "."]);
    fs::write(&table, "broken").unwrap();
    assert_eq!(git(&["commit", "-q", "-m", "Add an alias"]).exit, Some(0));
    // So it is with a table that another one uses.
    let used = |action: &str| {
        format!(
            "[catalog]\naction = \"{action}\"\n[action.{action}]\ntext = \"Act.\"\nactor = \"Program\"\nretry = \"never\"\n{ROW}"
        )
    };
    let using = "[catalog]\nuse = { path = \"crate\", table = \"used-codes.toml\" }\naction = \"Staged\"\n";
    let shared = folder.0.join("used-codes.toml");
    for (staged, in_the_tree, exit) in [("Staged", "Other", 0), ("Other", "Staged", 1)] {
        fs::write(&table, format!("# {staged} is defined.\n{using}{ROW}")).unwrap();
        fs::write(&shared, used(staged)).unwrap();
        git(&["add", "."]);
        fs::write(&shared, used(in_the_tree)).unwrap();
        let outcome = git(&["commit", "-q", "-m", "Use a table"]);
        assert_eq!(outcome.exit, Some(exit), "{staged} is staged: {}{}", outcome.stdout, outcome.stderr);
    }
}

#[test]
fn usage_errors_have_a_status_of_their_own() {
    let folder = Folder::new("check-calls", &[("t.toml", ROW)]);
    for arguments in [&[][..], &["--format", "yaml", "t.toml"], &["--deny", "errors", "t.toml"], &["none.toml"]] {
        assert_eq!(folder.check(arguments).exit, Some(2), "{arguments:?}");
    }
    // All errors are shown, not only the first twenty.
    let many = Folder::new("check-many", &[("t.toml", &ROW.replace("= 1", "= \"1\"").repeat(30))]);
    assert_eq!(many.check(&["--format", "json", "t.toml"]).objects().len(), 30 + 29, "numbers, and duplicate names");
}

#[test]
fn the_summary_counts_errors_and_warnings() {
    let warning = ROW.replace("first.", "first");
    let error = ROW.replace("summary", "sumary");
    let tables = [("good.toml", ROW), ("warning.toml", &warning), ("error.toml", &error)];
    let folder = Folder::new("check-summary", &tables);
    for (tables, summary) in [
        (&["good.toml"][..], "1 table checked, no errors\n"),
        (&["warning.toml"], "1 table checked: 1 warning\n"),
        (&["warning.toml", "good.toml", "warning.toml"], "3 tables checked: 2 warnings\n"),
        (&["error.toml", "good.toml"], "2 tables checked: 1 error\n"),
        (&["error.toml", "error.toml"], "2 tables checked: 2 errors\n"),
        (&["error.toml", "warning.toml", "error.toml"], "3 tables checked: 2 errors, 1 warning\n"),
    ] {
        assert_eq!(folder.check(tables).stderr, summary, "{tables:?}");
    }
}
