//! The values that follow keys of free text.

use super::cursor::Cursor;
use super::text::Text;
use super::vocabulary::Key;
use super::words::{is_whitespace, is_word};
use crate::catalog::contains_tokens;

/// Longer ones are not IDs.
const LONGEST_ID: usize = 256;

/// Longer ones are neither times nor dates.
pub const LONGEST_TIME: usize = 64;

/// The start of a value.
pub struct Start<'a> {
    /// After the opening quote, if there is one, and at the nesting depth of the quote.
    pub value: Cursor<'a>,
    /// The opening quote.
    pub quote: Option<char>,
    /// `true` if the key is quoted, as in JSON.
    pub is_key_quoted: bool,
}

impl<'a> Start<'a> {
    /// Moves from the end of a key to its value: past the key's closing quote, a colon or an equals sign, and the opening
    /// quote of the value.
    #[must_use]
    pub fn find(behind: Cursor<'a>, key: Key) -> Option<Self> {
        let (key_quote, cursor) = quote(behind);
        let is_key_quoted = key_quote.is_some();
        let is_blank = |c: char| c == ' ' || c == '\t';
        let cursor = cursor.skip_while(16, is_blank);
        let needs_no_sign = matches!(key, Key::Code | Key::Number | Key::CodeInProse | Key::ErrorStatus);
        let value = match cursor.peek() {
            Some(':' | '=') => cursor.skip_while(1, |_| true).skip_while(16, is_blank),
            // `error code 404201`, `DPS-404201`
            Some('-' | '#') if key == Key::Number => cursor.skip_while(1, |_| true),
            // A flat list of headers: `'Retry-After', '7'`.
            Some(',') if is_key_quoted && key.is_header() => {
                let next = cursor.skip_while(1, |_| true).skip_while(64, is_whitespace);
                quote(next).0?;
                next
            }
            _ if needs_no_sign && !is_key_quoted => cursor,
            _ => return None,
        };
        // Any program's JSON can have a `time`.
        if key == Key::Time && is_key_quoted {
            return None;
        }
        // As Rust prints an optional value.
        let value = value.after("Some(").or_else(|| value.after("#")).unwrap_or(value);
        let (opening, inner) = quote(value);
        Some(match opening {
            Some((quote, depth)) => Self { value: inner.deeper(depth), quote: Some(quote), is_key_quoted },
            None => Self { value, quote: None, is_key_quoted },
        })
    }

    /// Returns the contents of the quotes, or everything up to a blank or a delimiter. Returns `None` if the quotes do not
    /// end within `limit` characters.
    #[must_use]
    pub fn token(&self, limit: usize) -> Option<Text<'a>> {
        let mut value = self.value;
        match self.quote {
            Some(quote) => {
                let (text, is_terminated) = value.string(quote, limit);
                is_terminated.then_some(text)
            }
            None => Some(self.value.text_to(self.word(limit))),
        }
    }

    fn word(&self, limit: usize) -> Cursor<'a> {
        self.value
            .skip_while(limit, |c| !is_whitespace(c) && !matches!(c, '"' | '\'' | ',' | ';' | ')' | '}' | ']' | '\\'))
    }

    /// Returns an opaque ID, which can end with a time of day after a blank.
    #[must_use]
    pub fn tracking_id(&self) -> Option<Text<'a>> {
        if self.quote.is_some() {
            return self.token(LONGEST_ID);
        }
        let end = self.word(LONGEST_ID);
        // `TrackingId:  Time: …`: the value is missing, and the next key follows.
        if self.value.until(end.position()).ends_with(b":") {
            return None;
        }
        let has_date = has_date(&self.value.text_to(end));
        let time = end.after(" ").filter(|time| has_date && time.peek().is_some_and(|c| c.is_ascii_digit()));
        let end = time.map_or(end, |time| time.skip_while(16, |c| c.is_ascii_digit() || c == ':'));
        Some(self.value.text_to(end))
    }

    /// Returns a time, which can contain blanks if a parenthesis ends it.
    #[must_use]
    pub fn time(&self) -> Option<Text<'a>> {
        if self.quote.is_none() {
            let end = self.value.skip_while(LONGEST_TIME, |c| !matches!(c, '"' | '\r' | '\n' | ')'));
            if end.peek() == Some(')') {
                return Some(self.value.text_to(end));
            }
        }
        self.token(LONGEST_TIME)
    }

    /// Returns a symbolic name, and the cursor after it.
    #[must_use]
    pub fn name(&self) -> Option<(Text<'a>, Cursor<'a>)> {
        let end = self.value.skip_while(64, |c| c.is_ascii_alphanumeric());
        let name = self.value.text_to(end);
        let is_name = self.value.peek().is_some_and(|c| c.is_ascii_uppercase()) && name.chars().nth(3).is_some();
        is_name.then_some((name, end))
    }
}

