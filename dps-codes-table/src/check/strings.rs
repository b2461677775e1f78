//! String codes are unique, also without regard to case, and no name is the code of another row.

use crate::diagnostic::{Diagnostic, Diagnostics, Poison, Span};
use crate::escape::escape;
use crate::map::{HashMap, HashSet};
use crate::model::{Code, Column, ColumnKind, IntegrationKind, Located, Table};
use crate::rules;
use crate::string_code::{Line, StringPattern};

/// Each of them costs a comparison in every lookup of an unlisted code.
const MOST_LENGTHS: usize = 16;

pub(super) fn check(table: &mut Table, diagnostics: &mut Diagnostics) {
    http(table, diagnostics);
    duplicates(table, diagnostics);
    patterns_of_other_languages(table, diagnostics);
    too_many_lengths(table, diagnostics);
    let patterns: Vec<_> = table.classes.iter().flat_map(|class| &class.string_patterns).collect();
    let patterns: Vec<_> = patterns.into_iter().map(|pattern| &pattern.value).collect();
    let line = Line::of(&patterns, table.codes.iter().map(|code| code.string.as_str()));
    for code in &mut table.codes {
        code.number.value = line.number(&code.string);
    }
    for class in &mut table.classes {
        let ranges = |pattern: &Located<_>| Located::new(line.pattern(&pattern.value), pattern.span.clone());
        class.patterns = class.string_patterns.iter().map(ranges).collect();
    }
    table.line = line;
}

/// Reports patterns that match no row as they are written, but some rows as another language would read them.
fn patterns_of_other_languages(table: &mut Table, diagnostics: &mut Diagnostics) {
    let codes: Vec<&str> = table.codes.iter().map(|code| code.string.as_str()).collect();
    for class in &mut table.classes {
        class.string_patterns.retain(|pattern| {
            let is_met = codes.iter().any(|code| pattern.value.matches(code));
            let meant = if is_met { None } else { written_for(&pattern.value, &codes) };
            let Some(meant) = meant else {
                return true;
            };
            let label = "all characters but `x` and `*` at the end are read as they are";
            let help = format!("write `{meant}`: `x` at the end is any character, and `*` any text");
            diagnostics.push(
                Diagnostic::at(
                    rules::INVALID_STRING_PATTERN,
                    pattern.span.clone(),
                    "string pattern matches no code of the table",
                    label,
                )
                .help(help),
            );
            diagnostics.poison(Poison::Classes);
            false
        });
    }
}

/// Returns how to write a pattern that matches no code, so that it matches the codes that seem to be meant.
fn written_for(pattern: &StringPattern, codes: &[&str]) -> Option<String> {
    let met = |pattern: &StringPattern| codes.iter().find(|code| pattern.matches(code));
    let wildcards = pattern.length.map_or(1, |length| length - pattern.prefix.len());
    let text = format!("{}{}", pattern.prefix, if pattern.length.is_some() { "x" } else { "*" }.repeat(wildcards));
    let listed: Vec<_> = StringPattern::listed(&text).into_iter().flatten().collect();
    let listed: Vec<_> = listed.iter().filter_map(|text| StringPattern::parse(text).ok()).collect();
    if let Some(code) = listed.iter().find_map(met) {
        let has_capitals = !code.contains(|c: char| c.is_ascii_lowercase());
        let written = |pattern: &StringPattern| match met(pattern) {
            Some(code) => pattern.written(code),
            None if has_capitals => pattern.written(&pattern.prefix.to_ascii_uppercase()),
            None => pattern.written(&pattern.prefix),
        };
        let patterns: Vec<_> = listed.iter().map(|pattern| format!("\"{}\"", escape(&written(pattern)))).collect();
        return Some(format!("[{}]", patterns.join(", ")));
    }
    pattern.meant().into_iter().find_map(|mut meant| {
        let code = met(&meant)?;
        let is_like =
            |other: &&str| other.len() == code.len() && other.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if meant.length.is_none() && codes.iter().filter(|code| meant.matches(code)).all(is_like) {
            meant.length = Some(code.len());
        }
        Some(format!("\"{}\"", escape(&meant.written(code))))
    })
}

