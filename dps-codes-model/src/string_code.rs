//! String codes: the valid ones, patterns of them, and their order on a line.

mod line;
mod pattern;

use crate::escape::escape;
pub use line::Line;
pub use pattern::StringPattern;

/// The greatest length of a string code.
pub const LONGEST: usize = 255;

/// Returns the reason why a string is not valid as a code, or as a part of a pattern.
///
/// Valid are visible ASCII characters, apart from those that need an escape in TOML or in Rust, and from `*`, which has a
/// meaning in a pattern.
#[must_use]
pub fn invalid(code: &str, what: &str) -> Option<String> {
    if let Some(odd) = code.chars().find(|c| !c.is_ascii_graphic() || "\"'`\\*".contains(*c)) {
        return Some(format!("invalid character `{}` in {what}", escape(&odd.to_string())));
    }
    (code.len() > LONGEST).then(|| format!("{what} with more than {LONGEST} characters"))
}
