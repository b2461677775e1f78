//! Diagnostics for arrays of several items.

use super::super::remedy;
use super::{behind, line_start, rest_of_line};
use crate::cost;
use crate::diagnostic::Diagnostic;
use crate::escape::escape;
use crate::rules;

/// The starts of comments in other languages.
const COMMENTS: [&str; 3] = ["//", "/*", "--"];

/// Returns the error for an item that does not follow a comma: a comment of another language, or the sign of a list.
pub(super) fn missing_comma(text: &str, at: usize) -> Diagnostic {
    let at = behind(text[..at].trim_end(), at);
    let start = line_start(text, at);
    let line = rest_of_line(text, start);
    if let Some(sign) = comment(line) {
        let written = line[sign..].trim_start_matches(['/', '*', '-', ' ']).trim_end_matches(['*', '/', ' ', ']']);
        let sign = start + sign..start + sign + 2;
        let label = "comments start with `#`";
        let is_within = line[sign.start - start..].split_once("*/").is_some_and(|(_, rest)| !rest.trim().is_empty());
        let help = if is_within {
            "remove it: a comment ends with its line".to_owned()
        } else {
            format!("write `# {}` at the end of the line", escape(written.trim()))
        };
        return Diagnostic::at(rules::INVALID_COMMENT, sign, "invalid comment", label).help(help);
    }
    let indent = line.len() - line.trim_start().len();
    if line.trim_start().starts_with("- ") {
        let sign = start + indent..start + indent + 1;
        return Diagnostic::at(rules::EXTRA_SIGN, sign, "unexpected `-`", "items are separated by commas")
            .help("remove it");
    }
    Diagnostic::at(rules::MISSING_COMMA, at..at, "missing comma", "expected `,`")
}

/// Returns the array with the items at the start of a text: those of a list in YAML, or strings on lines of their own.
pub(super) fn below(text: &str, takes_strings: bool) -> Option<String> {
    let is_string = |line: &&str| {
        let line = line.trim_end_matches(',');
        takes_strings && line.len() > 1 && line.starts_with(['"', '\'']) && line.ends_with(['"', '\''])
    };
    let items: Vec<_> = text
        .lines()
        .map(str::trim)
        .map_while(|line| line.strip_prefix("- ").or(Some(line).filter(is_string)))
        .inspect(|item| cost::add(item.len()))
        .map(|item| format!("\"{}\"", item.trim().trim_end_matches(',').trim_matches(['"', '\''])))
        .collect();
    (!items.is_empty()).then(|| remedy::array(&items.join(", ")))
}

/// Returns the place of the first sign of a comment that is not in a string.
fn comment(line: &str) -> Option<usize> {
    let mut quote = None;
    line.char_indices().find_map(|(at, c)| {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            None if COMMENTS.iter().any(|sign| line[at..].starts_with(sign)) => return Some(at),
            _ => {}
        }
        None
    })
}
