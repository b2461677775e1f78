//! `[[class]]`, `[[code]]` and `[[symptom]]`.

use super::fields::{Entry, Fields, integer};
use super::{column, identifier, remedy};
use crate::diag::{Diagnostic, Diagnostics};
use crate::model::{Class, Code, Column, Located, Remedy, Shared, Symptom};
use crate::pattern::Pattern;

pub(super) fn class<'t>(entry: &'t Entry<'t>, columns: &'t [Column], diagnostics: &mut Diagnostics) -> Option<Class> {
    let mut fields = Fields::open(entry, "a class", diagnostics)?;
    let mut patterns = Vec::new();
    for written in fields.one_or_more("numbers").unwrap_or_default() {
        match Pattern::parse(&written.value) {
            Ok(pattern) => patterns.push(Located::new(pattern, written.span)),
            Err(why) => {
                let message = format!("the pattern `{}` {why}", written.value.escape_debug());
                fields.diagnostics.push(
                    Diagnostic::at(written.span, message, "no pattern of numbers")
                        .help("patterns look like `404`, `4042xx` (`x` for any digit) or `-1..=130`"),
                );
            }
        }
    }
    let family = fields.text("family").and_then(|name| identifier::checked(name, fields.diagnostics));
    let summary = fields.text("summary");
    let shared = shared(&mut fields, columns);
    let span = fields.span.clone();
    fields.finish();
    Some(Class { span, patterns, family, summary, shared })
}

/// A row with a mistake is kept as long as its number and its name are sound, so that code which uses it still builds.
pub(super) fn code<'t>(entry: &'t Entry<'t>, columns: &'t [Column], diagnostics: &mut Diagnostics) -> Option<Code> {
    let mut fields = Fields::open(entry, "a code", diagnostics)?;
    let number = fields.required("number").and_then(|entry| integer(entry, fields.diagnostics));
    let name = fields.required_text("name").and_then(|name| identifier::checked(name, fields.diagnostics));
    let summary = fields.required_text("summary");
    let messages = fields.texts("messages").unwrap_or_default();
    let retired = fields.text("retired");
    let shared = shared(&mut fields, columns);
    let span = fields.span.clone();
    fields.finish();
    Some(Code {
        span,
        number: number?,
        name: name?,
        summary: summary.map_or_else(String::new, |text| text.value),
        messages,
        retired,
        shared,
    })
}

pub(super) fn symptom<'t>(entry: &'t Entry<'t>, diagnostics: &mut Diagnostics) -> Option<Symptom> {
    let mut fields = Fields::open(entry, "a symptom", diagnostics)?;
    let name = fields.required_text("name").and_then(|name| identifier::checked(name, fields.diagnostics));
    let text = fields.required_text("text");
    let summary = fields.text("summary");
    let shared = shared(&mut fields, &[]);
    let span = fields.span.clone();
    fields.finish();
    Some(Symptom { span, name: name?, text: text?, summary, shared })
}

fn shared<'t>(fields: &mut Fields<'t, '_>, columns: &'t [Column]) -> Shared {
    let Remedy { action, in_phase } = remedy::remedy(fields);
    let help = fields.text("help");
    let sources = fields.texts("sources");
    let columns = columns
        .iter()
        .enumerate()
        .filter_map(|(index, column)| {
            let entry = fields.optional(&column.name.value)?;
            Some((index, column::value(&column.kind, entry, fields.diagnostics)?))
        })
        .collect();
    Shared { help, remedy: Remedy { action, in_phase }, sources, columns }
}
