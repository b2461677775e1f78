//! Values that serde reads: what may be missing, what an error says, and formats that are not human-readable.
#![allow(missing_docs)]

use core::fmt;

use dps_codes::{Cause, Classified, Code, Failure, Outcome, Report, Text};
use serde::de::value::Error;
use serde::de::{Deserialize, Deserializer, Visitor};

/// A number in a format that is not human-readable, and whose errors can be shown.
struct Compact(i64);

impl<'de> Deserializer<'de> for Compact {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_i64(self.0)
    }

    fn is_human_readable(&self) -> bool {
        false
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

fn error(result: Result<impl fmt::Debug, impl fmt::Display>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn a_compact_number_without_a_row_is_named_in_the_error() {
    assert_eq!(Code::deserialize(Compact(404_201)).unwrap(), Code::EnrollmentNotFound);
    for number in [404_299, 0, -12, i64::MIN] {
        assert_eq!(Classified::deserialize(Compact(number)).unwrap().number(), number);
        let expected = "expected the number or the name of a code that has a row";
        let message = format!("invalid value: integer `{number}`, {expected}");
        assert_eq!(error(Code::deserialize(Compact(number))), message);
    }
}

#[test]
fn an_invalid_delay_is_an_error_that_says_what_a_delay_is() {
    let delay = |value: &str| error(serde_json::from_str::<Report<'_>>(&format!(r#"{{"retry_after_s":{value}}}"#)));
    for value in ["true", "\"3\"", "[]", "-1"] {
        assert!(
            delay(value).contains("expected a number of seconds that is not negative"),
            "{value}: {}",
            delay(value)
        );
    }
}

#[test]
fn a_report_without_its_transport_is_a_refusal_or_silence() {
    let outcome = |json: &str| serde_json::from_str::<Report<'_>>(json).unwrap().outcome();
    assert_eq!(outcome("{}"), Outcome::NoResponse(Failure::Silence));
    assert_eq!(outcome(r#"{"number":404201}"#), Outcome::NoResponse(Failure::Silence));
    assert_eq!(outcome(r#"{"is_refused":true}"#), Outcome::Failed(Cause::Unspecified));
    let refused = outcome(r#"{"number":404201,"is_refused":true}"#);
    assert_eq!(refused, Outcome::Failed(Cause::Code(Code::EnrollmentNotFound.into())));
}

#[test]
fn a_text_becomes_a_string() {
    for (json, expected) in [("\"a\\nb\"", "a\nb"), ("\"\"", "")] {
        let text: Text<'static> = serde_json::from_str(json).unwrap();
        assert_eq!(String::from(text), expected);
    }
    let report = Report::from_mqtt("", r#"{"message":"no \"CA\""}"#);
    assert_eq!(String::from(report.message().unwrap().clone()), "no \"CA\"");
}
