//! `Retrier`: what a device has to remember between its calls, in 32 bytes.

mod clock;
mod draws;
mod flags;
mod follow;
mod step;

use core::time::Duration;

use crate::{Action, Advice, Outcome, Phase, Random};

pub use step::{Capabilities, Step};

use clock::Clock;
use flags::Flags;

/// Counts attempts, rounds and elapsed time over the calls of a device, and returns the next call after each response.
///
/// It follows the [`Advice`] and knows what a single response cannot tell: that the tenth failure in a row asks for
/// something else, that a hub refuses the device after each new registration, that a connection has held. Where a person is
/// needed, it goes on with rare probes, since the device does not learn that the cause is repaired.
///
/// Times are milliseconds of any clock that runs while the device does. Only elapsed time is kept, so a clock that is set,
/// or that starts from 0 after a reboot, does no harm: time that runs backward counts as zero.
///
/// ```
/// use dps_codes::{Capabilities, Phase, Random, Report, Retrier};
/// # fn now() -> u64 { 0 }
/// # fn random() -> u32 { 7 }
///
/// let mut retrier = Retrier::new(Capabilities::HTTPS, Random::seed(b"pump-7"));
/// // No response: the status lookup is free, and says if the device is registered all the same.
/// let advice = Report::default().advice(Phase::Register);
/// let step = retrier.next(&advice, now(), random());
/// assert_eq!(step.call(), Some(Phase::Lookup));
/// // It finds nothing, so the device registers again.
/// let advice = Report::from_http(404, Report::NO_HEADERS, "").advice(Phase::Lookup);
/// let step = retrier.next(&advice, now() + 4_000, random());
/// assert_eq!((step.call(), step.is_billed()), (Some(Phase::Register), true));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    doc = "",
    doc = "With the feature `serde`, the state survives a reboot; call [`resume`](Self::resume) after reading it back."
)]
pub struct Retrier {
    #[cfg_attr(feature = "serde", serde(skip))]
    clock: Clock,
    seed: u32,
    /// Milliseconds since the first failure of the row, since the first round, and since the connection was opened or the
    /// operation was started.
    row_ms: u32,
    rounds_ms: u32,
    call_ms: u32,
    /// The action that has failed in a row, and how often.
    action: Option<Action>,
    failures: u8,
    /// Failures since a connection has held.
    attempt: u8,
    rounds: u8,
    /// Probes in a row.
    probes: u8,
    /// Polls of the operation, or failed lookups after the register call.
    free_calls: u8,
    /// Draws the time of a fallback; the same over one row.
    draw: u8,
    flags: Flags,
}

const _: () = assert!(size_of::<Retrier>() <= 32);

impl Retrier {
    /// A connection has held, and everything is forgotten, once it has been open for this long without an error.
    ///
    /// ```
    /// assert_eq!(dps_codes::Retrier::HELD.as_secs(), 600);
    /// ```
    pub const HELD: Duration = Duration::from_secs(10 * 60);

    /// Creates a retrier for a transport. `seed` tells this device from all others: see [`Random::seed`].
    ///
    /// ```
    /// use dps_codes::{Capabilities, Random, Retrier};
    /// let retrier = Retrier::new(Capabilities::MQTT, Random::seed(b"pump-7"));
    /// assert_eq!((retrier.attempt(), retrier.rounds()), (0, 0));
    /// ```
    #[must_use]
    pub const fn new(capabilities: Capabilities, seed: u64) -> Self {
        #[allow(clippy::cast_possible_truncation)] // both halves
        let seed = (seed >> 32) as u32 ^ seed as u32;
        Self {
            clock: Clock::NEW,
            seed,
            row_ms: 0,
            rounds_ms: 0,
            call_ms: 0,
            action: None,
            failures: 0,
            attempt: 0,
            rounds: 0,
            probes: 0,
            free_calls: 0,
            draw: 0,
            flags: Flags::of(capabilities),
        }
    }

    /// Returns the first call: registering, after a random part of `spread`. A fleet that powers up at once comes in over
    /// that time; the service takes 1,000 registrations a minute.
    ///
    /// ```
    /// use core::time::Duration;
    /// use dps_codes::{Capabilities, Phase, Random, Retrier};
    /// let mut retrier = Retrier::new(Capabilities::MQTT, Random::seed(b"pump-7"));
    /// let step = retrier.start(Duration::from_secs(600), 0, 7);
    /// assert_eq!(step.call(), Some(Phase::Register));
    /// assert!(step.delay() <= Duration::from_secs(600));
    /// ```
    pub fn start(&mut self, spread: Duration, now: u64, random: impl Into<Random>) -> Step {
        self.pass(now);
        let random = self.seeded(random.into(), 1);
        let spread = u32::try_from(spread.as_millis()).unwrap_or(u32::MAX);
        Step::new(Some(Phase::Register), Duration::from_millis(random.up_to(spread).into()), Action::Reregister)
    }

