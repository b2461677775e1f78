//! Durations, such as `15m`, and what is meant by those of other notations.

use super::block_reader::{BlockReader, Item};
use super::value::{text, wrong_type};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::escape::escape;
use crate::model::{DAY_MS, LocatedString, UNITS, written_duration};
use crate::rules;
use toml::de::DeValue;

/// The help for a duration that is a number.
pub(super) const UNIT: &str = "a duration has a unit, as in `\"500ms\"`, `\"1s\"` or `\"10m\"`";

/// The longest valid duration.
#[derive(Clone, Copy)]
pub(super) struct Longest {
    milliseconds: u64,
    name: &'static str,
}

/// The longest duration that a policy of the runtime can hold.
pub(super) const LONGEST: Longest = Longest { milliseconds: u32::MAX as u64, name: "49 days" };
/// The longest duration in a column: what `Duration::from_millis` takes, in whole days.
pub(super) const LONGEST_IN_COLUMN: Longest =
    Longest { milliseconds: u64::MAX / DAY_MS * DAY_MS, name: "213503982334 days" };

/// Reads a duration such as `500ms`, `1s`, `10m`, `2h` or `1d`, in milliseconds.
pub(super) fn duration(block: &mut BlockReader<'_, '_>, key: &'static str, required: bool) -> Option<u64> {
    let item = if required { block.required(key) } else { block.optional(key) };
    duration_value(item?, LONGEST, block.diagnostics)
}

/// Reads the value of a duration, in milliseconds.
pub(super) fn duration_value(item: &Item<'_>, longest: Longest, diagnostics: &mut Diagnostics) -> Option<u64> {
    let help = match item.get_ref() {
        DeValue::Integer(number) => {
            Some(format!("a duration has a unit, as in `\"{0}s\"` or `\"{0}ms\"`", number.as_str()))
        }
        DeValue::Datetime(time) => {
            Some(clock(&time.to_string()).map_or_else(|| UNIT.to_owned(), |meant| format!("write `\"{meant}\"`")))
        }
        DeValue::Float(_) => Some(UNIT.to_owned()),
        _ => None,
    };
    if let Some(help) = help {
        diagnostics.push(wrong_type(item.span(), "a string", item.get_ref()).help(help));
        return None;
    }
    let written = text(item, diagnostics)?;
    in_milliseconds(&written, &written.value, longest, diagnostics)
}

/// Parses a duration, which may be a part of the value.
pub(super) fn in_milliseconds(
    written: &LocatedString,
    duration: &str,
    longest: Longest,
    diagnostics: &mut Diagnostics,
) -> Option<u64> {
    let Some(milliseconds) = milliseconds(duration) else {
        let message = format!("invalid duration `{}`", escape(duration));
        let label = "expected a number followed by `ms`, `s`, `m`, `h` or `d`";
        let diagnostic = Diagnostic::at(rules::INVALID_DURATION, written.span.clone(), message, label);
        let is_finer = ["us", "µs", "μs", "ns"].iter().any(|unit| duration.ends_with(unit));
        let finest = is_finer.then(|| "the smallest unit is `ms`".to_owned());
        let meant = meant(duration)
            .or_else(|| summed(duration))
            .or_else(|| clock(duration))
            .map(|duration| format!("write `\"{duration}\"`"));
        diagnostics.push(diagnostic.maybe_help(meant.or(finest)));
        return None;
    };
    if milliseconds > longest.milliseconds {
        let message = format!("duration out of range: `{}`", escape(duration));
        diagnostics.push(Diagnostic::at(
            rules::INVALID_DURATION,
            written.span.clone(),
            message,
            format!("expected at most {}", longest.name),
        ));
        return None;
    }
    Some(milliseconds)
}

/// Returns the duration that is meant by one in words, or in the form of ISO 8601.
fn meant(written: &str) -> Option<String> {
    let written = written.trim().to_lowercase();
    let (iso, is_time) = match (written.strip_prefix("pt"), written.strip_prefix('p')) {
        (Some(time), _) => (Some(time), true),
        (None, days) => (days, false),
    };
    let written = iso.unwrap_or(&written);
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = written.split_at(digits);
    let unit = match unit.trim() {
        "msec" | "msecs" | "millis" | "millisecond" | "milliseconds" => "ms",
        "s" | "sec" | "secs" | "second" | "seconds" => "s",
        "m" if iso.is_none() || is_time => "m",
        "min" | "mins" | "minute" | "minutes" => "m",
        "h" | "hr" | "hrs" | "hour" | "hours" => "h",
        "d" | "day" | "days" => "d",
        _ => return None,
    };
    (!number.is_empty()).then(|| format!("{number}{unit}"))
}

