//! `[action.NAME]`, and the keys `action` and `in.PHASE` of other blocks.

use super::block_reader::{BlockReader, Item};
use super::duration::{duration, milliseconds};
use super::identifier::{self, name_of_header};
use super::limit::fallback;
use super::renamed::Renamed;
use super::value::{one_of, text, wrong_type};
use crate::diagnostic::{Diagnostic, Diagnostics, Poison};
use crate::escape::escape;
use crate::map::HashMap;
use crate::model::{Action, Choice, LocatedString, Retry, Role};
use crate::rules;
use toml::de::DeValue;

pub(super) const ACTION_KEYS: [&str; 6] = ["text", "actor", "retry", "fallback", "used_when", "sources"];
pub(crate) const RETRIES: [&str; 4] = ["never", "at-once", "after-repair", "backoff"];
pub(super) const BACKOFF_KEYS: [&str; 4] = ["kind", "minimum", "initial", "cap"];
pub(super) const RENAMED: Renamed = &[("first", "initial")];
/// The default of `minimum`.
const DEFAULT_MINIMUM_MS: u64 = 0;

/// The actors that a table defines, also by name and written form.
pub(super) struct Actors<'c> {
    list: &'c [Choice],
    by_name: HashMap<&'c str, &'c Choice>,
}

impl<'c> Actors<'c> {
    pub(super) fn new(list: &'c [Choice]) -> Self {
        let mut by_name = HashMap::new();
        for actor in list {
            by_name.get_or_insert_with(actor.written(), |_| actor);
            by_name.insert(actor.name.value.as_str(), actor);
        }
        Self { list, by_name }
    }
}

/// Reads `[action.NAME]`, in a table that defines these actors.
pub(super) fn action<'t>(
    name: LocatedString,
    item: &'t Item<'t>,
    actors: &Actors<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Action> {
    let what = format!("`[action.{}]`", name_of_header(&name, diagnostics));
    let name = identifier::checked(name, diagnostics);
    let mut block = BlockReader::open(item, what, &ACTION_KEYS, diagnostics)?;
    let text = block.required_text("text");
    let actor = block.required_text("actor").and_then(|name| actor(&name, actors, block.diagnostics));
    let retry = block.required("retry").and_then(|item| retry(item, block.diagnostics));
    let fallback = block.optional("fallback").and_then(|item| fallback(item, block.diagnostics));
    let used_when = block.text("used_when");
    let sources = block.texts("sources").unwrap_or_default();
    block.finish();
    // An invalid action keeps its variant, so that references to it are not errors too.
    let name = name?;
    let text = text.unwrap_or_else(|| LocatedString::new(String::new(), name.span.clone()));
    Some(Action {
        name,
        actor: actor.unwrap_or_else(|| Choice::first_of(actors.list, &text.span)),
        text: text.value,
        text_span: text.span,
        // Any fallback is valid for it.
        retry: retry.unwrap_or(Retry::AtOnce),
        fallback,
        used_when,
        sources,
    })
}

/// Finds an actor by its name or written form. In a table that defines none, by the name of one of the runtime.
fn actor(name: &LocatedString, actors: &Actors<'_>, diagnostics: &mut Diagnostics) -> Option<Choice> {
    if let Some(&own) = actors.by_name.get(name.value.as_str()) {
        return Some(own.clone());
    }
    if diagnostics.is_poisoned(&Poison::Actors) {
        return identifier::is_name(&name.value).then(|| name.clone().into());
    }
    let mut names = Vec::new();
    let mut others = "";
    if !actors.list.is_empty() && diagnostics.wants_suggestions() {
        names.extend(actors.list.iter().map(|actor| actor.name.value.as_str()));
    }
    if actors.list.is_empty() {
        names.extend(Role::ALL.map(Role::name));
        others = "; `actors` in `[catalog]` defines others";
    }
    let role = one_of(rules::UNKNOWN_ACTOR, "an actor", name, (&names, others), diagnostics)?;
    Role::named(role).map(|role| Choice::of_role(role, &name.span))
}

