//! `ResolvedCode`: a number with everything that the table has on it.

use dps_codes::{Action, Classified, Code, Family, Phase};

pub(crate) struct ResolvedCode {
    pub(crate) number: i128,
    /// The row, if the table has one.
    pub(crate) code: Option<Code>,
    pub(crate) family: Option<Family>,
    pub(crate) http_status: Option<u16>,
    classified: Classified,
}

impl ResolvedCode {
    pub(crate) fn summary(&self) -> &'static str {
        match self.classified {
            Classified::Listed(code) => code.summary(),
            Classified::Unlisted(unlisted) => unlisted.summary(),
        }
    }

    /// Converts to a code of which only the number and the status are known.
    pub(crate) fn without_row(self) -> Self {
        Self { code: None, family: None, ..self }
    }

    pub(crate) fn classified(&self) -> Classified {
        self.classified
    }

    pub(crate) fn action(&self) -> Action {
        self.classified.action()
    }

    pub(crate) fn action_in(&self, phase: Phase) -> Action {
        self.classified.action_in(phase)
    }
}

impl From<i128> for ResolvedCode {
    fn from(number: i128) -> Self {
        if let Ok(number) = i64::try_from(number) {
            return Code::classify(number).into();
        }
        // The library ends at i64: past it, only its advice on unknown numbers holds.
        Self { number, code: None, family: None, http_status: None, classified: Code::classify(i64::MAX) }
    }
}

impl From<Classified> for ResolvedCode {
    fn from(classified: Classified) -> Self {
        Self {
            number: classified.number().into(),
            code: classified.code(),
            family: classified.family(),
            http_status: classified.http_status(),
            classified,
        }
    }
}

impl From<Code> for ResolvedCode {
    fn from(code: Code) -> Self {
        Classified::Listed(code).into()
    }
}
