//! Frames as Wireshark and tshark print them in full: each has a status line, its parts once more, and the body.

/// Returns `true` for the first line of a frame: `Frame 7: 404 bytes on wire (3232 bits), 404 bytes captured`.
pub(crate) fn begins(line: &str) -> bool {
    let number = line.strip_prefix("Frame ").and_then(|rest| rest.split_once(": "));
    number.is_some_and(|(number, rest)| {
        number.bytes().all(|byte| byte.is_ascii_digit()) && rest.contains(ON_WIRE) && !number.is_empty()
    })
}

/// The words of the first line, in lower case.
pub(crate) const ON_WIRE: &str = "bytes on wire";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_begin_with_their_number() {
        assert!(begins("Frame 7: 404 bytes on wire (3232 bits), 404 bytes captured (3232 bits)"));
        for line in ["Frame 7: dropped", "Frame: 404 bytes on wire", "  Frame 7: 404 bytes on wire", "Frame x: 1"] {
            assert!(!begins(line), "{line}");
        }
    }
}
