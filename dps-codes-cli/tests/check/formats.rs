//! The output of `check` in each format, and in colors.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use crate::{Folder, Outcome, ROW};

#[test]
fn colors_are_for_terminals() {
    let folder = Folder::new("check-color", &[("t.toml", &ROW.replace("number = 1", "number = 1\nnumber = 2"))]);
    assert!(!folder.check(&["t.toml"]).stdout.contains('\u{1b}'));
    let colored = folder.check(&["--color", "t.toml"]).stdout;
    assert!(colored.starts_with("\u{1b}[1m\u{1b}[31merror[T0026]\u{1b}[0m\u{1b}[1m: duplicate key"), "{colored:?}");
    assert!(colored.contains("\u{1b}[1m\u{1b}[31m ^^^^^^ set again here\u{1b}[0m"), "{colored:?}");
    assert!(colored.contains("\u{1b}[1m\u{1b}[34m ------ first set here\u{1b}[0m"), "{colored:?}");
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
fn github_annotates_lines() {
    let twice = format!("{ROW}{}", ROW.replace("One", "Two").replace("first.", "second."));
    let folder = Folder::new("check-github", &[("a,b: 100%.toml", &twice), ("s.toml", &ROW.replace("sum", "su"))]);
    let outcome = folder.check(&["--format", "github", "a,b: 100%.toml", "s.toml", "none.toml"]);
    let expected = "\
::error file=a%2Cb%3A 100%25.toml,line=6,endLine=6,col=10,endColumn=11,title=T0058::duplicate number 1: used again here\
%0Aline 2, column 10: first used here
::error file=s.toml,line=4,endLine=4,col=1,endColumn=6,title=T0029::unknown key `sumary` in `[[code]]`: unknown key\
%0Ahelp: a key with a similar name exists: `summary`
::error file=none.toml,title=T0001::cannot read the table: no such file\
%0Ahelp: tables nearby: `s.toml`, `a,b: 100%25.toml`
";
    assert_eq!(
        (outcome.exit, outcome.stdout.as_str()),
        (Some(2), expected.replace("endColumn=6", "endColumn=7").as_str())
    );
}

/// An annotation is read by people: only what would end it is escaped.
#[test]
fn github_shows_quotes_as_they_are() {
    let folder = Folder::new("check-github-quotes", &[("t.toml", &format!("{ROW}extra = 1\n"))]);
    let github = folder.check(&["--format", "github", "t.toml"]).stdout;
    assert!(github.contains("a key of your own is a column: `[column.extra]` with `type = \"u32\"`"), "{github}");
}

#[test]
fn sarif_is_one_log() {
    let twice = format!("{ROW}{}", ROW.replace("One", "Two").replace("first.", "second"));
    let folder = Folder::new("check-sarif", &[("a b.toml", &twice), ("lint.toml", &ROW.replace("first.", "first"))]);
    let outcome = folder.check(&["--format", "sarif", "a b.toml", "lint.toml"]);
    assert_eq!(outcome.exit, Some(1));
    let log: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules: Vec<_> = run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| &rule["id"]).collect();
    assert_eq!(rules, ["T0039", "T0058"]);
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    let [error, lint] = &run["results"].as_array().unwrap()[..] else { panic!("{}", outcome.stdout) };
    assert_eq!((&error["ruleId"], &error["ruleIndex"], &error["level"]), (&json!("T0058"), &json!(1), &json!("error")));
    assert_eq!(
        error["locations"][0]["physicalLocation"],
        json!({
            "artifactLocation": { "uri": "a%20b.toml" },
            "region": { "startLine": 6, "startColumn": 10, "endLine": 6, "endColumn": 11 },
        })
    );
    assert_eq!(error["relatedLocations"][0]["physicalLocation"]["region"]["startLine"], 2);
    assert_eq!((&lint["ruleIndex"], &lint["level"]), (&json!(0), &json!("warning")));
    // A table without diagnostics is a log without results.
    let empty = Folder::new("check-sarif-empty", &[("t.toml", ROW)]).check(&["--format", "sarif", "t.toml"]);
    let log: Value = serde_json::from_str(&empty.stdout).unwrap();
    assert_eq!((empty.exit, &log["runs"][0]["results"]), (Some(0), &json!([])));
}

/// A name may contain line breaks, escapes, and on Unix bytes that are not UTF-8.
#[cfg(unix)]
#[test]
fn file_names_may_have_any_characters() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::new("check-names", &[]);
    let broken = ROW.replace("summary", "sumary");
    for (bytes, shown, uri) in [
        (&b"-1.toml"[..], "-1.toml", "-1.toml"),
        (b"a\n\x1b[31mb.toml", "a\\n\\u{1b}[31mb.toml", "a%0A%1B%5B31mb.toml"),
        (b"caf\xe9.toml", "caf\u{fffd}.toml", "caf%E9.toml"),
        ("漢 字.toml".as_bytes(), "漢 字.toml", "%E6%BC%A2%20%E5%AD%97.toml"),
    ] {
        let name = OsStr::from_bytes(bytes);
        // Some file systems refuse such names.
        if fs::write(folder.0.join(name), &broken).is_err() {
            continue;
        }
        let check = |format: &str| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_dps-codes"));
            let command = command.args(["check", "--format", format, "--"]).arg(name).current_dir(&folder.0);
            Outcome::of(&command.output().unwrap())
        };
        let text = check("text");
        assert_eq!(text.exit, Some(1));
        assert!(text.stdout.contains(&format!(" --> {shown}:4:1\n")), "{:?}", text.stdout);
        let log: Value = serde_json::from_str(&check("sarif").stdout).unwrap();
        let location = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(location["artifactLocation"]["uri"], uri);
        assert_eq!(check("json").objects().len(), 1);
        assert_eq!(check("github").stdout.lines().count(), 1);
    }
}

/// The text cannot be shown, but the place of the first invalid byte is known.
#[test]
fn invalid_utf_8_has_a_place_in_each_format() {
    let folder = Folder::new("check-bytes", &[]);
    fs::write(folder.0.join("t.toml"), b"[[code]]\nname = \"\xff\"\n").unwrap();
    let object = folder.check(&["--format", "json", "t.toml"]).objects().remove(0);
    let place = ["line", "column", "end_line", "end_column", "label"].map(|key| object[key].clone());
    assert_eq!(json!(place), json!([2, 9, null, null, null]), "{object}");
    let github = folder.check(&["--format", "github", "t.toml"]).stdout;
    assert!(github.starts_with("::error file=t.toml,line=2,endLine=2,col=9,endColumn=9,title="), "{github}");
    let sarif: Value = serde_json::from_str(&folder.check(&["--format", "sarif", "t.toml"]).stdout).unwrap();
    let region = &sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(*region, json!({"startLine": 2, "startColumn": 9}));
}

/// Only marks below the source are in the color of the level: not what a source line starts with.
#[test]
fn source_lines_keep_their_color() {
    let table = ROW.replace("summary = \"The first.\"", "^ = 1").replace("name", "- = 2\nname");
    let folder = Folder::new("check-marks", &[("t.toml", &table)]);
    let colored = folder.check(&["--color", "t.toml"]).stdout;
    for source in ["- = 2", "^ = 1"] {
        assert!(!colored.contains(&format!("m {source}\u{1b}")), "{source}: {colored:?}");
    }
    assert!(colored.contains("\u{1b}[1m\u{1b}[34m  |\u{1b}[0m\u{1b}[1m\u{1b}[31m "), "{colored:?}");
}
