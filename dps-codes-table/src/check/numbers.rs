//! Numbers are within the range of their type, and unique, and no name is the written form of one.

use crate::diagnostic::{Diagnostic, Diagnostics, Poison, Span};
use crate::map::{HashMap, HashSet};
use crate::model::{Code, Table};
use crate::rules;

pub(super) fn check(table: &mut Table, diagnostics: &mut Diagnostics) {
    let int = table.settings.number;
    let mut first: HashMap<i128, (Span, String)> = HashMap::new();
    let mut again = HashSet::new();
    for (row, code) in table.codes.iter().enumerate() {
        let (number, span) = (code.number.value, code.number.span.clone());
        if diagnostics.is_poisoned(&Poison::At(span.start)) {
            continue;
        }
        let diagnostic = if !int.holds(number) {
            if diagnostics.is_poisoned(&Poison::NumberType) {
                diagnostics.poison(Poison::At(span.start));
                continue;
            }
            let message = format!("number out of range for `{}`", int.name);
            Diagnostic::at(rules::NUMBER_OUT_OF_RANGE, span, message, format!("expected {}..={}", int.min, int.max))
                .help("`number` in `[catalog]` sets the type of the numbers")
        } else if let Some((earlier, name)) = first.get(&number) {
            // A copied row is one error, although its name is a duplicate too.
            if *name == code.name.value {
                again.insert(row);
                diagnostics.poison(Poison::Uses);
            }
            Diagnostic::at(
                rules::DUPLICATE_NUMBER,
                span,
                format!("duplicate number {}", table.settings.written(number)),
                "used again here",
            )
            .clashes_with(earlier.clone(), "first used here")
        } else {
            first.insert(number, (span, code.name.value.clone()));
            continue;
        };
        diagnostics.push(diagnostic.keeping_uses());
        diagnostics.poison(Poison::At(code.number.span.start));
    }
    let mut rows = 0..;
    table.codes.retain(|_| rows.next().is_none_or(|row| !again.contains(&row)));
    placeholder_numbers(table, &first.into_keys().collect(), diagnostics);
}

/// Reports names and aliases that are the written form of a number: parsing would find that number.
pub(super) fn check_names(table: &Table, diagnostics: &mut Diagnostics) {
    let Some(form) = &table.settings.display else {
        return;
    };
    for Code { name, aliases, .. } in &table.codes {
        for (written, what) in aliases.iter().map(|alias| (alias, "alias")).chain([(name, "name")]) {
            let number = form.read(&written.value, table.settings.number);
            if let Some(number) = number {
                let message = format!("the {what} `{}` parses as the number {number}", written.value);
                let help = format!("`display = \"{}\"` sets the written form of numbers", form.format());
                diagnostics.push(
                    Diagnostic::at(
                        rules::NAME_IS_A_NUMBER,
                        written.span.clone(),
                        message,
                        "would be parsed as a number",
                    )
                    .help(help)
                    .keeping_uses(),
                );
            }
        }
    }
}

/// Gives a free number to a row without a valid one: its variant exists, although the build fails.
fn placeholder_numbers(table: &mut Table, used: &HashSet<i128>, diagnostics: &Diagnostics) {
    let int = table.settings.number;
    let mut free = (int.min..=int.max).rev().filter(|number| !used.contains(number));
    table.codes.retain_mut(|code| {
        if diagnostics.is_poisoned(&Poison::At(code.number.span.start)) {
            match free.next() {
                Some(number) => code.number.value = number,
                None => return false,
            }
        }
        true
    });
}
