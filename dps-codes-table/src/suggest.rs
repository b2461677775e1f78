//! Suggestions for misspelled names.

use crate::cost;
use crate::escape::escape;

/// Returns the candidate that is most similar to `word`: equal but for case and separators, or within a third of its
/// length in edits. Returns `None` if there is no such candidate.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    nearest_of(word, &mut candidates.into_iter())
}

/// Finds the nearest candidate. Not generic: each of the many types of candidates would compile it again.
fn nearest_of<'c>(word: &str, candidates: &mut dyn Iterator<Item = &'c str>) -> Option<&'c str> {
    /// Comparing costs the square of the length, and longer words are not misspelled names.
    const LONGEST: usize = 80;
    /// Further candidates are ignored, or the search would take too long.
    const MOST: usize = 10_000;

    let word = folded(word);
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    candidates
        .take(MOST)
        .filter_map(|candidate| {
            let other = folded(candidate);
            let allowed = (word.len().max(other.len()) / 3).max(1);
            if other.len().abs_diff(word.len()) > allowed {
                return None;
            }
            let edits = distance(&word, &other);
            (edits <= allowed && edits < other.len()).then_some((edits, candidate))
        })
        .min_by_key(|&(edits, _)| edits)
        .map(|(_, candidate)| candidate)
}

/// Returns the edit distance of two words, without regard to case and separators.
pub(crate) fn edits(word: &str, other: &str) -> usize {
    distance(&folded(word), &folded(other))
}

/// Returns a help that names the most similar candidate. `kind` is what the candidates are, with its article.
pub(crate) fn similar<'c>(kind: &str, word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<String> {
    nearest(word, candidates).map(|candidate| format!("{kind} with a similar name exists: `{}`", escape(candidate)))
}

fn folded(word: &str) -> Vec<char> {
    word.chars().filter(|c| !matches!(c, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

/// Returns the number of insertions, deletions, replacements and swaps of neighbors that turn `a` into `b`.
fn distance(a: &[char], b: &[char]) -> usize {
    cost::add(a.len() * b.len());
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(last.len());
        row.push(i + 1);
        for (j, &y) in b.iter().enumerate() {
            let mut edits = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                edits = edits.min(before_last[j - 1] + 1);
            }
            row.push(edits);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
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
        assert_eq!(nearest("Rergister", ["Reregister", "Backoff"]), Some("Reregister"));
        assert_eq!(nearest("Entirely", ["Reregister", "Backoff"]), None);
        assert_eq!(nearest("", names), None);
        assert_eq!(nearest(&"x".repeat(100_000), names), None);
    }

    #[test]
    fn distance_counts_single_edits() {
        let chars = |s: &str| s.chars().collect::<Vec<_>>();
        for (a, b, edits) in
            [("", "", 0), ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "xabc", 1), ("kitten", "sitting", 3)]
        {
            assert_eq!(distance(&chars(a), &chars(b)), edits, "{a} {b}");
        }
    }
}
