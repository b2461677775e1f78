//! Codes that a line of source code compares with something, and headings, which have the same signs around them.

use crate::assert_numbers;

const CODE: Option<i64> = Some(404_201);

#[test]
fn comparisons_state_nothing() {
    assert_numbers(
        [
            "dps error 404201 == x",
            "error 404201 == code",
            "dps: 404201 == x",
            "dps error 404201 != \"x\"",
            "if error code 404201 >= last:",
            "if (code == 404201) {",
            "x == error 404201",
            "if (error 404201 === code) return",
        ]
        .map(|line| (line, None)),
    );
}

#[test]
fn headings_and_other_signs_state_codes() {
    assert_numbers(
        [
            "=== error 404201 ===",
            "== DPS error 404201 ==",
            "===== DPS error 404201",
            "DPS error 404201 =====",
            "DPS error 404201 (retries == 1)",
            "DPS error 404201 retries=1",
            "error=404201",
            "DPS error 404201, x == y",
        ]
        .map(|line| (line, CODE)),
    );
}
