//! The parts of a text that can be codes: words, and numbers behind what makes them codes.

use crate::notation::{Literal, after};

/// A part of a text that can be a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'t> {
    /// A number as it is written, without its sign, and its value.
    Number(&'t str, i128, Strength),
    Word(&'t str),
}

/// The strength of the evidence that a number is a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    /// A key of codes if their digits are hexadecimal: `hr=0x80070005`.
    Hexadecimal,
    /// A key that other numbers have too: `status=200`.
    Weak,
    /// A word for errors: `error 101`.
    Strong,
}

/// Words for errors. A word that contains `error` is one too, unless it counts them.
const STRONG: [&str; 11] =
    ["err", "errno", "fault", "failure", "failed", "fail", "exception", "hresult", "ntstatus", "sqlstate", "alarm"];
/// The ends of words that count errors.
const COUNTS: [&str; 4] = ["errors", "count", "rate", "total"];
/// Keys of codes, as whole words.
const WEAK: [&str; 8] = ["code", "status", "result", "reason", "rc", "ret", "retval", "exit"];
/// Keys of codes that have hexadecimal digits.
const HEXADECIMAL: [&str; 1] = ["hr"];
/// Keys of codes, as the ends of words: `exitCode`.
const WEAK_ENDS: [&str; 3] = ["code", "status", "result"];
/// Words between a word for errors and its number.
const BETWEEN: [&str; 11] = ["number", "no", "nr", "num", "is", "was", "with", "value", "id", "a", "the"];
/// Words behind a number that counts something.
const COUNTED: [&str; 16] = [
    "times", "time", "retries", "attempts", "tries", "s", "sec", "seconds", "ms", "min", "minutes", "hours", "bytes",
    "devices", "errors", "items",
];
/// Prefixes of numbers in any table, as in `E101`.
const BEFORE_DIGITS: [&str; 3] = ["error", "err", "e"];

/// Returns the tokens of a text in their order. `prefixes` are the words of the tables that stand before a number.
pub(super) fn tokens<'t>(text: &'t str, prefixes: &[&str]) -> Vec<Token<'t>> {
    let words = runs(text, |c| is_of_word(c) || "-.:".contains(c));
    let words = words.map(|(start, run)| (start, Token::Word(run.trim_matches(['-', '.', ':']))));
    let mut tokens: Vec<_> = numbers(text, prefixes).into_iter().chain(words).collect();
    tokens.sort_by_key(|&(start, _)| start);
    tokens.into_iter().map(|(_, token)| token).collect()
}

/// Returns the words of a text that follow a word or a key for errors, and look like a code: they have a digit, a
/// separator, or a capital letter behind the first one.
pub(super) fn stated_words(text: &str) -> Vec<&str> {
    let mut stated = Vec::new();
    let mut context = None;
    let mut end = 0;
    for (start, run) in runs(text, |c| is_of_word(c) || "-.:".contains(c)) {
        let word = run.trim_matches(['-', '.', ':']);
        if word.is_empty() {
            continue;
        }
        if !text[end..start].chars().all(is_separator) {
            context = None;
        }
        end = start + run.trim_end_matches(['-', '.', ':']).len();
        let key = context_behind(word, context, &[]);
        let joined = word.split_once(':').filter(|(key, _)| context_behind(key, None, &[]).is_some());
        if let Some(code) = joined.map(|(_, code)| code).or(Some(word).filter(|_| context.is_some() && key.is_none())) {
            let rest = &text[end..];
            let next = runs(rest, is_of_word).next().map_or("", |(_, next)| next);
            stated.extend(Some(code).filter(|code| is_like_code(code) && is_whole(rest, next)));
        }
        context = key;
    }
    stated
}

/// Returns `true` unless a word is one of any text, a date, a time or another quantity.
fn is_like_code(word: &str) -> bool {
    let is_digits = word.bytes().all(|byte| byte.is_ascii_digit());
    let is_quantity = word.bytes().all(|byte| byte.is_ascii_digit() || b"-.:".contains(&byte));
    let has_mark = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || "-_.:".contains(c);
    word.is_ascii() && (is_digits || !is_quantity && word.chars().skip(1).any(has_mark))
}

fn numbers<'t>(text: &'t str, prefixes: &[&str]) -> Vec<(usize, Token<'t>)> {
    let mut numbers = Vec::new();
    let mut context = None;
    let mut end = 0;
    let mut words = runs(text, is_of_word).peekable();
    while let Some((start, word)) = words.next() {
        let between = &text[end..start];
        if !between.chars().all(is_separator) {
            context = None;
        }
        end = start + word.len();
        let Some((literal, is_prefixed)) = number_in(word, prefixes) else {
            context = context_behind(word, context, prefixes);
            continue;
        };
        let rest = &text[end..];
        let is_hex_in_parentheses = word.starts_with("0x") && between.ends_with('(') && rest.starts_with(')');
        let is_strong = is_prefixed || is_hex_in_parentheses;
        let strength = if is_strong { Some(Strength::Strong) } else { context.take() };
        let strength = match strength {
            Some(Strength::Hexadecimal) => word.starts_with("0x").then_some(Strength::Strong),
            other => other,
        };
        let next = words.peek().map_or("", |(_, next)| next);
        if let (Some(strength), Some(number), true) = (strength, literal.value(), is_whole(rest, next)) {
            let sign = if is_negative(between, start) { -1 } else { 1 };
            numbers.push((start, Token::Number(word, sign * number, strength)));
        }
        context = None;
    }
    numbers
}

