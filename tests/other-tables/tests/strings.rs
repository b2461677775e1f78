//! Tables of string codes: lookups, classes by pattern, display, parsing, owned and borrowed strings.
#![allow(missing_docs)]

use std::collections::HashSet;
use std::str::FromStr;

use codes::ParseError;
use other_tables::sqlstate::{Action, AnySqlState, Family, OtherSqlState, Phase, Severity, SqlState};
use other_tables::{colliding, services};

const UNDEFINED: Option<SqlState> = SqlState::from_code("42p01");
const UNLISTED: AnySqlState<&str> = SqlState::classify("42Z99");
const LISTED: bool = UNLISTED.is_listed();
const FAMILY: Option<Family> = UNLISTED.family();

#[test]
fn codes_are_found_in_any_case_and_in_constants() {
    assert_eq!(UNDEFINED, Some(SqlState::UndefinedTable));
    assert_eq!((LISTED, FAMILY), (false, Some(Family::SyntaxErrorOrAccessRule)));
    for &code in SqlState::ALL {
        for written in [code.as_str().to_owned(), code.as_str().to_ascii_lowercase()] {
            assert_eq!(SqlState::from_code(&written), Some(code));
            assert_eq!(SqlState::classify(&written).code(), Some(code));
        }
        assert_eq!(SqlState::from_code(&format!("{}0", code.as_str())), None);
        assert_eq!(SqlState::from_code(&code.as_str()[1..]), None);
    }
    for none in ["", "4", "42P0", "42P02", "42P01\0", "４２P01", "UndefinedTable"] {
        assert_eq!(SqlState::from_code(none), None, "{none}");
    }
    assert!(SqlState::ALL.is_sorted_by_key(|code| code.as_str()));
}

#[test]
fn an_unlisted_code_keeps_its_string_and_has_the_properties_of_its_class() {
    let AnySqlState::Unlisted(other) = SqlState::classify("42z99") else { panic!("listed") };
    assert_eq!((other.as_str(), other.into_inner()), ("42z99", "42z99"));
    assert_eq!(other.family(), Some(Family::SyntaxErrorOrAccessRule));
    assert_eq!((other.action(), other.action_in(Phase::Connect)), (Action::FixQuery, Action::FixQuery));
    assert_eq!((other.severity(), other.http_status(), other.summary()), (Some(Severity::Error), None, ""));

    // The longer prefix is more specific, key by key.
    let privilege = SqlState::classify("42599");
    assert_eq!((privilege.http_status(), privilege.severity()), (Some(403), Some(Severity::Error)));
    let broken = SqlState::classify("08ZZZ");
    assert_eq!((broken.action(), broken.action_in(Phase::Query)), (Action::Reconnect, Action::RunAgain));
    assert_eq!(broken.fallback_in(Phase::Query).unwrap().action(), Action::FixQuery);
    assert_eq!(SqlState::classify("40999").transaction_over(), Some(true));

    // A pattern of five characters matches no others.
    for none in ["42", "4299", "429999", "42999 ", "ab", "", "é"] {
        let other = SqlState::classify(none);
        assert_eq!((other.family(), other.as_str()), (None, none));
        assert_eq!(other.action(), Action::FixQuery, "the default of the table");
    }
}

#[test]
fn patterns_with_a_star_match_codes_of_any_length() {
    use services::{Code, Family};
    let family = |code: &str| Code::classify(code).family();
    let summary = |code: &str| Code::try_from(code).unwrap_err().summary();
    assert_eq!(Code::KeyNotFound.family(), Some(Family::Storage));
    assert_eq!(family("KV:Storage:"), Some(Family::Storage));
    assert_eq!(family("kv:storage:full:disk"), Some(Family::Storage));
    assert_eq!(family("KV:Storage"), Some(Family::KeyValue));
    assert_eq!(family("KV:é"), Some(Family::KeyValue));
    assert_eq!((family("KV"), family("E0499"), family("E04999")), (None, Some(Family::Compiler), None));
    assert_eq!(summary("ThrottlingException"), "Any other service has refused.");
    // Five characters, which another pattern asks for too.
    assert_eq!((family("KV:ab"), family("P0302")), (Some(Family::KeyValue), None));
    assert_eq!(summary("P0302"), "Any other service has refused.");
}

#[test]
fn codes_without_a_perfect_hash_are_found() {
    use colliding::Code;
    for (text, code) in [("a[1]", Code::Brackets), ("A{1}", Code::Braces), ("B", Code::Neither)] {
        assert_eq!(Code::from_code(text), Some(code));
    }
    for none in ["", "a", "a[1}", "a(1)", "c", "a[1]0"] {
        assert_eq!(Code::from_code(none), None);
    }
}

