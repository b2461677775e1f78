//! The traits that users expect, held at compile time.
#![allow(missing_docs)]

use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use dps_codes::{
    Action, Actor, Backoff, Catalog, Classified, Code, Fallback, Family, ParseError, Phase, Provenance, Retry, Symptom,
    Unlisted,
};

fn value<T: Copy + Debug + Eq + Hash + Send + Sync + Unpin + 'static>() {}
fn name<T: Copy + Debug + Display + Eq + Hash + FromStr<Err = ParseError> + Send + Sync + 'static>() {}
fn ordered<T: Ord>() {}
fn table<T: for<'k> Catalog<Key<'k> = i64, Action = Action>>() {}
fn error<T: Error + Send + Sync + 'static>() {}

#[test]
fn types_have_the_common_traits() {
    value::<Code>();
    value::<Unlisted>();
    value::<Classified>();
    value::<Retry>();
    value::<Backoff>();
    value::<Fallback<Action>>();
    value::<Actor>();
    name::<Code>();
    name::<Family>();
    name::<Action>();
    name::<Phase>();
    name::<Provenance>();
    name::<Symptom>();
    name::<Actor>();
    ordered::<Code>();
    ordered::<Unlisted>();
    ordered::<Classified>();
    ordered::<Family>();
    ordered::<Provenance>();
    ordered::<Symptom>();
    table::<Code>();
    error::<Code>();
    error::<Unlisted>();
    error::<Classified>();
    error::<ParseError>();
}

#[test]
fn codes_are_one_byte() {
    assert_eq!(size_of::<Code>(), 1);
    assert_eq!(size_of::<Option<Code>>(), 1);
}

/// Of these, the order in the table means nothing, and a new one may come anywhere.
#[test]
fn actions_and_phases_have_no_order() {
    trait HasNoOrder {
        const IS_ORDERED: bool = false;
    }
    impl<T> HasNoOrder for Is<T> {}
    struct Is<T>(std::marker::PhantomData<T>);
    impl<T: PartialOrd> Is<T> {
        const IS_ORDERED: bool = true;
    }
    const { assert!(Is::<Code>::IS_ORDERED && !Is::<Action>::IS_ORDERED && !Is::<Phase>::IS_ORDERED) };
}

/// The hidden variant of published enums is the last one, and no function returns it.
#[test]
fn the_hidden_variant_is_never_seen() {
    for name in ["__NonExhaustive", "__nonexhaustive"] {
        assert_eq!(Code::from_name(name), None);
        assert!(name.parse::<Action>().is_err() && name.parse::<Phase>().is_err() && name.parse::<Family>().is_err());
        assert!(name.parse::<Provenance>().is_err() && name.parse::<Symptom>().is_err());
    }
    assert!(Code::ALL.iter().all(|code| format!("{code:?}") != "__NonExhaustive"));
    assert!(Action::ALL.iter().all(|action| format!("{action:?}") == action.name()));
}
