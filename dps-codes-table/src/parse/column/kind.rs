//! The kinds of columns: derived, flag, integer, text, one of a list.

use toml::de::{DeString, DeValue};

use super::super::block_reader::{BlockReader, Item};
use super::super::choice::{CHOICE_KEYS, choices};
use super::super::value::{written, wrong_type};
use super::super::{alternatives, identifier, synonym};
use crate::diagnostic::{Diagnostic, Diagnostics, Poison};
use crate::escape::escape;
use crate::model::{CodeType, ColumnKind, IntType, LocatedString, Settings};
use crate::pattern::{self, Fault, Notation, Template};
use crate::rules;
use crate::suggest;

pub(in super::super) const DERIVED_KEYS: [&str; 4] = ["from", "range", "required", "summary"];
pub(in super::super) const BIT_KEYS: [&str; 3] = ["from", "type", "summary"];
pub(in super::super) const LIST_KEYS: [&str; 5] = ["one_of", "type", "required", "default", "summary"];
pub(in super::super) const TYPED_KEYS: [&str; 6] = ["type", "range", "required", "unique", "default", "summary"];
/// A range is one of integers.
const KEYS_WITHOUT_RANGE: [&str; 5] = ["type", "required", "unique", "default", "summary"];

/// The type of a boolean.
const FLAG: &str = "flag";
/// The types without a range. Any other is an integer type.
const TYPES: [(&str, ColumnKind); 3] =
    [(FLAG, ColumnKind::Flag), ("text", ColumnKind::Text), ("duration", ColumnKind::Duration)];

/// The kind of a column. Of an invalid definition, whatever could be read.
pub(super) struct Kind {
    pub(super) kind: Option<ColumnKind>,
    pub(super) is_sound: bool,
}

const ALL_KEYS: [&str; 8] = ["from", "one_of", "type", "range", "required", "unique", "default", "summary"];