    /// Sets the clock after a reboot or a long sleep: the time since the last call counts as zero, and a connection that
    /// was open is not any more.
    ///
    /// ```
    /// use dps_codes::{Capabilities, Random, Retrier};
    /// let mut retrier = Retrier::new(Capabilities::MQTT, Random::seed(b"pump-7"));
    /// retrier.resume(0);
    /// ```
    pub fn resume(&mut self, now: u64) {
        self.clock = Clock::at(now);
        self.flags.clear(Flags::CONNECTED);
    }

    /// Takes what a response asks for, and returns the next call.
    ///
    /// A success in Connect says that the connection is open; an error after it, or a lost connection, is a further response
    /// in Connect. `random` comes from the device's own source of randomness.
    ///
    /// ```
    /// use dps_codes::{Actor, Capabilities, Phase, Random, Report, Retrier};
    /// let mut retrier = Retrier::new(Capabilities::MQTT, Random::seed(b"pump-7"));
    /// let refused = Report::from_connack(5).advice(Phase::Register);
    /// let step = retrier.next(&refused, 0, 7);
    /// assert_eq!((step.call(), step.actor(), step.is_probe()), (Some(Phase::Register), Actor::Operator, true));
    /// assert!(step.delay().as_secs() >= 2 * 3_600);
    /// ```
    pub fn next(&mut self, advice: &Advice, now: u64, random: impl Into<Random>) -> Step {
        self.pass(now);
        let random = random.into();
        let advice = self.within_capabilities(*advice);
        match advice.outcome() {
            Outcome::Succeeded => self.succeed(&advice),
            Outcome::Pending => self.poll(&advice, random),
            _ => self.fail(advice, random),
        }
    }

    /// Returns the number of failures since a connection has held, 255 at most.
    ///
    /// ```
    /// use dps_codes::{Capabilities, Phase, Random, Report, Retrier};
    /// let mut retrier = Retrier::new(Capabilities::MQTT, Random::seed(b"pump-7"));
    /// retrier.next(&Report::default().advice(Phase::Connect), 0, 7);
    /// assert_eq!(retrier.attempt(), 1);
    /// ```
    #[must_use]
    pub const fn attempt(&self) -> u32 {
        self.attempt as u32
    }

    /// Returns the number of rounds since a connection has held: registrations that ended in a refusal by the assigned hub.
    ///
    /// ```
    /// use dps_codes::{Capabilities, Random, Retrier};
    /// assert_eq!(Retrier::new(Capabilities::MQTT, Random::seed(b"pump-7")).rounds(), 0);
    /// ```
    #[must_use]
    pub const fn rounds(&self) -> u32 {
        self.rounds as u32
    }

    /// Returns `true` while a person is needed and only probes are made.
    ///
    /// ```
    /// use dps_codes::{Capabilities, Phase, Random, Report, Retrier};
    /// let mut retrier = Retrier::new(Capabilities::MQTT, Random::seed(b"pump-7"));
    /// retrier.next(&Report::from_connack(5).advice(Phase::Register), 0, 7);
    /// assert!(retrier.needs_person());
    /// ```
    #[must_use]
    pub const fn needs_person(&self) -> bool {
        self.flags.has(Flags::PARKED)
    }

    /// Lets time pass. A connection that is open for long enough has held.
    fn pass(&mut self, now: u64) {
        let elapsed = self.clock.pass(now);
        for time in [&mut self.row_ms, &mut self.rounds_ms, &mut self.call_ms] {
            *time = time.saturating_add(elapsed);
        }
        if self.flags.has(Flags::CONNECTED) && Duration::from_millis(self.call_ms.into()) >= Self::HELD {
            self.forget();
        }
    }

    /// Forgets all failures.
    fn forget(&mut self) {
        (self.action, self.failures, self.attempt, self.rounds, self.probes) = (None, 0, 0, 0, 0);
        self.flags.clear(Flags::PARKED | Flags::POLL_REFUSED);
    }

    /// Mixes the random number with the seed of the device and a count, so that weak randomness spreads a fleet too.
    fn seeded(&self, random: Random, count: u8) -> Random {
        random.seeded(u64::from(self.seed) << 8 | u64::from(count))
    }
}
