//! The stack that a report needs: itself, and while it is read and judged.

use core::hint::black_box;

use dps_codes::{Advice, Capabilities, Phase, Random, Report, Retrier};
use dps_codes_firmware::{machine, tally::Tally};

/// The most that reading, advice and retrier may take. A thread of a small device has 4,096 bytes, and TLS needs the rest.
const MOST: u32 = 2_048;

/// Prints a line that .ci/firmware looks for.
pub fn print(tally: &mut Tally) {
    let deepest = machine::stack_of(read);
    tally.equal(deepest <= MOST, true);
    let (report, advice, retrier) = (size_of::<Report<'_>>(), size_of::<Advice>(), size_of::<Retrier>());
    machine::print(format_args!(
        "bytes of stack: a Report {report}, an Advice {advice}, a Retrier {retrier}, from_mqtt with advice, delay and \
         next call {deepest} at most"
    ));
}

/// The deepest inputs: an error object within strings within an error object, a message without a code, and a tracking ID
/// with escapes in a message.
fn read() {
    let mut retrier = Retrier::new(black_box(Capabilities::MQTT), black_box(7));
    for payload in [
        r#"{"errors":[{"Message":"BadRequest:{\"errorCode\":400004,\"message\":\"{\\\"errorCode\\\":1,\\\"message\\\":\\\"no ID\\\"}\"}"}]}"#,
        r#"{"message":"the IotHub said: CA certificate not found."}"#,
        r#"{"message":"TrackingId:5-TimeSt\u0061mp:01/02/2024 \u0031"}"#,
    ] {
        let report =
            Report::from_mqtt(black_box("$dps/registrations/res/401/?$rid=1&retry-after=8"), black_box(payload));
        let advice = report.advice(black_box(Phase::Register));
        black_box(advice.delay(black_box(3), Random::new(black_box(4))));
        let _ = black_box(retrier.next(&advice, black_box(5), black_box(6)));
    }
}
