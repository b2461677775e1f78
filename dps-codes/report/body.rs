//! The bodies that DPS sends: the error object, the registration state, the challenge, the result of a bulk operation.

use super::verbatim::{Part, Verbatim};
use super::wire::cursor::Cursor;
use super::wire::json::{Item, Reader, Value};
use super::wire::properties::Property;
use super::wire::seconds;
use super::wire::text::Text;
use super::{Report, message};

/// The kinds of bodies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
pub(crate) enum Body {
    #[default]
    Empty,
    /// Complete JSON.
    #[cfg_attr(feature = "serde", serde(rename = "whole"))]
    Complete,
    /// JSON without its end.
    #[cfg_attr(feature = "serde", serde(rename = "cut"))]
    Truncated,
    /// Not JSON, such as a page of a proxy.
    Foreign,
}

/// The object that a value belongs to; the deeper, the more specific.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// Outside of the object.
    #[default]
    Outside,
    /// The object itself, which is the registration state in the response to a status lookup.
    Root,
    /// `registrationState`, or `registrationStatus` in the previews of 2017.
    State,
    /// The list of the result of a bulk operation.
    Errors,
    /// An error within the object: `error`, or an item of `errors`.
    Error,
    /// Data of others, such as the payload of a custom allocation.
    Elsewhere,
}

impl Place {
    fn inner(self, property: Option<Property>) -> Self {
        match (self, property) {
            (Self::Outside, _) => Self::Root,
            (Self::Errors, None) | (Self::Root, Some(Property::Error)) => Self::Error,
            (Self::Root, Some(Property::RegistrationState | Property::RegistrationStatus)) => Self::State,
            (Self::Root, Some(Property::Errors)) => Self::Errors,
            _ => Self::Elsewhere,
        }
    }
}

/// The objects around a value; those nested deeper are all `Elsewhere`.
#[derive(Clone, Copy, Default)]
pub(crate) struct Places {
    open: [Place; 4],
    /// The number of open objects and arrays.
    pub(super) depth: usize,
}

impl Places {
    pub(crate) fn current(&self) -> Place {
        self.open.get(self.depth).copied().unwrap_or(Place::Elsewhere)
    }

    pub(crate) fn begin(&mut self, property: Option<Property>) {
        let inner = self.current().inner(property);
        self.depth = self.depth.saturating_add(1);
        if let Some(place) = self.open.get_mut(self.depth) {
            *place = inner;
        }
    }

    pub(crate) fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}

/// Returns a body without its byte order mark, and without the whitespace around it.
pub(crate) fn trimmed(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii()
}

/// Reads a body of any kind.
pub(crate) fn read<'a>(bytes: &'a [u8], report: &mut Report<'a>) -> Body {
    let mut fields = Fields::default();
    let body = values(trimmed(bytes), &mut fields, report);
    fields.finish(report);
    body
}

/// Takes the values of a body. Not inlined, so that nothing of it is on the stack while a message is read, which takes much.
#[inline(never)]
fn values<'a>(bytes: &'a [u8], fields: &mut Fields<'a>, report: &mut Report<'a>) -> Body {
    let mut cursor = Cursor::new(bytes, 0);
    match cursor.peek() {
        None => Body::Empty,
        Some('{') => object(cursor, fields, report),
        Some('[') => {
            let mut reader = Reader::new(cursor);
            reader.by_ref().for_each(drop);
            reader.is_complete().into()
        }
        // The error object as a string.
        Some('"') => {
            cursor.advance();
            let (text, is_terminated) = cursor.string('"', usize::MAX);
            fields.searched = Some((text, is_terminated));
            is_terminated.into()
        }
        // A page of a proxy has numbers of its own.
        Some('<') => Body::Foreign,
        // The error object after a prefix, such as `BadRequest:`.
        Some(_) => {
            if let Some(start) = bytes.iter().position(|&byte| byte == b'{') {
                object(Cursor::new(bytes.get(start..).unwrap_or(&[]), 0), fields, report);
            }
            Body::Foreign
        }
    }
}

impl From<bool> for Body {
    fn from(is_complete: bool) -> Self {
        if is_complete { Self::Complete } else { Self::Truncated }
    }
}

fn object<'a>(cursor: Cursor<'a>, fields: &mut Fields<'a>, report: &mut Report<'a>) -> Body {
    let mut reader = Reader::new(cursor);
    let mut places = Places::default();
    let mut verbatim = Verbatim::default();
    while let Some(Item { key, value, start }) = reader.next() {
        let place = places.current();
        let property = key.as_ref().map(Property::of);
        let part = property.and_then(|property| Part::of(place, property));
        match (value, property) {
            (Value::Begin, _) => {
                verbatim.begin(part, reader.cursor().at(start), places.depth);
                places.begin(property);
            }
            (Value::End, _) => {
                places.end();
                verbatim.end(reader.cursor(), places.depth, report);
            }
            (value, Some(property)) => match part {
                Some(part) => part.take(&value, reader.cursor().at(start).text_to(reader.cursor()), report),
                None => fields.take(place, property, value, report),
            },
            (_, None) => {}
        }
    }
    reader.is_complete().into()
}

