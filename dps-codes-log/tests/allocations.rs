//! Reading free text, and the advice that follows, need no memory but the stack.

use std::hint::black_box;

use allocation_counter::measure;
use dps_codes::Phase;
use dps_codes_log::read;

const TEXTS: [&str; 6] = [
    "Service Error: 400004 - BadRequest (TrackingID: 7d1e Time: 2019-03-15T19:43:02Z)",
    "HTTP/1.1 429 Too Many Requests\r\nDate: Sun, 06 Nov 1994 08:49:30 GMT\r\nRetry-After: 5\r\n",
    r#"{"log":"{\"msg\":\"{\\\"errorCode\\\":401002,\\\"trackingId\\\":\\\"7d1e\\\",\\\"message\\\":\\\"\\\\u00e4\\\"}\"}"}"#,
    "[ERR!] - Failed to provision with IoT Hub, and no valid device backup was found: DPS client error",
    "received $dps/registrations/res/429/?$rid=1&retry-after=5",
    "CA certificate not found",
];

#[test]
fn reading_does_not_allocate() {
    for text in TEXTS {
        let count = measure(|| {
            let report = read(text);
            for &phase in Phase::ALL {
                black_box(report.advice(phase).delay(3, dps_codes::Random::new(4)));
            }
            black_box((report.code(), report.candidates().count(), report.is_failure()));
        });
        assert_eq!((count.count_total, count.bytes_total), (0, 0), "{text}");
    }
}

#[test]
fn the_counter_counts() {
    assert_eq!(measure(|| drop(black_box(Box::new(7_u8)))).count_total, 1);
}
