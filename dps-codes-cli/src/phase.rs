//! Phases as arguments.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use dps_codes::Phase;

/// Returns the parser of `--phase`.
pub(crate) fn parser() -> impl TypedValueParser<Value = Phase> {
    let names = Phase::ALL.iter().map(|phase| phase.name().to_lowercase());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Phase>())
}
