//! `Bulk`: the result of a bulk operation of the service API, one report for each item.

use core::fmt;
use core::iter::FusedIterator;

use super::body::{self, Body, Fields, Place, Places};
use super::wire::cursor::Cursor;
use super::wire::json::{Item, Reader, Value};
use super::wire::properties::Property;
use super::{Report, Transport};

/// An iterator over the items in the result of a bulk operation, in order: those that have failed, and those that say
/// `isSuccessful: true`, which are not failures.
///
/// The service sends the result with status 200, even if items have failed. An iterator without items means that the
/// operation has succeeded: a response that is refused, truncated, or not a result at all yields, at the end, a report of
/// itself that is not a success. [`status`](Self::status) tells which it is.
///
/// ```
/// use dps_codes::{BulkStatus, Code, Report};
/// let body = r#"{"isSuccessful":false,"errors":[
///     {"registrationId":"a","errorCode":409201,"errorStatus":"exists"},
///     {"registrationId":"b","errorCode":404201,"errorStatus":"does not exist"}]}"#;
/// let mut items = Report::from_bulk(body);
/// assert_eq!(items.status(), BulkStatus::Failed);
/// let first = items.next().unwrap();
/// assert_eq!(first.registration_id().unwrap(), "a");
/// assert_eq!(first.code().unwrap().code(), Some(Code::EnrollmentConflict));
/// assert_eq!(items.count(), 1);
///
/// // A response that never came to its end is not an empty result.
/// let truncated = Report::from_bulk(r#"{"isSuccessful":tr"#);
/// assert_eq!((truncated.status(), truncated.count()), (BulkStatus::Truncated, 1));
/// ```
#[derive(Clone)]
#[must_use = "iterators are lazy: items are read when they are asked for"]
pub struct Bulk<'a> {
    body: &'a [u8],
    reader: Reader<'a>,
    places: Places,
    /// The object is a result so far, and not an error object.
    is_result: bool,
    /// At least one item has failed.
    has_failed: bool,
    /// Known at the end.
    status: Option<BulkStatus>,
}

/// The result of a bulk operation: [`Bulk::status`].
///
/// ```
/// use dps_codes::{BulkStatus, Report};
/// assert_eq!(Report::from_bulk(r#"{"isSuccessful":true,"errors":[]}"#).status(), BulkStatus::Succeeded);
/// assert_eq!(Report::from_bulk(r#"{"errorCode":400000}"#).status(), BulkStatus::Refused);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BulkStatus {
    /// All items have succeeded.
    Succeeded,
    /// The operation was carried out, and items have failed.
    Failed,
    /// The operation was refused: the response is an error object.
    Refused,
    /// The end of the response is missing.
    Truncated,
    /// The response is empty, or did not come from the service.
    Foreign,
}

impl BulkStatus {
    /// Returns `true` if all items have succeeded.
    ///
    /// ```
    /// use dps_codes::Report;
    /// assert!(Report::from_bulk(r#"{"isSuccessful":true,"errors":[]}"#).status().is_success());
    /// assert!(!Report::from_bulk("").status().is_success());
    /// ```
    #[must_use]
    pub const fn is_success(self) -> bool {
        matches!(self, Self::Succeeded)
    }
}

impl<'a> Bulk<'a> {
    pub(crate) fn new(body: &'a [u8]) -> Self {
        let bytes = body::trimmed(body);
        let object = if bytes.starts_with(b"{") { bytes } else { &[] };
        let reader = Reader::new(Cursor::new(object, 0));
        Self { body, reader, places: Places::default(), is_result: false, has_failed: false, status: None }
    }

    /// Returns what became of the operation, however far the iterator has got. Reads all of the response.
    ///
    /// ```
    /// use dps_codes::{BulkStatus, Report};
    /// assert_eq!(Report::from_bulk(r#"{"errorCode":401002}"#).status(), BulkStatus::Refused);
    /// assert_eq!(Report::from_bulk("<html>").status(), BulkStatus::Foreign);
    /// ```
    #[must_use]
    pub fn status(&self) -> BulkStatus {
        let mut items = Self::new(self.body);
        items.by_ref().for_each(drop);
        items.status.unwrap_or(BulkStatus::Foreign)
    }

    fn item(&mut self) -> Option<Report<'a>> {
        let mut item: Option<(Report<'a>, Fields<'a>)> = None;
        while let Some(Item { key, value, start }) = self.reader.next() {
            let place = self.places.current();
            let property = key.as_ref().map(Property::of);
            match (value, property) {
                (Value::Begin, _) => {
                    self.places.begin(property);
                    match (place, self.places.current()) {
                        (Place::Root, Place::Errors) => {
                            self.is_result |= self.reader.cursor().at(start).peek() == Some('[');
                        }
                        (Place::Errors, Place::Error) => item = Some(Default::default()),
                        _ => {}
                    }
                }
                (Value::End, _) => {
                    self.places.end();
                    if self.places.current() == Place::Errors && item.is_some() {
                        break;
                    }
                }
                (value, Some(property)) if place == Place::Error => {
                    if let Some((report, fields)) = &mut item {
                        fields.take(place, property, value, report);
                    }
                }
                (Value::Literal(is_successful), Some(Property::IsSuccessful)) if place == Place::Root => {
                    self.is_result |=
                        ["true", "false"].iter().any(|boolean| is_successful.eq_ignore_ascii_case(boolean));
                }
                _ => {}
            }
        }
        item.map(|(mut report, fields)| {
            report.transport = Transport::Http;
            report.is_refused = !fields.has_succeeded;
            fields.finish(&mut report);
            report
        })
    }

    /// Returns the status and the report of the response as a whole, when all items are read.
    fn conclude(&self) -> (BulkStatus, Report<'a>) {
        let http = || Report { transport: Transport::Http, ..Report::default() };
        let mut report = http();
        report.body = body::read(self.body, &mut report);
        let is_error = report.has_code() || report.message.is_some() || report.tracking_id.is_some();
        match report.body {
            // The code of an item is not that of the response.
            Body::Truncated if self.is_result => (BulkStatus::Truncated, Report { body: Body::Truncated, ..http() }),
            Body::Truncated => (BulkStatus::Truncated, report),
            Body::Complete if self.is_result => {
                let is_success = !report.is_refused && !self.has_failed;
                (if is_success { BulkStatus::Succeeded } else { BulkStatus::Failed }, report)
            }
            Body::Complete | Body::Foreign if is_error => (BulkStatus::Refused, Report { is_refused: true, ..report }),
            Body::Empty => (BulkStatus::Foreign, Report::default()),
            Body::Complete | Body::Foreign => (BulkStatus::Foreign, Report { body: Body::Foreign, ..http() }),
        }
    }
}

impl<'a> Iterator for Bulk<'a> {
    type Item = Report<'a>;

    fn next(&mut self) -> Option<Report<'a>> {
        if self.status.is_some() {
            return None;
        }
        if let Some(item) = self.item() {
            self.has_failed |= item.is_refused;
            return Some(item);
        }
        let (status, report) = self.conclude();
        self.status = Some(status);
        let is_told = status.is_success() || status == BulkStatus::Failed && self.has_failed;
        (!is_told).then_some(report)
    }
}

impl FusedIterator for Bulk<'_> {}

impl fmt::Debug for Bulk<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
