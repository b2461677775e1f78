//! Each row has a value in each required column, and no two rows have the same one in a unique column.

use crate::diagnostic::{Diagnostic, Diagnostics, Poison};
use crate::escape::escape;
use crate::map::{HashMap, HashSet};
use crate::model::resolve;
use crate::model::{Column, ColumnKind, Located, LocatedString, Table, Value};
use crate::pattern::{Template, derived_value};
use crate::rules;

pub(super) fn check(table: &mut Table, diagnostics: &mut Diagnostics) {
    // The missing value may be that of an invalid class.
    if !diagnostics.is_poisoned(&Poison::Classes) {
        required(table, diagnostics);
    }
    look_ups(table, diagnostics);
    for index in 0..table.columns.len() {
        if table.columns[index].is_unique {
            unique(index, table, diagnostics);
        }
    }
}

fn required(table: &Table, diagnostics: &mut Diagnostics) {
    let used: HashSet<usize> = table.shared().flat_map(|shared| &shared.columns).map(|&(column, _)| column).collect();
    for (index, column) in table.columns.iter().enumerate() {
        if diagnostics.is_poisoned(&Poison::At(column.name.span.start)) {
            continue;
        }
        if let (ColumnKind::Derived { templates, range }, true) = (&column.kind, column.is_required) {
            required_in_numbers(column, templates, *range, table, diagnostics);
            continue;
        }
        // A column that nothing sets is reported as unused.
        if !column.is_required || column.default.is_some() || !used.contains(&index) {
            continue;
        }
        for row in resolve::rows_without_value(table, index) {
            let (code, name) = (&table.codes[row], &column.name.value);
            // Without its number or string, a row has no class.
            let poisons = [Poison::At(code.number.span.start), Poison::Columns(code.name.span.start)];
            if poisons.iter().any(|poison| diagnostics.is_poisoned(poison)) {
                continue;
            }
            let message = format!("missing value of the required column `{name}`");
            let label = "neither this row nor a class of it has a value";
            diagnostics.push(
                Diagnostic::at(rules::MISSING_COLUMN_VALUE, code.name.span.clone(), message, label)
                    .clashes_with(column.name.span.clone(), "required by this column")
                    .help(format!("add `{name} = …` to the row or to a class that matches it")),
            );
        }
    }
}

/// Reports rows whose number has no value for a derived column.
fn required_in_numbers(
    column: &Column,
    templates: &[Template],
    range: (i128, i128),
    table: &Table,
    diagnostics: &mut Diagnostics,
) {
    let sound = || table.codes.iter().map(|code| &code.number);
    let missing: Vec<_> = sound()
        .filter(|number| !diagnostics.is_poisoned(&Poison::At(number.span.start)))
        .filter(|number| derived_value(templates, range, number.value).is_none())
        .collect();
    let message = format!("missing value of the required column `{}`", column.name.value);
    // Then `from` is the error, not the rows.
    if missing.len() > 1 && missing.len() == sound().count() {
        diagnostics.push(
            Diagnostic::at(
                rules::MISSING_COLUMN_VALUE,
                column.name.span.clone(),
                message,
                "`from` finds none in any row",
            )
            .clashes_with(missing[0].span.clone(), "the number of the first row")
            .help(format!("change `from` to a form of numbers such as {}, or remove `required`", missing[0].value)),
        );
        return;
    }
    for number in missing {
        let label = "no form of `from` finds a value";
        diagnostics.push(
            Diagnostic::at(rules::MISSING_COLUMN_VALUE, number.span.clone(), message.clone(), label)
                .clashes_with(column.name.span.clone(), "required by this column")
                .help("add a form for such numbers to `from`, widen `range`, or remove `required`"),
        );
    }
}

/// Reports a unique column whose lookup has a name that is taken.
fn look_ups(table: &mut Table, diagnostics: &mut Diagnostics) {
    let names: Vec<LocatedString> = table.columns.iter().map(|column| column.name.clone()).collect();
    for column in table.columns.iter_mut().filter(|column| column.is_unique) {
        let look_up = format!("from_{}", column.name.value);
        let other = names.iter().find(|name| name.value == look_up);
        if other.is_none() && look_up != "from_str" {
            continue;
        }
        let message = format!("the lookup by the column `{}` has a name that is taken", column.name.value);
        let diagnostic = Diagnostic::at(
            rules::INVALID_COLUMN_NAME,
            column.name.span.clone(),
            message,
            format!("its rows would be found by `{look_up}`"),
        )
        .help("rename the column");
        diagnostics.push(match other {
            Some(other) => diagnostic.clashes_with(other.span.clone(), "this column has the name"),
            None => diagnostic,
        });
        column.is_unique = false;
    }
}

/// Reports duplicates, and removes them.
fn unique(index: usize, table: &mut Table, diagnostics: &mut Diagnostics) {
    let Column { name, .. } = &table.columns[index];
    let mut seen: HashMap<String, Located<Value>> = HashMap::new();
    for code in &mut table.codes {
        code.shared.columns.retain(|(column, value)| {
            if *column != index {
                return true;
            }
            let key = match &value.value {
                Value::Text(text) => text.clone(),
                Value::Integer(integer) => integer.to_string(),
                _ => return true,
            };
            // Lookups ignore the case of ASCII letters.
            let (written, key) = (escape(&key), key.to_ascii_lowercase());
            let Some(first) = seen.get(&key) else {
                seen.insert(key, value.clone());
                return true;
            };
            let is_same = first.value == value.value;
            let message = format!("duplicate value `{written}` of the unique column `{}`", name.value);
            let label = if is_same { "used again here" } else { "equal if case is ignored" };
            diagnostics.push(
                Diagnostic::at(rules::DUPLICATE_COLUMN_VALUE, value.span.clone(), message, label)
                    .clashes_with(first.span.clone(), "first used here")
                    .help(format!("`Code::from_{}` finds one row", name.value)),
            );
            false
        });
    }
}
