//! Numbers, names, texts and actions of the table.

use core::fmt::{self, Write};

use dps_codes::{Action, Actor, Classified, Code, Family, ParseError, Phase, Retry};
use dps_codes_firmware::{tally::Tally, text::Text};

pub fn check(tally: &mut Tally) {
    numbers(tally);
    names(tally);
    texts(tally);
    actions(tally);
    round_trip(tally);
}

fn numbers(tally: &mut Tally) {
    // Already the compiler can look numbers up.
    const FOUND: Option<Code> = Code::from_number(404_201);
    tally.equal(FOUND, Some(Code::EnrollmentNotFound));
    tally.equal(Code::from_number(401), Some(Code::Unauthorized));
    for unlisted in [404_299, 409_204, -1, 0, i64::MIN, i64::MAX] {
        tally.equal(Code::from_number(unlisted), None);
        let classified = Code::classify(unlisted);
        tally.equal(classified.number(), unlisted);
        tally.equal(classified.code(), None);
    }
    tally.equal(Code::classify(404_201), Classified::Listed(Code::EnrollmentNotFound));
    tally.equal(Code::classify(404_299).family(), Some(Family::NotFound));
    tally.equal(Code::classify(409_204).family(), Some(Family::Conflict));
    tally.equal(Code::classify(-1).family(), None);
}

fn names(tally: &mut Tally) {
    for name in ["enrollmentnotfound", "EnrollmentNotFound", "ENROLLMENTNOTFOUND"] {
        tally.equal(Code::from_name(name), Some(Code::EnrollmentNotFound));
    }
    for name in ["", "EnrollmentNotFoun", "EnrollmentNotFound ", "ärger"] {
        tally.equal(Code::from_name(name), None);
    }
    tally.equal("404201".parse(), Ok(Code::EnrollmentNotFound));
    tally.equal("409204".parse::<Code>(), Err(ParseError::new()));
    tally.equal("409204".parse(), Ok(Code::classify(409_204)));
}

fn texts(tally: &mut Tally) {
    let code = Code::EnrollmentNotFound;
    let line = "404201 EnrollmentNotFound: No enrollment has this ID.";
    tally.shows(format_args!("{code}"), line);
    tally.shows(format_args!("{}", Code::classify(404_201)), line);
    let mut long = Text::<1024>::new();
    let action =
        "CheckAndRetry (operator): Check the ID or the record that the request names, repair it, then try again.";
    let source = "https://learn.microsoft.com/azure/iot-dps/how-to-troubleshoot-dps";
    let written = write!(long, "{line}\nhelp: {}\naction: {action}\nsource: {source}", code.help());
    tally.equal(written, Ok(()));
    tally.shows(format_args!("{code:#}"), long.as_str());
    tally.shows(
        format_args!("{}", Code::classify(404_299)),
        "404299 (unlisted, NotFound): DPS does not find something that the request names by its ID.",
    );
    tally.shows(format_args!("{}", Code::classify(-1)), "-1 (unlisted)");
    tally.shows(
        format_args!("{:#}", Code::classify(-1)),
        "-1 (unlisted)\naction: Investigate (operator): Do not retry by itself: hand the number and the tracking ID to a person.",
    );
    // A buffer that is too small is an error and no panic.
    tally.equal(write!(Text::<8>::new(), "{code}"), Err(fmt::Error));
}

fn actions(tally: &mut Tally) {
    use Action::{Backoff, CheckAndRetry, Investigate, LookUpRegistration, Reregister, UseCachedCredentials};
    for (number, general, [register, connect, manage]) in [
        (404_201, CheckAndRetry, [CheckAndRetry, Reregister, CheckAndRetry]),
        (404_299, CheckAndRetry, [CheckAndRetry, Reregister, CheckAndRetry]),
        (409_203, CheckAndRetry, [Backoff, CheckAndRetry, CheckAndRetry]),
        (409_204, CheckAndRetry, [CheckAndRetry; 3]),
        (500, UseCachedCredentials, [LookUpRegistration, UseCachedCredentials, Backoff]),
        (-1, Investigate, [Investigate; 3]),
    ] {
        let classified = Code::classify(number);
        tally.equal(classified.action(), general);
        tally.equal(classified.action_in(Phase::Register), register);
        tally.equal(classified.action_in(Phase::Connect), connect);
        tally.equal(classified.action_in(Phase::Manage), manage);
    }
    tally.equal(Backoff.actor(), Actor::Program);
    tally.equal(matches!(Backoff.retry(), Retry::Backoff(wait) if wait.cap().as_secs() == 600), true);
    tally.equal(Action::FixRequest.retry(), Retry::Never);
    let fallback = UseCachedCredentials.fallback();
    tally.equal(fallback.map(|fallback| fallback.action()), Some(Reregister));
    tally.equal(fallback.and_then(|fallback| fallback.failures()), Some(10));
}

fn round_trip(tally: &mut Tally) {
    for &code in Code::ALL {
        tally.equal(Code::from_number(code.number()), Some(code));
        tally.equal(Code::from_name(code.name()), Some(code));
        tally.equal(Code::classify(code.number()), Classified::Listed(code));
        let mut line = Text::<1024>::new();
        tally.equal(write!(line, "{} {}: {}", code.number(), code.name(), code.summary()), Ok(()));
        tally.shows(format_args!("{code}"), line.as_str());
    }
    tally.equal(Code::ALL.is_sorted_by_key(|code| code.number()), true);
}
