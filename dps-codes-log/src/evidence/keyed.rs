//! Values behind a key, in any notation.

mod delay;
mod owner;

use std::time::Duration;

use dps_codes::__log::{Cursor, KEYS, Key, Start, find_key, header, integer, is_in_range_of_dps, is_word, status};
use dps_codes::{Code, Text};
use memchr::memchr2;

use self::owner::CODE;
pub(super) use self::owner::is_of_ticket;
pub(crate) use self::owner::{ADDRESS, is_of_registration_object};
use super::{Fact, Found, Rank};
use crate::flat::Line;
use crate::foreign::names_other_service;
use crate::prefilter::Rules;

/// Adds the rules for keys whose values count by themselves. Numbers in the range of DPS count without a key.
pub(super) fn add_rules(rules: &mut Rules) {
    for (spelling, key) in KEYS {
        match key {
            Key::Code | Key::CodeInProse | Key::Operation | Key::Challenge => rules.any([*spelling]),
            Key::Status => status::ALL.iter().for_each(|value| rules.all([*spelling, *value])),
            Key::Number => {
                rules.all_and([*spelling], |text| text.numbers().is_in_parentheses);
                for opening in owner::OPENINGS {
                    rules.all_and([*spelling, opening], |text| has_lines(text.bytes));
                }
            }
            _ => {}
        }
    }
    rules.all_and([CODE], |text| text.numbers().is_status);
}

/// Returns `true` if a text has several lines, those within strings included.
fn has_lines(text: &[u8]) -> bool {
    memchr2(b'\n', b'\r', text).is_some() || text.windows(2).any(|pair| matches!(pair, b"\\n" | b"\\r"))
}

pub(super) fn find<'a>(line: &Line<'_, 'a>, found: &mut Found<'a>) {
    let text = line.text();
    let mut before = '\n';
    for (at, c) in text.char_indices() {
        let is_start = (c.is_ascii_alphabetic() || c == '$') && !is_word(before);
        before = c;
        match c {
            '{' | '[' => found.nesting = found.nesting.saturating_add(1),
            '}' | ']' => found.nesting = found.nesting.saturating_sub(1),
            _ => {}
        }
        if is_start {
            if line.lower()[at..].starts_with("caused by") {
                found.cause += 1;
            }
            let flat = Cursor::new(text.as_bytes(), 0).at(at);
            if let Some((key, behind)) = find_key(flat) {
                let keyed = Keyed { line, at, behind: behind.position(), key };
                keyed.read(found);
            }
        }
    }
}

struct Keyed<'l, 'f, 'a> {
    line: &'l Line<'f, 'a>,
    at: usize,
    /// The position after the key.
    behind: usize,
    key: Key,
}

impl<'a> Keyed<'_, '_, 'a> {
    fn read(&self, found: &mut Found<'a>) {
        let found_start = Start::find(self.line.cursor(self.behind), self.key).or_else(|| self.in_prose());
        let Some(start) = found_start else { return };
        let fact = match self.key {
            Key::Code | Key::CodeInProse | Key::Number => return self.code(&start, found),
            Key::Message => return self.message(&start, found),
            Key::TrackingId => start.tracking_id().filter(|id| !id.is_empty()).map(Fact::TrackingId),
            Key::RequestId => start.tracking_id().filter(|id| !id.is_empty()).map(Fact::RequestId),
            Key::Correlation => correlation(&start).map(Fact::TrackingId),
            Key::Timestamp => start.time().filter(|time| !time.is_empty()).map(Fact::Timestamp),
            Key::Time => {
                // The ID can be empty.
                let start_of_id = self.at.saturating_sub(128);
                let is_tracked =
                    self.line.lower().get(start_of_id..self.at).is_some_and(|before| before.contains("trackingid"));
                start.time().filter(|time| is_tracked && !time.is_empty()).map(Fact::Timestamp)
            }
            Key::Status | Key::ErrorStatus => return self.status(&start, found),
            Key::RetryAfter => delay::fact(&start, Duration::from_secs(1)),
            Key::RetryAfterMs => delay::fact(&start, Duration::from_millis(1)),
            Key::Date => delay::date(&start).map(Fact::Date),
            Key::Challenge if start.quote.is_some() => {
                start.token(2048).filter(|key| !key.is_empty()).map(Fact::AuthenticationKey)
            }
            Key::Operation => {
                let id = start.token(256).filter(|id| !id.is_empty() && !is_trace_id(&id.to_string()));
                id.map(Fact::OperationId)
            }
            Key::Challenge | Key::Http | Key::Topic => None,
        };
        if let Some(fact) = fact {
            found.add(self.at, fact);
        }
    }

