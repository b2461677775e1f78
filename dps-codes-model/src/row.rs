//! Classes, codes and symptoms, and what they have in common.

use super::{Fallback, Located, LocatedString, Value};
use crate::Span;
use crate::pattern::Pattern;
use crate::string_code::StringPattern;

/// The actions of a block.
#[derive(Default)]
pub struct Remedy {
    /// The general action.
    pub action: Option<LocatedString>,
    /// Actions for single phases.
    pub in_phase: Vec<(LocatedString, LocatedString)>,
    /// The fallbacks that take the place of the action's own: the phase, or `None` for `action`.
    pub fallbacks: Vec<(Option<LocatedString>, Fallback)>,
}

impl Remedy {
    /// Returns the fallback that `action` or `in.PHASE` brings along.
    #[must_use]
    pub fn fallback(&self, phase: Option<&str>) -> Option<&Fallback> {
        let found = self.fallbacks.iter().find(|(of, _)| of.as_ref().map(|of| of.value.as_str()) == phase);
        found.map(|(_, fallback)| fallback)
    }
}

/// Keys that rows inherit from classes.
#[derive(Default)]
pub struct Shared {
    /// The help, a few sentences.
    pub help: Option<LocatedString>,
    /// The actions.
    pub remedy: Remedy,
    /// The sources, as URLs.
    pub sources: Option<Vec<LocatedString>>,
    /// Index of a column and its value.
    pub columns: Vec<(usize, Located<Value>)>,
}

/// Numbers that have something in common.
pub struct Class {
    /// The span of the header.
    pub span: Span,
    /// The patterns of its numbers. Those of string codes are ranges of their line.
    pub patterns: Vec<Located<Pattern>>,
    /// The patterns of its string codes.
    pub string_patterns: Vec<Located<StringPattern>>,
    /// The family they belong to.
    pub family: Option<LocatedString>,
    /// The summary, one sentence.
    pub summary: Option<LocatedString>,
    /// The inherited keys.
    pub shared: Shared,
}

/// A row: one code.
pub struct Code {
    /// Its number on the wire. That of a string code is its place on the line. The span is poisoned, as is that of the
    /// name, if this is a placeholder for an invalid value.
    pub number: Located<i128>,
    /// Its string on the wire. Empty in a table of numbers.
    pub string: String,
    /// Its name, a variant.
    pub name: LocatedString,
    /// Other names that it is found by.
    pub aliases: Vec<LocatedString>,
    /// The family it belongs to, if that is not the one of its class.
    pub family: Option<LocatedString>,
    /// Its meaning, in one sentence.
    pub summary: String,
    /// The span of the summary, or of the header if there is no summary.
    pub summary_span: Span,
    /// Texts that the code has come with.
    pub messages: Vec<LocatedString>,
    /// The reason of the deprecation.
    pub deprecated: Option<LocatedString>,
    /// The name of the code to use, if it is deprecated.
    pub replaced_by: Option<LocatedString>,
    /// Keys that its classes may set too.
    pub shared: Shared,
}

/// A failure that is known by a text and has no number.
pub struct Symptom {
    /// Its name, a variant.
    pub name: LocatedString,
    /// The words it is known by.
    pub text: LocatedString,
    /// Other words that it is known by.
    pub other_texts: Vec<LocatedString>,
    /// Its meaning, in one sentence.
    pub summary: Option<LocatedString>,
    /// Help, actions and sources. A symptom has no columns.
    pub shared: Shared,
}
