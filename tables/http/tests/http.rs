//! The table of HTTP has the codes of the registry, and says what a client does about them.
#![allow(missing_docs)]

#[path = "../../facts.rs"]
mod facts;

use http_codes::{Action, Phase, Registration, Status, StatusClass};

// Lookups are constants.
const _: () = {
    assert!(matches!(Status::from_number(404), Some(Status::NotFound)));
    assert!(Status::from_number(419).is_none() && Status::from_number(u16::MAX).is_none());
    assert!(Status::NotFound.is_cacheable() && !Status::BadRequest.is_cacheable());
    assert!(matches!(Status::classify(499).family(), Some(StatusClass::ClientError)));
};

#[test]
fn the_table_has_all_codes_of_the_registry_and_no_others() {
    let names = ["number", "phrase", "specification", "registration", "cacheable"];
    let rows: Vec<_> = facts::rows(include_str!("../facts.tsv"), names).collect();
    assert_eq!(rows.len(), 64);
    assert_eq!(Status::ALL.len(), rows.len());
    for ([number, phrase, specification, registration, cacheable], &status) in rows.into_iter().zip(Status::ALL) {
        assert_eq!(status.number(), number.parse::<u16>().unwrap());
        assert_eq!(Status::from_number(status.number()), Some(status));
        if status.registration() == Registration::Unused {
            assert_eq!((phrase, status.phrase()), ("(Unused)", None));
        } else {
            assert_eq!(status.phrase(), Some(phrase));
            assert_eq!(Status::from_phrase(phrase), Some(status));
            assert_eq!(phrase.replace([' ', '-'], "").parse(), Ok(status), "{phrase}");
        }
        assert_eq!(status.specification(), specification, "{number}");
        assert_eq!(status.registration().name(), registration, "{number}");
        assert_eq!(Ok(status.is_cacheable()), cacheable.parse(), "{number}");
    }
}

#[test]
fn the_first_digit_is_the_class() {
    let families = StatusClass::ALL;
    for number in 0..1_000 {
        let family = Status::classify(number).family();
        assert_eq!(family, families.get(usize::from(number / 100).wrapping_sub(1)).copied(), "{number}");
    }
}

#[test]
fn an_unlisted_code_is_what_its_class_says() {
    let unlisted = Status::classify(499);
    assert_eq!((unlisted.number(), unlisted.action()), (499, Action::FixRequest));
    assert_eq!(unlisted.to_string(), "499 (unlisted, ClientError): The request is wrong or cannot be fulfilled.");
    assert_eq!(Status::classify(299).action(), Action::Proceed);
    assert_eq!(Status::classify(600).action(), Action::Report);
}

#[test]
fn codes_are_read_and_written() {
    let written = "404 NotFound: There is nothing at this address, or the server does not say that there is.";
    assert_eq!(Status::NotFound.to_string(), written);
    assert_eq!("404".parse(), Ok(Status::NotFound));
    assert_eq!("notfound".parse(), Ok(Status::NotFound));
    assert!("404 Not Found".parse::<Status>().is_err());
}

#[test]
fn a_request_that_may_have_had_its_effect_is_not_repeated_blindly() {
    for status in [Status::InternalServerError, Status::BadGateway, Status::GatewayTimeout] {
        assert_eq!(status.action_in(Phase::Idempotent), Action::Retry);
        assert_eq!(status.action_in(Phase::NotIdempotent), Action::CheckOutcome);
    }
    // These have not been processed.
    for status in [Status::TooManyRequests, Status::ServiceUnavailable, Status::RequestTimeout] {
        assert_eq!(status.action_in(Phase::NotIdempotent), Action::Retry);
    }
}

#[test]
fn redirects_end() {
    for status in [Status::MovedPermanently, Status::Found, Status::PermanentRedirect] {
        let fallback = status.fallback().unwrap();
        assert_eq!((status.action(), fallback.action()), (Action::Redirect, Action::Report));
        assert_eq!(fallback.failures(), Some(10));
    }
    assert_eq!(Status::NotModified.action(), Action::UseStored);
}
