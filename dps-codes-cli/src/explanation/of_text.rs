//! Explains text, which can be a reference to a code, from the built-in tables.

use dps_codes::{Code, Origin, Phase, Report};
use dps_codes_log::{Reading, Record, RecordKind, may_be_evident};

use super::Explanation;
use super::code_reference::CodeReference;
use super::resolved_code::ResolvedCode;

/// The place of a message, which decides how much evidence an explanation needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Argument,
    /// A line among others that have nothing to do with DPS.
    Stream,
}

/// Explains one record of a stream; most have nothing to explain.
pub(super) fn explanations_of_record<'r>(record: &'r Record<'_>, phase: Option<Phase>) -> Vec<Explanation<'r>> {
    if record.kind() == RecordKind::AzureMonitor {
        let reading = record.reading();
        let is_failure = !record.is_success() && reading.is_evident();
        return is_failure.then(|| Explanation::of_reading(reading, phase.or(record.phase()))).into_iter().collect();
    }
    if record.is_repeated() || record.is_plain() {
        return Vec::new();
    }
    let text = record.text();
    let is_phrase = |name: &str| Code::from_name(name).is_none() && text.trim() != name;
    let reference = CodeReference::parse(text);
    // Any program writes `Service unavailable`, which the table of IoT Hub has as a name.
    let reference = reference.filter(|reference| !matches!(reference, CodeReference::Name(name) if is_phrase(name)));
    explanations(reference, text, phase, Place::Stream)
}

/// Explains a text, which is also a reference to a code if there is a `reference`.
pub(crate) fn explanations(
    reference: Option<CodeReference>,
    text: &str,
    phase: Option<Phase>,
    place: Place,
) -> Vec<Explanation<'_>> {
    let origin = phase.map(Origin::of_phase);
    match reference {
        Some(CodeReference::Number(number)) => vec![ResolvedCode::of_number_in(number, phase).into()],
        Some(CodeReference::Dps(number)) => {
            vec![ResolvedCode::of_number(number, origin.or(Some(Origin::Dps))).into()]
        }
        Some(CodeReference::Name(name)) => {
            ResolvedCode::of_name(name, origin).map(Explanation::from).into_iter().collect()
        }
        Some(CodeReference::Code(number, name)) => {
            ResolvedCode::of_pair(number, name, origin).map(Explanation::from).into_iter().collect()
        }
        Some(CodeReference::ControlPlane(number)) => {
            vec![ResolvedCode::of_number(number, Some(Origin::ControlPlane)).into()]
        }
        Some(CodeReference::TooBig) => Vec::new(),
        // Most lines of a log have nothing to explain.
        None if place == Place::Stream && !may_be_evident(text.as_bytes()) => Vec::new(),
        None if is_word(text) && Reading::of(text).report().symptom().is_none() => Vec::new(),
        None => {
            let failures: Vec<_> = Report::from_bulk(text).collect();
            if failures.len() > 1 && failures.iter().all(|failure| failure.code().is_some()) {
                return failures.into_iter().map(|failure| Explanation::of_reading(failure.into(), phase)).collect();
            }
            let reading = Reading::of(text);
            let is_enough = says_enough(&reading, text, place);
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
fn says_enough(reading: &Reading<'_>, text: &str, place: Place) -> bool {
    let report = reading.report();
    let is_object = text.trim_start().starts_with('{');
    // Logs are full of successes, and of messages of other services.
    let is_said = report.message().is_some() || report.tracking_id().is_some();
    // A success beside other lines is not of interest, but alone it is what was asked about.
    let is_alone = text.trim_start().starts_with(['$', 'H']);
    let has_status = report.transport_status().is_some_and(|status| is_alone || status >= 300);
    let is_asked_for = place == Place::Argument && (has_status || is_object && is_said);
    reading.is_evident() || is_asked_for && !reading.is_foreign()
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
