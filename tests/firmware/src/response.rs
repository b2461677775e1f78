//! Reads a response in the size program, and logs what to do and how long to wait.

use core::fmt::{self, Write};
use core::hint::black_box;

use dps_codes::{Phase, Random, Report};

/// Logs a response that has arrived in buffers, which take no flash. They are empty, but the compiler must not know that.
pub fn log(out: &mut impl Write) -> fmt::Result {
    let (topic, payload) = (black_box([0; 128]), black_box([0; 512]));
    let report = Report::from_mqtt(core::str::from_utf8(&topic).unwrap_or(""), &payload);
    let advice = report.advice(black_box(Phase::Register));
    let wait = advice.delay(black_box(3), Random::new(black_box(4))).map_or(0, |wait| wait.as_millis());
    #[cfg(feature = "response-retrier")]
    {
        let mut retrier = dps_codes::Retrier::new(black_box(dps_codes::Capabilities::HTTPS), black_box(5));
        let step = retrier.next(&advice, black_box(6), black_box(7));
        writeln!(out, "{}", step.call().map_or("", Phase::name))?;
    }
    #[cfg(feature = "response-shown")]
    writeln!(out, "{report}\n{advice}")?;
    writeln!(out, "{}: wait {} ms", advice.action().name(), u64::try_from(wait).unwrap_or(u64::MAX))
}
