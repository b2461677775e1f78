//! `Evidence`: a fact that a text states, and where. Everything else is decided from a list of these.

mod access_log;
mod connack;
mod headline;
mod keyed;
mod mention;
mod metric;
mod modem;
mod name;
mod number;
mod object;
mod page;
mod reason;
mod registration_id;
mod status;
mod symptom;
mod topic;

use std::time::Duration;

use dps_codes::{Symptom, Text};
use memchr::memchr_iter;

use crate::flat::{Flat, Line};
use crate::foreign;
use crate::prefilter::Rules;
pub(crate) use keyed::{ADDRESS, is_of_registration_object, is_trace_id};
pub(crate) use mention::{is_over, mentions};
pub(crate) use object::Around;

/// A fact and its place.
#[derive(Clone, Debug)]
pub(crate) struct Evidence<'a> {
    /// The position in the text.
    pub(crate) at: usize,
    /// The line, from 0.
    pub(crate) line: usize,
    /// The objects of the line around it, if the line has several.
    pub(crate) around: Around,
    pub(crate) fact: Fact<'a>,
}

#[derive(Clone, Debug)]
pub(crate) enum Fact<'a> {
    /// An error code.
    Number(i64),
    /// A number that could be an error code, but that nothing makes one.
    Candidate(i64),
    /// The symbolic name of an error code.
    Name(Text<'a>),
    /// The status of a response; `is_first` if it starts a response, as a status line or a topic does.
    Status {
        status: u16,
        is_first: bool,
    },
    /// The return code of a CONNACK.
    Connack(u8),
    /// The delay that the service asks for.
    RetryAfter(Duration),
    /// The same as a date, in seconds since 1970.
    RetryDate(u64),
    /// The time of the response, in seconds since 1970.
    Date(u64),
    /// The tracking ID of an error object.
    TrackingId(Text<'a>),
    /// The tracking ID in a header.
    RequestId(Text<'a>),
    Timestamp(Text<'a>),
    /// The status of a registration.
    Registration(Text<'a>),
    /// The key of a TPM challenge.
    AuthenticationKey(Text<'a>),
    OperationId(Text<'a>),
    RegistrationId(Text<'a>),
    /// Something was refused or has failed, without a code.
    Refused,
    /// A page, as of a proxy, where the body of a response would be.
    Page,
    Symptom(Symptom),
    /// A message; of several, the one with the highest rank counts.
    Message {
        text: Text<'a>,
        rank: Rank,
    },
}

/// The distance of a message from the outside: the number of `caused by:` before it, then of the strings around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank {
    /// The number of `caused by:` before it.
    pub(crate) cause: usize,
    pub(crate) depth: u8,
}

/// Finds all evidence, in the order of the text.
pub(crate) fn find<'a>(flat: &Flat<'a>) -> Vec<Evidence<'a>> {
    let mut found = Found::default();
    for line in flat.lines() {
        found.begin(&line);
        read_line(&line, &mut found);
    }
    found.evidence.sort_by_key(|evidence| evidence.at);
    found.evidence
}

/// Returns `true` if the line is about a call to another host or of another protocol, and states no code.
pub(crate) fn is_foreign(line: &Line<'_, '_>) -> bool {
    foreign::is_foreign(line) && !number::states_code(line)
}

fn read_line<'a>(line: &Line<'_, 'a>, found: &mut Found<'a>) {
    if line.text().trim().is_empty() || is_foreign(line) || status::is_of_daemon(line) || metric::is_metric(line.text())
    {
        return;
    }
    page::find(line, found);
    topic::find(line, found);
    keyed::find(line, found);
    status::find(line, found);
    access_log::find(line, found);
    connack::find(line, found);
    modem::find(line, found);
    symptom::find(line, found);
    number::find(line, found);
    name::find(line, found);
    headline::find(line, found);
    registration_id::find(line, found);
    found.retain(|at, fact| !mention::is_only_mentioned(line, at, fact));
    found.place_in_objects(line);
}

/// Adds the rules for text in which evidence of something to explain can be found.
pub(crate) fn add_rules(rules: &mut Rules) {
    page::add_rules(rules);
    topic::add_rules(rules);
    keyed::add_rules(rules);
    status::add_rules(rules);
    access_log::add_rules(rules);
    connack::add_rules(rules);
    modem::add_rules(rules);
    symptom::add_rules(rules);
    number::add_rules(rules);
    name::add_rules(rules);
    headline::add_rules(rules);
    reason::add_rules(rules);
}

/// The evidence so far.
#[derive(Default)]
pub(crate) struct Found<'a> {
    evidence: Vec<Evidence<'a>>,
    /// The number of `caused by:` so far.
    cause: usize,
    /// The number of objects and lists that are open.
    nesting: u8,
    line: usize,
    /// The position of the line in the text.
    start: usize,
    /// The index of the first fact of the line.
    first: usize,
    /// The line names DPS.
    is_about_dps: bool,
    /// The line is that of an access log, whose numbers are sizes and times.
    is_of_access_log: bool,
    /// The facts of the line so far.
    stated: Stated,
}

/// A summary of the facts of a line, which each of its numbers is judged by.
#[derive(Default)]
pub(crate) struct Stated {
    /// An error code.
    pub(crate) number: Option<i64>,
    pub(crate) status: Option<u16>,
    /// A tracking ID.
    pub(crate) is_tracked: bool,
    pub(crate) has_name: bool,
    pub(crate) has_message: bool,
    /// Numbers that could be error codes.
    pub(crate) candidates: usize,
}

impl<'a> Found<'a> {
    fn begin(&mut self, line: &Line<'_, '_>) {
        (self.line, self.start, self.first) = (line.number, line.range.start, self.evidence.len());
        self.is_about_dps = line.has(&["dps", "provisioning"]);
        self.is_of_access_log = false;
        self.stated = Stated::default();
    }

    /// Adds a fact at a position of the current line.
    pub(crate) fn add(&mut self, at: usize, fact: Fact<'a>) {
        match &fact {
            Fact::Number(number) => self.stated.number = self.stated.number.or(Some(*number)),
            Fact::Status { status, .. } => self.stated.status = self.stated.status.or(Some(*status)),
            Fact::TrackingId(_) | Fact::RequestId(_) => self.stated.is_tracked = true,
            Fact::Name(_) => self.stated.has_name = true,
            Fact::Message { .. } => self.stated.has_message = true,
            Fact::Candidate(_) => self.stated.candidates += 1,
            _ => {}
        }
        self.evidence.push(Evidence { at: self.start + at, line: self.line, around: Around::default(), fact });
    }

    /// Returns a summary of the facts of the current line so far.
    pub(crate) const fn stated(&self) -> &Stated {
        &self.stated
    }

    /// Keeps those facts of the current line for which `keeps` returns `true`, by their position in it.
    fn retain(&mut self, keeps: impl Fn(usize, &Fact<'a>) -> bool) {
        let facts = self.evidence.split_off(self.first.min(self.evidence.len()));
        self.evidence.extend(facts.into_iter().filter(|evidence| keeps(evidence.at - self.start, &evidence.fact)));
    }

    /// Notes the objects around the facts of the current line, if it has several of both.
    fn place_in_objects(&mut self, line: &Line<'_, '_>) {
        let facts = self.evidence.get_mut(self.first..).unwrap_or_default();
        if facts.len() < 2 || memchr_iter(b'{', line.text().as_bytes()).nth(1).is_none() {
            return;
        }
        facts.sort_by_key(|evidence| evidence.at);
        let start = self.start;
        let around = object::around(line.text(), facts.iter().map(|evidence| evidence.at - start));
        facts.iter_mut().zip(around).for_each(|(evidence, around)| evidence.around = around.moved_by(start));
    }

    /// Returns the facts of the current line.
    fn on_line(&self) -> impl Iterator<Item = &Evidence<'a>> {
        self.evidence.iter().rev().take_while(|evidence| evidence.line == self.line)
    }
}
