//! What holds for every row of the table: these tests read it, so that a new row needs no change here.
#![allow(missing_docs)]

use std::collections::HashSet;

use dps_codes::{Action, Actor, Classified, Code, Family, Phase, Provenance, Symptom};

#[test]
fn number_to_code_to_name_and_back() {
    assert!(!Code::ALL.is_empty());
    for &code in Code::ALL {
        let (number, name) = (code.number(), code.name());
        assert_eq!(Code::from_number(number), Some(code));
        assert_eq!(Code::from_name(name), Some(code));
        assert_eq!(Code::from_name(name.to_uppercase()), Some(code));
        assert_eq!(Code::try_from(number), Ok(code));
        assert_eq!(Code::classify(number), Classified::Listed(code));
        assert_eq!(name.parse(), Ok(code));
        assert_eq!(number.to_string().parse(), Ok(code));
        assert_eq!(i64::from(code), number);
        assert_eq!(format!("{code:?}"), name);
    }
}

#[test]
fn the_order_is_that_of_the_numbers() {
    assert!(Code::ALL.windows(2).all(|pair| pair[0] < pair[1] && pair[0].number() < pair[1].number()));
}

#[test]
fn every_row_says_all_that_a_row_can_say() {
    for &code in Code::ALL {
        assert!(!code.summary().is_empty() && !code.help().is_empty(), "{code:?}");
        assert!(!code.sources().is_empty(), "{code:?} has no source");
        assert!(code.sources().iter().all(|source| source.starts_with("https://")), "{code:?}");
        for &phase in Phase::ALL {
            assert!(!code.action_in(phase).text().is_empty(), "{code:?} {phase}");
        }
    }
}

#[test]
fn display_is_one_line_and_its_long_form_has_everything() {
    for &code in Code::ALL {
        let line = code.to_string();
        assert_eq!(line, format!("{} {}: {}", code.number(), code.name(), code.summary()));
        let long = format!("{code:#}");
        let action = code.action();
        let mut expected =
            format!("{line}\nhelp: {}\naction: {action} ({}): {}", code.help(), action.actor(), action.text());
        for source in code.sources() {
            expected.extend(["\nsource: ", source]);
        }
        assert_eq!(long, expected);
    }
}

#[test]
fn every_number_can_be_classified_and_keeps_its_number() {
    let rows: HashSet<i64> = Code::ALL.iter().map(|code| code.number()).collect();
    for number in -1..=1_000_000 {
        let classified = Code::classify(number);
        assert_eq!(classified.number(), number);
        assert_eq!(classified.is_listed(), rows.contains(&number));
        assert_eq!(Code::from_number(number), classified.code());
    }
}

/// The matrix of what to do, for numbers without a row: without a phase, then in each phase.
#[test]
fn numbers_without_a_row_act_as_their_class() {
    use Action::{
        Backoff, CheckAndRetry, FixRequest, Investigate, RefreshEtag, RepairCredentials, Reregister, ResolveConflict,
        UseCachedCredentials,
    };
    let refused = [Reregister, RepairCredentials, Reregister, RepairCredentials];
    let missing = [Reregister, CheckAndRetry, Reregister, CheckAndRetry];
    let conflict = [ResolveConflict, CheckAndRetry, ResolveConflict, ResolveConflict];
    let failed = [UseCachedCredentials, Backoff, UseCachedCredentials, Backoff];
    for (numbers, actions) in [
        (&[402, 406, 499, 400_000, 400_206, 400_299, 405_001, 415_999, 418_000][..], [FixRequest; 4]),
        (&[403, 401_003, 401_999, 403_000, 403_101], refused),
        (&[404_000, 404_001, 404_199, 404_300, 404_999], missing),
        (&[404_200, 404_212, 404_299], [CheckAndRetry, CheckAndRetry, Reregister, CheckAndRetry]),
        (&[409_000, 409_199, 409_300, 409_999], conflict),
        (&[409_200, 409_204, 409_212, 409_299], [CheckAndRetry; 4]),
        (&[412_000, 412_001, 412_999], [RefreshEtag; 4]),
        (&[429_000, 429_002, 429_999], [Backoff; 4]),
        (&[501, 502, 503, 504, 599, 500_000, 500_001, 503_001, 599_999], failed),
        (&[0, 1, 13, 99, 100, 200, 202, 302, 399, 600, 999, 1_000, 4_042, 40_420, 200_000, 600_000], [Investigate; 4]),
        (&[999_999, 1_000_000, 4_042_010, 4_294_967_295, -1, -404, -404_201, i64::MIN, i64::MAX], [Investigate; 4]),
    ] {
        let mut tried = 0;
        for &number in numbers {
            // A number that has got a row since acts as that says.
            let Classified::Unlisted(unlisted) = Code::classify(number) else { continue };
            tried += 1;
            let found = [Phase::Register, Phase::Connect, Phase::Manage].map(|phase| unlisted.action_in(phase));
            assert_eq!([unlisted.action(), found[0], found[1], found[2]], actions, "{number}");
            assert_eq!(unlisted.number(), number);
        }
        assert!(tried > 0, "{numbers:?}");
    }
}

#[test]
fn families_and_statuses_of_numbers_without_a_row() {
    for (number, family, status) in [
        (404_299, Some(Family::NotFound), Some(404)),
        (409_204, Some(Family::Conflict), Some(409)),
        (401_003, None, Some(401)),
        (503_001, None, Some(503)),
        (403, None, Some(403)),
        (200, None, Some(200)),
        (999, None, None),
        (999_999, None, None),
        (13, None, None),
        (0, None, None),
        (-404, None, None),
        (40_420, None, None),
        (1_000_000, None, None),
        (4_294_967_295, None, None),
    ] {
        let classified = Code::classify(number);
        assert_eq!((classified.family(), classified.http_status()), (family, status), "{number}");
    }
}

