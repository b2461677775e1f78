//! The table of PostgreSQL has the codes of the server, and says what a client does about them.
#![allow(missing_docs)]

#[path = "../../facts.rs"]
mod facts;

use std::collections::HashSet;

use postgresql_codes::{Action, Class, Classified, Phase, Severity, SqlState};

// Lookups are constants.
const _: () = {
    assert!(matches!(SqlState::from_code("23505"), Some(SqlState::UniqueViolation)));
    assert!(SqlState::from_code("2350").is_none() && SqlState::from_code("23505 ").is_none());
    assert!(matches!(SqlState::from_constant("UNIQUE_VIOLATION"), Some(SqlState::UniqueViolation)));
    assert!(SqlState::DeadlockDetected.action().is(Action::RunAgain));
    assert!(matches!(SqlState::classify("08ABC").family(), Some(Class::ConnectionException)));
};

#[test]
fn the_table_has_all_codes_and_no_others() {
    let names = ["code", "severity", "constant", "condition"];
    let rows: Vec<_> = facts::rows(include_str!("../facts.tsv"), names).collect();
    assert_eq!(rows.len(), 262);
    assert_eq!(SqlState::ALL.len(), rows.len());
    for ([code, severity, constant, condition], &state) in rows.into_iter().zip(SqlState::ALL) {
        assert_eq!(state.as_str(), code);
        assert_eq!(SqlState::from_code(code), Some(state));
        assert_eq!(code.parse(), Ok(state));
        assert_eq!(state.severity().name(), severity, "{code}");
        assert_eq!((state.constant(), state.condition()), (constant, condition));
        assert_eq!(SqlState::from_constant(constant), Some(state));
    }
}

#[test]
fn a_condition_of_one_class_is_a_name() {
    let states = |condition| SqlState::ALL.iter().filter(move |state| state.condition() == condition);
    for &state in SqlState::ALL {
        let condition = state.condition();
        let expected = (states(condition).count() == 1).then_some(state);
        assert_eq!(SqlState::from_name(condition), expected, "{condition}");
        assert_eq!(SqlState::from_name(condition.to_uppercase()), expected, "{condition}");
    }
    // Two classes have this condition.
    assert_eq!(states("string_data_right_truncation").count(), 2);
}

#[test]
fn the_first_two_characters_are_the_class() {
    let mut classes = HashSet::new();
    for &state in SqlState::ALL {
        let class = &state.as_str()[..2];
        classes.insert(class);
        let family = SqlState::classify(&format!("{class}ZZZ")).family();
        assert_eq!((family, family.is_some()), (state.family(), true), "{state}");
    }
    assert_eq!((classes.len(), Class::ALL.len()), (43, 43));
    assert_eq!(SqlState::classify("ZZ000").family(), None);
}

#[test]
fn an_unlisted_code_keeps_its_string() {
    let unlisted = SqlState::classify("40ZZ9");
    assert_eq!(unlisted.as_str(), "40ZZ9");
    assert_eq!(unlisted.action(), Action::RunAgain);
    assert_eq!(
        unlisted.to_string(),
        "40ZZ9 (unlisted, TransactionRollback): The server has rolled the transaction back."
    );
    assert!(matches!(SqlState::classify("40001"), Classified::Listed(SqlState::SerializationFailure)));
    assert_eq!(
        SqlState::SerializationFailure.to_string(),
        "40001 SerializationFailure: The transaction conflicts with a concurrent one."
    );
}

#[test]
fn a_commit_that_may_have_succeeded_is_not_repeated_blindly() {
    for state in [SqlState::ConnectionFailure, SqlState::AdminShutdown, SqlState::TransactionResolutionUnknown] {
        assert_eq!(state.action_in(Phase::Commit), Action::CheckOutcome, "{state}");
    }
    assert_eq!(SqlState::ConnectionFailure.action_in(Phase::Connect), Action::Reconnect);
    assert_eq!(SqlState::ConnectionFailure.action_in(Phase::Statement), Action::RunAgain);
    // The server has rolled these back.
    for state in [SqlState::SerializationFailure, SqlState::DeadlockDetected] {
        assert_eq!(state.action_in(Phase::Commit), Action::RunAgain, "{state}");
    }
}

#[test]
fn what_is_no_failure_needs_no_action() {
    for &state in SqlState::ALL {
        assert_eq!(state.severity() != Severity::Error, state.action() == Action::Proceed, "{state}");
    }
}
