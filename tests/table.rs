//! Properties of every row of the table: these tests read it, so that a new row needs no change here.
#![allow(missing_docs)]

use std::collections::HashSet;

use dps_codes::{Action, Actor, Classified, Code, Family, Phase, Provenance, Random, Symptom};

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
fn every_key_of_a_row_has_an_accessor() {
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

/// Actions without a phase, then in Register, Poll, Lookup, Connect and Manage.
type Actions = [Action; 6];

const fn everywhere(action: Action) -> Actions {
    [action; 6]
}

const REFUSED: Actions = [
    Action::Reregister,
    Action::RepairCredentials,
    Action::RepairCredentials,
    Action::Reregister,
    Action::Reregister,
    Action::RepairCredentials,
];
const MISSING: Actions = [
    Action::Reregister,
    Action::CheckAndRetry,
    Action::CheckAndRetry,
    Action::Reregister,
    Action::Reregister,
    Action::CheckAndRetry,
];
const CONFLICT: Actions = [
    Action::ResolveConflict,
    Action::Backoff,
    Action::Backoff,
    Action::Backoff,
    Action::UseCachedCredentials,
    Action::ResolveConflict,
];
const STALE: Actions =
    [Action::RefreshEtag, Action::Backoff, Action::Backoff, Action::Backoff, Action::RefreshEtag, Action::RefreshEtag];
const FAILED: Actions = [
    Action::UseCachedCredentials,
    Action::LookUpRegistration,
    Action::Backoff,
    Action::Backoff,
    Action::UseCachedCredentials,
    Action::Backoff,
];

/// The same actions, but for those in Connect.
const fn but_in_connect(mut actions: Actions, action: Action) -> Actions {
    actions[4] = action;
    actions
}

fn actions_of(number: i64) -> Actions {
    let classified = Code::classify(number);
    let [register, poll, lookup, connect, manage] =
        [Phase::Register, Phase::Poll, Phase::Lookup, Phase::Connect, Phase::Manage]
            .map(|phase| classified.action_in(phase));
    [classified.action(), register, poll, lookup, connect, manage]
}

/// The matrix of what to do, for numbers without a row.
#[test]
fn numbers_without_a_row_act_as_their_class() {
    use Action::{
        Backoff, CheckAndRetry, FixRequest, Investigate, RaiseLimit, RepairCredentials, RepairNetwork, Reregister,
        UseCachedCredentials,
    };
    let by_id = [CheckAndRetry, CheckAndRetry, CheckAndRetry, Reregister, Reregister, CheckAndRetry];
    let by_status = [Reregister, RepairCredentials, Reregister, Reregister, Reregister, RepairCredentials];
    let quota = [RaiseLimit, RaiseLimit, RaiseLimit, Reregister, RaiseLimit, RaiseLimit];
    for (numbers, actions) in [
        (
            &[402, 406, 413, 416, 424, 426, 499, 400_000, 400_206, 400_299, 405_001, 413_001, 415_999, 418_000][..],
            everywhere(FixRequest),
        ),
        (&[408, 425, 408_001, 425_000], everywhere(Backoff)),
        (&[407, 511, 407_001, 511_000], everywhere(RepairNetwork)),
        (&[403], by_status),
        (&[401_004, 401_999, 403_000, 403_008, 403_101], REFUSED),
        (&[403_001, 403_002, 403_003, 403_010], quota),
        (&[404_010, 404_015, 404_199, 404_300, 404_999], MISSING),
        (&[404_000, 404_004, 404_009, 404_101, 404_402], but_in_connect(MISSING, CheckAndRetry)),
        (&[404_200, 404_212, 404_299], by_id),
        (&[409_000, 409_002, 409_199, 409_300, 409_999], CONFLICT),
        (&[409_200, 409_204, 409_212, 409_299], everywhere(CheckAndRetry)),
        (&[412_000, 412_999], STALE),
        (&[429_000, 429_004, 429_999], everywhere(Backoff)),
        (&[501, 502, 503, 504, 510, 512, 599, 500_000, 500_003, 503_001, 599_999], FAILED),
        (
            &[400_021, 400_024, 400_027, 400_029, 400_030, 499_000],
            but_in_connect([FixRequest; 6], UseCachedCredentials),
        ),
        (&[403_004, 403_005, 403_006, 403_007, 403_800], but_in_connect(REFUSED, UseCachedCredentials)),
        (&[404_012, 404_103, 404_104], but_in_connect(MISSING, UseCachedCredentials)),
        (&[412_004], but_in_connect(STALE, UseCachedCredentials)),
        (&[403_009], but_in_connect(REFUSED, FixRequest)),
        (&[404_013], but_in_connect(MISSING, FixRequest)),
        (&[403_011, 403_012], but_in_connect(REFUSED, CheckAndRetry)),
        (
            &[0, 1, 13, 99, 100, 200, 202, 302, 399, 600, 999, 1_000, 4_042, 40_420, 200_000, 600_000],
            everywhere(Investigate),
        ),
        (
            &[999_999, 1_000_000, 4_042_010, 4_294_967_295, -1, -404, -404_201, i64::MIN, i64::MAX],
            everywhere(Investigate),
        ),
    ] {
        let mut tried = 0;
        for &number in numbers {
            // A number that has got a row since acts as that says.
            if Code::classify(number).is_listed() {
                continue;
            }
            tried += 1;
            assert_eq!(actions_of(number), actions, "{number}");
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

/// The rows that Microsoft does not publish act as their status does, but for those that have a cell of their own.
#[test]
fn unpublished_rows_have_their_actions() {
    use Action::{Backoff, CheckAndRetry, FixRequest, RenewToken, RepairCredentials, Reregister, RetryAllocation};
    use Provenance::{Observed, Sdk};
    let allocation = [CheckAndRetry, RetryAllocation, RetryAllocation, CheckAndRetry, CheckAndRetry, CheckAndRetry];
    let no_hub = [CheckAndRetry, RetryAllocation, RetryAllocation, Reregister, Reregister, CheckAndRetry];
    let token = [Reregister, RepairCredentials, RepairCredentials, Reregister, RenewToken, RepairCredentials];
    for (number, name, provenance, actions) in [
        (400_001, "InvalidProtocolVersion", Sdk, everywhere(FixRequest)),
        (400_002, "DeviceInvalidResultCount", Sdk, everywhere(FixRequest)),
        (400_003, "InvalidOperation", Sdk, everywhere(FixRequest)),
        (400_004, "ArgumentInvalid", Observed, everywhere(FixRequest)),
        (400_005, "ArgumentNull", Sdk, everywhere(FixRequest)),
        (400_006, "IotHubFormatError", Sdk, everywhere(FixRequest)),
        (400_007, "DeviceStorageEntitySerializationError", Sdk, everywhere(FixRequest)),
        (400_008, "BlobContainerValidationError", Sdk, everywhere(FixRequest)),
        (400_009, "ImportWarningExistsError", Sdk, everywhere(FixRequest)),
        (400_010, "InvalidSchemaVersion", Sdk, everywhere(FixRequest)),
        (400_011, "DeviceDefinedMultipleTimes", Sdk, everywhere(FixRequest)),
        (400_012, "DeserializationError", Sdk, everywhere(FixRequest)),
        (400_013, "BulkRegistryOperationFailure", Sdk, everywhere(FixRequest)),
        (400_040, "CertificateSigningFailed", Observed, everywhere(FixRequest)),
        (400_207, "CustomAllocationFailed", Observed, allocation),
        (400_208, "CustomAllocationWithoutHub", Observed, allocation),
        (400_209, "CustomAllocationUnauthorized", Observed, allocation),
        (401_000, "AuthenticationFailed", Observed, REFUSED),
        (401_001, "IotHubNotFound", Observed, no_hub),
        (401_002, "IotHubUnauthorizedAccess", Observed, REFUSED),
        (401_003, "IotHubUnauthorized", Sdk, token),
        (404_001, "DeviceNotFound", Sdk, MISSING),
        (404_002, "JobNotFound", Sdk, but_in_connect(MISSING, CheckAndRetry)),
        (404_003, "PartitionNotFound", Sdk, MISSING),
        (409_005, "CertificateSigningActive", Observed, but_in_connect(CONFLICT, Backoff)),
        (412_001, "EtagMismatch", Sdk, STALE),
        (412_002, "DeviceMessageLockLost", Sdk, but_in_connect(STALE, FixRequest)),
        (429_001, "ThrottlingException", Observed, everywhere(Backoff)),
        (429_002, "ThrottleBacklogLimitExceeded", Sdk, everywhere(Backoff)),
        (429_003, "InvalidThrottleParameter", Sdk, everywhere(Backoff)),
        (500_001, "ServerError", Sdk, FAILED),
        (500_002, "JobCancelled", Sdk, FAILED),
    ] {
        let code = Code::from_number(number).unwrap();
        assert_eq!((code.name(), code.provenance()), (name, provenance));
        assert_eq!(actions_of(number), actions, "{code}");
    }
}

/// The first number from here on that has no row.
fn free(from: i64) -> i64 {
    (from..=i64::MAX).find(|&number| Code::from_number(number).is_none()).unwrap()
}

#[test]
fn unlisted_numbers_are_displayed_with_their_class() {
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
fn actions_have_actor_delay_and_fallback() {
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
}

/// The fallback of each action: after how many failures, after how many minutes at least and at most, and whether both
/// are needed.
#[test]
fn actions_give_way_to_others() {
    use Action::{
        AnswerChallenge, CheckAndRetry, Investigate, Poll, RenewToken, RepairCredentials, RepairTrust, Reregister,
        RetryAllocation, UseCachedCredentials,
    };
    let minutes = |time: std::time::Duration| time.as_secs() / 60;
    let described = |fallback: dps_codes::Fallback<Action>| {
        let elapsed = fallback.elapsed().map(minutes).zip(fallback.max_elapsed().map(minutes));
        (fallback.action(), fallback.failures(), elapsed, fallback.needs_both())
    };
    let expected = [
        (UseCachedCredentials, (Reregister, Some(10), Some((15, 30)), true)),
        (Reregister, (Investigate, Some(12), Some((360, 360)), true)),
        (RetryAllocation, (CheckAndRetry, Some(10), None, false)),
        (RenewToken, (Reregister, Some(3), None, false)),
        (RepairTrust, (Investigate, Some(5), None, false)),
        (AnswerChallenge, (RepairCredentials, Some(2), None, false)),
        (Poll, (Reregister, None, Some((10, 10)), false)),
    ];
    for &action in Action::ALL {
        let expected = expected.iter().find(|(of, _)| *of == action).map(|&(_, fallback)| fallback);
        assert_eq!(action.fallback().map(described), expected, "{action}");
    }
    // The same identity twice at the hub: registering again changes nothing.
    for number in [409, 409_000, 409_002] {
        let fallback = Code::classify(number).fallback_in(Phase::Connect);
        assert_eq!(fallback.map(described), Some((CheckAndRetry, Some(10), None, false)), "{number}");
    }
    assert_eq!(Code::classify(503).fallback_in(Phase::Connect), UseCachedCredentials.fallback());
    assert_eq!(Code::classify(409).fallback_in(Phase::Register), None);
}

#[test]
fn a_person_is_needed_is_not_never_again() {
    for &action in Action::ALL {
        let needs_person = action.actor() != Actor::Program;
        for &phase in Phase::ALL {
            let has_probe = action.probe_in(phase).is_some();
            assert_eq!(has_probe, needs_person && phase != Phase::Manage, "{action} in {phase}");
        }
    }
    let probe = Action::FixRequest.probe().unwrap();
    let hours = |level, random| probe.delay(level, Random::new(random)).as_secs() / 3_600;
    assert_eq!([0, 1, 2, 3, 9].map(|level| hours(level, u32::MAX / 2)), [4, 8, 16, 24, 24]);
    assert_eq!([0, 1, 2, 3, 9].map(|level| hours(level, 0)), [2, 4, 8, 12, 12]);
    assert_eq!([0, 1, 2, 3, 9].map(|level| hours(level, u32::MAX)), [6, 12, 24, 36, 36]);
}

#[test]
fn symptoms_are_found_in_the_wording_of_logs() {
    for line in [
        "aziot-identityd[16779]: 2021-03-02T00:22:50Z [ERR!] - Failed to provision with IoT Hub, and no valid device backup was found: DPS client error",
        "failed to provision with IoT Hub, and no valid device backup was found dps client error",
        "FAILED TO PROVISION WITH IOT HUB AND NO VALID DEVICE BACKUP WAS FOUND - DPS CLIENT ERROR",
    ] {
        assert_eq!(Symptom::find_in(line), Some(Symptom::EdgeProvisioningFailed), "{line}");
    }
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
