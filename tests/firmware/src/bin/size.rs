//! The program whose size is measured: it logs errors and what to do about them. The baseline looks nothing up.
#![no_std]
#![no_main]

use core::fmt::{self, Display, Write};
use core::hint::black_box;

use cortex_m_rt::entry;
#[cfg(feature = "names-and-waits")]
use dps_codes::Retry;
#[cfg(feature = "catalog")]
use dps_codes::{Code, Phase};
#[cfg(feature = "response")]
use dps_codes_firmware::response;
#[cfg(all(feature = "by-match", not(feature = "catalog")))]
use dps_codes_firmware::by_match::{Code, Phase};
use dps_codes_firmware::{machine, text::Text};

/// Numbers on the wire: listed, unlisted, and nonsense.
static NUMBERS: [i64; 12] = [400, 404, 500, 401_002, 404_201, 404_299, 409_203, 409_204, 429_001, 503_000, 7, -1];

/// As many as there are phases.
const PHASES: usize = 5;

/// The facts of a number.
struct Facts<D> {
    /// Shown in both forms: the long one brings the help texts and the sources into the program.
    known: D,
    phase: &'static str,
    action: &'static str,
    text: &'static str,
    more: More,
}

/// The facts that only the feature `names-and-waits` asks for.
struct More {
    /// The number that the code's name leads to.
    by_name: i64,
    /// The least wait and the cap of its jitter, in seconds.
    wait: [u64; 2],
    failures: u32,
    then: &'static str,
}

#[entry]
fn main() -> ! {
    // The compiler must not know what comes.
    for &number in black_box(&NUMBERS) {
        for phase in 0..black_box(PHASES) {
            let mut text = Text::<2048>::new();
            if log(&mut text, &look_up(number, phase)).is_err() {
                machine::exit(false);
            }
            machine::print(format_args!("{}", text.as_str()));
        }
    }
    #[cfg(feature = "response")]
    {
        let mut text = Text::<2048>::new();
        if response::log(&mut text).is_err() {
            machine::exit(false);
        }
        machine::print(format_args!("{}", text.as_str()));
    }
    machine::exit(true)
}

fn log(out: &mut impl Write, facts: &Facts<impl Display>) -> fmt::Result {
    let Facts { known, phase, action, text, more } = facts;
    writeln!(out, "{known}\n{known:#}\nin {phase}: {action}: {text}")?;
    let More { by_name, wait: [minimum, cap], failures, then } = more;
    writeln!(out, "{by_name}: wait {minimum} to {cap} s; after {failures} failures: {then}")
}

#[cfg(not(any(feature = "catalog", feature = "by-match")))]
fn look_up(number: i64, _: usize) -> Facts<i64> {
    let text = || black_box("");
    Facts { known: number, phase: text(), action: text(), text: text(), more: no_more() }
}

#[cfg(any(feature = "catalog", feature = "by-match"))]
fn look_up(number: i64, phase: usize) -> Facts<impl Display> {
    let known = Code::classify(number);
    let phase = Phase::ALL[phase];
    let action = known.action_in(phase);
    #[cfg(feature = "names-and-waits")]
    let more = {
        let fallback = action.fallback();
        let by_name = known.code().and_then(|code| Code::from_name(black_box(code.name())));
        More {
            by_name: by_name.map_or(0, |code| code.number()),
            wait: match action.retry() {
                Retry::Backoff(wait) => [wait.minimum().as_secs(), wait.cap().as_secs()],
                _ => [0; 2],
            },
            failures: fallback.and_then(|fallback| fallback.failures()).unwrap_or(0),
            then: fallback.map_or("", |fallback| fallback.action().name()),
        }
    };
    #[cfg(not(feature = "names-and-waits"))]
    let more = no_more();
    Facts { known, phase: phase.name(), action: action.name(), text: action.text(), more }
}

#[cfg(not(all(any(feature = "catalog", feature = "by-match"), feature = "names-and-waits")))]
fn no_more() -> More {
    More { by_name: black_box(0), wait: black_box([0; 2]), failures: black_box(0), then: black_box("") }
}
