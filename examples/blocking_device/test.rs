//! Runs the example.

use example_fake_server::output_of_example;

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
