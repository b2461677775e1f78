//! Runs the example.

use example_fake_server::output_of_example;

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
