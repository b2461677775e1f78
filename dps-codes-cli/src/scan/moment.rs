//! `Moment`: the time of a record, from the forms in which records write it.

use std::borrow::Cow;

use jiff::civil::DateTime;
use jiff::fmt::{rfc2822, strtime};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

/// A time in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) time: Timestamp,
    /// Cleared if the zone is missing, and UTC was assumed.
    pub(crate) has_zone: bool,
}

/// Forms without a zone that ISO 8601 does not have: the portal, Windows, ctime, and loggers. Between slashes, the day
/// precedes the month only where it cannot be a month.
const WITHOUT_ZONE: [&str; 29] = [
    "%a %Y-%m-%d %H:%M:%S%.f",
    "%b %e, %Y @ %H:%M:%S%.f",
    "%y/%m/%d %H:%M:%S%.f",
    "%m/%d/%Y, %I:%M:%S%.f %p",
    "%m/%d/%Y %I:%M:%S%.f %p",
    "%m/%d/%Y, %H:%M:%S%.f",
    "%m/%d/%Y %H:%M:%S%.f",
    "%d/%m/%Y, %H:%M:%S%.f",
    "%d/%m/%Y %H:%M:%S%.f",
    "%d.%m.%y %H:%M:%S%.f",
    "%d.%m.%Y, %H:%M:%S%.f",
    "%d.%m.%Y %H:%M:%S%.f",
    "%a %b %e %H:%M:%S %Y",
    "%a %b %e %H:%M:%S%.f %Y",
    "%Y/%m/%d %H:%M:%S%.f",
    "%Y/%m/%d - %H:%M:%S%.f",
    "%Y-%m-%d] [%H:%M:%S%.f",
    "%d %b %Y %H:%M:%S%.f",
    "%d-%b-%Y %H:%M:%S%.f",
    "%b %e %Y %H:%M:%S%.f",
    "%b %e, %Y %I:%M:%S%.f %p",
    "%b %e, %Y %H:%M:%S%.f",
    "%d/%b/%Y:%H:%M:%S%.f",
    "%d/%b/%Y %H:%M:%S%.f",
    "%d/%b/%y %I:%M %p",
    "%d-%m-%Y %H:%M:%S%.f",
    "%Y%m%d %H%M%S%.f",
    "%Y%m%d %H:%M:%S%.f",
    "%Y年%m月%d日 %H:%M:%S%.f",
];

/// Forms with a zone that ISO 8601 does not have: access logs, and a space before the zone.
const WITH_ZONE: [&str; 3] = ["%d/%b/%Y:%H:%M:%S %z", "%Y-%m-%d %H:%M:%S%.f %z", "%Y-%m-%d %H:%M:%S%.f %:z"];

impl Moment {
    /// Parses a time. Returns `None` if it has none of the known forms.
    pub(crate) fn parse(text: &str, now: Timestamp) -> Option<Self> {
        let text = text.trim();
        // As PowerShell and other programs of .NET write it in JSON.
        let text = text.strip_prefix("/Date(").and_then(|text| text.strip_suffix(")/")).unwrap_or(text);
        let zoned = |time| Self { time, has_zone: true };
        let civil = |time| Some(Self { time: utc(time)?, has_zone: false });
        if let Ok(time) = text.parse::<Timestamp>() {
            return Some(zoned(time));
        }
        // Only the data of time zones, which the command does not have, say what `10:00[Europe/Berlin]` is.
        if text.ends_with(']') {
            return None;
        }
        if let Ok(time) = text.parse::<DateTime>() {
            return civil(time);
        }
        if let Some(time) = text.strip_suffix(" UTC").or_else(|| text.strip_suffix(" GMT")) {
            let in_other_form = || WITHOUT_ZONE.iter().find_map(|form| DateTime::strptime(form, time).ok());
            if let Some(moment) = time.parse::<DateTime>().ok().or_else(in_other_form).and_then(utc) {
                return Some(zoned(moment));
            }
        }
        if let Some(time) = since_epoch(text).or_else(|| tai64n(text)) {
            return Some(zoned(time));
        }
        let text = without_level(text);
        // A comma precedes the fraction in some languages.
        let dotted = text.rsplit_once(',').filter(|(_, digits)| digits.bytes().all(|byte| byte.is_ascii_digit()));
        let dotted = dotted.map_or(Cow::Borrowed(text), |(time, fraction)| Cow::Owned(format!("{time}.{fraction}")));
        if let Some(time) = WITHOUT_ZONE.iter().find_map(|form| DateTime::strptime(form, &*dotted).ok()) {
            return civil(time);
        }
        let with_zone = || WITH_ZONE.iter().find_map(|form| strtime::parse(form, text).ok()?.to_timestamp().ok());
        let of_mail = || Some(rfc2822::parse(text).ok()?.timestamp());
        with_zone().or_else(of_mail).map(zoned).or_else(|| civil(without_year(text, now)?))
    }
}

