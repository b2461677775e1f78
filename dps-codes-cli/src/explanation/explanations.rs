//! `Explanations` of one input, from the built-in tables or from others.

use dps_codes_log::Record;

use super::{Explanation, of_text};
use crate::catalog::Found;
use crate::tables::Tables;

/// The explanations of one input.
pub(crate) enum Explanations<'t> {
    BuiltIn(Vec<Explanation<'t>>),
    Own(Vec<Found<'static>>),
}

impl Explanations<'_> {
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::BuiltIn(explanations) => explanations.is_empty(),
            Self::Own(found) => found.is_empty(),
        }
    }
}

impl Tables {
    /// Explains one record of a stream; most have nothing to explain.
    pub(crate) fn record<'r>(self, record: &'r Record<'_>) -> Explanations<'r> {
        match self {
            Self::BuiltIn(phase) => Explanations::BuiltIn(of_text::explanations_of_record(record, phase)),
            Self::Own(finder, _) => {
                let is_success = record.is_success();
                Explanations::Own(if is_success || record.is_repeated() {
                    Vec::new()
                } else {
                    finder.of_line(record.text())
                })
            }
        }
    }
}
