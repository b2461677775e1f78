//! `[[class]]`, `[[code]]` and `[[symptom]]`.

use super::block_reader::{BlockReader, Item};
use super::column::{self, Column};
use super::halves::Row;
use super::renamed::Renamed;
use super::{code, identifier, remedy};
use crate::diagnostic::{Diagnostic, Diagnostics, Poison};
use crate::escape::escape;
use crate::model::{Class, Code, CodeType, Located, LocatedString, Settings, Shared, Symptom};
use crate::rules;

/// The first key of classes and of codes is that of their code, whose name depends on its type.
pub(super) const CLASS_KEYS: [&str; 6] = ["family", "summary", "action", "in", "help", "sources"];
pub(super) const CODE_KEYS: [&str; 11] = [
    "name",
    "aliases",
    "family",
    "summary",
    "help",
    "action",
    "in",
    "sources",
    "messages",
    "deprecated",
    "replaced_by",
];
/// Returns `true` for a key of rows or classes that is not that of a column.
pub(super) fn is_own_key(key: &str) -> bool {
    let is_code =
        [CodeType::Number, CodeType::String].iter().any(|code| key == code.key() || key == code.pattern_key());
    is_code || CODE_KEYS.contains(&key) || CLASS_KEYS.contains(&key)
}

pub(super) const RENAMED: Renamed = &[("retired", "deprecated"), ("instead", "replaced_by")];
pub(super) const SYMPTOM_KEYS: [&str; 7] = ["name", "text", "summary", "help", "action", "in", "sources"];

/// Reads a class. The rows show how many digits a pattern has.
pub(super) fn class<'t>(
    item: &'t Item<'t>,
    settings: &Settings,
    columns: &'t [Column],
    rows: &[&Item<'_>],
    diagnostics: &mut Diagnostics,
) -> Option<Class> {
    let keys = keys(settings.code.pattern_key(), &CLASS_KEYS, columns);
    let mut block = BlockReader::open(item, "`[[class]]`", &keys, diagnostics)?;
    let (patterns, string_patterns) = match settings.code {
        CodeType::Number => (code::number_patterns(&mut block, settings, rows), Vec::new()),
        CodeType::String => (Vec::new(), code::string_patterns(&mut block)),
    };
    let family = family(&mut block);
    let summary = block.text("summary");
    for column in columns.iter().filter(|column| column.is_unique) {
        if block.optional(&column.key).is_some() {
            column::unique_in_class(column, block.key_span(&column.key), block.diagnostics);
        }
    }
    let shared = shared(&mut block, columns);
    let span = block.span.clone();
    block.finish();
    Some(Class { span, patterns, string_patterns, family, summary, shared })
}

/// Reads a row. An invalid row is kept if its name is valid, so that code that uses it still builds.
pub(super) fn code<'t>(
    (item, rest): Row<'t>,
    settings: &Settings,
    columns: &'t [Column],
    diagnostics: &mut Diagnostics,
) -> Option<Code> {
    let keys = keys(settings.code.key(), &CODE_KEYS, columns);
    let mut block = BlockReader::open_renamed(item, "`[[code]]`", &keys, RENAMED, diagnostics)?;
    if let Some(rest) = rest {
        block.add(rest, &keys);
    }
    let (number, string) = match settings.code {
        CodeType::Number => (code::number(&mut block, settings), None),
        CodeType::String => (None, code::string(&mut block)),
    };
    let name = block.required_text("name").and_then(|name| identifier::checked_or_guessed(name, block.diagnostics));
    let aliases = block.texts("aliases").unwrap_or_default();
    let aliases = aliases.into_iter().filter_map(|alias| identifier::checked_alias(alias, block.diagnostics)).collect();
    let family = family(&mut block);
    let summary = block.required_text("summary");
    let messages = block.texts("messages").unwrap_or_default();
    let is_false = |item: &Item<'_>| item.get_ref().as_bool() == Some(false);
    let remedy = if block.optional("deprecated").is_some_and(is_false) {
        "remove it: a code without the key is not deprecated"
    } else {
        "give the reason: `deprecated = \"…\"`"
    };
    let deprecated = block.text_or("deprecated", remedy);
    let replaced_by = replaced_by(&mut block);
    let shared = shared(&mut block, columns);
    let span = block.span.clone();
    if block.has_unknown || block.diagnostics.is_poisoned(&Poison::At(span.start)) {
        let place = name.as_ref().map(|name| Poison::Columns(name.span.start));
        block.diagnostics.poison_all(place);
    }
    block.finish();
    let place = string.as_ref().map(|string| string.span.clone());
    if number.is_none() && string.is_none() {
        diagnostics.poison(Poison::At(span.start));
    }
    let number = number.unwrap_or_else(|| Located::new(0, place.unwrap_or_else(|| span.clone())));
    let summary = summary.unwrap_or_else(|| Located::new(String::new(), span));
    Some(Code {
        number,
        string: string.map(|string| string.value).unwrap_or_default(),
        name: name?,
        aliases,
        family,
        summary: summary.value,
        summary_span: summary.span,
        messages,
        deprecated,
        replaced_by,
        shared,
    })
}

