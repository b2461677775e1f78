//! Numbers in two's complement, numbers of classes, and numbers that several tables have.

use serde_json::{Value, json};

use crate::{Outcome, command, finish, table};

fn explain(tables: &[&str], arguments: &[&str], input: &str) -> Outcome {
    let tables = tables.iter().flat_map(|path| ["--table", path]);
    finish(command(["explain", "--format", "json"]).args(tables).args(arguments), input)
}

fn object(outcome: &Outcome) -> Value {
    serde_json::from_str(outcome.stdout.lines().next().unwrap_or("null")).unwrap()
}

fn rows(numbers: &[i128]) -> String {
    let row = |(index, number): (usize, &i128)| {
        format!("[[code]]\nnumber = {number}\nname = \"Code{index}Failed\"\nsummary = \"It is so.\"\n")
    };
    numbers.iter().enumerate().map(row).collect()
}

/// A program may print the same bits as a number with or without a sign, in 8, 16, 32 or 64 bits.
#[test]
fn the_same_bits_are_the_same_code() {
    let path = table("numbers-bits.toml", &rows(&[-213, -5, 44, 56, 130, 40_000, 4_000_000_000]));
    let path = path.to_str().unwrap();
    for (input, number) in [
        ("251", Some(-5_i64)),
        ("65531", Some(-5)),
        ("4294967291", Some(-5)),
        ("18446744073709551611", Some(-5)),
        ("0xFB", Some(-5)),
        ("-126", Some(130)),
        ("-25536", Some(40_000)),
        ("-294967296", Some(4_000_000_000)),
        // The bits of 16 are not those of 8.
        ("65323", Some(-213)),
        ("43", None),
        ("300", None),
        ("-200", None),
        ("-212", None),
        ("312", None),
        ("507", None),
        ("65792", None),
        // A code comes before the bits of another.
        ("44", Some(44)),
        ("-5", Some(-5)),
        ("0", None),
    ] {
        let outcome = explain(&[path], &[input], "");
        let object = object(&outcome);
        let known = object["known"].as_bool().unwrap_or_default().then(|| object["number"].clone());
        assert_eq!(known, number.map(Value::from), "{input}: {}", outcome.stderr);
    }
}

/// An unlisted number is found only if its class says more than the table says of every number.
#[test]
fn numbers_of_a_class_are_told_from_all_others() {
    let text = "[catalog]\nnumber = \"u16\"\naction = \"Wait\"\n\
        [action.Wait]\ntext = \"Wait.\"\nactor = \"Operator\"\nretry = \"never\"\n\
        [action.Call]\ntext = \"Call.\"\nactor = \"Operator\"\nretry = \"never\"\n\
        [column.level]\none_of = [\"Low\", \"High\"]\ndefault = \"Low\"\n";
    let text = format!(
        "{text}[[class]]\nnumbers = \"650xx\"\naction = \"Call\"\n[[class]]\nnumbers = \"651xx\"\nfamily = \"Lost\"\n\
         [[class]]\nnumbers = \"652xx\"\nsummary = \"It is lost.\"\n[[class]]\nnumbers = \"653xx\"\nlevel = \"High\"\n\
         [[class]]\nnumbers = \"654xx\"\naction = \"Wait\"\n[[class]]\nnumbers = \"655xx\"\naction = \"Call\"\n{}",
        rows(&[5])
    );
    let path = table("numbers-classes.toml", &text);
    for (number, is_found) in [
        (5, true),
        (65_001, true),
        (65_101, true),
        (65_201, true),
        (65_301, true),
        (65_401, false),
        (65_530, true),
        (60_000, false),
        (6, false),
    ] {
        let line = format!("error {number}");
        let outcome = explain(&[path.to_str().unwrap()], &["-"], &line);
        assert_eq!(outcome.exit == 0, is_found, "{number}: {}", outcome.stderr);
        // As an argument, a number is asked for.
        let outcome = explain(&[path.to_str().unwrap()], &[&number.to_string()], "");
        assert_eq!((outcome.exit, object(&outcome)["known"].clone()), (0, json!(number == 5)), "{number}");
    }
    assert_eq!(explain(&[path.to_str().unwrap()], &["65536"], "").exit, 1, "beyond the type of the table");
}

#[test]
fn each_table_has_its_own_meaning_of_a_number() {
    let first = table(
        "numbers-first.toml",
        &format!(
            "[catalog]\nphases = [\"Cold\"]\naction = \"Wait\"\n\
        [action.Wait]\ntext = \"Wait.\"\nactor = \"Operator\"\nretry = \"never\"\n\
        [action.Call]\ntext = \"Call.\"\nactor = \"Operator\"\nretry = \"never\"\n{}in.Cold = \"Call\"\n",
            rows(&[7])
        ),
    );
    let second =
        table("numbers-second.toml", &rows(&[8, 7]).replace("Code1", "Other").replace("number = 8", "number = 6"));
    let tables = [&first, &second].map(|path| path.to_str().unwrap());
    let outcome = explain(&tables, &["error 7"], "");
    let candidates = object(&outcome)["candidates"].clone();
    let origins = candidates.as_array().unwrap().iter().map(|of| json!([of["origin"], of["name"]])).collect::<Vec<_>>();
    assert_eq!(origins, [json!(["numbers-first", "Code0Failed"]), json!(["numbers-second", "OtherFailed"])]);
    // Rows of one name are not one code either.
    let third = table("numbers-third.toml", &rows(&[9]));
    let outcome = explain(&[tables[0], third.to_str().unwrap()], &["it was Code0Failed"], "");
    let numbers =
        object(&outcome)["candidates"].as_array().unwrap().iter().map(|of| of["number"].clone()).collect::<Vec<_>>();
    assert_eq!(numbers, [7, 9]);
    // Only one of them has the phase, and no other table has an action in it.
    let arguments =
        [&["list", "--format", "csv", "--columns", "origin,number,in_cold,action", "--table"], &tables[..1]].concat();
    let listed = finish(command(arguments).args(["--table", tables[1]]), "").stdout;
    let expected =
        "origin,number,in_cold,action\r\nnumbers-first,7,Call,Wait\r\nnumbers-second,6,,\r\nnumbers-second,7,,\r\n";
    assert_eq!(listed, expected);
}

