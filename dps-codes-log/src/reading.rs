//! `Reading`: the failure that a text states, and its origin.

use dps_codes::__log::{is_in_range_of_dps, property, status};
use dps_codes::{Cause, Code, Failure, Origin, Outcome, Phase, Report, Symptom, Text};

use crate::body;
use crate::evidence::{self, Evidence, Fact};
use crate::flat::Flat;
use crate::origin::Hints;
use crate::prefilter::Rules;
use crate::response::{self, Response};
use crate::work;

/// The contents of free text: a [`Report`] of the failure that counts, its origin, and candidates for its code.
///
/// ```
/// use dps_codes::{Origin, Phase};
/// use dps_codes_log::Reading;
///
/// let log = r#"HTTP/1.1 202 Accepted
/// {"operationId":"5.a","status":"assigning"}
/// HTTP/1.1 404 Not Found
/// {"errorCode":404203,"trackingId":"5f3c","message":"Operation not found."}"#;
/// let reading = Reading::of(log);
/// assert_eq!(reading.report().number(), Some(404_203));
/// assert_eq!(reading.report().transport_status(), Some(404));
/// assert_eq!(reading.origin(Some(Phase::Poll)), Origin::Dps);
/// ```
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    report: Report<'a>,
    /// The outcome of the report, decided once, since that takes long.
    outcome: Outcome,
    /// The service that the text names near the failure.
    hint: Option<Origin>,
    /// Numbers that nothing makes an error code.
    numbers: Vec<i64>,
    /// A daemon on the device reports the failure of a call that it has made.
    is_of_daemon: bool,
    /// The text has a page in place of a response.
    is_page: bool,
    /// The hint is a field of the record, so the phase of the call does not matter.
    is_of_fields: bool,
}

impl<'a> Reading<'a> {
    /// Reads a log line, an exception, or a dump of several lines.
    ///
    /// ```
    /// use dps_codes_log::Reading;
    /// assert_eq!(Reading::of("errorCode: 404201").report().number(), Some(404_201));
    /// ```
    #[must_use]
    pub fn of<T: AsRef<[u8]> + ?Sized>(text: &'a T) -> Self {
        work::count(text.as_ref().len());
        let raw = without_blanks(text.as_ref());
        let flat = Flat::new(raw);
        let hints = Hints::find(&flat);
        let is_of_daemon = flat.lower().contains(OF_DAEMON);
        if let Some(report) = body::report(&flat) {
            let hint = hint_of_body(&report, &flat, &hints);
            return Self { hint, is_of_daemon, ..Self::from(report) };
        }
        let evidence = evidence::find(&flat);
        let numbers = candidates(&evidence);
        let responses = response::group(&evidence);
        let mut chosen = response::choose(&responses).cloned().unwrap_or_default();
        if is_hub_refusal(&chosen, &flat, &hints) {
            chosen.registration.get_or_insert(Text::from(status::FAILED));
        }
        let hint = hints.near(chosen.first_line, chosen.last_line);
        let wrapper = wrapper(&flat);
        let is_page = chosen.is_page;
        let report = chosen.into_findings(wrapper).into_report();
        Self { hint, numbers, is_of_daemon, is_page, ..Self::from(report) }
    }

