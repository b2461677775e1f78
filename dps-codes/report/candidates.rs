//! The codes that a message without a number can stand for, found by the wordings that rows list.

use super::Report;
use super::wire::cursor::Cursor;
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
        let search = Search::of(self);
        Code::ALL.iter().copied().filter(move |&code| search.is_some_and(|search| search.finds(code)))
    }
}

/// The search of a message for the wordings of codes.
#[derive(Clone, Copy)]
struct Search<'t> {
    text: Cursor<'t>,
    /// The status that a code must have.
    status: Option<u16>,
    /// `Unauthorized` alone is a message of DPS; any program writes it with other words.
    is_one_token: bool,
    /// The length of the longest wording in the message.
    longest: usize,
}

impl<'t> Search<'t> {
    fn of(report: &'t Report<'_>) -> Option<Self> {
        if report.number.is_some() || report.name.is_some() || report.is_challenge() {
            return None;
        }
        let text = report.message.as_ref()?.cursor();
        let is_one_token = token_starts(text.chars()).nth(1).is_none();
        let status = report.http_status().filter(|&status| status >= 400);
        let mut search = Self { text, status, is_one_token, longest: 0 };
        let mut longest = 0;
        for start in token_starts(text.chars()) {
            for &code in Code::ALL {
                search.any_wording(code, &mut |wording| {
                    if wording.len() > longest && starts_with_tokens(start.clone(), wording) {
                        longest = wording.len();
                    }
                    false
                });
            }
        }
        search.longest = longest;
        Some(search)
    }

    /// Returns `true` if the longest wording in the message is one of the code.
    fn finds(&self, code: Code) -> bool {
        self.any_wording(code, &mut |wording| {
            wording.len() == self.longest && contains_tokens(self.text.chars(), wording)
        })
    }

    /// Returns `true` if one of the wordings that a code is known by satisfies `test`.
    fn any_wording(&self, code: Code, test: &mut dyn FnMut(&'static str) -> bool) -> bool {
        let fits = self.status.is_none() || code.http_status() == self.status;
        fits && (code.messages().iter().any(|wording| (self.is_one_token || !is_common_word(wording)) && test(wording))
            || !is_common_word(code.name()) && test(code.name()))
    }
}

/// Returns `true` for a wording of one word, such as `Conflict`, unless the word has several capitals.
fn is_common_word(wording: &str) -> bool {
    !wording.bytes().any(|byte| byte == b' ') && wording.bytes().filter(u8::is_ascii_uppercase).count() < 2
}
