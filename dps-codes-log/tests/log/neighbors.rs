//! Evidence of every kind, each beside the nearest line that lacks it.

use dps_codes::{Symptom, Transport};
use dps_codes_log::{Reading, read};

use crate::assert_numbers;

const CODE: Option<i64> = Some(404_201);

/// Panics unless each line states its status, and has its message.
#[track_caller]
fn assert_statuses(lines: &[(&str, Option<u16>, Option<&str>)]) {
    for &(line, status, message) in lines {
        super::assert_mutations_pass(line);
        let report = read(line);
        let text = report.message().map(ToString::to_string);
        assert_eq!((report.transport_status(), text.as_deref()), (status, message), "{line}");
    }
}

#[test]
fn statuses_and_their_messages() {
    assert_statuses(&[
        ("RESPONSE Status: 409 Conflict", Some(409), Some("RESPONSE Status: 409 Conflict")),
        ("RESPONSE Status:HTTP409 Conflict", None, None),
        ("DPS response status 401", Some(401), Some("DPS response status 401")),
        ("2.401 Unauthorized", None, None),
        ("10:00:02,401 Unauthorized", None, None),
        ("x401 Unauthorized", None, None),
        // A message that is only the name of the status says nothing more.
        ("DPS error 401: Unauthorized", Some(401), None),
    ]);
}

#[test]
fn names_of_statuses_that_end_a_message() {
    let report = read("Error: Could not send message: Not Found");
    assert_eq!((report.number(), report.message()), (Some(404), None));
    assert_eq!(read("Error: Could not send message: Not Found in table").number(), None);
}

