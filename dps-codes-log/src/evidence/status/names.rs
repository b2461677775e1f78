//! Statuses by their names: behind a key, in a code of the control plane, and in an AMQP condition.

use dps_codes::__log::CONDITIONS;
use dps_codes::Code;

use crate::evidence::{Fact, Found, Rank, reason};
use crate::flat::Line;

/// The words before the name of a status, in lower case.
const BEFORE_NAME: [&str; 6] =
    ["status code", "statuscode", "status_code", "invalid status", "http status", "httpstatus"];

/// The codes of the control plane, each of which goes with one status.
pub(super) const OF_CONTROL_PLANE: [(&str, u16); 6] = [
    ("(authorizationfailed)", 403),
    ("(resourcenotfound)", 404),
    ("(resourcegroupnotfound)", 404),
    ("(subscriptionnotfound)", 404),
    ("(parentresourcenotfound)", 404),
    ("(invalidauthenticationtoken)", 401),
];

/// Reads the name of a status behind a key: `status code 'Not Found'`, `httpStatusCode: BadRequest`.
pub(super) fn names(line: &Line<'_, '_>, found: &mut Found<'_>) {
    if !line.has(&["status"]) {
        return;
    }
    for key in BEFORE_NAME {
        for at in line.after(key) {
            let value = line.text()[at..].trim_start_matches([' ', ':', '=', '\'', '"']);
            if let Some(status) = reason::status_at_start(value) {
                add_name(status, at, found);
            }
        }
    }
}

/// Reads a code of the control plane: `(AuthorizationFailed) The client …`.
pub(super) fn control_plane<'a>(line: &Line<'_, 'a>, found: &mut Found<'a>) {
    // Most do not occur, and to see that takes less time for what they have in common.
    if !line.has(&["failed)", "notfound)", "token)"]) {
        return;
    }
    for (code, status) in OF_CONTROL_PLANE {
        for at in line.after(code).take(1) {
            found.add(at, Fact::Status { status, is_first: false });
            let message = line.text()[at..].trim_start();
            let start = line.text().len() - message.len();
            let end = start + crate::evidence::headline::end_of_message(message);
            if end > start {
                let rank = Rank { cause: 0, depth: 2 };
                found.add(at, Fact::Message { text: line.slice(start..end), rank });
            }
        }
    }
}

/// Reads an AMQP condition, which has the meaning of a status if no code comes with it.
pub(super) fn conditions(line: &Line<'_, '_>, found: &mut Found<'_>) {
    let is_stated = found.stated().number.is_some() || found.stated().status.is_some();
    if is_stated || !line.has(&["amqp:"]) || line.has(&["errorcode"]) {
        return;
    }
    for (condition, status) in CONDITIONS {
        for at in line.after(condition).take(1) {
            found.add(at, Fact::Status { status, is_first: false });
        }
    }
}

/// Reads the name of a status that is all of a line's last clause, behind an error word: `Error: Too Many Requests`.
pub(super) fn headline(line: &Line<'_, '_>, found: &mut Found<'_>) {
    let text = line.text().trim_end();
    let Some((before, clause)) = text.rsplit_once(": ") else { return };
    let before = before.to_ascii_lowercase();
    let is_error = ["error", "exception", "failed", "could not", "caused by"].iter().any(|word| before.ends_with(word))
        || before.contains("could not");
    // Of a message that DPS sends with several codes, only a person can tell which it is.
    let is_of_dps = before.ends_with("caused by") && crate::evidence::headline::is_known(clause);
    if let (true, false, Some(status)) = (is_error, is_of_dps, reason::status_of(clause)) {
        if found.stated().number.is_none() && found.stated().status.is_none() {
            add_name(status, before.len(), found);
        }
    }
}

/// Adds the status of a name: as the number of its row, if the table has one.
pub(in crate::evidence) fn add_name(status: u16, at: usize, found: &mut Found<'_>) {
    let stated = found.stated();
    let is_of_number = |number: i64| number == i64::from(status) || number / 1000 == i64::from(status);
    if stated.status == Some(status) || stated.number.is_some_and(is_of_number) {
        return;
    }
    if Code::from_number(status.into()).is_some() {
        found.add(at, Fact::Number(status.into()));
    } else {
        found.add(at, Fact::Status { status, is_first: false });
    }
}