/// Returns the duration that is meant by several parts, by a fraction, or by a unit that tables do not have, as in
/// `1m30s`, `1.5s` and `2w`.
fn summed(duration: &str) -> Option<String> {
    const OTHER_UNITS: [(&str, u64); 3] = [("w", 7 * DAY_MS), ("week", 7 * DAY_MS), ("weeks", 7 * DAY_MS)];
    let words = duration.to_lowercase().replace(['+', '&'], " ").replace(',', ".");
    let mut rest: String = words.split_whitespace().filter(|word| *word != "and").collect();
    rest.retain(|c| c != '_');
    let mut sum = 0_u64;
    while !rest.is_empty() {
        let number = rest.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
        let after = rest.split_off(number);
        let unit = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
        let (name, next) = after.split_at(unit);
        let (_, milliseconds) = UNITS.into_iter().chain(OTHER_UNITS).find(|&(unit, _)| unit == name)?;
        sum = sum.checked_add(scaled(&rest, milliseconds)?)?;
        next.clone_into(&mut rest);
    }
    (sum > 0).then(|| written_duration(sum))
}

/// Returns the duration that is meant by hours, minutes and seconds, as in `00:10:00`.
fn clock(duration: &str) -> Option<String> {
    let parts: Vec<_> = duration.split(':').map(|part| part.parse::<u64>().ok()).collect::<Option<_>>()?;
    let &[hours, minutes, seconds] = &parts[..] else {
        return None;
    };
    let seconds = hours.checked_mul(60)?.checked_add(minutes)?.checked_mul(60)?.checked_add(seconds)?;
    (seconds > 0).then(|| seconds.checked_mul(1_000).map(written_duration)).flatten()
}

/// Returns the product of a decimal number and a unit, if it is a whole number.
fn scaled(number: &str, unit: u64) -> Option<u64> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let scale = 10_u64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let digits = format!("{whole}{fraction}").parse::<u64>().ok()?.checked_mul(unit)?;
    (digits % scale == 0).then_some(digits / scale)
}

/// Parses a duration of any length, in milliseconds. Returns `None` if it is not valid.
pub(super) fn milliseconds(written: &str) -> Option<u64> {
    let digits = written.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = written.split_at(digits);
    let (_, unit) = UNITS.into_iter().find(|&(name, _)| name == unit)?;
    // A number of more than 64 bits is too long in any case.
    (!number.is_empty()).then(|| number.parse::<u64>().unwrap_or(u64::MAX).saturating_mul(unit))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, LONGEST_IN_COLUMN, clock, meant, milliseconds, summed};

    #[test]
    fn other_forms_are_understood() {
        for (written, expected) in
            [("1 minute", "1m"), ("30 s", "30s"), ("PT15M", "15m"), ("P2D", "2d"), ("250 millis", "250ms")]
        {
            assert_eq!(meant(written).as_deref(), Some(expected), "{written}");
        }
        for written in ["", "P1M", "1w", "soon", "PT"] {
            assert_eq!(meant(written), None, "{written}");
        }
    }

    #[test]
    fn parts_and_fractions_are_added_up() {
        for (written, expected) in [
            ("1m30s", "90s"),
            ("1h 30m", "90m"),
            ("1.5s", "1500ms"),
            ("0.5h", "30m"),
            ("2w", "14d"),
            ("1_000ms", "1s"),
            ("1m and 30s", "90s"),
            ("1m + 30s", "90s"),
            ("1,5s", "1500ms"),
        ] {
            assert_eq!(summed(written).as_deref(), Some(expected), "{written}");
        }
        assert_eq!(clock("00:10:00").as_deref(), Some("10m"));
        for written in ["10:00", "0:0:0", "a:b:c", "1:2:3:4"] {
            assert_eq!(clock(written), None, "{written}");
        }
        for written in ["", "1.5ms", "1", "1y", ".s", "1.2.3s", "0s", "99999999999999999999w"] {
            assert_eq!(summed(written), None, "{written}");
        }
    }

    #[test]
    fn durations_have_units() {
        for (written, expected) in
            [("500ms", 500), ("1s", 1_000), ("10m", 600_000), ("2h", 7_200_000), ("1d", 86_400_000), ("0s", 0)]
        {
            assert_eq!(milliseconds(written), Some(expected), "{written}");
            assert_eq!(crate::model::written_duration(expected), written);
        }
        assert_eq!(crate::model::written_duration(1_500), "1500ms");
        for written in ["", "1", "s", "1 s", "-1s", "1.5s", "1w"] {
            assert_eq!(milliseconds(written), None, "{written}");
        }
        for written in ["50d", "99999999999999999999s", "18446744073709551615d"] {
            assert!(milliseconds(written).is_some_and(|time| time > LONGEST.milliseconds), "{written}");
        }
        assert_eq!(milliseconds("213503982334d"), Some(LONGEST_IN_COLUMN.milliseconds));
        assert!(milliseconds("213503982335d").is_some_and(|time| time > LONGEST_IN_COLUMN.milliseconds));
    }
}
