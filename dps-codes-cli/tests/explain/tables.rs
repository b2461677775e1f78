//! The choice between the tables of DPS, of IoT Hub, and of the control plane.

use dps_codes::{Code, arm, hub};
use serde_json::{Value, json};

use crate::{explain, explain_json, flat, object_of, piped};

/// An input, and the name, the origin, the action and the number of candidates that it has.
type Case<'a> = (&'a str, Option<&'a str>, Option<&'a str>, &'a str, usize);

fn check(phase: Option<&str>, cases: &[Case<'_>]) {
    for &(input, name, origin, action, candidates) in cases {
        let arguments: Vec<_> = phase.iter().flat_map(|&phase| ["--phase", phase]).chain([input]).collect();
        let outcome = explain_json(arguments);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""), "{input}");
        let object = outcome.objects().remove(0);
        let found = ["name", "origin", "action"].map(|key| object[key].clone());
        assert_eq!(found, [json!(name), json!(origin), json!(action)], "{input}");
        assert_eq!(object["known"], name.is_some(), "{input}");
        assert_eq!(object["candidates"].as_array().map(Vec::len), Some(candidates), "{input}: {object}");
    }
}

#[test]
fn the_phase_chooses_the_table() {
    check(
        Some("connect"),
        &[
            ("404104", Some("DeviceConnectionClosedRemotely"), Some("hub"), "UseCachedCredentials", 0),
            ("401000", Some("GenericUnauthorized"), Some("hub"), "Reregister", 0),
            ("404002", Some("JobNotFound"), Some("hub"), "CheckAndRetry", 0),
            ("404201", Some("EnrollmentNotFound"), Some("hub"), "Reregister", 0),
            ("precondition-failed", Some("PreconditionFailed"), Some("hub"), "RefreshEtag", 0),
            (r#"{"errorCode":429003}"#, Some("ThrottlingBacklogTimeout"), Some("hub"), "Backoff", 0),
        ],
    );
    check(
        Some("register"),
        &[
            ("401000", Some("AuthenticationFailed"), Some("dps"), "RepairCredentials", 0),
            ("the link was closed, 412001 PreconditionFailed", Some("EtagMismatch"), Some("dps"), "Backoff", 0),
            ("404104", None, Some("dps"), "CheckAndRetry", 0),
            (r#"{"errorCode":429003}"#, Some("InvalidThrottleParameter"), Some("dps"), "Backoff", 0),
        ],
    );
    check(
        Some("manage"),
        &[
            ("404103", Some("DeviceNotOnline"), Some("hub"), "Backoff", 0),
            ("errorCode: 404103", Some("DeviceNotOnline"), Some("hub"), "Backoff", 0),
            ("400303", Some("DuplicateLinkedHub"), Some("control_plane"), "FixRequest", 0),
            ("404002", Some("JobNotFound"), Some("dps"), "CheckAndRetry", 0),
            ("404299", None, Some("dps"), "CheckAndRetry", 0),
        ],
    );
    assert_eq!(object_of("precondition-failed")["number"], 412);
    let of_hub = explain_json(["--phase", "connect", "precondition-failed"]).objects().remove(0);
    assert_eq!(of_hub["number"], 412_001);
}

#[test]
fn the_origin_chooses_the_table() {
    let support = "please include this correlation identifier: 4f1c, timestamp: 2026-11-26 08:11:09Z";
    let in_message = r#"Code="404002" Message="IH404002: the hub is not found""#;
    check(
        None,
        &[
            ("DPS-404002", Some("JobNotFound"), None, "Reregister", 0),
            ("DPS answered errorCode 404002", Some("JobNotFound"), Some("dps"), "Reregister", 0),
            (in_message, Some("IotHubNotFound"), Some("control_plane"), "CheckAndRetry", 0),
            ("ARM error: \"IH404002: no hub\"", Some("IotHubNotFound"), Some("control_plane"), "CheckAndRetry", 0),
        ],
    );
    let duplicate = format!("Cannot have duplicate iot hubs in description. {support}, errorcode: IH400303.");
    check(
        None,
        &[
            ("errorcode: IH404002", Some("IotHubNotFound"), Some("control_plane"), "CheckAndRetry", 0),
            ("IH404002", Some("IotHubNotFound"), Some("control_plane"), "CheckAndRetry", 0),
            (&duplicate, Some("DuplicateLinkedHub"), Some("control_plane"), "FixRequest", 0),
            ("errorcode: IH404201", None, Some("control_plane"), "CheckAndRetry", 0),
            (
                "iothub-errorcode: DeviceAlreadyExists",
                Some("DeviceAlreadyExists"),
                Some("hub"),
                "UseCachedCredentials",
                0,
            ),
            ("iothub-errorcode: PreconditionFailed", Some("PreconditionFailed"), Some("hub"), "RefreshEtag", 0),
        ],
    );
    assert_eq!(object_of("iothub-errorcode: PreconditionFailed")["number"], 412_001);
    check(Some("manage"), &[("IH409004", Some("NameNotAvailable"), Some("control_plane"), "ResolveConflict", 0)]);
    check(
        Some("manage"),
        &[("iothub-errorcode: DeviceAlreadyExists", Some("DeviceAlreadyExists"), Some("hub"), "ResolveConflict", 0)],
    );
    let text = flat(&explain(["--phase", "manage", "errorcode: IH404002"]).stdout);
    assert!(text.contains(arm::Code::IotHubNotFound.help()) && !text.contains(Code::JobNotFound.summary()), "{text}");
}

#[test]
fn all_meanings_are_candidates_where_nothing_chooses() {
    check(
        None,
        &[
            ("404002", Some("JobNotFound"), None, "Reregister", 3),
            ("IotHubNotFound", Some("IotHubNotFound"), None, "CheckAndRetry", 3),
            (r#"{"errorCode":404002}"#, Some("JobNotFound"), Some("dps"), "Reregister", 3),
            ("404002 IotHubNotFound", Some("IotHubNotFound"), Some("control_plane"), "CheckAndRetry", 0),
            ("404104", Some("DeviceConnectionClosedRemotely"), Some("hub"), "UseCachedCredentials", 0),
            (
                "DeviceConnectionClosedRemotely",
                Some("DeviceConnectionClosedRemotely"),
                Some("hub"),
                "UseCachedCredentials",
                0,
            ),
            ("400303", Some("DuplicateLinkedHub"), Some("control_plane"), "FixRequest", 0),
            ("404201", Some("EnrollmentNotFound"), None, "CheckAndRetry", 0),
        ],
    );
    let origins = |object: &Value| {
        object["candidates"].as_array().map(|all| all.iter().map(|one| one["origin"].clone()).collect())
    };
    assert_eq!(origins(&object_of("404002")), Some(vec![json!("dps"), json!("hub"), json!("control_plane")]));

    let text = flat(&explain(["401000"]).stdout);
    let other = hub::Code::GenericUnauthorized;
    assert!(text.starts_with("401000 AuthenticationFailed "), "{text}");
    assert!(
        text.contains(&format!("May be 401000 GenericUnauthorized, from the IoT hub: {}", other.summary())),
        "{text}"
    );
    let text = flat(&explain(["--phase", "register", "401000"]).stdout);
    assert!(!text.contains("May be"), "{text}");
}

/// Phrases that any program writes are names in the table of IoT Hub.
#[test]
fn phrases_in_a_stream_are_not_names_of_the_hub() {
    let log = "Service unavailable\nnull message\ngateway timeout\nDeviceNotOnline\n";
    let outcome = piped(&["--format", "json", "-"], log.as_bytes());
    let inputs: Vec<_> = outcome.objects().iter().map(|object| object["input"].clone()).collect();
    assert_eq!(inputs, [json!("DeviceNotOnline")]);
}

#[test]
fn names_of_other_tables_are_suggested() {
    let outcome = explain(["DeviceNotOnlin"]);
    assert_eq!(outcome.exit, 1);
    assert!(outcome.stderr.contains("`DeviceNotOnline`"), "{}", outcome.stderr);
}
