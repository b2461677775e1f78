//! Traits of other crates on tables that ask for them.
#![allow(missing_docs)]

use std::fmt::Debug;

use defmt::Format;
use defmt::export::{fetch_bytes, fetch_string_index, make_formatter};
use http::StatusCode as Status;
use miette::{Diagnostic, Severity};
use other_tables::hresult::Hresult;
use other_tables::http::{self as statuses, StatusClass, StatusCode};
use other_tables::kafka::{AnyError, Area, KafkaError, LogLine, OtherError, Remedy, Role, Severity as Level};
use other_tables::sqlstate::{AnySqlState, OtherSqlState, SqlState};
use other_tables::streams::StreamsError;
use serde_json::{from_value, json, to_value};

/// Holds for a value in a format that says what it holds, and in one that does not.
fn through<T>(value: &T, text: serde_json::Value)
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + Debug,
{
    assert_eq!(to_value(value).unwrap(), text);
    assert_eq!(from_value::<T>(text).unwrap(), *value);
    assert_eq!(postcard::from_bytes::<T>(&postcard::to_allocvec(value).unwrap()).unwrap(), *value);
}

#[test]
fn codes_are_written_as_numbers_and_enums_as_names() {
    through(&KafkaError::UnknownServerError, json!(-1));
    through(&AnyError::Listed(KafkaError::UnknownTopicId), json!(100));
    through(&KafkaError::classify(i16::MIN), json!(i16::MIN));
    through(&StatusCode::NotFound, json!(404));
    through(&statuses::Classified::from(418_u16), json!(418));
    through(&StreamsError::StoreNotReady, json!(101));
    through(&Area::Broker, json!("Broker"));
    through(&Remedy::Wait, json!("Wait"));
    through(&Role::Consume, json!("Consume"));
    through(&LogLine::Disconnected, json!("Disconnected"));
    through(&Level::High, json!("High"));
    through(&StatusClass::ServerError, json!("ServerError"));
    for text in ["100", " unknowntopicid ", "UNKNOWN_TOPIC_ID"] {
        assert_eq!(from_value::<KafkaError>(json!(text)).unwrap(), KafkaError::UnknownTopicId);
    }
    assert_eq!(from_value::<Remedy>(json!("wait")).unwrap(), Remedy::Wait);
}

#[test]
fn values_without_a_row_are_not_deserialized() {
    let error = |value| from_value::<KafkaError>(value).unwrap_err().to_string();
    assert_eq!(error(json!(5)), "invalid value: integer `5`, expected the number or the name of a code that has a row");
    assert!(error(json!(40_000)).starts_with("invalid value: integer `40000`"));
    assert!(error(json!(u64::MAX)).starts_with("invalid value: integer `18446744073709551615`"));
    assert!(error(json!("Nothing")).starts_with("invalid value: string \"Nothing\""));
    assert!(error(json!(1.5)).starts_with("invalid type: floating point"));
    assert!(from_value::<OtherError>(json!(100)).is_err() && from_value::<OtherError>(json!(5)).is_ok());
    assert!(from_value::<Remedy>(json!(0)).is_err() && from_value::<Remedy>(json!("__NonExhaustive")).is_err());
    let five = postcard::to_allocvec(&5_i16).unwrap();
    assert!(postcard::from_bytes::<KafkaError>(&five).is_err());
    assert_eq!(postcard::from_bytes::<AnyError>(&five).unwrap().number(), 5);
}

/// The bytes behind the index of the format, which stays on the host.
fn logged(value: &impl Format) -> Vec<u8> {
    let index = fetch_string_index();
    value.format(make_formatter());
    let bytes = fetch_bytes();
    assert_eq!(bytes.get(..2), Some(&index.to_le_bytes()[..2]));
    bytes[2..].to_vec()
}

#[test]
fn logs_of_microcontrollers_carry_the_number() {
    assert_eq!(logged(&KafkaError::UnknownTopicId), 100_i16.to_le_bytes());
    assert_eq!(logged(&AnyError::Listed(KafkaError::UnknownServerError)), (-1_i16).to_le_bytes());
    assert_eq!(logged(&KafkaError::classify(300)), 300_i16.to_le_bytes());
    assert_eq!(logged(&StatusCode::NotFound), 404_u16.to_le_bytes());
    assert_eq!(logged(&Remedy::Wait), [4, 0, 0, 0, b'W', b'a', b'i', b't']);
}

#[test]
fn logs_and_reports_have_the_written_form() {
    let bits = 0x8000_4005_u32;
    assert_eq!(logged(&Hresult::Fail), bits.to_le_bytes(), "hexadecimal digits are those of two's complement");
    assert_eq!(logged(&Hresult::classify(-1)), u32::MAX.to_le_bytes());
    assert_eq!(Hresult::Fail.code().unwrap().to_string(), "com::0x80004005");
    assert_eq!(Diagnostic::code(&Hresult::classify(-1)).unwrap().to_string(), "com::0xFFFFFFFF");
}

