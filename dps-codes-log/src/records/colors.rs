//! Sequences that color a terminal.

/// Removes the sequences that color a terminal.
pub(crate) fn without_colors(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let digits = part.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b';').count();
        out.push_str(part[digits..].strip_prefix('m').unwrap_or(part));
    }
    out
}
