//! Merge conflicts: lines that `git` leaves where two changes meet.

use std::borrow::Cow;

use crate::cost;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::rules;

const OURS: &str = "<<<<<<<";
const BASE: &str = "|||||||";
const MIDDLE: &str = "=======";
const THEIRS: &str = ">>>>>>>";

/// A conflict: the spans of its marker lines.
struct Conflict {
    ours: Span,
    /// The first line after the first side: that of the common ancestor, or of the second side.
    end_of_ours: Span,
    middle: Span,
    theirs: Span,
}

/// Reports each merge conflict, and blanks all but its first side. The length of the source stays.
pub(super) fn resolve<'t>(text: &'t str, diagnostics: &mut Diagnostics) -> Cow<'t, str> {
    let conflicts = conflicts(text);
    if conflicts.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut resolved = String::with_capacity(text.len());
    for Conflict { ours, end_of_ours, middle, theirs } in conflicts {
        diagnostics.push(
            Diagnostic::at(rules::MERGE_CONFLICT, ours.clone(), "merge conflict", "one side starts here")
                .clashes_with(middle, "the other side starts here")
                .help("keep one side or both, and remove the lines with `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`"),
        );
        resolved.push_str(&text[resolved.len()..ours.start]);
        blank(&mut resolved, &text[ours]);
        resolved.push_str(&text[resolved.len()..end_of_ours.start]);
        blank(&mut resolved, &text[end_of_ours.start..theirs.end]);
    }
    resolved.push_str(&text[resolved.len()..]);
    Cow::Owned(resolved)
}

/// Returns `true` if a line is one of the markers.
pub(super) fn is_marker(line: &str) -> bool {
    let line = line.trim_end();
    line == MIDDLE || [OURS, BASE, THEIRS].into_iter().any(|marker| has_marker(line, marker))
}

/// Returns `true` if a valid document may contain conflicts, in a string of several lines.
pub(super) fn is_likely(text: &str) -> bool {
    text.contains(OURS) && text.contains(THEIRS)
}

fn has_marker(line: &str, marker: &str) -> bool {
    line.strip_prefix(marker).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Returns the complete conflicts, in order.
fn conflicts(text: &str) -> Vec<Conflict> {
    cost::add(text.len());
    let mut found = Vec::new();
    let (mut ours, mut end_of_ours, mut middle): (Option<Span>, Option<Span>, Option<Span>) = (None, None, None);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = start..start + line.trim_end().len();
        start += line.len();
        let line = line.trim_end();
        if has_marker(line, OURS) {
            (ours, end_of_ours, middle) = (Some(span), None, None);
        } else if ours.is_some() && has_marker(line, BASE) {
            end_of_ours.get_or_insert(span);
        } else if ours.is_some() && line == MIDDLE {
            end_of_ours.get_or_insert_with(|| span.clone());
            middle = Some(span);
        } else if has_marker(line, THEIRS) {
            if let (Some(ours), Some(end_of_ours), Some(middle)) = (ours.take(), end_of_ours.take(), middle.take()) {
                found.push(Conflict { ours, end_of_ours, middle, theirs: span });
            }
        }
    }
    found
}

/// Adds a blank for each byte, and keeps line breaks.
fn blank(resolved: &mut String, part: &str) {
    resolved.extend(part.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_side_is_kept() {
        for text in [
            "a\n<<<<<<< HEAD\nb\n=======\nc\u{e4}\n>>>>>>> x\nd\n",
            "a\n<<<<<<< HEAD\r\nb\n||||||| 1f\ne\n=======\nc\n>>>>>>> x\nd\n",
        ] {
            let mut diagnostics = Diagnostics::default();
            let resolved = resolve(text, &mut diagnostics);
            assert_eq!(resolved.len(), text.len());
            assert_eq!(resolved.split_whitespace().collect::<Vec<_>>(), ["a", "b", "d"]);
            assert_eq!(diagnostics.into_sorted().len(), 1);
        }
        for text in ["a\n=======\nb\n", "<<<<<<< x\n", ">>>>>>> x\n=======\n", ""] {
            assert!(conflicts(text).is_empty(), "{text}");
        }
    }
}
