//! Finds what a text says of an error, in one pass: keys with values in any notation, and codes that stand by themselves.

mod bare;
mod key;
mod value;

use super::Report;
use super::wire::cursor::Cursor;
use super::wire::text::Text;
use super::wire::{date, seconds, topics};
use crate::Code;
use crate::catalog::is_letter_or_digit;
use bare::{
    is_assigning, is_displayed, is_listed, is_log_level, is_no_measure, is_registration, name_of_dps, stands_free,
};
use key::Key;
pub(crate) use value::leading_integer;
use value::{Start, integer, rest_of_message};

/// Reads a message within an answer: only what has a key is taken for a code. If it is not closed, its end is a cut.
pub(crate) fn message<'a>(text: Cursor<'a>, is_closed: bool, report: &mut Report<'a>) {
    scan::<false>(text, is_closed, report);
}

/// Reads a text of unknown origin: codes that stand by themselves are taken too.
pub(crate) fn log<'a>(text: Cursor<'a>, report: &mut Report<'a>) {
    scan::<true>(text, true, report);
}

/// Reads all of the text and keeps what is found first, but for messages: of those, the one that lies furthest in.
/// A constant says whether it is a log, so that what only logs have is no part of a program that reads none.
fn scan<'a, const LOG: bool>(text: Cursor<'a>, is_closed: bool, report: &mut Report<'a>) {
    let mut scan = Scan::<LOG> {
        is_closed,
        message: None,
        line: None,
        bare: None,
        bare_name: None,
        date: None,
        is_tracked: false,
        begins_line: true,
        word: text,
        report,
    };
    let mut cursor = text;
    let mut before = [' ', '\n'];
    loop {
        let here = cursor;
        let Some(c) = cursor.next() else { break };
        if (c.is_ascii_alphanumeric() || c == '$') && !is_word(before[1]) {
            scan.word(here, before);
            scan.word = here;
        }
        before = [before[1], c];
        scan.begins_line = c == '\n' || scan.begins_line && c.is_whitespace();
    }
    scan.finish();
}

/// Longer ones are no words.
const LONGEST_WORD: usize = 64;

fn is_word(c: char) -> bool {
    is_letter_or_digit(c) || c == '_'
}

/// Whether a number is one that DPS alone may have: of six digits, that of an HTTP error in front.
fn is_of_dps(number: i64) -> bool {
    (400_000..600_000).contains(&number)
}

struct Scan<'a, 'r, const LOG: bool> {
    /// Whether the text ends where it was meant to.
    is_closed: bool,
    /// Where the message begins that lies furthest in.
    message: Option<(Cursor<'a>, Option<char>)>,
    /// Where a message begins that has a line for itself.
    line: Option<Cursor<'a>>,
    /// The first code without a key.
    bare: Option<i64>,
    /// The first name of a code without a key.
    bare_name: Option<Text<'a>>,
    /// The date of an answer's headers, in seconds since 1970.
    date: Option<u64>,
    /// Whether there was the key of a tracking ID, with an ID or without.
    is_tracked: bool,
    /// Whether there were only blanks in this line so far.
    begins_line: bool,
    /// Where the last word begins.
    word: Cursor<'a>,
    report: &'r mut Report<'a>,
}

impl<'a, const LOG: bool> Scan<'a, '_, LOG> {
    /// Looks at a word, with the two characters before it.
    fn word(&mut self, here: Cursor<'a>, before: [char; 2]) {
        if here.peek().is_some_and(|c| c.is_ascii_digit()) {
            if LOG {
                self.number(here, before);
            }
            self.in_parentheses(here, before);
        } else if let Some((key, behind)) = key::find(here) {
            self.key(key, behind);
        } else if LOG && self.bare_name.is_none() {
            self.bare_name = name_of_dps(here);
        }
    }

