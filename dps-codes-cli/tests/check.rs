//! Runs `dps-codes check` as editors and hooks do, and reads what it says.
#![allow(missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

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
        if arguments.contains(&"--colour") {
            command.env("CLICOLOR_FORCE", "1");
        }
        let arguments = arguments.iter().filter(|&&argument| argument != "--colour");
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
fn colors_are_for_terminals() {
    let folder = Folder::new("check-colour", &[("t.toml", &ROW.replace("number = 1", "number = 1\nnumber = 2"))]);
    assert!(!folder.check(&["t.toml"]).stdout.contains('\u{1b}'));
    let coloured = folder.check(&["--colour", "t.toml"]).stdout;
    assert!(coloured.starts_with("\u{1b}[1m\u{1b}[31merror[T0026]\u{1b}[0m\u{1b}[1m: duplicate key"), "{coloured:?}");
    assert!(coloured.contains("\u{1b}[1m\u{1b}[31m ^^^^^^ set again here\u{1b}[0m"), "{coloured:?}");
    assert!(coloured.contains("\u{1b}[1m\u{1b}[34m ------ first set here\u{1b}[0m"), "{coloured:?}");
}

#[test]
fn json_is_one_object_a_line() {
    let twice = format!("{ROW}{}", ROW.replace("One", "Two").replace("first.", "second"));
    let lint = ROW.replace("The first.", "It's ä\\t漢");
    let folder = Folder::new("check-json", &[("twice.toml", &twice), ("lint.toml", &lint)]);
    let outcome = folder.check(&["--format", "json", "twice.toml", "lint.toml", "none.toml"]);
    assert_eq!(outcome.exit, Some(2));
    let expected = [
        json!({
            "file": "twice.toml", "level": "error", "code": "T0058", "message": "duplicate number 1",
            "line": 6, "column": 10, "end_line": 6, "end_column": 11, "label": "used again here", "help": null,
            "secondary": {
                "line": 2, "column": 10, "end_line": 2, "end_column": 11, "label": "first used here",
            },
        }),
        json!({
            "file": "lint.toml", "level": "warning", "code": "T0039", "message": "summary does not end with a period",
            "line": 4, "column": 11, "end_line": 4, "end_column": 22, "label": "expected a sentence", "help": null,
            "secondary": null,
        }),
        json!({
            "file": "none.toml", "level": "error", "code": "T0001", "message": "cannot read the table: no such file",
            "line": null, "column": null, "end_line": null, "end_column": null, "label": null,
            "help": "tables nearby: `lint.toml`, `twice.toml`", "secondary": null,
        }),
    ];
    assert_eq!(outcome.objects(), expected);
    assert!(outcome.stdout.starts_with(r#"{"file":"twice.toml","level":"error","code":"T0058","message":"#));
    assert_eq!(outcome.stderr, "");
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
    let page = include_str!("../../docs/diagnostics.md");
    for code in ["T0029", "t0040"] {
        let outcome = folder.check(&["--explain", code]);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (Some(0), ""));
        assert!(outcome.stdout.starts_with(&code.to_uppercase()));
        assert!(page.contains(&format!("### {}", outcome.stdout)), "{}", outcome.stdout);
    }
    assert_eq!(folder.check(&["--explain", "T0000"]).exit, Some(2));
    assert_eq!(folder.check(&["--explain"]).exit, Some(2));
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
