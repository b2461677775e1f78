//! `FailOn`: the failures that `--fail-on` is met by.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use dps_codes::Action;

use crate::scan::tally::row::Row;

const ANY: &str = "any";

#[derive(Clone, Copy)]
pub(crate) enum FailOn {
    Any,
    Action(Action),
}

impl FailOn {
    /// Returns `true` if one of the failures is meant.
    pub(crate) fn is_met(self, failures: &Row) -> bool {
        match self {
            Self::Any => failures.count > 0,
            Self::Action(action) => failures.actions().iter().any(|&(of_failure, _)| of_failure == action),
        }
    }
}

pub(crate) fn parser() -> impl TypedValueParser<Value = FailOn> {
    let actions = Action::ALL.iter().map(|action| PossibleValue::new(action.name()));
    PossibleValuesParser::new(actions.chain([PossibleValue::new(ANY)]))
        .try_map(|name| if name.eq_ignore_ascii_case(ANY) { Ok(FailOn::Any) } else { name.parse().map(FailOn::Action) })
}