    /// Returns the report of the failure that counts: of several responses, the last that has failed, or the last one if
    /// none has.
    ///
    /// ```
    /// use dps_codes_log::Reading;
    /// let two = "HTTP/1.1 404 Not Found\nHTTP/1.1 200 OK";
    /// assert_eq!(Reading::of(two).report().transport_status(), Some(404));
    /// ```
    #[must_use]
    pub const fn report(&self) -> &Report<'a> {
        &self.report
    }

    /// Returns what has happened, where the call is not known: the [outcome](Report::outcome) of the report, which was decided
    /// when the text was read.
    ///
    /// ```
    /// use dps_codes_log::Reading;
    /// let reading = Reading::of("errorCode: 404201");
    /// assert_eq!(reading.outcome(), reading.report().outcome());
    /// ```
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// Converts to the report alone.
    ///
    /// ```
    /// use dps_codes_log::Reading;
    /// assert_eq!(Reading::of("errorCode: 404201").into_report(), dps_codes_log::read("errorCode: 404201"));
    /// ```
    #[must_use]
    pub fn into_report(self) -> Report<'a> {
        self.report
    }

    /// Returns the origin of the failure of a call of this phase. The text decides; the phase does where the text names no
    /// service.
    ///
    /// ```
    /// use dps_codes::{Origin, Phase};
    /// use dps_codes_log::Reading;
    /// let reading = Reading::of("Connection Refused: not authorised.");
    /// assert_eq!(reading.origin(Some(Phase::Register)), Origin::Dps);
    /// assert_eq!(reading.origin(Some(Phase::Connect)), Origin::Hub);
    /// let reading = Reading::of(r#"Get "https://plant.azurecr.io/v2/": unauthorized: authentication required"#);
    /// assert_eq!(reading.origin(Some(Phase::Register)), Origin::Other);
    /// ```
    #[must_use]
    pub fn origin(&self, phase: Option<Phase>) -> Origin {
        if let Some(origin @ (Origin::Other | Origin::ControlPlane)) = self.hint {
            return origin;
        }
        if matches!(self.outcome, Outcome::NoResponse(_)) {
            return Origin::None;
        }
        // A proxy or a captive portal asks for its own credentials.
        if self.is_page || matches!(self.report.transport_status(), Some(407 | 511)) {
            return Origin::Other;
        }
        if matches!(self.outcome, Outcome::Failed(Cause::HubBehindDps)) {
            return Origin::HubBehindDps;
        }
        match (self.hint, phase) {
            (Some(Origin::Local), _) => Origin::Local,
            (Some(hint), None | Some(Phase::Manage)) => hint,
            (Some(hint), _) if self.is_of_fields => hint,
            _ if self.is_local() => Origin::Local,
            (_, Some(phase)) => Origin::of_phase(phase),
            (_, None) => Origin::Dps,
        }
    }

    /// Returns the service that the text names near the failure. Returns `None` if [`origin`](Self::origin) follows from the
    /// failure or the phase alone.
    ///
    /// ```
    /// use dps_codes::Origin;
    /// use dps_codes_log::Reading;
    /// assert_eq!(Reading::of("iothub-errorcode: DeviceNotFound").named_origin(), Some(Origin::Hub));
    /// assert_eq!(Reading::of("errorCode: 404001").named_origin(), None);
    /// ```
    #[must_use]
    pub const fn named_origin(&self) -> Option<Origin> {
        self.hint
    }

    /// Returns the codes that this may be: those that have come with the message before, and numbers that nothing in the
    /// text makes an error code.
    ///
    /// ```
    /// use dps_codes::Code;
    /// use dps_codes_log::Reading;
    /// assert!(Reading::of("room 404201 booked").candidates().eq([Code::EnrollmentNotFound]));
    /// assert_eq!(Reading::of("room 404201 booked").report().number(), None);
    /// assert!(Reading::of("caused by: CA certificate not found.").candidates().eq([Code::IotHubUnauthorizedAccess]));
    /// ```
    pub fn candidates(&self) -> impl Iterator<Item = Code> + '_ {
        let of_numbers = self.numbers.iter().filter_map(|&number| Code::from_number(number));
        // Beside known evidence, a number is more likely an ID.
        let is_open = self.outcome == Outcome::Unknown;
        self.report.candidates().chain(of_numbers.filter(move |_| is_open))
    }

    /// Returns `true` if there is something to explain: a failure, a registration, or a message that is known. A success
    /// of anything else is not of interest, and neither is the failure of another program.
    ///
    /// ```
    /// use dps_codes_log::Reading;
    /// assert!(Reading::of("$dps/registrations/res/401/?$rid=1").is_evident());
    /// assert!(!Reading::of("HTTP/1.1 200 OK").is_evident());
    /// assert!(!Reading::of("room 404201 booked").is_evident());
    /// ```
    #[must_use]
    pub fn is_evident(&self) -> bool {
        let says_something = match self.outcome {
            Outcome::Unknown => self.is_of_daemon && self.report.message().is_some(),
            Outcome::Succeeded => self.report.registration().is_some(),
            Outcome::Foreign | Outcome::Truncated => self.report.transport_status().is_some_and(|status| status >= 300),
            _ => true,
        };
        self.is_page || says_something && !self.is_foreign()
    }

    /// Returns `true` if the text is about a failure of another program, which DPS has no part in.
    ///
    /// ```
    /// use dps_codes_log::Reading;
    /// assert!(!Reading::of("errorCode: 404201").is_foreign());
    /// ```
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.hint == Some(Origin::Other)
    }

    /// Returns `true` if the daemon says that something has failed, but nothing of a response.
    fn is_local(&self) -> bool {
        let is_wrapper = self.report.symptom() == Some(Symptom::EdgeProvisioningFailed);
        let says_nothing =
            matches!(self.outcome, Outcome::Unknown | Outcome::Failed(Cause::Unspecified | Cause::Symptom(_)));
        (self.is_of_daemon || is_wrapper) && says_nothing && self.report.candidates().next().is_none()
    }
}

