//! `Diagnostic`: an error in a table, with its location and a way out.

mod poison;

use crate::rules::{Rule, Severity};
use crate::sort;
pub use dps_codes_model::Span;
pub(crate) use poison::Poison;
use poison::Poisoned;

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

    /// Marks an error that hides no use of a definition, so that unused ones are reported beside it.
    #[must_use]
    pub(crate) fn keeping_uses(self) -> Report {
        Report { diagnostic: self, hides_uses: false }
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

/// A diagnostic as the checks report it.
pub(crate) struct Report {
    diagnostic: Diagnostic,
    /// `true` if a part that cannot be read may be the only use of a definition.
    hides_uses: bool,
}

impl From<Diagnostic> for Report {
    fn from(diagnostic: Diagnostic) -> Self {
        let hides_uses = diagnostic.is_error();
        Self { diagnostic, hides_uses }
    }
}

/// Collects diagnostics, so that one build reports all of them, and what they leave unknown.
#[derive(Default)]
pub(crate) struct Diagnostics {
    list: Vec<Diagnostic>,
    poisoned: Poisoned,
}

impl Diagnostics {
    /// Adds a diagnostic, unless its place is poisoned.
    pub(crate) fn push(&mut self, report: impl Into<Report>) {
        let Report { diagnostic, hides_uses } = report.into();
        if hides_uses {
            self.poison(Poison::Uses);
        }
        let is_poisoned =
            diagnostic.primary.as_ref().is_some_and(|label| self.is_poisoned(&Poison::At(label.span.start)));
        if !is_poisoned {
            self.list.push(diagnostic);
        }
    }

    /// Records that something is unknown: what depends on it is not reported.
    pub(crate) fn poison(&mut self, poison: Poison) {
        self.poisoned.add(poison);
    }

    /// Records that several things are unknown.
    pub(crate) fn poison_all(&mut self, poisons: impl IntoIterator<Item = Poison>) {
        for poison in poisons {
            self.poison(poison);
        }
    }

    /// Returns `true` if something is unknown.
    #[must_use]
    pub(crate) fn is_poisoned(&self, poison: &Poison) -> bool {
        self.poisoned.contains(poison)
    }

    /// Returns how many diagnostics there are.
    pub(crate) fn count(&self) -> usize {
        self.list.len()
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
