//! The codes that a text without a number may stand for, by the messages that rows list.

use super::{Report, Text};
use crate::Code;

impl Report<'_> {
    /// The codes that the text may stand for, if it has neither a number nor a name: those that it has come with before.
    /// Of several texts that are found, the longest counts.
    ///
    /// ```
    /// use dps_codes::{Code, Report};
    /// let report = Report::from_http(401, Report::NO_HEADERS, r#"{"message":"CA certificate not found."}"#);
    /// assert!(report.candidates().eq([Code::IotHubUnauthorizedAccess]));
    /// ```
    pub fn candidates(&self) -> impl Iterator<Item = Code> + Clone + '_ {
        let is_open = self.number.is_none() && self.name.is_none() && !self.is_challenge();
        let text = self.text.as_ref().or(self.message.as_ref()).filter(|_| is_open);
        let longest = Code::ALL.iter().filter_map(|&code| self.found_in(code, text?)).max();
        Code::ALL
            .iter()
            .copied()
            .filter(move |&code| longest.is_some() && text.is_some_and(|text| self.found_in(code, text) == longest))
    }

    /// How long the longest message is that this code has come with and that stands in the text.
    fn found_in(&self, code: Code, text: &Text<'_>) -> Option<usize> {
        let status = self.http_status().filter(|&status| status >= 400);
        if status.is_some_and(|status| code.http_status() != Some(status)) {
            return None;
        }
        let found = code.messages().iter().filter(|message| text.has_words(message));
        found.map(|message| message.len()).max()
    }
}
