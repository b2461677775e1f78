//! Elements of XML with an element a line for each of their fields, and lines that are not of one.

use crate::texts;

#[track_caller]
fn assert_texts(log: &str, expected: &[&str]) {
    assert_eq!(texts(log), expected, "{log}");
}

#[test]
fn the_elements_of_an_element_are_its_fields() {
    for (log, expected) in [
        ("<x>\n  <errorCode>429001</errorCode>\n  <b/>\n</x>\n", "<x>\nerrorCode: 429001\nb: "),
        ("<_x-1.y>\n<errorCode>1</errorCode>\n</_x-1.y>\n", "<_x-1.y>\nerrorCode: 1"),
        ("<a:x>\n<errorCode>1</errorCode>\n</a:x>\n", "<a:x>\nerrorCode: 1"),
        ("<x>\n<errorCode a=\"b\">1</errorCode>\n</x>\n", "<x>\nerrorCode: 1"),
        ("<x deviceId=\"d\">\n<a>1</a>\n</x>\n", "<x deviceId=\"d\">\na: 1"),
        ("<x>\n<Error>\n<code>1</code>\n</Error>\n<a>2</a>\n</x>\n", "<x>\nError:\ncode: 1\na: 2"),
    ] {
        assert_texts(log, &[expected]);
        assert_texts(&log.repeat(2), &[expected, expected]);
    }
}

#[test]
fn a_tag_that_is_not_alone_opens_nothing() {
    for first in ["<x/>", "<x></x>", "<x><y>", "<x>y", "<1x>", "<x*>", "<>", "x", "<x"] {
        let log = format!("{first}\n<errorCode>1</errorCode>\n</x>\n");
        assert_texts(&log, &[first, "<errorCode>1</errorCode>", "</x>"]);
    }
}

#[test]
fn another_line_ends_the_element() {
    for other in
        ["<list>", "</y>", "text (1)", "<a>1</b>", "<a><b/></a>", "<1/>", "<1>2</1>", "<a/>b (1)", "<y z=\"1\">"]
    {
        let log = format!("<x>\n<errorCode>1</errorCode>\n{other}\n</x>\n");
        assert_texts(&log, &["<x>\nerrorCode: 1", other, "</x>"]);
    }
}

#[test]
fn a_closing_tag_has_the_name_of_what_is_open() {
    let log = "<x>\n<error>\n<errorCode>1</errorCode>\n</x>\n";
    assert_texts(log, &["<x>\nerror:\nerrorCode: 1", "</x>"]);
    let log = "<x>\n<errorCode>1</errorCode>\n</error>\n";
    assert_texts(log, &["<x>\nerrorCode: 1", "</error>"]);
}

#[test]
fn an_element_without_a_known_field_stays_as_it_is() {
    let lines = ["<x>", "<a>1</a>", "<b/>", "</x>"];
    assert_texts(&(lines.join("\n") + "\n"), &lines);
}

#[test]
fn an_element_ends_after_64_lines() {
    let log = |leaves: usize| format!("<x>\n<errorCode>1</errorCode>\n{}</x>\n", "<a>1</a>\n".repeat(leaves));
    let fields = |leaves: usize| format!("<x>\nerrorCode: 1{}", "\na: 1".repeat(leaves));
    assert_eq!(texts(&log(62)), [fields(62)]);
    assert_eq!(texts(&log(63)), [fields(63), "</x>".to_owned()]);
}
