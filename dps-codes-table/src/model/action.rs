//! What to do about an error: `[action.NAME]`.

use super::LocatedString;
use crate::diagnostic::Span;

/// What to do about something.
#[derive(Clone, Debug)]
pub(crate) struct Action {
    /// Its name.
    pub name: LocatedString,
    /// What to do, in one sentence.
    pub text: String,
    /// The place of the text; that of the name if there is none.
    pub text_span: Span,
    /// Who has to do it.
    pub actor: Actor,
    /// Whether and when to try again.
    pub retry: Retry,
    /// What to do when that goes on failing.
    pub fallback: Option<Fallback>,
    /// Where the facts come from, as URLs.
    pub sources: Vec<LocatedString>,
}

/// Who has to do something: what the runtime's `Actor` is in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Actor {
    /// The program by itself.
    Program,
    /// Whoever runs it.
    Operator,
    /// Whoever writes it.
    Developer,
}

impl Actor {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Program, Self::Operator, Self::Developer];

    /// The name, in the table and of the runtime's variant.
    #[must_use]
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Program => "Program",
            Self::Operator => "Operator",
            Self::Developer => "Developer",
        }
    }
}

/// Whether and when to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Retry {
    /// Not by itself.
    Never,
    /// Without a wait.
    AtOnce,
    /// After somebody has mended the cause.
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

/// What to do instead, when it goes on failing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Fallback {
    /// The other action.
    pub action: LocatedString,
    /// After so many failures in a row.
    pub failures: Option<u32>,
    /// After so many milliseconds.
    pub elapsed: Option<u64>,
}