impl<'a> Reading<'a> {
    /// Creates a reading of a record whose fields name the service.
    pub(crate) fn of_fields(report: Report<'a>, origin: Origin) -> Self {
        Self { hint: Some(origin), is_of_fields: true, ..Self::from(report) }
    }
}

impl<'a> From<Report<'a>> for Reading<'a> {
    /// Converts a report of which no text is known.
    fn from(report: Report<'a>) -> Self {
        let outcome = report.outcome();
        Self {
            report,
            outcome,
            hint: None,
            numbers: Vec::new(),
            is_of_daemon: false,
            is_page: false,
            is_of_fields: false,
        }
    }
}

/// Removes the blanks around a text. A line break stays behind a number that ends the last of several lines: in an object
/// that is truncated, it shows that the number is not.
fn without_blanks(text: &[u8]) -> &[u8] {
    let text = text.trim_ascii_start();
    let inside = text.trim_ascii_end();
    let ends_number = inside.last().is_some_and(u8::is_ascii_digit)
        && inside.contains(&b'\n')
        && text[inside.len()..].contains(&b'\n');
    if ends_number { &text[..=inside.len()] } else { inside }
}

/// Returns the service that the text of a body names. A line of it, as of a stack trace, can be about a call to another host,
/// which takes away a status, but not a code that another line states.
fn hint_of_body(report: &Report<'_>, flat: &Flat<'_>, hints: &Hints) -> Option<Origin> {
    let number = report.number().filter(|number| is_in_range_of_dps(*number)).map(|number| number.to_string());
    let line = number.and_then(|number| flat.lines().find(|line| line.text().contains(&number)));
    let of_all = hints.near(0, usize::MAX);
    match line {
        Some(line) => hints.near(line.number, line.number).or(of_all.filter(|origin| *origin != Origin::Other)),
        None => of_all,
    }
}

/// The words of daemons on the device before the failure of a call that they have made.
const OF_DAEMON: &str = "client error";

/// Adds the rules for what is read from all of the text.
pub(crate) fn add_rules(rules: &mut Rules) {
    rules.any([OF_DAEMON]);
    // The body of a response: any value of `code` is one.
    rules.all_and([property::CODE], |text| text.bytes.trim_ascii().starts_with(b"{"));
}

/// Returns the message that wraps any other one, even if its line is wrapped.
fn wrapper(flat: &Flat<'_>) -> Option<Symptom> {
    let is_wrapper = |symptom: &&Symptom| Failure::from_symptom(**symptom).is_none();
    let is_in = |symptom: &&Symptom| symptom.texts().iter().any(|words| flat.has_words(words));
    Symptom::ALL.iter().filter(is_wrapper).find(is_in).copied()
}

fn candidates(evidence: &[Evidence<'_>]) -> Vec<i64> {
    let mut numbers: Vec<_> = evidence
        .iter()
        .filter_map(|evidence| match evidence.fact {
            Fact::Candidate(number) => Some(number),
            _ => None,
        })
        .take(8)
        .collect();
    numbers.dedup();
    numbers
}

/// Returns `true` if a line of an SDK, which leaves out the status of the operation, says how IoT Hub refuses DPS.
fn is_hub_refusal(response: &Response<'_>, flat: &Flat<'_>, hints: &Hints) -> bool {
    const OF_OPERATIONS: [&str; 3] = ["dps client error", "provisioning failure: ", "registration"];
    let is_named = response.name.as_ref().is_some_and(|name| *name == "IotHubUnauthorizedAccess");
    let is_of_operation = || OF_OPERATIONS.iter().any(|phrase| flat.lower().contains(phrase));
    is_named && response.status.is_none() && !hints.has(Origin::Hub) && is_of_operation()
}
