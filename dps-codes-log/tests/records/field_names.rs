//! Failures with one field a line: which lines are fields, and where a record of them ends.

use crate::texts;

/// Panics unless the lines are one record, or as many as they are.
#[track_caller]
fn assert_joined(is_joined: bool, cases: &[&str]) {
    let count = |input: &str| if is_joined { 1 } else { input.lines().filter(|line| !line.is_empty()).count() };
    let wrong: Vec<_> = cases.iter().filter(|input| texts(input).len() != count(input)).collect();
    assert!(wrong.is_empty(), "joined should be {is_joined}: {wrong:#?}");
}

#[test]
fn names_of_fields() {
    let long = |length: usize| format!("Error code: 404201\n{}: x\n", "n".repeat(length));
    assert_joined(
        true,
        &[
            "Error code: 404201\nError message: x\n",
            "error_code=404201\nerror-message=x\n",
            "Error code: 404201\n_build: x\n",
            "Error code: 404201\nbuild.host: x\n",
            "Error code: 404201\nbuild:\n",
            "Error code: 404201\nbuild:\tx\n",
            "[ERROR] Error code: 404201\n[ERROR] Error message: x\n",
            "(1) app: Error code: 404201\n(1) app: Error message: x\n",
            &long(39),
        ],
    );
    assert_joined(
        false,
        &[
            "Error code: 404201\nbuild host: x\n",
            "Error code: 404201\n7build: x\n",
            "Error code: 404201\nbuild/host: x\n",
            "Error code: 404201\nbuild:x\n",
            "Error code: 404201\nbuild x\n",
            "Error code: 404201\nerror code: 404202\n",
            "device said error code: 404201\nError message: x\n",
            "Message: DPS error 404201\nbuild: x\n",
            &long(40),
        ],
    );
}

#[test]
fn fields_of_a_record_have_the_same_sign() {
    assert_joined(
        true,
        &[
            "errorCode=404201\nbuild=x\n",
            "errorCode = 404201\nbuild = x\n",
            "errorCode = 404201\nbuild =\n",
            "errorCode: 404201\nbuild : x\n",
            "  errorCode: 404201\n  build: x\n",
        ],
    );
    assert_joined(
        false,
        &[
            "errorCode=404201\nbuild: x\n",
            "errorCode: 404201\nbuild=x\n",
            "errorCode=404201\nbuild = x\n",
            "errorCode = 404201\nbuild=x\n",
            "errorCode = 404201\nbuild= x\n",
            "errorCode=404201\nbuild=x level=y\n",
            "errorCode: 404201\nbuild: {\n",
            "errorCode: 404201\nbuild: [\n",
        ],
    );
}

#[test]
fn items_of_a_list_go_on_as_far_as_they_are_indented() {
    assert_joined(true, &["- errorCode: 404201\n  build host x\n", "- errorCode: 404201\n\twhy: {\n"]);
    assert_joined(
        false,
        &[
            "- errorCode: 404201\nbuild host x\n",
            "- errorCode: 404201\n- errorCode: 404202\n",
            "- errorCode: 404201\n  - build: x\n",
        ],
    );
}

#[test]
fn fields_of_other_moments_are_records_of_their_own() {
    assert_joined(
        true,
        &[
            "2026-11-26T10:00:01Z [E] Error code: 404201\n2026-11-26T10:00:01Z [E] Error message: x\n",
            "2026-11-26T10:00:01.1Z [E] Error code: 404201\n2026-11-26T10:00:01.9Z [E] Error message: x\n",
            "2026-11-26T10:00:01Z [E] Error code: 404201\nError message: x\n",
        ],
    );
    assert_joined(false, &["2026-11-26T10:00:01Z [E] Error code: 404201\n2026-11-26T10:00:02Z [E] Error message: x\n"]);
}
