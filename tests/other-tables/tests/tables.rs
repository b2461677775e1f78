//! Tables of other domains have the same types under names of their own.
#![allow(missing_docs)]

use other_tables::http::{StatusClass, StatusCode};
use other_tables::kafka::{AnyError, Area, KafkaError, LogLine, Reach, Remedy, Role, Severity};
use other_tables::{odd, rows_only};
use std::time::Duration;

// Accessors of numbers and enums are constants here too.
const _: () = {
    assert!(KafkaError::UnknownServerError.number() == -1_i16);
    assert!(matches!(KafkaError::from_number(-1), Some(KafkaError::UnknownServerError)));
    assert!(KafkaError::UnknownTopicId.retriable() && !KafkaError::None.retriable());
    assert!(KafkaError::UnknownTopicOrPartition.since() == 10_u16);
    assert!(KafkaError::classify(i16::MIN).number() == i16::MIN);
};

#[test]
fn the_crate_of_a_table_matches_all_of_its_rows() {
    for &error in KafkaError::ALL {
        assert_eq!(other_tables::kafka::constant(error).replace('_', "").to_lowercase(), error.name().to_lowercase());
    }
    assert_eq!(other_tables::kafka::people(Remedy::Report, Role::Produce), 1);
}

#[test]
fn columns_have_accessors_of_their_type() {
    assert_eq!(KafkaError::None.since(), 8);
    assert_eq!(KafkaError::UnknownServerError.log_level(), Some(-3_i8));
    assert_eq!(KafkaError::None.log_level(), None);
    assert_eq!(KafkaError::UnknownServerError.java_name(), Some("UnknownServerException"));
    assert_eq!(KafkaError::None.java_name(), None);
    assert_eq!(KafkaError::None.scope(), None);
    assert_eq!(KafkaError::UnknownTopicOrPartition.scope(), Some(Reach::Topic));
    assert_eq!(KafkaError::Err.last_digit(), Some(1_u8));
    assert_eq!(KafkaError::UnknownServerError.last_digit(), None);
}

#[test]
fn the_closest_value_counts_key_by_key() {
    // From the class of the range, unless the row says otherwise.
    assert_eq!(KafkaError::UnknownServerError.severity(), Severity::High);
    assert_eq!(KafkaError::None.severity(), Severity::Low);
    assert_eq!(KafkaError::None.family(), Some(Area::Broker));
    // A narrower class gives the action, a wider one the help.
    assert_eq!(KafkaError::UnknownTopicId.action(), Remedy::RefreshMetadata);
    assert_eq!(KafkaError::UnknownTopicId.action_in(Role::Consume), Remedy::Wait);
    assert_eq!(KafkaError::UnknownTopicId.help(), "Look into the notes of the release.");
    // The row's action comes before the phase of its class, the row's phase before both.
    #[allow(deprecated)]
    let deprecated = KafkaError::RequestTimedOut;
    assert_eq!(deprecated.action(), Remedy::Wait);
    assert_eq!(deprecated.action_in(Role::Produce), Remedy::FixClient);
    assert_eq!(deprecated.action_in(Role::Consume), Remedy::Wait);
}

#[test]
fn unlisted_numbers_have_the_values_of_their_classes() {
    let other = KafkaError::classify(5);
    assert_eq!((other.number(), other.family()), (5, Some(Area::Broker)));
    assert_eq!(
        (other.action_in(Role::Produce), other.action_in(Role::Consume)),
        (Remedy::RefreshMetadata, Remedy::Wait)
    );
    assert_eq!(
        (other.retriable(), other.scope(), other.severity()),
        (Some(true), Some(Reach::Topic), Some(Severity::High))
    );
    // No default: a number without a row says nothing that no class says.
    assert_eq!((other.since(), KafkaError::None.since()), (None, 8));
    assert_eq!(KafkaError::classify(131).action(), Remedy::Report);
    assert_eq!(KafkaError::classify(131).family(), None);
    assert_eq!(KafkaError::classify(907).action(), Remedy::RefreshMetadata);
    assert_eq!(KafkaError::classify(-2).family(), None);
    assert_eq!(other.to_string(), "5 (unlisted, Broker): Known to brokers of today.");
    let AnyError::Unlisted(unlisted) = other else { panic!() };
    assert_eq!(format!("{unlisted:?}"), "OtherError(5)");
}

#[test]
fn aliases_lead_to_their_code() {
    for name in ["UnknownTopicId", "unknown_topic_id", "UNKNOWN_TOPIC_ID", "Kafka:Topic-ID.Unknown"] {
        assert_eq!(KafkaError::from_name(name), Some(KafkaError::UnknownTopicId), "{name}");
        assert_eq!(name.parse(), Ok(KafkaError::UnknownTopicId), "{name}");
        assert_eq!(name.parse(), Ok(AnyError::Listed(KafkaError::UnknownTopicId)), "{name}");
    }
    assert_eq!(KafkaError::from_name("Unknown_Topic_Or_Partition"), Some(KafkaError::UnknownTopicOrPartition));
    assert_eq!(KafkaError::UnknownTopicId.name(), "UnknownTopicId");
    for name in ["", "UNKNOWN_TOPIC", "UNKNOWN_TOPIC_ID ", "kafka:topic-id.unknowm"] {
        assert_eq!(KafkaError::from_name(name), None, "{name}");
    }
}

