//! Reads JSON as it arrives: in one pass, without recursion, up to where it was cut, and also what only looks like JSON.

use super::cursor::Cursor;
use super::text::Text;

/// A value, with the key it has if it lies in an object.
pub(crate) struct Item<'a> {
    pub(crate) key: Option<Text<'a>>,
    pub(crate) value: Value<'a>,
}

pub(crate) enum Value<'a> {
    /// The values of an object or of an array follow, up to its `End`.
    Begin,
    End,
    /// A text, and whether it has its closing quote.
    String(Text<'a>, bool),
    /// A number, `true`, `false` or `null`, or what stands there without quotes.
    Word(Text<'a>),
}

/// Gives the values of an object or array in their order, each with its key.
#[derive(Clone)]
pub(crate) struct Reader<'a> {
    cursor: Cursor<'a>,
    depth: usize,
    is_whole: bool,
}

impl<'a> Reader<'a> {
    /// Begins where an object or an array does.
    pub(crate) const fn new(cursor: Cursor<'a>) -> Self {
        Self { cursor, depth: 0, is_whole: false }
    }

    /// Whether what was opened first has been closed.
    pub(crate) const fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Whether what has just been read is a key, which a colon follows.
    fn is_key(&mut self) -> bool {
        let behind = self.cursor.skip_while(usize::MAX, char::is_whitespace);
        if behind.peek() != Some(':') {
            return false;
        }
        self.cursor = behind;
        self.cursor.next();
        true
    }

    fn word(&mut self) -> Text<'a> {
        let end = self.cursor.skip_while(usize::MAX, |c| {
            !c.is_whitespace() && !matches!(c, ',' | ':' | '{' | '}' | '[' | ']' | '"' | '\'')
        });
        let word = Text::new(self.cursor.until(end.position()), self.cursor.layers());
        self.cursor = end;
        word
    }
}

impl<'a> Iterator for Reader<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        let mut key = None;
        while !self.is_whole {
            let value = match self.cursor.peek()? {
                '{' | '[' => {
                    self.cursor.next();
                    self.depth += 1;
                    Value::Begin
                }
                '}' | ']' => {
                    self.cursor.next();
                    self.depth = self.depth.saturating_sub(1);
                    self.is_whole = self.depth == 0;
                    Value::End
                }
                quote @ ('"' | '\'') => {
                    self.cursor.next();
                    let (text, is_closed) = self.cursor.string(quote, usize::MAX);
                    if self.is_key() {
                        key = Some(text);
                        continue;
                    }
                    Value::String(text, is_closed)
                }
                c if c.is_whitespace() || c == ',' || c == ':' => {
                    self.cursor.next();
                    continue;
                }
                _ => {
                    let word = self.word();
                    if self.is_key() {
                        key = Some(word);
                        continue;
                    }
                    // What the end of the input has cut may have had more digits.
                    self.cursor.peek()?;
                    Value::Word(word)
                }
            };
            return Some(Item { key, value });
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
        for Item { key, value } in reader.by_ref() {
            if let Some(key) = key {
                let _ = write!(read, "{key}=");
            }
            let _ = match value {
                Value::Begin => write!(read, "( "),
                Value::End => write!(read, ") "),
                Value::String(text, is_closed) => write!(read, "{text:?}{} ", if is_closed { "" } else { "…" }),
                Value::Word(word) => write!(read, "{word} "),
            };
        }
        (read.trim_end().into(), reader.is_whole())
    }

    #[test]
    fn values_come_with_their_keys() {
        let json = r#" {"a":1, "b" : "x\ty", "c":{"d":[1,"e",null]},"f":-1.5e3} rest"#;
        assert_eq!(read(json), (r#"( a=1 b="x\ty" c=( d=( 1 "e" null ) ) f=-1.5e3 )"#.into(), true));
    }

    #[test]
    fn what_only_looks_like_json_is_read_too() {
        assert_eq!(read("{'a': None, b: 'x'}"), ("( a=None b=\"x\" )".into(), true));
        assert_eq!(read("[[]]]"), ("( ( ) )".into(), true));
    }

    #[test]
    fn a_cut_is_noticed() {
        assert_eq!(read(r#"{"a":1,"b":40100"#), ("( a=1".into(), false));
        assert_eq!(read(r#"{"a":"x"#), ("( a=\"x\"…".into(), false));
        assert_eq!(read(r#"{"a":1,"b"#), ("( a=1 \"b\"…".into(), false));
        assert_eq!(read(""), (String::new(), false));
    }
}
