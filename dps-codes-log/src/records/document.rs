//! `Document`: splits JSON into its records while it is read, however long it is.

use super::json;
use super::lines::LONGEST;
use super::lists;
use super::table;
use crate::work;

/// Deeper JSON is not read.
const DEEPEST: usize = 128;

/// A record, or the part of a record that has been read.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) text: String,
    /// The line that it begins on.
    pub(crate) line: u64,
    pub(crate) is_truncated: bool,
    pub(crate) is_too_long: bool,
}

impl Part {
    pub(crate) fn new(text: String, line: u64) -> Self {
        Self { text, line, is_truncated: false, is_too_long: false }
    }
}

/// The state of a document after a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fed {
    /// The document is not complete.
    Open,
    /// The document is complete; the text from this position on does not belong to it.
    Complete(usize),
    /// The text is not JSON; the last record that is complete ends at this position.
    Broken(usize),
}

/// The meaning of a byte outside of records.
enum Between {
    Skip,
    /// A record begins with it.
    Begin,
    Complete,
    Broken,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token {
    Open,
    Key,
    Colon,
    Comma,
    Value,
}

/// The value that a position is within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Inside {
    Neither,
    /// A number, `true`, `false` or `null`.
    Scalar,
    String,
    /// A string, behind a backslash.
    Escape,
}

/// An object or a list that is not complete.
#[derive(Debug)]
struct Scope {
    text: String,
    line: u64,
    is_too_long: bool,
    brackets: Vec<u8>,
    before: Token,
    inside: Inside,
    /// The range of the last key.
    key: (usize, usize),
    /// Records have been taken out of it.
    is_wrapper: bool,
    /// It says something itself, beside the lists in it.
    is_record: bool,
}

impl Scope {
    fn new(line: u64) -> Self {
        Self {
            text: String::new(),
            line,
            is_too_long: false,
            brackets: Vec::new(),
            before: Token::Comma,
            inside: Inside::Neither,
            key: (0, 0),
            is_wrapper: false,
            is_record: false,
        }
    }

    const fn is_in_string(&self) -> bool {
        matches!(self.inside, Inside::String | Inside::Escape)
    }

    /// Returns the key of the list that begins behind the text, if its items are records of their own.
    fn list(&self) -> Option<&str> {
        if self.brackets.last() != Some(&b'[') || self.before != Token::Open || self.is_too_long || self.is_in_string()
        {
            return None;
        }
        // The brackets of a list in a list follow no key.
        if self.brackets.iter().rev().nth(1) != Some(&b'{') {
            return None;
        }
        let key = self.text.get(self.key.0..self.key.1)?.trim_matches('"');
        let is_list = lists::has_records(key) && !self.is_record;
        is_list.then_some(key)
    }

    /// Notes that a value follows, of which this is the first byte.
    fn begin_value(&mut self, byte: u8) {
        const KEYS: [&str; 8] = ["message", "msg", "error", "err", "errorcode", "level", "isSuccessful", "status"];
        if self.brackets == b"{" && self.before == Token::Colon && byte != b'[' && !self.is_record {
            let key = self.text.get(self.key.0..self.key.1).unwrap_or_default().trim_matches('"');
            self.is_record = KEYS.iter().any(|known| key.eq_ignore_ascii_case(known));
        }
    }

    fn into_part(self, is_truncated: bool) -> Part {
        Part { text: self.text, line: self.line, is_truncated, is_too_long: self.is_too_long }
    }
}

/// A list whose items are records.
#[derive(Debug)]
struct List {
    /// The object around it, up to the list.
    around: Option<Scope>,
    /// The names of the columns, if the items are rows.
    columns: Option<Vec<String>>,
}

#[derive(Debug, Default)]
pub(crate) struct Document {
    lists: Vec<List>,
    scope: Option<Scope>,
}

