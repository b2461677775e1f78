//! The integer type of the numbers.

use toml::de::{DeTable, DeValue};

use super::alternatives;
use super::block_reader::Item;
use super::code::is_string_type;
use super::value::integer_value;
use crate::diagnostic::{Diagnostic, Diagnostics, Poison};
use crate::escape::escape;
use crate::model::{CodeType, IntType, LocatedString};
use crate::rules;
use crate::suggest;

/// Finds an integer type by its name in Rust. Reports any other name, and returns the type that is meant: with it, the
/// program that uses the table still builds.
pub(super) fn int_type(name: &LocatedString, rows: &[&Item<'_>], diagnostics: &mut Diagnostics) -> IntType {
    if let Some(found) = IntType::named(&name.value) {
        return found;
    }
    let names = IntType::ALL.map(|int| int.name);
    let message = format!("unknown integer type `{}`", escape(&name.value));
    let is_string = is_string_type(&name.value) && !have_numbers(rows);
    let other = IntType::elsewhere(&name.value);
    let near = similar(&name.value, rows).filter(|_| !is_string);
    let help = match (other, near) {
        _ if is_string => "`code = \"string\"` makes the codes strings".to_owned(),
        (Some(own), _) => format!("the integer type for this is `{}`", own.name),
        (None, Some(near)) => format!("an integer type with a similar name exists: `{}`", near.name),
        (None, None) => format!("expected {}", alternatives(&names)),
    };
    diagnostics.push(
        Diagnostic::at(rules::UNKNOWN_INTEGER_TYPE, name.span.clone(), message, "not an integer type").help(help),
    );
    diagnostics.poison(Poison::NumberType);
    other.or(near).unwrap_or_default()
}

/// Returns `true` if a row has a number.
pub(super) fn have_numbers(rows: &[&Item<'_>]) -> bool {
    let has_number = |row: &DeTable<'_>| row.contains_key(CodeType::Number.key());
    rows.iter().any(|row| row.get_ref().as_table().is_some_and(has_number))
}

/// Returns the type with the most similar name, of those that hold the numbers of all rows. Of two, returns the one whose
/// name has the letters in their order: `i1` is `i16` rather than `i8`.
fn similar(name: &str, rows: &[&Item<'_>]) -> Option<IntType> {
    let of_row = |row: &&Item<'_>| match row.get_ref().as_table()?.get(CodeType::Number.key())?.get_ref() {
        DeValue::Integer(written) => Some((integer_value(written)?, written.radix())),
        _ => None,
    };
    let numbers: Vec<_> = rows.iter().filter_map(of_row).collect();
    let holds_all = |int: &IntType| {
        numbers.iter().all(|&(number, radix)| int.holds(if radix == 10 { number } else { int.of_bits(number) }))
    };
    let near = IntType::ALL.into_iter().filter(|int| suggest::nearest(name, [int.name]).is_some());
    near.filter(holds_all).min_by_key(|int| (suggest::edits(name, int.name), !is_subsequence(name, int.name)))
}

/// Returns `true` if `word` is `other` without some of its characters.
fn is_subsequence(word: &str, other: &str) -> bool {
    let mut others = other.chars();
    word.chars().all(|c| others.any(|other| other == c))
}
