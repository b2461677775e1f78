//! Tells whether a code behind a key is of an error of DPS, or of something else that has a code.

use std::ops::Range;

use dps_codes::__log::Key;

use super::Keyed;
use crate::evidence::number;

/// The key of a status in `logfmt`, in lower case.
pub(super) const CODE: &str = "code=";

/// The members of an address, whose `code` is that of a place, in lower case.
pub(crate) const ADDRESS: [&str; 4] = ["\"city\"", "\"zip\"", "\"postcode\"", "\"postalcode\""];

/// The lines above the members of an error in YAML, protobuf and others, in lower case.
pub(super) const OPENINGS: [&str; 3] = ["error:", "error {", "error: {"];

/// The parts of texts about a registration, in lower case.
const OF_REGISTRATION: [&str; 9] =
    ["regist", "provision", "assign", "enroll", "attest", "dps", "operationid", "device", "errorcode"];

/// Returns `true` unless an object in lower case has a status and keys of something else: `{"job":"backup","status":"failed"}`.
pub(crate) fn is_of_registration_object(lower: &str) -> bool {
    let is_small = || lower.matches(':').count() < 2;
    is_small() || OF_REGISTRATION.iter().any(|part| lower.contains(part))
}

/// Returns `true` if a word precedes that commits write before a ticket: `closes DPS-404201`.
pub(in crate::evidence) fn is_of_ticket(before: &str) -> bool {
    const WORDS: [&str; 8] = ["closes", "close", "fixes", "refs", "implements", "resolves", "ticket", "branch"];
    let word = before.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default().to_ascii_lowercase();
    WORDS.contains(&word.trim_end_matches(':'))
}

impl Keyed<'_, '_, '_> {
    /// Returns `true` for the status in an exception of the Azure SDKs: `(412) Precondition failed\nCode: 412`.
    pub(super) fn is_repeated(&self, number: i64) -> bool {
        (400..600).contains(&number) && self.begins_line() && {
            let before = &self.line.flat.lower()[..self.line.range.start];
            before
                .rsplit('\n')
                .find(|line| !line.trim().is_empty())
                .is_some_and(|line| line.contains(&format!("({number}) ")))
        }
    }

    /// Returns `true` for the status in an object of YAML, XML or protobuf, below the line with the key of the object: `error:`.
    pub(super) fn is_below_error(&self, number: i64) -> bool {
        (400..600).contains(&number) && self.begins_line() && {
            let before = self.line.flat.lower()[..self.line.range.start].trim_end();
            before.rsplit('\n').next().is_some_and(|line| OPENINGS.contains(&line.trim()))
        }
    }

    /// Returns `true` for the status under `code=` in a line about a call of DPS that has failed.
    pub(super) fn is_of_call(&self, number: i64) -> bool {
        const CALLS: [&str; 3] = ["register", "registration", "provision"];
        const FAILURES: [&str; 5] = ["fail", "refus", "reject", "denied", "response{"];
        let line = self.line;
        (400..600).contains(&number)
            && line.lower()[self.at..].starts_with(CODE)
            && line.has(&CALLS)
            && line.has(&FAILURES)
    }

    /// Returns `true` for a key that any program uses, in a line that shows that it is another one.
    pub(super) fn is_of_other_program(&self) -> bool {
        let (before, key) = self.line.lower().split_at(self.at);
        let is_of_place = key.starts_with("code\"") && self.line.has(&ADDRESS);
        is_of_place || self.key == Key::Number && key.starts_with("code") && !number::is_code_word(before)
    }

    /// Returns `true` for a part of the name of a pod, a host or an image: `dps-404201`, `plant/dps:404201`.
    pub(super) fn is_of_resource(&self) -> bool {
        let (before, name) = self.line.text().split_at(self.at);
        let is_path = before.ends_with('/') && ["dps:", "DPS-"].iter().any(|start| name.starts_with(start));
        is_path || name.starts_with("dps-") || name.starts_with("DPS-") && is_of_ticket(before)
    }

    pub(super) fn is_quantity(&self, end: usize) -> bool {
        let at = end - self.line.range.start.min(end);
        number::is_quantity(self.line.text().get(at..).unwrap_or_default())
    }

    /// Returns `true` for a number that is a part of a name, as `dps` is: `[dps:404201] connected`.
    pub(super) fn is_of_name(&self, number: i64, digits: Range<usize>) -> bool {
        let split = |at: usize| self.line.text().split_at_checked(at - self.line.range.start.min(at));
        let parts = split(digits.start).zip(split(digits.end));
        parts.is_some_and(|((before, _), (_, behind))| number::is_of_name(number, before, behind, self.line))
    }
}
