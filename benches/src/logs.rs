//! Generated logs, the same in every run.

use std::io::Write;

use crate::random::Random;

/// A writer of the lines of a log, one at a time.
pub type Lines = Box<dyn FnMut(&mut Vec<u8>)>;

/// Records of Azure Monitor, as storage has them.
#[derive(Debug)]
pub struct Azure;

/// The log of a device and its services.
#[derive(Debug)]
pub struct Device;

/// Results of failed calls: status, number and message.
const FAILURES: [(u16, u32, &str); 8] = [
    (401, 401_002, "Invalid certificate."),
    (401, 401_002, "Unauthorized"),
    (404, 404_201, "Enrollment not found"),
    (404, 404_203, "Operation not found."),
    (409, 409_201, "Enrollment already exists."),
    (412, 412_001, "Precondition failed."),
    (429, 429_001, "Operations are being throttled for this tenant."),
    (500, 500_001, "Internal server error"),
];

/// Of so many lines of a device, one is an error.
const ONE_IN: usize = 20;

impl Azure {
    /// Creates a log of this many devices, each of which fails in turn; of a hundred records, so many are failures.
    #[must_use]
    #[expect(clippy::new_ret_no_self, reason = "a writer of lines")]
    pub fn new(devices: u64, failures: usize) -> Lines {
        let mut random = Random::new(7);
        let (mut second, mut device) = (0_u64, 0_u64);
        Box::new(move |out| {
            second += 1;
            let is_failure = random.below(100) < failures;
            if is_failure {
                device = (device + 1) % devices.max(1);
            }
            let of = if is_failure { device } else { random.any() % devices.max(1) };
            azure(out, second, of, is_failure.then(|| *random.pick(&FAILURES)), random.any());
        })
    }
}

fn azure(out: &mut Vec<u8>, second: u64, device: u64, failure: Option<(u16, u32, &str)>, id: u64) {
    let (day, hour, minute, rest) =
        (1 + second / 10 / 86_400 % 28, second / 10 / 3600 % 24, second / 10 / 60 % 60, second / 10 % 60);
    let _ = write!(
        out,
        r#"{{"time":"2026-11-{day:02}T{hour:02}:{minute:02}:{rest:02}.{:03}0000Z","resourceId":"/SUBSCRIPTIONS/00000000-0000-0000-0000-000000000001/RESOURCEGROUPS/PLANT/PROVIDERS/MICROSOFT.DEVICES/PROVISIONINGSERVICES/DPS1","operationName":"RegistrationAttempt","operationVersion":"March2019","category":"DeviceOperations","#,
        second % 10 * 100
    );
    let _ = match failure {
        None => {
            write!(out, r#""level":"Information","resultType":"Success","resultSignature":"","resultDescription":"","#)
        }
        Some((status, number, message)) => write!(
            out,
            r#""level":"Error","resultType":"ClientError","resultSignature":"{status}","resultDescription":"{{\"errorCode\":{number},\"trackingId\":\"{id:016x}\",\"message\":\"{message}\",\"timestampUtc\":\"2026-11-{day:02}T{hour:02}:{minute:02}:{rest:02}.12Z\"}}","#
        ),
    };
    let _ = writeln!(
        out,
        r#""durationMs":"{}","callerIpAddress":"203.0.113.XXX","correlationId":"{:08x}-{:04x}-4c1d-9f3e-{:012x}","location":"westeurope","properties":"{{\"id\":\"device-{device:07}\",\"type\":\"Registration\",\"protocol\":\"Mqtt\"}}"}}"#,
        id % 900,
        id >> 32,
        id & 0xffff,
        id & 0xffff_ffff_ffff
    );
}

impl Device {
    /// Creates a log of this many devices.
    #[must_use]
    #[expect(clippy::new_ret_no_self, reason = "a writer of lines")]
    pub fn new(devices: u64) -> Lines {
        let mut random = Random::new(11);
        let mut second = 0_u64;
        Box::new(move |out| {
            second += 1;
            let device = random.any() % devices.max(1);
            let _ = write!(
                out,
                "2026-11-26T{:02}:{:02}:{:02}.{:03}Z device-{device:07} ",
                second / 36_000 % 24,
                second / 600 % 60,
                second / 10 % 60,
                second % 1000
            );
            let any = random.any();
            let _ = if random.below(ONE_IN) == 0 { error(out, &mut random) } else { plain(out, any) };
        })
    }
}

fn plain(out: &mut Vec<u8>, any: u64) -> std::io::Result<()> {
    let small = any >> 8 & 0xff;
    match any % 6 {
        0 => writeln!(out, "INFO  [telemetry] sent message {} to the broker in {small} ms, queue 0", any % 90_000),
        1 => writeln!(out, "DEBUG [sensors] temperature=21.{} humidity=44.0 battery=3.71 rssi=-61", any % 10),
        2 => writeln!(out, "INFO  [runtime] checking edge runtime status, 4 modules running, {small} idle"),
        3 => writeln!(out, "DEBUG [storage] wrote {} bytes to /var/lib/plant/segment-{small}.bin", any % 70_000),
        4 => writeln!(out, "INFO  [mqtt] keep-alive, last packet {small}.{} s ago", any % 10),
        _ => writeln!(out, "INFO  [updater] next check for packages at 04:{:02}, channel stable", any % 60),
    }
}

fn error(out: &mut Vec<u8>, random: &mut Random) -> std::io::Result<()> {
    let (status, number, message) = *random.pick(&FAILURES);
    let id = random.any();
    match id % 4 {
        0 => writeln!(
            out,
            r#"ERROR [dps] registration failed: {{"errorCode":{number},"trackingId":"{id:016x}","message":"{message}"}}"#
        ),
        1 => writeln!(out, "ERROR [dps] provisioning failed with status {status}: {message} (tracking id {id:016x})"),
        2 => writeln!(out, "ERROR [net] connect ETIMEDOUT 203.0.113.5:8883"),
        _ => writeln!(out, "ERROR [dps] ServiceError: ({number}) {message}"),
    }
}
