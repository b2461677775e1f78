//! The other ways to read a response.

use std::borrow::Cow;

use picojson::{Event, PullParser, SliceParser};
use serde::Deserialize;
use serde_json::Value;

/// The error object with the fields that DPS documents.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ErrorObject<'a> {
    pub(super) error_code: i64,
    // Not in an `Option`, within which serde would copy them.
    #[serde(borrow)]
    pub(super) message: Cow<'a, str>,
    #[serde(borrow)]
    _tracking_id: Cow<'a, str>,
    #[serde(borrow)]
    _timestamp_utc: Cow<'a, str>,
}

/// The response to a register call.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Registration<'a> {
    #[serde(borrow)]
    _operation_id: Cow<'a, str>,
    #[serde(borrow)]
    _status: Cow<'a, str>,
    #[serde(borrow, rename = "registrationState")]
    pub(super) state: State<'a>,
}

/// The state inside it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct State<'a> {
    #[serde(borrow)]
    _registration_id: Cow<'a, str>,
    #[serde(borrow)]
    _status: Cow<'a, str>,
    pub(super) error_code: i64,
    #[serde(borrow)]
    pub(super) error_message: Cow<'a, str>,
    #[serde(borrow)]
    _last_updated_date_time_utc: Cow<'a, str>,
}

/// The object that other services wrap around the error object.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Wrapped<'a> {
    #[serde(borrow)]
    message: Cow<'a, str>,
}

pub(super) fn typed<'a, T: Deserialize<'a>>(body: &'a str) -> Option<T> {
    serde_json::from_str(body).ok()
}

/// Returns the number and the message of the error object in the message.
pub(super) fn typed_nested(body: &str) -> Option<(i64, String)> {
    let wrapped: Wrapped<'_> = typed(body)?;
    let inner: ErrorObject<'_> = typed(wrapped.message.get(wrapped.message.find('{')?..)?)?;
    Some((inner.error_code, inner.message.into_owned()))
}

pub(super) fn value(body: &str) -> Option<Value> {
    typed(body)
}

pub(super) fn value_nested(body: &str) -> Option<Value> {
    let wrapped = value(body)?;
    let message = wrapped.get("Message")?.as_str()?;
    value(message.get(message.find('{')?..)?)
}

/// The facts that a pull parser finds: the number, and the lengths of the strings, which borrow from its buffer.
#[derive(Default)]
pub(super) struct Pulled {
    pub(super) number: Option<i64>,
    /// Those of message, tracking ID and time.
    pub(super) lengths: [Option<usize>; 3],
}

pub(super) fn pulled(body: &str) -> Option<Pulled> {
    enum Key {
        Code,
        Text(usize),
        Other,
    }
    let mut scratch = [0; 512];
    let mut parser = SliceParser::with_buffer(body, &mut scratch);
    let mut found = Pulled::default();
    let (mut key, mut depth) = (Key::Other, 0);
    loop {
        match parser.next_event().ok()? {
            Event::StartObject | Event::StartArray => depth += 1,
            Event::EndObject | Event::EndArray => depth -= 1,
            Event::Key(name) => {
                key = match name.as_str() {
                    "errorCode" if depth == 1 => Key::Code,
                    "message" if depth == 1 => Key::Text(0),
                    "trackingId" if depth == 1 => Key::Text(1),
                    "timestampUtc" if depth == 1 => Key::Text(2),
                    _ => Key::Other,
                }
            }
            Event::String(text) => {
                if let Key::Text(place) = key {
                    found.lengths[place] = Some(text.as_str().len());
                }
            }
            Event::Number(number) if matches!(key, Key::Code) => found.number = number.as_int(),
            Event::EndDocument => return Some(found),
            _ => {}
        }
    }
}
