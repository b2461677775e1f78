//! `Range`: the times between `--since` and `--until`.

use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ZonedDateTime};

use crate::scan::moment::Moment;

/// A range of times that includes its start and excludes its end, so that ranges that follow each other do not overlap.
#[derive(Clone, Copy, Default)]
pub(crate) struct Range {
    pub(crate) since: Option<Timestamp>,
    pub(crate) until: Option<Timestamp>,
}

impl Range {
    /// Returns `true` if the range has an end, so that the time of a record matters.
    pub(crate) fn is_bounded(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }

    /// Returns `true` if no time is in the range.
    pub(crate) fn is_empty(&self) -> bool {
        self.since.zip(self.until).is_some_and(|(since, until)| until <= since)
    }

    pub(crate) fn contains(&self, time: Timestamp) -> bool {
        self.since.is_none_or(|since| since <= time) && self.until.is_none_or(|until| time < until)
    }
}

/// Parses an end of a range: a time, a date, a duration before now, or `now`, `today`, `yesterday`, all in UTC.
pub(crate) fn parse(text: &str) -> Result<Timestamp, String> {
    parse_at(text, &Timestamp::now().to_zoned_datetime(TimeZone::UTC))
        .ok_or_else(|| "expected a time such as 2026-11-26T10:00:00Z, 2026-11-26, -3h, today or yesterday".to_owned())
}

fn parse_at(text: &str, now: &ZonedDateTime) -> Option<Timestamp> {
    let midnight = || now.start_of_day().ok();
    let time = match text.to_ascii_lowercase().as_str() {
        "now" => Some(now.clone()),
        "today" => midnight(),
        "yesterday" => midnight()?.yesterday().ok(),
        "tomorrow" => midnight()?.tomorrow().ok(),
        _ => None,
    };
    // Without a sign it could be meant either way.
    let is_signed = text.starts_with(['-', '+']) || text.ends_with("ago");
    let ago = || {
        let span: Span = text.parse().ok().filter(|_| is_signed)?;
        now.checked_add(span).ok()
    };
    let moment = || Moment::parse(text, now.timestamp()).map(|moment| moment.time);
    time.map(|time| time.timestamp()).or_else(moment).or_else(|| Some(ago()?.timestamp()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_a_range() {
        let now = "2026-11-26T12:34:56Z".parse::<Timestamp>().unwrap().to_zoned_datetime(TimeZone::UTC);
        for (text, time) in [
            ("2026-11-26T10:00:00Z", "2026-11-26T10:00:00Z"),
            ("2026-11-26T10:00:00+02:00", "2026-11-26T08:00:00Z"),
            ("2026-11-26 10:00:00", "2026-11-26T10:00:00Z"),
            ("2026-11-26T10:00", "2026-11-26T10:00:00Z"),
            ("2026-11-26", "2026-11-26T00:00:00Z"),
            ("2026-11-26T10:00:00+01:00[Europe/Berlin]", "2026-11-26T09:00:00Z"),
            ("-3h", "2026-11-26T09:34:56Z"),
            ("-1h30m", "2026-11-26T11:04:56Z"),
            ("3h ago", "2026-11-26T09:34:56Z"),
            ("-2d", "2026-11-24T12:34:56Z"),
            ("-1w", "2026-11-19T12:34:56Z"),
            ("now", "2026-11-26T12:34:56Z"),
            ("Today", "2026-11-26T00:00:00Z"),
            ("yesterday", "2026-11-25T00:00:00Z"),
            ("TOMORROW", "2026-11-27T00:00:00Z"),
            ("+3h", "2026-11-26T15:34:56Z"),
        ] {
            assert_eq!(parse_at(text, &now).map(|time| time.to_string()).as_deref(), Some(time), "{text}");
        }
        for text in
            ["", "-", "3", "3h", "soon", "-3x", "2026-02-30", "-99999999999999999h", "2026-11-26T10:00[Europe/Berlin]"]
        {
            assert_eq!(parse_at(text, &now), None, "{text}");
        }
    }

    #[test]
    fn the_start_is_included_and_the_end_is_not() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let range = Range { since: Some(at(10)), until: Some(at(20)) };
        assert!(!range.contains(at(9)) && range.contains(at(10)) && range.contains(at(19)) && !range.contains(at(20)));
        assert!(!range.is_empty() && Range { since: Some(at(20)), ..range }.is_empty() && !Range::default().is_empty());
        assert!(Range::default().contains(at(0)) && !Range::default().is_bounded() && range.is_bounded());
    }
}
