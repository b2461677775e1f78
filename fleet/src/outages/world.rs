//! `World`: one DPS instance, one hub, and the outage that they go through.

use std::ops::Range;

use dps_codes::Phase;

use crate::service::{Millis, Terms, Throttle};

/// The part that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outage {
    /// DPS refuses the credential of each device: 401002.
    Credentials,
    /// DPS responds with 503 to every request.
    Dps,
    /// The webhook that allocates a hub fails: 400207.
    Webhook,
    /// The hub does not respond, and all connections are lost.
    Hub,
    /// The hub refuses each device, though DPS has assigned it.
    HubRefuses,
    /// Nothing.
    None,
}

/// The response to a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Response {
    Accepted,
    Throttled { seconds: Millis },
    Refused,
    Assigned,
    Unassigned,
    AllocationFailed,
    Unavailable,
    Connected,
}

/// DPS with the published limits, and a hub without any.
#[derive(Debug)]
pub(super) struct World {
    outage: Outage,
    during: Range<Millis>,
    throttle: Throttle,
    terms: Terms,
}

impl World {
    pub(super) fn new(outage: Outage, during: Range<Millis>, terms: &Terms) -> Self {
        Self { outage, during, throttle: terms.registration_throttle(), terms: *terms }
    }

    /// Answers a call. `is_registered` says if DPS has ever assigned a hub to the device.
    pub(super) fn respond(&mut self, phase: Phase, is_registered: bool, now: Millis) -> Response {
        let outage = if self.during.contains(&now) { self.outage } else { Outage::None };
        match (phase, outage) {
            (Phase::Register | Phase::Poll | Phase::Lookup, Outage::Dps) | (Phase::Connect, Outage::Hub) => {
                Response::Unavailable
            }
            (Phase::Register, Outage::Credentials) | (Phase::Connect, Outage::HubRefuses) => Response::Refused,
            (Phase::Connect, _) => Response::Connected,
            (Phase::Poll, Outage::Webhook) => Response::AllocationFailed,
            (Phase::Poll, _) => Response::Assigned,
            (Phase::Lookup, _) if is_registered => Response::Assigned,
            (Phase::Lookup, _) => Response::Unassigned,
            _ if self.throttle.admit(now, 1) == 1 => Response::Accepted,
            _ => {
                let hint = self.terms.hint.at(now, self.throttle.free_at());
                Response::Throttled { seconds: hint.unwrap_or_default().as_secs() }
            }
        }
    }

    /// Returns the time at which a connection that is opened now will be lost.
    pub(super) fn loses_connections_at(&self, now: Millis) -> Option<Millis> {
        (self.outage == Outage::Hub && now < self.during.start).then_some(self.during.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::service::Hint;

    #[test]
    fn an_outage_fails_the_calls_that_it_concerns_as_long_as_it_lasts() {
        let expected = [
            (Outage::Credentials, Phase::Register, Response::Refused, Response::Accepted),
            (Outage::Dps, Phase::Register, Response::Unavailable, Response::Accepted),
            (Outage::Dps, Phase::Lookup, Response::Unavailable, Response::Unassigned),
            (Outage::Dps, Phase::Connect, Response::Connected, Response::Connected),
            (Outage::Webhook, Phase::Register, Response::Accepted, Response::Accepted),
            (Outage::Webhook, Phase::Poll, Response::AllocationFailed, Response::Assigned),
            (Outage::Hub, Phase::Connect, Response::Unavailable, Response::Connected),
            (Outage::HubRefuses, Phase::Connect, Response::Refused, Response::Connected),
        ];
        for (outage, phase, during, after) in expected {
            let mut world = World::new(outage, 100..200, &Terms::published(Hint::UntilFree));
            let responses = [99, 100, 199, 200].map(|now| world.respond(phase, false, now));
            assert_eq!(responses, [after, during, during, after], "{outage:?} {phase:?}");
        }
    }

    #[test]
    fn a_throttled_call_is_told_when_the_next_one_is_accepted() {
        let terms = Terms { registrations: 1, ..Terms::published(Hint::UntilFree) };
        let mut world = World::new(Outage::None, 0..0, &terms);
        assert_eq!(world.respond(Phase::Register, false, 0), Response::Accepted);
        assert_eq!(world.respond(Phase::Register, false, 50_500), Response::Throttled { seconds: 10 });
    }
}
