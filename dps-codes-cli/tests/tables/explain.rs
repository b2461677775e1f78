//! `explain --table`: codes of any table in arguments and logs.

use serde_json::{Value, json};

use crate::{Outcome, coffee, command, finish, table};

fn explain(path: &str, arguments: &[&str], input: &str) -> Outcome {
    finish(command(["explain", "--format", "json", "--table", path]).args(arguments), input)
}

fn objects(outcome: &Outcome) -> Vec<Value> {
    outcome.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn numbers_and_names_are_those_of_the_table() {
    for argument in ["101", "0x65", "NoWater", "no-water", "NO_WATER", "error 101", "code=101", "101 NoWater"] {
        let outcome = explain(&coffee(), &[argument], "");
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""), "{argument}");
        let object = objects(&outcome).remove(0);
        let found = ["number", "name", "family", "action", "actor", "origin", "known"].map(|key| object[key].clone());
        let expected = json!([101, "NoWater", "Empty", "Refill", "operator", "coffee", true]);
        assert_eq!(json!(found), expected, "{argument}");
    }
    // The built-in tables are not asked.
    let outcome = explain(&coffee(), &["404201", "EnrollmentNotFound"], "");
    assert_eq!(outcome.exit, 1);
    assert!(outcome.stderr.contains("`404201` is a number that the table does not have"), "{}", outcome.stderr);
}

/// `display` of the table is how numbers are printed and found.
#[test]
fn numbers_have_the_written_form_of_the_table() {
    let other = |name: &str| format!("{}/../tests/other-tables/tables/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    for argument in ["E0382", "e382", "382", "UseAfterMove", "E0382 UseAfterMove", "error[E0382]: use of moved value"] {
        let object = objects(&explain(&other("rustc"), &[argument], "")).remove(0);
        assert_eq!((&object["number"], &object["name"]), (&json!(382), &json!("UseAfterMove")), "{argument}");
    }
    for (name, argument, title) in [
        ("rustc", "382", "E0382 UseAfterMove"),
        ("rustc", "E0999", "E0999"),
        ("hresult", "-2147467259", "0x80004005 Fail"),
        ("hresult", "0x80004005", "0x80004005 Fail"),
    ] {
        let outcome = finish(&mut command(["explain", "--table", &other(name), argument]), "");
        assert!(outcome.stdout.contains(title), "{argument}: {}", outcome.stdout);
    }
    let listed = finish(&mut command(["list", "--table", &other("hresult")]), "").stdout;
    assert!(listed.contains("0x80004005") && !listed.contains("-2147467259"), "{listed}");
    // For programs, a number is a number.
    let listed = finish(&mut command(["list", "--format", "csv", "--table", &other("hresult")]), "").stdout;
    assert!(listed.contains("-2147467259"), "{listed}");
}

/// A number of a class is found in the same forms as one with a row.
#[test]
fn unlisted_numbers_are_read_in_the_written_form() {
    let code = "[[code]]\nnumber = 0x80070005\nname = \"AccessDenied\"\nsummary = \"Access is denied.\"\n";
    let table = |name: &str, catalog: &str| {
        let class = "[[class]]\nnumbers = \"0x8007xxxx\"\nfamily = \"Win32\"\n";
        table(name, &format!("[catalog]\nnumber = \"i32\"\n{catalog}\n{class}{code}")).to_str().unwrap().to_owned()
    };
    let forms = [
        (table("hexadecimal.toml", "display = \"0x{:08X}\""), "0x8007BEEF"),
        (table("decimal.toml", ""), "0x8007BEEF"),
        (table("lettered.toml", "display = \"NT-{:08x}\""), "nt-8007beef"),
        (table("joined.toml", "display = \"NT{:08x}\""), "NT80071111"),
    ];
    for (path, number) in &forms {
        for text in [(*number).to_owned(), format!("error {number}"), format!("it failed: error {number}, retry")] {
            let outcome = explain(path, &[&text], "");
            assert_eq!(outcome.exit, 0, "{path} {text}: {}", outcome.stderr);
            let object = objects(&outcome).remove(0);
            assert_eq!((&object["family"], &object["known"]), (&json!("Win32"), &json!(false)), "{path} {text}");
            assert!(object["number"].as_i64().unwrap() < 0, "{path} {text}");
        }
    }
    let (path, _) = &forms[0];
    for line in ["hr=0x8007BEEF", "status=0x8007beef", "x: HRESULT: 0x8007BEEF", "call returned (0x8007BEEF)"] {
        let outcome = finish(command(["scan", "--format", "json", "--table", path]).arg("-"), line);
        let object: Value = serde_json::from_str(&outcome.stdout).unwrap();
        assert_eq!((&object["failures"], &object["unlisted"]), (&json!(1), &json!(1)), "{line}");
    }
    for line in ["at 0x8007BEEF", "address=0x8007BEEF", "hr=0x9007BEEF", "status=5", "hr=72"] {
        let outcome = finish(command(["scan", "--format", "json", "--table", path]).arg("-"), line);
        let object: Value = serde_json::from_str(&outcome.stdout).unwrap();
        assert_eq!(object["failures"], 0, "{line}");
    }
}

