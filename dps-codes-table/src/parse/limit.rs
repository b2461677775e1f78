//! The limits of actions: `fallback` and `probe`.

use std::ops::RangeInclusive;

use super::block_reader::{BlockReader, Item};
use super::duration::{LONGEST, UNIT, duration, in_milliseconds, milliseconds};
use super::value::{action_name, integer, wrong_type};
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::escape::escape;
use crate::model::{Fallback, LocatedString, Probe};
use crate::rules;
use toml::de::DeValue;

pub(super) const FALLBACK_KEYS: [&str; 4] = ["action", "failures", "elapsed", "when"];
pub(super) const PROBE_KEYS: [&str; 3] = ["initial", "cap", "except"];
/// Reads `fallback = { action = "…", failures = 10, elapsed = "15m..30m", when = "all" }`.
pub(super) fn fallback<'t>(item: &'t Item<'t>, diagnostics: &mut Diagnostics) -> Option<Fallback> {
    const FAILURES: RangeInclusive<i128> = 1..=1_000_000;
    if let DeValue::String(action) = item.get_ref() {
        let help = format!("write `{{ action = \"{}\", failures = 10 }}`", escape(action));
        diagnostics.push(wrong_type(item.span(), "a table", item.get_ref()).help(help));
        return None;
    }
    let mut block = BlockReader::open(item, "`fallback`", &FALLBACK_KEYS, diagnostics)?;
    let action = block.required("action").and_then(|item| action_name(item, block.diagnostics));
    let failures = block.optional("failures").and_then(|item| integer(item, block.diagnostics));
    let elapsed = block.text_or("elapsed", UNIT).and_then(|written| elapsed(&written, block.diagnostics));
    if let Some(failures) = &failures {
        if !FAILURES.contains(&failures.value) {
            let label = format!("expected {}..={}", FAILURES.start(), FAILURES.end());
            let span = failures.span.clone();
            block.diagnostics.push(Diagnostic::at(
                rules::FAILURES_OUT_OF_RANGE,
                span,
                "number of failures out of range",
                label,
            ));
        }
    }
    let limits = ["failures", "elapsed"].map(|key| block.optional(key).is_some());
    if action.is_some() && limits == [false, false] {
        let span = block.span.clone();
        block.miss(
            "failures",
            Diagnostic::at(
                rules::MISSING_KEY,
                span,
                "missing key `failures` or `elapsed` in `fallback`",
                "one of them is required",
            )
            .help("write `{ action = \"…\", failures = 10, elapsed = \"15m\" }`"),
        );
    }
    let when = block.text("when");
    let needs_all = when.is_some_and(|when| needs_all(&when, limits == [true, true], block.diagnostics));
    block.finish();
    Some(Fallback {
        action: action?,
        failures: failures.and_then(|failures| u32::try_from(failures.value).ok()),
        elapsed,
        needs_all,
    })
}

/// Reads the key `when`: returns `true` if both limits have to be reached.
fn needs_all(when: &LocatedString, has_both: bool, diagnostics: &mut Diagnostics) -> bool {
    if !["all", "any"].contains(&when.value.as_str()) {
        let message = format!("unknown condition `{}`", escape(&when.value));
        diagnostics.push(Diagnostic::at(
            rules::UNKNOWN_CONDITION,
            when.span.clone(),
            message,
            "expected `\"all\"` or `\"any\"`",
        ));
    } else if !has_both {
        diagnostics.push(
            Diagnostic::at(
                rules::CONDITION_WITHOUT_LIMITS,
                when.span.clone(),
                "`when` without two limits",
                "combines `failures` and `elapsed`",
            )
            .help("add the other limit, or leave out `when`"),
        );
    }
    when.value == "all"
}

/// Returns the range that is meant by one in another notation, as in `10m..=20m`, `10m-20m` and `10..20m`.
fn range_meant(written: &str) -> Option<String> {
    let (least, most) = ["..=", "...", "..", "-"].iter().find_map(|sign| written.split_once(sign))?;
    let (least, most) = (least.trim(), most.trim());
    let unit = most.trim_start_matches(|c: char| c.is_ascii_digit());
    let has_unit = least.ends_with(|c: char| c.is_ascii_alphabetic());
    let meant = if has_unit { format!("{least}..{most}") } else { format!("{least}{unit}..{most}") };
    let are_valid = meant.split("..").all(|duration| milliseconds(duration).is_some());
    (are_valid && meant != written).then_some(meant)
}

/// Parses `15m`, or `15m..30m` for a random duration between the two.
fn elapsed(written: &LocatedString, diagnostics: &mut Diagnostics) -> Option<(u64, u64)> {
    if let Some(meant) = range_meant(&written.value) {
        let message = format!("invalid range of durations `{}`", escape(&written.value));
        let diagnostic = Diagnostic::at(
            rules::INVALID_DURATION,
            written.span.clone(),
            message,
            "expected `..` between two durations",
        );
        diagnostics.push(diagnostic.help(format!("write `\"{meant}\"`")));
        return None;
    }
    let Some((least, most)) = written.value.split_once("..") else {
        let duration = in_milliseconds(written, &written.value, LONGEST, diagnostics)?;
        return Some((duration, duration));
    };
    let least = in_milliseconds(written, least, LONGEST, diagnostics)?;
    let most = in_milliseconds(written, most, LONGEST, diagnostics)?;
    if least > most {
        let message = format!("empty range `{}`", escape(&written.value));
        diagnostics.push(
            Diagnostic::at(rules::EMPTY_DURATION_RANGE, written.span.clone(), message, "starts after its end")
                .help("write the shorter duration first, as in `15m..30m`"),
        );
        return None;
    }
    Some((least, most))
}

/// Reads `probe = { initial = "4h", cap = "1d", except = ["…"] }`.
pub(super) fn probe<'t>(item: &'t Item<'t>, diagnostics: &mut Diagnostics) -> Option<Probe> {
    if let DeValue::String(delay) = item.get_ref() {
        let help = format!("write `{{ initial = \"{}\", cap = \"1d\" }}`", escape(delay));
        diagnostics.push(wrong_type(item.span(), "a table", item.get_ref()).help(help));
        return None;
    }
    let mut block = BlockReader::open(item, "`probe`", &PROBE_KEYS, diagnostics)?;
    let (initial, cap) = (duration(&mut block, "initial", true), duration(&mut block, "cap", true));
    let except = block.texts("except").unwrap_or_default();
    if let Some((initial, cap)) = initial.zip(cap) {
        let (initial_key, cap_key) = (block.key_span("initial"), block.key_span("cap"));
        bounds(initial, cap, &initial_key, cap_key, block.diagnostics);
    }
    let span = block.span.clone();
    block.finish();
    Some(Probe { span, initial: initial?, cap: cap?, except })
}

fn bounds(initial: u64, cap: u64, initial_key: &Span, cap_key: Span, diagnostics: &mut Diagnostics) {
    if initial > cap {
        diagnostics.push(
            Diagnostic::at(rules::CAP_BELOW_INITIAL, cap_key, "`cap` is less than `initial`", "less than `initial`")
                .clashes_with(initial_key.clone(), "more than `cap`"),
        );
    } else if initial == 0 {
        diagnostics.push(
            Diagnostic::at(rules::ZERO_DELAY, initial_key.clone(), "probe without a delay", "expected more than zero")
                .help("a probe is a rare attempt: `initial = \"4h\"`"),
        );
    }
}
