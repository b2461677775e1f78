//! Everything that `explain --table` says of a code, as text and as JSON, and of arguments without one.

use std::fs;

use serde_json::{Value, json};

use crate::{Outcome, command, finish, table};

const TABLE: &str = r#"
[catalog]
number = "i32"
phases = ["Cold", "Warm", "Hot"]
action = "Wait"

[column.http_status]
from = "NNNxx"
range = "100..=599"

[column.provenance]
one_of = ["Observed", "Documented"]

[column.note]
type = "text"

[action.Wait]
text = "Wait."
actor = "Program"
retry = { kind = "backoff", minimum = "1500ms", initial = "1s", cap = "1m" }

[action.Slow]
text = "Wait longer."
actor = "Program"
retry = { kind = "backoff", minimum = "2s", initial = "1s", cap = "1m" }

[action.Repair]
text = "Repair it."
actor = "Operator"
retry = "after-repair"

[action.Stop]
text = "Stop."
actor = "Operator"
retry = "never"

[action.Again]
text = "Try again."
actor = "Program"
retry = "at-once"

[action.Drop]
text = "Drop it."
actor = "Program"
retry = "never"

[[code]]
number = 40401
name = "Lost"
summary = "It is lost."
help = "Look for it."
provenance = "Observed"
note = "one two"
in.Cold = "Slow"
in.Warm = "Repair"
in.Hot = "Stop"
sources = ["https://example.com/a", "https://example.com/b"]

[[code]]
number = 7
name = "Old"
summary = "An old one."
action = "Again"
in.Hot = "Drop"
deprecated = "it no longer occurs"
replaced_by = "Lost"
"#;

fn explain(name: &str, arguments: &[&str]) -> Outcome {
    let path = table(name, TABLE);
    finish(command(["explain", "--table", path.to_str().unwrap()]).args(arguments), "")
}

#[test]
fn text_has_the_advice_of_each_phase() {
    let expected = "\
40401 Lost, from own-text
It is lost.
What to do   Look for it.
Action       Wait: Wait.
In Cold      Slow: Wait longer.
In Warm      Repair: Repair it.
In Hot       Stop: Stop.
Who          program; in Warm: operator; in Hot: operator
Wait         at least 1.5 s, plus a random time; in Cold: at least 2 s, plus a random time; in Warm:
             until that is done; in Hot: do not try again as it is
http_status  404
provenance   Observed
note         one two
Sources      https://example.com/a
             https://example.com/b

7 Old, from own-text
An old one.
Action       Again: Try again.
In Hot       Drop: Drop it.
Who          program
Wait         none
Deprecated   it no longer occurs
Replaced by  Lost

50301 not in the table, from own-text
Action       Wait: Wait.
Who          program
Wait         at least 1.5 s, plus a random time
http_status  503
";
    let outcome = explain("own-text.toml", &["40401", "7", "50301"]);
    assert_eq!((outcome.exit, outcome.stdout.as_str(), outcome.stderr.as_str()), (0, expected, ""));
}

#[test]
fn text_has_the_advice_of_the_phase_alone() {
    for (phase, rows) in [
        ("hot", "In Hot       Stop: Stop.\nWho          operator\nWait         do not try again as it is\n"),
        ("WARM", "In Warm      Repair: Repair it.\nWho          operator\nWait         until that is done\n"),
        (
            "Cold",
            "In Cold      Slow: Wait longer.\nWho          program\nWait         at least 2 s, plus a random time\n",
        ),
    ] {
        let outcome = explain(&format!("own-{phase}.toml"), &["--phase", phase, "40401"]);
        let expected = format!("What to do   Look for it.\n{rows}http_status  404\n");
        assert!(outcome.stdout.contains(&expected), "{phase}: {}", outcome.stdout);
    }
}

