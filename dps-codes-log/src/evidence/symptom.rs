//! Known messages without a code: failures without a response, failed operations.

use std::sync::LazyLock;

use dps_codes::__log::status;
use dps_codes::Symptom;

use super::{Fact, Found};
use crate::flat::Line;
use crate::foreign::names_other_service;
use crate::prefilter::{Checked, Matcher, Rules};

/// The phrases for an operation that has failed without a code, in lower case.
const FAILED_OPERATIONS: [&str; 5] = [
    "returned a failed registration status",
    "registrationfailederror",
    "provisioning failure: operationid",
    "registration status: failed",
    "registration state: failed",
];

/// Parts of these, of which each has one: short phrases are searched in a fraction of the time.
const OF_FAILED_OPERATIONS: [&str; 2] = ["registration", "provisioning failure"];

/// The name that the C SDK has for a disabled enrollment, in lower case.
const DISABLED: &str = "prov_device_result_disabled";

/// The return codes of `PubSubClient` of Arduino for failures without a response.
const NEVER_REACHED: [&str; 2] = ["rc=-2", "rc=-4"];

/// The names that Go has for the use of an open connection, unlike `dial tcp`; the address follows.
const OPEN_SOCKET: [&str; 2] = ["read tcp ", "write tcp "];

const TIMEOUT: &str = "i/o timeout";

const REFUSED_SOCKET: &str = "connection refused";

pub(super) fn add_rules(rules: &mut Rules) {
    rules.any(FAILED_OPERATIONS);
    rules.any([DISABLED, "registration status"]);
    rules.any(NEVER_REACHED);
    rules.any([REFUSED_SOCKET, TIMEOUT]);
    texts().for_each(|(_, text)| rules.words(text));
}

/// Returns the texts of all symptoms.
fn texts() -> impl Iterator<Item = (Symptom, &'static str)> {
    Symptom::ALL.iter().flat_map(|symptom| symptom.texts().iter().map(|text| (*symptom, *text)))
}

/// The texts, and the rules for their words in the same order.
static TEXTS: LazyLock<(Vec<(Symptom, &str)>, Matcher)> = LazyLock::new(|| {
    let mut rules = Rules::default();
    texts().for_each(|(_, text)| rules.words(text));
    (texts().collect(), Matcher::new(&rules))
});

pub(super) fn find<'a>(line: &Line<'_, 'a>, found: &mut Found<'a>) {
    if let Some((start, end)) = registration(line) {
        found.add(start, Fact::Registration(line.slice(start..end)));
    } else if line.has(&OF_FAILED_OPERATIONS) && line.has(&FAILED_OPERATIONS) {
        found.add(0, Fact::Refused);
    }
    if let Some(symptom) = symptom(line).filter(|_| !names_other_service(line.lower())) {
        found.add(0, Fact::Symptom(symptom));
    }
}

/// Returns the range of a registration's status in a sentence: `invalid registration status disabled`.
fn registration(line: &Line<'_, '_>) -> Option<(usize, usize)> {
    if let Some(end) = line.after(DISABLED).next() {
        return Some((end - status::DISABLED.len(), end));
    }
    let mut places = line.after("registration status ");
    places.find_map(|at| {
        let word = line.lower()[at..].split(|c: char| !c.is_ascii_alphabetic()).next()?;
        status::ALL.contains(&word).then_some((at, at + word.len()))
    })
}

/// Returns the symptom of a line. The text behind the words decides between a refused socket and a refused CONNECT.
fn symptom(line: &Line<'_, '_>) -> Option<Symptom> {
    let lower = line.lower();
    let (texts, matcher) = &*TEXTS;
    let candidates = matcher.matches(&Checked::new(lower.as_bytes()));
    let mut candidates = candidates.into_iter().filter_map(|index| texts.get(index));
    let known = candidates.find(|(_, text)| line.has_words(text)).map(|(symptom, _)| *symptom);
    let is_never_reached = lower.contains("rc=-") && NEVER_REACHED.iter().any(|code| lower.contains(code));
    let is_lost = lower.contains(TIMEOUT) && line.has(&OPEN_SOCKET);
    let known = known.filter(|symptom| match symptom {
        Symptom::Unreachable => !is_lost,
        Symptom::NameNotResolved => !is_of_build(lower),
        _ => true,
    });
    let known = known.or(is_lost.then_some(Symptom::ResponseLost));
    known.or_else(|| (is_refused_socket(lower) || is_never_reached).then_some(Symptom::Unreachable))
}

/// Returns `true` if a compiler or a bundler resolves a name: `failed to resolve: use of undeclared crate`.
fn is_of_build(lower: &str) -> bool {
    const NAMES: [&str; 7] =
        [": use of", ": could not find", " import", " entry", " module", " dependenc", " component"];
    lower.split("failed to resolve").skip(1).any(|rest| NAMES.iter().any(|name| rest.starts_with(name)))
}

fn is_refused_socket(lower: &str) -> bool {
    // A single search is cheaper than the preparation of one for all of them.
    lower.contains(REFUSED_SOCKET)
        && lower.match_indices(REFUSED_SOCKET).any(|(at, words)| {
            let behind = lower[at + words.len()..].trim_start_matches([')', ']', '.', ' ']);
            // `Connection refused: Not authorized` and `ConnectionRefused(…)` are those of a CONNECT.
            !behind.starts_with([':', ','])
        })
}
