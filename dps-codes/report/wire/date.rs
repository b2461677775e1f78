//! The dates of HTTP headers, in the three formats of RFC 9110.

/// Parses a date into seconds since 1970. Returns `None` if it is earlier or invalid.
#[must_use]
pub fn parse(text: &[u8]) -> Option<u64> {
    let text = core::str::from_utf8(text).ok()?.trim();
    let (weekday, rest) = text.split_once([',', ' '])?;
    if !(3..=9).contains(&weekday.len()) || !weekday.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let mut words = rest.trim_start().split([' ', '-']);
    let mut next = || words.next();
    let (day, month, year, time) = if text.as_bytes().get(weekday.len()) == Some(&b',') {
        // Sun, 06 Nov 1994 08:49:37 GMT; Sunday, 06-Nov-94 08:49:37 GMT
        let date = (next()?, next()?, next()?, next()?);
        if next()? != "GMT" {
            return None;
        }
        date
    } else {
        // Sun Nov  6 08:49:37 1994
        let (month, padded) = (next()?, next()?);
        let day = if padded.is_empty() { next()? } else { padded };
        let (time, year) = (next()?, next()?);
        (day, month, year, time)
    };
    if next().is_some() {
        return None;
    }
    let mut times = time.split(':').map(|part| number(part, 2));
    let (hour, minute, second) = (times.next()??, times.next()??, times.next()??);
    if times.next().is_some() || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let days = days_since_1970(full_year(year)?, month_of(month)?, number(day, 2)?)?;
    Some(((days * 24 + hour) * 60 + minute) * 60 + second)
}

fn number(text: &str, longest: usize) -> Option<u64> {
    let is_number = (1..=longest).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// Parses a year; two digits stand for 1970 to 2069.
fn full_year(text: &str) -> Option<u64> {
    let year = number(text, 4)?;
    match text.len() {
        2 if year < 70 => Some(year + 2000),
        2 => Some(year + 1900),
        4 => Some(year),
        _ => None,
    }
}

fn month_of(name: &str) -> Option<u64> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    MONTHS.into_iter().zip(1..).find_map(|(month, number)| (month == name).then_some(number))
}

/// Returns the days since 1970 in the Gregorian calendar.
fn days_since_1970(year: u64, month: u64, day: u64) -> Option<u64> {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    if year < 1970 || !(1..=length).contains(&day) {
        return None;
    }
    // Years that begin in March have their leap day at the end.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year / 4 - year / 100 + year / 400;
    (year * 365 + leap_days + (month * 153 + 2) / 5 + day).checked_sub(719_469)
}

#[cfg(test)]
mod tests {
    extern crate std;
    use super::parse;
    use std::format;
    use std::time::{Duration, UNIX_EPOCH};

    /// Parses with the crate `httpdate`.
    fn oracle(text: &str) -> Option<u64> {
        Some(httpdate::parse_http_date(text).ok()?.duration_since(UNIX_EPOCH).ok()?.as_secs())
    }

    #[test]
    fn dates_come_back_as_the_oracle_writes_them() {
        // Up to the year 9999, over the ends of months, leap years and centuries.
        for second in (0..253_402_300_800).step_by(86_399 * 7) {
            let text = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(second));
            assert_eq!(parse(text.as_bytes()), Some(second), "{text}");
        }
    }

    #[test]
    fn the_older_forms() {
        for day in 1..=31 {
            for (month, year) in [("Jan", 70), ("Feb", 0), ("Feb", 23), ("Feb", 24), ("Apr", 69), ("Dec", 99)] {
                let long = format!("Sunday, {day:02}-{month}-{year:02} 23:59:59 GMT");
                let full = if year < 70 { 2000 + year } else { 1900 + year };
                let short = format!("Sun {month} {day:2} 23:59:59 {full}");
                let usual = format!("Sun, {day:02} {month} {full} 23:59:59 GMT");
                let expected = parse(usual.as_bytes());
                assert_eq!(parse(long.as_bytes()), expected, "{long}");
                assert_eq!(parse(short.as_bytes()), expected, "{short}");
                let last = match month {
                    "Feb" if year % 4 == 0 => 29,
                    "Feb" => 28,
                    "Apr" => 30,
                    _ => 31,
                };
                assert_eq!(expected.is_some(), day <= last, "{usual}");
            }
        }
        assert_eq!(oracle("Sunday, 06-Nov-94 08:49:37 GMT"), parse(b"Sunday, 06-Nov-94 08:49:37 GMT"));
        assert_eq!(oracle("Sun Nov  6 08:49:37 1994"), parse(b"Sun Nov  6 08:49:37 1994"));
    }

    #[test]
    fn invalid_dates() {
        for text in [
            "",
            "0",
            "Sun",
            "Sun,",
            "Sun, 06 Nov 1994",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 06 Nov 1994 08:60:00 GMT",
            "Sun, 06 Nov 1994 08:49:37:00 GMT",
            "Sun, 06 Nov 1994 08:49:37 GMT more",
            "Sun, 00 Nov 1994 08:49:37 GMT",
            "Mon, 29 Feb 2100 08:49:37 GMT",
            "Sun, 06 nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1969 08:49:37 GMT",
            "Sun, 06 Nov 19940 08:49:37 GMT",
            "Sun, +6 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 -8:49:37 GMT",
            "1994-11-06T08:49:37Z",
        ] {
            assert_eq!(parse(text.as_bytes()), None, "{text}");
        }
        assert_eq!(parse(b"Sun, 06 Nov 1994 08:49:37 GMT\xff"), None);
    }
}