fn family(block: &mut BlockReader<'_, '_>) -> Option<LocatedString> {
    block.text("family").and_then(|name| identifier::checked_or_guessed(name, block.diagnostics))
}

/// Reads `replaced_by`, which only a deprecated code has.
fn replaced_by(block: &mut BlockReader<'_, '_>) -> Option<LocatedString> {
    let replaced_by = block.text_or("replaced_by", "write the name of the other code: `replaced_by = \"…\"`")?;
    if block.optional("deprecated").is_none() {
        if !block.diagnostics.is_poisoned(&Poison::At(block.span.start)) {
            block.diagnostics.push(
                Diagnostic::at(
                    rules::REPLACEMENT_WITHOUT_DEPRECATION,
                    replaced_by.span,
                    "`replaced_by` without `deprecated`",
                    "this code is not deprecated",
                )
                .help("add `deprecated = \"…\"` with the reason, or remove `replaced_by`")
                .keeping_uses(),
            );
        }
        return None;
    }
    Some(replaced_by)
}

pub(super) fn symptom((item, rest): Row<'_>, diagnostics: &mut Diagnostics) -> Option<Symptom> {
    let mut block = BlockReader::open(item, "`[[symptom]]`", &SYMPTOM_KEYS, diagnostics)?;
    if let Some(rest) = rest {
        block.add(rest, &SYMPTOM_KEYS);
    }
    let name = block.required_text("name").and_then(|name| identifier::checked(name, block.diagnostics));
    let mut texts = block.one_or_more("text").unwrap_or_default();
    for text in texts.iter().filter(|text| !text.value.contains(char::is_alphanumeric)) {
        let message = format!("the text `{}` contains no word", escape(&text.value));
        block.diagnostics.push(
            Diagnostic::at(rules::SYMPTOM_WITHOUT_WORD, text.span.clone(), message, "never matches")
                .help("a symptom matches by its words, whatever is between them")
                .keeping_uses(),
        );
    }
    let summary = block.text("summary");
    let shared = shared(&mut block, &[]);
    block.finish();
    let name = name?;
    let other_texts = if texts.len() > 1 { texts.split_off(1) } else { Vec::new() };
    Some(Symptom { text: texts.pop().unwrap_or_else(|| name.clone()), other_texts, name, summary, shared })
}

fn keys<'t>(first: &'t str, own: &[&'t str], columns: &'t [Column]) -> Vec<&'t str> {
    let is_new = |key: &&str| *key != first && !own.contains(key);
    let columns = columns.iter().map(|column| column.key.as_str()).filter(is_new);
    [first].into_iter().chain(own.iter().copied()).chain(columns).collect()
}

fn shared<'t>(block: &mut BlockReader<'t, '_>, columns: &'t [Column]) -> Shared {
    let remedy = remedy::remedy(block, columns);
    let help = block.text("help");
    let sources = block.texts("sources");
    let columns = columns
        .iter()
        .filter_map(|column| {
            let item = block.optional(&column.key)?;
            column::value_in_row(column, item, block.diagnostics)
        })
        .collect();
    Shared { help, remedy, sources, columns }
}
