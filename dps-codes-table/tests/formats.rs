//! Files in another format than TOML are one error, which names the format. Tables with errors of TOML are not taken for one.
#![allow(missing_docs)]

use dps_codes_table::{Source, analyze};

/// Returns the message of the first diagnostic.
fn first(text: &str) -> String {
    analyze(&Source::new("codes.toml", text)).into_iter().next().map(|one| one.message).unwrap_or_default()
}

/// Asserts that each of these files is one error with this message.
fn assert_format(message: &str, files: &[&str]) {
    for file in files {
        let found = analyze(&Source::new("codes.toml", *file));
        let messages: Vec<_> = found.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(messages, [message], "{file:?}");
    }
}

/// Asserts that none of these files is taken for another format.
fn assert_toml(files: &[&str]) {
    for file in files {
        let message = first(file);
        assert!(!message.is_empty() && !message.starts_with("the file is"), "{file:?}: {message}");
    }
}

#[test]
fn a_patch_has_signs_before_all_of_its_lines() {
    assert_format(
        "the file is a patch, not TOML",
        &[
            "diff --git a/codes.toml b/codes.toml\n",
            "--- a/codes.toml\n",
            "--- codes.toml\n+++ codes.toml\n",
            "+number = 1\n+name = \"A\"\n",
            "+number = 1\n+name = \"A\"\n-name = \"B\"\n@@ -1 +1 @@\n",
        ],
    );
    assert_toml(&[
        "--- codes.toml\nnumber: 1\n",
        "number: 1\n+++ codes.toml\n",
        "+number = 1\n name = \"A\"\n",
        "+number = 1\n+name = \"A\"\nsummary = \"It is A.\"\n",
        "+number = 1\n@@ -1 +1 @@\n",
        "number = 1\n+name = \"A\"\n",
    ]);
}

#[test]
fn markup_has_angle_brackets_around_its_first_line() {
    assert_format(
        "the file is XML, not TOML",
        &[
            "<codes>\n</codes>\n",
            "<!DOCTYPE html>\n",
            "<?xml version=\"1.0\"?>\n",
            "<?xml version=\"1.0\"\n?>\n",
            "<!-- codes\n-->\n",
        ],
    );
    assert_toml(&["<codes\n", "codes>\n", "<codes> and more\n"]);
}

#[test]
fn json_starts_with_an_object_or_an_array() {
    assert_format(
        "the file is JSON, not TOML",
        &[
            "{\n\"codes\": []\n}\n",
            "[\n{\"number\": 1}\n]\n",
            "[\n\"a\"\n]\n",
            "[\n]\n",
            "[\n}\n",
            "[ {\"a\": 1} ]\n",
            "[\"a\", \"b\"\n]\n",
        ],
    );
    assert_format("the file is not TOML", &["{ codes: [] }\n", "{a: b\n{c: d\n"]);
    assert_toml(&["[1, 2]\n", "[ \"a\" ]\n", "[\"a\"]\n", "\"codes\": []\n", "}\n", "]\n", "[codes]\n", "[ codes\n"]);
}

#[test]
fn yaml_has_colons_in_most_of_its_lines() {
    assert_format(
        "the file is YAML, not TOML",
        &[
            "---\n",
            "--- \ncodes\n",
            "codes:\nnumber: 1\n",
            "codes:\nnumber: 1\nname\n",
            "codes:\nnumber: 1\nname: A\nand\nmore\n",
            "\"a b\": c\n\"d e\": f\n",
            "- a b: c\n- d e: f\n",
            "- a\n- b\n",
            "-\n  a: b\n-\n  c: d\n",
            "a: b\nc: d;\ne: f\n",
            "number: x = 1\nname: y = 2\n",
        ],
    );
    assert_toml(&[
        "number: 1\n",
        "codes:\nnumber\n",
        "codes:\nnumber: 1\nname\nand\n",
        "codes:\nnumber: 1\nname\nand\nmore\n",
        ": a\n: b\n",
        "a/b: c\nd/e: f\n",
        "name\nsummary\n",
    ]);
}

/// Logs and programs have colons too.
#[test]
fn colons_with_other_signs_are_of_no_known_format() {
    assert_format(
        "the file is not TOML",
        &[
            "a b: c\nd e: f\n",
            "a:b\nc:d\n",
            "a: b;\nc: d;\n",
            "a: b\nc: d;\n",
            "a: b\nc:d\n",
            "https://a.b\nhttps://c.d\n",
        ],
    );
}

#[test]
fn csv_has_as_many_columns_in_each_line_as_in_its_first() {
    assert_format(
        "the file is CSV, not TOML",
        &["number,name\n1,One\n", "number;name\n1;One\n", "number\tname\n1\tOne\n", "number,name\n1,One,Two\n"],
    );
    assert_format("the file is not TOML", &["f(a, b)\nf(c, d)\n", "a, b;\nc, d;\n"]);
    assert_toml(&[
        "number,name\n",
        "number,name\n1\n",
        "number,name\nOne\n2,Two\n",
        "number name\n1 One\n",
        "hello\nworld\n",
        "number\n1\n",
    ]);
}

/// One statement is enough.
#[test]
fn statements_of_toml_are_not_another_format() {
    assert_toml(&[
        "a b = 1\n",
        "a/b = 1\nc/d = 2\n",
        "\"a\" = 1\n",
        "codes:\nnumber: 1\na = 1\n",
        "number,name\n1,One\n[code]\n",
        "codes:\nnumber: 1\ncode]\n",
    ]);
    assert_format("the file is JSON, not TOML", &["[\"codes\"]\n\"a\"\n"]);
    assert_format("the file is YAML, not TOML", &["a: 1\nb: = 2\n"]);
}
