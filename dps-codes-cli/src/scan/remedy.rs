//! `Remedy` and `FailureOrigin`: what to do about a failure and where it comes from, by the built-in tables or by others.

use std::borrow::Cow;

use dps_codes_table::data;

use crate::explanation::origin;

/// An action of any table. The tables live as long as the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Remedy {
    pub(crate) action: &'static str,
    pub(crate) text: &'static str,
    pub(crate) actor: &'static str,
}

impl From<dps_codes::Action> for Remedy {
    fn from(action: dps_codes::Action) -> Self {
        Self { action: action.name(), text: action.text(), actor: action.actor().name() }
    }
}

impl From<&'static data::Action> for Remedy {
    fn from(action: &'static data::Action) -> Self {
        Self { action: &action.name, text: &action.text, actor: &action.actor }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FailureOrigin {
    Service(dps_codes::Origin),
    /// The name of the table that has the code.
    Table(&'static str),
}

impl FailureOrigin {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Service(origin) => origin.name(),
            Self::Table(name) => name,
        }
    }

    /// Returns the origin in a few words.
    pub(crate) fn phrase(self) -> Cow<'static, str> {
        match self {
            Self::Service(origin) => origin::phrase(origin).into(),
            Self::Table(name) => format!("from {name}").into(),
        }
    }
}
