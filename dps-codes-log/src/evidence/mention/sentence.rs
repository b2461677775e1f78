//! `Sentence`: the words around an error, and what they say about it.

mod words;

use self::words::{
    CHECKS, CONDITIONS, DISPLAYS, ENDED, ERRORS, EXPLANATIONS, FAILURES, HABITS, LINKS, MODALS, NO, NOT, OCCURRENCES,
    PARTS, PASTS, PREFIXES, PROVISIONS, REACTIONS, RECOVERIES, REMEDIES, RESPONSES, SUBJECTS, SUCCESSES, TURNS,
    VERDICTS,
};
use crate::work;

/// The distance up to which a sentence is read before and behind an error, in bytes.
const FARTHEST: usize = 240;

/// The tokens of a sentence in lower case: words, numbers, commas and colons.
pub(super) struct Sentence<'l> {
    before: Vec<&'l str>,
    behind: Vec<&'l str>,
}

impl<'l> Sentence<'l> {
    /// Reads the sentence around a position of a text in lower case: up to quotes, braces, and the signs that end a sentence.
    pub(super) fn around(lower: &'l str, at: usize) -> Self {
        let (before, behind) = lower.split_at(at);
        let nearest =
            (before.len().saturating_sub(FARTHEST)..).find_map(|start| before.get(start..)).unwrap_or_default();
        let farthest = (0..=FARTHEST.min(behind.len())).rev().find_map(|end| behind.get(..end)).unwrap_or_default();
        work::count(nearest.len() + farthest.len());
        let start = ends(nearest).last().map_or(0, |end| end + 1);
        let end = ends(farthest).next().unwrap_or(farthest.len());
        Self { before: tokens(&nearest[start..]), behind: tokens(&farthest[..end]) }
    }

    /// Returns `true` if the sentence says that the error has not happened, is over, or is only a topic.
    pub(super) fn is_without_failure(&self) -> bool {
        self.is_denied()
            || self.has_ended()
            || self.is_governed()
            || self.is_explained()
            || self.is_left_behind()
            || self.is_condition()
            || self.is_remedied()
            || self.ends_well()
    }

    /// Returns `true` for `no errors (401002)`, `no more 429001 errors`, `never saw error 401002`,
    /// `error 401002 has not occurred`.
    fn is_denied(&self) -> bool {
        let is_verb =
            |tokens: &[&str]| matches!(tokens, [not, verb, ..] if NOT.contains(not) && OCCURRENCES.contains(verb));
        let verb = self.governor().and_then(|at| self.before.get(at.checked_sub(1)?..));
        is_verb(self.predicate()) || verb.is_some_and(is_verb) || self.has_denied_noun() && !self.has_failed()
    }

    /// Returns `true` for `no longer fails with 401002`, `last error (401002) was 3 days ago, connected since`.
    fn has_ended(&self) -> bool {
        let governor = self.governor();
        let verb = governor.and_then(|at| self.before.get(at.checked_sub(2)?..));
        let is_no_longer = matches!(verb, Some(["no", "longer", verb, ..]) if ENDED.contains(verb));
        let is_success = |token: &&str| SUCCESSES.contains(token) || RECOVERIES.contains(token);
        let is_past = governor.is_some_and(|at| PASTS.contains(&self.before[at]));
        let mut since = self.behind.iter().skip_while(|token| **token != "ago");
        let is_turned = self.behind.iter().any(|token| TURNS.contains(token) || NO.contains(token));
        is_no_longer || is_past && since.any(is_success) && !is_turned && !self.has_failed()
    }

