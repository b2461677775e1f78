//! What the values of a column are.

use toml::de::DeValue;

use super::super::block_reader::{BlockReader, Item};
use super::super::settings::choices;
use super::super::{identifier, quoted_list};
use crate::diagnostic::Diagnostic;
use crate::escape::escape;
use crate::model::{ColumnKind, IntType, LocatedString};
use crate::pattern::{Pattern, Template};
use crate::suggest;

/// What a definition says, or seems to say: a broken one is read as well as can be.
pub(super) struct Kind {
    pub(super) kind: Option<ColumnKind>,
    pub(super) is_sound: bool,
}

/// The keys of the column's own form, or of all forms if it has none.
pub(super) fn keys(item: &Item<'_>) -> &'static [&'static str] {
    let has = |key| matches!(item.get_ref(), DeValue::Table(table) if table.contains_key(key));
    if has("from") {
        &["from", "range", "summary"]
    } else if has("one_of") {
        &["one_of", "type", "default", "summary"]
    } else if has("type") {
        &["type", "range", "default", "summary"]
    } else {
        &["from", "one_of", "type", "range", "default", "summary"]
    }
}

impl Kind {
    /// `key` is the column's, of which the name of an enum is made.
    pub(super) fn read(block: &mut BlockReader<'_, '_>, key: &str) -> Self {
        if block.optional("from").is_some() {
            derived(block)
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
}

fn one_of(block: &mut BlockReader<'_, '_>, key: &str) -> Kind {
    let Some(item) = block.optional("one_of") else {
        return Kind::unsound(None);
    };
    let list = choices(item, block.diagnostics);
    let is_sound = list.is_complete;
    if is_sound && list.sound.is_empty() {
        let message = "`one_of` is an empty list";
        block.diagnostics.push(Diagnostic::at(item.span(), message, "nothing in it"));
    }
    if list.sound.is_empty() {
        return Kind::unsound(None);
    }
    let type_name = match block.optional("type") {
        Some(_) => block.text("type").and_then(|name| identifier::checked(name, block.diagnostics)),
        None => None,
    };
    let type_name = type_name.map_or_else(|| identifier::camel_case(key), |name| name.value);
    if type_name.is_empty() {
        if block.optional("type").is_none() {
            let message = format!("no name of an enum can be made of `{}`", escape(key));
            block.diagnostics.push(
                Diagnostic::at(block.key_span("one_of"), message, "this list becomes an enum")
                    .help("name it: `type = \"…\"`"),
            );
        }
        return Kind::unsound(None);
    }
    Kind { kind: Some(ColumnKind::OneOf { type_name, choices: list.sound }), is_sound }
}

fn typed(block: &mut BlockReader<'_, '_>) -> Kind {
    let Some(written) = block.required_text("type") else {
        return Kind::unsound(None);
    };
    let names: Vec<_> = ["flag", "text"].into_iter().chain(IntType::ALL.map(|int| int.name)).collect();
    if names.contains(&written.value.as_str()) {
        return named(block, &written.value);
    }
    let near = suggest::nearest(&written.value, names.iter().copied());
    let help = near.map_or_else(
        || {
            let names = quoted_list(&names);
            format!("the types are {names}; digits of the number come with `from`, a list of names with `one_of`")
        },
        |near| format!("did you mean `{near}`?"),
    );
    let message = format!("no type `{}` of a column", escape(&written.value));
    block.diagnostics.push(Diagnostic::at(written.span, message, "unknown type").help(help));
    // With the type that was meant, code that reads the column builds as before.
    Kind::unsound(near.and_then(|near| named(block, near).kind))
}

fn named(block: &mut BlockReader<'_, '_>, name: &str) -> Kind {
    match (name, IntType::named(name)) {
        (_, Some(int)) => {
            let range = range(block).and_then(|range| fits(range, int, block));
            let is_sound = range.is_ok();
            let range = range.ok().flatten().unwrap_or((int.min, int.max));
            Kind { kind: Some(ColumnKind::Integer { int, range }), is_sound }
        }
        ("flag", None) => Kind::sound(ColumnKind::Flag),
        _ => Kind::sound(ColumnKind::Text),
    }
}

fn derived(block: &mut BlockReader<'_, '_>) -> Kind {
    let mut templates = Vec::new();
    for written in block.one_or_more("from").unwrap_or_default() {
        match Template::parse(&written.value) {
            Ok(template) => templates.push(template),
            Err(why) => block.diagnostics.push(no_template(&written, &why)),
        }
    }
    let widest = templates.iter().map(|template| i128::from(template.modulus)).max().unwrap_or(1_000);
    let range = range(block).and_then(|range| can_be_met(range, widest - 1, block));
    let is_sound = range.is_ok() && !templates.is_empty();
    let range = range.ok().flatten().unwrap_or((0, widest - 1));
    Kind { kind: Some(ColumnKind::Derived { templates, range }), is_sound }
}

fn no_template(written: &LocatedString, why: &str) -> Diagnostic {
    let message = format!("`{}` {why}", escape(&written.value));
    Diagnostic::at(written.span.clone(), message, "does not say where the value stands")
        .help("it looks like `NNNxxx`: `N` for the value's digits, `x` for any other digit")
}

/// A range that some digits fall into.
fn can_be_met(
    range: Option<(i128, i128)>,
    most: i128,
    block: &mut BlockReader<'_, '_>,
) -> Result<Option<(i128, i128)>, ()> {
    if range.is_none_or(|(low, high)| low <= most && high >= 0) {
        return Ok(range);
    }
    let span = block.optional("range").map_or(block.span.clone(), Item::span);
    let label = format!("not within 0 to {most}");
    block.diagnostics.push(Diagnostic::at(span, "no digits are in this range", label).help("widen the range"));
    Err(())
}

/// A range that the type of the column holds.
fn fits(
    range: Option<(i128, i128)>,
    int: IntType,
    block: &mut BlockReader<'_, '_>,
) -> Result<Option<(i128, i128)>, ()> {
    if range.is_none_or(|(low, high)| int.holds(low) && int.holds(high)) {
        return Ok(range);
    }
    let span = block.optional("range").map_or(block.span.clone(), Item::span);
    let message = format!("the range reaches beyond `{}`", int.name);
    let label = format!("not within {} to {}", int.min, int.max);
    block.diagnostics.push(Diagnostic::at(span, message, label).help("take a larger type, or narrow the range"));
    Err(())
}

/// The key `range`, if it is there.
fn range(block: &mut BlockReader<'_, '_>) -> Result<Option<(i128, i128)>, ()> {
    if block.optional("range").is_none() {
        return Ok(None);
    }
    let written = block.text("range").ok_or(())?;
    match Pattern::parse(&written.value) {
        Ok(pattern) if written.value.contains("..=") => Ok(pattern.ranges.first().copied()),
        Ok(_) | Err(_) => {
            let message = format!("`{}` is no range", escape(&written.value));
            block.diagnostics.push(
                Diagnostic::at(written.span, message, "not a first and a last value")
                    .help("ranges look like `100..=599`, both ends included"),
            );
            Err(())
        }
    }
}
