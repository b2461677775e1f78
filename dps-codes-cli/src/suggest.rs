//! The end of an error for an unknown name.

use dps_codes_table::nearest;

/// Returns the end of an error for an unknown name: the most similar candidate, or else all of a few.
pub(crate) fn hint(word: &str, candidates: &[&str]) -> String {
    const FEW: usize = 20;
    match nearest(word, candidates.iter().copied()) {
        Some(candidate) => format!("; a similar one exists: `{candidate}`"),
        None if candidates.is_empty() => "; there are none".to_owned(),
        None if candidates.len() <= FEW => format!("; expected one of: {}", candidates.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_names_the_nearest_or_all_of_a_few() {
        assert_eq!(hint("Conflcit", &["Conflict", "NotFound"]), "; a similar one exists: `Conflict`");
        assert_eq!(hint("banana", &["Conflict", "NotFound"]), "; expected one of: Conflict, NotFound");
        assert_eq!(hint("banana", &[]), "; there are none");
        assert_eq!(hint("banana", &["x"; 21]), "");
    }
}
