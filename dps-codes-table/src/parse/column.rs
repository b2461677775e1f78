//! `[column.NAME]`: an attribute of the codes of this table.

pub(super) mod kind;
mod value;

use super::block_reader::{BlockReader, Item};
use super::identifier::{self, name_of_header};
use super::value::wrong_type;
use crate::diagnostic::{Diagnostic, Diagnostics, Poison, Span};
use crate::escape::escape;
use crate::map::HashMap;
use crate::model::{self, Choice, CodeType, ColumnKind, Located, LocatedString, Settings};
use crate::rules;
use kind::Kind;
use toml::de::DeValue;
pub(super) use value::{unique_in_class, value_in_row};

/// Keys and methods of every table.
pub(super) const TAKEN: [&str; 32] = [
    "number",
    "numbers",
    "codes",
    "name",
    "aliases",
    "summary",
    "help",
    "family",
    "action",
    "action_in",
    "fallback",
    "fallback_in",
    "in",
    "sources",
    "messages",
    "deprecated",
    "replaced_by",
    "retired",
    "instead",
    "text",
    "classify",
    "from",
    "try_from",
    "into_inner",
    "into_owned",
    "from_number",
    "from_code",
    "as_str",
    "from_name",
    "code",
    "is",
    "is_listed",
];

/// A column, as needed to read its values in rows.
pub(super) struct Column {
    /// Its key in rows.
    pub(super) key: String,
    /// Its index in the model. `None` if it is invalid.
    index: Option<usize>,
    kind: Option<ColumnKind>,
    /// The index of each name and each text of its list.
    choices: HashMap<String, usize>,
    /// `false` if the definition is invalid: its values are not checked then.
    is_sound: bool,
    is_required: bool,
    /// `true` if no two rows have the same value.
    pub(super) is_unique: bool,
}

/// Reads a column, and adds it to the model if it is valid.
pub(super) fn column<'t>(
    name: LocatedString,
    item: &'t Item<'t>,
    settings: &Settings,
    columns: &mut Vec<model::Column>,
    diagnostics: &mut Diagnostics,
) -> Column {
    let key = name.value.clone();
    let is_taken = reserved_for(&key, settings).is_some();
    let what = format!("`[column.{}]`", name_of_header(&name, diagnostics));
    let name = sound_name(name, settings, diagnostics);
    unique_without_type(item, diagnostics);
    kind::enum_elsewhere(item, diagnostics);
    if let Some(type_name) = item.get_ref().as_str().filter(|name| kind::type_names().contains(name)) {
        let help = format!("write `{} = {{ type = \"{type_name}\" }}`", escape(&key));
        diagnostics.push(wrong_type(item.span(), "a table", item.get_ref()).help(help));
        diagnostics.poison(Poison::At(item.span().start));
    }
    let Some(mut block) = BlockReader::open(item, what, kind::keys(item), diagnostics) else {
        return Column {
            key,
            index: None,
            kind: None,
            choices: HashMap::new(),
            is_sound: false,
            is_required: false,
            is_unique: false,
        };
    };
    let summary = block.text("summary");
    let Kind { kind, is_sound } = Kind::read(&mut block, &key, settings);
    let is_sound = is_sound && !block.diagnostics.is_poisoned(&Poison::At(block.span.start));
    let choices = match &kind {
        Some(ColumnKind::OneOf { choices, .. }) => {
            let names = |choice: &Choice| [choice.name.value.clone(), choice.written().to_owned()];
            choices.iter().enumerate().flat_map(|(index, choice)| names(choice).map(|name| (name, index))).collect()
        }
        _ => HashMap::new(),
    };
    let is_required = block.flag("required");
    let is_boolean = block.optional("required").is_none_or(|item| item.get_ref().is_bool());
    if !is_boolean || (is_required && !is_sound) {
        // It is unknown which rows need a value.
        if let Some(name) = &name {
            block.diagnostics.poison(Poison::At(name.span.start));
        }
    }
    let is_unique = block.flag("unique") && can_be_unique(kind.as_ref(), &mut block);
    let mut column = Column { key, index: None, kind, choices, is_sound, is_required, is_unique };
    let default = match &column.kind {
        Some(ColumnKind::Derived { .. } | ColumnKind::Bit(_)) | None => None,
        Some(kind) => block.optional("default").map(|item| {
            // The accessor of a column with a default has another type, even if the default is invalid.
            value::read(&column, item, block.diagnostics)
                .unwrap_or_else(|| Located::new(kind.first_value(), item.span()))
        }),
    };
    if let Some(default) = default.as_ref().filter(|_| is_required || is_unique) {
        default_of_no_use(&default.span, is_required, &mut block);
    }
    block.finish();
    if is_taken {
        // In rows, the key has its usual meaning.
        column.kind = None;
    }
    if let (Some(name), Some(kind)) = (name, column.kind.clone()) {
        column.index = Some(columns.len());
        columns.push(model::Column { name, summary, kind, default, is_required, is_unique });
    }
    column
}

