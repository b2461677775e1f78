//! Classes, codes and symptoms, and what they have in common.

use super::{Located, LocatedString, Value};
use crate::diagnostic::Span;
use crate::pattern::Pattern;

/// What to do, and where that depends on the phase.
#[derive(Clone, Debug, Default)]
pub(crate) struct Remedy {
    /// In every phase that is not named below.
    pub action: Option<LocatedString>,
    /// Phase and action.
    pub in_phase: Vec<(LocatedString, LocatedString)>,
}

/// What rows take over from classes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shared {
    /// How to mend it, in a few sentences.
    pub help: Option<LocatedString>,
    /// What to do.
    pub remedy: Remedy,
    /// Where the facts come from, as URLs; `None` where nothing is said.
    pub sources: Option<Vec<LocatedString>>,
    /// Index of a column and its value.
    pub columns: Vec<(usize, Located<Value>)>,
}

/// Numbers that have something in common.
#[derive(Clone, Debug)]
pub(crate) struct Class {
    /// Where its header stands.
    pub span: Span,
    /// Which numbers.
    pub patterns: Vec<Located<Pattern>>,
    /// The family they belong to.
    pub family: Option<LocatedString>,
    /// What the numbers have in common, in one sentence.
    pub summary: Option<LocatedString>,
    /// What rows take over.
    pub shared: Shared,
}

/// The number of a row that has none which can be read; no integer type holds it.
pub(crate) const NO_NUMBER: i128 = i128::MIN;

/// A row: one code.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    /// Its number on the wire.
    pub number: Located<i128>,
    /// Its name, a variant.
    pub name: LocatedString,
    /// Other names that it is found by.
    pub aliases: Vec<LocatedString>,
    /// Its meaning, in one sentence.
    pub summary: String,
    /// The place of the summary; that of the header if there is none.
    pub summary_span: Span,
    /// Texts that the code has come with.
    pub messages: Vec<LocatedString>,
    /// The reason of the deprecation.
    pub deprecated: Option<LocatedString>,
    /// The name of the code to use, if it is deprecated.
    pub replaced_by: Option<LocatedString>,
    /// What may also come from its class.
    pub shared: Shared,
}

/// A failure that is known by a text and has no number.
#[derive(Clone, Debug)]
pub(crate) struct Symptom {
    /// Its name, a variant.
    pub name: LocatedString,
    /// The words it is known by.
    pub text: LocatedString,
    /// Its meaning, in one sentence.
    pub summary: Option<LocatedString>,
    /// How to mend it, what to do, where that is said. Columns do not apply.
    pub shared: Shared,
}
