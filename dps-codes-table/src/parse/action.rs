//! `[action.NAME]`, and the keys `action` and `in.PHASE` of other blocks.

use std::ops::RangeInclusive;

use super::block_reader::{BlockReader, Item, Renamed};
use super::value::{integer, text};
use super::{alternatives, identifier};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::escape::escape;
use crate::model::{Action, Actor, Fallback, LocatedString, Remedy, Retry};
use crate::suggest;
use toml::de::DeValue;

const ACTION_KEYS: [&str; 5] = ["text", "actor", "retry", "fallback", "sources"];
const FALLBACK_KEYS: [&str; 3] = ["action", "failures", "elapsed"];
const RETRIES: [&str; 4] = ["never", "at-once", "after-repair", "backoff"];
const RENAMED: Renamed = &[("first", "initial")];
/// The default of `minimum`.
const DEFAULT_MINIMUM_MS: u64 = 0;
/// The longest duration that the runtime can hold, in milliseconds.
const LONGEST_MS: u64 = u32::MAX as u64;

/// `[action.NAME]`.
pub(super) fn action<'t>(name: LocatedString, item: &'t Item<'t>, diagnostics: &mut Diagnostics) -> Option<Action> {
    let what = format!("`[action.{}]`", escape(&name.value));
    let name = identifier::checked(name, diagnostics);
    let mut block = BlockReader::open(item, what, &ACTION_KEYS, diagnostics)?;
    let text = block.required_text("text");
    let actor = block.required_text("actor").and_then(|name| {
        let name = one_of("an actor", &name, &Actor::ALL.map(Actor::name), block.diagnostics)?;
        Actor::ALL.into_iter().find(|actor| actor.name() == name)
    });
    let retry = block.required("retry").and_then(|item| retry(item, block.diagnostics));
    let fallback = block.optional("fallback").and_then(|item| fallback(item, block.diagnostics));
    let sources = block.texts("sources").unwrap_or_default();
    block.finish();
    // An invalid action keeps its variant, so that references to it are not errors too.
    let name = name?;
    let text = text.unwrap_or_else(|| LocatedString::new(String::new(), name.span.clone()));
    Some(Action {
        name,
        text: text.value,
        text_span: text.span,
        actor: actor.unwrap_or(Actor::Program),
        retry: retry.unwrap_or(Retry::Never),
        fallback,
        sources,
    })
}

/// Reads the keys `action` and `in.PHASE`.
pub(super) fn remedy(block: &mut BlockReader<'_, '_>) -> Remedy {
    let action = block.text("action");
    let in_phase = block
        .named_items("in")
        .into_iter()
        .filter_map(|(phase, item)| Some((phase, text(item, block.diagnostics)?)))
        .collect();
    Remedy { action, in_phase }
}

fn retry<'t>(item: &'t Item<'t>, diagnostics: &mut Diagnostics) -> Option<Retry> {
    if let DeValue::String(_) = item.get_ref() {
        let kind = text(item, diagnostics)?;
        let kind_name = one_of("a kind of retry", &kind, &RETRIES, diagnostics)?;
        if kind_name == "backoff" {
            diagnostics.push(
                Diagnostic::at(kind.span, "missing parameters of `backoff`", "`initial` and `cap` are required")
                    .help("write `{ kind = \"backoff\", initial = \"1s\", cap = \"10m\" }`"),
            );
        }
        return simple_retry(kind_name);
    }
    let mut block = BlockReader::open_renamed(item, "`retry`", retry_keys(item), RENAMED, diagnostics)?;
    let Some(kind) = block.required_text("kind") else {
        block.finish();
        return None;
    };
    let kind_name = one_of("a kind of retry", &kind, &RETRIES, block.diagnostics);
    let retry = if kind_name == Some("backoff") {
        let minimum = duration(&mut block, "minimum", false);
        let (initial, cap) = (duration(&mut block, "initial", true), duration(&mut block, "cap", true));
        if let (Some(initial), Some(cap)) = (initial, cap) {
            if initial > cap {
                let span = block.key_span("cap");
                block.diagnostics.push(
                    Diagnostic::at(span, "`cap` is less than `initial`", "less than `initial`")
                        .clashes_with(block.key_span("initial"), "greater than `cap`"),
                );
            }
        }
        initial.zip(cap).map(|(initial, cap)| Retry::Backoff {
            minimum: minimum.unwrap_or(DEFAULT_MINIMUM_MS),
            initial,
            cap,
        })
    } else {
        kind_name.and_then(simple_retry)
    };
    if kind_name.is_some() {
        block.finish();
    }
    retry
}

