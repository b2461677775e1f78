//! What an argument is: a number or a name, a text to read, a stream of these, or nothing that can be explained.

use std::ffi::OsStr;
use std::fs;

use dps_codes::Report;

use crate::answer::Answer;
use crate::input::{self, Input};

pub(crate) enum Given<'t> {
    /// One, but for the result of a bulk operation, which may have several failures.
    Answers(Vec<Answer<'t>>),
    /// `-`
    StandardInput,
    /// The path of something that can be read.
    File,
    Unknown(Unknown),
}

/// An argument that cannot be explained.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Unknown {
    /// What the argument is instead.
    pub(crate) error: String,
    /// The name that it most likely stands for.
    pub(crate) suggestion: Option<&'static str>,
    /// Whether it helps to be told what can be explained.
    pub(crate) needs_help: bool,
}

impl From<String> for Unknown {
    fn from(error: String) -> Self {
        Self { error, suggestion: None, needs_help: false }
    }
}

/// Where a text comes from, which decides how much it has to say to be worth an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    Argument,
    /// Among texts that have nothing to do with DPS.
    Stream,
}

impl<'t> Given<'t> {
    /// A number and a name come first; a file of that name can be given as `./404201`.
    pub(crate) fn parse(argument: &OsStr, text: &'t str) -> Self {
        if text == "-" {
            return Self::StandardInput;
        }
        let input = Input::parse(text);
        if input == Some(Input::TooBig) {
            return Self::Unknown("a number beyond 64 bits".to_owned().into());
        }
        if input.is_none() {
            match fs::metadata(argument) {
                Ok(file) if file.is_dir() => return Self::Unknown("a folder".to_owned().into()),
                Ok(_) => return Self::File,
                Err(_) => {}
            }
        }
        let answers = answers(input, text, Origin::Argument);
        if answers.is_empty() { Self::Unknown(unknown(text)) } else { Self::Answers(answers) }
    }
}

/// The answers to what came in a stream; mostly none.
pub(crate) fn answers_in_stream(text: &str) -> Vec<Answer<'_>> {
    answers(Input::parse(text), text, Origin::Stream)
}

fn answers(input: Option<Input>, text: &str, origin: Origin) -> Vec<Answer<'_>> {
    match input {
        Some(Input::Number(number)) => vec![Answer::Number(number.into())],
        Some(Input::Code(code)) => vec![Answer::Number(code.into())],
        Some(Input::TooBig) => Vec::new(),
        None if is_word(text) => Vec::new(),
        None => {
            let failures: Vec<_> = Report::from_bulk(text).collect();
            if failures.len() > 1 && failures.iter().all(|failure| failure.code().is_some()) {
                return failures.into_iter().map(Answer::from).collect();
            }
            let report = Report::from_text(text);
            if says_enough(&report, text, origin) { vec![report.into()] } else { Vec::new() }
        }
    }
}

/// Whether it can be nothing but a number or a name, and was neither.
fn is_word(text: &str) -> bool {
    let is_of_text = |c: char| c.is_whitespace() || c.is_ascii_punctuation() && !"-_#+".contains(c);
    !text.trim().contains(is_of_text)
}

/// Whether there is something to explain.
fn says_enough(report: &Report<'_>, text: &str, origin: Origin) -> bool {
    let is_body = text.trim_start().starts_with('{');
    let says_something = report.code().is_some()
        || report.name().is_some()
        || report.is_challenge()
        || is_registration(report)
        || report.symptom().is_some()
        || report.candidates().next().is_some();
    says_something
        || match origin {
            Origin::Argument => {
                report.transport_status().is_some()
                    || report.tracking_id().is_some()
                    || is_body && report.message().is_some()
            }
            // Logs are full of successes, and of messages and IDs of others.
            Origin::Stream => {
                report.transport_status().is_some() && text.contains("$dps/registrations/res/")
                    || is_body && report.tracking_id().is_some()
            }
        }
}

/// Whether it is about a registration of DPS, since others have a `status` too.
fn is_registration(report: &Report<'_>) -> bool {
    const STATUSES: [&str; 6] = ["unassigned", "assigning", "assigned", "failed", "disabled", "blacklisted"];
    report.operation_id().is_some()
        || report.registration_status().is_some_and(|status| {
            let status = status.to_string();
            STATUSES.iter().any(|known| status.eq_ignore_ascii_case(known))
        })
}

fn unknown(text: &str) -> Unknown {
    let suggestion = input::suggestion(text);
    let is_text = text.trim().contains(char::is_whitespace) || text.trim_start().starts_with(['{', '$', '<']);
    let needs_help = is_text && suggestion.is_none();
    let error =
        if needs_help { "a text without anything to explain" } else { "neither a number nor the name of a code" };
    Unknown { error: error.to_owned(), suggestion, needs_help }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_not_read_as_texts() {
        for text in ["404201\u{fffd}", "", "x404201", "-1x", "#x_y", "🦀"] {
            assert!(is_word(text), "{text}");
        }
        for text in ["(404201)", "404201.", "two words", "a\tb", "{", "$dps/registrations/res/404/"] {
            assert!(!is_word(text), "{text}");
        }
    }
}
