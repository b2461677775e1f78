//! A mistake in a table: what is wrong, where, and what would be right.

use std::collections::HashSet;
use std::ops::Range;

/// The bytes of the table that something stands in.
pub type Span = Range<usize>;

/// A place in the table with what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is said about it; may be empty.
    pub text: String,
}

impl Label {
    /// A label with `text` at `span`.
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}

/// One mistake, as it is shown to whoever made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong, in one line.
    pub message: String,
    /// The exact place; `None` where the whole file is meant.
    pub primary: Option<Label>,
    /// Line and column, from 1, in a file that cannot be shown.
    pub hidden: Option<(usize, usize)>,
    /// The other place, where two of them clash.
    pub secondary: Option<Label>,
    /// What would be right.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A mistake at a place of the table.
    pub fn at(span: Span, message: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            primary: Some(Label::new(span, label)),
            hidden: None,
            secondary: None,
            help: None,
        }
    }

    /// A mistake of the file as a whole.
    pub fn of_file(message: impl Into<String>) -> Self {
        Self { message: message.into(), primary: None, hidden: None, secondary: None, help: None }
    }

    /// Adds line and column, from 1, of a mistake for which the file cannot be shown.
    #[must_use]
    pub fn hidden_at(mut self, line: usize, column: usize) -> Self {
        self.hidden = Some((line, column));
        self
    }

    /// Adds what would be right.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds what would be right, where something is known.
    #[must_use]
    pub fn maybe_help(self, help: Option<String>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// Adds the other place of a clash.
    #[must_use]
    pub fn clashes_with(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary = Some(Label::new(span, text));
        self
    }

    /// Where the mistake starts in the file.
    fn start(&self) -> usize {
        self.primary.as_ref().map_or(0, |label| label.span.start)
    }
}

/// Collects mistakes, so that one build shows all of them.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics {
    list: Vec<Diagnostic>,
    lints: Vec<Diagnostic>,
    /// The starts of blocks of which a part could not be read.
    incomplete: HashSet<usize>,
    names_are_lost: bool,
    uses_are_lost: bool,
    /// Places of which enough was said, in the order of the file.
    muted: Vec<Span>,
}

impl Diagnostics {
    /// Adds a style lint, which the compiler does not report.
    pub(crate) fn lint(&mut self, lint: Diagnostic) {
        self.lints.push(lint);
    }

    /// Removes and returns all style lints.
    pub(crate) fn take_lints(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.lints)
    }

    /// Notes one more mistake, which may have been the only use of something.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.uses_are_lost = true;
        self.push_plain(diagnostic);
    }

    /// Notes a mistake in spite of which the table says all that it should: what seems to be unused is.
    pub(crate) fn push_plain(&mut self, diagnostic: Diagnostic) {
        let start = diagnostic.start();
        let behind = self.muted.partition_point(|muted| muted.start <= start);
        let is_muted = diagnostic.primary.is_some() && behind > 0 && start < self.muted[behind - 1].end;
        if !is_muted {
            self.list.push(diagnostic);
        }
    }

    /// Says nothing more of a place, which lies behind all that were muted before.
    pub(crate) fn mute(&mut self, span: Span) {
        self.muted.push(span);
    }

    /// Whether there is no mistake so far.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether it is worth the time to look for a name that was meant: after so many mistakes nobody reads it.
    #[must_use]
    pub(crate) fn wants_suggestions(&self) -> bool {
        const ENOUGH: usize = 50;
        self.list.len() < ENOUGH
    }

    /// Notes that the block at `start` may say more than could be read: what seems to be missing may be there.
    pub(crate) fn is_incomplete(&mut self, start: usize) {
        self.incomplete.insert(start);
    }

    /// Whether the block that starts at `start` may say more than could be read.
    pub(crate) fn may_say_more(&self, start: usize) -> bool {
        self.incomplete.contains(&start)
    }

    /// Notes that a whole block could not be read, and with it the names that it defines.
    pub(crate) fn lose_names(&mut self) {
        self.names_are_lost = true;
    }

    /// Whether a name that nothing defines may stand in a part that could not be read.
    pub(crate) fn names_are_lost(&self) -> bool {
        self.names_are_lost
    }

    /// Whether what seems to be unused may be used where something else is wrong.
    pub(crate) fn uses_are_lost(&self) -> bool {
        self.uses_are_lost
    }

    /// All mistakes, in the order of the file.
    #[must_use]
    pub(crate) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(Diagnostic::start);
        self.list
    }
}
