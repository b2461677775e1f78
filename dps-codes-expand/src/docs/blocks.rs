//! Paragraphs, lists and blocks of code of a help, as Markdown.

use dps_codes_model::markup::{is_fence, list_marker};

use super::escaped;

/// Returns the paragraphs, lists and blocks of code of a text of the table as Markdown.
pub(crate) fn blocks(text: &str) -> String {
    if !text.contains('\n') {
        return escaped(text);
    }
    let mut blocks: Vec<Block<'_>> = Vec::new();
    // The indent of the list that a line may belong to.
    let mut list = None;
    let mut is_apart = true;
    let mut indent_of_code = 0;
    for full in text.lines() {
        let indent = full.len() - full.trim_start().len();
        let line = full.trim();
        if let Some(code) = blocks.last_mut().filter(|last| last.is_open_code()) {
            let is_end = is_fence(line);
            code.lines.push(if is_end { line } else { full[indent.min(indent_of_code)..].trim_end() });
            continue;
        }
        if is_fence(line) {
            indent_of_code = indent;
            let indent = list.map_or(0, |list| indent.saturating_sub(list));
            blocks.push(Block { indent, marker: "", lines: vec![line], is_apart: true });
            is_apart = true;
            continue;
        }
        let (marker, rest) = list_marker(line);
        match blocks.last_mut() {
            _ if line.is_empty() => {}
            Some(block) if !is_apart && marker.is_empty() => block.lines.push(rest),
            _ => {
                if marker.is_empty() {
                    list = list.filter(|&list| indent > list);
                } else {
                    list = Some(list.map_or(indent, |list: usize| list.min(indent)));
                }
                let indent = list.map_or(0, |list| indent - list);
                blocks.push(Block { indent, marker, lines: vec![rest], is_apart });
            }
        }
        is_apart = line.is_empty();
    }
    let mut out = String::new();
    for block in &blocks {
        if !out.is_empty() {
            // A list that follows a paragraph needs an empty line, its items do not.
            out.push_str(if block.is_apart || block.marker.is_empty() { "\n\n" } else { "\n" });
        }
        block.write(&mut out);
    }
    out
}

/// A paragraph, an item of a list, or a block of code with its fences.
struct Block<'t> {
    /// The spaces before it, more than those of the list that it is in.
    indent: usize,
    /// `- ` or `1. ` for an item, empty for others.
    marker: &'t str,
    lines: Vec<&'t str>,
    /// Behind an empty line.
    is_apart: bool,
}

impl Block<'_> {
    fn is_code(&self) -> bool {
        self.marker.is_empty() && self.lines.first().is_some_and(|line| is_fence(line))
    }

    fn is_open_code(&self) -> bool {
        self.is_code() && (self.lines.len() == 1 || !self.lines.last().is_some_and(|line| is_fence(line)))
    }

    fn write(&self, out: &mut String) {
        let indent = " ".repeat(self.indent);
        if self.is_code() {
            // Without a language, rustdoc would compile it as an example.
            out.extend([&indent, "```text\n"]);
            let end = self.lines.len() - usize::from(!self.is_open_code());
            for line in &self.lines[1..end] {
                out.extend([&indent, *line, "\n"]);
            }
            out.extend([&indent, "```"]);
        } else {
            out.extend([&indent, self.marker, &escaped(&self.lines.join(" "))]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::blocks;

    #[test]
    fn paragraphs_and_lists_are_kept() {
        for (text, markdown) in [
            ("one line", "one line"),
            ("two\nlines", "two lines"),
            ("one\n\n\ntwo *x*\n", "one\n\ntwo \\*x\\*"),
            ("First:\n- a\n  b\n- c", "First:\n- a b\n- c"),
            ("First:\n\n  1. a\n  2. b\n\nThen c.", "First:\n\n1. a\n2. b\n\nThen c."),
            ("* a\n\n* b", "* a\n\n* b"),
            ("1) a\n10) b", "1) a\n10) b"),
            ("-a\n-b", "\\-a -b"),
            ("1.5 h\n2x", "1.5 h 2x"),
        ] {
            assert_eq!(blocks(text), markdown, "{text:?}");
        }
    }

    #[test]
    fn lists_within_lists_are_kept() {
        for (text, markdown) in [
            ("1. a\n   - b\n     c\n   - d\n2. e", "1. a\n   - b c\n   - d\n2. e"),
            ("  - a\n    - b\n  - c", "- a\n  - b\n- c"),
            ("1. a\n\n   More of a.\n2. b\n\nThe end.", "1. a\n\n   More of a.\n2. b\n\nThe end."),
            ("    - a\n- b", "- a\n- b"),
        ] {
            assert_eq!(blocks(text), markdown, "{text:?}");
        }
    }

    #[test]
    fn code_keeps_its_lines() {
        for (text, markdown) in [
            ("Run:\n```sh\naz iot *x*\n\nb\n```\nThen *y*.", "Run:\n\n```text\naz iot *x*\n\nb\n```\n\nThen \\*y\\*."),
            ("1. Run:\n   ```\n   a\n     b\n   ```\n2. c", "1. Run:\n\n   ```text\n   a\n     b\n   ```\n\n2. c"),
            ("```\nnever closed", "```text\nnever closed\n```"),
            ("```\n", "```text\n```"),
        ] {
            assert_eq!(blocks(text), markdown, "{text:?}");
        }
    }
}