    fn key(&mut self, key: Key, behind: Cursor<'a>) {
        if key == Key::Topic {
            return self.topic(behind);
        }
        if key == Key::Http {
            return self.status_line(behind);
        }
        let Some(start) = Start::find(behind, key) else { return };
        match key {
            Key::Code => self.code(&start, |_| true),
            Key::Said => self.code(&start, |number| (400..600).contains(&number) || is_of_dps(number)),
            Key::Number => self.of_dps(&start),
            Key::Message if start.quote.is_some() => self.message_at(start.value, start.quote),
            Key::Message if self.begins_line => self.line = self.line.or(Some(start.value)),
            Key::TrackingId => {
                self.is_tracked = true;
                keep(&mut self.report.tracking_id, || start.tracking_id());
            }
            Key::Time if !self.is_tracked => {}
            Key::Timestamp | Key::Time => keep(&mut self.report.timestamp, || start.time()),
            Key::Status | Key::Refused if LOG => self.either_status(&start),
            Key::RetryAfter if LOG => self.retry_after(&start),
            Key::Date if LOG => self.date = self.date.or_else(|| date_of(&start)),
            Key::Challenge if LOG && start.quote.is_some() => {
                keep(&mut self.report.authentication_key, || start.token(2048));
            }
            _ => {}
        }
    }

    /// The value of a key that is nothing but an error code's.
    fn code(&mut self, start: &Start<'a>, is_code: impl Fn(i64) -> bool) {
        if let Some((number, behind)) = integer(start.value) {
            if self.ends(start, behind) && is_code(number) {
                self.report.take_number(number);
                // As the C# SDK writes it.
                if let Some(message) = behind.after(" - ") {
                    self.message_at(message, None);
                }
            }
        } else if let Some((name, behind)) = start.name() {
            let is_of_iot_hub = behind.peek() == Some(';');
            let is_known = || Code::from_name(name.as_str().unwrap_or_default()).is_some();
            if is_of_iot_hub || self.ends(start, behind) && is_known() {
                self.report.take_name(name);
            }
            if let Some(message) = behind.after(";") {
                self.message_at(message, None);
            }
        }
    }

    /// The status of a registration, which is a word, or of an answer, which is the number of an HTTP error.
    fn either_status(&mut self, start: &Start<'a>) {
        if let Some((number, _)) = integer(start.value) {
            if (400..600).contains(&number) {
                self.status(number);
            }
            return;
        }
        // Any thing may be disabled, unless quotes, an error code, a line for itself or the word before say that it is a registration.
        let is_quoted = start.is_key_quoted || start.quote.is_some();
        let behind = start.value.skip_while(16, |c| c.is_ascii_alphabetic());
        let is_line = self.begins_line && matches!(behind.peek(), None | Some('\r' | '\n'));
        let is_meant = is_quoted || is_line || self.report.number.is_some() || is_registration(self.last_word());
        keep(&mut self.report.registration_status, || start.status().filter(|status| is_meant || is_assigning(status)));
    }

    fn retry_after(&mut self, start: &Start<'a>) {
        let report = &mut *self.report;
        if report.retry_after.is_none() {
            report.retry_after = start.token(64).and_then(|header| seconds::parse(header.chars()));
        }
        if report.retry_after.is_none() {
            report.retry_date = report.retry_date.or_else(|| date_of(start));
        }
    }

    /// The value of a key that may be anybody's.
    fn of_dps(&mut self, start: &Start<'a>) {
        if let Some((number, behind)) = integer(start.value) {
            if is_of_dps(number) && self.ends(start, behind) && is_no_measure(behind) {
                self.report.take_number(number);
            }
        }
    }

    /// A code in parentheses, as the Python SDK writes it, with the message behind it.
    fn in_parentheses(&mut self, here: Cursor<'a>, before: [char; 2]) {
        if before[1] != '(' || is_word(before[0]) || is_log_level(before, self.last_word()) {
            return;
        }
        if let Some((number, behind)) = integer(here) {
            if let (true, Some(message)) = (is_of_dps(number), behind.after(") ")) {
                self.report.take_number(number);
                self.message_at(message, None);
            }
        }
    }

    /// A number by itself: one that stands in the table, or one as `Display` writes it.
    fn number(&mut self, here: Cursor<'a>, before: [char; 2]) {
        let Some((number, behind)) = integer(here) else { return };
        if before[1] == '[' {
            return self.in_brackets(number, is_word(before[0]), behind);
        }
        if self.bare.is_some() || here.peek() == Some('0') || !stands_free(before, self.last_word()) {
            return;
        }
        let is_code = is_of_dps(number) && is_listed(number) && is_no_measure(behind);
        if is_code || is_displayed(number, self.begins_line, behind) {
            self.bare = Some(number);
        }
    }