/// Methods of traits that each program imports. Codes that are strings are read by reference, and a call then finds the
/// method of the trait before the accessor of a column.
const OF_TRAITS: [&str; 16] = [
    "clamp",
    "clone",
    "cmp",
    "eq",
    "ge",
    "gt",
    "into",
    "le",
    "lt",
    "max",
    "min",
    "ne",
    "partial_cmp",
    "to_owned",
    "to_string",
    "try_into",
];

/// Returns what a name is reserved for, if no column may have it.
fn reserved_for(name: &str, settings: &Settings) -> Option<&'static str> {
    if TAKEN.contains(&name) {
        Some("reserved for a key or method of every table")
    } else if settings.code == CodeType::String && OF_TRAITS.contains(&name) {
        Some("reserved for a method of a trait, in a table of string codes")
    } else {
        None
    }
}

fn sound_name(name: LocatedString, settings: &Settings, diagnostics: &mut Diagnostics) -> Option<LocatedString> {
    if let Some(label) = reserved_for(&name.value, settings) {
        let message = format!("invalid column name `{}`", name.value);
        diagnostics.push(Diagnostic::at(rules::INVALID_COLUMN_NAME, name.span, message, label));
        return None;
    }
    if !identifier::is_accessor(&name.value) {
        let message = format!("invalid column name `{}`", escape(&name.value));
        let (label, help) = if identifier::is_keyword(&name.value) {
            ("a Rust keyword", "choose another name, such as `http_status`")
        } else {
            ("not a valid method name", "write it in lower case with underscores, as in `http_status`")
        };
        let snake = identifier::snake_case(&name.value);
        let meant =
            identifier::is_accessor(&snake).then(|| format!("write it in lower case with underscores: `{snake}`"));
        diagnostics.push(
            Diagnostic::at(rules::INVALID_COLUMN_NAME, name.span, message, label)
                .help(meant.unwrap_or_else(|| help.to_owned())),
        );
        return None;
    }
    Some(name)
}

/// Returns `true` if rows can be found by values of this kind. Reports the key `unique` of any other column.
fn can_be_unique(kind: Option<&ColumnKind>, block: &mut BlockReader<'_, '_>) -> bool {
    let kind = match kind {
        Some(ColumnKind::Text | ColumnKind::Integer { .. }) | None => return kind.is_some(),
        Some(ColumnKind::Flag) => "of flags",
        Some(ColumnKind::Duration) => "of durations",
        Some(ColumnKind::OneOf { .. } | ColumnKind::Derived { .. } | ColumnKind::Bit(_)) => return false,
    };
    block.diagnostics.push(not_unique(block.key_span("unique"), kind));
    false
}

/// Reports the key `unique` of a column with `one_of` or `from`, which is not one of its keys.
fn unique_without_type(item: &Item<'_>, diagnostics: &mut Diagnostics) {
    let DeValue::Table(table) = item.get_ref() else {
        return;
    };
    let kind = match table {
        _ if table.contains_key("from") => "with `from`",
        _ if table.contains_key("one_of") => "with `one_of`",
        _ => return,
    };
    if let Some((key, _)) = table.get_key_value("unique") {
        diagnostics.push(not_unique(key.span(), kind));
        diagnostics.poison(Poison::At(key.span().start));
    }
}

fn not_unique(key: Span, kind: &str) -> Diagnostic {
    let message = format!("`unique` in a column {kind}");
    Diagnostic::at(rules::INVALID_UNIQUE_COLUMN, key, message, "rows are not found by these")
        .help("a unique column has the type `text` or an integer type")
}

fn default_of_no_use(default: &Span, is_required: bool, block: &mut BlockReader<'_, '_>) {
    let (key, label) = if is_required {
        ("required", "each row has a value")
    } else {
        ("unique", "two rows would have the same value")
    };
    let message = format!("`default` in a column with `{key}`");
    let other = block.key_span(key);
    block.diagnostics.push(
        Diagnostic::at(rules::DEFAULT_OF_NO_USE, default.clone(), message, label)
            .clashes_with(other, "set here")
            .help(format!("remove `default`, or `{key}`")),
    );
}
