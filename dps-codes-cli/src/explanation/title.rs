//! `Title`: the code of an explanation, or what is known instead, in a few words.

use dps_codes::Transport;

use super::Explanation;
use super::meaning::Meaning;
use crate::sanitize::sanitize;

pub(crate) enum Title {
    Known(String),
    /// A code that no table has.
    Unlisted(String),
    Missing(&'static str),
}

impl Explanation<'_> {
    /// Returns the number and the name of the code, or what is known instead.
    pub(crate) fn title(&self) -> Title {
        if let Some(resolved) = self.number() {
            let number = resolved.number;
            let name = resolved.row().and_then(Meaning::name);
            return name.map_or(Title::Unlisted(number.to_string()), |name| Title::Known(format!("{number} {name}")));
        }
        let Some(report) = self.report() else { return Title::Missing("no error code") };
        if report.is_challenge() {
            return Title::Known("TPM challenge".to_owned());
        }
        if let (Transport::Connack, Some(code)) = (report.transport(), report.transport_status()) {
            return Title::Known(format!("CONNECT refused, return code {code}"));
        }
        if let Some(name) = report.name() {
            return Title::Unlisted(sanitize(name.chars()));
        }
        if let Some(status) = report.registration_status() {
            return Title::Known(format!("registration {}", sanitize(status.chars())));
        }
        if let (true, Some(status)) = (self.is_status(), report.transport_status()) {
            let name = self.status().and_then(|resolved| resolved.row()?.name()).map(|name| format!(" {name}"));
            return Title::Known(format!("status {status}{}", name.unwrap_or_default()));
        }
        if let Some(outcome) = self.outcome() {
            return Title::Known(outcome.to_string());
        }
        Title::Missing("no error code")
    }

    /// Returns `true` if the transport status is the most specific information.
    pub(crate) fn is_status(&self) -> bool {
        self.number().is_none()
            && self.report().is_some_and(|report| {
                !report.is_challenge() && report.name().is_none() && report.registration_status().is_none()
            })
    }

    /// Returns the summary of the code, the symptom, or the transport status.
    pub(crate) fn summary(&self) -> &'static str {
        match (self.number(), self.outcome(), self.status()) {
            (Some(resolved), ..) | (None, None, Some(resolved)) => resolved.summary(),
            (None, Some(outcome), _) => outcome.summary(),
            (None, None, None) => "",
        }
    }
}