/// Returns the kind of retry that is meant by a word of other formats, or how to write a backoff for a delay.
fn retry_elsewhere(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let kind = match lower.as_str() {
        "no" | "none" | "false" | "off" | "fail" | "fatal" | "permanent" => "never",
        "now" | "immediate" | "immediately" | "instant" => "at-once",
        "manual" | "manually" | "after-fix" | "repair" | "fix" => "after-repair",
        "exponential" | "exponential-backoff" | "delayed" | "later" => "backoff",
        _ if milliseconds(&lower).is_some() => {
            return Some(format!(
                "a delay is a backoff: `{{ kind = \"backoff\", initial = \"{lower}\", cap = \"1d\" }}`"
            ));
        }
        _ => return None,
    };
    Some(format!("the kind of retry for this is `{kind}`"))
}

/// Finds a kind of retry. Reports any other name.
fn retry_kind(kind: &LocatedString, diagnostics: &mut Diagnostics) -> Option<&'static str> {
    if let Some(help) = retry_elsewhere(&kind.value) {
        let message = format!("unknown kind of retry `{}`", escape(&kind.value));
        diagnostics
            .push(Diagnostic::at(rules::UNKNOWN_RETRY, kind.span.clone(), message, "not a kind of retry").help(help));
        return None;
    }
    one_of(rules::UNKNOWN_RETRY, "a kind of retry", kind, (&RETRIES, ""), diagnostics)
}

fn retry<'t>(item: &'t Item<'t>, diagnostics: &mut Diagnostics) -> Option<Retry> {
    if let DeValue::String(_) = item.get_ref() {
        let kind = text(item, diagnostics)?;
        let kind_name = retry_kind(&kind, diagnostics)?;
        if kind_name == "backoff" {
            diagnostics.push(
                Diagnostic::at(
                    rules::MISSING_KEY,
                    kind.span,
                    "missing parameters of `backoff`",
                    "`initial` and `cap` are required",
                )
                .help("write `{ kind = \"backoff\", initial = \"1s\", cap = \"10m\" }`"),
            );
        }
        return simple_retry(kind_name);
    }
    if !matches!(item.get_ref(), DeValue::Table(_)) {
        let help = "write `\"never\"`, `\"at-once\"`, `\"after-repair\"`, or a table with `kind = \"backoff\"`";
        diagnostics.push(wrong_type(item.span(), "a string or a table", item.get_ref()).help(help));
        return None;
    }
    let mut block = BlockReader::open_renamed(item, "`retry`", retry_keys(item), RENAMED, diagnostics)?;
    let Some(kind) = block.required_text("kind") else {
        block.finish();
        return None;
    };
    let kind_name = retry_kind(&kind, block.diagnostics);
    let retry = if kind_name == Some("backoff") {
        let minimum = duration(&mut block, "minimum", false);
        let (initial, cap) = (duration(&mut block, "initial", true), duration(&mut block, "cap", true));
        if let (Some(initial), Some(cap)) = (initial, cap) {
            if initial > cap {
                let span = block.key_span("cap");
                block.diagnostics.push(
                    Diagnostic::at(
                        rules::CAP_BELOW_INITIAL,
                        span,
                        "`cap` is less than `initial`",
                        "less than `initial`",
                    )
                    .clashes_with(block.key_span("initial"), "greater than `cap`"),
                );
            }
        }
        if initial == Some(0) && minimum.is_none_or(|minimum| minimum == DEFAULT_MINIMUM_MS) {
            let span = block.key_span("initial");
            block.diagnostics.push(
                Diagnostic::at(rules::ZERO_DELAY, span, "backoff without a delay", "expected more than zero")
                    .help("write `initial = \"1s\"`, or `retry = \"at-once\"`"),
            );
        }
        initial.zip(cap).map(|(initial, cap)| Retry::Backoff {
            minimum: minimum.unwrap_or(DEFAULT_MINIMUM_MS),
            initial,
            cap,
        })
    } else {
        kind_name.and_then(simple_retry)
    };
    block.finish();
    retry
}

/// Returns the valid keys of a retry: only a backoff has parameters.
fn retry_keys(item: &Item<'_>) -> &'static [&'static str] {
    let kind = item.get_ref().as_table().and_then(|table| table.get("kind")).and_then(|kind| kind.get_ref().as_str());
    match kind {
        Some(kind) if kind != "backoff" && RETRIES.contains(&kind) => &["kind"],
        _ => &BACKOFF_KEYS,
    }
}

fn simple_retry(kind: &str) -> Option<Retry> {
    match kind {
        "never" => Some(Retry::Never),
        "at-once" => Some(Retry::AtOnce),
        "after-repair" => Some(Retry::AfterRepair),
        _ => None,
    }
}
