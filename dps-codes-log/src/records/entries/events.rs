//! Events of the event log of Windows, as `wevtutil` and the Event Viewer write them: all in one line, without breaks.

use std::borrow::Cow;
use std::io::{self, BufRead};

use crate::records::decode::entities;
use crate::records::device;
use crate::records::entry::Entry;
use crate::records::fields::names;
use crate::records::kind::RecordKind;
use crate::records::lines::{Lines, Piece};
use crate::records::table;
use crate::work;

const START: &str = "<Event";
const END: &str = "</Event>";
const END_OF_LIST: &str = "</Events>";

/// Reads the event that a piece of a line begins with, and puts what follows it back. Returns a piece without one.
pub(crate) fn read<R: BufRead>(piece: Piece, lines: &mut Lines<R>) -> io::Result<Result<Entry, Piece>> {
    if !begin(piece.text()) {
        return Ok(Err(piece));
    }
    let Some(length) = length_of_first(piece.text()) else { return Ok(Err(piece)) };
    let event = Entry { is_lossy: piece.is_lossy, ..entry(&piece.text()[..length], piece.line) };
    let mut rest = piece;
    rest.read_to(length);
    if !rest.is_last && length_of_first(rest.text()).is_none() {
        // The next event goes on in the next piece.
        if let Some(next) = lines.next()? {
            let text = [rest.text(), next.text()].concat();
            rest = next.with_text(text);
        }
    }
    if !rest.text().is_empty() {
        lines.put_back(rest);
    }
    Ok(Ok(event))
}

/// Returns `true` if a line begins with an event, or with a list of events.
fn begin(line: &str) -> bool {
    let line = line.trim_start();
    let behind = line.strip_prefix("<?xml").and_then(|declaration| declaration.split_once("?>"));
    behind.map_or(line, |(_, list)| list.trim_start()).starts_with(START)
}

/// Returns the length of the event that the text begins with, and of the end of the list behind it. Returns `None` if the
/// event is not complete.
fn length_of_first(text: &str) -> Option<usize> {
    let end = text.find(END).map(|at| at + END.len());
    work::count(end.unwrap_or(text.len()));
    let rest = &text[end?..];
    let behind = rest.trim_start();
    Some(text.len() - behind.strip_prefix(END_OF_LIST).unwrap_or(behind).trim_start().len())
}

/// Returns the data of an event, with its time and its computer around it.
fn entry(event: &str, line: u64) -> Entry {
    let data = elements(event, "Data").map(field).collect::<Vec<_>>().join("\n");
    let text = entities::decoded(if data.is_empty() { event } else { &data }).into_owned();
    let time = event.split_once("SystemTime=").and_then(|(_, rest)| rest.get(1..)?.split(['"', '\'']).next());
    let device = device::device_in(&text).or_else(|| contents(event, "Computer").next());
    let (names, values): (Vec<_>, Vec<_>) = [("time", time), ("device", device)]
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), Some(Cow::Borrowed(value?)))))
        .unzip();
    let source = Some(table::row(&names, values.into_iter()));
    Entry { source, ..Entry::new(text, RecordKind::Text, line) }
}

/// Returns the text of an element behind its name, if it is that of a field.
fn field((attributes, text): (&str, &str)) -> String {
    let name = attributes.split_once("Name=").and_then(|(_, rest)| rest.get(1..)?.split(['"', '\'']).next());
    name.filter(|name| names::is_known(name)).map_or_else(|| text.to_owned(), |name| format!("{name}: {text}"))
}

/// Returns the texts of the elements of this name.
fn contents<'e>(event: &'e str, name: &'e str) -> impl Iterator<Item = &'e str> {
    elements(event, name).map(|(_, text)| text)
}

/// Returns the attributes and the texts of the elements of this name.
fn elements<'e>(event: &'e str, name: &'e str) -> impl Iterator<Item = (&'e str, &'e str)> {
    event.split('<').filter_map(move |element| {
        let (tag, text) = element.split_once('>')?;
        let attributes = tag.strip_prefix(name)?;
        let is_tag = attributes.is_empty() || attributes.starts_with(char::is_whitespace);
        (is_tag && !text.trim().is_empty()).then_some((attributes, text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_are_split_and_their_elements_read() {
        let first = "<Events><Event><TimeCreated SystemTime='10:00'/><Data Name=\"a\">x &quot;y&quot;</Data></Event>";
        let second = " <Event><Computer>pc</Computer><Data>1</Data><Data/><Data>2</Data></Event> </Events> ";
        let line = format!("{first}{second}");
        assert!(begin(&line) && begin(&format!("<?xml version=\"1.0\"?>{line}")) && !begin("<?xml?><a>"));
        assert_eq!(length_of_first(&line), Some(first.len() + 1));
        assert_eq!(length_of_first(second), Some(second.len()));
        assert_eq!(length_of_first("<Event><Data>"), None);
        let entry = |event| {
            let entry = entry(event, 1);
            (entry.text, entry.source.unwrap_or_default())
        };
        assert_eq!(entry(first), ("x \"y\"".to_owned(), r#"{"time":"10:00"}"#.to_owned()));
        let fields = "<Event><Data Name='DeviceId'>d-1</Data><Data Name='ErrorCode'>401002</Data><Data Name='Seq'>404201</Data></Event>";
        assert_eq!(entry(fields).0, "DeviceId: d-1\nErrorCode: 401002\n404201");
        assert_eq!(entry(second), ("1\n2".to_owned(), r#"{"device":"pc"}"#.to_owned()));
    }
}
