//! `Argument`: classifies an argument as a code, a message, a file, or standard input.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use dps_codes::{Code, Origin, Phase, Report};
use dps_codes_log::{Reading, Record, RecordKind, Records, may_be_evident};

use crate::explain::explanations::Explanations;
use crate::explain::input::{self, Input};
use crate::explanation::Explanation;
use crate::explanation::resolved_code::ResolvedCode;

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
    /// Set if there is no text that could be explained.
    pub(crate) is_unreadable: bool,
}

impl Unknown {
    /// Returns the error for a file, a folder or a stream that cannot be read.
    pub(crate) fn unreadable(error: impl Into<String>) -> Self {
        Self { is_unreadable: true, ..error.into().into() }
    }

    /// Returns the error for a path at which there is no file, or `None` if the argument is not a path.
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

/// The source of a message, which decides how much evidence an explanation needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    Argument,
    /// A line among others that have nothing to do with DPS.
    Stream,
}

impl<'t> Argument<'t> {
    /// Numbers and names take precedence over files; `./404201` is always a file.
    pub(crate) fn parse(argument: &OsStr, text: &'t str, phase: Option<Phase>) -> Self {
        if text == "-" {
            return Self::StandardInput;
        }
        let input = Input::parse(text);
        if input == Some(Input::TooBig) {
            return Self::Unknown("a number beyond 64 bits".to_owned().into());
        }
        if input.is_none() {
            match fs::metadata(argument) {
                Ok(file) if file.is_dir() => return Self::Unknown(Unknown::unreadable(FOLDER)),
                Ok(_) => return Self::File,
                Err(_) => {}
            }
        }
        if is_log(text) {
            return Self::Records;
        }
        let explanations = explanations(input, text, phase, Source::Argument);
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

/// Explains one record of a stream; most have nothing to explain.
pub(crate) fn explanations_in_stream<'r>(record: &'r Record<'_>, phase: Option<Phase>) -> Vec<Explanation<'r>> {
    if record.kind() == RecordKind::AzureMonitor {
        let reading = record.reading();
        let is_failure = !record.is_success() && reading.is_evident();
        return is_failure.then(|| Explanation::of_reading(reading, phase.or(record.phase()))).into_iter().collect();
    }
    if record.is_repeated() {
        return Vec::new();
    }
    let text = record.text();
    let is_phrase = |name: &str| Code::from_name(name).is_none() && text.trim() != name;
    let input = Input::parse(text);
    // Any program writes `Service unavailable`, which the table of IoT Hub has as a name.
    let input = input.filter(|input| !matches!(input, Input::Name(name) if is_phrase(name)));
    explanations(input, text, phase, Source::Stream)
}

fn explanations(input: Option<Input>, text: &str, phase: Option<Phase>, source: Source) -> Vec<Explanation<'_>> {
    let origin = phase.map(Origin::of_phase);
    match input {
        Some(Input::Number(number)) => vec![ResolvedCode::of_number(number, origin).into()],
        Some(Input::Name(name)) => ResolvedCode::of_name(name, origin).map(Explanation::from).into_iter().collect(),
        Some(Input::Code(number, name)) => {
            ResolvedCode::of_pair(number, name, origin).map(Explanation::from).into_iter().collect()
        }
        Some(Input::ControlPlane(number)) => vec![ResolvedCode::of_number(number, Some(Origin::ControlPlane)).into()],
        Some(Input::TooBig) => Vec::new(),
        // Most lines of a log have nothing to explain.
        None if source == Source::Stream && !may_be_evident(text.as_bytes()) => Vec::new(),
        None if is_word(text) && Reading::of(text).report().symptom().is_none() => Vec::new(),
        None => {
            let failures: Vec<_> = Report::from_bulk(text).collect();
            if failures.len() > 1 && failures.iter().all(|failure| failure.code().is_some()) {
                return failures.into_iter().map(|failure| Explanation::of_reading(failure.into(), phase)).collect();
            }
            let reading = Reading::of(text);
            let is_enough = says_enough(&reading, text, source);
            if is_enough { vec![Explanation::of_reading(reading, phase)] } else { Vec::new() }
        }
    }
}

/// Returns `true` for a single word: it could only be a number or a name.
fn is_word(text: &str) -> bool {
    let is_of_text = |c: char| c.is_whitespace() || c.is_ascii_punctuation() && !"-_#+".contains(c);
    !text.trim().contains(is_of_text)
}

/// Returns `true` if the reading has something to explain.
fn says_enough(reading: &Reading<'_>, text: &str, source: Source) -> bool {
    let report = reading.report();
    let is_object = text.trim_start().starts_with('{');
    // Logs are full of successes, and of messages of other services.
    let is_said = report.message().is_some() || report.tracking_id().is_some();
    // A success beside other lines is as good as nothing, but alone it was asked about.
    let is_alone = text.trim_start().starts_with(['$', 'H']);
    let has_status = report.transport_status().is_some_and(|status| is_alone || status >= 300);
    let is_asked_for = source == Source::Argument && (has_status || is_object && is_said);
    reading.is_evident() || is_asked_for && !reading.is_foreign()
}

fn unknown(text: &str) -> Unknown {
    let suggestion = input::suggestion(text);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_words_are_not_parsed_as_messages() {
        for text in ["404201\u{fffd}", "", "x404201", "-1x", "#x_y", "🦀"] {
            assert!(is_word(text), "{text}");
        }
        for text in ["(404201)", "404201.", "two words", "a\tb", "{", "$dps/registrations/res/404/"] {
            assert!(!is_word(text), "{text}");
        }
    }
}
