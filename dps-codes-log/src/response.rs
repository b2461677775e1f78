//! `Response`: what belongs to one response, and which of several counts.

mod parts;

use std::time::Duration;

use dps_codes::__log::{Findings, status};
use dps_codes::{Code, Symptom, Text};

use self::parts::{Owner, split};
use crate::evidence::{Evidence, Fact, Rank};

/// The facts that belong to one response.
#[derive(Clone, Debug, Default)]
pub(crate) struct Response<'a> {
    pub(crate) first_line: usize,
    pub(crate) last_line: usize,
    pub(crate) status: Option<u16>,
    has_status_line: bool,
    pub(crate) number: Option<i64>,
    pub(crate) name: Option<Text<'a>>,
    pub(crate) connack: Option<u8>,
    retry_after: Option<Duration>,
    retry_date: Option<u64>,
    date: Option<u64>,
    tracking_id: Option<Text<'a>>,
    request_id: Option<Text<'a>>,
    timestamp: Option<Text<'a>>,
    pub(crate) registration: Option<Text<'a>>,
    authentication_key: Option<Text<'a>>,
    operation_id: Option<Text<'a>>,
    registration_id: Option<Text<'a>>,
    is_refused: bool,
    pub(crate) is_page: bool,
    pub(crate) symptom: Option<Symptom>,
    pub(crate) message: Option<(Text<'a>, Rank)>,
}

/// Groups evidence by lines: one that contradicts the response before it starts the next one.
pub(crate) fn group<'a>(evidence: &[Evidence<'a>]) -> Vec<Response<'a>> {
    let mut responses: Vec<Response<'a>> = Vec::new();
    for facts in evidence.chunk_by(|one, other| one.line == other.line).flat_map(split) {
        let line = facts.first().map_or(0, |evidence| evidence.line);
        let belongs = |last: &Response<'a>| !facts.iter().any(|evidence| last.is_contradicted_by(&evidence.fact));
        let response = match responses.pop() {
            Some(last) if belongs(&last) => last,
            last => {
                responses.extend(last);
                Response { first_line: line, ..Response::default() }
            }
        };
        let owner = Owner::of(facts);
        let own = facts.iter().filter(|evidence| !owner.is_without(evidence));
        let response = own.fold(response, |response, evidence| response.with(&evidence.fact, line));
        responses.push(response);
    }
    responses
}

/// Returns the response that counts: the last that has failed, or the last one if none has.
pub(crate) fn choose<'r, 'a>(responses: &'r [Response<'a>]) -> Option<&'r Response<'a>> {
    let mut failed: Vec<_> = responses.iter().filter(|response| response.has_failed()).collect();
    // A status alone repeats what the response before it says in full.
    while let [.., before, last] = failed[..] {
        if !(last.is_bare() && before.http_status() == last.http_status()) {
            break;
        }
        failed.pop();
    }
    let silent = || {
        let silent = responses.iter().filter(|response| response.symptom.is_some());
        // Symptoms are ordered by the table: the cause comes before what follows from it.
        silent.min_by_key(|response| response.symptom.map(rank))
    };
    failed
        .last()
        .copied()
        .or_else(silent)
        .or_else(|| responses.iter().rev().find(|last| !last.is_empty()))
        .or(responses.last())
}

/// Ranks the causes of a missing response: the clock and certificates, then names, then connections, then lost responses.
fn rank(symptom: Symptom) -> u8 {
    match symptom {
        Symptom::ClockWrong => 0,
        Symptom::ServerNotTrusted => 1,
        Symptom::CertificateRefused => 2,
        Symptom::NameNotResolved => 3,
        Symptom::Unreachable => 4,
        Symptom::ResponseLost => 5,
        _ => 6,
    }
}