fn shown(diagnostic: &dyn Diagnostic) -> [Option<String>; 3] {
    [diagnostic.code(), diagnostic.help(), diagnostic.url()].map(|part| part.map(|part| part.to_string()))
}

#[test]
fn codes_are_diagnostics() {
    let row = KafkaError::UnknownTopicOrPartition;
    assert_eq!(
        shown(&row),
        [
            Some("kafka::3".into()),
            Some("Check the name of the topic.".into()),
            Some("https://kafka.apache.org/protocol".into())
        ]
    );
    // A program takes the action of each phase.
    assert_eq!(Diagnostic::severity(&row), Some(Severity::Warning));
    assert_eq!(Diagnostic::severity(&KafkaError::None), Some(Severity::Error));
    let unlisted = KafkaError::classify(131);
    assert_eq!(shown(&unlisted), [Some("kafka::131".into()), Some("Tell somebody.".into()), None]);
    // Without actions, nothing is known of the severity.
    assert_eq!(
        (shown(&StatusCode::NotFound), StatusCode::NotFound.severity()),
        ([Some("404".into()), None, None], None)
    );
    // The actions and phases of another table.
    assert_eq!(StreamsError::StoreNotReady.severity(), Some(Severity::Warning));
    assert_eq!(StreamsError::TopologyInvalid.severity(), Some(Severity::Error));
}

#[test]
fn statuses_are_the_numbers_of_a_table_without_a_column_for_them() {
    assert_eq!(StatusCode::try_from(Status::NOT_FOUND), Ok(StatusCode::NotFound));
    assert_eq!(StatusCode::try_from(Status::IM_A_TEAPOT).unwrap_err().number(), 418);
    assert_eq!(statuses::Classified::from(Status::IM_A_TEAPOT).family(), Some(StatusClass::ClientError));
    assert_eq!(Status::try_from(StatusCode::ServiceUnavailable).unwrap(), Status::SERVICE_UNAVAILABLE);
    assert_eq!(Status::try_from(StatusCode::classify(999)).unwrap().as_u16(), 999);
    assert!(Status::try_from(StatusCode::classify(7)).is_err());
}

#[test]
fn string_codes_are_written_as_strings() {
    through(&SqlState::UndefinedTable, json!("42P01"));
    through(&AnySqlState::<String>::from("42P01"), json!("42P01"));
    for text in ["42Z99", "", " ", "UndefinedTable", "a\"\n\u{0}é", &"x".repeat(10_000)] {
        through(&AnySqlState::<String>::from(text), json!(text));
        through(&SqlState::try_from(text).unwrap_err().into_owned(), json!(text));
        assert_eq!(to_value(SqlState::classify(text)).unwrap(), json!(text));
    }
    for text in ["42p01", " UndefinedTable ", "relation-does-not-exist"] {
        assert_eq!(from_value::<SqlState>(json!(text)).unwrap(), SqlState::UndefinedTable);
    }
    let error = from_value::<SqlState>(json!("42Z99")).unwrap_err().to_string();
    assert_eq!(error, "invalid value: string \"42Z99\", expected the code or the name of a row");
    assert!(from_value::<OtherSqlState<String>>(json!("42P01")).is_err());
    assert!(from_value::<AnySqlState<String>>(json!(42)).is_err());
}

#[test]
fn string_codes_have_the_other_traits_too() {
    let mut expected = vec![5, 0, 0, 0];
    expected.extend(b"42P01");
    assert_eq!(logged(&SqlState::UndefinedTable), expected);
    assert_eq!(logged(&SqlState::classify("42P01")), logged(&SqlState::classify("42P01").into_owned()));
    assert_eq!(logged(&SqlState::try_from("42P02").unwrap_err())[4..], *b"42P02");

    let code = SqlState::UndefinedTable;
    assert_eq!(Diagnostic::code(&code).unwrap().to_string(), "pg::42P01");
    assert_eq!(Diagnostic::help(&code).unwrap().to_string(), code.help());
    assert_eq!(Diagnostic::url(&code).unwrap().to_string(), code.sources()[0]);
    let (lost, other) = (SqlState::classify("08ZZZ"), SqlState::classify("42Z99").into_owned());
    assert_eq!(shown(&other), [Some("pg::42Z99".into()), Some("Correct the statement.".into()), None]);
    assert_eq!(Diagnostic::severity(&lost), Some(Severity::Warning));
    assert_eq!(Diagnostic::severity(&other), Some(Severity::Error));

    assert_eq!(Status::try_from(SqlState::SyntaxError).unwrap(), Status::BAD_REQUEST);
    assert_eq!(Status::try_from(SqlState::classify("42599")).unwrap(), Status::FORBIDDEN);
    assert!(Status::try_from(SqlState::classify("42Z99")).is_err());
}
