//! Numbers without a key: an error code only with evidence beside them, otherwise a candidate.

mod behind_status;
mod hexadecimal;
mod message;
mod owner;
mod quantity;
mod tag;
mod variant;
mod words;

use dps_codes::__log::{Cursor, integer, is_in_range_of_dps, is_word};
use dps_codes::Code;

use self::behind_status::is_result_of_call;
pub(super) use self::behind_status::{is_code_of_failure, is_responded};
use self::message::{
    begins_message, begins_sentence, begins_text, follows_name, is_in_message, is_named, names_words, precedes_reason,
};
use self::owner::{is_of_header, is_of_process, is_owned};
pub(super) use self::quantity::is_quantity;
use self::tag::is_tag;
pub(super) use self::words::is_code_word;
use self::words::{has_error_level, has_subject, is_behind_code_key, is_behind_error, is_led, is_returned_by_service};
use super::headline::is_known;
use super::keyed::is_of_ticket;
use super::{Fact, Found, Rank};
use crate::flat::Line;
use crate::prefilter::{Rules, is_ordinary};

/// No line needs more candidates.
const MOST: usize = 4;

/// A number of a line and the text around it.
struct Place<'t> {
    number: i64,
    before: &'t str,
    behind: &'t str,
}

/// The text that `Display` writes after the number of an unlisted code.
const UNLISTED: &str = " (unlisted";

/// Adds the rule for numbers of any length; the prefilter knows those in the range of DPS.
pub(super) fn add_rules(rules: &mut Rules) {
    rules.any([UNLISTED.trim_start()]);
    rules.all_and([hexadecimal::START], |text| hexadecimal::has_code(text.bytes));
}

pub(super) fn find<'a>(line: &Line<'_, 'a>, found: &mut Found<'a>) {
    let text = line.text();
    let mut at = 0;
    while let Some(skipped) = text[at..].find(|c: char| c.is_ascii_digit()) {
        at += skipped;
        let digits = text[at..].bytes().take_while(u8::is_ascii_digit).count();
        if digits == 6 && is_of_control_plane(&text[..at]) {
            control_plane(at, text, found);
        } else if digits == 6
            && (begins_code(&text[..at], &text[at..]) || found.is_about_dps && is_behind_code_key(&text[..at]))
        {
            if let Some((number, _)) = integer(Cursor::new(text.as_bytes(), 0).at(at)) {
                read(number, at, &Place { number, before: &text[..at], behind: &text[at + digits..] }, line, found);
            }
        } else if let Some(number) = hexadecimal::code_at(&text.as_bytes()[at..]) {
            if found.is_about_dps && is_apart(&text[..at]) && is_behind_error(&text[..at]) {
                found.add(at, Fact::Number(number));
            }
        } else if digits < 6 && is_apart(text[..at].strip_suffix('-').unwrap_or(&text[..at])) {
            display(at, digits, line, found);
        }
        at += digits;
    }
}

/// Returns `true` behind the letters that precede a code of the control plane: `IH404002`.
fn is_of_control_plane(before: &str) -> bool {
    before.strip_suffix("IH").is_some_and(is_apart)
}

fn control_plane(at: usize, text: &str, found: &mut Found<'_>) {
    let (before, rest) = text.split_at(at);
    let (digits, behind) = rest.split_at(6);
    let is_other = behind.starts_with(|c: char| is_word(c) || c == '%')
        || behind.strip_prefix(['.', ',']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        || is_ordinary(before.as_bytes(), digits.as_bytes(), behind.as_bytes());
    let number = digits.parse().ok().filter(|number| is_in_range_of_dps(*number) && !is_other);
    if let Some(number) = number.filter(|_| found.stated().number.is_none()) {
        found.add(at, Fact::Number(number));
    }
}

/// Reads a number of three digits or less as `Display` writes a code that has no row, or one with its name.
fn display(at: usize, digits: usize, line: &Line<'_, '_>, found: &mut Found<'_>) {
    let (text, behind) = (line.text(), &line.text()[at + digits..]);
    let Ok(number) = text[at..at + digits].parse::<i64>() else { return };
    let sign = if text[..at].ends_with('-') { -1 } else { 1 };
    let is_unlisted = behind.starts_with(UNLISTED);
    let begins_line = text[..at].trim().is_empty();
    if is_unlisted || begins_line && follows_name(number, behind, ':') {
        found.add(at, Fact::Number(number * sign));
    }
}

fn read<'a>(number: i64, at: usize, place: &Place<'_>, line: &Line<'_, 'a>, found: &mut Found<'a>) {
    let is_refined = |stated: i64| behind_status::follows_slash(stated, number, place.before);
    let is_stated = |stated: i64| !is_refined(stated) && (stated != number || !is_in_message(place));
    if !is_in_range_of_dps(number) || found.stated().number.is_some_and(is_stated) || found.stated().candidates >= MOST
    {
        return;
    }
    if is_of_process(place) {
        return;
    }
    if place.behind.starts_with(UNLISTED) || is_named(number, place.behind) {
        return found.add(at, Fact::Number(number));
    }
    if is_in_message(place) {
        let message = at + 8;
        let end = message + super::headline::end_of_message(&line.text()[message..]);
        found.add(at, Fact::Number(number));
        if end > message {
            let rank = Rank { cause: found.cause, depth: 2 };
            found.add(at, Fact::Message { text: line.slice(message..end), rank });
        }
        return;
    }
    if Code::from_number(number).is_some() && variant::is_content(place.before, place.behind) {
        return found.add(at, Fact::Number(number));
    }
    let is_listed = Code::classify(number).code().is_some() || Code::classify(number).family().is_some();
    // The Azure SDK for C alone has this name.
    let is_of_sdk = || place.before.trim_end_matches([' ', ':', '=', '"']).ends_with("extended_error_code");
    let is_of_dps = || {
        is_listed || is_of_sdk() || found.is_about_dps && is_behind_error(place.before) && !is_quantity(place.behind)
    };
    if is_owned(place) || !is_of_dps() {
        return;
    }
    let fact = if is_code(number, place, line, found) { Fact::Number(number) } else { Fact::Candidate(number) };
    found.add(at, fact);
}