    /// Returns `true` for `on error code 401002 the client retries`, `if you see error 401002, …`,
    /// `what does error 401002 mean?`.
    fn is_condition(&self) -> bool {
        let is_question =
            self.before.windows(2).any(|words| words == ["what", "does"]) && self.behind.contains(&"mean");
        let subject = self.governor().and_then(|verb| self.before.get(verb.checked_sub(2)?..=verb));
        let is_hint = matches!(subject, Some(["if", "you", "see" | "get" | "receive" | "encounter"]));
        if is_question || is_hint {
            return true;
        }
        let Some(at) = self.before.iter().rposition(|token| *token == "on") else { return false };
        let is_first = at == 0 || self.before[at - 1] == ":" || PREFIXES.contains(&self.before[at - 1]);
        let is_habit = || self.predicate().get(..2).is_some_and(|words| HABITS.contains(&words[1]));
        is_first && self.before[at..].iter().all(|token| is_link(token)) && is_habit()
    }

    /// Returns `true` for `code 401002 means that …`, `code 401002 is sent if …`, `error 401002 is now explained`,
    /// `explains error 401002`, `checks that error 401002 is shown`.
    fn is_explained(&self) -> bool {
        let is_of_logger = |token: &str| PREFIXES.contains(&token) || token.starts_with(|c: char| c.is_ascii_digit());
        let is_subject = self.before.iter().all(|token| is_link(token) || is_of_logger(token) || *token == "help");
        let is_definition = match self.predicate() {
            ["means", ..] => is_subject,
            [verb, ..] if DISPLAYS.contains(verb) && self.before.contains(&"that") => true,
            [verb, condition, ..] => is_subject && REACTIONS.contains(verb) && ["if", "when"].contains(condition),
            _ => false,
        };
        let is_explanation = |token: &&str| EXPLANATIONS.contains(token);
        let is_object = || self.governor().is_some_and(|at| is_explanation(&self.before[at]));
        let is_checked = || {
            let clause = self.governor().and_then(|at| self.before.get(at.checked_sub(1)?..));
            matches!(clause, Some([check, "that", ..]) if CHECKS.contains(check))
        };
        let is_documented = || self.behind.iter().take(6).any(is_explanation) && is_subject;
        is_definition || !self.has_failed() && (is_object() || is_checked() || is_documented())
    }

    /// Returns `true` for `would have failed with error 401002`, `changed from failed (401002) to assigned`.
    fn is_left_behind(&self) -> bool {
        let Some(at) = self.governor() else { return false };
        let earlier = &self.before[..at];
        let is_left = earlier.ends_with(&["from"])
            && matches!(self.behind[..], [_, "to", state, ..] | ["to", state, ..] if RECOVERIES.contains(&state));
        earlier.ends_with(&["would", "have"]) || is_left
    }

    fn has_denied_noun(&self) -> bool {
        let Some(at) = self.before.iter().rposition(|token| NO.contains(token)) else { return false };
        // The first cause of an error of `anyhow`: `0: DPS error 401002`.
        if self.before.get(at + 1) == Some(&":") {
            return false;
        }
        let denied = self.before[at + 1..].iter().chain(&self.behind);
        let distance = self.before.len() - at - 1;
        let Some(noun) = denied
            .clone()
            .take(3)
            .take_while(|token| ![",", ":"].contains(*token))
            .position(|token| ERRORS.contains(token))
        else {
            return false;
        };
        let is_part = denied.clone().nth(noun + 1).is_some_and(|token| PARTS.contains(token));
        !is_part && denied.take(distance).skip(noun + 1).all(|token| is_link(token) || *token == ",")
    }

    /// Returns `true` for `recovered from error 401002`, `resolved error 401002`, `if error 401002 occurs`,
    /// `will return error 401002`.
    fn is_governed(&self) -> bool {
        let Some(at) = self.governor() else { return false };
        let (earlier, word) = (&self.before[..at], self.before[at]);
        let is_behind = |words: &[&str]| earlier.last().is_some_and(|before| words.contains(before));
        let is_success = |token: &&str| SUCCESSES.contains(token) || RECOVERIES.contains(token);
        let is_overcome = || PASTS.contains(&word) && earlier.iter().any(is_success) && !self.has_failed();
        REMEDIES.contains(&word)
            || CONDITIONS.contains(&word)
            || PROVISIONS.contains(&word) && !self.before[at..].contains(&":")
            || is_behind(&["successfully"])
            || RESPONSES.contains(&word) && is_behind(&MODALS)
            || is_overcome()
    }

