//! `Argument`: classifies an argument as a code, a message, a file, or standard input.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use dps_codes::Phase;
use dps_codes_log::{Reading, RecordKind, Records};

use crate::catalog::Finder;
use crate::explanation::code_reference::{self, CodeReference};
use crate::explanation::explanations::Explanations;
use crate::explanation::of_text::{self, Place};
use crate::notation::{BEFORE_NUMBERS, Literal, without_prefix};
use crate::tables::Tables;

pub(crate) enum Argument<'t> {
    /// One explanation; several for the result of a bulk operation with several failures.
    Explained(Explanations<'t>),
    /// Records of a log.
    Records,
    /// `-`
    StandardInput,
    /// The path of an existing file.
    File,
    Unknown(Unknown),
}

/// An argument that cannot be explained.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unknown {
    /// The reason, as the rest of "… is".
    pub(crate) error: String,
    /// The name of a code that is similar.
    pub(crate) suggestion: Option<&'static str>,
    /// Set if the message should list the kinds of input.
    pub(crate) needs_help: bool,
    /// Set if the argument has no text to explain.
    pub(crate) is_unreadable: bool,
}

impl Unknown {
    /// Returns the error for a file, a folder or a stream that cannot be read.
    pub(crate) fn unreadable(error: impl Into<String>) -> Self {
        Self { is_unreadable: true, ..error.into().into() }
    }

    /// Returns the error for a path without a file, or `None` if the argument is not a path.
    pub(crate) fn missing_file(argument: &str) -> Option<Self> {
        let path = Path::new(argument);
        let extension = path.extension().and_then(OsStr::to_str);
        let is_path = ["/", "./", "../"].iter().any(|start| argument.starts_with(start))
            || extension.is_some_and(|extension| EXTENSIONS.iter().any(|of| extension.eq_ignore_ascii_case(of)));
        let is_word = !argument.contains(char::is_whitespace) && !argument.contains("://");
        (is_path && is_word).then(|| Self::unreadable("a file that does not exist"))
    }
}

/// The extensions of logs.
const EXTENSIONS: [&str; 8] = ["log", "txt", "json", "jsonl", "ndjson", "csv", "gz", "zst"];

/// The error for a folder.
pub(crate) const FOLDER: &str = "a folder; `dps-codes scan` reads folders";

impl From<String> for Unknown {
    fn from(error: String) -> Self {
        Self { error, suggestion: None, needs_help: false, is_unreadable: false }
    }
}

impl<'t> Argument<'t> {
    /// Numbers and names take precedence over files; `./404201` is always a file.
    pub(crate) fn parse(argument: &OsStr, text: &'t str, phase: Option<Phase>) -> Self {
        if text == "-" {
            return Self::StandardInput;
        }
        let reference = CodeReference::parse(text);
        if reference == Some(CodeReference::TooBig) {
            return Self::Unknown("a number beyond 64 bits".to_owned().into());
        }
        if reference.is_none() {
            match fs::metadata(argument) {
                Ok(file) if file.is_dir() => return Self::Unknown(Unknown::unreadable(FOLDER)),
                Ok(_) => return Self::File,
                Err(_) => {}
            }
        }
        if is_log(text) {
            return Self::Records;
        }
        let explanations = of_text::explanations(reference, text, phase, Place::Argument);
        if explanations.is_empty() {
            Self::Unknown(Unknown::missing_file(text).unwrap_or_else(|| unknown(text)))
        } else {
            Self::Explained(Explanations::BuiltIn(explanations))
        }
    }
}

/// Returns `true` for text that is read by its fields.
fn is_log(text: &str) -> bool {
    let mut records = Records::new(text.as_bytes());
    records.next_record().is_ok_and(|record| record.is_some_and(|record| record.kind() != RecordKind::Text))
}

fn unknown(text: &str) -> Unknown {
    let suggestion = code_reference::suggestion(text);
    let is_text = text.trim().contains(char::is_whitespace) || text.trim_start().starts_with(['{', '$', '<']);
    let needs_help = is_text && suggestion.is_none();
    let reading = Reading::of(text);
    let candidate = reading.candidates().next().filter(|_| is_text);
    let error = match candidate {
        _ if is_text && reading.is_foreign() => "about an error of another service, not of DPS".to_owned(),
        Some(code) => format!("a message in which nothing makes {} an error code", code.number()),
        None if needs_help => "a message without anything to explain".to_owned(),
        None => "neither a number nor the name of a code".to_owned(),
    };
    let needs_help = needs_help && candidate.is_none() && !reading.is_foreign();
    Unknown { suggestion, needs_help, ..error.into() }
}

impl Tables {
    /// Explains an argument, unless it is to be read as a stream.
    pub(crate) fn argument<'t>(self, argument: &OsStr, text: &'t str) -> Argument<'t> {
        match self {
            Self::BuiltIn(phase) => Argument::parse(argument, text, phase),
            Self::Own(finder, _) => of_own(finder, argument, text),
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
    // A class can be as wide as any name of a file.
    let found = if found.is_empty() { finder.of_string(text) } else { found };
    let found = if found.is_empty() { finder.of_text(text) } else { found };
    if found.is_empty() {
        if let Some(missing) = Unknown::missing_file(text) {
            return Argument::Unknown(missing);
        }
        let is_number = Literal::parse(without_prefix(text.trim(), BEFORE_NUMBERS)).is_some();
        let has_numbers = finder.catalog().entries().any(|entry| entry.number().is_some());
        let error = match text.trim().contains(char::is_whitespace) {
            _ if is_number && has_numbers => "a number that the table does not have",
            true => "a message without a code of the table",
            false if has_numbers => "neither a number nor the name of a code of the table",
            false => "neither a code of the table nor the name of one",
        };
        let suggestion = finder.suggestion(text).filter(|_| !is_number);
        return Argument::Unknown(Unknown { suggestion, ..error.to_owned().into() });
    }
    Argument::Explained(Explanations::Own(found))
}
