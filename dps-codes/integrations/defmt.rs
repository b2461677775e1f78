//! Formats for the log of a microcontroller: what is fixed stays on the host, numbers travel as numbers.
//!
//! A code is its number alone, as in `DPS-404201`, which `dps-codes explain` takes: its texts would take ten kilobytes
//! of flash. Nothing here needs `core::fmt`.

use defmt::{Format, Formatter, write};

use crate::report::Transport;
use crate::{
    Action, Actor, Advice, Backoff, Classified, Code, Family, Phase, Provenance, Report, Retry, Symptom, Text, Unlisted,
};

/// The number alone, as in `DPS-404201`: `dps-codes explain` takes that. The texts stay out of flash.
///
/// ```
/// use dps_codes::{Code, Phase, Report};
/// # fn logged(report: &Report, code: Code) { // needs a logger
/// defmt::warn!("{}: {}", code, report.advice(Phase::Register));
/// # }
/// ```
impl Format for Code {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "DPS-{=i64}", self.number());
    }
}

/// As for a code, with a remark.
impl Format for Unlisted {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "DPS-{=i64} (unlisted)", self.number());
    }
}

impl Format for Classified {
    fn format(&self, f: Formatter<'_>) {
        match self {
            Self::Listed(code) => code.format(f),
            Self::Unlisted(unlisted) => unlisted.format(f),
        }
    }
}

macro_rules! as_names {
    ($($name:ident),* $(,)?) => {$(
        /// The name.
        impl Format for $name {
            fn format(&self, f: Formatter<'_>) {
                write!(f, "{=str}", self.name());
            }
        }
    )*};
}

as_names!(Action, Actor, Family, Phase, Provenance, Symptom);

/// The figures, in milliseconds.
impl Format for Backoff {
    fn format(&self, f: Formatter<'_>) {
        let [minimum, first, cap] = [self.minimum(), self.first(), self.cap()].map(milliseconds);
        write!(f, "at least {=u32} ms, jitter {=u32} to {=u32} ms", minimum, first, cap);
    }
}

impl Format for Retry {
    fn format(&self, f: Formatter<'_>) {
        #[allow(clippy::match_same_arms)] // they differ in what stays on the host
        match self {
            Self::Never => write!(f, "never"),
            Self::AtOnce => write!(f, "at once"),
            Self::Backoff(backoff) => write!(f, "backoff: {}", backoff),
            Self::AfterRepair => write!(f, "after repair"),
        }
    }
}

/// Action, actor and least wait.
impl Format for Advice {
    fn format(&self, f: Formatter<'_>) {
        write!(f, "{} ({})", self.action(), self.actor());
        if let Some(wait) = self.wait() {
            write!(f, ", wait {=u32} ms", milliseconds(wait));
        }
    }
}

/// What it means, unescaped, in pieces where it has escapes.
impl Format for Text<'_> {
    fn format(&self, f: Formatter<'_>) {
        if let Some(text) = self.as_str() {
            return write!(f, "{=str}", text);
        }
        let mut characters = self.chars().peekable();
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

/// The code, or what is known instead; message, tracking ID and wait.
impl Format for Report<'_> {
    fn format(&self, f: Formatter<'_>) {
        match (self.code(), self.transport_status(), self.registration_status(), self.symptom()) {
            _ if self.is_challenge() => write!(f, "TPM challenge"),
            (Some(code), ..) => code.format(f),
            (None, _, Some(status), _) => write!(f, "registration {}", status),
            (None, Some(code), ..) if self.transport() == Transport::Connack => write!(f, "CONNACK {=u16}", code),
            (None, Some(status), ..) => write!(f, "status {=u16}", status),
            (None, None, None, Some(symptom)) => symptom.format(f),
            (None, None, None, None) => write!(f, "no answer that says anything"),
        }
        if let Some(message) = self.message() {
            write!(f, "; message: {}", message);
        }
        if let Some(id) = self.tracking_id() {
            write!(f, "; tracking ID: {}", id);
        }
        if let Some(wait) = self.retry_after() {
            write!(f, "; retry after: {=u64} s", wait.as_secs());
        }
    }
}

/// More than 49 days are as good as 49.
fn milliseconds(time: core::time::Duration) -> u32 {
    time.as_millis().try_into().unwrap_or(u32::MAX)
}
