//! Messages in prose: behind `caused by:`, behind the name of an exception, or all of a line.

use std::sync::LazyLock;

use dps_codes::Code;

use super::{Fact, Found, Rank, reason};
use crate::flat::Line;
use crate::prefilter::Rules;

/// Adds the rules for messages that make a code likely.
pub(super) fn add_rules(rules: &mut Rules) {
    Code::ALL.iter().flat_map(|code| code.messages()).for_each(|message| rules.words(message));
}

pub(super) fn find<'a>(line: &Line<'_, 'a>, found: &mut Found<'a>) {
    let text = line.text();
    let caused = line.after("caused by").filter(|&at| is_cause(&text[at..])).last();
    if let Some(at) = caused {
        let from = at + text[at..].len() - text[at..].trim_start_matches([':', ' ', '\t']).len();
        let (start, end) = clause(text, from);
        // A wrapper says nothing by itself; what it holds is read as evidence of its own.
        if end > start && !is_wrapper(&text[start..end]) {
            let rank = Rank { cause: found.cause, depth: 0 };
            found.add(start, Fact::Message { text: line.slice(start..end), rank });
            if !super::status::is_of_others(line) {
                known(&text[start..end], start, found);
            }
        }
        return;
    }
    // Behind the time and the program that loggers write before it.
    let from = line.after("] - ").last().unwrap_or_else(|| end_of_esp_prefix(text));
    let (start, end) = clause(text, from);
    if found.stated().has_message {
        return;
    }
    if let Some((start, end)) = of_evidence(line, found, start, end) {
        let rank = Rank { cause: found.cause, depth: 0 };
        found.add(start, Fact::Message { text: line.slice(start..end), rank });
    } else if let Some((start, end)) = known_part(text, start, end, is_about_registration(line, found)) {
        let rank = Rank { cause: found.cause, depth: 0 };
        if is_about_registration(line, found) && is_behind_failure(&line.lower()[..start]) {
            found.add(start, Fact::Refused);
        }
        found.add(start, Fact::Message { text: line.slice(start..end), rank });
    }
}

/// Returns `true` if a line names DPS, or a registration.
fn is_about_registration(line: &Line<'_, '_>, found: &Found<'_>) -> bool {
    found.is_about_dps || line.has(&["registration of", "register ", "registering"])
}

/// Returns `true` if a text in lower case says that something has failed, and ends with a colon.
fn is_behind_failure(before: &str) -> bool {
    let clause = before.trim_end_matches([' ', '"', '\'']).strip_suffix(':').unwrap_or_default();
    ["failed", "error", "rejected", "refused"].iter().any(|word| clause.ends_with(word))
}

/// Returns the range of a message that DPS is known to send: all of the clause, or what follows a colon.
fn known_part(text: &str, start: usize, end: usize, is_about_dps: bool) -> Option<(usize, usize)> {
    let clause = text.get(start..end)?;
    if is_known(clause) {
        return Some((start, end));
    }
    let (before, last) = text[start..].rsplit_once(": ")?;
    let message = last.trim_matches(['"', '\'', ' ']);
    let at = start + before.len() + 2 + last.find(message)?;
    // Any program can write `unauthorized access`.
    let is_long = message.split_whitespace().count() > if is_about_dps { 1 } else { 2 };
    (is_long && is_known(message)).then_some((at, at + message.len()))
}

/// Returns the range of the message in which the line states a status, a refusal or a failure.
fn of_evidence(line: &Line<'_, '_>, found: &Found<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let text = line.text();
    let is_exception = is_of_exception(text, start);
    let position = |evidence: &super::Evidence<'_>| Some(evidence.at - line.range.start);
    let is_control_plane = line.has(&["errorcode: ih"]);
    let evident = found.on_line().filter_map(|evidence| match evidence.fact {
        Fact::Number(_) if is_control_plane => Some(start),
        // A status that is a name is a number of the table.
        Fact::Status { is_first: false, .. } | Fact::Refused | Fact::Number(400..=599) => Some(start),
        Fact::Symptom(_) => {
            position(evidence).filter(|_| is_exception && is_sentence(&text[start..end])).map(|_| start)
        }
        // A refused CONNECT is a message by its own words, unless an exception has it for its message.
        Fact::Connack(_) => {
            position(evidence).filter(|&at| is_refusal(&text[at..])).map(|at| if is_exception { start } else { at })
        }
        _ => None,
    });
    let mut start = evident.min()?;
    // `One or more errors occurred. (CONNECT failed: RefusedNotAuthorized)`
    let inner = text[start..end.max(start)].find(". (").map(|at| start + at + 3);
    let mut end = start + end_of_message(&text[start..end.max(start)]);
    if let Some(inner) = inner.filter(|_| text[..end].ends_with(')')) {
        (start, end) = (inner, end - 1);
    }
    let last = text[start..end].rsplit(": ").next().unwrap_or_default();
    let is_name_alone = last.len() < end - start && reason::status_of(last).is_some();
    ((is_prose(&text[start..end]) || is_refusal(&text[start..end])) && !is_name_alone).then_some((start, end))
}

fn is_refusal(text: &str) -> bool {
    !text.starts_with(|c: char| c.is_ascii_digit()) && {
        let lower = text.get(..48).unwrap_or(text).to_ascii_lowercase();
        ["refuse", "not authori", "not accepted", "bad user"].iter().any(|word| lower.contains(word))
    }
}

/// Returns `true` for a sentence in words, unlike `connect ECONNREFUSED` or `rhea: connection lost`.
fn is_sentence(clause: &str) -> bool {
    let mut chars = clause.chars();
    let is_capitalized = chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase);
    let is_word = clause.split(' ').next().is_some_and(|word| word.chars().all(char::is_alphabetic));
    is_capitalized && is_word && clause.split(' ').count() > 3
}

