//! Runs the example.

use example_fake_server::output_of_example;

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