    /// Returns `true` for `error 401002 was resolved`.
    fn is_remedied(&self) -> bool {
        self.predicate().first().is_some_and(|word| REMEDIES.contains(word)) && !self.has_failed()
    }

    /// Returns `true` for `retries after error 401002 were successful`, `error 401002, registration succeeded`.
    fn ends_well(&self) -> bool {
        let has_subject = has_subject_in(&self.before) || has_subject_in(&self.behind);
        let last = self.behind.iter().rposition(|token| token.starts_with(|c: char| c.is_alphabetic()));
        let is_success =
            |(at, token): (usize, &&str)| SUCCESSES.contains(token) || VERDICTS.contains(token) && Some(at) == last;
        let Some(at) = self.behind.iter().enumerate().position(is_success) else { return false };
        // `registration failed: error 401002, the clock is ok`
        let clause = self.behind[..at].rsplit(|token| *token == ",").next().unwrap_or_default();
        let is_of_other = VERDICTS.contains(&self.behind[at]) && has_failed(&self.before) && !has_subject_in(clause);
        has_subject
            && !is_of_other
            && !self.behind[..at].iter().any(|token| TURNS.contains(token))
            && !has_failed(&self.behind)
    }

    /// Returns the position of the word that governs the error.
    fn governor(&self) -> Option<usize> {
        self.before.iter().rposition(|token| !is_link(token))
    }

    /// Returns the words behind the error, from the predicate on.
    fn predicate(&self) -> &[&'l str] {
        let is_list =
            |at: usize| self.behind[at] == "," && self.behind.get(at + 1).is_some_and(|token| is_number(token));
        let start = (0..self.behind.len()).find(|&at| !is_link(self.behind[at]) && !is_list(at));
        let start = start.unwrap_or(self.behind.len());
        &self.behind[start..]
    }

    fn has_failed(&self) -> bool {
        has_failed(&self.before) || has_failed(&self.behind)
    }
}

fn has_subject_in(tokens: &[&str]) -> bool {
    tokens.iter().any(|token| SUBJECTS.iter().any(|start| token.starts_with(start)))
}

fn has_failed(tokens: &[&str]) -> bool {
    let is_failure = |token: &str| FAILURES.iter().any(|start| token.starts_with(start)) && !ERRORS.contains(&token);
    tokens.iter().any(|token| is_failure(token))
}

fn is_link(token: &str) -> bool {
    token == ":" || LINKS.contains(&token) || is_number(token)
}

fn is_number(token: &str) -> bool {
    token.bytes().all(|byte| byte.is_ascii_digit())
}

/// Returns the positions of the signs that end a sentence.
fn ends(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    let bytes = text.as_bytes();
    text.bytes()
        .enumerate()
        .filter(|&(at, byte)| match byte {
            b'"' | b'{' | b'}' | b';' | b'|' | b'\t' => true,
            b'\'' => at == 0 || !bytes[at - 1].is_ascii_alphanumeric(),
            b'.' | b'!' | b'?' => bytes.get(at + 1) == Some(&b' '),
            _ => false,
        })
        .map(|(at, _)| at)
}

/// Splits a sentence into words, numbers, and the commas and colons behind them. Fields of other things are left out.
fn tokens(text: &str) -> Vec<&str> {
    let words = text.split_inclusive(|c: char| c.is_whitespace() || c == ',').flat_map(|part| {
        let part = part.trim_end();
        let word = part.trim_end_matches([',', ':']);
        let sign = part.get(word.len()..).and_then(|signs| signs.get(..1));
        let word = Some(word).filter(|word| !word.contains('='));
        word.into_iter().flat_map(|word| word.split(|c: char| !c.is_alphanumeric())).chain(sign)
    });
    words.filter(|word| !word.is_empty()).collect()
}