/// Returns the valid keys of a retry: only a backoff has parameters.
fn retry_keys(item: &Item<'_>) -> &'static [&'static str] {
    let kind = item.get_ref().as_table().and_then(|table| table.get("kind")).and_then(|kind| kind.get_ref().as_str());
    match kind {
        Some(kind) if kind != "backoff" && RETRIES.contains(&kind) => &["kind"],
        _ => &["kind", "minimum", "initial", "cap"],
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

fn fallback<'t>(item: &'t Item<'t>, diagnostics: &mut Diagnostics) -> Option<Fallback> {
    const FAILURES: RangeInclusive<i128> = 1..=1_000_000;
    let mut block = BlockReader::open(item, "`fallback`", &FALLBACK_KEYS, diagnostics)?;
    let action = block.required_text("action");
    let failures = block.optional("failures").and_then(|item| integer(item, block.diagnostics));
    let elapsed = duration(&mut block, "elapsed", false);
    if let Some(failures) = &failures {
        if !FAILURES.contains(&failures.value) {
            let label = format!("expected {}..={}", FAILURES.start(), FAILURES.end());
            let span = failures.span.clone();
            block.diagnostics.push(Diagnostic::at(span, "number of failures out of range", label));
        }
    }
    if action.is_some() && block.optional("failures").or_else(|| block.optional("elapsed")).is_none() {
        let span = block.span.clone();
        block.diagnostics.push(
            Diagnostic::at(span, "missing key `failures` or `elapsed` in `fallback`", "one of them is required")
                .help("write `{ action = \"…\", failures = 10, elapsed = \"15m\" }`"),
        );
    }
    block.finish();
    Some(Fallback {
        action: action?,
        failures: failures.and_then(|failures| u32::try_from(failures.value).ok()),
        elapsed,
    })
}

/// Reads a duration such as `500ms`, `1s`, `10m`, `2h` or `1d`, in milliseconds.
fn duration(block: &mut BlockReader<'_, '_>, key: &'static str, required: bool) -> Option<u64> {
    let item = if required { block.required(key) } else { block.optional(key) };
    let written = text(item?, block.diagnostics)?;
    let Some(milliseconds) = milliseconds(&written.value) else {
        let message = format!("invalid duration `{}`", escape(&written.value));
        let label = "expected a number followed by `ms`, `s`, `m`, `h` or `d`";
        block.diagnostics.push(Diagnostic::at(written.span, message, label));
        return None;
    };
    if milliseconds > LONGEST_MS {
        let message = format!("duration out of range: `{}`", escape(&written.value));
        block.diagnostics.push(Diagnostic::at(written.span, message, "expected at most 49 days"));
        return None;
    }
    Some(milliseconds)
}

/// Parses a duration of any length, in milliseconds. Returns `None` if it is not valid.
fn milliseconds(written: &str) -> Option<u64> {
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = written.split_at(digits);
    let unit = match unit {
        "ms" => 1,
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return None,
    };
    // An overflow exceeds the limit in any case.
    (!number.is_empty()).then(|| number.parse::<u64>().unwrap_or(u64::MAX).saturating_mul(unit))
}

fn one_of(
    what: &str,
    written: &LocatedString,
    names: &[&'static str],
    diagnostics: &mut Diagnostics,
) -> Option<&'static str> {
    let found = names.iter().find(|&&name| name == written.value).copied();
    if found.is_none() {
        let noun = what.split_once(' ').map_or(what, |(_, noun)| noun);
        let message = format!("unknown {noun} `{}`", escape(&written.value));
        let help = suggest::similar(what, &written.value, names.iter().copied())
            .unwrap_or_else(|| format!("expected {}", alternatives(names)));
        diagnostics.push(Diagnostic::at(written.span.clone(), message, format!("not {what}")).help(help));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_MS, milliseconds};

    #[test]
    fn durations_have_units() {
        for (written, expected) in
            [("500ms", 500), ("1s", 1_000), ("10m", 600_000), ("2h", 7_200_000), ("1d", 86_400_000), ("0s", 0)]
        {
            assert_eq!(milliseconds(written), Some(expected), "{written}");
        }
        for written in ["", "1", "s", "1 s", "-1s", "1.5s", "1w"] {
            assert_eq!(milliseconds(written), None, "{written}");
        }
        for written in ["50d", "99999999999999999999s", "18446744073709551615d"] {
            assert!(milliseconds(written).is_some_and(|time| time > LONGEST_MS), "{written}");
        }
    }
}
