//! `Reader`: lenient JSON in one pass, without recursion, up to where it is truncated.

use super::cursor::Cursor;
use super::text::Text;
use super::words::is_whitespace;

/// A value, with its key if it is in an object.
pub(crate) struct Item<'a> {
    pub(crate) key: Option<Text<'a>>,
    pub(crate) value: Value<'a>,
    /// The index of its first byte.
    pub(crate) start: usize,
}

pub(crate) enum Value<'a> {
    /// The values of an object or of an array follow, up to its `End`.
    Begin,
    End,
    /// A string, and `true` if it is terminated.
    String(Text<'a>, bool),
    /// A number, `true`, `false`, `null`, or anything else without quotes.
    Literal(Text<'a>),
}

/// An iterator over the values of an object or array, in order.
#[derive(Clone)]
pub(crate) struct Reader<'a> {
    cursor: Cursor<'a>,
    depth: usize,
    is_complete: bool,
}

impl<'a> Reader<'a> {
    /// Starts at an object or array.
    pub(crate) const fn new(cursor: Cursor<'a>) -> Self {
        Self { cursor, depth: 0, is_complete: false }
    }

    /// Returns `true` if the outermost object or array is terminated.
    pub(crate) const fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// Returns the position after the last value.
    pub(crate) const fn cursor(&self) -> Cursor<'a> {
        self.cursor
    }

    /// Returns `true` if a colon follows, which makes a key of the last value; moves past it.
    fn is_key(&mut self) -> bool {
        match self.cursor.byte() {
            // Nearly always the next byte tells.
            Some(b',' | b'}') => return false,
            Some(b':') => {}
            _ => {
                let behind = self.cursor.skip_while(usize::MAX, is_whitespace);
                if behind.peek() != Some(':') {
                    return false;
                }
                self.cursor = behind;
            }
        }
        self.cursor.advance();
        true
    }

    fn literal(&mut self) -> Text<'a> {
        let start = self.cursor;
        self.cursor.pass_word();
        self.cursor = self.cursor.skip_while(usize::MAX, |c| {
            !is_whitespace(c) && !matches!(c, ',' | ':' | '{' | '}' | '[' | ']' | '"' | '\'')
        });
        start.text_to(self.cursor)
    }
}

impl<'a> Iterator for Reader<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        let mut key = None;
        while !self.is_complete {
            let start = self.cursor.position();
            let value = match self.cursor.advance()? {
                '{' | '[' => {
                    self.depth += 1;
                    Value::Begin
                }
                '}' | ']' => {
                    self.depth = self.depth.saturating_sub(1);
                    self.is_complete = self.depth == 0;
                    Value::End
                }
                quote @ ('"' | '\'') => {
                    let (text, is_terminated) = self.cursor.string(quote, usize::MAX);
                    if self.is_key() {
                        key = Some(text);
                        continue;
                    }
                    Value::String(text, is_terminated)
                }
                c if is_whitespace(c) || c == ',' || c == ':' => continue,
                _ => {
                    self.cursor = self.cursor.at(start);
                    let literal = self.literal();
                    if self.is_key() {
                        key = Some(literal);
                        continue;
                    }
                    // A literal at the end of the input may be truncated.
                    self.cursor.peek()?;
                    Value::Literal(literal)
                }
            };
            return Some(Item { key, value, start });
        }
        None
    }
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::*;
    use std::{fmt::Write as _, string::String};

    fn read(json: &str) -> (String, bool) {
        let mut reader = Reader::new(Cursor::new(json.as_bytes(), 0));
        let mut read = String::new();
        for Item { key, value, .. } in reader.by_ref() {
            if let Some(key) = key {
                let _ = write!(read, "{key}=");
            }
            let _ = match value {
                Value::Begin => write!(read, "( "),
                Value::End => write!(read, ") "),
                Value::String(text, is_terminated) => write!(read, "{text:?}{} ", if is_terminated { "" } else { "…" }),
                Value::Literal(literal) => write!(read, "{literal} "),
            };
        }
        (read.trim_end().into(), reader.is_complete())
    }

    #[test]
    fn values_come_with_their_keys() {
        let json = r#" {"a":1, "b" : "x\ty", "c":{"d":[1,"e",null]},"f":-1.5e3} rest"#;
        assert_eq!(read(json), (r#"( a=1 b="x\ty" c=( d=( 1 "e" null ) ) f=-1.5e3 )"#.into(), true));
    }

    #[test]
    fn relaxed_json_is_read() {
        assert_eq!(read("{'a': None, b: 'x'}"), ("( a=None b=\"x\" )".into(), true));
        assert_eq!(read("[[]]]"), ("( ( ) )".into(), true));
    }

    #[test]
    fn truncated_input_is_noticed() {
        assert_eq!(read(r#"{"a":1,"b":40100"#), ("( a=1".into(), false));
        assert_eq!(read(r#"{"a":"x"#), ("( a=\"x\"…".into(), false));
        assert_eq!(read(r#"{"a":1,"b"#), ("( a=1 \"b\"…".into(), false));
        assert_eq!(read(""), (String::new(), false));
    }
}