/// Returns `true` for a number that is a part of a name, in a line that does not say what the code means.
pub(super) fn is_of_name(number: i64, before: &str, behind: &str, line: &Line<'_, '_>) -> bool {
    is_of_header(&Place { number, before, behind })
        || is_tag(before, behind) && !names_words(number, line) && !precedes_reason(number, behind)
}

/// Returns `true` if a line has a number and the name of its code, or a code behind an error word and before any address.
pub(super) fn states_code(line: &Line<'_, '_>) -> bool {
    let text = line.text();
    let starts = text.match_indices(['4', '5']).map(|(at, _)| at).filter(|&at| begins_code(&text[..at], &text[at..]));
    let mut codes = starts.filter_map(|at| {
        let behind = text.get(at + 6..).filter(|behind| !behind.starts_with(is_word))?;
        let number = text[at..at + 6].parse().ok()?;
        Code::from_number(number).map(|_| (number, &text[..at], behind))
    });
    codes.any(|(number, before, behind)| {
        let is_address = |text: &str| ["://", " /"].iter().any(|sign| text.contains(sign));
        names_words(number, line) && !is_owned(&Place { number, before, behind })
            || is_behind_error(before) && !is_address(before) && !is_quantity(behind)
    })
}

/// Returns `true` if a number can start here: not within a word, an ID, a path or a longer number.
fn is_apart(before: &str) -> bool {
    !before.ends_with(|c: char| is_word(c) || "-/.:,+$€£№@%".contains(c))
        || before.strip_suffix("DPS-").is_some_and(|before| !before.ends_with('/') && !is_of_ticket(before))
}

/// Returns `true` if a code can start between these texts: apart from others, or behind its status.
fn begins_code(before: &str, digits: &str) -> bool {
    is_apart(before) || behind_status::follows_status(before, digits)
}

/// Returns `true` if the line shows that the number is an error code.
fn is_code(number: i64, place: &Place<'_>, line: &Line<'_, '_>, found: &Found<'_>) -> bool {
    // Nothing but numbers, and signs around them.
    let mut numbers = line.text().split(|c: char| !c.is_alphanumeric()).filter(|token| !token.is_empty());
    let is_all = numbers.all(|token| token.len() == 6 && token.bytes().all(|c| c.is_ascii_digit()));
    if is_all && line.flat.lower().trim().len() == line.text().trim().len() {
        return !line.text().contains('#') || line.text().trim().starts_with('#');
    }
    if let Some(message) = place.behind.strip_prefix([':', ' ']).map(str::trim_start) {
        let message = &message[..super::headline::end_of_message(message)];
        // One word could follow any number.
        if message.contains(' ') && is_known(message) && (is_led(place) || begins_text(place)) {
            return true;
        }
    }
    // The name of the code says more than a word that could be counted.
    if names_words(number, line) && (is_led(place) || is_behind_error(place.before)) {
        return true;
    }
    if precedes_reason(number, place.behind) && is_led(place) {
        return true;
    }
    if begins_message(place)
        || behind_status::is_behind_status(number, place.before, found)
        || behind_status::is_behind_slash(number, place.before, found)
        || behind_status::is_in_row(number, place.before, place.behind)
        || !found.is_of_access_log && behind_status::is_in_column(number, place.before, place.behind)
        || found.stated().number.is_some_and(|stated| behind_status::follows_slash(stated, number, place.before))
    {
        return true;
    }
    let is_counted = is_quantity(place.behind) && !begins_sentence(number, place);
    if is_counted || is_tag(place.before, place.behind) {
        return false;
    }
    let stated = found.stated();
    let is_own = |status: u16| i64::from(status) == number / 1000;
    let has_status = stated.is_tracked || stated.status.is_some_and(is_own);
    let before = if place.before.trim().is_empty() { &line.flat.lower()[..line.range.start] } else { place.before };
    if is_behind_error(before)
        || has_error_level(place)
        || is_returned_by_service(place)
        || is_result_of_call(place.before)
    {
        return true;
    }
    !found.is_of_access_log && is_led(place) && (has_status || found.is_about_dps && has_subject(place))
}
