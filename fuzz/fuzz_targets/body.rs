//! Any bytes as the body of an HTTP response, as its headers, as an AMQP description, as a bulk result: reports, and advice.
#![no_main]

#[path = "report/check.rs"]
mod check;

use check::check;
use dps_codes::Report;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u16, &str, &[u8])| {
    let (status, name, bytes) = input;
    let headers = [("retry-after", bytes), ("date", bytes), ("x-ms-error-code", bytes), (name, bytes)];
    check(&Report::from_http(status, headers, bytes), bytes.len());
    check(&Report::from_amqp(bytes, name), bytes.len());
    check(&Report::from_amqp_condition(Some(name), bytes, u32::from(status)), bytes.len());
    check(&Report::from_http(status, &headers, ""), bytes.len());
    let items = Report::from_bulk(bytes).inspect(|item| check(item, bytes.len())).count();
    assert!(items <= bytes.len() + 1);
    assert!(items > 0 || Report::from_bulk(bytes).status().is_success());
});
