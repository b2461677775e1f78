//! `Scope`: an object or a list that is not complete, and what has been read of it.

use super::Part;
use super::lists;
use crate::records::fields;
use crate::records::lines::LONGEST;
use crate::records::table;
use crate::work;

/// Deeper JSON is not read.
const DEEPEST: usize = 128;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Open,
    Key,
    Colon,
    Comma,
    Value,
}

/// The value that a position is within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    Neither,
    /// A number, `true`, `false` or `null`.
    Scalar,
    String,
    /// A string, behind a backslash.
    Escape,
}

/// An object or a list that is not complete.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Scope {
    pub(super) text: String,
    line: u64,
    is_too_long: bool,
    /// Bytes were replaced by U+FFFD.
    pub(super) is_lossy: bool,
    pub(super) brackets: Vec<u8>,
    pub(super) before: Token,
    pub(super) inside: Inside,
    /// The range of the last key.
    key: (usize, usize),
    /// The time that it states before the lists in it, and the length of the text that was searched for it.
    time: (Option<String>, usize),
    /// Records have been taken out of it.
    pub(super) is_wrapper: bool,
    /// It says something itself, beside the lists in it.
    pub(super) is_record: bool,
}

impl Scope {
    pub(super) fn new(line: u64) -> Self {
        Self {
            text: String::new(),
            line,
            is_too_long: false,
            is_lossy: false,
            brackets: Vec::new(),
            before: Token::Comma,
            inside: Inside::Neither,
            key: (0, 0),
            time: (None, 0),
            is_wrapper: false,
            is_record: false,
        }
    }

    pub(super) const fn is_in_string(&self) -> bool {
        matches!(self.inside, Inside::String | Inside::Escape)
    }

    /// Returns the key of the list that begins behind the text, if its items are records of their own.
    fn list(&self) -> Option<&str> {
        if self.brackets.last() != Some(&b'[') || self.before != Token::Open {
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

    /// Returns the time that it states before the list that begins behind the text. Nothing is searched twice.
    pub(super) fn time(&mut self) -> Option<String> {
        let (time, searched) = &mut self.time;
        if time.is_none() {
            let is_end = |c: char| c.is_ascii_whitespace() || matches!(c, ']' | '}' | ',');
            let rest = self.text.get(*searched..).unwrap_or_default();
            *time = match searched {
                0 => fields::time_in(rest).map(str::to_owned),
                _ => fields::time_in(&format!("{{{}", rest.trim_start_matches(is_end))).map(str::to_owned),
            };
            *searched = self.text.len();
        }
        time.clone()
    }

    /// Notes that a value follows, of which this is the first byte.
    fn begin_value(&mut self, byte: u8) {
        const KEYS: [&str; 8] = ["message", "msg", "error", "err", "errorcode", "level", "isSuccessful", "status"];
        if self.brackets == b"{" && self.before == Token::Colon && byte != b'[' && !self.is_record {
            let key = self.text.get(self.key.0..self.key.1).unwrap_or_default().trim_matches('"');
            self.is_record = KEYS.iter().any(|known| key.eq_ignore_ascii_case(known));
        }
    }

    pub(super) fn into_part(self, is_truncated: bool) -> Part {
        let Self { text, line, is_too_long, is_lossy, .. } = self;
        Part { is_truncated, is_too_long, is_lossy, ..Part::new(text, line) }
    }
}

/// Reads a byte outside of strings. Returns `false` if it cannot be there.
pub(super) fn take(scope: &mut Scope, byte: u8) -> bool {
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

/// Adds text, up to the length of a record.
pub(super) fn append(scope: &mut Scope, text: &str) {
    work::count(text.len());
    if scope.is_too_long {
        return;
    }
    if scope.text.len() + text.len() <= LONGEST {
        scope.text.push_str(text);
    } else {
        scope.is_too_long = true;
        let room = LONGEST - scope.text.len();
        let end = (0..=room).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
        scope.text.push_str(&text[..end]);
    }
}

/// Returns the position behind the quote that closes the string around `at`, or the end.
pub(super) fn end_in_string(bytes: &[u8], mut at: usize, scope: &mut Scope) -> usize {
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
pub(super) fn columns_of_list(scope: &Scope, byte: u8) -> Option<Option<Vec<String>>> {
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
