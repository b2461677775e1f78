//! Reads the dates of HTTP headers, in the three forms that RFC 9110 has.

/// Seconds since 1970; none before that, or if it is no date.
pub(crate) fn parse(text: &[u8]) -> Option<u64> {
    let text = core::str::from_utf8(text).ok()?.trim();
    let (weekday, rest) = text.split_once([',', ' '])?;
    if !(3..=9).contains(&weekday.len()) || !weekday.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let mut words = rest.split([' ', '-']).filter(|word| !word.is_empty());
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
        let (month, day, time, year) = (next()?, next()?, next()?, next()?);
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

/// Two digits are of 1970 to 2069.
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

/// In the Gregorian calendar.
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
