//! `Header`: the first line of a table in text, which names its columns.

use std::borrow::Cow;

use super::cells::{self, Separation};
use super::column;
use super::request_row;
use crate::reading::Reading;
use crate::records::fields::names;
use crate::records::fields::{Field, Fields};
use crate::records::filter::may_be_evident;
use crate::records::table;
use crate::timestamp;

/// The name of a column with error codes, whatever the language.
const CODE: &str = "errorCode";

/// The same for a column of devices.
const DEVICE: &str = "deviceId";

/// The name that Node gives the first column of a table.
const INDEX: &str = "(index)";

/// The contents of a table in text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Contents {
    AzureMonitor,
    /// A log of any program. A cell of it is a message, and says nothing about those beside it.
    Log,
}

/// The header of a table in text.
#[derive(Debug)]
pub(crate) struct Header {
    columns: Vec<String>,
    separation: Separation,
    contents: Contents,
}

impl Header {
    /// Parses a line as a header: the names of fields of Azure Monitor, or of a time and a message.
    pub(crate) fn parse(line: &str, is_at_start: bool) -> Option<Self> {
        if let Some((separation, columns)) = Separation::of_directive(line).or_else(|| Separation::of_markup(line)) {
            return Some(Self { columns, separation, contents: Contents::Log });
        }
        if !is_at_start && !has_result(line) {
            return None;
        }
        Separation::delimiting(line).find_map(|separation| {
            let columns = separation.cells(line)?;
            let contents = if is_of_azure_monitor(&columns) {
                Contents::AzureMonitor
            } else {
                (is_at_start && is_log(&columns)).then_some(Contents::Log)?
            };
            Some(Self { columns, separation, contents })
        })
    }

    /// Returns `true` for a line that spreadsheets, PowerShell and databases write before a header.
    pub(crate) fn can_follow(line: &str) -> bool {
        line.starts_with('#') || line.starts_with("sep=") || cells::is_ruler(line)
    }

    /// Returns `true` if a line can be a header that only the next line tells from other text.
    pub(crate) fn is_likely(line: &str, is_at_start: bool) -> bool {
        let is_ruled = || has_result(line) && Fields::are_of_azure_monitor(line.split_whitespace());
        let is_framed = || Self::of_names(line).any(|header| header.separation.is_framed());
        is_at_start && (is_row_of_names(line) || Self::of_names(line).next().is_some()) || is_framed() || is_ruled()
    }

    /// Parses a line as a header by the line behind it: dashes below the names, or as many cells.
    pub(crate) fn parse_pair(line: &str, next: &str, is_at_start: bool) -> Option<Self> {
        if let Some(separation) = Separation::ruled_by(next) {
            let columns = separation.cells(line)?;
            let is_named = columns.iter().all(|column| !column.is_empty());
            let is_of_azure_monitor = is_of_azure_monitor(&columns);
            let contents = if is_of_azure_monitor { Contents::AzureMonitor } else { Contents::Log };
            return (is_of_azure_monitor || is_at_start && is_named).then_some(Self { columns, separation, contents });
        }
        // A frame tells a table wherever it is.
        let is_ruled = |header: &Self| header.separation.is_framed() && cells::is_ruler(next);
        Self::of_names(line).filter(|header| is_at_start || is_ruled(header)).find(|header| {
            let count = header.cells(next).map_or(0, |cells| cells.len());
            // The Event Viewer of Windows names all columns but the last.
            let is_message_unnamed = count == header.width() + 1 && next.contains('"');
            count == header.width()
                || is_message_unnamed
                || header.is_open(next) && count < header.width()
                || cells::is_ruler(next)
        })
    }

    /// Returns the headers that a line of names can be.
    fn of_names(line: &str) -> impl Iterator<Item = Self> {
        Separation::delimiting(line).filter_map(|separation| {
            let columns = separation.cells(line)?;
            let is_header = columns.len() > 1 && columns.iter().all(|column| is_name(column));
            is_header.then_some(Self { columns, separation, contents: Contents::Log })
        })
    }