impl<'a> Response<'a> {
    /// Returns `true` if a fact of another line cannot belong to this response.
    fn is_contradicted_by(&self, fact: &Fact<'a>) -> bool {
        let differs = |known: &Option<Text<'a>>, id: &Text<'a>| known.as_ref().is_some_and(|known| known != id);
        match fact {
            Fact::Status { status, is_first } => self.excludes_status(*status, *is_first),
            Fact::Number(number) => self.excludes_number(*number),
            Fact::Registration(status) => {
                let is_open = is_one_of(status, &[status::ASSIGNING, status::UNASSIGNED, status::ASSIGNED]);
                let has_failed = self.number.is_some() || self.status.is_some_and(|status| status >= 400);
                differs(&self.registration, status) || is_open && has_failed || self.connack.is_some()
            }
            Fact::TrackingId(id) => differs(&self.tracking_id, id),
            Fact::RequestId(id) => differs(&self.request_id, id),
            Fact::Connack(code) => {
                self.connack.is_none_or(|known| known != *code) && (self.has_failed() || self.status.is_some())
            }
            Fact::OperationId(_) => self.has_failed() && self.registration.is_none(),
            Fact::Symptom(_) => {
                self.symptom.is_some() || self.has_failed() || self.status.is_some() || self.registration.is_some()
            }
            _ => false,
        }
    }

    /// Returns `true` if a fact of the same line belongs to the next response. A line can state the parts of one response in
    /// any order, so that only what a response has once tells.
    fn is_ended_by(&self, fact: &Fact<'a>) -> bool {
        match fact {
            Fact::Status { status, is_first } => self.status.is_some_and(|known| {
                known != *status && (*is_first || known >= 400 && *status >= 400 && self.number.is_none())
            }),
            Fact::Number(number) => {
                self.number.is_some_and(|known| known > 99_999 && *number > 99_999 && known != *number)
            }
            Fact::TrackingId(id) => self.tracking_id.as_ref().is_some_and(|known| known != id),
            _ => false,
        }
    }

    fn excludes_status(&self, status: u16, is_first: bool) -> bool {
        if self.connack.is_some() {
            return true;
        }
        let has_code = self.has_status_line && (self.number.is_some() || self.name.is_some());
        let has_body = has_code || self.is_tracked() || self.authentication_key.is_some();
        let is_next = is_first && self.status.is_some() && has_body;
        let differs = self.status.is_some_and(|known| known != status);
        let is_of_number = |number: i64| number / 1000 == i64::from(status) || number == i64::from(status);
        // A failed operation comes with 200, other codes with their own status.
        let is_of_operation = (200..300).contains(&status) && self.is_failed_operation();
        let is_of_other = self.number.is_some_and(|number| number > 999 && !is_of_number(number) && !is_of_operation);
        let is_of_open = status >= 400 && self.is_open();
        differs || is_of_other || is_of_open || is_next
    }

    fn excludes_number(&self, number: i64) -> bool {
        let refines = |known: i64| number / 1000 == known || known / 1000 == number;
        let differs = self.number.is_some_and(|known| known != number && !refines(known));
        let is_of_other_status =
            self.status.is_some_and(|status| status >= 400 && number > 999 && number / 1000 != i64::from(status));
        self.connack.is_some() || differs || is_of_other_status || self.is_open()
    }

    fn with(mut self, fact: &Fact<'a>, line: usize) -> Self {
        self.take(fact, line);
        self
    }

