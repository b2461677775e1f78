//! The policies that are compared: the advice, those of the SDKs, that of Microsoft, and bad ones to learn from.

use std::time::Duration;

use dps_codes::{Action, Backoff, Retry};
use fastrand::Rng;

use crate::policy::{Pace, Policy, millis};
use crate::service::{Millis, Terms};
use crate::table::time;

/// Polls when the service has asked to.
const AS_ASKED: Pace = Pace::HintOr { least: 2_000, most: 2_000 };

/// The random numbers that devices with one seed have in common.
const SHARED_NUMBERS: usize = 4_096;

/// Returns the parameters of an action; `None` if it has none.
pub(crate) fn parameters(action: Action) -> Option<Backoff> {
    match action.retry() {
        Retry::Backoff(parameters) => Some(parameters),
        _ => None,
    }
}

/// Returns all policies, the advice first.
pub(crate) fn policies(parameters: Backoff, terms: &Terms, devices: u32, seed: u64) -> Vec<Policy> {
    let mut shared = Rng::with_seed(seed);
    let shared = (0..SHARED_NUMBERS).map(|_| shared.u32(..)).collect();
    // T of the recommendation: how long the service needs for all of them at its best; its load is 1 here.
    let all = Millis::from(devices) * terms.window / Millis::from(terms.registrations);
    let policy = |name: &str, refused, polling| Policy { name: name.to_owned(), starts: None, refused, polling };
    vec![
        policy("our advice", Pace::Table(parameters), AS_ASKED),
        policy("our parameters, max(hint, jittered)", Pace::TableLarger(parameters), AS_ASKED),
        policy("our advice, one seed for all", Pace::TableOneSeed(parameters, shared), AS_ASKED),
        policy("official, retry-after as it is", Pace::HintOr { least: 1_000, most: all }, AS_ASKED),
        policy("official, as without retry-after: 1 s to T", Pace::Between { least: 1_000, most: all }, AS_ASKED),
        policy("C: 1 s", Pace::Fixed(1_000), Pace::Fixed(1_000)),
        policy("C#: 2 s + 0–5 s", CSHARP, CSHARP),
        policy("Node: 2 s", Pace::Fixed(2_000), AS_ASKED),
        policy("Python: 2 s", Pace::Fixed(2_000), Pace::Fixed(2_000)),
        policy("Java: retry-after of 2–5 s, else 2 s", JAVA, JAVA),
        policy("Rust, iot-identity-service: 60/120/180/300 s", IDENTITY_SERVICE, Pace::Fixed(3_000)),
    ]
}

const CSHARP: Pace = Pace::Bounded { least: 2_000, max_jitter: 5_000 };
const JAVA: Pace = Pace::HintWithin { from: 2_000, to: 5_000, otherwise: 2_000 };
const IDENTITY_SERVICE: Pace = Pace::Steps(&[60_000, 120_000, 180_000, 300_000]);

/// Returns the advice with one parameter after the other changed.
pub(crate) fn alternatives(parameters: Backoff) -> Vec<Policy> {
    let (minimum, initial, cap) = (parameters.minimum(), parameters.initial(), parameters.cap());
    let caps = [60, 300, 600, 1_200, 1_800, 3_600, 21_600].map(|cap| (minimum, initial, Duration::from_secs(cap)));
    let initials = [1, 2, 5, 10, 30, 60].map(|initial| (minimum, Duration::from_secs(initial), cap));
    let minima = [1, 5, 30].map(|minimum| (Duration::from_secs(minimum), initial, cap));
    let mut chosen = vec![(minimum, initial, cap)];
    for other in caps.into_iter().chain(initials).chain(minima) {
        if !chosen.contains(&other) {
            chosen.push(other);
        }
    }
    let policy = |(minimum, initial, cap)| Policy {
        name: format!(
            "minimum {}, initial {}, cap {}",
            time(millis(minimum)),
            time(millis(initial)),
            time(millis(cap))
        ),
        starts: None,
        refused: Pace::Table(Backoff::new(minimum, initial, cap)),
        polling: AS_ASKED,
    };
    chosen.into_iter().map(policy).collect()
}

/// Returns the advice after a lost hub, with other parameters for the delay before the first request.
pub(crate) fn after_a_lost_hub(backoff: Backoff, reregister: Backoff) -> Vec<Policy> {
    let mut chosen = vec![reregister.initial()];
    for initial in [1, 5, 10, 30, 60, 300].map(Duration::from_secs) {
        if !chosen.contains(&initial) {
            chosen.push(initial);
        }
    }
    let policy = |initial| Policy {
        name: format!("minimum {}, initial {}", time(millis(reregister.minimum())), time(millis(initial))),
        starts: Some(Pace::Table(Backoff::new(reregister.minimum(), initial, reregister.cap())).delay(None, 0)),
        refused: Pace::Table(backoff),
        polling: AS_ASKED,
    };
    chosen.into_iter().map(policy).collect()
}
