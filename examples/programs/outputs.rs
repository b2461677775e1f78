//! Runs each example, and compares what it prints.

use dps_codes_examples::output_of_example;

#[test]
fn the_device_goes_on_after_each_failure() {
    let output = output_of_example("async_device");
    let lines: Vec<&str> = output.lines().collect();
    assert!(lines[0].starts_with("429001 ThrottlingException"), "{output}");
    assert!(lines[2].starts_with("500000 "), "{output}");
    let delay = |line: &str| line.split(' ').rev().nth(1).and_then(|seconds| seconds.parse::<f32>().ok());
    assert!(delay(lines[1]).is_some_and(|seconds| seconds >= 5.0), "{output}");
    assert_eq!(lines.last(), Some(&"assigned to fake.azure-devices.net"), "{output}");
}

#[test]
fn the_device_is_throttled_then_assigned() {
    let output = output_of_example("blocking_device");
    let lines: Vec<&str> = output.lines().collect();
    assert!(lines[0].starts_with("Register: 429001 ThrottlingException"), "{output}");
    assert!(lines[1].starts_with("  Backoff: Register in "), "{output}");
    assert!(lines[3].starts_with("  Poll: Poll in "), "{output}");
    assert!(output.contains("assigned to fake.azure-devices.net\n"), "{output}");
    assert!(lines.last().is_some_and(|line| line.contains(": Connect in ")), "{output}");
}

#[test]
fn every_number_has_an_action() {
    let output = output_of_example("own_table");
    assert!(output.contains("101 Overheated: The motor is too hot.\n  "), "{output}");
    assert!(output.contains("next attempt in "), "{output}");
    assert!(output.contains("201 TankLow: The tank is nearly empty.\n  "), "{output}");
    assert!(output.contains("207"), "{output}");
    assert_eq!(output.matches("Fill the tank.").count(), 2, "{output}");
}

#[test]
fn failed_items_are_logged_and_a_refusal_is_explained() {
    let output = output_of_example("service_client");
    assert!(output.contains("status=Failed"), "{output}");
    let logged = |id, number, action| {
        let fields = [format!("registration=\"{id}\""), format!("number={number}"), format!("action=\"{action}\"")];
        output.lines().any(|line| line.contains("WARN") && fields.iter().all(|field| line.contains(field.as_str())))
    };
    assert!(logged("pump-7", 409_201, "CheckAndRetry"), "{output}");
    assert!(logged("pump-9", 400_004, "FixRequest"), "{output}");
    assert!(!output.contains("pump-8"), "{output}");
    assert!(output.contains("dps::401002"), "{output}");
}
