//! Errors that a line mentions, and that have not happened now: `no errors (401002)`, `retries after 429001 succeeded`.

mod sentence;

use self::sentence::Sentence;
use super::Fact;
use crate::flat::Line;
use crate::timestamp;
use crate::work;

/// The levels of messages about failures.
const LEVELS: [&str; 7] = ["ERROR", "ERR", "FATAL", "CRIT", "CRITICAL", "SEVERE", "FAIL"];

/// The same in fields, in lower case.
const FIELDS: [&str; 4] = ["level=error", "level=\"error", "level\":\"error", "level\": \"error"];

/// The level of a line is within this many bytes.
const START: usize = 256;

/// The longest address, in bytes.
const LONGEST: usize = 512;

/// The words that test runners write before a test that has passed, and alerts before a failure that is over.
const PASSES: [&str; 7] = ["✓", "✔", "√", "PASS", "PASSED", "OK", "RESOLVED"];

/// The verdicts that a line ends with, in lower case.
const VERDICTS: [&str; 4] = [" ... ok", ": pass", ": passed", "\" resolved"];

/// The fields of a test that has passed or was not run, in lower case.
const RESULTS: [&str; 7] = [
    "\"status\":\"passed\"",
    "\"status\": \"passed\"",
    "outcome=\"passed\"",
    "status=\"pass\"",
    "result=\"passed\"",
    "##teamcity[teststarted",
    "##teamcity[testignored",
];

/// The members of an alert that is over, in lower case and without blanks.
const OVER: [&str; 3] =
    ["\"monitorcondition\":\"resolved\"", "\"status\":\"resolved\"", "\"event_action\":\"resolve\""];

/// The starts of a search, of the subject of a commit and of a note in source code, which show an error as others have
/// written it, in lower case.
const QUOTES: [&str; 7] = ["| grep ", "grep -", " fix: ", " docs: ", "todo: ", "todo(", "fixme: "];

/// Returns `true` for a fact that is a part of an address, or that the sentence around it only mentions. The level of the line
/// decides first: an error has happened.
pub(super) fn is_only_mentioned(line: &Line<'_, '_>, at: usize, fact: &Fact<'_>) -> bool {
    let text = line.text();
    match fact {
        Fact::Number(number) | Fact::Candidate(number) if is_compared_number(text, at, *number) => true,
        Fact::Number(_) | Fact::Candidate(_) | Fact::Name(_) if is_in_address(text, at) || is_compared(text, at) => {
            true
        }
        Fact::Status { status: ..=299, .. } => false,
        Fact::Number(_)
        | Fact::Candidate(_)
        | Fact::Name(_)
        | Fact::Status { .. }
        | Fact::Connack(_)
        | Fact::Refused
        | Fact::Symptom(_)
        | Fact::Message { .. } => {
            !has_error_level(text)
                && (is_of_passed_test(text)
                    || is_shown(line, at)
                    || Sentence::around(line.lower(), at).is_without_failure())
        }
        _ => false,
    }
}

/// Returns `true` for a position within a URL, its query or a path.
fn is_in_address(text: &str, at: usize) -> bool {
    let is_end = |c: char| c.is_whitespace() || "\"'<>()[]{}`,;".contains(c);
    let near = (at.saturating_sub(LONGEST)..=at).find_map(|start| text.get(start..at)).unwrap_or_default();
    let token = near.rsplit(is_end).next().unwrap_or_default();
    work::count(token.len());
    let is_path = ["/", "./", "../", "~/"].iter().any(|start| token.starts_with(start));
    is_path || token.contains("://") || token.len() > 1 && token.ends_with(['?', '&'])
}

/// Returns `true` for a side of a comparison: `errorCode == 401002`.
fn is_compared(text: &str, at: usize) -> bool {
    const SIGNS: [&str; 4] = ["==", "!=", ">=", "<="];
    let (before, behind) = text.split_at(at);
    let behind = behind.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "_.\"'".contains(c)).trim_start();
    // Signs around a heading have nothing on their other side: `=== error 401002 ===`.
    let is_operand = |text: &str| text.trim_matches('=').contains(|c: char| !c.is_whitespace());
    SIGNS.iter().any(|sign| {
        behind.strip_prefix(sign).is_some_and(is_operand)
            || before.trim_end().strip_suffix(sign).is_some_and(is_operand)
    })
}

/// Returns `true` if the number of a fact at a position is compared, whatever is between the two: `dps error 401002 == x`.
fn is_compared_number(text: &str, at: usize, number: i64) -> bool {
    text.contains('=') && {
        let digits = number.to_string();
        text[at..].find(&digits).is_some_and(|length| is_compared(text, at + length))
    }
}

/// Returns `true` if the sentence around a number of a message only mentions it.
pub(crate) fn mentions(message: &str, number: i64) -> bool {
    let lower = message.to_ascii_lowercase();
    lower.find(&number.to_string()).is_some_and(|at| Sentence::around(&lower, at).is_without_failure())
}

fn has_error_level(text: &str) -> bool {
    let start = start(text);
    let lower = start.to_ascii_lowercase();
    let mut words = start.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| LEVELS.contains(&word)) || FIELDS.iter().any(|field| lower.contains(field))
}

/// Returns `true` for a line of a test runner that begins with its verdict: `✓ maps error 401002`, `ok 3 - error 401002`.
fn is_of_passed_test(text: &str) -> bool {
    let start = start(text);
    let start = timestamp::behind(start).unwrap_or(start);
    let mut words = start.split(|c: char| c.is_whitespace() || "[]-:".contains(c)).filter(|word| !word.is_empty());
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let lower = text.trim_end().to_ascii_lowercase();
    let ends_well = VERDICTS.iter().any(|verdict| lower.ends_with(verdict));
    let has_passed =
        || RESULTS.iter().any(|result| lower.contains(result)) || is_over(&lower) || is_told_to_be_over(&lower);
    PASSES.contains(&first)
        || ends_well
        || has_passed()
        || first == "ok" && second.bytes().all(|byte| byte.is_ascii_digit()) && text.contains(" - ")
}

/// Returns `true` for the object of an alert whose failure is over.
pub(crate) fn is_over(lower: &str) -> bool {
    lower.contains("resolve") && {
        let members: String = lower.split_whitespace().collect();
        OVER.iter().any(|member| members.contains(member))
    }
}

/// Returns `true` for an alert that is reported as over: `alert "errorCode 404201" for dev-1 resolved after 4 s`.
fn is_told_to_be_over(lower: &str) -> bool {
    let verdict = lower.split_once("alert ").map(|(_, behind)| behind);
    verdict.is_some_and(|behind| {
        [" resolved", "resolved:", " is ok"].iter().any(|end| behind.contains(end)) && !behind.contains(" not ")
    })
}

/// Returns `true` if a search, the subject of a commit or a note precedes, or for a case of a `switch` in source code.
fn is_shown(line: &Line<'_, '_>, at: usize) -> bool {
    let before = start(&line.lower()[..at]);
    let case = line.lower().trim_start().strip_prefix("case ").map(|case| case.trim_start_matches(char::is_numeric));
    let is_statement = || line.lower().starts_with("select ");
    QUOTES.iter().any(|start| before.contains(start) || before.starts_with(start.trim_start()))
        || is_statement()
        || case.is_some_and(|behind| behind.starts_with(':'))
}

fn start(text: &str) -> &str {
    (0..=START.min(text.len())).rev().find_map(|end| text.get(..end)).unwrap_or_default()
}
