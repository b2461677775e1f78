//! `code` and `number` of `[catalog]`: the type of the codes.

use super::super::alternatives;
use super::super::block_reader::{BlockReader, Item};
use super::super::code::{DECLARATION, is_string_type};
use super::super::int_type::{have_numbers, int_type};
use super::super::value::wrong_type;
use crate::diagnostic::{Diagnostic, Diagnostics, Poison};
use crate::escape::escape;
use crate::model::{CodeType, IntType, LocatedString};
use crate::rules;
use crate::suggest;

/// Reads the key `code`. It is also the name of the rows, whose header may be that of a table in `[catalog]`.
pub(super) fn code_type_of(block: &mut BlockReader<'_, '_>) -> Option<CodeType> {
    let Some(rows) = block.optional("code").filter(|item| item.get_ref().is_array()) else {
        return block.text_or("code", DECLARATION).and_then(|name| code_type(&name, block.diagnostics));
    };
    let diagnostic = wrong_type(rows.span(), "a string", rows.get_ref());
    block.diagnostics.push(diagnostic.help("the header of a row is `[[code]]`"));
    block.diagnostics.poison(Poison::Codes);
    None
}

fn code_type(name: &LocatedString, diagnostics: &mut Diagnostics) -> Option<CodeType> {
    let found = CodeType::ALL.into_iter().find(|code| code.name() == name.value);
    if found.is_some() {
        return found;
    }
    let help = if IntType::named(&name.value).is_some() {
        format!("`number = \"{}\"` sets the integer type of the codes", name.value)
    } else if is_string_type(&name.value) {
        DECLARATION.to_owned()
    } else {
        let names = CodeType::ALL.map(CodeType::name);
        suggest::similar("a code type", &name.value, names)
            .unwrap_or_else(|| format!("expected {}", alternatives(&names)))
    };
    let message = format!("unknown code type `{}`", escape(&name.value));
    diagnostics
        .push(Diagnostic::at(rules::UNKNOWN_CODE_TYPE, name.span.clone(), message, "not a code type").help(help));
    None
}

/// Reads the key `number`, which may name strings as the type of the codes.
pub(super) fn number_type(code: &mut CodeType, rows: &[&Item<'_>], block: &mut BlockReader<'_, '_>) -> IntType {
    let bits = block.optional("number").filter(|item| item.get_ref().is_integer());
    let unsigned = bits.and_then(|item| IntType::named(&format!("u{}", item.get_ref().as_integer()?.as_str())));
    if let (Some(item), Some(int)) = (bits, unsigned) {
        let help = format!("write `\"{}\"`, or `\"i{}\"` for numbers with a sign", int.name, int.bits());
        block.diagnostics.push(wrong_type(item.span(), "a string", item.get_ref()).help(help));
        block.diagnostics.poison(Poison::NumberType);
        return int;
    }
    let Some(name) = block.text("number") else {
        return IntType::default();
    };
    if *code == CodeType::String {
        no_numbers("number", block);
        return IntType::default();
    }
    if is_string_type(&name.value) && !have_numbers(rows) {
        *code = CodeType::String;
    }
    int_type(&name, rows, block.diagnostics)
}

/// Reports a key that is about numbers in a table of string codes.
pub(super) fn no_numbers(key: &str, block: &mut BlockReader<'_, '_>) {
    // Another key that is read as this one is reported already.
    if !block.has(key) {
        return;
    }
    let message = format!("`{key}` in a table of string codes");
    let span = block.key_span(key);
    let diagnostic = Diagnostic::at(rules::NUMBERS_IN_STRING_TABLE, span, message, "no code is a number");
    block.diagnostics.push(diagnostic.help("remove it, or remove `code = \"string\"`").keeping_uses());
}
