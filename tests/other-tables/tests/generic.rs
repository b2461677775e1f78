//! Code that is generic over tables: a logger that takes the codes of any of them.
#![allow(missing_docs)]

use codes::{Actor, Catalog, CatalogAction};
use other_tables::http::StatusCode;
use other_tables::kafka::KafkaError;
use other_tables::sqlstate::SqlState;
use other_tables::{colliding, odd, plant, pump, rows_only, services};

fn log<C: Catalog>(code: C) -> String {
    let action = code.action().map(|action| format!(" -> {} by {}", action.name(), action.actor()));
    format!("{} {}: {}{}", code.key(), code.name(), code.summary(), action.unwrap_or_default())
}

#[test]
fn one_logger_takes_the_codes_of_all_tables() {
    assert_eq!(log(KafkaError::Err), "121 Err: No error. -> Report by operator");
    assert_eq!(log(StatusCode::NotFound), "404 NotFound: There is nothing at this address.");
    assert_eq!(log(rows_only::Code::One), "1 One: The only row.");
    assert!(log(SqlState::UndefinedTable).starts_with("42P01 UndefinedTable: The table does not exist. -> FixQuery"));
    assert!(log(odd::Code::Größte).starts_with("18446744073709551615 Größte: The largest"));
}

/// Holds for every code of a table.
fn check<C: Catalog>() {
    assert!(!C::ALL.is_empty() && C::ALL.is_sorted());
    for &code in C::ALL {
        assert_eq!(C::from_key(code.key()), Some(code));
        assert_eq!(code.name().parse(), Ok(code));
        assert!(code.to_string().contains(code.summary()) && !code.summary().is_empty());
        assert!(format!("{code:#}").contains(code.help()));
        assert!(code.sources().iter().all(|source| format!("{code:#}").contains(source)));
        assert_eq!(code.action().is_some(), !C::Action::ALL.is_empty());
        assert!(code.action().is_none_or(|action| C::Action::ALL.contains(&action)));
    }
    for &action in C::Action::ALL {
        assert!(!action.text().is_empty() && action.to_string() == action.name());
        assert!(action.sources().iter().all(|source| source.starts_with("https://")));
        assert!(action.fallback().is_none_or(|fallback| fallback.action() != action));
        assert!(action.actor().into() == Actor::Program || !matches!(action.retry(), codes::Retry::Backoff(_)));
    }
}

#[test]
fn the_trait_returns_what_the_enum_returns() {
    check::<KafkaError>();
    check::<StatusCode>();
    check::<rows_only::Code>();
    check::<odd::Code>();
    check::<SqlState>();
    check::<services::Code>();
    check::<colliding::Code>();
    check::<plant::Code>();
    check::<pump::Code>();
    assert_eq!(Catalog::help(KafkaError::UnknownTopicOrPartition), KafkaError::UnknownTopicOrPartition.help());
    assert_eq!(Catalog::action(KafkaError::Err), Some(KafkaError::Err.action()));
}