/// Returns the valid keys for the form of a column, or those of all forms if it has none.
pub(super) fn keys(item: &Item<'_>) -> &'static [&'static str] {
    let get = |key| match item.get_ref() {
        DeValue::Table(table) => table.get(key),
        _ => None,
    };
    let is_typo = |written: &str, key| !ALL_KEYS.contains(&written) && suggest::nearest(written, ALL_KEYS) == Some(key);
    let has = |key| {
        let table = item.get_ref().as_table();
        get(key).is_some() || table.is_some_and(|table| table.keys().any(|written| is_typo(written.get_ref(), key)))
    };
    let type_name = get("type").and_then(|item| item.get_ref().as_str());
    if has("from") && type_name == Some(FLAG) && !has("one_of") {
        &BIT_KEYS
    } else if has("from") && (has("one_of") || has("type")) {
        // Either kind may be meant.
        &ALL_KEYS
    } else if has("from") {
        &DERIVED_KEYS
    } else if has("one_of") || list_elsewhere(item).is_some() {
        &LIST_KEYS
    } else if type_name.is_some_and(|name| without_range(name).is_some()) {
        &KEYS_WITHOUT_RANGE
    } else if has("type") {
        &TYPED_KEYS
    } else {
        &ALL_KEYS
    }
}

/// Returns the key that has the list of a column in other formats.
fn list_elsewhere<'t>(item: &'t Item<'t>) -> Option<(&'t toml::Spanned<DeString<'t>>, &'t [Item<'t>])> {
    item.get_ref().as_table()?.iter().find_map(|(key, value)| {
        synonym::of(key.get_ref(), value.get_ref(), &["one_of"], |_| true)?;
        Some((key, &value.get_ref().as_array()?[..]))
    })
}

/// Reports a column with the type of a list in other formats, and a key for the list: `type = "enum"` and `values = ["A"]`.
pub(super) fn enum_elsewhere(item: &Item<'_>, diagnostics: &mut Diagnostics) {
    let type_item = item.get_ref().as_table().and_then(|table| table.get("type"));
    let (Some(type_item), Some((key, list))) = (type_item, list_elsewhere(item)) else {
        return;
    };
    let is_other = |name: &&str| !identifier::is_name(name) && !type_names().contains(name);
    let Some(type_name) = type_item.get_ref().as_str().filter(is_other) else {
        return;
    };
    let items: Vec<_> =
        list.iter().filter_map(|item| item.get_ref().as_str()).map(|item| format!("\"{}\"", escape(item))).collect();
    let message = format!("unknown column type `{}`", escape(type_name));
    let help = format!("write `one_of = [{}]` in place of `type` and `{}`", items.join(", "), escape(key.get_ref()));
    diagnostics
        .push(Diagnostic::at(rules::UNKNOWN_COLUMN_TYPE, type_item.span(), message, "not a column type").help(help));
    diagnostics.poison_all([Poison::At(type_item.span().start), Poison::At(key.span().start)]);
}

impl Kind {
    /// Reads the kind. The name of an enum is derived from `key`.
    pub(super) fn read(block: &mut BlockReader<'_, '_>, key: &str, settings: &Settings) -> Self {
        let is_flag =
            block.has("type") && block.optional("type").and_then(|item| item.get_ref().as_str()) == Some(FLAG);
        if block.has("from") && is_flag && !block.has("one_of") {
            return bit(block, settings);
        }
        let other = ["one_of", "type"].into_iter().find(|key| block.has(key));
        if let Some(other) = other.filter(|_| block.has("from")) {
            let message = format!("`{other}` in a column with `from`");
            block.diagnostics.push(
                Diagnostic::at(rules::UNKNOWN_KEY, block.key_span(other), message, "another kind of column")
                    .clashes_with(block.key_span("from"), "set here")
                    .help("a column has one of `from`, `one_of` and `type`: remove the others"),
            );
            // Values in rows are those of the other kind.
            let Self { kind, .. } = if other == "one_of" { one_of(block, key) } else { typed(block) };
            Self::unsound(kind)
        } else if block.optional("from").is_some() {
            derived(block, settings)
        } else if block.optional("one_of").is_some() {
            one_of(block, key)
        } else {
            typed(block)
        }
    }

    fn sound(kind: ColumnKind) -> Self {
        Self { kind: Some(kind), is_sound: true }
    }

    fn unsound(kind: Option<ColumnKind>) -> Self {
        Self { kind, is_sound: false }
    }

    /// A column whose definition does not say what its values are: with any kind, it keeps its accessor.
    fn unknown() -> Self {
        Self::unsound(Some(ColumnKind::Text))
    }
}

fn one_of(block: &mut BlockReader<'_, '_>, key: &str) -> Kind {
    let Some(item) = block.optional("one_of") else {
        return Kind::unsound(None);
    };
    // One error is enough for a list under the key of another format.
    let mut unreported = Diagnostics::default();
    let diagnostics = if block.has("one_of") { &mut *block.diagnostics } else { &mut unreported };
    let list = choices(item, &CHOICE_KEYS, diagnostics);
    let is_sound = list.is_complete;
    if is_sound && list.sound.is_empty() {
        let message = "empty array `one_of`";
        block.diagnostics.push(Diagnostic::at(rules::EMPTY_ARRAY, item.span(), message, "expected at least one item"));
    }
    if list.sound.is_empty() {
        return Kind::unknown();
    }
    let type_name = match block.optional("type") {
        Some(_) => block.text("type").and_then(|name| identifier::checked(name, block.diagnostics)),
        None => None,
    };
    let type_name = type_name.map_or_else(|| identifier::camel_case(key), |name| name.value);
    if type_name.is_empty() {
        if block.optional("type").is_none() {
            let message = format!("cannot derive an enum name from `{}`", escape(key));
            block.diagnostics.push(
                Diagnostic::at(rules::UNNAMED_ENUM, block.key_span("one_of"), message, "this list becomes an enum")
                    .help("set its name: `type = \"…\"`"),
            );
        }
        return Kind::unsound(None);
    }
    Kind { kind: Some(ColumnKind::OneOf { type_name, choices: list.sound }), is_sound }
}

/// Returns the values of `type` in a column without a list.
pub(in super::super) fn type_names() -> Vec<&'static str> {
    TYPES.map(|(name, _)| name).into_iter().chain(IntType::ALL.map(|int| int.name)).collect()
}

/// Returns the kind of a type without a range.
fn without_range(name: &str) -> Option<ColumnKind> {
    TYPES.into_iter().find_map(|(own, kind)| (own == name).then_some(kind))
}