    /// Creates the header of a table with these columns, whose rows are split already.
    pub(crate) fn of_columns(columns: Vec<String>) -> Self {
        Self { columns, separation: Separation::Quoted(','), contents: Contents::Log }
    }

    /// Returns the number of columns.
    pub(crate) fn width(&self) -> usize {
        self.columns.len()
    }

    /// Returns `true` if a cell in quotes goes on behind the line.
    pub(crate) fn is_open(&self, row: &str) -> bool {
        self.separation.is_open(row)
    }

    /// Returns the cells of a row. Returns `None` if the line is not a row.
    pub(crate) fn cells(&self, line: &str) -> Option<Vec<String>> {
        self.separation.cells(line).filter(|cells| cells.len() > 1 || self.width() == 1)
    }

    /// Returns `true` if rows can follow a line that is not one, as in HTML.
    pub(crate) fn goes_on_behind(&self, line: &str) -> bool {
        self.separation == Separation::Markup && !line.contains("</table")
    }

    /// Returns `true` if a line has as many cells as the header.
    pub(crate) fn has_width_of(&self, line: &str) -> bool {
        self.cells(line).is_some_and(|cells| cells.len() == self.width())
    }

    /// Returns a row as an object.
    pub(crate) fn object(&self, cells: &[String]) -> String {
        let object = table::row(&self.columns, cells.iter().map(|cell| Some(Cow::Borrowed(cell.as_str()))));
        if self.contents == Contents::AzureMonitor {
            return object;
        }
        let added = [("timestamp", self.time(cells)), (DEVICE, self.device(cells))];
        let added = added.into_iter().filter_map(|(name, value)| Some((name, value?)));
        added.fold(object, |object, (name, value)| table::with_member(name, &value, &object))
    }

    /// Returns the device of a row if its column has the name in another language.
    fn device<'c>(&self, cells: &'c [String]) -> Option<Cow<'c, str>> {
        let (_, cell) = self.columns.iter().zip(cells).find(|(column, _)| column::is_of_devices(column))?;
        Some(Cow::Borrowed(cell.as_str()))
    }

    /// Returns the time of a row if no column has all of it by name: that of a date and a time, or the first cell that is one.
    fn time<'c>(&self, cells: &'c [String]) -> Option<Cow<'c, str>> {
        let cell = |name| self.columns.iter().zip(cells).find(|(column, _)| column.eq_ignore_ascii_case(name));
        if let (Some((_, date)), Some((_, time))) = (cell("date"), cell("time")) {
            return Some(Cow::Owned(format!("{date} {time}")));
        }
        let is_known = self.columns.iter().any(|column| Field::of(column) == Some(Field::Time));
        cells
            .iter()
            .filter(|_| !is_known)
            .find(|cell| timestamp::is_time(cell))
            .map(|cell| Cow::Borrowed(cell.as_str()))
    }

    /// Returns the part of a row that states its failure, or else its longest message. Returns `None` if the cells belong
    /// together, as those of Azure Monitor.
    pub(crate) fn message(&self, cells: &[String]) -> Option<String> {
        if self.contents == Contents::AzureMonitor {
            return None;
        }
        let of_failure = self.columns.iter().zip(cells).filter_map(|(column, cell)| {
            let known = names::is_of_failure(column).then(|| column.clone());
            let name = known.or_else(|| column::is_of_codes(column).then(|| CODE.to_owned()))?;
            Some((name, Some(Cow::Borrowed(cell.as_str()))))
        });
        let (columns, values): (Vec<_>, Vec<_>) = of_failure.unzip();
        let fields = table::row(&columns, values.into_iter());
        let has_status_alone = columns.iter().all(|column| request_row::is_status(column));
        let messages = || cells.iter().filter(|cell| is_message(cell));
        let request = request_row::request(&self.columns, cells);
        // The status of a request says something beside its address alone.
        let fields_of_failure = Some(&fields).filter(|_| request.is_none() || !has_status_alone);
        let evident =
            messages().chain(&request).chain(fields_of_failure).filter(|text| may_be_evident(text.as_bytes()));
        let facts = |reading: &Reading<'_>| {
            let report = reading.report();
            u8::from(report.number().is_some()) * 2 + u8::from(report.transport_status().is_some())
        };
        let stated = evident.map(|text| (text, Reading::of(text))).filter(|(_, reading)| reading.is_evident());
        // Of cells that state as much, the first counts.
        let stated = stated
            .map(|(text, reading)| (text, facts(&reading)))
            .reduce(|first, next| if next.1 > first.1 { next } else { first });
        let longest = || messages().max_by_key(|cell| cell.len());
        stated.map(|(text, _)| text).or_else(longest).or(Some(&fields)).cloned()
    }
}