fn utc(time: DateTime) -> Option<Timestamp> {
    Some(time.to_zoned_datetime(TimeZone::UTC).ok()?.timestamp())
}

/// Parses seconds, milliseconds, microseconds or nanoseconds since 1970; the number of digits tells them apart.
fn since_epoch(text: &str) -> Option<Timestamp> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let number: i128 = whole.parse().ok()?;
    let nanoseconds = match whole.len() {
        9 | 10 => {
            let fraction: i128 = format!("{fraction:0<9}").get(..9)?.parse().ok()?;
            number * 1_000_000_000 + fraction
        }
        12 | 13 => number * 1_000_000,
        15 | 16 => number * 1_000,
        18 | 19 => number,
        _ => return None,
    };
    Timestamp::from_nanosecond(nanoseconds).ok()
}

/// Parses a label of TAI64N: seconds and nanoseconds in hexadecimal digits. Like svlogd and multilog, it ignores the leap
/// seconds since 1972.
fn tai64n(text: &str) -> Option<Timestamp> {
    const LABEL_OF_1970: i64 = (1 << 62) + 10;
    let (seconds, nanoseconds) = text.strip_prefix('@')?.split_at_checked(16)?;
    let seconds = i64::from_str_radix(seconds, 16).ok()?.checked_sub(LABEL_OF_1970)?;
    Timestamp::new(seconds, i32::from_str_radix(nanoseconds, 16).ok()?).ok()
}

/// Parses a time without a year: it is the last such time, up to a day ahead of the clock.
fn without_year(text: &str, now: Timestamp) -> Option<DateTime> {
    let latest = now.to_zoned_datetime(TimeZone::UTC).datetime().checked_add(Span::new().days(1)).ok()?;
    let in_year = |year: i16| {
        let forms = ["%Y %d %b %H:%M:%S%.f", "%Y %b %e %H:%M:%S%.f", "%Y %m%d %H:%M:%S%.f", "%Y %m-%d %H:%M:%S%.f"];
        forms.iter().find_map(|form| DateTime::strptime(form, format!("{year} {text}")).ok())
    };
    // Of the last eight years, one has a 29 February.
    (0..=8).find_map(|ago| in_year(latest.year() - ago).filter(|&time| time <= latest))
}

