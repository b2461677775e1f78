//! `Element`: an element of XML with an element a line for each of its fields, read as `name: value`.

use crate::records::fields::names;

/// The names of elements within which a failure is described, in lower case.
const DETAILS: [&str; 5] = ["error", "errors", "failure", "result", "details"];

/// An element that is not closed on its line.
#[derive(Debug)]
pub(crate) struct Element<'l> {
    name: &'l str,
    /// The fields so far, behind the line that opens the element.
    fields: String,
    /// The names of the elements within it that are open.
    inside: Vec<String>,
    has_known_field: bool,
}

/// The next line of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    Belongs,
    /// The line closes the element.
    Ends,
    Other,
}

impl<'l> Element<'l> {
    /// Returns the element that a line opens: `<registration deviceId="x">`.
    pub(crate) fn opened_by(line: &'l str) -> Option<Self> {
        let (name, attributes) = opening(line)?;
        let has_known_field = attributes
            .split('=')
            .any(|before| names::is_known(before.split(char::is_whitespace).next_back().unwrap_or_default()));
        Some(Self { name, fields: line.trim().to_owned(), inside: Vec::new(), has_known_field })
    }

    /// Reads the next line.
    pub(crate) fn read(&mut self, line: &str) -> Next {
        let text = line.trim();
        if let Some(name) = closing(text) {
            return match self.inside.pop() {
                Some(open) if open == name => Next::Belongs,
                None if name == self.name => Next::Ends,
                _ => Next::Other,
            };
        }
        if is_attributed_leaf(text) {
            self.fields.extend(["\n", text]);
            return Next::Belongs;
        }
        if let Some((name, value)) = leaf(text) {
            self.has_known_field |= names::is_known(name);
            self.fields.extend(["\n", name, ": ", value]);
            return Next::Belongs;
        }
        match opening(text) {
            Some((name, "")) if DETAILS.contains(&&*name.to_ascii_lowercase()) => {
                self.fields.extend(["\n", name, ":"]);
                self.inside.push(name.to_owned());
                Next::Belongs
            }
            _ => Next::Other,
        }
    }

    /// Returns the element as fields. Returns `None` if none of them is of a failure.
    pub(crate) fn into_fields(self) -> Option<String> {
        self.has_known_field.then_some(self.fields)
    }
}

/// Returns the name and the attributes of a tag that is all of a line, and that opens an element.
fn opening(line: &str) -> Option<(&str, &str)> {
    let tag = line.trim().strip_prefix('<')?.strip_suffix('>')?;
    let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    (is_name(name) && !tag.ends_with('/') && !tag.contains(['<', '>'])).then_some((name, attributes.trim()))
}

fn closing(text: &str) -> Option<&str> {
    text.strip_prefix("</")?.strip_suffix('>').map(str::trim).filter(|name| is_name(name))
}

/// Returns `true` for an element with attributes that is all of a line: `<failure message="…"/>`.
fn is_attributed_leaf(text: &str) -> bool {
    let tag = text.strip_prefix('<').and_then(|text| text.strip_suffix("/>"));
    tag.is_some_and(|tag| tag.contains('=') && !tag.contains('<'))
}

/// Returns the name and the text of an element that is all of a line.
fn leaf(text: &str) -> Option<(&str, &str)> {
    let (tag, rest) = text.strip_prefix('<')?.split_once('>')?;
    let name = tag.split(char::is_whitespace).next().unwrap_or_default();
    if tag.ends_with('/') && rest.is_empty() {
        return Some((name.trim_end_matches('/'), "")).filter(|(name, _)| is_name(name));
    }
    let value = rest.strip_suffix('>')?.strip_suffix(name)?.strip_suffix("</")?;
    (is_name(name) && !value.contains('<')).then_some((name, value))
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-.:".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &str) -> Option<(String, Next)> {
        let (first, rest) = lines.split_once('\n').unwrap_or((lines, ""));
        let mut element = Element::opened_by(first)?;
        let mut next = Next::Belongs;
        for line in rest.lines() {
            next = element.read(line);
            if next != Next::Belongs {
                break;
            }
        }
        Some((element.into_fields()?, next))
    }

    #[test]
    fn elements_are_fields() {
        for (lines, fields) in [
            ("<x time=\"t\">\n<failure a=\"b\"/>\n</x>", "<x time=\"t\">\n<failure a=\"b\"/>"),
            (
                "  <x time=\"t\">\n    <errorCode>429</errorCode>\n    <b/>\n  </x>",
                "<x time=\"t\">\nerrorCode: 429\nb: ",
            ),
            (
                "<x>\n<deviceId>d</deviceId>\n<error>\n<code>1</code>\n</error>\n</x>",
                "<x>\ndeviceId: d\nerror:\ncode: 1",
            ),
        ] {
            assert_eq!(read(lines), Some((fields.to_owned(), Next::Ends)), "{lines}");
        }
        for lines in
            ["<list>\n<x>\n<errorCode>1</errorCode>", "<a>\n</b>", "<a>\n<b>1</b>\n</a>", "<a/>", "<a>b</a>", "a"]
        {
            assert!(read(lines).is_none_or(|(_, next)| next == Next::Other), "{lines}");
        }
    }
}
