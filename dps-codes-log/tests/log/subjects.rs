//! Subjects of commits, which name an error that has not happened.

use dps_codes_log::{Reading, read};

use crate::prefilter::assert_mutations_pass;

#[test]
fn subjects_of_commits_state_nothing() {
    for line in [
        "fix: handle DPS error 404201 (#88)",
        "docs: explain errorCode: 401002",
        "4f1c2e9 fix: handle DPS error 404201",
        "TODO: DPS error 404201",
    ] {
        assert_mutations_pass(line);
        assert!(!Reading::of(line).is_evident(), "{line}");
    }
}

#[test]
fn words_that_end_alike_are_others() {
    assert_eq!(read("prefix: DPS error 404201").number(), Some(404_201));
    assert_eq!(read("fix: x\nDPS error 404201").number(), Some(404_201));
}
