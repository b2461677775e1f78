//! The columns of tables in text: what tells a header, and which cell of a row states the failure.

use crate::{Failure, failures, texts};

/// A failure with a number alone, of a device.
fn of_device(number: i64, device: &str) -> Failure {
    (Some(number), None, Some(device.to_owned()))
}

#[track_caller]
fn assert_texts(log: &str, expected: &[&str]) {
    assert_eq!(texts(log), expected, "{log}");
}

#[test]
fn some_lines_can_precede_a_header() {
    let table = "Gerät;Code\npress-11;404201\n";
    for before in ["", "sep=;\n", "#TYPE Plant.Device\n", "+-------+\n"] {
        assert_eq!(failures(format!("{before}{table}").as_bytes()), [of_device(404_201, "press-11")], "{before}");
    }
    assert_texts(&format!("hello (1)\n{table}"), &["hello (1)", "Gerät;Code", "press-11;404201"]);
}

#[test]
fn a_header_names_a_time_and_a_message() {
    assert_texts("time,level,message\n10:00,info,\"sent (7)\"\n", &["sent (7)"]);
    for header in ["level,message", "time,level", "time,messages", "times,message", "message", "time"] {
        assert_texts(&format!("{header}\nsent (7)\n"), &[header, "sent (7)"]);
    }
}

#[test]
fn dashes_below_names_make_a_header() {
    let row = "press-11      404201";
    assert_eq!(
        failures(format!("deviceId      Code\n--------      ----\n{row}\n").as_bytes()),
        [of_device(404_201, "press-11")]
    );
    for (names, dashes) in [
        ("deviceId      Code", "x -"),
        ("deviceId      Code", "-------- a---"),
        ("deviceId", "--------      ----"),
        ("deviceId      Code", "-------------"),
        ("deviceId      Code", "--------      ----      ----"),
    ] {
        let log = format!("{names}\n{dashes}\nsent (7)\n");
        assert_eq!(texts(&log).first().map(String::as_str), Some(names), "{log}");
    }
    let inside = ["started (1)", "Name | Code", "---- - ----", "a    | b (1)"];
    assert_texts(&(inside.join("\n") + "\n"), &inside);
}

#[test]
fn the_name_of_a_column_is_short() {
    let log = |length: usize| format!("deviceId,Code,{}\npress-11,404201,\"a (b)\"\n", "x".repeat(length));
    assert_eq!(failures(log(63).as_bytes()), [of_device(404_201, "press-11")]);
    assert_eq!(texts(&log(64)).len(), 2);
}

#[test]
fn a_row_can_go_on_behind_its_first_line() {
    for log in [
        "Gerät,Meldung,Code\npress-11,\"a\nb\",404201\n",
        "time,deviceId,message\n10:00,press-11,\"a\nDPS error 404201\"\n",
        "time,deviceId,message\n10:00,press-11,\"a \"\"b\"\"\n\nDPS error 404201\"\n",
    ] {
        assert_eq!(failures(log.as_bytes()), [of_device(404_201, "press-11")], "{log}");
    }
}

#[test]
fn rows_of_html_go_on_behind_other_lines() {
    let table = "<table>\n<thead>\n<tr><th>Gerät</th><th>Code</th></tr>\n</thead>\n<tbody>\n<tr>\n<td>press-11</td>\n<td>404201</td>\n</tr>\n</tbody>\n";
    assert_eq!(failures(table.as_bytes()), [of_device(404_201, "press-11")]);
    let after = "</table>\n<p>end (1)</p>\n<tr><td>press-12</td><td>404203</td></tr>\n";
    let found = failures(format!("{table}{after}").as_bytes());
    assert!(!found.contains(&of_device(404_203, "press-12")), "{found:?}");
}

#[test]
fn the_cell_that_states_most_counts() {
    for (cells, expected) in [
        (["HTTP status 401 (a)", "DPS error 404201 (b)"], 1),
        (["DPS error 404201 (b)", "HTTP status 401 (a)"], 0),
        (["DPS error 404201 (a)", "DPS error 401002 (b)"], 0),
        (["DPS error 404201 (a)", "HTTP status 401, errorCode: 401002"], 1),
        (["HTTP status 401, errorCode: 401002", "DPS error 404201 (a)"], 0),
        (["sent (7)", "DPS error 404201 (a)"], 1),
        (["sent (7)", "sent one more (8)"], 1),
    ] {
        let log = format!("time,first,message\n10:00,\"{}\",\"{}\"\n", cells[0], cells[1]);
        assert_texts(&log, &[cells[expected]]);
    }
}

#[test]
fn a_code_counts_beside_the_status_of_a_request() {
    let log =
        "time,url,status,errorCode,message\n10:00,https://x/registrations/press-11/register?a=b,401,404201,\"x (1)\"\n";
    let found = failures(log.as_bytes());
    assert_eq!(found.first().map(|(number, ..)| *number), Some(Some(404_201)), "{found:?}");
}

#[test]
fn lists_are_rows_by_their_key() {
    let table = |key: &str| {
        format!(
            "{{\"columns\":[\"resultType\",\"category\",\"resultDescription\"],\"{key}\":[[\"ClientError\",\"x\",\"404201: y\"]]}}\n"
        )
    };
    for key in ["rows", "data", "Rows"] {
        assert_eq!(failures(table(key).as_bytes()), [(Some(404_201), None, None)], "{key}");
    }
    for key in ["tags", "items"] {
        assert!(texts(&table(key)).iter().all(|text| !text.starts_with("{\"resultType\"")), "{key}");
    }
}
