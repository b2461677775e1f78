//! Lists of names in messages.

use crate::escape::escape;

/// Lists names as "`a`, `b` or `c`". A long list is truncated.
pub(crate) fn alternatives(names: &[&str]) -> String {
    listed(names, "or")
}

/// Lists names with a word before the last one. A long list is truncated.
pub(super) fn listed(names: &[&str], last_word: &str) -> String {
    const MOST: usize = 30;
    let quoted_all = |names: &[&str]| names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
    match names {
        [] => "none".to_owned(),
        [one] => quoted(one),
        names if names.len() > MOST => {
            format!("{} {last_word} {} more", quoted_all(&names[..MOST]), names.len() - MOST)
        }
        [rest @ .., last] => format!("{} {last_word} {}", quoted_all(rest), quoted(last)),
    }
}

pub(super) fn quoted(name: &str) -> String {
    format!("`{}`", escape(name))
}
