//! Reads the objects that DPS sends as bodies: the error object, the registration state, the challenge, a bulk result.

use super::Report;
use super::scan;
use super::wire::cursor::Cursor;
use super::wire::json::{Item, Reader, Value};
use super::wire::text::Text;

/// What kind of body it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "lowercase"))]
pub(crate) enum Body {
    #[default]
    Empty,
    /// JSON that is closed.
    Whole,
    /// JSON that is not closed.
    Cut,
    /// No JSON, such as a page of a proxy.
    Foreign,
}

/// Which object a value lies in; those further in are closer to the cause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// Around everything.
    #[default]
    Outside,
    /// The object itself, which is the registration state in the answer to a status lookup.
    Root,
    /// `registrationState`, or `registrationStatus` in the previews of 2017.
    State,
    /// The list of a bulk result.
    Errors,
    /// An error within the object: `error`, or an item of `errors`.
    Error,
    /// What belongs to others, such as the payload of a custom allocation.
    Elsewhere,
}

impl Place {
    fn inner(self, key: Option<&Text<'_>>) -> Self {
        let is = |word| key.is_some_and(|key| key.is(word));
        match self {
            Self::Outside => Self::Root,
            Self::Errors if key.is_none() => Self::Error,
            Self::Root if is("registrationState") || is("registrationStatus") => Self::State,
            Self::Root if is("error") => Self::Error,
            Self::Root if is("errors") => Self::Errors,
            _ => Self::Elsewhere,
        }
    }
}

/// The places that are open; deeper ones are all elsewhere.
#[derive(Clone, Copy, Default)]
pub(crate) struct Places {
    open: [Place; 4],
    depth: usize,
}

impl Places {
    pub(crate) fn current(&self) -> Place {
        self.open.get(self.depth).copied().unwrap_or(Place::Elsewhere)
    }

    pub(crate) fn begin(&mut self, key: Option<&Text<'_>>) {
        let inner = self.current().inner(key);
        self.depth = self.depth.saturating_add(1);
        if let Some(place) = self.open.get_mut(self.depth) {
            *place = inner;
        }
    }

    pub(crate) fn end(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }
}

/// Reads a body, whatever it is.
pub(crate) fn read<'a>(bytes: &'a [u8], report: &mut Report<'a>) -> Body {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    let mut cursor = Cursor::new(bytes, 0);
    match cursor.peek() {
        None => Body::Empty,
        Some('{') => object(cursor, report),
        Some('[') => {
            let mut reader = Reader::new(cursor);
            reader.by_ref().for_each(drop);
            reader.is_whole().into()
        }
        // The error object as a string.
        Some('"') => {
            cursor.next();
            let (text, is_closed) = cursor.string('"', usize::MAX);
            nested(&text, is_closed, report);
            is_closed.into()
        }
        // A page of a proxy has numbers of its own.
        Some('<') => Body::Foreign,
        // The error object behind a prefix, such as `BadRequest:`.
        Some(_) => {
            if let Some(start) = bytes.iter().position(|&byte| byte == b'{') {
                object(Cursor::new(bytes.get(start..).unwrap_or(&[]), 0), report);
            }
            Body::Foreign
        }
    }
}

impl From<bool> for Body {
    fn from(is_whole: bool) -> Self {
        if is_whole { Self::Whole } else { Self::Cut }
    }
}

fn object<'a>(cursor: Cursor<'a>, report: &mut Report<'a>) -> Body {
    let mut reader = Reader::new(cursor);
    let mut places = Places::default();
    let mut fields = Fields::default();
    for Item { key, value } in reader.by_ref() {
        match (value, key) {
            (Value::Begin, key) => places.begin(key.as_ref()),
            (Value::End, _) => places.end(),
            (value, Some(key)) => fields.take(places.current(), &key, value, report),
            (_, None) => {}
        }
    }
    fields.finish(report);
    reader.is_whole().into()
}

/// What can be judged only when all of an object has been seen.
#[derive(Default)]
pub(crate) struct Fields<'a> {
    /// `code`, which means something if there is no `errorCode`.
    code: Option<Text<'a>>,
    /// `timestamp`, which may be that of a log around it all.
    timestamp: Option<Text<'a>>,
    /// The message that lies furthest in, and whether it is closed.
    message: Option<(Text<'a>, bool)>,
    message_place: Place,
    exception: Option<Text<'a>>,
}

impl<'a> Fields<'a> {
    /// Takes a value that has a meaning at this place.
    pub(crate) fn take(&mut self, place: Place, key: &Text<'a>, value: Value<'a>, report: &mut Report<'a>) {
        let (text, is_closed) = match value {
            Value::String(text, is_closed) => (text, is_closed),
            Value::Word(text) if key.is("errorCode") || key.is("code") || key.is("isSuccessful") => (text, true),
            Value::Begin | Value::End | Value::Word(_) => return,
        };
        let is = |words: &[&str]| words.iter().any(|word| key.is(word));
        let slot = match place {
            Place::Outside | Place::Errors | Place::Elsewhere => return,
            _ if is(&["message", "errorMessage", "errorStatus"]) => {
                if place > self.message_place && !text.is_empty() {
                    (self.message, self.message_place) = (Some((text, is_closed)), place);
                }
                return;
            }
            // A part of a number or of an ID is none.
            _ if !is_closed => return,
            _ if is(&["errorCode"]) => return report.take_code(&text),
            _ if is(&["code"]) => &mut self.code,
            _ if is(&["trackingId"]) => &mut report.tracking_id,
            _ if is(&["timestampUtc", "lastUpdatedDateTimeUtc"]) => &mut report.timestamp,
            _ if is(&["timestamp"]) => &mut self.timestamp,
            _ if is(&["registrationId"]) => &mut report.registration_id,
            Place::Root if is(&["isSuccessful"]) => {
                report.is_refused |= text.is("false");
                return;
            }
            Place::Root if is(&["exceptionMessage"]) => &mut self.exception,
            Place::Root if is(&["authenticationKey"]) => &mut report.authentication_key,
            Place::Root if is(&["operationId"]) => &mut report.operation_id,
            Place::Root | Place::State if is(&["status"]) => &mut report.registration_status,
            // The status lookup answers with the state alone.
            Place::Root | Place::State if is(&["assignedHub"]) => &mut report.assigned_hub,
            Place::Root | Place::State if is(&["deviceId"]) => &mut report.device_id,
            _ => return,
        };
        if slot.is_none() && !text.is_empty() {
            *slot = Some(text);
        }
    }

    pub(crate) fn finish(self, report: &mut Report<'a>) {
        if let Some(code) = self.code {
            if report.number.is_none() && report.name.is_none() {
                report.take_code(&code);
            }
        }
        if let Some((message, is_closed)) = self.message {
            report.message = Some(message.clone());
            nested(&message, is_closed, report);
        }
        if let Some(exception) = self.exception {
            nested(&exception, true, report);
        }
        report.timestamp = report.timestamp.take().or(self.timestamp);
    }
}

/// Reads what a message carries: an error object as a string, or a text that names the code.
fn nested<'a>(text: &Text<'a>, is_closed: bool, report: &mut Report<'a>) {
    scan::message(text.wire(), is_closed, report);
}
