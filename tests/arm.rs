//! The codes of the control plane, which mean other things than the same numbers elsewhere.
#![allow(missing_docs)]

use dps_codes::Action::{self, Backoff, CheckAndRetry, FixRequest, RepairCredentials, ResolveConflict};
use dps_codes::{Code, Phase, arm};

const ROWS: [(i64, arm::Code, Action); 5] = [
    (400_059, arm::Code::TierNotSupported, FixRequest),
    (400_123, arm::Code::EndpointInvalid, FixRequest),
    (400_303, arm::Code::DuplicateLinkedHub, FixRequest),
    (404_002, arm::Code::IotHubNotFound, CheckAndRetry),
    (409_004, arm::Code::NameNotAvailable, ResolveConflict),
];

const _: () = {
    let mut index = 0;
    while index < ROWS.len() {
        let (number, code, action) = ROWS[index];
        assert!(code.number() == number);
        assert!(code.action_in(Phase::Manage).is(action) && code.action().is(action));
        index += 1;
    }
};

#[test]
fn all_rows_are_known_here() {
    assert!(arm::Code::ALL.iter().copied().eq(ROWS.map(|(_, code, _)| code)));
    for &code in arm::Code::ALL {
        assert!(!code.help().is_empty() && !code.sources().is_empty(), "{code}");
    }
}

#[test]
fn numbers_without_a_row_act_as_their_status() {
    for (number, action) in [
        (400_116, FixRequest),
        (401_000, RepairCredentials),
        (404_000, CheckAndRetry),
        (429_000, Backoff),
        (500_000, Backoff),
        (302, Action::Investigate),
    ] {
        assert_eq!(arm::Code::classify(number).action_in(Phase::Manage), action, "{number}");
    }
}

/// Programs that call DPS itself in Manage do the same with a number that no table lists.
#[test]
fn the_action_is_that_of_dps_in_manage() {
    for number in (400_000..600_000).filter(|number| !matches!(number / 100, 4002 | 4042 | 4092)) {
        let (of_arm, of_dps) = (arm::Code::classify(number), Code::classify(number));
        if !of_dps.is_listed() && !matches!(number / 1000, 407 | 425 | 511) {
            let is_quota = of_dps.action_in(Phase::Manage) == Action::RaiseLimit;
            assert!(is_quota || of_arm.action_in(Phase::Manage) == of_dps.action_in(Phase::Manage), "{number}");
        }
    }
}

#[test]
fn the_same_number_means_something_else_to_dps() {
    assert_eq!(Code::from_number(404_002), Some(Code::JobNotFound));
    assert_eq!(arm::Code::from_number(404_002), Some(arm::Code::IotHubNotFound));
}