    fn take(&mut self, fact: &Fact<'a>, line: usize) {
        self.last_line = line;
        match fact {
            Fact::Status { status, is_first } => {
                self.has_status_line |= *is_first;
                keep(&mut self.status, status);
            }
            Fact::Number(number) => {
                let is_more_specific = |known: i64| known < 1000 && *number > 99_999;
                if self.number.is_none_or(is_more_specific) && !self.is_assigned() {
                    self.number = Some(*number);
                }
            }
            Fact::Name(name) => keep(&mut self.name, name),
            Fact::Connack(code) => keep(&mut self.connack, code),
            Fact::RetryAfter(wait) => self.retry_after = self.retry_after.max(Some(*wait)),
            Fact::RetryDate(date) => keep(&mut self.retry_date, date),
            Fact::Date(date) => keep(&mut self.date, date),
            Fact::TrackingId(id) => keep(&mut self.tracking_id, id),
            Fact::RequestId(id) => keep(&mut self.request_id, id),
            Fact::Timestamp(time) => keep(&mut self.timestamp, time),
            Fact::Registration(status) => keep(&mut self.registration, status),
            Fact::AuthenticationKey(key) => keep(&mut self.authentication_key, key),
            Fact::OperationId(id) => keep(&mut self.operation_id, id),
            Fact::RegistrationId(id) => keep(&mut self.registration_id, id),
            Fact::Refused => self.is_refused = true,
            Fact::Page => self.is_page = true,
            Fact::Symptom(symptom) => keep(&mut self.symptom, symptom),
            Fact::Message { text, rank } => {
                if self.message.as_ref().is_none_or(|(_, known)| rank > known) {
                    self.message = Some((text.clone(), *rank));
                }
            }
            Fact::Candidate(_) => {}
        }
    }

    pub(crate) fn has_failed(&self) -> bool {
        let is_challenge = self.authentication_key.is_some() && self.number.is_none() && self.name.is_none();
        let by_status = self.status.is_some_and(|status| status >= 300);
        let by_registration = self.is_failed_operation();
        let by_code = self.number.is_some_and(|number| !(200..300).contains(&number)) || self.name.is_some();
        !is_challenge && (by_status || by_code || by_registration || self.connack.is_some() || self.is_refused)
    }

    fn is_failed_operation(&self) -> bool {
        let is_failed = |found| is_one_of(found, &[status::FAILED, status::DISABLED, status::BLACKLISTED]);
        self.registration.as_ref().is_some_and(is_failed)
    }

    /// Returns `true` if the registration is in progress or complete.
    fn is_open(&self) -> bool {
        self.registration.is_some() && !self.is_failed_operation()
    }

    fn is_assigned(&self) -> bool {
        self.registration.as_ref().is_some_and(|found| is_one_of(found, &[status::ASSIGNED]))
    }

    fn is_tracked(&self) -> bool {
        self.tracking_id.is_some() || self.request_id.is_some()
    }

    /// Returns `true` if there is nothing but a status.
    fn is_bare(&self) -> bool {
        self.number.is_none()
            && self.name.is_none()
            && self.connack.is_none()
            && !self.is_tracked()
            && !self.is_refused
            && self.registration.is_none()
    }

    fn is_empty(&self) -> bool {
        self.is_bare() && self.status.is_none() && self.message.is_none() && self.authentication_key.is_none()
    }

    pub(crate) fn http_status(&self) -> Option<u16> {
        self.status.or_else(|| Code::classify(self.number?).http_status())
    }

    pub(crate) fn into_findings(self, symptom: Option<Symptom>) -> Findings<'a> {
        Findings {
            transport_status: self.status,
            connack: self.connack,
            retry_after: self.retry_after,
            retry_date: self.retry_date,
            date: self.date,
            registration_status: self.registration,
            authentication_key: self.authentication_key,
            operation_id: self.operation_id,
            registration_id: self.registration_id,
            number: self.number,
            name: self.name,
            tracking_id: self.tracking_id.or(self.request_id),
            timestamp: self.timestamp,
            message: self.message.map(|(text, _)| text),
            symptom: self.connack.map(|_| Symptom::ConnectRefused).or(self.symptom).or(symptom),
            is_refused: self.is_refused,
            is_page: self.is_page,
        }
    }
}

fn keep<T: Clone>(slot: &mut Option<T>, value: &T) {
    if slot.is_none() {
        *slot = Some(value.clone());
    }
}

fn is_one_of(text: &Text<'_>, statuses: &[&str]) -> bool {
    statuses.iter().any(|status| text.eq_ignore_ascii_case(status))
}
