//! The model of a table, with spans for diagnostics.

mod action;
mod actor;
mod column;
mod row;
mod settings;

use crate::diagnostic::Span;
use crate::sort;
use crate::string_code::Line;
pub(crate) use action::{Action, Fallback, Probe, Retry};
pub(crate) use actor::Role;
pub(crate) use column::{Choice, Column, ColumnKind, Value};
pub(crate) use row::{Class, Code, Remedy, Shared, Symptom};
pub(crate) use settings::{CodeType, Import, IntType, Integration, IntegrationKind, Settings, TypeName, TypeNames};

/// A value with its span in the source.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Located<T> {
    /// The value.
    pub value: T,
    /// Its span.
    pub span: Span,
}

impl<T> Located<T> {
    /// Creates a value with its span.
    pub(crate) fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// A text with its place.
pub(crate) type LocatedString = Located<String>;

/// A whole table, as far as it could be read.
#[derive(Default)]
pub(crate) struct Table {
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
    pub(crate) fn bounds(&self) -> (i128, i128) {
        match self.settings.code {
            CodeType::Number => (self.settings.number.min, self.settings.number.max),
            CodeType::String => self.line.bounds(),
        }
    }

    /// The actions that this table defines itself.
    pub(crate) fn own_actions(&self) -> &[Action] {
        if self.settings.import.is_some() { &[] } else { &self.actions }
    }

    /// The actors that this table defines. Without any, actions name those of the runtime.
    pub(crate) fn own_actors(&self) -> &[Choice] {
        if self.settings.import.is_some() { &[] } else { &self.settings.actors }
    }

    /// The phases that this table defines itself.
    pub(crate) fn own_phases(&self) -> &[Choice] {
        if self.settings.import.is_some() { &[] } else { &self.settings.phases }
    }

    /// Returns the families with the summaries of their classes, in the order of the file.
    pub(crate) fn families(&self) -> Vec<(&LocatedString, Option<&LocatedString>)> {
        let of_classes = self.classes.iter().map(|class| (class.family.as_ref(), class.summary.as_ref()));
        let of_rows = self.codes.iter().map(|code| (code.family.as_ref(), None));
        let mut families: Vec<_> =
            of_classes.chain(of_rows).filter_map(|(family, summary)| Some((family?, summary))).collect();
        sort::by_key(&mut families, |(family, _)| family.span.start);
        families
    }

    /// Returns the shared keys of classes, codes and symptoms.
    pub(crate) fn shared(&self) -> impl Iterator<Item = &Shared> {
        let classes = self.classes.iter().map(|class| &class.shared);
        let codes = self.codes.iter().map(|code| &code.shared);
        classes.chain(codes).chain(self.symptoms.iter().map(|symptom| &symptom.shared))
    }
}
