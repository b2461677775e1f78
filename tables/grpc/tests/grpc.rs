//! The table of gRPC has the codes of the protocol, and says what a client does about them.
#![allow(missing_docs)]

#[path = "../../facts.rs"]
mod facts;

use dps_codes::{Actor, Retry};
use grpc_codes::{Action, Classified, Code, Phase};

// Lookups are constants.
const _: () = {
    assert!(matches!(Code::from_number(14), Some(Code::Unavailable)));
    assert!(Code::from_number(17).is_none() && Code::from_number(-1).is_none());
    assert!(Code::Aborted.number() == 10 && Code::Aborted.action().is(Action::RestartSequence));
    assert!(!Code::classify(i32::MIN).is_listed());
};

#[test]
fn the_table_has_all_codes_and_no_others() {
    let names = ["number", "name", "http_status", "from_application"];
    let rows: Vec<_> = facts::rows(include_str!("../facts.tsv"), names).collect();
    assert_eq!(rows.len(), 17);
    assert_eq!(Code::ALL.len(), rows.len());
    for ([number, name, status, from_application], &code) in rows.into_iter().zip(Code::ALL) {
        assert_eq!(code.number(), number.parse().unwrap());
        assert_eq!(Code::from_number(code.number()), Some(code));
        assert_eq!(name.parse(), Ok(code), "{name}");
        assert_eq!(code.name().to_lowercase(), name.replace('_', "").to_lowercase());
        assert_eq!(status.parse(), Ok(code.http_status()), "{name}");
        assert_eq!(Ok(code.is_from_application()), from_application.parse(), "{name}");
    }
}

#[test]
fn codes_are_read_and_written() {
    assert_eq!(Code::Unavailable.to_string(), "14 Unavailable: The server cannot be reached or is shutting down.");
    assert_eq!("deadline_exceeded".parse(), Ok(Code::DeadlineExceeded));
    assert_eq!("4".parse(), Ok(Code::DeadlineExceeded));
    assert!("DEADLINE EXCEEDED".parse::<Code>().is_err());
    let Classified::Unlisted(unlisted) = Code::classify(99) else { panic!("99 is not a code of gRPC") };
    assert_eq!((unlisted.number(), unlisted.to_string().as_str()), (99, "99 (unlisted)"));
    assert_eq!(unlisted.action(), Action::Report, "as UNKNOWN, which a client takes for it");
}

#[test]
fn a_call_that_may_have_had_its_effect_is_not_repeated_blindly() {
    for code in [Code::Unavailable, Code::DeadlineExceeded] {
        assert_eq!(code.action_in(Phase::Idempotent), Action::Retry);
        assert_eq!(code.action_in(Phase::NotIdempotent), Action::CheckOutcome);
    }
    // A refusal before the method ran has had no effect.
    assert_eq!(Code::ResourceExhausted.action_in(Phase::NotIdempotent), Action::Retry);
}

#[test]
fn retries_are_for_programs_and_end() {
    for &code in Code::ALL {
        let action = code.action();
        if matches!(action.retry(), Retry::Backoff(_)) {
            assert_eq!(action.actor(), Actor::Program, "{code:?}");
            assert_eq!(action.fallback().map(|fallback| fallback.action()), Some(Action::Report), "{code:?}");
        }
    }
    let fallback = Code::Unauthenticated.fallback().unwrap();
    assert_eq!((fallback.action(), fallback.failures()), (Action::GrantAccess, Some(2)));
}