#[test]
fn display_starts_with_the_code() {
    assert_eq!(SqlState::UndefinedTable.to_string(), "42P01 UndefinedTable: The table does not exist.");
    assert_eq!(SqlState::classify("42P01").to_string(), SqlState::UndefinedTable.to_string());
    assert_eq!(
        services::Code::ResourceNotFoundException.to_string(),
        "ResourceNotFoundException: The resource does not exist.",
        "a name that is the code is written once"
    );
    assert_eq!(services::Code::ResourceNotFoundException.name(), "ResourceNotFoundException");
    let other = SqlState::classify("42599");
    assert_eq!(other.to_string(), "42599 (unlisted, SyntaxErrorOrAccessRule): A privilege is missing.");
    assert!(format!("{other:#}").ends_with("\naction: FixQuery (developer): Correct the statement."));
    assert_eq!(format!("{other:?}"), "Unlisted(OtherSqlState(\"42599\"))");
    let forged = SqlState::classify("4\n2\u{1b}[31m\u{202e}");
    assert_eq!(forged.to_string(), r"4\n2\u{1b}[31m\u{202e} (unlisted)", "one line, whatever comes");
    assert_eq!(forged.as_str(), "4\n2\u{1b}[31m\u{202e}");
}

#[test]
fn codes_and_names_are_parsed() {
    for text in ["42P01", "42p01", "UndefinedTable", "undefinedtable", "relation-does-not-exist"] {
        assert_eq!(text.parse(), Ok(SqlState::UndefinedTable));
    }
    assert_eq!("42P02".parse::<SqlState>(), Err(ParseError::new()));
    assert_eq!(SqlState::from_name("42P01"), None);
    assert_eq!(SqlState::try_from("42P01"), Ok(SqlState::UndefinedTable));
    assert_eq!(SqlState::try_from("UndefinedTable").unwrap_err().as_str(), "UndefinedTable");
    assert_eq!(<&str>::from(SqlState::UndefinedTable), "42P01");
    assert_eq!(AnySqlState::from("42P02"), SqlState::classify("42P02"));
}

#[cfg(feature = "integrations")] // which enables the feature `alloc` of dps-codes
#[test]
fn an_unlisted_code_can_own_its_string() {
    let borrowed = SqlState::classify("42Z99");
    let owned: AnySqlState<String> = borrowed.into_owned();
    assert_eq!((owned.as_str(), owned.family()), ("42Z99", borrowed.family()));
    assert_eq!(owned, AnySqlState::from(String::from("42Z99")));
    assert_eq!(AnySqlState::<String>::from_str("42Z99"), Ok(owned.clone()));
    assert_eq!(owned.clone().into_owned(), owned);
    let other: OtherSqlState<String> = SqlState::try_from("42Z99").unwrap_err().into_owned();
    assert_eq!(AnySqlState::from(other.clone()), owned);
    assert_eq!(other.into_inner(), "42Z99");
    assert!(AnySqlState::<String>::from("42P01").is_listed());
    let error: Box<dyn std::error::Error + Send + Sync> = Box::new(owned);
    assert_eq!(error.to_string(), "42Z99 (unlisted, SyntaxErrorOrAccessRule)");
}

#[test]
fn borrowed_codes_are_copied_compared_and_hashed() {
    let other = SqlState::classify("99999");
    let copy = other;
    assert_eq!(copy, other);
    assert!(SqlState::classify("01P01") < SqlState::classify("01P02") && SqlState::classify("01P02") < copy);
    let set: HashSet<AnySqlState<&str>> = ["42P01", "42p01", "x", "X"].map(SqlState::classify).into_iter().collect();
    assert_eq!(set.len(), 3, "only codes of rows are the same in any case");
}

/// Of random strings, what `classify` says is what a search through the patterns of the table says.
#[test]
fn classes_match_their_patterns() {
    let patterns = ["01", "08", "40", "42", "P0", "425"];
    let mut state = 7_u32;
    let mut random = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    let alphabet: Vec<char> = "0124589PpXZ\u{0}é".chars().collect();
    for _ in 0..100_000 {
        let length = random(7);
        let code: String = (0..length).map(|_| alphabet[random(alphabet.len())]).collect();
        let classified = SqlState::classify(&code);
        let upper = code.to_ascii_uppercase();
        let matched = code.len() == 5 && patterns.iter().any(|prefix| upper.starts_with(prefix));
        let in_57 = classified.code() == Some(SqlState::AdminShutdown);
        assert_eq!(classified.family().is_some(), matched, "{code:?}");
        assert_eq!(classified.http_status() == Some(403), code.len() == 5 && upper.starts_with("425"), "{code:?}");
        assert!(classified.as_str().eq_ignore_ascii_case(&code) && (!in_57 || upper == "57P01"));
    }
}
