//! `Scanner`: finds keys with values in any notation, and codes without a key.

use dps_codes::__log::{
    Cursor, Findings, Key, MessageScanner, Start, Word, Words, find_key, integer, is_in_range_of_dps, is_measure,
    is_word, parse_response, parse_seconds, unquoted_message,
};
use dps_codes::{Report, Text};

use crate::context::{is_free, is_listed, is_registration, is_registration_status, listed_name, starts_display};
use crate::value;

/// Reads all of the text and adds what it finds to the report.
pub(crate) fn scan<'a>(text: Cursor<'a>, report: &mut Report<'a>) {
    let mut scanner = Scanner { message: MessageScanner::new(report, true), line: None, findings: Findings::default() };
    Words::new(text).for_each(|word| scanner.word(&word));
    let Scanner { message, line, mut findings } = scanner;
    message.finish();
    findings.message = line.map(unquoted_message).filter(|message| !message.is_empty());
    findings.add_to(report);
}

struct Scanner<'a, 'r> {
    /// Reads what a message within a response can have too.
    message: MessageScanner<'a, 'r>,
    /// The start of the first message that has a line of its own.
    line: Option<Cursor<'a>>,
    /// The rest. Of several values, the first one counts.
    findings: Findings<'a>,
}

impl<'a> Scanner<'a, '_> {
    fn word(&mut self, word: &Word<'a>) {
        if word.start.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.number(word);
            self.message.word(word);
        } else if let Some((key, behind)) = find_key(word.start) {
            self.key(key, behind, word);
        } else if self.findings.name.is_none() {
            self.findings.name = listed_name(word.start);
        }
    }

    fn key(&mut self, key: Key, behind: Cursor<'a>, word: &Word<'a>) {
        match key {
            Key::Topic => return self.topic(behind),
            Key::Http => return self.status_line(behind),
            _ => {}
        }
        let Some(start) = Start::find(behind, key) else { return };
        match key {
            Key::Status | Key::ErrorStatus => self.status_value(&start, word),
            Key::RetryAfter => self.retry_after(&start),
            Key::Date => self.findings.date = self.findings.date.or_else(|| value::date(&start)),
            Key::Challenge if start.quote.is_some() => {
                keep(&mut self.findings.authentication_key, || start.token(2048));
            }
            Key::Message if start.quote.is_none() && word.begins_line => {
                self.line = self.line.or(Some(start.value));
            }
            _ => self.message.value(key, &start),
        }
    }

    /// Reads the status of a registration, which is a word, or of a response, which is the number of an HTTP error.
    fn status_value(&mut self, start: &Start<'a>, word: &Word<'a>) {
        if let Some((number, _)) = integer(start.value) {
            if (400..600).contains(&number) {
                self.status(number);
            }
            return;
        }
        // Anything can be disabled, unless quotes, an error code, a line of its own or the word before name a registration.
        let is_quoted = start.is_key_quoted || start.quote.is_some();
        let behind = start.value.skip_while(16, |c| c.is_ascii_alphabetic());
        let is_line = word.begins_line && matches!(behind.peek(), None | Some('\r' | '\n'));
        let has_number = self.message.report().number().is_some();
        let is_meant = is_quoted || is_line || has_number || is_registration(word.previous());
        let status = || value::registration_status(start).filter(|status| is_meant || is_registration_status(status));
        keep(&mut self.findings.registration_status, status);
    }

    fn retry_after(&mut self, start: &Start<'a>) {
        let findings = &mut self.findings;
        if findings.retry_after.is_none() {
            findings.retry_after = start.token(64).and_then(|header| parse_seconds(header.chars()));
        }
        if findings.retry_after.is_none() {
            findings.retry_date = findings.retry_date.or_else(|| value::date(start));
        }
    }

    /// Reads a number without a key: one that the table lists, or one as `Display` writes it.
    fn number(&mut self, word: &Word<'a>) {
        let Some((number, behind)) = integer(word.start) else { return };
        if word.before[1] == '[' {
            return self.in_brackets(number, is_word(word.before[0]), behind);
        }
        if self.findings.number.is_some() || word.start.peek() == Some('0') || !is_free(word) {
            return;
        }
        let is_code = is_in_range_of_dps(number) && is_listed(number) && !is_measure(behind);
        if is_code || starts_display(number, word.begins_line, behind) {
            self.findings.number = Some(number);
        }
    }

    /// Reads a number in brackets: an HTTP status with its reason, or a code that the table lists; not the ID of a process.
    fn in_brackets(&mut self, number: i64, has_owner: bool, behind: Cursor<'a>) {
        if behind.peek() == Some(']') {
            if self.findings.number.is_none() && !has_owner && is_in_range_of_dps(number) && is_listed(number) {
                self.findings.number = Some(number);
            }
            return;
        }
        // `[400 Bad Request]`, but not `[512 KB]`; the line can be wrapped between the two.
        let mut reason = behind.skip_while(64, char::is_whitespace);
        let is_apart = reason.position() > behind.position();
        if is_apart && matches!([reason.advance(), reason.advance()], [Some('A'..='Z'), Some('a'..='z')]) {
            self.status(number);
        }
    }

    fn status(&mut self, number: i64) {
        if let (None, Ok(status @ 100..=599)) = (self.findings.transport_status, u16::try_from(number)) {
            self.findings.transport_status = Some(status);
        }
    }

    /// Reads the rest of a status line after `HTTP/`: a version and a status.
    fn status_line(&mut self, behind: Cursor<'a>) {
        let status = behind.skip_while(4, |c| c.is_ascii_digit() || c == '.').after(" ");
        if let Some((number, _)) = status.and_then(integer) {
            self.status(number);
        }
    }

    fn topic(&mut self, behind: Cursor<'a>) {
        if self.findings.transport_status.is_some() {
            return;
        }
        let is_delimiter = |c: char| matches!(c, '"' | '\'' | '`' | ',' | ';' | ')' | ']' | '}');
        let end = behind.skip_while(256, |c| !c.is_whitespace() && !is_delimiter(c));
        let topic = behind.until(end.position());
        let response = parse_response(topic);
        self.findings.transport_status = response.status;
        self.findings.retry_after = response.retry_after;
    }
}

fn keep<'a>(slot: &mut Option<Text<'a>>, found: impl FnOnce() -> Option<Text<'a>>) {
    if slot.is_none() {
        *slot = found().filter(|text| !text.is_empty());
    }
}
