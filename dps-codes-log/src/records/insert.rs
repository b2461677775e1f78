//! Rows of `INSERT INTO` statements, as dumps of databases have them.

use std::borrow::Cow;

use super::entry::Entry;
use super::kind::RecordKind;
use super::table;
use super::table::header::Header;
use super::wrapped;
use crate::timestamp;

const START: &[u8] = b"insert into ";

/// Returns the rows of a statement, by the names of the columns where it has these. Returns `None` for any other line.
pub(crate) fn rows(line: &Entry, depth: u8) -> Option<Vec<Entry>> {
    let text = line.text.trim_start();
    let at = Some(text).filter(|text| is_likely(text.as_bytes()))?.to_ascii_lowercase().find("values")?;
    let (before, behind) = text.split_at(at);
    let columns = tuples(before).into_iter().next();
    let rows =
        tuples(&behind["values".len()..]).into_iter().map(|cells| row(columns.as_ref(), &cells, line.line, depth));
    let rows: Vec<_> = rows.flatten().collect();
    (!rows.is_empty()).then_some(rows)
}

/// Returns `true` if a line begins such a statement.
pub(crate) fn is_likely(line: &[u8]) -> bool {
    line.get(..START.len()).is_some_and(|start| start.eq_ignore_ascii_case(START))
}

fn row(columns: Option<&Vec<String>>, cells: &[String], line: u64, depth: u8) -> Vec<Entry> {
    if let Some(header) = columns.map(|columns| Header::of_columns(columns.clone())) {
        let message = header.message(cells).unwrap_or_default();
        return wrapped::of_row(header.object(cells), &message, line, depth);
    }
    let time = cells.iter().find(|cell| timestamp::is_time(cell)).map(|time| Some(Cow::Borrowed(time.as_str())));
    let source = time.map(|time| table::row(&["time".to_owned()], std::iter::once(time)));
    vec![Entry { source, ..Entry::new(cells.join(", "), RecordKind::Text, line) }]
}

/// Splits text into the values in parentheses: `(1,'a'),(2,'it''s')`.
fn tuples(text: &str) -> Vec<Vec<String>> {
    let mut tuples: Vec<Vec<String>> = Vec::new();
    let mut is_inside = false;
    let mut quote = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let cell = tuples.last_mut().filter(|_| is_inside).and_then(|cells| cells.last_mut());
        match (c, quote, cell) {
            ('\\', Some(_), Some(cell)) => cell.extend(chars.next()),
            (c, Some(open), Some(cell)) if c == open => match chars.next_if_eq(&open) {
                Some(c) => cell.push(c),
                None => quote = None,
            },
            (c, Some(_), Some(cell)) => cell.push(c),
            ('\'' | '"' | '`', None, Some(_)) => quote = Some(c),
            ('(', None, None) => {
                tuples.push(vec![String::new()]);
                is_inside = true;
            }
            (')', None, Some(_)) => is_inside = false,
            (',', None, Some(_)) => tuples.last_mut().into_iter().for_each(|cells| cells.push(String::new())),
            (c, None, Some(cell)) if !c.is_whitespace() => cell.push(c),
            _ => {}
        }
    }
    tuples
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tuples_of_values() {
        assert_eq!(tuples(" (1,'it''s', NULL), (2, 'a\\'(,)', \"\");"), [["1", "it's", "NULL"], ["2", "a'(,)", ""]]);
        assert_eq!(tuples("insert into `t` (`a`, b)"), [["a", "b"]]);
        assert!(tuples("x").is_empty());
    }

    #[test]
    fn rows_of_statements() {
        let texts = |line: &str| {
            let entry = Entry::new(line.to_owned(), RecordKind::Text, 1);
            rows(&entry, 0).map(|rows| rows.into_iter().map(|row| row.text).collect::<Vec<_>>())
        };
        let line = "INSERT INTO log VALUES(4,404,404201,'Enrollment not found'),(5,200,0,'');";
        assert_eq!(texts(line).unwrap(), ["4, 404, 404201, Enrollment not found", "5, 200, 0, "]);
        let line = "insert into log (id, errorCode) values (4, 404201)";
        assert_eq!(texts(line).unwrap(), [r#"{"errorCode":"404201"}"#]);
        for line in ["insert into log", "INSERT INTO x SELECT values", "values (1)", ""] {
            assert_eq!(texts(line), None, "{line}");
        }
    }
}
