//! The lists in JSON whose items are records of their own, by their keys.

/// The keys of lists whose items are records of their own, in lower case.
const LISTS: [&str; 20] = [
    "lines",
    "messages",
    "data",
    "entries",
    "records",
    "tables",
    "rows",
    "value",
    "values",
    "results",
    "result",
    "items",
    "logs",
    "events",
    "logevents",
    "streams",
    "hits",
    "resourcelogs",
    "scopelogs",
    "logrecords",
];

/// Those of them whose items can be lines of a log.
const LISTS_OF_LINES: [&str; 5] = ["lines", "messages", "logs", "events", "records"];

/// Returns `true` for the key of a list whose items are records.
pub(crate) fn has_records(key: &str) -> bool {
    LISTS.iter().any(|known| key.eq_ignore_ascii_case(known))
}

/// Returns `true` for the key of a list whose items can be lines of a log.
pub(crate) fn has_lines(key: &str) -> bool {
    LISTS_OF_LINES.iter().any(|known| key.eq_ignore_ascii_case(known))
}
