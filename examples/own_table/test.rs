//! Runs the example.

use example_fake_server::output_of_example;

#[test]
fn every_number_has_an_action() {
    let output = output_of_example("own_table");
    assert!(output.contains("101 Overheated: The motor is too hot.\n  "), "{output}");
    assert!(output.contains("next attempt in "), "{output}");
    assert!(output.contains("201 TankLow: The tank is nearly empty.\n  "), "{output}");
    assert!(output.contains("207"), "{output}");
    assert_eq!(output.matches("Fill the tank.").count(), 2, "{output}");
}
