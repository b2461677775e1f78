//! `MessageScanner`: finds keys and their values in a message, in any notation.

use super::wire::cursor::Cursor;
use super::wire::keys;
use super::wire::seconds;
use super::wire::text::Text;
use super::wire::value::{LONGEST_TIME, Start, integer, unquoted_message};
use super::wire::vocabulary::Key;
use super::wire::words::{Word, Words, is_word};
use super::{Report, code_named};

/// Reads a message within a response: only a number or name that follows a key is an error code.
///
/// If the message is not terminated, a number at its end is truncated.
pub(crate) fn read<'a>(text: Cursor<'a>, is_terminated: bool, report: &mut Report<'a>) {
    let mut scanner = MessageScanner::new(report, is_terminated);
    Words::new(text).for_each(|word| scanner.word(&word));
    scanner.finish();
}

/// Returns `true` if a number is in the range of DPS: six digits, of which the first three are those of an HTTP error.
#[must_use]
pub const fn is_in_range_of_dps(number: i64) -> bool {
    matches!(number, 400_000..600_000)
}

/// Reads text word by word. Of several values for a key, the first one counts; of several messages, the deepest.
pub(crate) struct MessageScanner<'a, 'r> {
    report: &'r mut Report<'a>,
    /// `true` if the text ends where it was meant to.
    is_terminated: bool,
    /// The start of the deepest message, and its quote.
    message: Option<(Cursor<'a>, Option<char>)>,
    /// `true` if the key of a tracking ID was found, with an ID or without.
    is_tracked: bool,
}

impl<'a, 'r> MessageScanner<'a, 'r> {
    /// Creates a scanner that adds to `report`.
    pub(crate) fn new(report: &'r mut Report<'a>, is_terminated: bool) -> Self {
        Self { report, is_terminated, message: None, is_tracked: false }
    }

    /// Reads the key that starts at a word, or the number in parentheses.
    pub(crate) fn word(&mut self, word: &Word<'a>) {
        if word.first.is_ascii_digit() {
            self.in_parentheses(word);
        } else if let Some((key, behind)) = keys::find(word.start) {
            if let Some(start) = Start::find(behind, key) {
                self.value(key, &start);
            }
        }
    }

    /// Reads the value of a key. Does nothing for keys that only logs have.
    pub(crate) fn value(&mut self, key: Key, start: &Start<'a>) {
        match key {
            Key::Code | Key::CodeInProse => self.code(key, start),
            Key::Number => self.number(start),
            Key::Message if start.quote.is_some() => self.message_at(start.value, start.quote),
            Key::TrackingId | Key::RequestId => {
                self.is_tracked = true;
                keep(&mut self.report.tracking_id, || start.tracking_id());
            }
            Key::Time if !self.is_tracked => {}
            Key::Timestamp | Key::Time => keep(&mut self.report.timestamp, || start.time()),
            // In prose, any program can ask to try again later.
            Key::RetryAfter if start.is_key_quoted => {
                let delay = start.token(LONGEST_TIME).and_then(|value| seconds::parse(value.chars()));
                self.report.take_delay(delay);
            }
            Key::RetryAfterMs => {
                let delay = start.token(LONGEST_TIME).and_then(|value| seconds::parse_milliseconds(value.chars()));
                self.report.take_delay(delay);
            }
            _ => {}
        }
    }

    /// Reads the value of a key that only error codes have.
    fn code(&mut self, key: Key, start: &Start<'a>) {
        if let Some((number, behind)) = integer(start.value) {
            let is_code = key == Key::Code || matches!(number, 400..600) || is_in_range_of_dps(number);
            if is_code && self.ends(start, behind) {
                self.report.take_number(number);
                // As the C# SDK writes it.
                if let Some(message) = behind.after(" - ") {
                    self.message_at(message, None);
                }
            }
        } else if let Some((name, behind)) = start.name() {
            let is_of_iot_hub = behind.peek() == Some(';');
            if is_of_iot_hub || self.ends(start, behind) && code_named(&name).is_some() {
                self.report.take_name(name);
            }
            if let Some(message) = behind.after(";") {
                self.message_at(message, None);
            }
        }
    }

    /// Reads the value of a key that other programs have too.
    fn number(&mut self, start: &Start<'a>) {
        if let Some((number, behind)) = integer(start.value) {
            if is_in_range_of_dps(number) && self.ends(start, behind) && !is_measure(behind) {
                self.report.take_number(number);
            }
        }
    }

    /// Reads a code in parentheses and the message after it, as the Python SDK writes them.
    fn in_parentheses(&mut self, word: &Word<'a>) {
        if word.before[1] != '(' || is_word(word.before[0]) || word.follows_log_level() {
            return;
        }
        if let Some((number, behind)) = integer(word.start) {
            if let (true, Some(message)) = (is_in_range_of_dps(number), behind.after(") ")) {
                self.report.take_number(number);
                self.message_at(message, None);
            }
        }
    }

    fn message_at(&mut self, start: Cursor<'a>, quote: Option<char>) {
        let start = if quote.is_none() { start.skip_while(16, |c| c == ' ') } else { start };
        // The contents of a text without quotes are inside the string around it, at the same depth.
        let depth = |(start, quote): (Cursor<'_>, Option<char>)| (start.depth(), quote.is_none());
        if self.message.is_none_or(|other| depth((start, quote)) > depth(other)) {
            self.message = Some((start, quote));
        }
    }

    /// Returns `true` if a value is complete. In JSON, a value without quotes never ends its string.
    fn ends(&self, start: &Start<'a>, behind: Cursor<'a>) -> bool {
        match behind.peek() {
            None => self.is_terminated && !start.is_key_quoted,
            Some('"' | '\'' | '\\') => !start.is_key_quoted || start.quote.is_some(),
            Some(_) => true,
        }
    }

    /// Adds the deepest message to the report.
    pub(crate) fn finish(self) {
        let message = self.message.map(|(mut start, quote)| match quote {
            Some(quote) => start.string(quote, usize::MAX).0,
            None => unquoted_message(start),
        });
        if let Some(message) = message.filter(|message| !message.is_empty()) {
            self.report.message = Some(message);
        }
    }
}

fn keep<'a>(slot: &mut Option<Text<'a>>, found: impl FnOnce() -> Option<Text<'a>>) {
    if slot.is_none() {
        *slot = found().filter(|text| !text.is_empty());
    }
}

/// Returns `true` if a number is followed by what it counts or measures, or is part of a longer expression.
fn is_measure(behind: Cursor<'_>) -> bool {
    let goes_on = behind.skip_while(1, |c| matches!(c, '-' | '/' | ':' | '+' | '@')).peek().is_some_and(is_word);
    let counts = behind.after(" ").and_then(Cursor::peek).is_some_and(|c| c.is_ascii_lowercase());
    goes_on || counts || behind.peek() == Some('%')
}