/// The same code twice in a line is one.
#[test]
fn a_code_is_a_candidate_once() {
    let path = table("numbers-once.toml", &rows(&[7, 8]));
    for (line, numbers) in [
        ("error 7, error 7", &[][..]),
        ("error 7: Code0Failed", &[]),
        ("error 7 and error 0x7", &[]),
        ("error 7, error 8", &[7, 8]),
        ("Code1Failed after error 7 and error 8", &[8, 7]),
    ] {
        let object = object(&explain(&[path.to_str().unwrap()], &[line], ""));
        let candidates = object["candidates"].as_array().unwrap().iter().map(|of| of["number"].clone());
        assert_eq!(candidates.collect::<Vec<_>>(), numbers, "{line}");
    }
}

/// Titles that `explain` prints can be pasted.
#[test]
fn a_title_is_a_number_and_its_own_name() {
    let path = table("numbers-titles.toml", &rows(&[7, 8]));
    for (title, number) in [
        ("7 Code0Failed", json!(7)),
        ("7 code_0_failed", json!(7)),
        ("DPS-7 Code0Failed", json!(7)),
        ("7 Code1Failed", json!(8)),
        ("7 of them", json!(null)),
    ] {
        let object = object(&explain(&[path.to_str().unwrap()], &[title], ""));
        assert_eq!(object["number"], number, "{title}: {object}");
        assert_eq!(object["candidates"].as_array().map_or(0, Vec::len), 0, "{title}");
    }
}

/// The form of the table makes an argument a number, with or without a row or a class for it.
#[test]
fn an_unlisted_number_in_the_form_of_the_table_is_explained() {
    let row = "[[code]]\nnumber = 0x80070005\nname = \"AccessDenied\"\nsummary = \"Access is denied.\"\n";
    let text = format!("[catalog]\nnumber = \"i32\"\ndisplay = \"NT-{{:08x}}\"\n{row}");
    let path = table("numbers-form.toml", &text);
    let path = path.to_str().unwrap();
    for (argument, title) in [
        ("NT-deadbeef", Some("NT-deadbeef not in the table, from numbers-form")),
        ("nt-8007BEEF", Some("NT-8007beef not in the table, from numbers-form")),
        ("code NT-deadbeef", Some("NT-deadbeef not in the table, from numbers-form")),
        ("nt-80070005", Some("NT-80070005 AccessDenied, from numbers-form")),
        ("deadbeef", None),
        ("NT-deadbeeef", None),
    ] {
        let outcome = finish(&mut command(["explain", "--table", path, argument]), "");
        assert_eq!(outcome.stdout.lines().next(), title, "{argument}: {}", outcome.stderr);
    }
}

/// The separator in the form of the table counts as little as that in a name.
#[test]
fn a_number_in_the_form_of_the_table_is_found_in_any_spelling() {
    let row = "[[code]]\nnumber = 0x80070005\nname = \"AccessDenied\"\nsummary = \"Access is denied.\"\n";
    let text = format!("[catalog]\nnumber = \"i32\"\ndisplay = \"NT-{{:08x}}\"\n{row}");
    let path = table("numbers-spelling.toml", &text);
    for number in ["NT-80070005", "NT80070005", "nt_80070005", "nt80070005"] {
        for text in [number.to_owned(), format!("it failed with {number}.")] {
            let outcome = explain(&[path.to_str().unwrap()], &[&text], "");
            assert_eq!(object(&outcome)["name"], "AccessDenied", "{text}: {}", outcome.stderr);
        }
    }
}

/// Digits behind the prefix of the table are those that it writes, with or without its separator.
#[test]
fn digits_behind_the_prefix_of_a_hexadecimal_table_are_hexadecimal() {
    let row = "[[code]]\nnumber = 0x05555555\nname = \"Jam\"\nsummary = \"The paper is jammed.\"\n";
    let class = "[[class]]\nnumbers = \"0x89xxxxxx\"\nfamily = \"Paper\"\n";
    let text = format!("[catalog]\nnumber = \"u32\"\ndisplay = \"NT-{{:08x}}\"\n{class}{row}");
    let path = table("numbers-prefix.toml", &text);
    let path = path.to_str().unwrap();
    // In decimal digits, 89478485 is the number of the row.
    for number in ["NT89478485", "NT-89478485", "nt_89478485"] {
        for text in [number.to_owned(), format!("it failed with {number}.")] {
            let object = object(&explain(&[path], &[&text], ""));
            assert_eq!((&object["number"], &object["family"]), (&json!(0x8947_8485_u32), &json!("Paper")), "{text}");
        }
    }
    let unlisted = finish(&mut command(["explain", "--table", path, "NTc0000005"]), "");
    assert_eq!(unlisted.stdout.lines().next(), Some("NT-c0000005 not in the table, from numbers-prefix"));
    for number in ["NT05555555", "89478485", "error 89478485"] {
        let object = object(&explain(&[path], &[number], ""));
        assert_eq!(object["name"], "Jam", "{number}");
    }
}