/// Actors of a table's own are printed as it writes them.
#[test]
fn actors_are_those_of_the_table() {
    let plant = format!("{}/../tests/other-tables/tables/plant.toml", env!("CARGO_MANIFEST_DIR"));
    for (code, phase, actor, who) in [
        ("10", "filling", "site team", "Program; in Filling: site team"),
        ("20", "filling", "control loop", "control loop; in Cleaning: site team"),
        ("7", "filling", "Supplier", "Supplier"),
    ] {
        let object = objects(&explain(&plant, &["--phase", phase, code], "")).remove(0);
        assert_eq!(object["actor"], actor, "{code}");
        let text = finish(&mut command(["explain", "--table", &plant, code]), "").stdout;
        assert!(text.lines().any(|line| line.strip_prefix("Who").map(str::trim) == Some(who)), "{text}");
    }
    let listed = finish(&mut command(["list", "--format", "csv", "--columns", "number,actor", "--table", &plant]), "");
    assert_eq!(listed.stdout, "number,actor\r\n10,Program\r\n20,control loop\r\n");
    let page = finish(&mut command(["list", "--format", "html", "--table", &plant]), "").stdout;
    assert!(page.contains("<p class=\"facts developer\">actor: Supplier\n"), "{page}");
    let counted = finish(&mut command(["scan", "--format", "csv", "--table", &plant]), "error 20\n").stdout;
    assert!(counted.contains(",CloseValve,control loop,"), "{counted}");
}

#[test]
fn the_phase_is_one_of_the_table() {
    for (phase, action, wait) in [("warmup", "TryAgain", json!(1)), ("Brewing", "CallService", json!(null))] {
        let object = objects(&explain(&coffee(), &["--phase", phase, "207"], "")).remove(0);
        assert_eq!((&object["action"], &object["wait_s"]), (&json!(action), &wait));
        assert_eq!(object["phase"], phase.to_lowercase());
        assert_eq!(object["actions"], json!({"warmup": "TryAgain", "brewing": "CallService"}));
    }
    let outcome = explain(&coffee(), &["--phase", "register", "207"], "");
    assert_eq!((outcome.exit, outcome.stdout.as_str()), (2, ""));
    assert_eq!(outcome.stderr, "error: unknown phase `register`; expected one of: Brewing, Warmup\n");
}

