//! Messages in quotes within a line: the quotes are not a part of them.

use dps_codes_log::read;

use crate::prefilter::assert_mutations_pass;

#[test]
fn quotes_around_a_message_are_left_out() {
    for (line, message) in [
        ("\"Invalid certificate.\"", "Invalid certificate."),
        ("'Invalid certificate.'", "Invalid certificate."),
        ("caused by: \"Invalid certificate.\"", "Invalid certificate."),
        ("caused by: 'CA certificate not found.'", "CA certificate not found."),
        ("caused by: \"Invalid certificate.\", attempt 3", "Invalid certificate."),
        ("2026-11-26T10:00:00Z [ERR!] - \"Invalid certificate.\"", "Invalid certificate."),
        ("ServiceError: \"Invalid certificate.\"", "Invalid certificate."),
        ("DPS registration failed: \"Invalid certificate.\"", "Invalid certificate."),
        // The quotes are around its first words alone.
        ("caused by: 'press-1' not found", "'press-1' not found"),
        ("caused by: Invalid certificate.", "Invalid certificate."),
    ] {
        assert_mutations_pass(line);
        assert_eq!(read(line).message().map(ToString::to_string).as_deref(), Some(message), "{line}");
    }
}