#[test]
fn json_has_the_same_keys_as_for_the_built_in_tables() {
    let objects = |arguments: &[&str]| -> Vec<Value> {
        let outcome = explain("own-json.toml", &[&["--format", "json"], arguments].concat());
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
        outcome.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let lost = json!({"number": 40401, "name": "Lost", "help": "Look for it.", "origin": "own-json"});
    let old = json!({"number": 7, "name": "Old", "help": null, "origin": "own-json"});
    let expected = json!({
        "input": "error 40401 after Old", "number": 40401, "known": true, "name": "Lost", "family": null,
        "http_status": 404, "summary": "It is lost.", "help": "Look for it.", "provenance": "Observed",
        "sources": ["https://example.com/a", "https://example.com/b"], "action": "Wait", "actor": "program",
        "actions": {"cold": "Slow", "warm": "Repair", "hot": "Stop"}, "transport_status": null, "retry_after_s": null,
        "tracking_id": null, "message": null, "challenge": null, "phase": null, "wait_s": 1.5, "origin": "own-json",
        "outcome": null, "next": null, "candidates": [lost, old], "failures": [], "code": null, "written": null,
        "columns": {"http_status": 404, "provenance": "Observed", "note": "one two"}, "count": 1,
    });
    assert_eq!(objects(&["error 40401 after Old"]), [expected]);
    let found = objects(&["--phase", "hot", "7", "50301"]).into_iter().map(|object| {
        json!([
            object["known"],
            object["summary"],
            object["help"],
            object["provenance"],
            object["sources"],
            object["action"],
            object["phase"],
            object["wait_s"],
            object["candidates"],
            object["http_status"]
        ])
    });
    let expected = [
        json!([true, "An old one.", null, null, [], "Drop", "hot", null, [], null]),
        json!([false, null, null, null, [], "Wait", "hot", 1.5, [], 503]),
    ];
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn an_argument_without_a_code_is_an_error() {
    let strings = table(
        "own-strings.toml",
        "[catalog]\ncode = \"string\"\n[[code]]\ncode = \"KV1\"\nname = \"KeyIsMissing\"\nsummary = \"It is so.\"\n",
    );
    let numbers = table(
        "own-numbers.toml",
        "[catalog]\nnumber = \"u8\"\n[[code]]\nnumber = 7\nname = \"A\"\nsummary = \"It is so.\"\n",
    );
    let folder = numbers.with_file_name("own-folder");
    fs::create_dir_all(&folder).unwrap();
    for (path, argument, exit, message) in [
        (&numbers, "999", 1, "is a number that the table does not have\n"),
        (&numbers, "error 999", 1, "is a number that the table does not have\n"),
        (&numbers, "Nothing", 1, "is neither a number nor the name of a code of the table\n"),
        // One letter in place of the only one is another name, and so is one more.
        (&numbers, "B", 1, "is neither a number nor the name of a code of the table\n"),
        (&numbers, "Ab", 1, "is neither a number nor the name of a code of the table\n"),
        (&numbers, "nothing at all", 1, "is a message without a code of the table\n"),
        (&numbers, "a.log", 2, "is a file that does not exist\n"),
        (&numbers, "a b.log", 1, "is a message without a code of the table\n"),
        (&numbers, folder.to_str().unwrap(), 2, "is a folder; `dps-codes scan` reads folders\n"),
        (&strings, "99", 1, "is neither a code of the table nor the name of one\n"),
        (&strings, "Nothing", 1, "is neither a code of the table nor the name of one\n"),
        (&strings, "99 at all", 1, "is a message without a code of the table\n"),
        (&strings, "KeyIsMising", 1, "name of one; a code with a similar name exists: `KeyIsMissing`\n"),
    ] {
        let outcome = finish(command(["explain", "--table", path.to_str().unwrap()]).arg(argument), "");
        assert_eq!((outcome.exit, outcome.stdout.as_str()), (exit, ""), "{argument}");
        assert!(outcome.stderr.ends_with(message), "{argument}: {}", outcome.stderr);
    }
}

/// Separators may make a word twice as long as the name, and no longer.
#[test]
fn separators_of_a_name_are_few() {
    let path = table("own-separators.toml", "[[code]]\nnumber = 7\nname = \"NoGo\"\nsummary = \"It is so.\"\n");
    for (line, exit) in [("state No_Go", 0), ("state No____Go", 0), ("state No_____Go", 1)] {
        let outcome = finish(&mut command(["explain", "--table", path.to_str().unwrap(), "-"]), line);
        assert_eq!(outcome.exit, exit, "{line}: {}", outcome.stderr);
    }
}

/// A class of strings counts if it says anything that does not hold for every string.
#[test]
fn a_class_of_strings_is_told_from_all_others() {
    let text = "[catalog]\ncode = \"string\"\naction = \"Wait\"\n\
        [action.Wait]\ntext = \"Wait.\"\nactor = \"Operator\"\nretry = \"never\"\n\
        [action.Call]\ntext = \"Call.\"\nactor = \"Operator\"\nretry = \"never\"\n\
        [column.level]\none_of = [\"Low\", \"High\"]\ndefault = \"Low\"\n\
        [[class]]\ncodes = \"AA*\"\naction = \"Call\"\n[[class]]\ncodes = \"BB*\"\nfamily = \"Lost\"\n\
        [[class]]\ncodes = \"CC*\"\nsummary = \"It is lost.\"\n[[class]]\ncodes = \"DD*\"\nlevel = \"High\"\n\
        [[class]]\ncodes = \"EE*\"\naction = \"Wait\"\n\
        [[code]]\ncode = \"AA1\"\nname = \"KeyIsMissing\"\nsummary = \"It is so.\"\n";
    let path = table("own-classes.toml", text);
    for (argument, exit) in [("AA2", 0), ("BB2", 0), ("CC2", 0), ("DD2", 0), ("EE2", 1), ("FF2", 1), ("A", 1)] {
        let outcome = finish(command(["explain", "--table", path.to_str().unwrap()]).arg(argument), "");
        assert_eq!(outcome.exit, exit, "{argument}: {}", outcome.stderr);
    }
}

/// Longer words are not misspelled names, and comparing costs the square of the length.
#[test]
fn names_of_up_to_80_letters_are_suggested() {
    for (letters, is_suggested) in [(79, true), (80, true), (81, false)] {
        let name = format!("N{}", "a".repeat(letters - 1));
        let text = format!("[[code]]\nnumber = 7\nname = \"{name}\"\nsummary = \"It is so.\"\n");
        let path = table(&format!("own-{letters}.toml"), &text);
        let outcome = finish(command(["explain", "--table", path.to_str().unwrap()]).arg(name.replace('N', "M")), "");
        assert_eq!(outcome.exit, 1, "{letters}");
        assert_eq!(outcome.stderr.contains("a code with a similar name exists"), is_suggested, "{letters}");
    }
}

#[test]
fn a_line_with_many_strings_has_a_hundred_candidates() {
    let text = "[catalog]\ncode = \"string\"\n[[class]]\ncodes = \"KV*\"\nfamily = \"Store\"\n\
        [[code]]\ncode = \"KV1\"\nname = \"KeyIsMissing\"\nsummary = \"It is so.\"\n";
    let path = table("own-many.toml", text);
    for (count, candidates) in [(99, 99), (100, 100), (101, 100), (150, 100)] {
        let line = (0..count).map(|number| format!("error KV{}; ", number + 2)).collect::<Vec<_>>().concat();
        let arguments = ["explain", "--format", "json", "--table", path.to_str().unwrap(), "-"];
        let object: Value = serde_json::from_str(&finish(&mut command(arguments), &line).stdout).unwrap();
        assert_eq!(object["candidates"].as_array().map(Vec::len), Some(candidates), "{count}");
    }
}