/// The rows that were seen from the service act as their status does, but for those that have a cell of their own.
#[test]
fn observed_rows_have_their_actions() {
    use Action::{Backoff, CheckAndRetry, FixRequest, RepairCredentials, Reregister};
    let refused = [Reregister, RepairCredentials, Reregister, RepairCredentials];
    for (number, name, actions) in [
        (400_004, "ArgumentInvalid", [FixRequest; 4]),
        (400_207, "CustomAllocationFailed", [CheckAndRetry; 4]),
        (400_208, "CustomAllocationWithoutHub", [CheckAndRetry; 4]),
        (400_209, "CustomAllocationUnauthorized", [CheckAndRetry; 4]),
        (401_000, "AuthenticationFailed", refused),
        (401_001, "IotHubNotFound", [CheckAndRetry; 4]),
        (401_002, "IotHubUnauthorizedAccess", refused),
        (429_001, "ThrottlingException", [Backoff; 4]),
    ] {
        let code = Code::from_number(number).unwrap();
        let found = [Phase::Register, Phase::Connect, Phase::Manage].map(|phase| code.action_in(phase));
        assert_eq!((code.name(), code.provenance()), (name, Provenance::Observed));
        assert_eq!([code.action(), found[0], found[1], found[2]], actions, "{code}");
    }
}

/// The first number from here on that has no row.
fn free(from: i64) -> i64 {
    (from..=i64::MAX).find(|&number| Code::from_number(number).is_none()).unwrap()
}

#[test]
fn numbers_without_a_row_show_what_is_known() {
    let (unknown, negative, of_a_family) = (free(7), -1, free(404_212));
    let shown = |number: i64| Code::classify(number).to_string();
    assert_eq!(shown(unknown), format!("{unknown} (unlisted)"));
    assert_eq!(shown(negative), "-1 (unlisted)");
    assert!(shown(of_a_family).starts_with(&format!("{of_a_family} (unlisted, NotFound): ")), "{}", shown(of_a_family));
    assert!(format!("{:#}", Code::classify(unknown)).contains("\naction: Investigate (operator): "));
    let error: Box<dyn std::error::Error> = Box::new(Code::try_from(409_204).unwrap_err());
    assert!(error.to_string().starts_with("409204 "));
    assert_eq!("409204".parse::<Classified>().unwrap().number(), 409_204);
    assert_eq!("enrollmentnotfound".parse::<Classified>().unwrap().code(), Some(Code::EnrollmentNotFound));
    assert!("409204".parse::<Code>().is_err() && "Enrollment".parse::<Code>().is_err());
}

#[test]
fn actions_say_who_when_and_what_instead() {
    use dps_codes::Retry;
    for &action in Action::ALL {
        assert!(!action.text().is_empty());
        assert_eq!(action.name().to_lowercase().parse(), Ok(action));
        let by_itself = matches!(action.retry(), Retry::AtOnce | Retry::Backoff(_));
        let goes_on = action == Action::Proceed;
        assert_eq!(
            by_itself || goes_on,
            action.actor() == Actor::Program,
            "{action}: a program retries, a person repairs"
        );
        if let Retry::Backoff(backoff) = action.retry() {
            assert!(backoff.initial() <= backoff.cap() && !backoff.minimum().is_zero(), "{action}");
        }
    }
    let fallback = Action::UseCachedCredentials.fallback().unwrap();
    assert_eq!((fallback.action(), fallback.failures()), (Action::Reregister, Some(10)));
    assert!((15..=30).contains(&(fallback.elapsed().unwrap().as_secs() / 60)));
}

#[test]
fn symptoms_are_found_as_they_stand_in_logs() {
    for line in [
        "aziot-identityd[16779]: 2021-03-02T00:22:50Z [ERR!] - Failed to provision with IoT Hub, and no valid device backup was found: DPS client error",
        "failed to provision with IoT Hub, and no valid device backup was found dps client error",
        "FAILED TO PROVISION WITH IOT HUB AND NO VALID DEVICE BACKUP WAS FOUND - DPS CLIENT ERROR",
    ] {
        assert_eq!(Symptom::find_in(line), Some(Symptom::EdgeProvisioningFailed), "{line}");
    }
    let challenge = r#"{"message":"Authorization required","authenticationKey":"AAAA","keyName":"registration"}"#;
    assert_eq!(Symptom::find_in(challenge), Some(Symptom::TpmChallenge));
    assert_eq!(Symptom::TpmChallenge.action(), Action::AnswerChallenge);
    assert_eq!(Symptom::TpmChallenge.action_in(Phase::Register), Action::AnswerChallenge);
    for line in ["", "provisioned with IoT Hub", "no valid device backup was found", "dps client error"] {
        assert_eq!(Symptom::find_in(line), None, "{line}");
    }
    for &symptom in Symptom::ALL {
        assert_eq!(Symptom::find_in(symptom.text()), Some(symptom));
        assert!(!symptom.summary().is_empty() && !symptom.help().is_empty() && !symptom.sources().is_empty());
    }
    // Only the challenge is answered.
    let answered = |action| action == Action::AnswerChallenge;
    assert!(!(-1..1_000_000).any(|number| answered(Code::classify(number).action())));
}
