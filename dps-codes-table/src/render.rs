//! Shows a mistake as rustc shows one: message, place, the line itself and a run of carets below it.

use std::fmt::Write;

use crate::diag::{Diagnostic, Label};
use crate::source::Source;

/// The text of one mistake, without the word "error" in front, which the compiler adds.
///
/// Columns count characters from 1; a tab is shown as four blanks.
#[must_use]
pub fn render(source: &Source, diagnostic: &Diagnostic) -> String {
    let mut out = diagnostic.message.clone();
    let Some(primary) = &diagnostic.primary else {
        if !source.name().is_empty() {
            let _ = write!(out, "\n --> {}", source.name());
        }
        push_help(&mut out, 0, diagnostic);
        return out;
    };
    let mut marks = vec![Mark::new(source, primary, '^')];
    marks.extend(diagnostic.secondary.as_ref().map(|label| Mark::new(source, label, '-')));
    let (line, column) = (marks[0].line + 1, marks[0].from + 1);
    marks.sort_by_key(|mark| mark.line);

    let gutter = marks.iter().map(|mark| (mark.line + 1).to_string().len()).max().unwrap_or(1);
    let _ = write!(out, "\n{:gutter$}--> {}:{line}:{column}\n{:gutter$} |", "", source.name(), "");
    let mut shown = None;
    for mark in &marks {
        if shown != Some(mark.line) {
            if shown.is_some_and(|last| last + 1 < mark.line) {
                out.push_str("\n...");
            }
            let _ = write!(out, "\n{:gutter$} | {}", mark.line + 1, untabbed(source.line(mark.line).1));
            shown = Some(mark.line);
        }
        let run: String = std::iter::repeat_n(mark.sign, mark.width).collect();
        let _ = write!(out, "\n{:gutter$} | {:indent$}{run} {}", "", "", mark.text, indent = mark.indent);
        out.truncate(out.trim_end().len());
    }
    push_help(&mut out, gutter, diagnostic);
    out
}

fn push_help(out: &mut String, gutter: usize, diagnostic: &Diagnostic) {
    if let Some(help) = &diagnostic.help {
        let _ = write!(out, "\n{:gutter$} = help: {help}", "");
    }
}

/// A label laid out on its line: which characters it covers, and where they are shown.
struct Mark<'l> {
    line: usize,
    from: usize,
    indent: usize,
    width: usize,
    sign: char,
    text: &'l str,
}

impl<'l> Mark<'l> {
    fn new(source: &Source, label: &'l Label, sign: char) -> Self {
        let line = source.line_of(label.span.start);
        let (start, text) = source.line(line);
        let clamp = |offset: usize| offset.clamp(start, start + text.len()) - start;
        let before = &text[..clamp(label.span.start)];
        let marked = &text[before.len()..clamp(label.span.end).max(before.len())];
        Self {
            line,
            from: before.chars().count(),
            indent: untabbed(before).chars().count(),
            width: untabbed(marked).chars().count().max(1),
            sign,
            text: &label.text,
        }
    }
}

fn untabbed(text: &str) -> String {
    text.replace('\t', "    ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_place() {
        let source = Source::new("codes.toml", "\n\taction = \"Rergister\"\n");
        let diagnostic = Diagnostic::at(11..22, "unknown action `Rergister`", "no action of this name")
            .help("did you mean `Reregister`?");
        let expected = "\
unknown action `Rergister`
 --> codes.toml:2:11
  |
2 |     action = \"Rergister\"
  |              ^^^^^^^^^^^ no action of this name
  = help: did you mean `Reregister`?";
        assert_eq!(render(&source, &diagnostic), expected);
    }

    #[test]
    fn two_places() {
        let source = Source::new("t.toml", "number = 1\nname = \"A\"\nname = \"B\"\nnumber = 1");
        let diagnostic = Diagnostic::at(42..43, "number 1 twice", "again").clashes_with(9..10, "first here");
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
            render(&source, &Diagnostic::of_file("no rows").help("add one")),
            "no rows\n --> t.toml\n = help: add one"
        );
    }
}