    /// Returns the start of a tracking ID or of a delay that only a blank separates from its key: `(tracking id GUID)`,
    /// `retry-after 12`.
    fn in_prose(&self) -> Option<Start<'a>> {
        let value = self.line.cursor(self.behind).after(" ")?;
        let start = Start { value, quote: None, is_key_quoted: false };
        let is_value = match self.key {
            Key::TrackingId => correlation(&start).is_some(),
            Key::RetryAfter | Key::RetryAfterMs => value.peek().is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        };
        is_value.then_some(start)
    }

    /// Reads an error code, a number or a name.
    fn code(&self, start: &Start<'a>, found: &mut Found<'a>) {
        if self.is_of_other_program() || self.is_of_resource() {
            return;
        }
        // As the control plane writes it: `errorcode: IH400303`.
        let value = start.value.after("IH").unwrap_or(start.value);
        if let Some((number, behind)) = integer(value) {
            let is_code = match self.key {
                // The status of a success, or of a redirect, is not an error.
                Key::Code => number != 0 && !(100..400).contains(&number),
                Key::CodeInProse => (400..600).contains(&number) || is_in_range_of_dps(number),
                _ if self.is_repeated(number) || self.is_below_error(number) || self.is_of_call(number) => true,
                _ => is_in_range_of_dps(number) && !self.is_quantity(behind.position()),
            };
            let is_of_name = || self.key == Key::Number && self.is_of_name(number, value.position()..behind.position());
            let is_of_other = || number < 1000 && names_other_service(self.line.lower());
            if is_code && Self::ends(start, behind) && !is_of_name() && !is_of_other() {
                found.add(self.at, Fact::Number(number));
                self.message_behind(behind, found);
            }
            return;
        }
        let Some((name, behind)) = start.name().filter(|_| !names_other_service(self.line.lower())) else { return };
        let is_of_iot_hub = behind.peek() == Some(';');
        // The header has names of IoT Hub alone, most of which the table of DPS does not list.
        let is_header = || self.line.lower()[self.at..].starts_with(header::IOTHUB_ERROR_CODE);
        let is_known = || is_header() || Code::from_name(name.to_string()).is_some();
        let is_key = matches!(self.key, Key::Code | Key::CodeInProse);
        if is_key && (is_of_iot_hub || Self::ends(start, behind) && is_known()) {
            found.add(self.at, Fact::Name(name));
            if let Some(message) = behind.after(";") {
                // It is inside any message around it.
                self.message_at(message, u8::MAX, found);
            }
        }
    }

    /// Reads the message after a code, as the C# SDK writes it (`400004 - BadRequest`), or as devices do.
    fn message_behind(&self, behind: Cursor<'a>, found: &mut Found<'a>) {
        let is_service_error = self.line.lower()[self.at..].starts_with("service error");
        let message = behind.after(" - ").or_else(|| behind.after(" ").filter(|_| is_service_error));
        if let Some(message) = message.or_else(|| behind.after(": ").filter(|_| !is_service_error)) {
            if message.peek().is_some_and(char::is_alphabetic) {
                self.message_at(message, 2, found);
            }
        }
    }

    fn message_at(&self, start: Cursor<'a>, depth: u8, found: &mut Found<'a>) {
        let start = start.skip_while(16, |c| c == ' ');
        let from = start.position() - self.line.range.start.min(start.position());
        if from >= self.line.text().len() {
            return;
        }
        let end = super::headline::end_of_message(&self.line.text()[from..]) + from;
        if end > from {
            let text = self.line.slice(from..end);
            found.add(self.at, Fact::Message { text, rank: Rank { cause: found.cause, depth } });
        }
    }

    fn message(&self, start: &Start<'a>, found: &mut Found<'a>) {
        // In more strings, or in more objects.
        let nesting = found.nesting.min(32);
        let depth = start.value.depth() * 2 + 1 + u8::from(start.is_key_quoted) + nesting * 2;
        match start.quote {
            Some(quote) => {
                let mut value = start.value;
                let (text, _) = value.string(quote, usize::MAX);
                if !text.is_empty() {
                    found.add(self.at, Fact::Message { text, rank: Rank { cause: found.cause, depth } });
                }
            }
            // A message that has a line of its own.
            None if self.begins_line() || self.is_in_list() => {
                self.message_at(start.value, depth, found);
                self.reason(start, found);
            }
            None => {}
        }
    }

    /// Reads a message that is nothing but the name of a status.
    fn reason(&self, start: &Start<'a>, found: &mut Found<'a>) {
        let from = start.value.position() - self.line.range.start;
        let message = self.line.text().get(from..).unwrap_or_default();
        let message = &message[..super::headline::end_of_message(message)];
        if let Some(status) = super::reason::status_of(message).filter(|_| !super::headline::is_known(message)) {
            super::status::add_name(status, self.at, found);
        }
    }

    /// Reads the status of a registration, which is a word, or of a response, which is the number of an HTTP error.
    fn status(&self, start: &Start<'a>, found: &mut Found<'a>) {
        if integer(start.value).is_some() {
            return; // see `status`
        }
        let end = start.value.skip_while(20, is_word);
        let value = start.value.text_to(end);
        if !status::ALL.iter().any(|known| value.eq_ignore_ascii_case(known)) {
            return;
        }
        let is_of_registration =
            ["assigning", "unassigned", "blacklisted"].iter().any(|known| value.eq_ignore_ascii_case(known));
        // Anything can be disabled, unless quotes, a code, a line of its own or the word before name a registration.
        let is_quoted = start.is_key_quoted || start.quote.is_some();
        let is_line = self.begins_line() && matches!(end.peek(), None | Some('\r' | '\n' | ','));
        let before = self.line.lower()[..self.at].trim_end();
        let owners = ["registration", "provisioning", "enrollment", "operation", "assignment", "dps"];
        let is_owned = owners.iter().any(|owner| before.ends_with(owner));
        let is_quoted = is_quoted && is_of_registration_object(self.line.flat.lower());
        if is_of_registration || is_quoted || is_line || is_owned || found.stated().number.is_some() {
            found.add(self.at, Fact::Registration(value));
        }
    }

    /// Returns `true` if another key with its value precedes this one: `Error: 404201, Message: …`.
    fn is_in_list(&self) -> bool {
        self.line.text()[..self.at].trim_end().ends_with([',', ';', '|'])
    }

    fn begins_line(&self) -> bool {
        self.line.text()[..self.at].trim().is_empty()
    }

    /// Returns `true` if a value is complete. In JSON, a value without quotes never ends its string.
    fn ends(start: &Start<'a>, behind: Cursor<'a>) -> bool {
        match behind.peek() {
            None => !start.is_key_quoted,
            Some('"' | '\'') => !start.is_key_quoted || start.quote.is_some(),
            Some(_) => true,
        }
    }
}

/// Returns `true` for the ID of a trace, which Application Insights and OpenTelemetry call that of an operation. DPS has dots
/// and hyphens in the IDs of its operations.
pub(crate) fn is_trace_id(id: &str) -> bool {
    id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Returns the identifier by which the control plane can be asked: a GUID.
fn correlation<'a>(start: &Start<'a>) -> Option<Text<'a>> {
    start.token(64).filter(|id| id.chars().count() == 36 && id.chars().filter(|&c| c == '-').count() == 4)
}
