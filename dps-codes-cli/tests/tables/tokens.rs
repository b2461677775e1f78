//! The numbers and words of a log line that are codes, and those beside them that are not.

use serde_json::Value;

use crate::{command, finish, table};

/// Returns the numbers, or else the codes, that `explain` finds in a line.
fn found(path: &str, line: &str) -> Vec<String> {
    let outcome = finish(&mut command(["explain", "--format", "json", "--table", path, "-"]), line);
    let Some(object) = outcome.stdout.lines().next() else { return Vec::new() };
    let object: Value = serde_json::from_str(object).unwrap();
    let all = object["candidates"].as_array().filter(|all| !all.is_empty()).cloned();
    let text = |of: &Value| {
        let code = if of["number"].is_null() { &of["code"] } else { &of["number"] };
        code.as_str().map_or_else(|| code.to_string(), str::to_owned)
    };
    if object.get("error").is_some() { Vec::new() } else { all.unwrap_or(vec![object]).iter().map(text).collect() }
}

#[test]
fn a_number_counts_behind_what_makes_it_a_code() {
    let row = |number| format!("[[code]]\nnumber = {number}\nname = \"Code{number}Failed\"\nsummary = \"It is so.\"\n");
    let path = table("tokens-numbers.toml", &[101, 5].map(row).concat());
    let path = path.to_str().unwrap();
    for line in [
        "pump: stopped (0x65)",
        "pump: error=101.",
        "pump: error code is 0x65, retry",
        "pump: FAULT #101",
        "pump: MyError: 101",
        "pump: last_exit_status=101",
        "pump: rc=101;",
        "pump: result 101",
        "pump: failed with the error number 101",
        "pump: \"code\":\"101\"",
        "pump: hr=0x65",
        "pump: E101, then nothing",
        "pump: error 101: 12 left",
        "pump: error 101/x",
        "pump: errno 101 retry",
    ] {
        assert_eq!(found(path, line), ["101"], "{line}");
    }
    for line in [
        "pump: stopped (101)",
        "pump: read 0x65) and went on",
        "pump: mapped (0x65 bytes)",
        "pump: mapped (0x65 of them)",
        "pump: at 0x65",
        "pump: hr=101",
        "pump: hours 101",
        "pump: error at 101",
        "pump: error 101/5",
        "pump: error 101-5",
        "pump: error 101,5",
        "pump: error 101:5",
        "pump: error 101.5",
        "pump: error 101%",
        "pump: error 101 ms",
        "pump: error 101 Times",
        "pump: errors 101",
        "pump: error_total=101",
        "pump: error; 101",
        "pump: barcode_id=101",
        "pump: error 101x",
    ] {
        assert!(found(path, line).is_empty(), "{line}");
    }
    // A sign is part of the number, unless it joins it to a word.
    assert!(found(path, "pump: error -101").is_empty());
    assert_eq!(found(path, "pump: error 101, code 5"), ["101", "5"]);
    assert_eq!(found(path, "pump: error 5-101 code 101"), ["101"]);
}

#[test]
fn an_unlisted_string_counts_behind_what_makes_it_a_code() {
    let text = "[catalog]\ncode = \"string\"\n[[class]]\ncodes = \"KV*\"\nfamily = \"Store\"\n\
        [[class]]\ncodes = \"42xxx\"\nfamily = \"Syntax\"\n\
        [[code]]\ncode = \"KV1\"\nname = \"KeyIsMissing\"\nsummary = \"It is so.\"\n";
    let path = table("tokens-strings.toml", text);
    let path = path.to_str().unwrap();
    for (line, code) in [
        ("store: error KV2", "KV2"),
        ("store: code=KV:Full", "KV:Full"),
        ("store: code:KV-full.", "KV-full"),
        ("store: error code is KV_x", "KV_x"),
        ("store: sqlstate 42999", "42999"),
        ("store: error kvB", "kvB"),
        ("store: error 'KV.2'", "KV.2"),
    ] {
        assert_eq!(found(path, line).first().map(String::as_str), Some(code), "{line}");
    }
    for line in [
        "store: KV2",
        "store: error kvb",
        "store: error kv",
        "store: error in KV2",
        "store: error; KV2",
        "store: error 42999 ms",
        "store: error 42999%",
        "store: error 42-99",
        "store: error 4:2:9",
        "store: error KVü2",
        "store: message=KV2",
        "store: took 42999",
    ] {
        assert!(found(path, line).is_empty(), "{line}: {:?}", found(path, line));
    }
}

#[test]
fn a_name_counts_as_a_word_in_any_spelling() {
    let text = "[catalog]\nprefix = \"PUMP\"\n[[code]]\nnumber = 5\nname = \"NoWater\"\nsummary = \"It is so.\"\naliases = [\"Dry\"]\n\
        [[code]]\nnumber = 6\nname = \"Überdruck\"\nsummary = \"It is so.\"\n"
        .replace("Überdruck", "Pressure2High");
    let path = table("tokens-names.toml", &text);
    let path = path.to_str().unwrap();
    for (line, numbers) in [
        ("state NoWater", &["5"][..]),
        ("state no_water!", &["5"]),
        ("state NO-WATER:", &["5"]),
        ("pump::NoWater::new", &["5"]),
        ("pump-NoWater", &["5"]),
        ("state=Dry", &["5"]),
        ("state=DRY", &["5"]),
        ("PUMP-5 was here", &["5"]),
        ("pump 5 was here", &["5"]),
        ("PUMP5 was here", &["5"]),
        ("PUMP-6: NoWater", &["6", "5"]),
        ("pressure_2_high", &["6"]),
        ("state=dry", &[]),
        ("state=dRY", &[]),
        ("state no water", &[]),
        ("NoWaters", &[]),
        ("a NoWate", &[]),
        ("xNoWater", &[]),
        ("PUMP-50x", &[]),
        ("a line of 5", &[]),
    ] {
        assert_eq!(found(path, line), numbers, "{line}");
    }
}

/// The form in which the table writes numbers makes one a code, if the table says something of it.
#[test]
fn a_number_counts_in_the_form_of_the_table() {
    let text = "[catalog]\nnumber = \"u16\"\ndisplay = \"E{:04}\"\n[[class]]\nnumbers = \"9xx\"\nfamily = \"Lost\"\n\
        [[code]]\nnumber = 382\nname = \"UseAfterMove\"\nsummary = \"It is so.\"\n";
    let path = table("tokens-written.toml", text);
    let path = path.to_str().unwrap();
    for (line, numbers) in [
        ("note: E0382 was here", &["382"][..]),
        ("note: e0382, was here", &["382"]),
        ("note: E0901 was here", &["901"]),
        ("note: E0801 was here", &[]),
        ("note: E0801-E0901", &["901"]),
        ("note: X0382", &[]),
        ("note: 0382", &[]),
        ("note: E", &[]),
        ("error[E0801]: it is so", &[]),
        ("error[E0901]: it is so", &["901"]),
    ] {
        assert_eq!(found(path, line), numbers, "{line}");
    }
}
