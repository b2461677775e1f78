//! Logs codes and reports through defmt, and checks what travels: numbers and what was sent, but no texts of the table.
#![no_std]
#![no_main]

use cortex_m_rt::entry;
use dps_codes::{Code, Phase, Report};
use dps_codes_firmware::{frames, tally::Tally};

/// The number of bytes that `defmt` sends for a string that stays on the host.
const KNOWN: usize = 2;

#[entry]
fn main() -> ! {
    let mut tally = Tally::default();
    codes(&mut tally);
    reports(&mut tally);
    tally.end()
}

fn codes(tally: &mut Tally) {
    for &code in Code::ALL {
        // Everything below `error` is left out unless DEFMT_LOG says otherwise.
        defmt::error!("{}", code);
        let sent = frames::take();
        tally.equal(sent.lines, 1);
        // The line, that a format follows, which one, the number, the end.
        tally.equal(sent.bytes().len(), KNOWN + KNOWN + KNOWN + 8 + 2);
        tally.equal(sent.has(&code.number().to_le_bytes()), true);
    }
}

fn reports(tally: &mut Tally) {
    let topic = "$dps/registrations/res/429/?$rid=1&retry-after=8";
    let report = Report::from_mqtt(topic, r#"{"errorCode":429001,"trackingId":"7d1e","message":"no \"ID\""}"#);
    defmt::error!("{}: {}", report, report.advice(Phase::Register));
    let sent = frames::take();
    tally.equal(sent.lines, 1);
    tally.equal(sent.has(&429_001_i64.to_le_bytes()), true);
    // Texts travel behind their length, unescaped.
    tally.equal(sent.has(b"\x07\0\0\0no \"ID\""), true);
    tally.equal(sent.has(b"\x04\0\0\x007d1e"), true);
    tally.equal(sent.has(&8_u64.to_le_bytes()), true);
    tally.equal(sent.has(b"\x07\0\0\0Backoff"), true);
    tally.equal(sent.has(&8_000_u32.to_le_bytes()), true);
    tally.equal(sent.has(b"Throttling"), false);
}
