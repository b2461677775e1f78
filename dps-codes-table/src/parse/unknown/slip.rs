//! `Slip`: a cause that several unknown keys of a block share, which is one error.

use toml::de::{DeTable, DeValue};

use super::super::listed::listed;
use super::super::value::written;
use super::super::{action, row, settings};
use super::WITH_COLUMNS;
use crate::escape::escape;

/// The tables of `[catalog]`, as messages name them.
const PARTS_OF_CATALOG: [&str; 3] = ["`[catalog.types]`", "`[catalog.use]`", "`probe`"];
/// The same for actions.
const PARTS_OF_ACTION: [&str; 2] = ["`retry`", "`fallback`"];

/// The bounds of a range in other formats.
const LOW: [&str; 5] = ["min", "minimum", "from", "first", "start"];
const HIGH: [&str; 5] = ["max", "maximum", "to", "last", "end"];

/// A slip that several unknown keys of a block share.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Slip {
    /// The keys of the block above, in a table of that block.
    Misplaced,
    /// The bounds of a range, each in a key of its own.
    Bounds,
    /// The same of the numbers of a class.
    Numbers,
    /// Rows that are keys.
    Rows,
    /// Parameters of an action beside the key that takes them.
    Parameters,
    /// The keys of an action where its name belongs.
    Definition,
    /// The keys of a block behind a dot, as in `code.number`.
    Dotted,
}

impl Slip {
    /// Returns the slip of an unknown key of `table`, by its name and the block alone, and the help for it.
    pub(super) fn of(what: &str, key: &str, table: &DeTable<'_>) -> Option<(Self, String)> {
        let name = escape(key);
        if let Some(block) = misplaced(what, key) {
            let help = format!("`{name}` is a key of {block}: move it above {what}");
            Some((Self::Misplaced, help))
        } else if what.starts_with("`[column.") && LOW[..2].iter().chain(&HIGH[..2]).any(|bound| *bound == key) {
            let help = format!("write `range = \"{}\"`, both ends included", range_of(table));
            Some((Self::Bounds, help))
        } else if what == "`[[class]]`" && is_bound(key) && !table.contains_key("numbers") && has_bounds(table) {
            Some((Self::Numbers, format!("write `numbers = \"{}\"`, both ends included", range_of(table))))
        } else if what == "`action`" && !table.contains_key("action") && action::ACTION_KEYS.contains(&key) {
            let help = "define it as `[action.NAME]`, and name it here: `action = \"NAME\"`";
            Some((Self::Definition, help.to_owned()))
        } else {
            None
        }
    }

    /// Returns `true` if what the block seems to lack may be in the keys that are reported.
    pub(in super::super) fn hides_missing_keys(self) -> bool {
        matches!(self, Self::Numbers | Self::Rows | Self::Definition | Self::Dotted)
    }
}

/// Returns the help for an unknown key of a row or a class whose table has keys of the row itself.
pub(super) fn dotted(what: &str, value: &DeValue<'_>) -> Option<String> {
    let inner = value.as_table().filter(|_| WITH_COLUMNS.contains(&what))?;
    let keys: Vec<&str> = inner.keys().map(|key| key.get_ref().as_ref()).collect();
    let are_own = keys.iter().all(|key| row::is_own_key(key))
        && ["number", "code", "name", "summary"].iter().any(|own| keys.contains(own));
    are_own.then(|| format!("the keys of {what} have no dot: write {} alone", listed(&keys, "and")))
}

/// Returns the block above that has this key.
fn misplaced(what: &str, key: &str) -> Option<&'static str> {
    if PARTS_OF_CATALOG.contains(&what) && settings::KEYS.contains(&key) {
        Some("`[catalog]`")
    } else if PARTS_OF_ACTION.contains(&what) && action::ACTION_KEYS.contains(&key) {
        Some("`[action.NAME]`")
    } else {
        None
    }
}

/// Returns the start of the value that takes an unknown key of an action as a parameter, and the help for it.
pub(super) fn parameter(what: &str, key: &str, table: &DeTable<'_>) -> Option<(usize, String)> {
    const OF_RETRY: [&str; 3] = ["minimum", "initial", "cap"];
    const OF_FALLBACK: [&str; 2] = ["failures", "elapsed"];
    let plain = |key: &'_ str| key.split_once('_').map_or(key.to_owned(), |(_, key)| key.to_owned());
    let (owner, parameters): (_, &[_]) = match plain(key).as_str() {
        parameter if OF_RETRY.contains(&parameter) => ("retry", &OF_RETRY),
        parameter if OF_FALLBACK.contains(&parameter) => ("fallback", &OF_FALLBACK),
        _ => return None,
    };
    let value = table.get(owner).filter(|_| what.starts_with("`[action."))?;
    let mut form = vec![match (owner, value.get_ref()) {
        ("retry", _) => "kind = \"backoff\"".to_owned(),
        (_, DeValue::String(action)) => format!("action = \"{}\"", escape(action)),
        _ => "action = \"…\"".to_owned(),
    }];
    for parameter in parameters {
        let value = table.iter().find(|(key, _)| plain(key.get_ref()) == *parameter).map(|(_, value)| value.get_ref());
        form.extend(match value {
            Some(DeValue::String(text)) => Some(format!("{parameter} = \"{}\"", escape(text))),
            Some(DeValue::Integer(integer)) => Some(format!("{parameter} = {}", written(integer))),
            _ => None,
        });
    }
    let form = form.join(", ");
    let help = format!("`{}` is a parameter of `{owner}`: write `{owner} = {{ {form} }}`", plain(key));
    Some((value.span().start, help))
}

fn is_bound(key: &str) -> bool {
    LOW.contains(&key) || HIGH.contains(&key)
}

/// Returns `true` for a table with integers for both ends of a range.
fn has_bounds(table: &DeTable<'_>) -> bool {
    [LOW, HIGH]
        .iter()
        .all(|names| names.iter().any(|name| table.get(*name).is_some_and(|end| end.get_ref().is_integer())))
}

/// Returns the range whose bounds are given by keys of their own.
fn range_of(table: &DeTable<'_>) -> String {
    let bound = |names: &[&str], default: &str| {
        let bound = names.iter().find_map(|name| table.get(*name)?.get_ref().as_integer());
        bound.map_or_else(|| default.to_owned(), written)
    };
    format!("{}..={}", bound(&LOW, "0"), bound(&HIGH, "100"))
}
