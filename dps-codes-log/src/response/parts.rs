//! The parts of a line that belong to one response each, and the messages in objects of their own.

use super::Response;
use crate::evidence::{Around, Evidence, Fact};

/// Splits the evidence of a line where another response begins.
pub(super) fn split<'e, 'a>(mut facts: &'e [Evidence<'a>]) -> Vec<&'e [Evidence<'a>]> {
    let mut parts = Vec::new();
    loop {
        let mut response = Response::default();
        let mut begins_next = |evidence: &Evidence<'a>| {
            let begins_next = response.is_ended_by(&evidence.fact);
            response.take(&evidence.fact, evidence.line);
            begins_next
        };
        let Some(at) = facts.iter().position(&mut begins_next) else { break };
        let (part, rest) = facts.split_at(start_of_object(facts, at));
        parts.push(part);
        facts = rest;
    }
    parts.push(facts);
    parts
}

/// Returns the position of the first fact in the object of the one that belongs to the next response, unless the object is
/// also that of the response before.
fn start_of_object(facts: &[Evidence<'_>], at: usize) -> usize {
    let Some(next) = facts.get(at) else { return at };
    let start = facts.iter().position(|evidence| next.around.contains(evidence.at)).unwrap_or(at);
    let before = facts.iter().take(start).fold(Response::default(), |all, evidence| all.with(&evidence.fact, 0));
    if start < at && before.is_ended_by(&next.fact) { start } else { at }
}

/// The object that the code of a response is in.
#[derive(Debug, Default)]
pub(super) struct Owner {
    around: Around,
    has_message: bool,
}

impl Owner {
    pub(super) fn of(facts: &[Evidence<'_>]) -> Self {
        let code = facts.iter().find(|evidence| matches!(evidence.fact, Fact::Number(_) | Fact::Name(_)));
        let around = code.map(|code| code.around.clone()).unwrap_or_default();
        let has_message = facts.iter().any(|evidence| is_message(evidence) && evidence.around.inner == around.inner);
        Self { around, has_message }
    }

    /// Returns `true` for a message in another object, if no object contains both, or if this one has a message of its own.
    pub(super) fn is_without(&self, evidence: &Evidence<'_>) -> bool {
        let other = &evidence.around;
        is_message(evidence)
            && (other.is_unrelated_to(&self.around) || self.has_message && other.is_apart_from(&self.around))
    }
}

const fn is_message(evidence: &Evidence<'_>) -> bool {
    matches!(evidence.fact, Fact::Message { .. })
}