/// Returns `true` if a cause follows: `: Invalid certificate`, ` ServiceError('…')`.
fn is_cause(text: &str) -> bool {
    let name = text.trim_start().find(|c: char| !c.is_alphanumeric()).unwrap_or_default();
    text.starts_with(':') || text.trim_start()[name..].starts_with("('")
}

/// Returns the end of what ESP-IDF writes before a message: `E (7000) AZ_DPS: `.
fn end_of_esp_prefix(text: &str) -> usize {
    let is_prefixed = ["E (", "W (", "I ("].iter().any(|level| text.starts_with(level));
    let end = text.find(") ").zip(text.find(": ")).filter(|(time, tag)| is_prefixed && time < tag);
    end.map_or(0, |(_, tag)| tag + 2)
}

/// Adds the status of a cause that is nothing but its name.
fn known(cause: &str, at: usize, found: &mut Found<'_>) {
    let is_row = |status: u16| Code::from_number(status.into()).is_some();
    if let Some(status) = reason::status_of(cause).filter(|_| !is_known(cause)) {
        let number = Fact::Number(status.into());
        found.add(at, if is_row(status) { number } else { Fact::Status { status, is_first: false } });
    }
}

/// Returns the range of a line's message: without the names of exceptions, without quotes around it.
fn clause(text: &str, from: usize) -> (usize, usize) {
    let mut start = from + text[from..].len() - text[from..].trim_start().len();
    if let Some(at) = after_exception(&text[start..]) {
        start += at;
    }
    let quote = text[..start].chars().next_back().filter(|c| matches!(c, '"' | '\''));
    let rest = &text[start..];
    if let Some(inside) = quoted(rest) {
        return (start + 1, start + 1 + inside.len());
    }
    let end = match quote {
        Some(quote) => rest.find(quote).unwrap_or(rest.len()),
        None => end_of_message(rest),
    };
    (start, start + end)
}

/// Returns the message in the quotes that a text begins with, unless they are around its first words alone:
/// `"press-1" not found`.
fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (inside, behind) = text[1..].split_once(quote)?;
    let goes_on = behind.trim_start().starts_with(char::is_alphanumeric);
    (!goes_on && inside.contains(char::is_alphanumeric)).then_some(inside)
}

/// Returns the position after the last name of an exception: `ServiceError: `, `ServiceError('`.
fn after_exception(text: &str) -> Option<usize> {
    let mut last = None;
    for end in ["Error", "Exception"].into_iter().filter(|end| text.contains(end)) {
        for (at, _) in text.match_indices(end) {
            let behind = &text[at + end.len()..];
            let signs = [": ", "('", "(\"", "] : "].iter().find(|signs| behind.starts_with(**signs));
            let is_name = text[..at].ends_with(|c: char| c.is_ascii_alphabetic());
            // Only the names of exceptions precede a message, not a sentence that ends with one.
            if let (Some(signs), true) = (signs, is_name || at == 0) {
                let end = at + end.len() + signs.len();
                last = last.max(Some(end));
            }
        }
    }
    last
}

fn is_of_exception(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end_matches([':', ' ', '(', '\'', '"']);
    before.ends_with("Error") || before.ends_with("Exception")
}

/// Returns the length of a message without quotes: to the end of the line, to a closing quote, or to what follows it.
pub(super) fn end_of_message(text: &str) -> usize {
    const ENDS: [&str; 7] = [
        "(trackingid",
        " tracking id",
        " if you contact a support",
        " [identifier:",
        ", tracking id",
        "')",
        "(tracking id",
    ];
    let lower = text.to_ascii_lowercase();
    // Most do not occur, and to prepare a search takes longer than to see that.
    let is_in = |end: &&&str| lower.contains(**end);
    let quote = text.match_indices('"').find(|(at, _)| !text[at + 1..].starts_with(|c: char| c.is_alphanumeric()));
    let quote = quote.map(|(at, _)| at);
    let end = ENDS.iter().filter(is_in).filter_map(|end| lower.find(end)).chain(quote).min().unwrap_or(text.len());
    text[..end].trim_end().len()
}

/// Returns `true` if there is more in the clause than in a heading or an object.
fn is_prose(clause: &str) -> bool {
    let is_object = clause.contains(['{', '<', '$']) || clause.contains("://") || clause.contains("HTTP/");
    let mut words = clause.split_whitespace();
    let is_word = |word: &str| word.chars().all(|c| c.is_alphabetic() || c == '.');
    !is_object && words.next().is_some_and(is_word) && words.nth(2).is_some() && clause.len() < 512
}

/// Returns `true` for a cause that only wraps another one.
fn is_wrapper(cause: &str) -> bool {
    let lower = cause.to_ascii_lowercase();
    cause.contains('{') || cause.contains("HTTP re") || lower.ends_with("client error")
}

/// Returns `true` if a message without a number is one that DPS is known to send. A short one has to be all of the text.
pub(crate) fn is_known(clause: &str) -> bool {
    static MESSAGES: LazyLock<Vec<String>> =
        LazyLock::new(|| Code::ALL.iter().flat_map(|code| code.messages()).map(|message| plain(message)).collect());
    let clause = plain(clause);
    let clause = clause.strip_suffix(" error").unwrap_or(&clause);
    MESSAGES
        .iter()
        .any(|message| clause == message || clause.starts_with(message.as_str()) && message.split(' ').count() > 2)
}

/// Returns the text in lower case, without the signs around it.
fn plain(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}
