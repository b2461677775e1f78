//! Renders a diagnostic as rustc does: message, location, the line, and carets below it.

mod snippet;

use std::fmt::Write;

use crate::diagnostic::{Diagnostic, Label};
use crate::escape::escape_path;
use crate::sort;
use crate::source::Source;
use snippet::{Snippet, push_visible};

/// Renders a diagnostic, without the word "error" in front, which the compiler adds.
///
/// Columns count characters from 1. A tab is printed as four spaces, a long line as the part around the label, and a
/// character that moves the cursor or changes the writing direction as a visible one.
#[must_use]
pub fn render(source: &Source, diagnostic: &Diagnostic) -> String {
    let mut out = String::new();
    push_visible(&mut out, &diagnostic.message);
    let Some(primary) = &diagnostic.primary else {
        if !source.name().is_empty() {
            let _ = write!(out, "\n --> {}", escape_path(source.name()));
            if let Some((line, column)) = diagnostic.hidden {
                let _ = write!(out, ":{line}:{column}");
            }
        }
        push_help(&mut out, 0, diagnostic);
        return out;
    };
    let (line, column) = source.line_and_column(primary.span.start);
    let mut marks = vec![Mark::new(source, primary, '^')];
    marks.extend(diagnostic.secondary.as_ref().map(|label| Mark::new(source, label, '-')));
    sort::by_key(&mut marks, |mark| mark.line);

    let gutter = marks.iter().map(|mark| (mark.line + 1).to_string().len()).max().unwrap_or(1);
    let _ = write!(out, "\n{:gutter$}--> {}:{line}:{column}\n{:gutter$} |", "", escape_path(source.name()), "");
    let mut last: Option<(usize, Snippet)> = None;
    for Mark { line, start, end, sign, text } in marks {
        let whole = source.line(line).1;
        // Two labels on one line share it, if the snippet contains both.
        let part = match last.take() {
            Some((shown, part)) if shown == line && part.has(start, end) => part,
            other => {
                if other.is_some_and(|(shown, _)| shown + 1 < line) {
                    out.push_str("\n...");
                }
                let part = Snippet::around(whole, start, end);
                let _ = write!(out, "\n{:gutter$} | {}", line + 1, part.text);
                part
            }
        };
        let (indent, width) = part.columns(start, end);
        let run: String = std::iter::repeat_n(sign, width).collect();
        let _ = write!(out, "\n{:gutter$} | {:indent$}{run} ", "", "");
        push_visible(&mut out, text);
        out.truncate(out.trim_end().len());
        last = Some((line, part));
    }
    push_help(&mut out, gutter, diagnostic);
    out
}

/// Renders as [`render`] does, with the code after the message: rustc has no other place for a code of a macro.
#[must_use]
pub fn render_with_code(source: &Source, diagnostic: &Diagnostic) -> String {
    let rendered = render(source, diagnostic);
    let (message, rest) = rendered.split_at(rendered.find('\n').unwrap_or(rendered.len()));
    format!("{message} [{}]{rest}", diagnostic.rule.code)
}

fn push_help(out: &mut String, gutter: usize, diagnostic: &Diagnostic) {
    if let Some(help) = &diagnostic.help {
        let _ = write!(out, "\n{:gutter$} = help: ", "");
        push_visible(out, help);
    }
}

/// A label on its line, with the bytes of the line that it covers.
struct Mark<'l> {
    line: usize,
    start: usize,
    end: usize,
    sign: char,
    text: &'l str,
}

impl<'l> Mark<'l> {
    /// Creates the mark of a label. A label of several lines is printed on the first of them.
    fn new(source: &Source, label: &'l Label, sign: char) -> Self {
        let line = source.line_of(label.span.start);
        let (offset, text) = source.line(line);
        let within =
            |at: usize| (0..=at.saturating_sub(offset).min(text.len())).rev().find(|&at| text.is_char_boundary(at));
        let start = within(label.span.start).unwrap_or(0);
        let end = within(label.span.end).unwrap_or(0).max(start);
        Self { line, start, end, sign, text: &label.text }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn one_place() {
        let source = Source::new("codes.toml", "\n\taction = \"Rergister\"\n");
        let diagnostic =
            Diagnostic::at(rules::UNKNOWN_ACTION, 11..22, "unknown action `Rergister`", "not defined in this table")
                .help("an action with a similar name exists: `Reregister`");
        let expected = "\
unknown action `Rergister`
 --> codes.toml:2:11
  |
2 |     action = \"Rergister\"
  |              ^^^^^^^^^^^ not defined in this table
  = help: an action with a similar name exists: `Reregister`";
        assert_eq!(render(&source, &diagnostic), expected);
    }

    #[test]
    fn two_places() {
        let source = Source::new("t.toml", "number = 1\nname = \"A\"\nname = \"B\"\nnumber = 1");
        let diagnostic = Diagnostic::at(rules::DUPLICATE_NUMBER, 42..43, "number 1 twice", "again")
            .clashes_with(9..10, "first here");
        let expected = "\
number 1 twice
 --> t.toml:4:10
  |
1 | number = 1
  |          - first here
...
4 | number = 1
  |          ^ again";
        assert_eq!(render(&source, &diagnostic), expected);
    }

    #[test]
    fn the_whole_file() {
        let source = Source::new("t.toml", "");
        assert_eq!(
            render(&source, &Diagnostic::of_file(rules::NO_CODES, "no rows").help("add one")),
            "no rows\n --> t.toml\n = help: add one"
        );
    }

    #[test]
    fn texts_that_quote_the_source_move_no_cursor() {
        let source = Source::new("t.toml", "a = 1");
        let diagnostic = Diagnostic::at(rules::INVALID_TOML, 0..1, "a\tb", "c\u{1b}").help("d\r\n\u{202e}e");
        let expected = "a    b\n --> t.toml:1:1\n  |\n1 | a = 1\n  | ^ c␛\n  = help: d␍\n\u{fffd}e";
        assert_eq!(render(&source, &diagnostic), expected);
    }
}
