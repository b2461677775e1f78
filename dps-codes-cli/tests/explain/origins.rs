//! The keys `origin`, `outcome`, `next` and `candidates`, the first line of the text, and secrets.

use dps_codes::Code;
use serde_json::{Value, json};

use crate::{explain, explain_json, flat, piped};

fn object(phase: &str, input: &str) -> Value {
    let outcome = explain_json(["--phase", phase, input]);
    assert_eq!(outcome.exit, 0, "{input}: {}", outcome.stderr);
    outcome.objects().remove(0)
}

#[test]
fn origin_outcome_and_next_call() {
    for (phase, input, origin, outcome, next) in [
        ("register", r#"{"errorCode":401002}"#, "dps", "failed", Value::Null),
        ("connect", r#"{"errorCode":401002}"#, "hub", "failed", json!("register")),
        ("poll", r#"{"errorCode":404203}"#, "dps", "failed", json!("register")),
        ("register", r#"{"operationId":"5.a","status":"assigning"}"#, "dps", "pending", json!("poll")),
        ("register", "Error: connect ECONNREFUSED 203.0.113.5:443", "none", "no_response", json!("register")),
        ("register", "Error: socket hang up", "none", "no_response", json!("lookup")),
        ("register", "Connection Refused: not authorised.", "dps", "failed", Value::Null),
        ("manage", "errorcode: IH400303", "control_plane", "failed", Value::Null),
        ("connect", "404201", "hub", "failed", json!("register")),
    ] {
        let object = object(phase, input);
        let found = ["origin", "outcome", "next"].map(|key| object[key].clone());
        assert_eq!(found, [json!(origin), json!(outcome), next], "{input}");
    }
}

#[test]
fn candidates_have_their_help() {
    let object = object("register", "caused by: CA certificate not found.");
    let code = Code::IotHubUnauthorizedAccess;
    let candidate = json!({"number": 401_002, "name": code.name(), "help": code.help(), "origin": "dps"});
    assert_eq!(object["candidates"], json!([candidate]));
    assert_eq!((&object["number"], &object["known"]), (&Value::Null, &json!(false)));
    let text = flat(&explain(["caused by: CA certificate not found."]).stdout);
    assert!(text.contains(code.help()), "{text}");
}

#[test]
fn the_first_line_names_the_origin() {
    for (input, line) in [
        ("$dps/registrations/res/401/?$rid=1", "status 401 Unauthorized, from DPS"),
        ("iothub-errorcode: DeviceNotFound", "404001 DeviceNotFound, from the IoT hub"),
        ("errorcode: IH404002", "404002 IotHubNotFound, from the control plane of Azure"),
        ("errorcode: IH404999", "404999 not in the table, from the control plane of Azure"),
        ("getaddrinfo ENOTFOUND global.azure-devices-provisioning.net", "NameNotResolved, no service was reached"),
        ("Connection Refused: not authorised.", "CONNECT refused, return code 5, from DPS"),
    ] {
        let text = explain([input]).stdout;
        assert_eq!(text.lines().next(), Some(line));
        assert!(text.contains("Look next"), "{text}");
    }
}

/// A number that only the table of another service has is of that service, unless the call was one to DPS.
#[test]
fn the_origin_of_a_number_is_that_of_its_table() {
    for (phase, origin) in [(None, "hub"), (Some("connect"), "hub"), (Some("register"), "dps")] {
        let phase = phase.map(|phase| ["--phase", phase]);
        let outcome = explain_json(phase.iter().flatten().copied().chain([r#"{"errorCode":409002}"#]));
        assert_eq!(outcome.objects()[0]["origin"], origin, "{phase:?}");
    }
}

#[test]
fn a_refused_connect_has_the_help_of_mqtt() {
    for message in ["Connection Refused: not authorised.", "CONNACK return code 5"] {
        let object = explain_json([message]).objects().remove(0);
        let help = object["help"].as_str().unwrap_or_default();
        assert!(help.starts_with("Check the clock of the device first"), "{message}: {help}");
    }
}

/// The hub has refused DPS: what the number says of a device does not apply.
#[test]
fn the_help_for_a_hub_that_refuses_dps_is_about_its_link() {
    let behind = r#"{"status":"failed","registrationState":{"errorCode":401002,"errorMessage":"{\"Message\":\"ErrorCode:IotHubUnauthorizedAccess;Unauthorized\"}"}}"#;
    for (body, start) in [
        (behind, "Check that the linked hub still exists"),
        (r#"{"status":"failed","errorCode":"IotHubUnauthorizedAccess"}"#, "Check that the linked hub still exists"),
        (r#"{"errorCode":401002}"#, Code::IotHubUnauthorizedAccess.help()),
    ] {
        let object = explain_json([body]).objects().remove(0);
        let help = object["help"].as_str().unwrap_or_default();
        assert!(help.starts_with(start), "{body}: {help}");
    }
    let text = flat(&explain([behind]).stdout);
    assert!(text.starts_with("401002 IotHubUnauthorizedAccess, from the IoT hub behind DPS "), "{text}");
    assert!(
        text.contains(" Look next In the portal, open the DPS instance, Linked IoT hubs: unlink the hub"),
        "{text}"
    );
}

#[test]
fn failures_of_others_are_not_explained() {
    for input in [
        "Head \"https://plant.azurecr.io/v2/\": unauthorized: authentication required",
        "sshd[12]: unauthorized access attempt",
        "room 404201 booked",
        "zip code 401002",
    ] {
        let outcome = explain_json([input]);
        assert_eq!(outcome.exit, 1);
        assert!(outcome.objects()[0]["error"].is_string(), "{}", outcome.stdout);
    }
    let stderr = explain(["room 404201 booked"]).stderr;
    assert!(stderr.contains("nothing makes 404201 an error code"), "{stderr}");
}

#[test]
fn secrets_are_never_shown() {
    const SECRET: &str = "c2VjcmV0LWtleQ==";
    for input in [
        "status code 401 for SharedAccessSignature sr=scope&sig=SECRET&se=1",
        r#"{"errorCode":401002,"message":"HostName=h;SharedAccessKey=SECRET"}"#,
        r#"{"message":"x","authenticationKey":"SECRET","keyName":"registration"}"#,
        "nothing to explain, password=SECRET",
    ] {
        let input = input.replace("SECRET", SECRET);
        for outcome in [explain([&input]), explain_json([&input]), piped(&["-"], input.as_bytes())] {
            let shown = outcome.stdout + &outcome.stderr;
            assert!(!shown.contains(SECRET), "{shown}");
        }
    }
}

/// An exception as Node prints it, and a response as the Azure SDKs log it, are one input each.
#[test]
fn dumps_in_a_stream() {
    let node = "    at process (node:internal:82:21) {
  response: IncomingMessage {
    rawHeaders: [
      'x-ms-request-id',
      '4f1c',
      'Retry-After',
      '7'
    ],
    statusCode: 429,
  responseBody: '{\"errorCode\":429001,\"trackingId\":\"4f1c\",\"message\":\"slow down\"}'
}
next line";
    let azure = "DEBUG:azure.core.pipeline:Response status: '429'
Response headers:
    'Retry-After': '7'
    'x-ms-request-id': '4f1c'
Response content:
{\"errorCode\":429001,\"trackingId\":\"4f1c\",\"message\":\"slow down\"}
next line";
    for input in [node, azure] {
        let outcome = piped(&["--format", "json", "-"], input.as_bytes());
        let objects = outcome.objects();
        assert_eq!(objects.len(), 1, "{}", outcome.stdout);
        let found = ["number", "transport_status", "retry_after_s", "tracking_id"].map(|key| objects[0][key].clone());
        assert_eq!(found, [json!(429_001), json!(429), json!(7), json!("4f1c")]);
    }
}