/// The values that can be judged only when all of the object is read.
#[derive(Default)]
pub(crate) struct Fields<'a> {
    /// `code`, which counts if there is no `errorCode`.
    code: Option<Text<'a>>,
    /// `timestamp`, which can be that of a log around the object.
    timestamp: Option<Text<'a>>,
    /// The deepest message, and `true` if it is terminated.
    message: Option<(Text<'a>, bool)>,
    message_place: Place,
    /// A string that is searched but is not the message: an exception, or the body. `true` if it is terminated.
    searched: Option<(Text<'a>, bool)>,
    /// An item of a bulk operation has succeeded.
    pub(crate) has_succeeded: bool,
}

impl<'a> Fields<'a> {
    /// Takes a value that has a meaning in this object.
    pub(crate) fn take(&mut self, place: Place, property: Property, value: Value<'a>, report: &mut Report<'a>) {
        let is_in_registration = match place {
            Place::Outside | Place::Errors | Place::Elsewhere => return,
            Place::Root | Place::State => true,
            Place::Error => false,
        };
        let (text, is_terminated) = match value {
            Value::String(text, is_terminated) => (text, is_terminated),
            Value::Literal(text) if needs_no_quotes(property) => (text, true),
            Value::Begin | Value::End | Value::Literal(_) => return,
        };
        let slot = match property {
            Property::Message | Property::ErrorMessage | Property::ErrorStatus => {
                if place > self.message_place && !text.is_empty() {
                    (self.message, self.message_place) = (Some((text, is_terminated)), place);
                }
                return;
            }
            // A truncated number or ID is not one.
            _ if !is_terminated => return,
            Property::ErrorCode => {
                let had_code = report.has_code();
                report.take_code(&text);
                report.is_error_nested =
                    report.has_code() && place == Place::State && (!had_code || report.is_error_nested);
                return;
            }
            Property::Code => &mut self.code,
            Property::RetryAfter => return report.take_delay(seconds::parse(text.chars())),
            Property::TrackingId => &mut report.tracking_id,
            Property::TimestampUtc | Property::LastUpdated => &mut report.timestamp,
            Property::Timestamp => &mut self.timestamp,
            Property::RegistrationId => &mut report.registration_id,
            Property::IsSuccessful if place == Place::Root => {
                report.is_refused |= text.eq_ignore_ascii_case("false");
                return;
            }
            Property::IsSuccessful if place == Place::Error => {
                self.has_succeeded = text.eq_ignore_ascii_case("true");
                return;
            }
            Property::ExceptionMessage if place == Place::Root => {
                if self.searched.is_none() && !text.is_empty() {
                    self.searched = Some((text, true));
                }
                return;
            }
            Property::AuthenticationKey if place == Place::Root => &mut report.authentication_key,
            Property::OperationId if place == Place::Root => &mut report.operation_id,
            Property::Status if is_in_registration => {
                let had_status = report.registration_status.is_some();
                report.is_status_nested = place == Place::State && (!had_status || report.is_status_nested);
                &mut report.registration_status
            }
            // The response to a status lookup is the state alone.
            Property::AssignedHub if is_in_registration => &mut report.assigned_hub,
            Property::DeviceId if is_in_registration => &mut report.device_id,
            Property::Substatus if is_in_registration => &mut report.substatus,
            Property::Etag if is_in_registration => &mut report.etag,
            // At another place, an object, kept as it is, or not known: each is named, so that none is forgotten.
            Property::AssignedHub
            | Property::AuthenticationKey
            | Property::Certificates
            | Property::DeviceId
            | Property::Error
            | Property::Errors
            | Property::Etag
            | Property::ExceptionMessage
            | Property::Info
            | Property::IsSuccessful
            | Property::IssuedCertificateChain
            | Property::IssuedClientCertificate
            | Property::OperationId
            | Property::Payload
            | Property::RegistrationState
            | Property::RegistrationStatus
            | Property::Status
            | Property::Substatus
            | Property::Unknown => return,
        };
        if slot.is_none() && !text.is_empty() {
            *slot = Some(text);
        }
    }

    pub(crate) fn finish(&self, report: &mut Report<'a>) {
        if let Some(code) = &self.code {
            if report.number.is_none() && report.name.is_none() {
                report.take_code(code);
            }
        }
        if let Some((message, is_terminated)) = &self.message {
            report.message = Some(message.clone());
            let had_code = report.has_code();
            nested(message, *is_terminated, report);
            if !had_code {
                report.is_error_nested = report.has_code() && self.message_place == Place::State;
            }
        }
        if let Some((text, is_terminated)) = &self.searched {
            nested(text, *is_terminated, report);
        }
        report.timestamp = report.timestamp.take().or_else(|| self.timestamp.clone());
        report.authentication_key = report.authentication_key.take().map(Text::into_secret);
    }
}

/// Returns `true` if the value is read without quotes too.
const fn needs_no_quotes(property: Property) -> bool {
    matches!(property, Property::ErrorCode | Property::Code | Property::IsSuccessful | Property::RetryAfter)
}

/// Reads the contents of a message: an error object as a string, or prose that names the code.
fn nested<'a>(text: &Text<'a>, is_terminated: bool, report: &mut Report<'a>) {
    message::read(text.wire(), is_terminated, report);
}