impl Document {
    /// Returns `true` if a line can begin a document: an object, or a list of objects.
    pub(crate) fn is_begun_by(line: &str) -> bool {
        let text = line.trim_start();
        let inside = |open| text.strip_prefix(open).map(str::trim_start);
        let is_object = inside('{').is_some_and(|inside| inside.is_empty() || inside.starts_with(['"', '}']));
        let is_list = inside('[').is_some_and(|inside| {
            // A line of strings goes on, or ends with the list.
            let is_of_strings = inside.starts_with('"') && line.trim_end().ends_with([',', ']']);
            inside.is_empty()
                || inside.starts_with('{') && Self::is_begun_by(inside)
                || inside.starts_with("\"{")
                || is_of_strings
        });
        is_object || is_list
    }

    /// Returns `true` if nothing has been fed.
    pub(crate) fn is_empty(&self) -> bool {
        self.lists.is_empty() && self.scope.is_none()
    }

    /// Returns `true` if what is not complete has more than brackets.
    pub(crate) fn says_something(&self) -> bool {
        self.scope.as_ref().is_some_and(|scope| !scope.text.trim().trim_matches(['{', '[']).trim().is_empty())
    }

    /// Reads a line, or a piece of one, and adds the records that are complete.
    pub(crate) fn feed(&mut self, text: &str, line: u64, is_start_of_line: bool, parts: &mut Vec<Part>) -> Fed {
        let bytes = text.as_bytes();
        let mut at = 0;
        if is_start_of_line && self.is_new_line_for_value(bytes) {
            return Fed::Broken(0);
        }
        let mut end_of_record = 0;
        while let Some(&byte) = bytes.get(at) {
            let Some(scope) = &mut self.scope else {
                match self.between(byte, line) {
                    Between::Skip => at += 1,
                    Between::Begin => {}
                    Between::Complete => return Fed::Complete(at + 1),
                    Between::Broken => return Fed::Broken(end_of_record),
                }
                continue;
            };
            if let Some(columns) = columns_of_list(scope, byte) {
                self.lists.push(List { around: self.scope.take(), columns });
                continue;
            }
            let end = if scope.is_in_string() {
                end_in_string(bytes, at, scope)
            } else if take(scope, byte) {
                at + 1
            } else {
                return Fed::Broken(end_of_record);
            };
            append(scope, &text[at..end]);
            at = end;
            if scope.brackets.is_empty() && !scope.is_in_string() {
                self.complete(parts);
                end_of_record = at;
                if self.lists.is_empty() {
                    return Fed::Complete(at);
                }
            }
        }
        Fed::Open
    }

    /// Ends a line. Returns `false` if a string is not terminated.
    pub(crate) fn end_line(&mut self) -> bool {
        let Some(scope) = &mut self.scope else { return true };
        if scope.is_in_string() {
            return false;
        }
        scope.inside = Inside::Neither;
        append(scope, "\n");
        true
    }

    /// Returns the record that is not complete, as at the end of the input.
    pub(crate) fn into_rest(self) -> Option<Part> {
        self.scope.filter(|scope| !scope.is_wrapper || scope.is_record).map(|scope| scope.into_part(true))
    }

    /// Returns `true` for a line that begins with an object where a value is missing: the line before was truncated.
    fn is_new_line_for_value(&self, bytes: &[u8]) -> bool {
        let is_waiting =
            self.scope.as_ref().is_some_and(|scope| scope.before == Token::Colon && scope.inside == Inside::Neither);
        is_waiting && bytes.first() == Some(&b'{')
    }

    /// Reads a byte between the items of a list, or before the document.
    fn between(&mut self, byte: u8, line: u64) -> Between {
        match byte {
            _ if byte.is_ascii_whitespace() => Between::Skip,
            b'[' if self.lists.is_empty() => {
                self.lists.push(List { around: None, columns: None });
                Between::Skip
            }
            b'{' | b'[' | b'"' => {
                self.scope = Some(Scope::new(line));
                Between::Begin
            }
            b']' => match self.lists.pop() {
                Some(List { around: Some(mut around), .. }) => {
                    around.is_wrapper = true;
                    take(&mut around, b']');
                    append(&mut around, "]");
                    self.scope = Some(around);
                    Between::Skip
                }
                Some(_) => Between::Complete,
                None => Between::Broken,
            },
            // Numbers and literals, which are not records.
            b',' | b'-' | b'+' | b'.' | b'0'..=b'9' if !self.lists.is_empty() => Between::Skip,
            _ if !self.lists.is_empty() && b"truefalsn".contains(&byte) => Between::Skip,
            _ => Between::Broken,
        }
    }

