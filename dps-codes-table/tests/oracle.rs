//! Our renderer beside annotate-snippets, which is rustc's own: the same places on random lines.
#![allow(missing_docs)]

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use dps_codes_table::{Diagnostic, Label, Rule, Source, Span, render};

const TABLES: u64 = 3_000;
/// Blanks, tabs, characters of two to four bytes, wide ones, marks without width, and ones that cannot be seen.
const CHARACTERS: [char; 20] = [
    'a', 'b', 'Z', '1', '"', '=', '[', ' ', ' ', '\t', 'é', 'ß', '—', '漢', '字', '한', '！', '🙂', '\u{301}', '\u{7}',
];

/// Random numbers, the same ones each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    fn table(&mut self) -> String {
        let mut table = String::new();
        for line in 0..=self.below(12) {
            if line > 0 {
                table.push_str(if self.below(4) == 0 { "\r\n" } else { "\n" });
            }
            for _ in 0..self.below(25) {
                table.push(CHARACTERS[self.below(CHARACTERS.len())]);
            }
        }
        table
    }

    /// A place within one line; it may be empty, and may lie at the end of the line.
    fn span(&mut self, table: &str) -> Span {
        let source = Source::new("", table);
        let last = source.line_of(table.len());
        let (start, line) = source.line(self.below(last + 1));
        let mut places: Vec<usize> = line.char_indices().map(|(at, _)| start + at).collect();
        places.push(start + line.len());
        let first = self.below(places.len());
        let behind = first + self.below(places.len() - first);
        places[first]..places[behind]
    }
}

/// Returns a diagnostic whose labels have no text.
fn diagnostic(primary: &Span, secondary: Option<&Span>) -> Diagnostic {
    let label = |span: &Span| Label { span: span.clone(), text: String::new() };
    Diagnostic {
        rule: Rule::all().next().unwrap(),
        message: "x".to_owned(),
        primary: Some(label(primary)),
        hidden: None,
        secondary: secondary.map(label),
        help: None,
    }
}

/// Line and column, and for each line with marks its number, the column of the first mark, and the marks.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    place: String,
    marks: Vec<(String, usize, String)>,
}

fn seen(rendered: &str) -> Seen {
    let mut seen = Seen { place: String::new(), marks: Vec::new() };
    let mut line = String::new();
    for row in rendered.lines().skip(1) {
        if let Some((_, place)) = row.split_once("--> ") {
            place.clone_into(&mut seen.place);
        } else if let Some((number, text)) = row.split_once('|') {
            let marked = text.trim_start();
            if number.trim().is_empty() {
                let marks: String = marked.chars().take_while(|&c| matches!(c, '^' | '-')).collect();
                if !marks.is_empty() {
                    seen.marks.push((line.clone(), text.len() - marked.len(), marks));
                }
            } else {
                number.trim().clone_into(&mut line);
            }
        }
    }
    seen
}

fn oracle(table: &str, primary: &Span, secondary: Option<&Span>) -> String {
    let mut snippet = Snippet::source(table).path("t.toml").annotation(AnnotationKind::Primary.span(primary.clone()));
    if let Some(secondary) = secondary {
        snippet = snippet.annotation(AnnotationKind::Context.span(secondary.clone()));
    }
    Renderer::plain().render(&[Level::ERROR.primary_title("x").element(snippet)])
}

#[test]
fn one_place() {
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    for round in 0..TABLES {
        let table = random.table();
        let span = random.span(&table);
        let ours = render(&Source::new("t.toml", table.as_str()), &diagnostic(&span, None));
        let theirs = oracle(&table, &span, None);
        assert_eq!(seen(&ours), seen(&theirs), "round {round}, {span:?} of {table:?}\n{ours}\n{theirs}");
    }
}

#[test]
fn two_places() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for round in 0..TABLES {
        let table = random.table();
        let source = Source::new("t.toml", table.as_str());
        let (first, second) = (random.span(&table), random.span(&table));
        // On one line, rustc puts both marks into one row.
        if source.line_of(first.start) == source.line_of(second.start) {
            continue;
        }
        let ours = render(&source, &diagnostic(&first, Some(&second)));
        let theirs = oracle(&table, &first, Some(&second));
        assert_eq!(seen(&ours), seen(&theirs), "round {round}, {first:?} and {second:?}\n{ours}\n{theirs}");
    }
}
