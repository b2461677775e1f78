//! Arrays of names that become enums: phases, actors, and the values of a column with a list.

use super::block_reader::{BlockReader, Item};
use super::identifier;
use super::value::{list, one_of, text, written, wrong_type};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::escape::escape;
use crate::map::{HashMap, HashSet};
use crate::model::{Choice, LocatedString, Role};
use crate::rules;
use toml::de::DeValue;

pub(super) const PHASE_KEYS: [&str; 2] = ["name", "summary"];
pub(super) const CHOICE_KEYS: [&str; 3] = ["name", "text", "summary"];
pub(super) const ACTOR_KEYS: [&str; 4] = ["name", "text", "summary", "acts_as"];

/// The valid names of an array.
pub(super) struct Choices {
    pub(super) sound: Vec<Choice>,
    /// `true` if all names of the array are valid.
    pub(super) is_complete: bool,
}

/// Reads an array of names, each a string or a table with some of `keys`. Duplicates are reported and left out.
pub(super) fn choices<'t>(item: &'t Item<'t>, keys: &'static [&'static str], diagnostics: &mut Diagnostics) -> Choices {
    if let DeValue::String(names) = item.get_ref() {
        return names_in_string(item, names, diagnostics);
    }
    let items = list(item, "an array of names", diagnostics);
    let mut found = Choices { sound: Vec::new(), is_complete: items.is_some() };
    let mut seen: HashMap<String, LocatedString> = HashMap::new();
    let mut has_other_type = false;
    for item in items.unwrap_or_default() {
        let is_name = matches!(item.get_ref(), DeValue::String(_) | DeValue::Table(_));
        if !is_name && std::mem::replace(&mut has_other_type, true) {
            continue;
        }
        let errors = diagnostics.count();
        let choice = choice(item, keys, diagnostics);
        found.is_complete &= diagnostics.count() == errors;
        let Some(Choice { name, text, summary, acts_as }) = choice else {
            found.is_complete = false;
            continue;
        };
        let key = |name: &LocatedString| name.value.to_lowercase();
        let text = text.filter(|text| text.value != name.value);
        // A choice is found by its text and by its name, which may differ in case only.
        let other_text = text.as_ref().filter(|text| key(text) != key(&name));
        let taken = [Some(&name), other_text].into_iter().flatten().find_map(|one| Some((one, seen.get(&key(one))?)));
        let Some((name, first)) = taken else {
            for one in other_text.into_iter().chain([&name]) {
                seen.insert(key(one), one.clone());
            }
            found.sound.push(Choice { name, text, summary, acts_as });
            continue;
        };
        let written = name.value.clone();
        let diagnostic = if first.value == written {
            Diagnostic::at(
                rules::DUPLICATE_NAME,
                name.span.clone(),
                format!("duplicate name `{written}` in an array"),
                "used again here",
            )
        } else {
            let message = format!("names `{}` and `{written}` differ only in case", first.value);
            Diagnostic::at(rules::NAMES_DIFFER_IN_CASE, name.span.clone(), message, "equal if case is ignored")
                .help("names are compared without regard to case")
        };
        diagnostics.push(diagnostic.clashes_with(first.span.clone(), "first used here"));
        found.is_complete = false;
    }
    found
}

/// Reads names that one string lists.
fn names_in_string(item: &Item<'_>, names: &str, diagnostics: &mut Diagnostics) -> Choices {
    let mut names: Vec<&str> =
        names.split([',', '|', ';', ' ']).map(str::trim).filter(|name| !name.is_empty()).collect();
    let mut seen = HashSet::new();
    names.retain(|name| {
        identifier::is_identifier(name) && identifier::is_name(name) && seen.insert(name.to_lowercase())
    });
    let array = names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ");
    let array = if names.is_empty() { "\"…\"" } else { &array };
    let diagnostic = wrong_type(item.span(), "an array of names", item.get_ref());
    diagnostics.push(diagnostic.help(format!("write an array: `[{array}]`")));
    let name = |name: &str| LocatedString::new(name.to_owned(), item.span()).into();
    let sound = names.into_iter().map(name).collect();
    Choices { sound, is_complete: false }
}

/// Returns the item as messages name it.
fn what_of(keys: &[&str]) -> &'static str {
    match keys {
        _ if keys == ACTOR_KEYS => "an item of `actors`",
        _ if keys == PHASE_KEYS => "an item of `phases`",
        _ => "an item of `one_of`",
    }
}

fn choice<'t>(item: &'t Item<'t>, keys: &'static [&'static str], diagnostics: &mut Diagnostics) -> Option<Choice> {
    let choice = if let DeValue::Table(_) = item.get_ref() {
        let mut block = BlockReader::open(item, what_of(keys), keys, diagnostics)?;
        let (name, summary) = (block.required_text("name"), block.text("summary"));
        let text = if keys.contains(&"text") { block.text("text") } else { None };
        let acts_as = if keys.contains(&"acts_as") { role(&mut block) } else { None };
        block.finish();
        Choice { name: name?, text, summary, acts_as }
    } else if let (true, DeValue::Integer(number)) = (keys.contains(&"text"), item.get_ref()) {
        let number = written(number);
        let help = format!("a value has a name: write `{{ name = \"Code{number}\", text = \"{number}\" }}`");
        diagnostics.push(wrong_type(item.span(), "a string", item.get_ref()).help(help));
        return None;
    } else if let DeValue::Integer(number) = item.get_ref() {
        let kind = if keys == PHASE_KEYS { "Phase" } else { "Actor" };
        let help = format!("names start with a letter: write `\"{kind}{}\"`", written(number).trim_start_matches('-'));
        diagnostics.push(wrong_type(item.span(), "a string", item.get_ref()).help(help));
        return None;
    } else {
        text(item, diagnostics)?.into()
    };
    if keys.contains(&"text") && choice.text.is_none() && !identifier::is_identifier(&choice.name.value) {
        not_an_identifier(&choice.name, diagnostics);
        return None;
    }
    Some(Choice { name: identifier::checked(choice.name, diagnostics)?, ..choice })
}

/// Reads `acts_as` of an actor.
fn role(block: &mut BlockReader<'_, '_>) -> Option<Role> {
    let name = block.text("acts_as")?;
    let names = Role::ALL.map(Role::name);
    Role::named(one_of(rules::UNKNOWN_ACTOR, "an actor of dps-codes", &name, (&names, ""), block.diagnostics)?)
}

/// Reports a value of a column or an actor that cannot be a variant, which has a name beside its written form.
fn not_an_identifier(name: &LocatedString, diagnostics: &mut Diagnostics) {
    let message = format!("`{}` is not a valid Rust identifier", escape(&name.value));
    let suggestion = identifier::camel_case(&name.value);
    let suggestion = if suggestion.is_empty() { "…" } else { &suggestion };
    let parts: Vec<_> = name.value.split(['|', ',', ';']).map(str::trim).collect();
    let help = if parts.len() > 1 && parts.iter().all(|part| identifier::is_identifier(part)) {
        let items: Vec<_> = parts.iter().map(|part| format!("\"{part}\"")).collect();
        format!("each value is an item of its own: write `{}`", items.join(", "))
    } else {
        format!("write `{{ name = \"{suggestion}\", text = \"{}\" }}`", escape(&name.value))
    };
    diagnostics.push(Diagnostic::at(rules::INVALID_NAME, name.span.clone(), message, "not a valid name").help(help));
}
