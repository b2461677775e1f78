//! Lines whose time and device are stated by a line above them: the head of an exception, or the request.

use dps_codes_log::Records;

use crate::{assert_failures, failures, without_devices};

const DEVICE: &str = "dev-1";

#[test]
fn exceptions_are_about_the_device_of_their_head() {
    let input = "\
2026-11-25 08:14:03,217 ERROR [prov] device_id=dev-1 register failed
Traceback (most recent call last):
  File \"/app/p.py\", line 401, in run
azure.iot.device.common.transport_exceptions.UnauthorizedError: Connection Refused: not authorised.
2026-11-25 08:14:04,217 INFO [prov] device_id=dev-2 connected
";
    let mut records = Records::new(input.as_bytes());
    let mut found = Vec::new();
    while let Some(record) = records.next_record().unwrap() {
        if record.reading().is_evident() {
            found.push((record.device().map(str::to_owned), record.time().map(str::to_owned)));
        }
    }
    assert_eq!(found, [(Some(DEVICE.to_owned()), Some("2026-11-25 08:14:03,217".to_owned()))]);
}

#[test]
fn lines_far_below_are_not() {
    let between = "x (1.2)\n".repeat(100);
    let input = format!("2026-11-25 08:14:03 device_id=dev-1 connected\n{between}DPS response status 401\n");
    assert_failures("far", input.as_bytes(), &[(None, Some(401), None)]);
}

#[test]
fn responses_are_about_the_device_of_the_request() {
    let path = "/0ne00A1/registrations/dev-1/register?api-version=2021-06-01";
    for request in [
        format!("PUT {path} HTTP/1.1\nHost: x\n\n{{\n    \"registrationId\": \"dev-1\"\n}}\n\n\n"),
        format!("> PUT {path} HTTP/1.1\n> Host: x\n>\n"),
        format!(
            "--2026-11-25 15:14:03--  https://global.azure-devices-provisioning.net{path}\nResolving x... 1.2.3.4\n"
        ),
    ] {
        let input = format!("{request}HTTP/1.1 401 Unauthorized\nContent-Length: 401\n\n");
        assert_failures("request", input.as_bytes(), &[(None, Some(401), Some(DEVICE.to_owned()))]);
    }
}

#[test]
fn an_object_behind_a_stack_trace_is_of_the_exception() {
    let input = "\
error registering device: DeviceAlreadyExistsError: conflict
    at translateError (/app/lib/errors.js:401:17)
    at /app/lib/mqtt.js:404:33 {
  result: {
    errorCode: 409201,
    message: 'Enrollment already exists',
  },
}
";
    let numbers = |input: &str| without_devices(failures(input.as_bytes())).into_iter().map(|(number, _)| number);
    assert!(numbers(input).eq([Some(409_201)]), "{input}");
    assert!(numbers(&input.repeat(2)).eq([Some(409_201); 2]), "{input}");
    let without_object = input.split(" {\n").next().unwrap().to_owned() + "\nstarted\n";
    assert_eq!(failures(without_object.as_bytes()).len(), 1, "{without_object}");
}
