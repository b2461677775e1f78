//! `[[class]]`, `[[code]]` and `[[symptom]]`.

use super::column::{self, Column};
use super::fields::{Entry, Fields};
use super::value::integer;
use super::{identifier, remedy};
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Class, Code, Located, NO_NUMBER, Remedy, Shared, Symptom, Text};
use crate::pattern::Pattern;
use crate::shown::shown;

const CLASS_KEYS: [&str; 7] = ["numbers", "family", "summary", "action", "in", "help", "sources"];
const CODE_KEYS: [&str; 11] =
    ["number", "name", "aliases", "summary", "help", "action", "in", "sources", "messages", "retired", "instead"];
const SYMPTOM_KEYS: [&str; 7] = ["name", "text", "summary", "help", "action", "in", "sources"];

pub(super) fn class<'t>(entry: &'t Entry<'t>, columns: &'t [Column], diagnostics: &mut Diagnostics) -> Option<Class> {
    let mut fields = Fields::open(entry, "a class", &keys(&CLASS_KEYS, columns), diagnostics)?;
    let mut patterns = Vec::new();
    for written in fields.one_or_more("numbers").unwrap_or_default() {
        match Pattern::parse(&written.value) {
            Ok(pattern) => patterns.push(Located::new(pattern, written.span)),
            Err(why) => {
                let message = format!("the pattern `{}` {why}", shown(&written.value));
                fields.diagnostics.push(
                    Diagnostic::at(written.span, message, "no pattern of numbers")
                        .help("patterns look like `404`, `4042xx` (`x` for any digit) or `-1..=130`"),
                );
            }
        }
    }
    let family = fields.text("family").and_then(|name| identifier::checked_or_guessed(name, fields.diagnostics));
    let summary = fields.text("summary");
    let shared = shared(&mut fields, columns);
    let span = fields.span.clone();
    fields.finish();
    Some(Class { span, patterns, family, summary, shared })
}

/// A row with a mistake is kept as long as its name is sound, so that code which uses it still builds.
pub(super) fn code<'t>(entry: &'t Entry<'t>, columns: &'t [Column], diagnostics: &mut Diagnostics) -> Option<Code> {
    let mut fields = Fields::open(entry, "a code", &keys(&CODE_KEYS, columns), diagnostics)?;
    let number = fields.required("number").and_then(|entry| integer(entry, fields.diagnostics));
    let name = fields.required_text("name").and_then(|name| identifier::checked_or_guessed(name, fields.diagnostics));
    let aliases = fields.texts("aliases").unwrap_or_default();
    let aliases =
        aliases.into_iter().filter_map(|alias| identifier::checked_alias(alias, fields.diagnostics)).collect();
    let summary = fields.required_text("summary");
    let messages = fields.texts("messages").unwrap_or_default();
    let retired = fields.text("retired");
    let instead = instead(&mut fields);
    let shared = shared(&mut fields, columns);
    let span = fields.span.clone();
    fields.finish();
    let summary = summary.unwrap_or_else(|| Located::new(String::new(), span.clone()));
    Some(Code {
        number: number.unwrap_or_else(|| Located::new(NO_NUMBER, span.clone())),
        span,
        name: name?,
        aliases,
        summary: summary.value,
        summary_span: summary.span,
        messages,
        retired,
        instead,
        shared,
    })
}

/// The key `instead`, which only a retired code has.
fn instead(fields: &mut Fields<'_, '_>) -> Option<Text> {
    let instead = fields.text("instead")?;
    if fields.optional("retired").is_none() {
        if !fields.diagnostics.may_say_more(fields.span.start) {
            fields.diagnostics.push_plain(
                Diagnostic::at(instead.span, "a code with `instead` that is not retired", "used instead of what?")
                    .help("say in `retired` why it is no longer to be used, or leave `instead` out"),
            );
        }
        return None;
    }
    Some(instead)
}

pub(super) fn symptom<'t>(entry: &'t Entry<'t>, diagnostics: &mut Diagnostics) -> Option<Symptom> {
    let mut fields = Fields::open(entry, "a symptom", &SYMPTOM_KEYS, diagnostics)?;
    let name = fields.required_text("name").and_then(|name| identifier::checked(name, fields.diagnostics));
    let text = fields.required_text("text");
    if let Some(text) = text.as_ref().filter(|text| !text.value.contains(char::is_alphanumeric)) {
        let message = format!("the text `{}` has no word", shown(&text.value));
        fields.diagnostics.push_plain(
            Diagnostic::at(text.span.clone(), message, "never found")
                .help("symptoms are found by their words, whatever is between them"),
        );
    }
    let summary = fields.text("summary");
    let shared = shared(&mut fields, &[]);
    let span = fields.span.clone();
    fields.finish();
    let name = name?;
    Some(Symptom { span, text: text.unwrap_or_else(|| name.clone()), name, summary, shared })
}

fn keys<'t>(own: &[&'t str], columns: &'t [Column]) -> Vec<&'t str> {
    own.iter().copied().chain(columns.iter().map(|column| column.key.as_str())).collect()
}

fn shared<'t>(fields: &mut Fields<'t, '_>, columns: &'t [Column]) -> Shared {
    let Remedy { action, in_phase } = remedy::remedy(fields);
    let help = fields.text("help");
    let sources = fields.texts("sources");
    let columns = columns
        .iter()
        .filter_map(|column| {
            let entry = fields.optional(&column.key)?;
            column::value_in_row(column, entry, fields.diagnostics)
        })
        .collect();
    Shared { help, remedy: Remedy { action, in_phase }, sources, columns }
}