fn typed(block: &mut BlockReader<'_, '_>) -> Kind {
    let Some(written) = block.required_text("type") else {
        return Kind::unknown();
    };
    let names = type_names();
    if names.contains(&written.value.as_str()) {
        return named(block, &written.value);
    }
    let own = type_elsewhere(&written.value);
    let near = own.or_else(|| suggest::nearest(&written.value, names.iter().copied()));
    let near = near.filter(|_| !is_float(&written.value));
    let help = match (own, near) {
        _ if is_float(&written.value) => {
            "columns have no floats: use an integer of a smaller unit, or `text`".to_owned()
        }
        (Some(own), _) => format!("the column type for this is `{own}`"),
        (None, Some(near)) => format!("a column type with a similar name exists: `{near}`"),
        (None, None) => {
            let names = alternatives(&names);
            format!("expected {names}; `from` reads a part of the number, `one_of` defines an enum")
        }
    };
    let message = format!("unknown column type `{}`", escape(&written.value));
    block
        .diagnostics
        .push(Diagnostic::at(rules::UNKNOWN_COLUMN_TYPE, written.span, message, "not a column type").help(help));
    // With the suggested type, code that reads the column still builds.
    near.map_or_else(Kind::unknown, |near| Kind::unsound(named(block, near).kind))
}

/// Returns the column type for the name that other languages have for it.
fn type_elsewhere(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let name = name.strip_prefix("option<").map_or(&name[..], |inner| inner.trim_end_matches('>'));
    match name {
        "bool" | "boolean" => Some("flag"),
        "string" | "str" | "&str" | "varchar" | "char" => Some("text"),
        "time" | "timeout" | "interval" | "timespan" | "delay" => Some("duration"),
        _ => IntType::elsewhere(name).map(|int| int.name),
    }
}

fn is_float(name: &str) -> bool {
    ["f32", "f64", "float", "double", "decimal", "real"].contains(&name.to_lowercase().as_str())
}

fn named(block: &mut BlockReader<'_, '_>, name: &str) -> Kind {
    let Some(int) = IntType::named(name) else {
        return without_range(name).map_or_else(Kind::unknown, Kind::sound);
    };
    let range = range(block).and_then(|range| fits(range, int, block));
    let is_sound = range.is_ok();
    let range = range.ok().flatten().unwrap_or((int.min, int.max));
    Kind { kind: Some(ColumnKind::Integer { int, range }), is_sound }
}

fn derived(block: &mut BlockReader<'_, '_>, settings: &Settings) -> Kind {
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
    let mut are_valid = true;
    for written in block.one_or_more("from").unwrap_or_default() {
        match Template::parse(&written.value, Notation::from(settings)) {
            Ok(template) => templates.push(template),
            Err(fault) => {
                are_valid = false;
                templates.extend(Template::meant(&written.value, settings.number));
                block.diagnostics.push(no_template(&written, fault));
            }
        }
    }
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
fn bit(block: &mut BlockReader<'_, '_>, settings: &Settings) -> Kind {
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
        DeValue::Array(list) if !list.is_empty() => {
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

/// Returns the range if the type of the column holds it.
fn fits(
    range: Option<(i128, i128)>,
    int: IntType,
    block: &mut BlockReader<'_, '_>,
) -> Result<Option<(i128, i128)>, ()> {
    if range.is_none_or(|(low, high)| int.holds(low) && int.holds(high)) {
        return Ok(range);
    }
    let span = block.optional("range").map_or(block.span.clone(), Item::span);
    let message = format!("range exceeds `{}`", int.name);
    let label = format!("expected a range within {}..={}", int.min, int.max);
    block.diagnostics.push(
        Diagnostic::at(rules::INVALID_RANGE, span, message, label).help("use a larger type, or narrow the range"),
    );
    Err(())
}

/// Reads the key `range`.
fn range(block: &mut BlockReader<'_, '_>) -> Result<Option<(i128, i128)>, ()> {
    if block.optional("range").is_none() {
        return Ok(None);
    }
    let written = block.text_or("range", "ranges are strings: `\"100..=599\"`").ok_or(())?;
    if let Some(range) = pattern::range(&written.value) {
        return Ok(Some(range));
    }
    let message = format!("invalid range `{}`", escape(&written.value));
    let (label, help) = match written.value.split_once("..=") {
        Some((low, high)) if pattern::range(&format!("{high}..={low}")).is_some() => {
            ("ends before it starts", format!("write `{}..={}`", escape(high.trim()), escape(low.trim())))
        }
        _ => ("expected two numbers with `..=` between them", "ranges include both ends, as in `100..=599`".to_owned()),
    };
    block.diagnostics.push(Diagnostic::at(rules::INVALID_RANGE, written.span, message, label).help(help));
    Err(())
}
