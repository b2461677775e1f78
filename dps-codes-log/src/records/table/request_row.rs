//! Requests in tables, as servers and load generators log them: a column for the URL, and one for the status.

use crate::records::fields::names::normalized;

/// The names of columns without separators and in lower case.
const STATUSES: [&str; 7] =
    ["scstatus", "responsecode", "statuscode", "httpstatus", "httpstatuscode", "responsestatus", "status"];
const URLS: [&str; 8] = ["csuristem", "csuri", "url", "uri", "requesturi", "requesturl", "requestpath", "path"];
const METHODS: [&str; 4] = ["csmethod", "method", "requestmethod", "httpmethod"];

/// Returns `true` for the name of a column with the status of a response.
pub(crate) fn is_status(column: &str) -> bool {
    STATUSES.contains(&&*normalized(column))
}

/// Returns the request of a row, as access logs have it. Returns `None` if the row lacks the columns of one.
pub(crate) fn request(columns: &[String], cells: &[String]) -> Option<String> {
    let names: Vec<_> = columns.iter().map(|column| normalized(column)).collect();
    let cell = |known: &[&str]| known.iter().find_map(|known| cells.get(names.iter().position(|name| name == known)?));
    let (url, status) = (cell(&URLS)?, cell(&STATUSES)?);
    let method = cell(&METHODS).map_or("-", String::as_str);
    Some(format!("\"{method} {url} HTTP/1.1\" {status}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_written_as_access_logs_have_them() {
        let of = |columns: &str, cells: &str| {
            let split = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
            request(&split(columns), &split(cells))
        };
        let row = of("date cs-method cs-uri-stem sc-status sc-bytes", "x PUT /a 401 404201");
        assert_eq!(row.as_deref(), Some("\"PUT /a HTTP/1.1\" 401"));
        assert_eq!(of("responseCode URL", "401 https://x").as_deref(), Some("\"- https://x HTTP/1.1\" 401"));
        assert_eq!(of("status message", "401 x"), None);
    }
}
