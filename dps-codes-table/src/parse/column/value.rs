//! The values of columns in rows and classes.

use super::super::alternatives;
use super::super::block_reader::Item;
use super::super::duration::{LONGEST_IN_COLUMN, duration_value};
use super::super::value::{boolean, integer, text, wrong_type};
use super::Column;
use crate::diagnostic::{Diagnostic, Diagnostics, Poison, Span};
use crate::escape::escape;
use crate::model::{Choice, ColumnKind, Located, LocatedString, Value};
use crate::rules;
use crate::suggest;

/// Reads the value of a column in a row or a class, with the index of the column.
pub(in crate::parse) fn value_in_row(
    column: &Column,
    item: &Item<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<(usize, Located<Value>)> {
    let mut value = read(column, item, diagnostics);
    if value.is_none() && column.is_required {
        // The row has a value, although it is invalid.
        diagnostics.poison(Poison::At(item.span().start));
        value = column.kind.as_ref().map(|kind| Located::new(kind.first_value(), item.span()));
    }
    Some((column.index?, value?))
}

/// Reports a value of a unique column in a class.
pub(in crate::parse) fn unique_in_class(column: &Column, key: Span, diagnostics: &mut Diagnostics) {
    let message = format!("value of the unique column `{}` in `[[class]]`", escape(&column.key));
    diagnostics.push(
        Diagnostic::at(rules::INVALID_UNIQUE_COLUMN, key, message, "all rows of the class would have it")
            .help("set it in each row"),
    );
}

/// Reads a value of a column.
pub(super) fn read(column: &Column, item: &Item<'_>, diagnostics: &mut Diagnostics) -> Option<Located<Value>> {
    if !column.is_sound {
        // An invalid definition does not say which values are valid.
        diagnostics.poison(Poison::At(item.span().start));
    }
    let value = match column.kind.as_ref()? {
        ColumnKind::Derived { .. } | ColumnKind::Bit(_) => {
            diagnostics.push(
                Diagnostic::at(
                    rules::DERIVED_COLUMN_SET,
                    item.span(),
                    "derived columns cannot be set",
                    "read from the number",
                )
                .help("remove it"),
            );
            return None;
        }
        ColumnKind::Flag => Value::Flag(boolean(item, diagnostics)?),
        ColumnKind::Text => Value::Text(text(item, diagnostics)?.value),
        ColumnKind::Duration => Value::Duration(duration_value(item, LONGEST_IN_COLUMN, diagnostics)?),
        ColumnKind::Integer { range: (low, high), .. } => {
            let number = integer(item, diagnostics)?.value;
            if !(*low..=*high).contains(&number) {
                let message = format!("value out of range for the column `{}`", column.key);
                diagnostics.push(Diagnostic::at(
                    rules::COLUMN_VALUE_OUT_OF_RANGE,
                    item.span(),
                    message,
                    format!("expected {low}..={high}"),
                ));
                return None;
            }
            Value::Integer(number)
        }
        ColumnKind::OneOf { choices, .. } => {
            if !item.get_ref().is_str() {
                let names: Vec<_> = choices.iter().map(Choice::written).collect();
                let help = format!("expected {}", alternatives(&names));
                diagnostics.push(wrong_type(item.span(), "a string", item.get_ref()).help(help));
                return None;
            }
            let written = text(item, diagnostics)?;
            let found = column.choices.get(&written.value).copied();
            if found.is_none() {
                diagnostics.push(not_in_list(&column.key, &written, choices, diagnostics.wants_suggestions()));
            }
            Value::Choice(found?)
        }
    };
    Some(Located::new(value, item.span()))
}

fn not_in_list(column: &str, written: &LocatedString, choices: &[Choice], with_help: bool) -> Diagnostic {
    let message = format!("unknown value `{}` of the column `{column}`", escape(&written.value));
    let diagnostic =
        Diagnostic::at(rules::UNKNOWN_COLUMN_VALUE, written.span.clone(), message, "not in the list of this column");
    if !with_help {
        return diagnostic;
    }
    let names: Vec<_> = choices.iter().map(Choice::written).collect();
    let help = suggest::similar("a value", &written.value, names.iter().copied())
        .unwrap_or_else(|| format!("expected {}", alternatives(&names)));
    diagnostic.help(help)
}
