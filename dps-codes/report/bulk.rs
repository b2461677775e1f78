//! `Bulk`: the result of a bulk operation of the service API, one report for each item.

use core::fmt;
use core::iter::FusedIterator;

use super::Report;
use super::body::{Fields, Place, Places};
use super::wire::cursor::Cursor;
use super::wire::json::{Item, Reader, Value};

/// An iterator over the failures in the result of a bulk operation, in order.
///
/// The service sends the result with status 200, even if items have failed.
///
/// ```
/// use dps_codes::{Code, Report};
/// let body = r#"{"isSuccessful":false,"errors":[
///     {"registrationId":"a","errorCode":409201,"errorStatus":"exists"},
///     {"registrationId":"b","errorCode":404201,"errorStatus":"does not exist"}]}"#;
/// let mut failures = Report::from_bulk(body);
/// let first = failures.next().unwrap();
/// assert_eq!(first.registration_id().unwrap(), "a");
/// assert_eq!(first.code().unwrap().code(), Some(Code::EnrollmentConflict));
/// assert_eq!(failures.count(), 1);
/// ```
#[derive(Clone)]
#[must_use = "iterators are lazy: items are read when they are asked for"]
pub struct Bulk<'a> {
    reader: Reader<'a>,
    places: Places,
}

impl<'a> Bulk<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
        let object = if bytes.starts_with(b"{") { bytes } else { &[] };
        Self { reader: Reader::new(Cursor::new(object, 0)), places: Places::default() }
    }
}

impl<'a> Iterator for Bulk<'a> {
    type Item = Report<'a>;

    fn next(&mut self) -> Option<Report<'a>> {
        let mut item: Option<(Report<'a>, Fields<'a>)> = None;
        for Item { key, value } in self.reader.by_ref() {
            let place = self.places.current();
            match (value, key) {
                (Value::Begin, key) => {
                    self.places.begin(key.as_ref());
                    if self.places.current() == Place::Error && place == Place::Errors {
                        item = Some(Default::default());
                    }
                }
                (Value::End, _) => {
                    self.places.end();
                    if self.places.current() == Place::Errors && item.is_some() {
                        break;
                    }
                }
                (value, Some(key)) if place == Place::Error => {
                    if let Some((report, fields)) = &mut item {
                        fields.take(place, &key, value, report);
                    }
                }
                _ => {}
            }
        }
        item.map(|(mut report, fields)| {
            fields.finish(&mut report);
            report.is_refused = true;
            report
        })
    }
}

impl FusedIterator for Bulk<'_> {}

impl fmt::Debug for Bulk<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
