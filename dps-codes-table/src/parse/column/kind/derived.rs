//! Columns that are derived from the number: from its digits or its bits.

use toml::de::DeValue;

use super::super::super::block_reader::{BlockReader, Item};
use super::super::super::value::{written, wrong_type};
use super::Kind;
use super::range::range;
use crate::diagnostic::Diagnostic;
use crate::escape::escape;
use crate::model::{CodeType, ColumnKind, LocatedString, Settings};
use crate::pattern::{Fault, Notation, Template};
use crate::rules;

pub(super) fn derived(block: &mut BlockReader<'_, '_>, settings: &Settings) -> Kind {
    if !has_numbers(block, settings) {
        return Kind::unknown();
    }
    if let Some((diagnostic, template)) = block.optional("from").and_then(bits_in_numbers) {
        block.diagnostics.push(diagnostic);
        let meant = Template::meant(&template, settings.number);
        let range = (0, meant.as_ref().map_or(0, Template::greatest));
        return Kind::unsound(Some(ColumnKind::Derived { templates: meant.into_iter().collect(), range }));
    }
    let mut templates = Vec::new();
    let errors = block.diagnostics.count();
    for written in block.one_or_more("from").unwrap_or_default() {
        match Template::parse(&written.value, Notation::from(settings)) {
            Ok(template) => templates.push(template),
            Err(fault) => {
                templates.extend(Template::meant(&written.value, settings.number));
                block.diagnostics.push(no_template(&written, fault));
            }
        }
    }
    let are_valid = block.diagnostics.count() == errors;
    let greatest = templates.iter().map(Template::greatest).max().unwrap_or(999);
    let range = range(block).and_then(|range| can_be_met(range, greatest, block));
    let is_sound = range.is_ok() && are_valid && !templates.is_empty();
    let range = range.ok().flatten().unwrap_or((0, greatest));
    Kind { kind: Some(ColumnKind::Derived { templates, range }), is_sound }
}

/// Returns `false`, and reports `from`, in a table of string codes.
fn has_numbers(block: &mut BlockReader<'_, '_>, settings: &Settings) -> bool {
    if settings.code == CodeType::Number {
        return true;
    }
    let message = "`from` in a table of string codes";
    block.diagnostics.push(
        Diagnostic::at(rules::NUMBERS_IN_STRING_TABLE, block.key_span("from"), message, "reads a part of a number")
            .help("set a `type` or `one_of`, and the values in classes"),
    );
    false
}

/// Reads a flag that is a bit of the number.
pub(super) fn bit(block: &mut BlockReader<'_, '_>, settings: &Settings) -> Kind {
    if !has_numbers(block, settings) {
        return Kind::unsound(Some(ColumnKind::Flag));
    }
    let invalid = Kind::unsound(Some(ColumnKind::Bit(Template::lowest_bit(settings.number))));
    if let Some((diagnostic, _)) = block.optional("from").and_then(bits_in_numbers) {
        block.diagnostics.push(diagnostic);
        return invalid;
    }
    let Some(written) = block.text("from") else {
        return invalid;
    };
    let fault = match Template::parse(&written.value, Notation::from(settings)) {
        Ok(template) if template.is_bit() => return Kind::sound(ColumnKind::Bit(template)),
        Ok(_) => Fault {
            why: "a flag is one bit".to_owned(),
            help: Some("write `bit 29`, or remove `type` to read an integer".to_owned()),
        },
        Err(fault) => fault,
    };
    block.diagnostics.push(no_template(&written, fault));
    invalid
}

/// Returns the error for positions of bits that are numbers, and the template to write.
fn bits_in_numbers(item: &Item<'_>) -> Option<(Diagnostic, String)> {
    let bits = match item.get_ref() {
        DeValue::Array(list) => {
            list.iter().map(|item| Some(written(item.get_ref().as_integer()?))).collect::<Option<Vec<_>>>()?
        }
        value => vec![written(value.as_integer()?)],
    };
    let template = match &bits[..] {
        [bit] => format!("bit {bit}"),
        [low, .., high] => format!("bits {low}..={high}"),
        [] => return None,
    };
    let diagnostic = wrong_type(item.span(), "a string", item.get_ref()).help(format!("write `\"{template}\"`"));
    Some((diagnostic, template))
}

fn no_template(written: &LocatedString, Fault { why, help }: Fault) -> Diagnostic {
    let message = format!("invalid template `{}`: {why}", escape(&written.value));
    let forms = "templates look like `NNNxxx` (`N` is a digit of the value, `x` is any other digit) or `bits 16..=27`";
    Diagnostic::at(rules::INVALID_TEMPLATE, written.span.clone(), message, "not a valid template")
        .help(help.unwrap_or_else(|| forms.to_owned()))
}

/// Returns the range if some values are within it.
fn can_be_met(
    range: Option<(i128, i128)>,
    greatest: i128,
    block: &mut BlockReader<'_, '_>,
) -> Result<Option<(i128, i128)>, ()> {
    if range.is_none_or(|(low, high)| low <= greatest && high >= 0) {
        return Ok(range);
    }
    let span = block.optional("range").map_or(block.span.clone(), Item::span);
    let label = format!("the values are within 0..={greatest}");
    block
        .diagnostics
        .push(Diagnostic::at(rules::INVALID_RANGE, span, "range matches no value", label).help("widen the range"));
    Err(())
}
