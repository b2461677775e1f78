//! Words that a hyphen joins before a number: the ID of a device, or the name of something else that has the number.

use crate::assert_numbers;

#[test]
fn numbers_behind_ids_are_codes() {
    assert_numbers(
        [
            "failed to register press-1 404201",
            "failed to register press-1: 404201",
            "failed to register boiler-north: 404201",
            "failed to register boiler-north (404201)",
            "failed to register boiler-north with 404201",
            "rejected boiler-north: 404201",
            "error for device plant.north: 404201",
        ]
        .map(|line| (line, Some(404_201))),
    );
}

#[test]
fn numbers_of_things_are_not_codes() {
    assert_numbers(
        [
            "error for log-file 404201",
            "ERROR upload: error for log-file 404201",
            "failed to register auto-start 404201",
            "failure of sub-unit 404201",
            "could not register the image base-layer 404201",
        ]
        .map(|line| (line, None)),
    );
}