#[test]
fn codes_are_found_in_logs() {
    let log = "\
2026-11-26T10:00:01Z pump[207]: started in 101 ms
2026-11-26T10:00:02Z pump: error 101
{\"time\":\"10:00:03\",\"errorCode\":207}
the boiler stopped (0xCF)
state=NO_WATER
TooCold: retrying
status=200 took 207 ms
error 150
http://10.0.0.101:207/error/101.html
";
    let outcome = explain(&coffee(), &["-"], log);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
    let found: Vec<_> =
        objects(&outcome).iter().map(|object| json!([object["number"], object["known"], object["count"]])).collect();
    assert_eq!(found, [json!([101, true, 2]), json!([207, true, 3]), json!([150, false, 1])]);
}

#[test]
fn numbers_may_be_negative_and_of_any_length() {
    let codes = [("-5", "IoError"), ("-2147024891", "AccessDenied"), ("3", "Short"), ("123456789012", "Long")];
    let row = |(number, name): &(&str, &str)| {
        format!("[[code]]\nnumber = {number}\nname = \"{name}\"\nsummary = \"It is {name}.\"\n")
    };
    let path = table("numbers.toml", &codes.iter().map(row).collect::<String>());
    let path = path.to_str().unwrap();
    for (input, name) in [
        ("-5", "IoError"),
        ("read failed: error -5", "IoError"),
        ("rc=-5", "IoError"),
        ("COM call failed (0x80070005)", "AccessDenied"),
        ("HRESULT 0x80070005", "AccessDenied"),
        ("0x80070005", "AccessDenied"),
        ("-2147024891", "AccessDenied"),
        ("exit code 3", "Short"),
        ("errno=123456789012", "Long"),
        ("code: 0x1CBE991A14", "Long"),
    ] {
        for arguments in [&["-"], &[input]] {
            let object = objects(&explain(path, arguments, input)).into_iter().next();
            assert_eq!(object.map(|object| object["name"].clone()), Some(json!(name)), "{input} {arguments:?}");
        }
    }
}

#[test]
fn names_count_as_words() {
    let row = |(number, name): (usize, &&str)| {
        format!("[[code]]\nnumber = {number}\nname = \"{name}\"\nsummary = \"It is so.\"\naliases = [\"x.{name}\"]\n")
    };
    let path = table("names.toml", &["Timeout", "DiskFull"].iter().enumerate().map(row).collect::<String>());
    let path = path.to_str().unwrap();
    for (line, name) in [
        ("Timeout while reading", Some("Timeout")),
        ("state TIMEOUT.", Some("Timeout")),
        ("a timeout of 5 s is set", None),
        ("got x.timeout", Some("Timeout")),
        ("disk_full!", Some("DiskFull")),
        ("disk-full", Some("DiskFull")),
        ("storage::DiskFull(7)", Some("DiskFull")),
        ("DiskFullness", None),
        ("MyDiskFull", None),
    ] {
        let outcome = explain(path, &["-"], line);
        let found = objects(&outcome).first().and_then(|object| object.get("name").cloned());
        assert_eq!(found, name.map(|name| json!(name)), "{line}");
    }
}

#[test]
fn several_codes_of_a_line_are_candidates() {
    let object = objects(&explain(&coffee(), &["error 207 after NoWater"], "")).remove(0);
    let names: Vec<_> = object["candidates"].as_array().unwrap().iter().map(|of| of["name"].clone()).collect();
    assert_eq!((&object["name"], names), (&json!("TooCold"), vec![json!("TooCold"), json!("NoWater")]));
}

#[test]
fn text_shows_what_the_table_says() {
    let outcome = finish(&mut command(["explain", "--table", &coffee(), "TooCold", "150"]), "");
    let expected = "\
207 TooCold, from coffee
family Heating
The water is not hot enough.
What to do  It may only need a little more time.
Action      CallService: Call a technician who can open the machine.
In Warmup   TryAgain: Try again after a while.
Who         operator; in Warmup: program
Wait        do not try again as it is; in Warmup: at least 1 s, plus a random time

150 not in the table, from coffee
family Empty
Action  Refill: Fill up what is missing, then press start again.
Who     operator
Wait    until that is done
";
    assert_eq!((outcome.exit, outcome.stdout.as_str(), outcome.stderr.as_str()), (0, expected, ""));
}

#[test]
fn string_codes_are_found_as_words_and_their_digits_behind_a_word_for_errors() {
    let row = |(code, name): &(&str, &str)| {
        format!("[[code]]\ncode = \"{code}\"\nname = \"{name}\"\nsummary = \"It is so.\"\n")
    };
    let rows: String = [("40001", "SerializationFailure"), ("42P01", "UndefinedTable")].iter().map(row).collect();
    let path = table("strings.toml", &format!("[catalog]\ncode = \"string\"\n{rows}"));
    let path = path.to_str().unwrap();
    for (line, name) in [
        ("40001", Some("SerializationFailure")),
        ("ERROR 40001: could not serialize", Some("SerializationFailure")),
        ("SQLSTATE[40001]", Some("SerializationFailure")),
        ("it took 40001 ms", None),
        ("pid 40001", None),
        ("42P01 at character 15", Some("UndefinedTable")),
        ("undefined_table", Some("UndefinedTable")),
        ("42p01x", None),
    ] {
        let object = objects(&explain(path, &["-"], line)).into_iter().next();
        let found = object.and_then(|object| Some((object.get("name")?.clone(), object["number"].clone())));
        assert_eq!(found, name.map(|name| (json!(name), json!(null))), "{line}");
    }
}

#[test]
fn a_line_with_many_codes_has_a_hundred_candidates() {
    let row = |number| format!("[[code]]\nnumber = {number}\nname = \"Code{number}Failed\"\nsummary = \"It is so.\"\n");
    let path = table("many.toml", &(0..5_000).map(row).collect::<String>());
    let line: Vec<_> = (0..40_000).map(|number| format!("Code{}Failed error {number}; ", number % 5_000)).collect();
    let objects = objects(&explain(path.to_str().unwrap(), &["-"], &line.concat()));
    let candidates = objects[0]["candidates"].as_array().map(Vec::len);
    assert_eq!((objects.len(), candidates), (1, Some(100)));
}
