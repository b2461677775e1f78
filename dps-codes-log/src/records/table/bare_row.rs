//! Rows of records of Azure Monitor without a header, as `az -o tsv` prints them: the values tell the fields.

use std::borrow::Cow;

use memchr::{memchr, memmem};

use crate::records::fields::azure_monitor;
use crate::records::table;
use crate::timestamp;

/// The values of the category that DPS and IoT Hub write.
const CATEGORIES: [&str; 3] = ["DeviceOperations", "ServiceOperations", "Connections"];

/// The part of a resource ID before the name of a DPS instance or a hub, in lower case.
const RESOURCES: [&str; 2] = ["/provisioningservices/", "/iothubs/"];

/// The results of calls that have failed, in lower case.
const FAILURES: [&str; 5] = ["clienterror", "servererror", "serviceerror", "failure", "failed"];

/// The cells that tell a row without a category, with the tabs around them.
const RESULTS: [&str; 4] = ["\tClientError\t", "\tServerError\t", "\tFailure\t", "\tSuccess\t"];

/// Returns `true` if a line can be such a row.
pub(crate) fn is_likely(line: &[u8]) -> bool {
    let has = |phrase: &str| memmem::find(line, phrase.as_bytes()).is_some();
    memchr(b'\t', line).is_some() && CATEGORIES.iter().chain(&RESULTS).any(|cell| has(cell))
}

/// Returns a row as an object. Returns `None` if it has neither a category nor, beside its result, a time and a correlation ID.
pub(crate) fn object(line: &str) -> Option<String> {
    if !is_likely(line.as_bytes()) {
        return None;
    }
    let cells: Vec<_> = line.split('\t').collect();
    let result = cells.iter().position(|cell| is_result(cell))?;
    let at = |place: Option<usize>| place.and_then(|place| cells.get(place)).copied();
    let is_status = |cell: &&str| cell.parse().is_ok_and(|status: u16| (100..600).contains(&status));
    // Columns in alphabetical order end with the type of the result, columns of the table begin with it.
    let before = at(result.checked_sub(1)).filter(|cell| cell.is_empty() || is_status(cell));
    let (signature, description) = match at(Some(result + 1)).filter(is_status) {
        None if before.is_some() => (before, at(result.checked_sub(2))),
        behind => (behind, at(Some(result + 2))),
    };
    let find = |is: &dyn Fn(&str) -> bool| cells.iter().copied().find(|cell| is(cell));
    let is_resource = |cell: &str| RESOURCES.iter().any(|part| cell.to_ascii_lowercase().contains(part));
    let fields = [
        ("time", find(&timestamp::is_time)),
        ("category", find(&|cell| CATEGORIES.contains(&cell))),
        ("resourceId", find(&|cell| cell.starts_with('/') && is_resource(cell))),
        ("resultType", Some(cells[result])),
        ("resultSignature", signature),
        ("resultDescription", description),
        ("correlationId", find(&|cell| cell.len() == 36 && cell.matches('-').count() == 4)),
        ("properties", find(&|cell| cell.starts_with("{\"") && cell.contains("\"id\""))),
    ];
    let (names, values): (Vec<_>, Vec<_>) = fields.into_iter().filter_map(|(name, value)| Some((name, value?))).unzip();
    let has = |name| names.contains(&name);
    let is_record = has("category") || has("time") && has("correlationId");
    let names: Vec<_> = names.iter().map(|&name| name.to_owned()).collect();
    is_record.then(|| table::row(&names, values.into_iter().map(|value| Some(Cow::Borrowed(value)))))
}

fn is_result(cell: &str) -> bool {
    let is_failure = FAILURES.iter().any(|result| cell.eq_ignore_ascii_case(result));
    // A number can be the status of anything.
    is_failure || azure_monitor::is_success_result(cell) && cell.starts_with(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_tell_the_fields() {
        let (time, id) = ("2026-11-26T10:00:00.1234567Z", "00000000-0000-4000-8000-000000000001");
        for (cells, expected) in [
            (
                ["203.0.113.XXX", "DeviceOperations", "401", "Error", "404201: x", "404", "ClientError", time],
                ("404", "404201: x"),
            ),
            ([time, "DeviceOperations", "Error", "ClientError", "401", "401002: x", "404", "x"], ("401", "401002: x")),
            ([time, "DeviceOperations", "x", "Failure", "500", "", "401", ""], ("500", "")),
            ([time, "Failure", "500", "", id, "", "", ""], ("500", "")),
        ] {
            let object = object(&cells.join("\t")).unwrap();
            let (signature, description) = expected;
            let result = format!("\"resultSignature\":\"{signature}\",\"resultDescription\":\"{description}\"");
            assert!(object.contains(&result) && object.contains(time), "{object}");
        }
        for line in [
            "a\tClientError\t401",
            "DeviceOperations ClientError 401",
            "x DeviceOperations\tClientError",
            "2026-11-26T10:00:00Z\tFailure\t401\tx",
            "",
        ] {
            assert_eq!(object(line), None, "{line}");
        }
    }
}
