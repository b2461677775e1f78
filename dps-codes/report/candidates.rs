//! The codes that a message without a number can stand for, found by the wordings that rows list.

use super::Report;
use crate::Code;
use crate::catalog::{contains_tokens, starts_with_tokens, token_starts};

impl Report<'_> {
    /// Returns the codes that the message can stand for, if the response has neither a number nor a name: those that have
    /// come with this message before, and those whose names occur in it. Of several wordings found, the longest counts.
    ///
    /// ```
    /// use dps_codes::{Code, Report};
    /// let report = Report::from_http(401, Report::NO_HEADERS, r#"{"message":"CA certificate not found."}"#);
    /// assert!(report.candidates().eq([Code::IotHubUnauthorizedAccess]));
    /// ```
    pub fn candidates(&self) -> impl Iterator<Item = Code> + Clone + '_ {
        let is_open = self.number.is_none() && self.name.is_none() && !self.is_challenge();
        let text = self.message.as_ref().filter(|_| is_open);
        let status = self.http_status().filter(|&status| status >= 400);
        let fits = move |code: Code| status.is_none() || code.http_status() == status;
        let codes = Code::ALL.iter().copied().filter(move |&code| fits(code));
        // `Unauthorized` alone is a message of DPS; any program writes it with other words.
        let is_one_token = text.is_some_and(|text| token_starts(text.chars()).nth(1).is_none());
        let wordings = move |code| wordings(code).filter(move |wording| is_one_token || !is_common_word(wording));
        let longest = text.and_then(|text| {
            let wordings = || codes.clone().flat_map(wordings);
            token_starts(text.chars()).filter_map(|start| longest_at(&start, wordings())).max()
        });
        codes.filter(move |&code| {
            let is_longest = |wording: &str| Some(wording.len()) == longest;
            text.is_some_and(|text| {
                wordings(code).any(|wording| is_longest(wording) && contains_tokens(text.chars(), wording))
            })
        })
    }
}

/// Returns the length of the longest wording that the text starts with.
fn longest_at(
    text: &(impl Iterator<Item = char> + Clone),
    wordings: impl Iterator<Item = &'static str>,
) -> Option<usize> {
    let first = text.clone().next()?;
    let starts_alike = |wording: &&str| wording.starts_with(|c: char| c.eq_ignore_ascii_case(&first));
    wordings.filter(starts_alike).filter(|wording| starts_with_tokens(text.clone(), wording)).map(str::len).max()
}

/// Returns the wordings that a code is known by.
fn wordings(code: Code) -> impl Iterator<Item = &'static str> + Clone {
    code.messages().iter().copied().chain(distinctive_name(code))
}

/// Returns `true` for a wording of one word, which the names of codes are not.
fn is_common_word(wording: &str) -> bool {
    !wording.contains(' ') && wording.bytes().filter(u8::is_ascii_uppercase).count() < 2
}

/// Returns the name of the code, unless it is a common word, such as `Conflict`.
fn distinctive_name(code: Code) -> Option<&'static str> {
    Some(code.name()).filter(|name| name.bytes().filter(u8::is_ascii_uppercase).count() > 1)
}
