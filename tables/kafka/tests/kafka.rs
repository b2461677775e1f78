//! The table of Kafka has the codes of the protocol, and says what a client does about them.
#![allow(missing_docs)]

#[path = "../../facts.rs"]
mod facts;

use kafka_codes::{Action, Area, Classified, KafkaError, Phase};

// Lookups are constants.
const _: () = {
    assert!(matches!(KafkaError::from_number(-1), Some(KafkaError::UnknownServerError)));
    assert!(matches!(KafkaError::from_number(130), Some(KafkaError::StreamsInvalidTopology)));
    assert!(KafkaError::from_number(-2).is_none() && KafkaError::from_number(i16::MAX).is_none());
    assert!(KafkaError::NotLeaderOrFollower.is_retriable() && !KafkaError::None.is_retriable());
    assert!(KafkaError::classify(25).action_in(Phase::Produce).is(Action::AbortTransaction));
};

#[test]
fn the_table_has_all_codes_and_no_others() {
    let rows: Vec<_> = facts::rows(include_str!("../facts.tsv"), ["number", "name", "retriable"]).collect();
    assert_eq!(rows.len(), 135, "-1 to 133");
    assert_eq!(KafkaError::ALL.len(), rows.len());
    for ([number, name, retriable], &error) in rows.into_iter().zip(KafkaError::ALL) {
        assert_eq!(error.number(), number.parse().unwrap());
        assert_eq!(KafkaError::from_number(error.number()), Some(error));
        assert_eq!(number.parse(), Ok(error));
        assert_eq!(name.parse(), Ok(error), "{name}");
        assert_eq!(error.name().to_uppercase(), name.replace('_', ""));
        assert_eq!(Ok(error.is_retriable()), retriable.parse(), "{name}");
    }
}

#[test]
fn what_is_retriable_is_sent_again() {
    let sends_again = |action| matches!(action, Action::Retry | Action::RefreshMetadata | Action::FindCoordinator);
    for &error in KafkaError::ALL {
        if error.is_retriable() && error != KafkaError::ElectionNotNeeded {
            assert!(sends_again(error.action()), "{error}");
        }
        if error.action() == Action::Retry {
            assert!(error.is_retriable(), "{error}");
        }
    }
    assert_eq!(KafkaError::ElectionNotNeeded.action(), Action::Proceed, "the leader is the one that is wanted");
}

#[test]
fn every_error_belongs_to_an_area() {
    for &error in KafkaError::ALL {
        assert_eq!(error.family().is_none(), error == KafkaError::None, "{error}");
    }
    assert_eq!(KafkaError::FencedInstanceId.family(), Some(Area::Group));
    assert_eq!(KafkaError::ProducerFenced.family(), Some(Area::Transaction));
    assert_eq!(Area::ALL.len(), 12);
}

#[test]
fn the_role_of_the_client_decides() {
    let topic = KafkaError::UnknownTopicOrPartition;
    assert_eq!(topic.action_in(Phase::Produce), Action::RefreshMetadata);
    assert_eq!(topic.action_in(Phase::Administer), Action::FixClient);
    assert_eq!(KafkaError::UnknownMemberId.action_in(Phase::Consume), Action::Rejoin);
    assert_eq!(KafkaError::UnknownMemberId.action_in(Phase::Produce), Action::AbortTransaction);
    assert_eq!(KafkaError::CorruptMessage.action_in(Phase::Consume), Action::Report);
}

#[test]
fn a_code_of_a_newer_broker_keeps_its_number() {
    let Classified::Unlisted(unlisted) = KafkaError::classify(999) else { panic!("999 is not a code of Kafka") };
    assert_eq!((unlisted.number(), unlisted.family(), unlisted.is_retriable()), (999, None, None));
    assert_eq!(unlisted.to_string(), "999 (unlisted)");
    assert_eq!("999".parse(), Ok(Classified::Unlisted(unlisted)));
    assert!("999".parse::<KafkaError>().is_err());
}
