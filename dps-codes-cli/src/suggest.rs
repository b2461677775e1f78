//! Suggestions for misspelled names.

use strsim::osa_distance;

/// Longer words are not misspelled names, and comparing costs the square of the length.
const LONGEST: usize = 80;

/// Returns the candidate that is most similar to `word`: equal but for case and separators, or within a third of its
/// length in edits. Returns `None` if no candidate is that similar.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = folded(word);
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let similar = candidates.into_iter().filter_map(|candidate| {
        let other = folded(candidate);
        let (length, longer) = (other.chars().count(), other.chars().count().max(word.chars().count()));
        let allowed = (longer / 3).max(1);
        if length.abs_diff(word.chars().count()) > allowed {
            return None;
        }
        let edits = osa_distance(&word, &other);
        (edits <= allowed && edits < length).then_some((edits, candidate))
    });
    similar.min_by_key(|&(edits, _)| edits).map(|(_, candidate)| candidate)
}

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

fn folded(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_returns_the_most_similar_candidate() {
        let names = ["EnrollmentNotFound", "EnrollmentConflict", "Conflict"];
        assert_eq!(nearest("EnrolmentNotFound", names), Some("EnrollmentNotFound"));
        assert_eq!(nearest("enrollment_conflict", names), Some("EnrollmentConflict"));
        assert_eq!(nearest("Conflcit", names), Some("Conflict"));
        assert_eq!(nearest("banana", names), None);
        assert_eq!(nearest("", names), None);
        assert_eq!(nearest(&"x".repeat(100_000), names), None);
    }

    #[test]
    fn a_hint_names_the_nearest_or_all_of_a_few() {
        assert_eq!(hint("Conflcit", &["Conflict", "NotFound"]), "; a similar one exists: `Conflict`");
        assert_eq!(hint("banana", &["Conflict", "NotFound"]), "; expected one of: Conflict, NotFound");
        assert_eq!(hint("banana", &[]), "; there are none");
        assert_eq!(hint("banana", &["x"; 21]), "");
    }
}
