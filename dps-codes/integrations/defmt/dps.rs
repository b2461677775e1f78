//! Reports and advice of DPS.

use defmt::{Format, Formatter, write};

use super::milliseconds;
use crate::{Advice, Report, Text, Transport};

/// Writes the name.
impl Format for Transport {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "{=str}", self.name());
    }
}

/// Writes action, actor and shortest delay.
impl Format for Advice {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "{} ({})", self.action(), self.actor());
        if let Some(wait) = self.wait() {
            write!(f, ", wait {=u32} ms", milliseconds(wait));
        }
    }
}

/// Writes the unescaped text without secrets, in pieces if it has either.
impl Format for Text<'_> {
    fn format(&self, f: Formatter<'_>) {
        let is_public = self.redacted().eq(self.chars());
        if let Some(text) = self.as_plain().filter(|_| is_public) {
            return write!(f, "{=str}", text);
        }
        let mut characters = self.redacted().peekable();
        while characters.peek().is_some() {
            let mut piece = [0; 64];
            let mut length = 0;
            while let Some(c) = characters.next_if(|c| length + c.len_utf8() <= piece.len()) {
                if let Some(place) = piece.get_mut(length..length + c.len_utf8()) {
                    length += c.encode_utf8(place).len();
                }
            }
            let piece = piece.get(..length).and_then(|piece| core::str::from_utf8(piece).ok());
            write!(f, "{=str}", piece.unwrap_or_default());
        }
    }
}

/// Writes the code, or the status or symptom if there is none; then message, tracking ID and delay.
impl Format for Report<'_> {
    fn format(&self, f: Formatter<'_>) {
        match (self.code(), self.transport_status(), self.registration_status(), self.symptom()) {
            _ if self.is_challenge() => write!(f, "TPM challenge"),
            (Some(code), ..) => code.format(f),
            (None, _, Some(status), _) => write!(f, "registration {}", status),
            (None, Some(code), ..) if self.transport() == Transport::Connack => write!(f, "CONNACK {=u16}", code),
            (None, Some(status), ..) => write!(f, "status {=u16}", status),
            (None, None, None, Some(symptom)) => symptom.format(f),
            (None, None, None, None) if self.transport() == Transport::None => write!(f, "no response"),
            (None, None, None, None) => write!(f, "no usable response"),
        }
        if let Some(message) = self.message() {
            write!(f, "; message: {}", message);
        }
        if let Some(id) = self.tracking_id() {
            write!(f, "; tracking ID: {}", id);
        }
        match self.retry_after() {
            Some(delay) if delay.subsec_millis() > 0 => write!(f, "; retry after: {=u32} ms", milliseconds(delay)),
            Some(delay) => write!(f, "; retry after: {=u64} s", delay.as_secs()),
            None => {}
        }
    }
}