#[test]
fn actions_have_their_figures() {
    let codes::Retry::Backoff(backoff) = Remedy::Wait.retry() else { panic!() };
    assert_eq!(backoff.minimum(), Duration::ZERO);
    assert_eq!((backoff.initial(), backoff.cap()), (Duration::from_millis(100), Duration::from_secs(3_600)));
    let fallback = Remedy::Wait.fallback().unwrap();
    assert_eq!(
        (fallback.action(), fallback.failures(), fallback.elapsed()),
        (Remedy::Report, None, Some(Duration::from_secs(86_400)))
    );
    assert_eq!(Remedy::FixClient.retry(), codes::Retry::AfterRepair);
    assert_eq!(Remedy::RefreshMetadata.sources(), ["https://kafka.apache.org/protocol"]);
    assert_eq!(LogLine::find_in("Node -1 disconnected."), None);
    assert_eq!(LogLine::find_in("[Node: disconnected]"), Some(LogLine::Disconnected));
    assert_eq!(LogLine::Disconnected.action_in(Role::Consume), Remedy::Report);
}

#[test]
fn a_class_can_put_a_fallback_in_the_place_of_the_action_s() {
    let random = codes::Random::LEAST;
    let fallback = KafkaError::UnknownTopicId.fallback().unwrap();
    assert_eq!((fallback.action(), fallback.failures(), fallback.needs_both()), (Remedy::Report, Some(3), true));
    let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
    assert_eq!((fallback.elapsed(), fallback.max_elapsed()), (Some(minutes(10)), Some(minutes(20))));
    assert!(fallback.is_due(3, minutes(10), random) && !fallback.is_due(2, minutes(99), random));
    assert_eq!(Remedy::RefreshMetadata.fallback(), None, "the action by itself has none");
    // Another action in the same class has its own.
    assert_eq!(KafkaError::UnknownTopicId.fallback_in(Role::Consume), Remedy::Wait.fallback());
    assert_eq!(KafkaError::classify(907).fallback_in(Role::Produce), Some(fallback));
    assert_eq!(KafkaError::classify(131).fallback(), None);
    assert_eq!(LogLine::Disconnected.fallback_in(Role::Consume), None);
}

#[test]
fn probes_are_for_persons_and_not_for_every_phase() {
    let probe = Remedy::FixClient.probe().unwrap();
    assert_eq!((probe.initial(), probe.cap()), (Duration::from_secs(3_600), Duration::from_secs(8 * 3_600)));
    assert_eq!(Remedy::Wait.probe(), None);
    assert_eq!(Remedy::Report.probe_in(Role::Consume), Some(probe));
    assert_eq!(Remedy::Report.probe_in(Role::Produce), None);
}

#[test]
fn a_symptom_has_several_wordings() {
    assert_eq!(LogLine::Disconnected.texts(), ["node disconnected", "broker gone"]);
    assert_eq!(LogLine::find_in("[Broker-2] GONE"), None);
    assert_eq!(LogLine::find_in("the broker: gone"), Some(LogLine::Disconnected));
}

#[test]
fn three_digits_without_actions() {
    assert_eq!(StatusCode::ALL, [StatusCode::NotFound, StatusCode::ServiceUnavailable]);
    assert_eq!(StatusCode::classify(418).family(), Some(StatusClass::ClientError));
    assert_eq!(format!("{:#}", StatusCode::NotFound), "404 NotFound: There is nothing at this address.");
    assert_eq!(format!("{:#}", StatusCode::classify(599)), "599 (unlisted, ServerError)");
}

#[test]
fn rows_alone_are_a_table() {
    use rows_only::Code;
    assert_eq!((Code::ALL.len(), Code::One.number(), Code::One.help()), (1, 1, ""));
    assert_eq!("one".parse(), Ok(Code::One));
    assert_eq!(Code::classify(2).to_string(), "2 (unlisted)");
    assert!(Code::One.sources().is_empty());
}

#[test]
fn odd_texts_come_out_as_they_went_in() {
    use odd::Code;
    assert_eq!(Code::Größte.number(), u64::MAX);
    assert_eq!(Code::from_number(u64::MAX), Some(Code::Größte));
    assert_eq!(Code::from_name("größTE"), Some(Code::Größte));
    assert_eq!(
        Code::Größte.to_string(),
        "18446744073709551615 Größte: The largest: <b>, [x], {0}, {}, `a < b`, \"quoted\", \\, 100 % — ß 漢字."
    );
    assert_eq!(Code::Größte.help(), "Two lines,\nwith a [link] and https://example.com/a_b.");
    assert_eq!(Code::r0.summary(), "Some ` tick, and <angle> brackets.");
}

#[test]
fn a_table_may_be_compiled_within_a_function() {
    codes::catalog!("tables/rows-only.toml");
    assert_eq!(Code::from_number(1), Some(Code::One));
}
