//! `Step`: the next call of a device; `Capabilities`: the calls that its transport has.

use core::time::Duration;

use crate::{Action, Actor, Phase};

/// The next call of a device: [`Retrier::next`](crate::Retrier::next).
///
/// ```
/// use dps_codes::{Action, Capabilities, Phase, Random, Report, Retrier};
/// let mut retrier = Retrier::new(Capabilities::HTTPS, Random::seed(b"pump-7"));
/// let throttled = Report::from_http(429, [("retry-after", "8")], "");
/// let step = retrier.next(&throttled.advice(Phase::Register), 0, 7);
/// assert_eq!((step.call(), step.action()), (Some(Phase::Register), Action::Backoff));
/// assert!(step.delay().as_secs() >= 8);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[must_use = "nothing happens until the device makes the call"]
pub struct Step {
    call: Option<Phase>,
    delay: Duration,
    action: Action,
    is_probe: bool,
}

impl Step {
    pub(super) const fn new(call: Option<Phase>, delay: Duration, action: Action) -> Self {
        Self { call, delay, action, is_probe: false }
    }

    pub(super) const fn as_probe(self) -> Self {
        Self { is_probe: true, ..self }
    }

    /// Returns the phase of the next call; `None` if there is none: the connection is open, or a person waits for the end of
    /// the call.
    ///
    /// ```
    /// use dps_codes::{Capabilities, Phase, Random, Report, Retrier};
    /// let mut retrier = Retrier::new(Capabilities::MQTT, Random::seed(b"pump-7"));
    /// let step = retrier.next(&Report::from_connack(0).advice(Phase::Connect), 0, 7);
    /// assert_eq!(step.call(), None);
    /// ```
    #[must_use]
    pub const fn call(&self) -> Option<Phase> {
        self.call
    }

    /// Returns the delay before the next call.
    ///
    /// ```
    /// use dps_codes::{Capabilities, Phase, Random, Report, Retrier};
    /// let mut retrier = Retrier::new(Capabilities::MQTT, Random::seed(b"pump-7"));
    /// let throttled = Report::from_http(429, [("retry-after", "30")], "");
    /// assert!(retrier.next(&throttled.advice(Phase::Register), 0, 7).delay().as_secs() >= 30);
    /// ```
    #[must_use]
    pub const fn delay(&self) -> Duration {
        self.delay
    }

    /// Returns what to do, and so why the call is made.
    ///
    /// ```
    /// use dps_codes::{Action, Capabilities, Phase, Random, Report, Retrier};
    /// let mut retrier = Retrier::new(Capabilities::MQTT, Random::seed(b"pump-7"));
    /// let throttled = Report::from_http(429, Report::NO_HEADERS, "").advice(Phase::Register);
    /// assert_eq!(retrier.next(&throttled, 0, 7).action(), Action::Backoff);
    /// ```
    #[must_use]
    pub const fn action(&self) -> Action {
        self.action
    }

    /// Returns who has to act: log it if that is not the program.
    ///
    /// ```
    /// use dps_codes::{Actor, Capabilities, Phase, Random, Report, Retrier};
    /// let mut retrier = Retrier::new(Capabilities::MQTT, Random::seed(b"pump-7"));
    /// assert_eq!(retrier.next(&Report::from_connack(5).advice(Phase::Register), 0, 7).actor(), Actor::Operator);
    /// ```
    #[must_use]
    pub const fn actor(&self) -> Actor {
        self.action.actor()
    }

    /// Returns `true` if the call is a rare attempt while a person is needed.
    ///
    /// ```
    /// use dps_codes::{Capabilities, Phase, Random, Report, Retrier};
    /// let mut retrier = Retrier::new(Capabilities::MQTT, Random::seed(b"pump-7"));
    /// assert!(retrier.next(&Report::from_connack(5).advice(Phase::Register), 0, 7).is_probe());
    /// ```
    #[must_use]
    pub const fn is_probe(&self) -> bool {
        self.is_probe
    }

    /// Returns `true` if the call costs money: each register call is billed.
    ///
    /// ```
    /// use dps_codes::{Capabilities, Phase, Random, Report, Retrier};
    /// let mut retrier = Retrier::new(Capabilities::MQTT, Random::seed(b"pump-7"));
    /// assert!(retrier.next(&Report::from_connack(3).advice(Phase::Register), 0, 7).is_billed());
    /// ```
    #[must_use]
    pub const fn is_billed(&self) -> bool {
        matches!(self.call, Some(Phase::Register))
    }
}

/// The calls that a transport and a device have beside registering and polling.
///
/// ```
/// use dps_codes::Capabilities;
/// let capabilities = Capabilities::HTTPS.with_tpm();
/// assert!(capabilities.has_lookup() && capabilities.has_tpm());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Capabilities {
    lookup: bool,
    tpm: bool,
}

impl Capabilities {
    /// HTTPS, which has the Device Registration Status Lookup.
    ///
    /// ```
    /// use dps_codes::Capabilities;
    /// assert!(Capabilities::HTTPS.has_lookup());
    /// ```
    pub const HTTPS: Self = Self { lookup: true, tpm: false };
    /// MQTT, which has no lookup.
    ///
    /// ```
    /// use dps_codes::Capabilities;
    /// assert!(!Capabilities::MQTT.has_lookup());
    /// ```
    pub const MQTT: Self = Self { lookup: false, tpm: false };
    /// AMQP, which has no lookup.
    ///
    /// ```
    /// use dps_codes::Capabilities;
    /// assert!(!Capabilities::AMQP.has_lookup());
    /// ```
    pub const AMQP: Self = Self { lookup: false, tpm: false };

    /// Adds a TPM, which responds to challenges.
    ///
    /// ```
    /// use dps_codes::Capabilities;
    /// assert!(Capabilities::HTTPS.with_tpm().has_tpm());
    /// ```
    #[must_use]
    pub const fn with_tpm(self) -> Self {
        Self { tpm: true, ..self }
    }

    /// Returns `true` if there is a status lookup.
    ///
    /// ```
    /// use dps_codes::Capabilities;
    /// assert!(Capabilities::HTTPS.has_lookup() && !Capabilities::MQTT.has_lookup());
    /// ```
    #[must_use]
    pub const fn has_lookup(self) -> bool {
        self.lookup
    }

    /// Returns `true` if the device can respond to the challenge of TPM attestation.
    ///
    /// ```
    /// use dps_codes::Capabilities;
    /// assert!(!Capabilities::MQTT.has_tpm());
    /// ```
    #[must_use]
    pub const fn has_tpm(self) -> bool {
        self.tpm
    }
}
