//! The codes that a text without a number may stand for, by the messages that rows list.

use super::Report;
use super::cursor::Cursor;
use crate::Code;

impl Report<'_> {
    /// The codes that the text may stand for, if it has neither a number nor a name: those that it has come with before,
    /// and those whose names stand in it. Of several wordings that are found, the longest counts.
    ///
    /// ```
    /// use dps_codes::{Code, Report};
    /// let report = Report::from_http(401, Report::NO_HEADERS, r#"{"message":"CA certificate not found."}"#);
    /// assert!(report.candidates().eq([Code::IotHubUnauthorizedAccess]));
    /// ```
    pub fn candidates(&self) -> impl Iterator<Item = Code> + Clone + '_ {
        let is_open = self.number.is_none() && self.name.is_none() && !self.is_challenge();
        let text = self.text.as_ref().or(self.message.as_ref()).filter(|_| is_open);
        let status = self.http_status().filter(|&status| status >= 400);
        let fits = move |code: Code| status.is_none() || code.http_status() == status;
        let codes = Code::ALL.iter().copied().filter(move |&code| fits(code));
        let longest = text.and_then(|text| {
            let wordings = || codes.clone().flat_map(wordings);
            text.cursors_at_words().filter_map(|word| longest_at(word, wordings())).max()
        });
        codes.filter(move |&code| {
            let is_longest = |wording: &str| Some(wording.len()) == longest;
            text.is_some_and(|text| wordings(code).any(|wording| is_longest(wording) && text.has_words(wording)))
        })
    }
}

/// How long the longest of these is that stands here.
fn longest_at(word: Cursor<'_>, wordings: impl Iterator<Item = &'static str>) -> Option<usize> {
    let first = word.peek()?;
    let begins_alike = |wording: &&str| wording.starts_with(|c: char| c.eq_ignore_ascii_case(&first));
    wordings.filter(begins_alike).filter(|wording| word.begins_with_words(wording)).map(str::len).max()
}

/// The texts that a code is known by.
fn wordings(code: Code) -> impl Iterator<Item = &'static str> + Clone {
    code.messages().iter().copied().chain(word_by_itself(code))
}

/// The name of the code, unless it is a word that anybody uses, such as `Conflict`.
fn word_by_itself(code: Code) -> Option<&'static str> {
    Some(code.name()).filter(|name| name.bytes().filter(u8::is_ascii_uppercase).count() > 1)
}