    fn last_word(&self) -> &'a [u8] {
        self.word.until(self.word.skip_while(LONGEST_WORD, is_word).position())
    }

    /// A number in brackets: an HTTP status with its reason, or a code of the table; not the ID of a process.
    fn in_brackets(&mut self, number: i64, has_owner: bool, behind: Cursor<'a>) {
        if behind.peek() == Some(']') {
            if self.bare.is_none() && !has_owner && is_of_dps(number) && is_listed(number) {
                self.bare = Some(number);
            }
            return;
        }
        // `[400 Bad Request]`, but not `[512 KB]`; the line may have been wrapped between the two.
        let mut reason = behind.skip_while(64, char::is_whitespace);
        let is_apart = reason.position() > behind.position();
        if is_apart && matches!([reason.next(), reason.next()], [Some('A'..='Z'), Some('a'..='z')]) {
            self.status(number);
        }
    }

    fn status(&mut self, number: i64) {
        if let (None, Ok(status @ 100..=599)) = (self.report.transport_status, u16::try_from(number)) {
            self.report.transport_status = Some(status);
        }
    }

    /// What stands behind `HTTP/`: a version, and the status of an answer.
    fn status_line(&mut self, behind: Cursor<'a>) {
        let status = behind.skip_while(4, |c| c.is_ascii_digit() || c == '.').after(" ");
        if let (true, Some((number, _))) = (LOG, status.and_then(integer)) {
            self.status(number);
        }
    }

    fn topic(&mut self, behind: Cursor<'a>) {
        if LOG && self.report.transport_status.is_none() {
            let end = behind.skip_while(256, |c| {
                !c.is_whitespace() && !matches!(c, '"' | '\'' | '`' | ',' | ';' | ')' | ']' | '}')
            });
            topics::read_answer(core::str::from_utf8(behind.until(end.position())).unwrap_or_default(), self.report);
        }
    }

    fn message_at(&mut self, start: Cursor<'a>, quote: Option<char>) {
        let start = if quote.is_none() { start.skip_while(16, |c| c == ' ') } else { start };
        // What a text without quotes says lies within the string around it, and in the same layer.
        let depth = |(start, quote): (Cursor<'_>, Option<char>)| (start.layers(), quote.is_none());
        if self.message.is_none_or(|other| depth((start, quote)) > depth(other)) {
            self.message = Some((start, quote));
        }
    }

    /// Whether a value ends here, and not where the text was cut. In JSON, it is never the last in its string.
    fn ends(&self, start: &Start<'a>, behind: Cursor<'a>) -> bool {
        match behind.peek() {
            None => self.is_closed && !start.is_key_quoted,
            Some('"' | '\'' | '\\') => !start.is_key_quoted || start.quote.is_some(),
            Some(_) => true,
        }
    }

    fn finish(self) {
        let Self { report, bare, bare_name, message, line, date, .. } = self;
        if let Some(date) = date {
            report.count_from(date);
        }
        if let (None, None, Some(number)) = (report.number, &report.name, bare) {
            report.take_number(number);
        }
        if let (None, None, Some(name)) = (report.number, &report.name, bare_name) {
            report.take_name(name);
        }
        let message = message.map(|(mut start, quote)| match quote {
            Some(quote) => start.string(quote, usize::MAX).0,
            None => rest_of_message(start),
        });
        if let Some(message) = message.filter(|message| !message.is_empty()) {
            report.message = Some(message);
        }
        if let (true, Some(line)) = (LOG, line) {
            keep(&mut report.message, || Some(rest_of_message(line)));
        }
    }
}

fn date_of(start: &Start<'_>) -> Option<u64> {
    date::parse(start.header()?.bytes())
}

fn keep<'a>(slot: &mut Option<Text<'a>>, found: impl FnOnce() -> Option<Text<'a>>) {
    if slot.is_none() {
        *slot = found().filter(|text| !text.is_empty());
    }
}
