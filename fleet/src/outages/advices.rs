//! `Advices`: the advice of the table for each response that the service and the hub send, decided once per transport.

use dps_codes::{Advice, Capabilities, Failure, Phase, Report};

use super::world::Response;

/// The longest retry-after of a throttled call, in seconds.
const LONGEST_HINT: u64 = 60;

const ASSIGNING: &str = r#"{"operationId":"5.a1","status":"assigning"}"#;
const ASSIGNED: &str = r#"{"operationId":"5.a1","status":"assigned",
    "registrationState":{"status":"assigned","assignedHub":"north.azure-devices.net","deviceId":"pump-7"}}"#;
const UNASSIGNED: &str = r#"{"status":"unassigned"}"#;
const ALLOCATION_FAILED: &str = r#"{"operationId":"5.a1","status":"failed","registrationState":{"status":"failed",
    "errorCode":400207,"errorMessage":"Custom allocation failed with status code: 500"}}"#;
const REFUSED: &str = r#"{"errorCode":401002,"trackingId":"","message":"CA certificate not found."}"#;
const THROTTLED: &str = r#"{"errorCode":429001,"message":"Operations are being throttled for this tenant."}"#;

/// The transport by which a device reaches DPS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Transport {
    Https,
    Mqtt,
}

impl Transport {
    pub(super) const fn capabilities(self) -> Capabilities {
        match self {
            Self::Https => Capabilities::HTTPS,
            Self::Mqtt => Capabilities::MQTT,
        }
    }

    /// Reads a response as a device does, and takes its advice.
    fn advice(self, phase: Phase, status: u16, retry_after: Option<u64>, body: &str) -> Advice {
        let hint = retry_after.map(|seconds| seconds.to_string());
        match (self, hint) {
            (Self::Https, None) => Report::from_http(status, Report::NO_HEADERS, body).advice(phase),
            (Self::Https, Some(hint)) => {
                Report::from_http(status, [("retry-after", hint.as_str())], body).advice(phase)
            }
            (Self::Mqtt, hint) => {
                let hint = hint.map(|hint| format!("&retry-after={hint}")).unwrap_or_default();
                Report::from_mqtt(&format!("$dps/registrations/res/{status}/?$rid=7{hint}"), body).advice(phase)
            }
        }
    }

    /// An outage of DPS: over HTTPS its front end responds, over MQTT nothing does.
    fn unavailable(self, phase: Phase) -> Advice {
        match self {
            Self::Https => self.advice(phase, 503, None, ""),
            Self::Mqtt => Report::from_failure(Failure::TimedOut).advice(phase),
        }
    }
}

/// The advice for each response over one transport. The hub is reached over MQTT in any case.
#[derive(Debug)]
pub(super) struct Advices {
    accepted: Advice,
    /// By the seconds of the retry-after.
    throttled: Vec<Advice>,
    refused: Advice,
    assigned: Advice,
    allocation_failed: Advice,
    found: Advice,
    unassigned: Advice,
    register_unavailable: Advice,
    poll_unavailable: Advice,
    lookup_unavailable: Advice,
    connected: Advice,
    hub_refused: Advice,
    hub_silent: Advice,
}

impl Advices {
    pub(super) fn over(transport: Transport, poll_after: u64) -> Self {
        let throttled = |seconds| transport.advice(Phase::Register, 429, Some(seconds), THROTTLED);
        Self {
            accepted: transport.advice(Phase::Register, 202, Some(poll_after), ASSIGNING),
            throttled: (0..=LONGEST_HINT).map(throttled).collect(),
            refused: transport.advice(Phase::Register, 401, None, REFUSED),
            assigned: transport.advice(Phase::Poll, 200, None, ASSIGNED),
            allocation_failed: transport.advice(Phase::Poll, 200, None, ALLOCATION_FAILED),
            found: transport.advice(Phase::Lookup, 200, None, ASSIGNED),
            unassigned: transport.advice(Phase::Lookup, 200, None, UNASSIGNED),
            register_unavailable: transport.unavailable(Phase::Register),
            poll_unavailable: transport.unavailable(Phase::Poll),
            lookup_unavailable: transport.unavailable(Phase::Lookup),
            connected: Report::from_connack(0).advice(Phase::Connect),
            hub_refused: Report::from_connack(5).advice(Phase::Connect),
            hub_silent: Report::from_failure(Failure::TimedOut).advice(Phase::Connect),
        }
    }

    pub(super) fn of(&self, response: Response, phase: Phase) -> &Advice {
        match response {
            Response::Accepted => &self.accepted,
            Response::Throttled { seconds } => {
                let place = usize::try_from(seconds.min(LONGEST_HINT)).unwrap_or_default();
                self.throttled.get(place).unwrap_or(&self.register_unavailable)
            }
            Response::Refused if phase == Phase::Connect => &self.hub_refused,
            Response::Refused => &self.refused,
            Response::Assigned if phase == Phase::Lookup => &self.found,
            Response::Assigned => &self.assigned,
            Response::AllocationFailed => &self.allocation_failed,
            Response::Unassigned => &self.unassigned,
            Response::Connected => &self.connected,
            Response::Unavailable => match phase {
                Phase::Poll => &self.poll_unavailable,
                Phase::Lookup => &self.lookup_unavailable,
                Phase::Connect => &self.hub_silent,
                _ => &self.register_unavailable,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use dps_codes::{Action, Random};

    use super::*;

    #[test]
    fn each_response_is_read_over_both_transports() {
        for (transport, unavailable) in
            [(Transport::Https, Action::LookUpRegistration), (Transport::Mqtt, Action::LookUpRegistration)]
        {
            let advices = Advices::over(transport, 3);
            let expected = [
                (Response::Accepted, Phase::Register, Action::Poll),
                (Response::Throttled { seconds: 7 }, Phase::Register, Action::Backoff),
                (Response::Refused, Phase::Register, Action::RepairCredentials),
                (Response::Refused, Phase::Connect, Action::Reregister),
                (Response::Assigned, Phase::Poll, Action::Proceed),
                (Response::Assigned, Phase::Lookup, Action::Proceed),
                (Response::AllocationFailed, Phase::Poll, Action::RetryAllocation),
                (Response::Unassigned, Phase::Lookup, Action::Reregister),
                (Response::Unavailable, Phase::Register, unavailable),
                (Response::Unavailable, Phase::Poll, Action::Backoff),
                (Response::Unavailable, Phase::Connect, Action::UseCachedCredentials),
                (Response::Connected, Phase::Connect, Action::Proceed),
            ];
            for (response, phase, action) in expected {
                assert_eq!(advices.of(response, phase).action(), action, "{transport:?} {response:?} {phase:?}");
                assert_eq!(advices.of(response, phase).phase(), phase);
            }
            let throttled = advices.of(Response::Throttled { seconds: 7 }, Phase::Register);
            assert_eq!(throttled.delay(0, Random::LEAST), Some(Duration::from_secs(7)));
        }
    }
}
