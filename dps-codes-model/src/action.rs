//! `[action.NAME]`.

use super::{Choice, LocatedString};
use crate::Span;

/// An action.
pub struct Action {
    /// Its name.
    pub name: LocatedString,
    /// The instruction, one sentence.
    pub text: String,
    /// The span of the text, or of the name if there is no text.
    pub text_span: Span,
    /// The actor: one that the table defines, or else one of the runtime.
    pub actor: Choice,
    /// When to try again.
    pub retry: Retry,
    /// The action to take if this one keeps failing.
    pub fallback: Option<Fallback>,
    /// The condition on which a program takes it though nothing in the table names it, as a clause.
    pub used_when: Option<LocatedString>,
    /// The sources, as URLs.
    pub sources: Vec<LocatedString>,
}

/// When to try again. Matches `Retry` of the runtime.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Retry {
    /// Not by itself.
    Never,
    /// Without a delay.
    AtOnce,
    /// After a person has repaired the cause.
    AfterRepair,
    /// After a growing delay; all parameters in milliseconds.
    Backoff {
        /// The minimum delay.
        minimum: u64,
        /// The upper bound of the jitter at attempt 0.
        initial: u64,
        /// The upper bound of the jitter at any attempt.
        cap: u64,
    },
}

/// The action to take if another one keeps failing.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Fallback {
    /// The other action.
    pub action: LocatedString,
    /// The number of failures in a row that it takes.
    pub failures: Option<u32>,
    /// The bounds of the random time that it takes, in milliseconds; equal for a fixed time.
    pub elapsed: Option<(u64, u64)>,
    /// Needs both limits, not only the one that comes first.
    pub needs_all: bool,
}

/// The rare attempts while a person is needed; both times in milliseconds.
pub struct Probe {
    /// The span in the source.
    pub span: Span,
    /// The delay before the first one.
    pub initial: u64,
    /// The delay doubles up to this.
    pub cap: u64,
    /// The phases that have no probe.
    pub except: Vec<LocatedString>,
}
