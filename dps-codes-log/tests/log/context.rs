//! Codes that the text around them makes one: a status, a row, a key, a line above.

use dps_codes_log::{Reading, read};

use crate::assert_numbers;

const CODE: Option<i64> = Some(404_201);

#[test]
fn cells_behind_the_status_of_the_code() {
    assert_numbers([
        ("a, 404, 404201, b", CODE),
        ("a, 404, 404201", CODE),
        ("a, 403, 404201, b", None),
        ("a, 404, 404201; b", None),
        ("a; 404, 404201, b", None),
        ("a  404  404201  b", CODE),
        ("a  404  404201 b", None),
        ("a  403  404201  b", None),
        ("a 404  404201  b", None),
        ("dps: 404/404201", CODE),
        ("hub: 404/404201", None),
        ("dps: a404/404201", None),
        ("dps: 1404/404201", None),
    ]);
}

#[test]
fn codes_behind_a_status_of_the_line() {
    assert_numbers([
        ("HTTP/1.1 404: 404201", CODE),
        ("HTTP/1.1 404 / 404201", CODE),
        ("HTTP/1.1 404 dev: 404201", None),
        ("HTTP/1.1 403: 404201", None),
    ]);
}

#[test]
fn codes_of_the_control_plane() {
    assert_numbers([
        ("errorcode: IH404201", CODE),
        ("(IH404201)", CODE),
        ("IH40420", None),
        ("IH4042011", None),
        ("IH40", None),
        ("XIH404201", None),
        ("IH404201x", None),
        ("IH404201%", None),
        ("IH404201.5", None),
        ("IH404201.", CODE),
        ("IH304201", None),
    ]);
}

#[test]
fn owners_of_the_word_code() {
    for owner in ["error", "err", "status", "dps", "response", "fault", "service", "http", "the", "fehler"] {
        assert_numbers([(format!("a {owner} code 404201").as_str(), CODE)]);
    }
    for owner in ["zip", "dress", "area", "country"] {
        assert_numbers([(format!("a {owner} code 404201").as_str(), None)]);
    }
    for before in ["op=register", "a:", "a,", "a;", "a.", "a|", "[a]", "(a)", "{a}", "a -", ""] {
        assert_numbers([(format!("{before} code 404201").as_str(), CODE)]);
    }
}

#[test]
fn statuses_that_the_line_above_makes_codes() {
    for (text, number) in [
        ("dps: (412) Etag differs\nCode: 412", Some(412)),
        ("dps: (412) Etag differs\n\n  Code: 412", Some(412)),
        ("dps: (413) Etag differs\nCode: 412", None),
        ("dps: (412) Etag differs\na Code: 412", None),
        ("dps: (412) Etag differs\nnext\nCode: 412", None),
        ("dps failed\nerror:\n  code: 412", Some(412)),
        ("dps failed\na:\n  error: {\n  code: 412", Some(412)),
        ("dps failed\nerror {\n  code: 412", Some(412)),
        ("dps failed\nerrors:\n  code: 412", None),
        ("dps failed\nerror:\n  code: 399", None),
        ("dps failed\nerror:\n  code: 600", None),
        ("dps failed\nerror:\n  code: 599", Some(599)),
        ("dps failed\nerror:\n  a code: 412", None),
    ] {
        assert_eq!(read(text).number(), number, "{text}");
    }
}

#[test]
fn names_behind_a_key() {
    for (line, name) in [
        ("iothub-errorcode: SomethingOdd", Some("SomethingOdd")),
        ("x-errorcode: SomethingOdd", None),
        ("errorCode: SomethingOdd", None),
        ("errorCode: SomethingOdd;it is odd", Some("SomethingOdd")),
        ("errorCode: EnrollmentNotFound", Some("EnrollmentNotFound")),
    ] {
        super::assert_mutations_pass(line);
        let found = read(line).name().map(ToString::to_string);
        assert_eq!(found.as_deref(), name, "{line}");
    }
}

#[test]
fn arguments_and_ids_are_not_even_candidates() {
    for (line, count) in [
        ("sleep(404201)", 0),
        ("sleep[404201]", 0),
        ("sleep 404201", 1),
        ("sleep=404201", 0),
        ("<EventID>404201</EventID>", 0),
        ("E (404201) wifi: up", 0),
        ("dev 404201:abc", 0),
        ("dev 404201: abc", 1),
    ] {
        assert_eq!(Reading::of(line).candidates().count(), count, "{line}");
    }
    assert_numbers([("dps error 404201:lost", CODE), ("DpsError(404201)", CODE)]);
}

#[test]
fn bodies_of_places_with_an_error_code() {
    assert_numbers([(r#"{"code":404201,"city":"Ulm","error_code":true}"#, CODE)]);
}
