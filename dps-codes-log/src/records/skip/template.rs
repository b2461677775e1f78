//! `Template`: a line that others equal, but for the contents of some strings and numbers.
//!
//! Comparing a line with a template takes a fraction of the time that parsing it takes.

use std::ops::Range;

use memchr::memchr3;

/// A JSON object on one line, and where others differ from it.
#[derive(Debug)]
pub(crate) struct Template {
    line: String,
    /// All runs that can differ without changing the structure.
    runs: Vec<Run>,
    /// The runs that do.
    varying: Vec<Run>,
}

/// A part of a line that has no part in its structure.
#[derive(Clone, Debug)]
struct Run {
    range: Range<usize>,
    kind: Kind,
    varies: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Text within a string, up to an escape or the closing quote.
    Text,
    /// The contents of the string that is the time.
    Time,
    /// A number.
    Digits,
}

impl Template {
    /// Creates the template of an object without lists. The other parts are slices of it: the contents of the string that is
    /// the time, and a value that no line may differ in.
    pub(crate) fn new(line: &str, time: &str, fixed: &str) -> Self {
        let range_of = |part: &str| {
            let start = part.as_ptr().addr() - line.as_ptr().addr();
            start..start + part.len()
        };
        let (time, fixed) = (range_of(time), range_of(fixed));
        let mut runs = runs(line);
        runs.retain(|run| run.range.start < fixed.start || run.range.end > fixed.end);
        for run in runs.iter_mut().filter(|run| run.range == time) {
            (run.kind, run.varies) = (Kind::Time, true);
        }
        let mut template = Self { line: line.to_owned(), runs, varying: Vec::new() };
        template.update();
        template
    }

    /// Returns the time of a line that equals the template.
    pub(crate) fn time_of<'l>(&self, line: &'l [u8]) -> Option<&'l str> {
        let mut time = None;
        let is_equal = self.follow(&self.varying, line, |run, contents| {
            if run.kind == Kind::Time {
                time = std::str::from_utf8(contents).ok();
            }
        });
        time.filter(|_| is_equal)
    }

    /// Lets the template equal a line of the same structure. Returns `false` if the structure differs.
    pub(crate) fn widen(&mut self, line: &[u8]) -> bool {
        let mut varies = Vec::with_capacity(self.runs.len());
        let own = self.line.as_bytes();
        let is_same = self
            .follow(&self.runs, line, |run, contents| varies.push(run.varies || own[run.range.clone()] != *contents));
        if is_same {
            self.runs.iter_mut().zip(varies).for_each(|(run, varies)| run.varies = varies);
            self.update();
        }
        is_same
    }

    fn update(&mut self) {
        self.varying = self.runs.iter().filter(|run| run.varies).cloned().collect();
    }

    /// Compares a line with the text around the runs, and passes on what it has in their places.
    fn follow<'l>(&self, runs: &[Run], line: &'l [u8], mut each: impl FnMut(&Run, &'l [u8])) -> bool {
        let (mut at, mut rest) = (0, line);
        for run in runs {
            let Some(behind) = rest.strip_prefix(&self.line.as_bytes()[at..run.range.start]) else { return false };
            let Some(length) = run.kind.length(behind) else { return false };
            let (contents, behind) = behind.split_at(length);
            each(run, contents);
            (at, rest) = (run.range.end, behind);
        }
        rest == &self.line.as_bytes()[at..]
    }
}

impl Kind {
    /// Returns the length of the run that the text begins with. Returns `None` if there is none.
    fn length(self, text: &[u8]) -> Option<usize> {
        if self == Self::Digits {
            let length = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
            return Some(length).filter(|&length| length > 0);
        }
        // A carriage return ends a line.
        let length = memchr3(b'"', b'\\', b'\r', text).filter(|&at| text[at] != b'\r')?;
        std::str::from_utf8(&text[..length]).is_ok().then_some(length)
    }
}

/// Returns the runs of an object without lists: the contents of values.
fn runs(line: &str) -> Vec<Run> {
    let bytes = line.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let (kind, start) = match byte {
            b'"' => (Kind::Text, at + 1),
            b'0'..=b'9' => (Kind::Digits, at),
            _ => {
                at += 1;
                continue;
            }
        };
        let of_value = runs.len();
        at = start;
        while let Some(length) = kind.length(&bytes[at..]) {
            runs.push(Run { range: at..at + length, kind, varies: false });
            at += length;
            if kind == Kind::Digits || bytes[at] == b'"' {
                break;
            }
            at = bytes.len().min(at + 2);
        }
        at += usize::from(kind == Kind::Text);
        // The name of a field.
        if bytes.get(at..).is_some_and(|rest| rest.trim_ascii_start().starts_with(b":")) {
            runs.truncate(of_value);
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = r#"{"time":"10:00","n":12, "o":{"a":null,"b":""},"p":"{\"id\":\"dev-1\"}","result":"Success"}"#;

    fn template() -> Template {
        Template::new(LINE, &LINE[9..14], &LINE[LINE.len() - 9..LINE.len() - 1])
    }

    #[test]
    fn a_template_equals_lines_that_differ_where_it_was_widened() {
        let mut template = template();
        assert_eq!(template.time_of(LINE.as_bytes()), Some("10:00"));
        let other = LINE.replace("10:00", "10:00:01").replace("12", "345").replace("dev-1", "é");
        assert_eq!(template.time_of(other.as_bytes()), None);
        assert!(template.widen(other.as_bytes()));
        for line in [LINE, &other] {
            assert_eq!(template.time_of(line.as_bytes()), Some(&line[9..line.find("\",").unwrap()]));
        }
        assert_eq!(template.time_of(LINE.replace("\"b\":\"\"", "\"b\":\"x\"").as_bytes()), None, "not widened there");
    }

    #[test]
    fn structure_and_fixed_value_stay() {
        let mut template = template();
        for (from, to) in [
            ("Success", "Failure"),
            ("Success\"}", "Success\"} "),
            ("Success\"}", "Success\""),
            ("\"n\"", "\"m\""),
            ("12", ""),
            ("12", "1.2"),
            ("12", "\"12\""),
            ("null", "true"),
            ("dev-1", "dev\\n1"),
            ("dev-1", "dev\"1"),
            ("dev-1", "dev\r1"),
            ("\\\"id", "\\nid"),
            ("\"o\":{", "\"o\":{\"c\":1,"),
        ] {
            assert!(!template.widen(LINE.replace(from, to).as_bytes()), "{from} {to}");
        }
        let mut invalid = LINE.as_bytes().to_vec();
        invalid[LINE.find("dev").unwrap()] = 0xff;
        assert!(!template.widen(&invalid));
    }
}
