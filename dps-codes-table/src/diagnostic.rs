//! `Diagnostic`: an error in a table, with its location and a way out.

use std::ops::Range;

use crate::map::HashSet;
use crate::rules::{Rule, Severity};
use crate::sort;

/// A range of bytes of the source.
pub type Span = Range<usize>;

/// A span of the source with an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The span.
    pub span: Span,
    /// The explanation. May be empty.
    pub text: String,
}

impl Label {
    /// Creates a label.
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}

/// One error or warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind of diagnostic, with its code and severity.
    pub rule: &'static Rule,
    /// The message, one line.
    pub message: String,
    /// The exact span. `None` for an error of the whole file.
    pub primary: Option<Label>,
    /// Line and column, counted from 1, in a file that cannot be printed.
    pub hidden: Option<(usize, usize)>,
    /// The other span of a conflict.
    pub secondary: Option<Label>,
    /// A way to fix it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Creates a diagnostic at a span.
    pub(crate) fn at(rule: &'static Rule, span: Span, message: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            primary: Some(Label::new(span, label)),
            hidden: None,
            secondary: None,
            help: None,
        }
    }

    /// Creates a diagnostic of the whole file.
    pub(crate) fn of_file(rule: &'static Rule, message: impl Into<String>) -> Self {
        Self { rule, message: message.into(), primary: None, hidden: None, secondary: None, help: None }
    }

    /// Sets line and column, counted from 1, in a file that cannot be printed.
    #[must_use]
    pub(crate) fn hidden_at(mut self, line: usize, column: usize) -> Self {
        self.hidden = Some((line, column));
        self
    }

    /// Sets the help.
    #[must_use]
    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Sets the help, if there is one.
    #[must_use]
    pub(crate) fn maybe_help(self, help: Option<String>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// Sets the other span of a conflict.
    #[must_use]
    pub(crate) fn clashes_with(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary = Some(Label::new(span, text));
        self
    }

    /// Returns `true` for an error, `false` for a warning.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.rule.severity == Severity::Error
    }

    /// Returns the offset of the diagnostic.
    fn start(&self) -> usize {
        self.primary.as_ref().map_or(0, |label| label.span.start)
    }
}

/// Collects diagnostics, so that one build reports all of them.
#[derive(Default)]
pub(crate) struct Diagnostics {
    list: Vec<Diagnostic>,
    /// The offsets of blocks of which a part could not be read.
    incomplete: HashSet<usize>,
    names_are_lost: bool,
    uses_are_lost: bool,
    /// Spans without further diagnostics, in the order of the file.
    muted: Vec<Span>,
}

impl Diagnostics {
    /// Adds an error that may hide the only use of a definition.
    pub(crate) fn push(&mut self, diagnostic: Diagnostic) {
        self.uses_are_lost = true;
        self.push_plain(diagnostic);
    }

    /// Adds an error that does not hide the use of a definition.
    pub(crate) fn push_plain(&mut self, diagnostic: Diagnostic) {
        let start = diagnostic.start();
        let behind = self.muted.partition_point(|muted| muted.start <= start);
        let is_muted = diagnostic.primary.is_some() && behind > 0 && start < self.muted[behind - 1].end;
        if !is_muted {
            self.list.push(diagnostic);
        }
    }

    /// Drops all further diagnostics at a span, which must come after all spans muted before.
    pub(crate) fn mute(&mut self, span: Span) {
        self.muted.push(span);
    }

    /// Returns `true` if there is an error.
    #[must_use]
    pub(crate) fn has_errors(&self) -> bool {
        self.list.iter().any(Diagnostic::is_error)
    }

    /// Returns `true` while suggestions are worth their time: after many errors they are skipped.
    #[must_use]
    pub(crate) fn wants_suggestions(&self) -> bool {
        const ENOUGH: usize = 50;
        self.list.len() < ENOUGH
    }

    /// Marks the block at `start` as incomplete: keys that seem to be missing may be in a part that could not be read.
    pub(crate) fn mark_incomplete(&mut self, start: usize) {
        self.incomplete.insert(start);
    }

    /// Returns `true` if a part of the block at `start` could not be read.
    pub(crate) fn is_incomplete(&self, start: usize) -> bool {
        self.incomplete.contains(&start)
    }

    /// Records that a whole block could not be read, with the names that it defines.
    pub(crate) fn lose_names(&mut self) {
        self.names_are_lost = true;
    }

    /// Returns `true` if an undefined name may be defined in a block that could not be read.
    pub(crate) fn names_are_lost(&self) -> bool {
        self.names_are_lost
    }

    /// Returns `true` if a definition that seems to be unused may be used in an invalid part.
    pub(crate) fn uses_are_lost(&self) -> bool {
        self.uses_are_lost
    }

    /// Returns all errors in the order of the file; the warnings if there are no errors.
    #[must_use]
    pub(crate) fn into_sorted(mut self) -> Vec<Diagnostic> {
        if self.has_errors() {
            self.list.retain(Diagnostic::is_error);
        }
        sort::by_key(&mut self.list, Diagnostic::start);
        self.list
    }
}