/// Returns the maximal runs of characters of a kind, with their starts.
fn runs(text: &str, is_part: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(&is_part)?;
        let length = text[start..].find(|c| !is_part(c)).unwrap_or(text.len() - start);
        at = start + length;
        Some((start, &text[start..at]))
    })
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Returns `true` for what can stand between a word for errors and its number.
fn is_separator(c: char) -> bool {
    c.is_whitespace() && c != '\n' || ":=#([{\"'<>-\\".contains(c)
}

/// Returns the number that a word consists of, and `true` if it starts with a word for errors or the prefix of a table.
fn number_in<'t>(word: &'t str, prefixes: &[&str]) -> Option<(Literal<'t>, bool)> {
    if let Some(literal) = Literal::parse(word) {
        return Some((literal, false));
    }
    let digits = BEFORE_DIGITS.iter().chain(prefixes).filter_map(|prefix| after(word, prefix));
    let mut literals = digits.filter_map(|digits| Literal::parse(digits.trim_start_matches('_')));
    literals.next().map(|literal| (literal, true))
}

/// Returns what a word says about a number behind it.
fn context_behind(word: &str, context: Option<Strength>, prefixes: &[&str]) -> Option<Strength> {
    let word = word.to_lowercase();
    let is = |words: &[&str]| words.contains(&word.as_str());
    let is_error = word.contains("error") && !COUNTS.iter().any(|end| word.ends_with(end));
    if is_error || is(&STRONG) || prefixes.iter().any(|prefix| word.eq_ignore_ascii_case(prefix)) {
        Some(Strength::Strong)
    } else if is(&WEAK) || WEAK_ENDS.iter().any(|end| word.ends_with(end)) {
        context.max(Some(Strength::Weak))
    } else if is(&HEXADECIMAL) {
        context.max(Some(Strength::Hexadecimal))
    } else {
        context.filter(|_| is(&BETWEEN))
    }
}

/// Returns `true` unless a number is part of a date, a time, an address, a fraction or a quantity.
fn is_whole(rest: &str, next: &str) -> bool {
    let mut chars = rest.chars();
    let is_part = match chars.next() {
        Some('.' | ':' | '/' | '-' | ',') => chars.next().is_some_and(|c| c.is_ascii_digit()),
        Some('%') => true,
        _ => false,
    };
    let is_counted = rest.starts_with(' ') && COUNTED.contains(&next.to_lowercase().as_str());
    !is_part && !is_counted
}

/// Returns `true` if a hyphen before a number is its sign, and does not join it to a word, as in `DPS-1`.
fn is_negative(between: &str, start: usize) -> bool {
    between.strip_suffix('-').is_some_and(|before| !before.is_empty() || start == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(text: &str) -> Vec<(i128, Strength)> {
        let numbers = tokens(text, &["COFFEE"]).into_iter().filter_map(|token| match token {
            Token::Number(_, number, strength) => Some((number, strength)),
            Token::Word(_) => None,
        });
        numbers.collect()
    }

    #[test]
    fn numbers_behind_a_word_for_errors() {
        for text in [
            "error 101",
            "Error: 101",
            "error code 101",
            "ERROR CODE: #101,",
            "failed with error 101.",
            "failed (101)",
            "{\"errorCode\":101,\"message\":\"\"}",
            "{\"error\": {\"code\": \"101\"}}",
            "last_error=101;",
            "E101",
            "ERR_101",
            "COFFEE-101",
            "coffee 101",
            "exception 0x65",
            "the pump stopped (0x65)",
            "errno is 101",
            "hr=0x65",
            "hr: 0x65",
        ] {
            assert_eq!(stated(text), [(101, Strength::Strong)], "{text}");
        }
        for text in ["code=101", "exitCode: 101", "rc=101", "status 101", "result was 0x65"] {
            assert_eq!(stated(text), [(101, Strength::Weak)], "{text}");
        }
    }

    #[test]
    fn a_hyphen_is_a_sign_unless_it_joins() {
        for text in ["error -5", "code=-5", "rc: -0x5", "(error -5)", "COFFEE--5"] {
            assert_eq!(stated(text).iter().map(|&(number, _)| number).collect::<Vec<_>>(), [-5], "{text}");
        }
        assert_eq!(stated("COFFEE-5"), [(5, Strength::Strong)]);
    }

    #[test]
    fn other_numbers() {
        for text in [
            "101",
            "took 101 ms",
            "error after 101 ms",
            "failed 3 times",
            "error: 3 retries left",
            "error 10:15:23",
            "error 2026-11-26",
            "error 192.168.1.1",
            "error 1.5",
            "error at line 101",
            "error\n101",
            "error, 101",
            "error_rate 5%",
            "error 5%",
            "errors: 101",
            "error_count=101",
            "pid=101",
            "0x65",
            "e101x",
            "hr=101",
            "2 hr 101",
        ] {
            assert_eq!(stated(text), [], "{text}");
        }
    }

    #[test]
    fn words_behind_a_word_for_errors() {
        for (text, word) in [
            ("code=KV:Full failed", "KV:Full"),
            ("error KV:Full", "KV:Full"),
            ("ERROR: 42P99: no relation", "42P99"),
            ("{\"code\":\"42P99\"}", "42P99"),
            ("code:42P99", "42P99"),
            ("sqlstate 42999", "42999"),
            ("error code is ResourceGone.", "ResourceGone"),
        ] {
            assert_eq!(stated_words(text), [word], "{text}");
        }
        for text in
            ["KV:Full", "error in KV:Full", "error: relation", "error 10:15", "failed 42999 times", "status ready"]
        {
            assert!(stated_words(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn words_stay_whole() {
        let words = |text| tokens(text, &[]).into_iter().filter(|token| matches!(token, Token::Word(_))).count();
        assert_eq!(words("a-b.c::d e_f, Größe."), 3);
        assert_eq!(words("..."), 1);
    }
}