/// Returns `true` if a tracking ID contains the date of a `TimeStamp`, as one of IoT Hub does.
fn has_date(id: &Text<'_>) -> bool {
    contains_tokens(id.chars(), "TimeStamp") && id.chars().any(|c| c == '/')
}

/// Returns a quote with the number of JSON strings around it, counted from its backslashes, and the cursor after it.
fn quote(cursor: Cursor<'_>) -> (Option<(char, u8)>, Cursor<'_>) {
    let mut behind = cursor;
    let mut backslashes = 0;
    loop {
        match (behind.advance(), backslashes) {
            (Some('\\'), 0..15) => backslashes += 1,
            (Some(quote @ ('"' | '\'')), 0..=3 | 6 | 7 | 14 | 15) => {
                // An even number comes from a string in single quotes, which escapes only backslashes.
                let depth = (backslashes + 1_u8 + u8::from(backslashes % 2 == 0)).ilog2();
                let depth = if backslashes == 0 { 0 } else { depth };
                return (u8::try_from(depth).ok().map(|depth| (quote, depth)), behind);
            }
            _ => return (None, cursor),
        }
    }
}

/// Returns the integer at the cursor and the cursor after it, unless it is part of a longer word or number.
#[must_use]
pub fn integer(start: Cursor<'_>) -> Option<(i64, Cursor<'_>)> {
    let (number, behind) = leading_integer(start)?;
    let is_longer = match behind.peek() {
        Some('.' | ',') => behind.skip_while(1, |_| true).peek().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => is_word(c),
        None => false,
    };
    (!is_longer).then_some((number, behind))
}

/// Returns the integer at the cursor, whatever follows it, and the cursor after it. Returns `None` beyond 64 bits.
pub(crate) fn leading_integer(start: Cursor<'_>) -> Option<(i64, Cursor<'_>)> {
    let mut cursor = start.skip_while(1, |c| c == '-' || c == '+');
    let sign = if start.peek() == Some('-') { -1 } else { 1 };
    let mut number = None;
    loop {
        let behind = cursor.position();
        let Some(digit) = cursor.advance().and_then(|c| c.to_digit(10)) else {
            return Some((number?, cursor.at(behind)));
        };
        number = Some(number.unwrap_or(0_i64).checked_mul(10)?.checked_add(sign * i64::from(digit))?);
    }
}

/// Returns a message without quotes: up to the end of the line, or to the tracking ID in parentheses.
#[must_use]
pub(crate) fn unquoted_message(start: Cursor<'_>) -> Text<'_> {
    let mut cursor = start;
    let mut end = start;
    while cursor.after("(TrackingId").or_else(|| cursor.after(" Tracking ID")).is_none() {
        match cursor.advance() {
            None | Some('\r' | '\n' | '"') => break,
            Some(c) if is_whitespace(c) => {}
            Some(_) => end = cursor,
        }
    }
    start.text_to(end)
}
