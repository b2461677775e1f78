//! The parts of a body that a report keeps as they were sent: JSON of any type.

use super::Report;
use super::body::Place;
use super::wire::cursor::Cursor;
use super::wire::json::Value;
use super::wire::properties::Property;
use super::wire::text::Text;

/// A part that is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Payload,
    Info,
    Certificate,
}

impl Part {
    /// Returns the part that a property is.
    pub(super) const fn of(place: Place, property: Property) -> Option<Self> {
        // No other property is a part, wherever it is.
        let (part, is_part) = match property {
            Property::Payload => (Self::Payload, matches!(place, Place::Root | Place::State)),
            Property::Info => (Self::Info, matches!(place, Place::Root | Place::Error)),
            Property::IssuedClientCertificate | Property::IssuedCertificateChain => {
                (Self::Certificate, matches!(place, Place::Root | Place::State))
            }
            Property::Certificates => (Self::Certificate, matches!(place, Place::Root)),
            _ => return None,
        };
        if is_part { Some(part) } else { None }
    }

    /// Keeps a value that is neither an object nor an array, unless it is absent or truncated.
    pub(super) fn take<'a>(self, value: &Value<'a>, json: Text<'a>, report: &mut Report<'a>) {
        let is_kept = match value {
            // PEM is not JSON.
            Value::String(text, true) if self == Self::Certificate => return self.keep(text.clone(), report),
            Value::String(_, is_terminated) => *is_terminated,
            Value::Literal(literal) => !matches!(literal.cursor().bytes(), b"null" | b"None"),
            Value::Begin | Value::End => false,
        };
        if is_kept {
            self.keep(json, report);
        }
    }

    fn keep<'a>(self, json: Text<'a>, report: &mut Report<'a>) {
        let slot = match self {
            Self::Payload => &mut report.payload,
            Self::Info => &mut report.info,
            Self::Certificate => &mut report.issued_client_certificate,
        };
        slot.get_or_insert(json);
    }
}

/// The object or array that is being read and will be kept.
#[derive(Default)]
pub(super) struct Verbatim<'a>(Option<(Part, Cursor<'a>, usize)>);

impl<'a> Verbatim<'a> {
    pub(super) fn begin(&mut self, part: Option<Part>, start: Cursor<'a>, depth: usize) {
        if self.0.is_none() {
            self.0 = part.map(|part| (part, start, depth));
        }
    }

    pub(super) fn end(&mut self, end: Cursor<'a>, depth: usize, report: &mut Report<'a>) {
        if let Some((part, start, _)) = self.0.take_if(|(_, _, outer)| *outer == depth) {
            part.keep(start.text_to(end), report);
        }
    }
}
