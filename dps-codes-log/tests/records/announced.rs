//! Lines that announce the next one: the status of a response before its body, a failure before its cause.

use crate::texts;

const BODY: &str = "{\"errorCode\":404201}";

/// Panics unless each line and the one behind it are one record.
#[track_caller]
fn assert_followed(is_followed: bool, cases: &[(&str, &str)]) {
    let is_one = |(line, next): &(&str, &str)| texts(&format!("{line}\n{next}\n")).len() == 1;
    let wrong: Vec<_> = cases.iter().filter(|case| is_one(case) != is_followed).collect();
    assert!(wrong.is_empty(), "followed should be {is_followed}: {wrong:#?}");
}

#[test]
fn responses_before_their_bodies() {
    let logged = &*format!("I (15) app: {BODY}");
    assert_followed(
        true,
        &[
            ("app: $dps/registrations/res/404/?$rid=1", logged),
            ("app: $iothub/twin/res/404/?$rid=1", logged),
            ("app: $dps/registrations/res/404/?$rid=1 a b c d e f", logged),
            ("app: \"PUT /enrollments/x HTTP/1.1\" 404 12", logged),
            ("PUT https://x/registrations/y [404 Not Found, 12B]", logged),
            ("<-- 404 Not Found", logged),
            ("<- 404 Not Found", logged),
            ("app: DPS response status 404:", logged),
            ("app: Operation returned an invalid status 'Not Found'", logged),
            ("app: $dps/registrations/res/404/?$rid=1", "app: { \"errorCode\":404201}"),
            ("app: $dps/registrations/res/404/?$rid=1", "app: {}"),
        ],
    );
    assert_followed(
        false,
        &[
            ("app: $dps/registrations/404/?$rid=1", logged),
            ("app: $dps/registrations/res/404/?$rid=1 a b c d e f g", logged),
            ("app: \"PUT /enrollments/x HTTP/1.1\" 404 twelve", logged),
            ("app: \"PUT /enrollments/x HTTP/one\" 404 12", logged),
            ("app: \"PUT /enrollments/x HTTP/1.1\"", logged),
            ("PUT https://x/registrations/y [404 Not Found, 12B] x", logged),
            ("PUT https://x/registrations/y [Not Found]", logged),
            ("see https://x/registrations/y [404 Not Found, 12B]", logged),
            ("<-- 99 Not Found", logged),
            ("<-- 600 Not Found", logged),
            ("app: DPS response status 404", logged),
            ("app: DPS response status 4040:", logged),
            ("app: DPS request status 404:", logged),
            ("app: DPS response status x04:", logged),
            ("app: $dps/registrations/res/404/?$rid=1", "app: done"),
            ("app: $dps/registrations/res/404/?$rid=1", "app: main() { x }"),
            ("app: $dps/registrations/res/404/?$rid=1", "HTTP/1.1 404 {\"errorCode\":404201}"),
        ],
    );
}

#[test]
fn a_response_has_one_body() {
    let input = format!("app: $dps/registrations/res/404/?$rid=1\napp: {BODY}\napp: {BODY}\n");
    assert_eq!(texts(&input).len(), 2);
}

#[test]
fn failures_before_their_causes() {
    let wrapper = "[ERR!] - Failed to provision with IoT Hub";
    assert_followed(
        true,
        &[
            (wrapper, "[ERR!] - caused by: Unauthorized"),
            (wrapper, "[ERR!] - Caused by: Unauthorized"),
            (wrapper, "[ERR!] - caused by: a\n[ERR!] - caused by: b"),
            (wrapper, "[ERR!] - the service encountered an error"),
            ("[ERR!] - DPS client error", "[ERR!] - caused by: Unauthorized"),
            ("[ERR!] - hub client error", "[ERR!] - caused by: Unauthorized"),
            ("[D] DPS response status 404", "[D] DPS response headers {}\n[D] DPS response body x"),
        ],
    );
    assert_followed(
        false,
        &[
            (wrapper, "[ERR!] - Unauthorized"),
            (wrapper, "[ERR!] - the service encountered an error again"),
            ("[ERR!] - DPS client error again", "[ERR!] - caused by: Unauthorized"),
            ("[ERR!] - client error", "[ERR!] - caused by: Unauthorized"),
            ("[D] DPS response status 404", "[D] DPS request headers {}"),
        ],
    );
}

#[test]
fn records_of_another_source_are_records_of_their_own() {
    let topic = "app: $dps/registrations/res/404/?$rid=1";
    for other in [
        r#"{"time":"2026-11-26T10:00:00Z","resultType":"ClientError","resultDescription":"404201: x"}"#,
        r#"{"log":"{\"errorCode\":404201}\n","stream":"stdout"}"#,
        r#"{"__REALTIME_TIMESTAMP":"1795594443000000","MESSAGE":"{\"errorCode\":404201}"}"#,
    ] {
        assert_followed(false, &[(topic, other)]);
    }
}

#[test]
fn an_object_that_breaks_off_ends_the_response() {
    let topic = "app: $dps/registrations/res/404/?$rid=1";
    let lines = [topic, "app: {\"errorCode\":404201,", "  retrying in 5 s"];
    assert_eq!(texts(&(lines.join("\n") + "\n")), [lines[..2].join("\n"), lines[2].to_owned()]);
    let lines = [topic, "app: {", "  \"error\": {", "  retrying in 5 s"];
    let texts = texts(&(lines.join("\n") + "\n"));
    assert_eq!(texts.last().map(String::as_str), Some(lines[3]), "{texts:?}");
}

#[test]
fn a_request_before_the_status_that_a_debug_log_states_again() {
    let request = "DEBUG:urllib3:https://x:443 \"PUT /enrollments/x HTTP/1.1\" 404 12";
    let (status, body) = ("DEBUG:azure:Response status: 404", "DEBUG:azure:Response content:\nDEBUG:azure:{}");
    assert_followed(true, &[(request, status), (request, &format!("{status}\n{body}"))]);
    assert_followed(false, &[(request, "DEBUG:azure:Response status: 401"), (request, "DEBUG:azure:retry after 404")]);
    let wrapper = "[ERR!] - Failed to provision with IoT Hub";
    assert_followed(false, &[(wrapper, status)]);
}
