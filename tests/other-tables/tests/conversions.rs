//! Codes from and to integers of each type, for tables whose numbers are of each kind.
#![allow(missing_docs)]

use std::fmt::Debug;

use codes::ParseError;
use other_tables::http::{self, StatusCode};
use other_tables::kafka::{AnyError, KafkaError, OtherError};
use other_tables::odd;

/// Holds for a number of a row, which comes as `T`.
fn from_and_to<T, C>(number: T, code: C)
where
    T: Copy + PartialEq + Debug + TryFrom<C>,
    C: Copy + PartialEq + Debug + TryFrom<T>,
{
    assert_eq!(C::try_from(number).ok(), Some(code));
    assert_eq!(T::try_from(code).ok(), Some(number));
}

macro_rules! each {
    ($code:expr, $number:expr; $($int:ident)*) => {$( from_and_to($int::try_from($number).unwrap(), $code); )*};
}

#[test]
fn every_integer_type_leads_to_a_code_and_back() {
    each!(KafkaError::UnknownTopicId, 100; u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
    each!(AnyError::Listed(KafkaError::UnknownTopicId), 100; u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
    each!(KafkaError::classify(-100), -100; i8 i16 i32 i64 i128 isize);
    each!(StatusCode::NotFound, 404; u16 u32 u64 u128 usize i16 i32 i64 i128 isize);
    each!(odd::Code::Größte, u64::MAX; u64 u128);
    each!(odd::Code::r0, 0; u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize);
}

#[test]
fn numbers_that_always_fit_convert_infallibly() {
    assert_eq!(AnyError::from(100_u8), AnyError::Listed(KafkaError::UnknownTopicId));
    assert_eq!(AnyError::from(-1_i8), AnyError::Listed(KafkaError::UnknownServerError));
    assert_eq!((i16::from(KafkaError::UnknownTopicId), i32::from(KafkaError::UnknownTopicId)), (100, 100));
    assert_eq!((i64::from(KafkaError::classify(-7)), i128::from(KafkaError::classify(-7))), (-7, -7));
    assert_eq!((isize::from(KafkaError::Err), usize::from(StatusCode::NotFound)), (0x79, 404));
    assert_eq!(http::Classified::from(418_u16).number(), 418);
    assert_eq!(odd::Classified::from(u64::MAX).code(), Some(odd::Code::Größte));
}

#[test]
fn numbers_out_of_range_are_an_error() {
    assert!(AnyError::try_from(40_000_i32).is_err() && AnyError::try_from(u64::MAX).is_err());
    assert!(http::Classified::try_from(-1_i8).is_err() && http::Classified::try_from(65_536_u32).is_err());
    assert!(u8::try_from(KafkaError::UnknownServerError).is_err() && i8::try_from(StatusCode::NotFound).is_err());
    assert!(u64::try_from(KafkaError::classify(-7)).is_err() && i64::try_from(odd::Code::Größte).is_err());
    assert_eq!(KafkaError::try_from(40_000_i32), Err(ParseError::new()));
    let unlisted: OtherError = KafkaError::try_from(5_u8).unwrap_err();
    assert_eq!((unlisted.number(), u128::try_from(unlisted)), (5, Ok(5)));
}

#[test]
fn classified_numbers_are_ordered_by_number() {
    let mut errors = [7, -1, 5, 100, -300].map(KafkaError::classify);
    errors.sort_unstable();
    assert_eq!(errors.map(AnyError::number), [-300, -1, 5, 7, 100]);
    assert!(StatusCode::classify(404) < StatusCode::classify(405));
}
