//! The traits that users expect, held at compile time.
#![allow(missing_docs)]

use std::error::Error;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use dps_codes::{
    Action, Actor, Backoff, Classified, Code, Fallback, Family, ParseError, Phase, Provenance, Retry, Symptom, Unlisted,
};

fn value<T: Copy + Debug + Eq + Hash + Send + Sync + Unpin + 'static>() {}
fn name<T: Copy + Debug + Display + Ord + Hash + FromStr<Err = ParseError> + Send + Sync + 'static>() {}
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
