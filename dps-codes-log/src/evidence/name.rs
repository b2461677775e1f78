//! Names of codes without a key: `(EnrollmentNotFound) No such enrollment`.

use dps_codes::__log::{is_in_range_of_dps, is_word};
use dps_codes::{Code, Provenance};

use super::{Fact, Found};
use crate::flat::Line;
use crate::foreign::names_other_service;
use crate::prefilter::Rules;

pub(super) fn add_rules(rules: &mut Rules) {
    rules.any(Code::ALL.iter().map(|code| code.name()));
}

pub(super) fn find<'a>(line: &Line<'_, 'a>, found: &mut Found<'a>) {
    let stated = found.stated();
    if stated.number.is_some() || stated.has_name || names_other_service(line.lower()) {
        return;
    }
    let text = line.text();
    let mut start = 0;
    while let Some(skipped) = text[start..].find(|c: char| c.is_ascii_uppercase()) {
        start += skipped;
        let length = text[start..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len() - start);
        let end = start + length.max(1);
        if !text[..start].ends_with(is_word)
            && !text[end..].starts_with('_')
            && is_name(&text[start..end], text)
            && !follows_other_status(&text[start..end], &text[..start])
        {
            return found.add(start, Fact::Name(line.slice(start..end)));
        }
        start = end;
    }
}

/// Returns `true` for a name as the table spells it. Names of HTTP statuses are common, and so are some that only
/// Microsoft's SDK lists: those count only as all of a line.
fn is_name(name: &str, line: &str) -> bool {
    let Some(code) = Code::from_name(name).filter(|code| code.name() == name) else { return false };
    is_in_range_of_dps(code.number()) && (code.provenance() != Provenance::Sdk || line.trim() == name)
}

/// Returns `true` if a status that the code cannot come with precedes its name: other services use the same names.
fn follows_other_status(name: &str, before: &str) -> bool {
    let token = before.trim_end_matches([' ', ':', '(']).rsplit(' ').next().unwrap_or_default();
    let status = token.parse().ok().filter(|status| (400..600).contains(status));
    let of_code = || Code::from_name(name).map(|code| code.number() / 1000);
    status.is_some_and(|status: i64| of_code() != Some(status))
}