/// Removes the level that glog writes before a time: `E1126 10:00:00.123456`.
fn without_level(text: &str) -> &str {
    let time = text.strip_prefix(['I', 'W', 'E', 'F']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    time.unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<(String, bool)> {
        let now = "2026-11-26T12:00:00Z".parse().unwrap();
        Moment::parse(text, now).map(|moment| (moment.time.to_string(), moment.has_zone))
    }

    #[test]
    fn times_with_a_zone() {
        for text in [
            "2026-11-26T10:00:00Z",
            "2026-11-26T10:00:00.0000000Z",
            "2026-11-26t10:00:00z",
            "2026-11-26 10:00:00Z",
            "2026-11-26T11:00:00+01:00",
            "2026-11-26T11:00:00+0100",
            "2026-11-26 11:00:00.000+01",
            "2026-11-26 11:00:00,000+0100",
            "/Date(1795687200000)/",
            "2026-11-26 10:00:00.000 +00:00",
            "1795687200",
            "20261126T100000Z",
            "@400000006b08032a00000000",
            "1795687200.000",
            "1795687200000",
            "1795687200000000",
            "1795687200000000000",
            "26/Nov/2026:11:00:00 +0100",
            "2026-11-26 10:00:00.000 UTC",
            "Thu, 26 Nov 2026 10:00:00 GMT",
            "Thu 2026-11-26 10:00:00 UTC",
            "26-Nov-2026 10:00:00 UTC",
        ] {
            assert_eq!(parse(text), Some(("2026-11-26T10:00:00Z".to_owned(), true)), "{text}");
        }
        assert_eq!(parse("2026-11-26T10:00:00.1234567Z").unwrap().0, "2026-11-26T10:00:00.1234567Z");
        assert_eq!(parse("1795687200.25").unwrap().0, "2026-11-26T10:00:00.25Z");
    }

    #[test]
    fn times_without_a_zone_are_read_as_utc() {
        for text in [
            "2026-11-26T10:00:00",
            "2026-11-26 10:00:00",
            "2026-11-26 10:00:00,000",
            "2026/11/26 10:00:00",
            "11/26/2026, 10:00:00.000 AM",
            "11/26/2026 10:00:00 AM",
            "Thu Nov 26 10:00:00 2026",
            "Nov 26 10:00:00",
            "26.11.2026, 10:00:00,000",
            "26.11.2026 10:00:00",
            "26/11/2026 10:00:00",
            "11/26/2026 10:00:00",
            "26 Nov 2026 10:00:00,000",
            "Nov 26 2026 10:00:00",
            "Nov 26, 2026 10:00:00 AM",
            "E1126 10:00:00.000000",
            "11-26 10:00:00.000",
            "26 Nov 10:00:00",
            "26.11.26 10:00:00",
            "26/Nov/26 10:00 AM",
            "26-11-2026 10:00:00",
            "20261126T100000",
            "20261126 100000",
            "E20261126 10:00:00.000000",
            "Thu Nov 26 10:00:00.000000 2026",
            "26/Nov/2026 10:00:00",
            "2026/11/26 - 10:00:00",
            "2026-11-26] [10:00:00",
            "26/11/26 10:00:00",
            "2026年11月26日 10:00:00",
        ] {
            assert_eq!(parse(text), Some(("2026-11-26T10:00:00Z".to_owned(), false)), "{text}");
        }
    }

    #[test]
    fn a_missing_year_is_the_last_that_fits() {
        assert_eq!(parse("Nov 27 11:00:00").unwrap().0, "2026-11-27T11:00:00Z");
        assert_eq!(parse("Nov 28 11:00:00").unwrap().0, "2025-11-28T11:00:00Z");
        assert_eq!(parse("Feb 29 11:00:00").unwrap().0, "2024-02-29T11:00:00Z");
        assert_eq!(parse("Nov  6 11:00:00").unwrap().0, "2026-11-06T11:00:00Z");
    }

    #[test]
    fn between_slashes_the_month_precedes_the_day() {
        assert_eq!(parse("2/1/2026 3:00:00 PM").unwrap().0, "2026-02-01T15:00:00Z");
        assert_eq!(parse("2.1.2026 15:00:00").unwrap().0, "2026-01-02T15:00:00Z");
    }

    #[test]
    fn anything_else_is_not_a_time() {
        for text in
            ["", "yesterday", "404201", "2026-13-01T00:00:00Z", "12345678", "1795687200x", "99999999999999999999"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
