//! Explains inputs from the built-in tables or from others.

use std::ffi::OsStr;
use std::fs;

use dps_codes_log::Record;

use super::argument::{Argument, FOLDER, Unknown, explanations_in_stream};
use crate::catalog::{Finder, Found};
use crate::explanation::Explanation;
use crate::notation::{BEFORE_NUMBERS, Literal, without_prefix};
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
    /// Explains an argument, unless it is to be read as a stream.
    pub(crate) fn argument<'t>(self, argument: &OsStr, text: &'t str) -> Argument<'t> {
        match self {
            Self::BuiltIn(phase) => Argument::parse(argument, text, phase),
            Self::Own(finder, _) => of_own(finder, argument, text),
        }
    }

    /// Explains one record of a stream; most have nothing to explain.
    pub(crate) fn record<'r>(self, record: &'r Record<'_>) -> Explanations<'r> {
        match self {
            Self::BuiltIn(phase) => Explanations::BuiltIn(explanations_in_stream(record, phase)),
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

/// Numbers and names take precedence over files, as with the built-in tables.
fn of_own<'t>(finder: &Finder<'static>, argument: &OsStr, text: &str) -> Argument<'t> {
    if text == "-" {
        return Argument::StandardInput;
    }
    let found = finder.of_argument(text);
    if found.is_empty() {
        match fs::metadata(argument) {
            Ok(file) if file.is_dir() => return Argument::Unknown(Unknown::unreadable(FOLDER)),
            Ok(_) => return Argument::File,
            Err(_) => {}
        }
    }
    let found = if found.is_empty() { finder.of_text(text) } else { found };
    if found.is_empty() {
        if let Some(missing) = Unknown::missing_file(text) {
            return Argument::Unknown(missing);
        }
        let is_number = Literal::parse(without_prefix(text.trim(), BEFORE_NUMBERS)).is_some();
        let error = match text.trim().contains(char::is_whitespace) {
            _ if is_number => "a number that the table does not have",
            true => "a message without a code of the table",
            false => "neither a number nor the name of a code of the table",
        };
        let suggestion = finder.suggestion(text).filter(|_| !is_number);
        return Argument::Unknown(Unknown { suggestion, ..error.to_owned().into() });
    }
    Argument::Explained(Explanations::Own(found))
}