/// Reports the integration `http` without a column for the status, since a string is not a status, and removes it.
fn http(table: &mut Table, diagnostics: &mut Diagnostics) {
    let column = table.columns.iter().find(|column| column.name.value == "http_status");
    if column.is_some_and(|column| matches!(column.kind, ColumnKind::Integer { .. })) {
        return;
    }
    let other = column.map(|column: &Column| column.name.span.clone());
    // After another error, the column may be missing because of it.
    let is_reported = diagnostics.has_errors();
    table.settings.integrations.retain(|integration| {
        let is_http = integration.kind == IntegrationKind::Http;
        if is_http && !is_reported {
            let message = "integration `http` without an integer column `http_status`";
            let diagnostic =
                Diagnostic::at(rules::NO_STATUS_COLUMN, integration.span.clone(), message, "no string is a status");
            let diagnostic = match other.clone() {
                Some(column) => {
                    diagnostic.clashes_with(column, "not an integer").help("set its type: `type = \"u16\"`")
                }
                None => diagnostic.help("add a `[column.http_status]` with `type = \"u16\"`"),
            };
            diagnostics.push(diagnostic.keeping_uses());
        }
        !is_http
    });
}

fn duplicates(table: &mut Table, diagnostics: &mut Diagnostics) {
    let mut first: HashMap<String, (Span, String, String)> = HashMap::new();
    let mut copies = HashSet::new();
    for (row, code) in table.codes.iter_mut().enumerate() {
        let Code { string, number: Located { span, .. }, name, .. } = code;
        let key = string.to_ascii_lowercase();
        // No code has a space: the variant exists, although the build fails.
        let placeholder = format!(" {row}");
        if diagnostics.is_poisoned(&Poison::At(span.start)) {
            *string = placeholder;
            continue;
        }
        let Some((earlier, written, earlier_name)) = first.get(&key) else {
            first.insert(key, (span.clone(), string.clone(), name.value.clone()));
            continue;
        };
        let diagnostic = if written == string {
            let message = format!("duplicate code `{string}`");
            Diagnostic::at(rules::DUPLICATE_STRING_CODE, span.clone(), message, "used again here")
        } else {
            let message = format!("codes `{written}` and `{string}` differ only in case");
            Diagnostic::at(rules::STRING_CODES_DIFFER_IN_CASE, span.clone(), message, "equal if case is ignored")
                .help("codes are compared without regard to case")
        };
        let diagnostic = diagnostic.clashes_with(earlier.clone(), "first used here");
        // A copied row is one error, although its name is a duplicate too.
        if *earlier_name == name.value {
            copies.insert(row);
            diagnostics.poison(Poison::Uses);
        }
        diagnostics.push(diagnostic.keeping_uses());
        diagnostics.poison(Poison::At(span.start));
        *string = placeholder;
    }
    let mut rows = 0..;
    table.codes.retain(|_| rows.next().is_none_or(|row| !copies.contains(&row)));
}

/// Reports and removes patterns of further lengths.
fn too_many_lengths(table: &mut Table, diagnostics: &mut Diagnostics) {
    let mut lengths = Vec::new();
    let mut is_reported = false;
    for class in &mut table.classes {
        class.string_patterns.retain(|pattern| {
            let Some(length) = pattern.value.length.filter(|length| !lengths.contains(length)) else {
                return true;
            };
            let is_within = lengths.len() < MOST_LENGTHS;
            if is_within {
                lengths.push(length);
            } else if !is_reported {
                is_reported = true;
                let message = format!("string patterns of more than {MOST_LENGTHS} lengths");
                diagnostics.push(
                    Diagnostic::at(
                        rules::TOO_MANY_LENGTHS,
                        pattern.span.clone(),
                        message,
                        format!("exceeds the limit of {MOST_LENGTHS}"),
                    )
                    .help("a pattern with `*` at the end matches codes of any length"),
                );
            }
            is_within
        });
    }
}

/// Reports names and aliases that are the code of another row: parsing would find that row.
pub(super) fn check_names(table: &mut Table, diagnostics: &mut Diagnostics) {
    let codes: HashMap<String, (Span, String)> = table
        .codes
        .iter()
        .filter(|code| !code.string.is_empty())
        .map(|code| (code.string.to_ascii_lowercase(), (code.number.span.clone(), code.name.value.clone())))
        .collect();
    for code in &mut table.codes {
        let Code { name, aliases, .. } = code;
        let mut is_free = |written: &crate::model::LocatedString, what: &str| {
            let other = codes.get(&written.value.to_ascii_lowercase()).filter(|(_, other)| *other != name.value);
            if let Some((span, other)) = other {
                let message = format!("the {what} `{}` is the code of `{other}`", written.value);
                diagnostics.push(
                    Diagnostic::at(
                        rules::NAME_IS_A_CODE,
                        written.span.clone(),
                        message,
                        "would be parsed as that code",
                    )
                    .clashes_with(span.clone(), "the code")
                    .keeping_uses(),
                );
            }
            other.is_none()
        };
        is_free(name, "name");
        aliases.retain(|alias| is_free(alias, "alias"));
    }
}
