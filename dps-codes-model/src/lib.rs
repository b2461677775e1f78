//! The model of a table, with spans for diagnostics; and its resolution, in which each row has what it inherits.
//!
//! `dps-codes-table` reads a table to the model, and `dps-codes-expand` writes the model as Rust. This crate is all that
//! the two share, so that they build side by side.

mod action;
mod actor;
pub mod bytes;
mod column;
mod duration;
pub mod escape;
pub mod map;
pub mod markup;
pub mod pattern;
pub mod resolve;
mod row;
mod settings;
pub mod sort;
pub mod string_code;
pub mod written_form;

use std::ops::Range;

pub use action::{Action, Fallback, Probe, Retry};
pub use actor::Role;
pub use column::{Choice, Column, ColumnKind, Value};
pub use duration::{DAY_MS, UNITS, written as written_duration};
pub use row::{Class, Code, Remedy, Shared, Symptom};
pub use settings::{CodeType, Import, IntType, Integration, IntegrationKind, Settings, TypeName, TypeNames};
use string_code::Line;

/// A range of bytes of the source.
pub type Span = Range<usize>;

/// A value with its span in the source.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its span.
    pub span: Span,
}

impl<T> Located<T> {
    /// Creates a value with its span.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// A string with its span.
pub type LocatedString = Located<String>;

/// A whole table, as far as it could be read.
#[derive(Default)]
pub struct Table {
    /// `[catalog]`.
    pub settings: Settings,
    /// `[column.NAME]`, in the order of the file, as are all that follow.
    pub columns: Vec<Column>,
    /// `[action.NAME]`.
    pub actions: Vec<Action>,
    /// `[[class]]`.
    pub classes: Vec<Class>,
    /// `[[code]]`.
    pub codes: Vec<Code>,
    /// `[[symptom]]`.
    pub symptoms: Vec<Symptom>,
    /// The order of the string codes. Empty in a table of numbers.
    pub line: Line,
}

impl Table {
    /// Returns the least and the greatest number that a code can have, or the ends of the line of string codes.
    #[must_use]
    pub fn bounds(&self) -> (i128, i128) {
        match self.settings.code {
            CodeType::Number => (self.settings.number.min, self.settings.number.max),
            CodeType::String => self.line.bounds(),
        }
    }

    /// Returns the actions that this table defines itself.
    #[must_use]
    pub fn own_actions(&self) -> &[Action] {
        if self.settings.import.is_some() { &[] } else { &self.actions }
    }

    /// Returns the actors that this table defines. Without any, actions name those of the runtime.
    #[must_use]
    pub fn own_actors(&self) -> &[Choice] {
        if self.settings.import.is_some() { &[] } else { &self.settings.actors }
    }

    /// Returns the phases that this table defines itself.
    #[must_use]
    pub fn own_phases(&self) -> &[Choice] {
        if self.settings.import.is_some() { &[] } else { &self.settings.phases }
    }

    /// Returns the families with the summaries of their classes, in the order of the file.
    #[must_use]
    pub fn families(&self) -> Vec<(&LocatedString, Option<&LocatedString>)> {
        let of_classes = self.classes.iter().map(|class| (class.family.as_ref(), class.summary.as_ref()));
        let of_rows = self.codes.iter().map(|code| (code.family.as_ref(), None));
        let mut families: Vec<_> =
            of_classes.chain(of_rows).filter_map(|(family, summary)| Some((family?, summary))).collect();
        sort::by_key(&mut families, |(family, _)| family.span.start);
        families
    }

    /// Returns the shared keys of classes, codes and symptoms.
    pub fn shared(&self) -> impl Iterator<Item = &Shared> {
        let classes = self.classes.iter().map(|class| &class.shared);
        let codes = self.codes.iter().map(|code| &code.shared);
        classes.chain(codes).chain(self.symptoms.iter().map(|symptom| &symptom.shared))
    }
}