    /// Takes the record that is complete.
    fn complete(&mut self, parts: &mut Vec<Part>) {
        let Some(scope) = self.scope.take().filter(|scope| !scope.is_wrapper || scope.is_record) else { return };
        let mut part = scope.into_part(false);
        if let Some(columns) = self.lists.last().and_then(|list| list.columns.as_ref()) {
            part.text = table::row(columns, json::items(&part.text).map(json::Value::into_text));
        }
        parts.push(part);
    }
}

/// Reads a byte outside of strings. Returns `false` if it cannot be there.
fn take(scope: &mut Scope, byte: u8) -> bool {
    let is_in_object = scope.brackets.last() == Some(&b'{');
    let is_value_due = match scope.before {
        Token::Colon => true,
        Token::Comma | Token::Open => !is_in_object,
        Token::Key | Token::Value => false,
    };
    if is_value_due && !byte.is_ascii_whitespace() {
        scope.begin_value(byte);
    }
    let is_in_scalar = std::mem::replace(&mut scope.inside, Inside::Neither) == Inside::Scalar;
    match byte {
        b'"' => {
            let is_key = is_in_object && matches!(scope.before, Token::Open | Token::Comma);
            if !is_key && !is_value_due {
                return false;
            }
            if is_key {
                scope.key = (scope.text.len(), scope.text.len());
            }
            scope.before = if is_key { Token::Key } else { Token::Value };
            scope.inside = Inside::String;
        }
        b'{' | b'[' if is_value_due && scope.brackets.len() < DEEPEST => {
            scope.brackets.push(byte);
            scope.before = Token::Open;
        }
        b'}' | b']' => {
            let open = if byte == b'}' { b'{' } else { b'[' };
            if scope.brackets.pop() != Some(open) {
                return false;
            }
            scope.before = Token::Value;
        }
        b':' if scope.before == Token::Key => scope.before = Token::Colon,
        b',' if scope.before == Token::Value => scope.before = Token::Comma,
        _ if byte.is_ascii_whitespace() => {}
        _ if is_value_due || is_in_scalar => {
            scope.before = Token::Value;
            scope.inside = Inside::Scalar;
            return byte.is_ascii_alphanumeric() || b"+-.".contains(&byte);
        }
        _ => return false,
    }
    true
}

fn append(scope: &mut Scope, text: &str) {
    work::count(text.len());
    if scope.text.len() + text.len() <= LONGEST {
        scope.text.push_str(text);
    } else if !scope.is_too_long {
        scope.is_too_long = true;
        let room = LONGEST - scope.text.len();
        let end = (0..=room).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
        scope.text.push_str(&text[..end]);
    }
}

/// Returns the position behind the quote that closes the string around `at`, or the end.
fn end_in_string(bytes: &[u8], mut at: usize, scope: &mut Scope) -> usize {
    let start = at;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            _ if scope.inside == Inside::Escape => scope.inside = Inside::String,
            b'\\' => scope.inside = Inside::Escape,
            b'"' => {
                scope.inside = Inside::Neither;
                if scope.before == Token::Key {
                    scope.key.1 = scope.text.len() + at - start;
                }
                break;
            }
            _ => {}
        }
    }
    at
}

/// Returns the columns of the items of a list, none if they are objects, where a list of records begins.
#[expect(clippy::option_option, reason = "a list can be one of rows or not, if there is one")]
fn columns_of_list(scope: &Scope, byte: u8) -> Option<Option<Vec<String>>> {
    let is_item = matches!(byte, b'{' | b'[' | b'"');
    let list = scope.list().filter(|_| is_item)?;
    match byte {
        b'{' => Some(None),
        b'"' => lists::has_lines(list).then_some(None),
        // Rows of pairs, as CloudWatch returns them.
        _ if list.eq_ignore_ascii_case("results") => Some(None),
        _ if table::is_list_of_rows(list) => table::columns(&scope.text).map(Some),
        _ => None,
    }
}