/// Returns `true` for a cell that is more than a number or a name, which only the name of its column gives a meaning.
fn is_message(cell: &str) -> bool {
    cell.trim().contains(|c: char| !(c.is_alphanumeric() || "-_.#".contains(c)))
}

/// Returns `true` if a line can name a field of the result, which each record of Azure Monitor has.
fn has_result(line: &str) -> bool {
    line.contains("esult") || line.contains("ESULT")
}

fn is_of_azure_monitor(columns: &[String]) -> bool {
    Fields::are_of_azure_monitor(columns.iter().map(String::as_str))
}

/// Returns `true` for a line that is nothing but names, separated by blanks.
fn is_row_of_names(line: &str) -> bool {
    let mut names = line.split_whitespace();
    names.clone().count() > 1 && names.all(is_name)
}

/// Returns `true` for a cell that can be the name of a column.
fn is_name(column: &str) -> bool {
    let is_of_name = |c: char| c.is_alphanumeric() || " _.@-[]()/%'".contains(c);
    let is_of_names = column.starts_with(|c: char| c.is_alphabetic() || matches!(c, '_' | '@'))
        && column.chars().all(is_of_name)
        && column.len() < 64
        && column.split(' ').count() < 4;
    is_of_names || column == INDEX
}

/// Returns `true` for the names of columns of a log of any program.
fn is_log(columns: &[String]) -> bool {
    const TIMES: [&str; 7] = ["time", "timestamp", "@timestamp", "timegenerated", "date", "datetime", "ts"];
    const MESSAGES: [&str; 8] =
        ["message", "msg", "log", "line", "rawdata", "renderedmessage", "syslogmessage", "logmessage"];
    let has = |names: &[&str]| columns.iter().any(|column| names.iter().any(|name| column.eq_ignore_ascii_case(name)));
    has(&TIMES) && has(&MESSAGES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_name_fields() {
        for line in [
            "TimeGenerated,ResultType,ResultSignature",
            "\"resultDescription\";\"resultSignature\"",
            "TimeGenerated [UTC]\tCategory\tResultDescription",
        ] {
            assert!(Header::parse(line, false).is_some(), "{line}");
        }
        assert!(Header::parse("timestamp,level,message", true).is_some());
        for line in ["timestamp,level,message", "time, category, level", "ResultType", "a,b,c"] {
            assert!(Header::parse(line, false).is_none(), "{line}");
        }
    }

    #[test]
    fn the_next_line_tells_a_header_from_text() {
        let is_header = |line, next| Header::parse_pair(line, next, true).is_some();
        for (line, next) in [
            ("Zeit;Meldung", "10:00;\"x\""),
            ("_time,_raw", "10:00,\"x"),
            ("| a | b |", "|---|---|"),
            ("Id Name", "-- ----"),
        ] {
            assert!(Header::is_likely(line, true) && is_header(line, next), "{line}");
        }
        for (line, next) in [("hello, world", "a,b"), ("a,b", "a,b,c"), ("a,1", "b,2"), ("a", "b"), ("a b", "-- x")] {
            assert!(!(Header::is_likely(line, true) && is_header(line, next)), "{line}");
        }
        assert!(!Header::is_likely("a,b", false) && !Header::is_likely("Id Name", false));
        assert!(Header::parse_pair(" id | code", "----+-----", false).is_some());
        assert!(Header::parse_pair(" id | code", " x | y", false).is_none());
    }
}
