//! Each kind of refusal over HTTP and MQTT: the number of calls, and the state at the end.

mod dps;
mod hub;

use dps_codes::{Action, Phase};

use crate::run::{Over, Setup};

/// Asserts the numbers of register calls, polls, lookups and connects, and that the device then works.
#[track_caller]
pub(crate) fn assert_done(setup: &Setup, http: [usize; 4], mqtt: [usize; 4]) {
    for (over, counts) in [(Over::Http, http), (Over::Mqtt, mqtt)] {
        let run = setup.run(over);
        run.assert_done();
        assert_eq!(run.counts(), counts, "{over:?}: {:#?}", run.board.lines);
    }
}

/// The same for a device that waits for a person at the end.
#[track_caller]
pub(crate) fn assert_parked(setup: &Setup, counts: [usize; 4], action: Action, probe: Phase) {
    for over in [Over::Http, Over::Mqtt] {
        let run = setup.run(over);
        run.assert_parked(action, probe);
        assert_eq!(run.counts(), counts, "{over:?}: {:#?}", run.board.lines);
    }
}