#[test]
fn statuses_beside_their_names_and_bodies() {
    let other = "status code: Not Found errorCode: 401002";
    assert_statuses(&[
        ("failed: Forbidden (403)", Some(403), None),
        ("failed: Forbidden (404)", None, None),
        ("[401 Unauth", Some(401), None),
        ("[401 unauth", None, None),
        ("hub: 404 DeviceNotFound", Some(404), None),
        ("hub: 404 Devicenotfound", None, None),
        (r#"PUT x -> 401 {"errorCode":401002}"#, Some(401), None),
        (r#"PUT x ->401 {"errorCode":401002}"#, None, None),
        (r#"PUT x -> 401 ["errorCode":401002]"#, None, None),
        ("status code: Not Found HTTP/1.1 404", Some(404), None),
        ("status code: Not Found errorCode: 404201", None, None),
        (other, None, Some(other)),
    ]);
}

#[test]
fn messages_that_dps_is_known_to_send() {
    assert_statuses(&[
        ("dps: register failed: Invalid certificate", None, Some("Invalid certificate")),
        ("dps: login failed: unauthorized: unauthorized access", None, Some("unauthorized access")),
        ("grafana: login failed: unauthorized: unauthorized access", None, None),
        (r#"edged: 500 Internal Server Error: {"message":"module x: unauthorized: access to the image"}"#, None, None),
    ]);
}

#[test]
fn codes_of_the_control_plane_and_conditions_of_amqp() {
    let denied = "The client does not have authorization to perform the action.";
    let line = format!("ERROR: (AuthorizationFailed) {denied}");
    assert_statuses(&[
        (&line, Some(403), Some(denied)),
        ("(ResourceNotFound) The resource was not found.", Some(404), Some("The resource was not found.")),
        ("(ResourceMissing) The resource was not found.", None, None),
        ("AmqpException: amqp:unauthorized-access", Some(401), None),
        ("AmqpException: amqp:unauthorized-access errorCode 401002", None, None),
        ("closed: amqp:connection:forced", Some(500), None),
        // A code stated beside a condition takes precedence over it.
        ("HTTP/1.1 404 amqp:unauthorized-access", Some(404), None),
        ("amqp:unauthorized-access, dps error 404201", None, None),
        ("amqp:unauthorized-access errorcode unknown", None, None),
        ("HTTP/1.1 404 failed: Too Many Requests", Some(404), None),
    ]);
}

#[test]
fn requests_in_the_log_of_squid() {
    let url = "https://global.azure-devices-provisioning.net/0ne/registrations/dev-1/register";
    for (fields, status) in [
        (format!("TCP_MISS/401 4012 PUT {url}"), Some(401)),
        (format!("TCP_MISS/401 - PUT {url}"), Some(401)),
        (format!("TCP_MISS/401 x PUT {url}"), None),
        (format!("TCP_MISS/401 4012 LOOK {url}"), None),
        (format!("UDP_MISS/401 4012 PUT {url}"), None),
        (format!("TCP_MISS/40100 4012 PUT {url}"), None),
        ("TCP_MISS/401 4012 PUT /registrations/dev-1".to_owned(), None),
    ] {
        assert_statuses(&[(&format!("1795594443.417 {fields}"), status, None)]);
    }
}

#[test]
fn return_codes_of_refused_connections() {
    for (line, code) in [
        ("connack rc=5", Some(5)),
        ("connack rc 5", Some(5)),
        ("connack rc=0x87", Some(135)),
        ("connection not accepted 5", Some(5)),
        ("connack xrc=5", None),
        ("connack rc=6", None),
        ("connack rc=5x", None),
        ("connack rc==5", None),
        ("connection refused, return code 5", None),
    ] {
        super::assert_mutations_pass(line);
        let report = read(line);
        let found = report.transport_status().filter(|_| report.transport() == Transport::Connack);
        assert_eq!(found, code, "{line}");
    }
}

#[test]
fn failures_without_a_response() {
    for (line, symptom) in [
        ("ConnectionRefusedError: [Errno 111] Connection refused", Some(Symptom::Unreachable)),
        ("E (401002) mqtt_client: connection refused", Some(Symptom::Unreachable)),
        ("MQTT failed, rc=-2, next attempt in 5 s", Some(Symptom::Unreachable)),
        ("MQTT failed, rc=-3, next attempt in 5 s", None),
        ("connection refused, return code 5", None),
        ("dial tcp: i/o timeout", Some(Symptom::Unreachable)),
        ("read tcp 10.0.0.1: i/o timeout", Some(Symptom::ResponseLost)),
    ] {
        assert_eq!(read(line).symptom(), symptom, "{line}");
    }
}

#[test]
fn responses_of_other_servers() {
    for (line, is_stated) in [
        ("the opc server replied 403 Forbidden", false),
        ("the OPC server replied 403 Forbidden", false),
        ("the opcUa server replied 403 Forbidden", true),
        ("the ab server replied 403 Forbidden", true),
        ("readError server replied 403 Forbidden", true),
    ] {
        assert_eq!(Reading::of(line).is_evident(), is_stated, "{line}");
    }
}

#[test]
fn questions_hints_and_habits() {
    assert_numbers([
        ("what does error 404201 mean?", None),
        ("what it does: error 404201 mean", CODE),
        ("if you see error 404201, call us", None),
        ("if they see error 404201, call us", CODE),
        ("on error code 404201 the client retries", None),
        ("dps: on error code 404201 the client retries", None),
        ("board on error code 404201 the client retries", CODE),
        ("on error code 404201 the client died", CODE),
    ]);
}

#[test]
fn denied_errors() {
    assert_numbers([
        ("no error 404201 received", None),
        ("no error, code 404201", None),
        ("no more error code 404201", None),
        ("no event received, error 404201", CODE),
        ("no error message, errorCode 404201", CODE),
        ("no device registered, errorCode 404201", CODE),
        ("0: DPS error 404201", CODE),
    ]);
}

#[test]
fn source_code_and_statements() {
    assert_numbers([
        ("case 404201: return \"EnrollmentNotFound\";", None),
        ("case 404201 - register failed with errorCode 404201", CODE),
        ("select * from x where errorCode=404201", None),
        ("selected errorCode=404201", CODE),
        ("if (errorCode == 404201) return", None),
        ("if (404201 == errorCode) return", None),
        ("errorCode = 404201", CODE),
    ]);
}

#[test]
fn codes_of_several_responses_in_a_line() {
    assert_numbers([
        ("errorCode: 404201; errorCode: 409201", Some(409_201)),
        ("errorCode: 404; errorCode: 404201", CODE),
        ("errorCode: 404201; errorCode: 404", CODE),
        (
            r#"$dps/registrations/res/401/?$rid=1 {"errorCode":401002} $dps/registrations/res/202/?$rid=2 {"operationId":"5","status":"assigning"}"#,
            Some(401_002),
        ),
    ]);
    let accepted = "HTTP/1.1 202 Accepted\nRetry-After: 3\n\n{\"operationId\":\"4.a\",\"status\":\"assigning\"}";
    assert_eq!(read(accepted).transport_status(), Some(202));
}

#[test]
fn ids_of_operations() {
    for (line, is_evident) in [
        ("operationId: \"5.a\"", true),
        ("operationId: \"4bf92f3577b34da6a3ce929d0e0e4736\"", false),
        ("operationId: \"4bf92f3577b34da6a3ce929d0e0e473.\"", true),
        ("operationId: \"4bf92f3577b34da6\"", true),
        (" device operationId\":", false),
    ] {
        assert_eq!(Reading::of(line).is_evident(), is_evident, "{line}");
    }
}
