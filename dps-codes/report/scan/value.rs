//! The values behind the keys of a text.

use super::is_word;
use super::key::Key;
use crate::report::wire::cursor::Cursor;
use crate::report::wire::text::Text;

/// Longer ones are no IDs.
const LONGEST_ID: usize = 256;

/// Longer ones are no times, and no dates.
const LONGEST_TIME: usize = 64;

/// Where a value begins.
pub(crate) struct Start<'a> {
    /// Behind the opening quote, if there is one, and in the same layer.
    pub(crate) value: Cursor<'a>,
    pub(crate) quote: Option<char>,
    /// Whether the key has quotes, as it has in JSON.
    pub(crate) is_key_quoted: bool,
}

impl<'a> Start<'a> {
    /// From behind a key to its value: over the key's own quote, a colon or an equals sign, and the opening quote.
    pub(crate) fn find(behind: Cursor<'a>, key: Key) -> Option<Self> {
        let (key_quote, cursor) = quote(behind);
        let is_key_quoted = key_quote.is_some();
        let is_blank = |c: char| c == ' ' || c == '\t';
        let cursor = cursor.skip_while(16, is_blank);
        let sign = cursor.peek();
        let value = match sign {
            Some(':' | '=') => cursor.skip_while(1, |_| true).skip_while(16, is_blank),
            // `error code 404201`, `DPS-404201`
            Some('-' | '#') if key == Key::Number => cursor.skip_while(1, |_| true),
            _ if matches!(key, Key::Code | Key::Number | Key::Said | Key::Refused) && !is_key_quoted => cursor,
            _ => return None,
        };
        // `time` is a word of everybody.
        if key == Key::Time && is_key_quoted {
            return None;
        }
        // As Rust prints what may be absent.
        let value = value.after("Some(").or_else(|| value.after("#")).unwrap_or(value);
        let (opening, inner) = quote(value);
        Some(match opening {
            Some((quote, outer_layers)) => {
                Self { value: inner.deeper(outer_layers), quote: Some(quote), is_key_quoted }
            }
            None => Self { value, quote: None, is_key_quoted },
        })
    }

    /// What the quotes hold, or all up to a blank or a delimiter.
    pub(crate) fn token(&self, limit: usize) -> Option<Text<'a>> {
        let mut value = self.value;
        match self.quote {
            Some(quote) => {
                let (text, is_closed) = value.string(quote, limit);
                is_closed.then_some(text)
            }
            None => Some(self.unquoted(self.word(limit))),
        }
    }

    fn word(&self, limit: usize) -> Cursor<'a> {
        self.value
            .skip_while(limit, |c| !c.is_whitespace() && !matches!(c, '"' | '\'' | ',' | ';' | ')' | '}' | ']' | '\\'))
    }

    fn unquoted(&self, end: Cursor<'a>) -> Text<'a> {
        Text::new(self.value.until(end.position()), self.value.layers())
    }

    /// An opaque ID, which may end with a time of day behind a blank.
    pub(crate) fn tracking_id(&self) -> Option<Text<'a>> {
        if self.quote.is_some() {
            return self.token(LONGEST_ID);
        }
        let end = self.word(LONGEST_ID);
        // `TrackingId:  Time: …`: there is none, and the next key follows.
        if self.value.until(end.position()).ends_with(b":") {
            return None;
        }
        let has_date = self.unquoted(end).has_date();
        let time = end.after(" ").filter(|time| has_date && time.peek().is_some_and(|c| c.is_ascii_digit()));
        let end = time.map_or(end, |time| time.skip_while(16, |c| c.is_ascii_digit() || c == ':'));
        Some(self.unquoted(end))
    }

    /// A time, which may have blanks in it if parentheses end it.
    pub(crate) fn time(&self) -> Option<Text<'a>> {
        let end = self.value.skip_while(LONGEST_TIME, |c| !"\"\r\n)".contains(c));
        if self.quote.is_none() && end.peek() == Some(')') {
            Some(self.unquoted(end))
        } else {
            self.token(LONGEST_TIME)
        }
    }

    /// The value of a header: up to the end of the line, if it is not quoted.
    pub(crate) fn header(&self) -> Option<Text<'a>> {
        match self.quote {
            Some(_) => self.token(LONGEST_TIME),
            None => Some(self.unquoted(self.value.skip_while(LONGEST_TIME, |c| !"\"\r\n".contains(c)))),
        }
    }

    /// One of the statuses that a registration may have.
    pub(crate) fn status(&self) -> Option<Text<'a>> {
        const STATUSES: [&str; 6] = ["unassigned", "assigning", "assigned", "failed", "disabled", "blacklisted"];
        let end = self.value.skip_while(16, is_word);
        Some(self.unquoted(end)).filter(|status| STATUSES.iter().any(|known| status.is(known)))
    }

    /// A symbolic name, and what is behind it.
    pub(crate) fn name(&self) -> Option<(Text<'a>, Cursor<'a>)> {
        let end = self.value.skip_while(64, |c| c.is_ascii_alphanumeric());
        let name = self.unquoted(end);
        let is_name = self.value.peek().is_some_and(|c| c.is_ascii_uppercase()) && name.chars().nth(3).is_some();
        is_name.then_some((name, end))
    }
}

/// A quote with the backslashes before it, as a quote has that lies within strings; and how many strings these are.
fn quote(cursor: Cursor<'_>) -> (Option<(char, u8)>, Cursor<'_>) {
    let mut behind = cursor;
    let mut backslashes = 0;
    loop {
        match (behind.next(), backslashes) {
            (Some('\\'), 0..15) => backslashes += 1,
            (Some(quote @ ('"' | '\'')), 0 | 1 | 3 | 7 | 15) => {
                let outer_layers = if backslashes == 0 { 0 } else { (backslashes + 1_u8).ilog2() };
                return (u8::try_from(outer_layers).ok().map(|layers| (quote, layers)), behind);
            }
            _ => return (None, cursor),
        }
    }
}

/// An integer that is not part of something longer, and what is behind it.
pub(crate) fn integer(start: Cursor<'_>) -> Option<(i64, Cursor<'_>)> {
    let (number, behind) = leading_integer(start)?;
    let is_longer = match behind.peek() {
        Some('.' | ',') => behind.skip_while(1, |_| true).peek().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => is_word(c),
        None => false,
    };
    (!is_longer).then_some((number, behind))
}

/// The integer that begins here, whatever follows; none if it is beyond 64 bits.
pub(crate) fn leading_integer(start: Cursor<'_>) -> Option<(i64, Cursor<'_>)> {
    let mut cursor = start.skip_while(1, |c| c == '-' || c == '+');
    let sign = if start.peek() == Some('-') { -1 } else { 1 };
    let mut number = None;
    while let Some(digit) = cursor.peek().and_then(|c| c.to_digit(10)) {
        number = Some(number.unwrap_or(0_i64).checked_mul(10)?.checked_add(sign * i64::from(digit))?);
        cursor.next();
    }
    Some((number?, cursor))
}

/// A message without quotes: up to the end of the line, or to the tracking ID in parentheses.
pub(crate) fn rest_of_message(start: Cursor<'_>) -> Text<'_> {
    let mut cursor = start;
    let mut end = start.position();
    while cursor.after("(TrackingId").or_else(|| cursor.after(" Tracking ID")).is_none() {
        match cursor.next() {
            None | Some('\r' | '\n' | '"') => break,
            Some(c) if c.is_whitespace() => {}
            Some(_) => end = cursor.position(),
        }
    }
    Text::new(start.until(end), start.layers())
}
