//! Several responses in one text: what belongs to one stays together, and the last that has failed counts.

use dps_codes::Action::{Backoff, Poll, Proceed, RepairCredentials, Reregister, RetryAllocation};
use dps_codes::{Origin, Phase};

use crate::expectation::{assert_cases, assert_silent, case};

#[test]
fn a_register_call_that_ends_in_a_poll() {
    let mqtt = "message received on topic $dps/registrations/res/202/?$rid=1&retry-after=3
Received payload:b'{\"operationId\":\"4.a\",\"status\":\"assigning\"}' on topic:$dps/registrations/res/202/?$rid=1&retry-after=3
message received on topic $dps/registrations/res/404/?$rid=2
Received payload:b'{\"errorCode\":404203,\"trackingId\":\"7d1e\",\"message\":\"Operation not found.\"}' on topic:$dps/registrations/res/404/?$rid=2
Completing query request with status 404";
    let http = "HTTP/1.1 202 Accepted
Retry-After: 3
x-ms-request-id: aaaa

{\"operationId\":\"4.a\",\"status\":\"assigning\"}
HTTP/1.1 200 OK
x-ms-request-id: bbbb

{\"operationId\":\"4.a\",\"status\":\"failed\",\"registrationState\":{\"status\":\"failed\",\"errorCode\":400207,\"errorMessage\":\"Custom allocation failed with status code: 404\"}}";
    let lines = "PUT register {\"operationId\":\"4.a\",\"status\":\"assigning\"} retry-after: 3
GET operations {\"operationId\":\"4.a\",\"status\":\"failed\",\"registrationState\":{\"status\":\"failed\",\"errorCode\":401002,\"errorMessage\":\"Unauthorized\"}}";
    assert_cases([
        case(Phase::Poll, mqtt).number(404_203).status(404).tracking_id("7d1e").from(Origin::Dps).does(&[Reregister]),
        case(Phase::Poll, http).number(400_207).status(200).tracking_id("bbbb").does(&[RetryAllocation]),
        case(Phase::Poll, lines).number(401_002).message("Unauthorized").does(&[RepairCredentials]),
    ]);
}

#[test]
fn the_last_failure_counts() {
    let throttled = "HTTP/1.1 429 Too Many Requests\nRetry-After: 9\nx-ms-request-id: aaaa\n\n{\"errorCode\":429001,\"trackingId\":\"aaaa\",\"message\":\"slow down\"}";
    let refused = "HTTP/1.1 401 Unauthorized\nx-ms-request-id: bbbb\n\n{\"errorCode\":401002,\"trackingId\":\"bbbb\",\"message\":\"Invalid certificate\"}";
    let accepted = "HTTP/1.1 202 Accepted\nRetry-After: 3\n\n{\"operationId\":\"4.a\",\"status\":\"assigning\"}";
    let text = |parts: &[&str]| parts.join("\n");
    let is_refused = |parts: &[&str]| {
        case(Phase::Register, text(parts))
            .number(401_002)
            .status(401)
            .tracking_id("bbbb")
            .message("Invalid certificate")
    };
    let is_throttled = |parts: &[&str]| {
        case(Phase::Register, text(parts)).number(429_001).status(429).retry_after(9).tracking_id("aaaa")
    };
    assert_cases([
        is_refused(&[throttled, refused]),
        is_refused(&[throttled, refused, accepted]),
        is_throttled(&[refused, throttled]),
        is_throttled(&[accepted, throttled]),
        case(Phase::Register, accepted).status(202).retry_after(3).does(&[Poll]),
    ]);
}

#[test]
fn the_same_failure_twice_is_of_the_second_response() {
    let text = "received $dps/registrations/res/401/?$rid=1
payload {\"errorCode\":401002,\"trackingId\":\"aaaa\",\"message\":\"Unauthorized\"}
received $dps/registrations/res/401/?$rid=2
payload {\"errorCode\":401002,\"trackingId\":\"bbbb\",\"message\":\"Unauthorized\"}";
    assert_cases([case(Phase::Register, text).number(401_002).status(401).tracking_id("bbbb")]);
}

/// Each layer of an SDK says it again.
#[test]
fn a_status_that_repeats_a_response_adds_nothing() {
    let text = "on topic $dps/registrations/res/429/?$rid=1&retry-after=5 b'{\"errorCode\":429001,\"trackingId\":\"\",\"message\":\"slow down\"}'
Received response with status code 429 for RegisterOperation
message received on topic $dps/registrations/res/429/?$rid=2&retry-after=5";
    assert_cases([case(Phase::Register, text).number(429_001).status(429).retry_after(5).message("slow down")]);
}

#[test]
fn a_challenge_is_followed_by_its_response() {
    let challenge =
        "HTTP/1.1 401 Unauthorized\n\n{\"message\":\"Authorization required\",\"authenticationKey\":\"bm8ga2V5\"}";
    let accepted =
        format!("{challenge}\nHTTP/1.1 202 Accepted\n\n{{\"operationId\":\"4.a\",\"status\":\"assigning\"}}");
    let refused =
        format!("{challenge}\nHTTP/1.1 401 Unauthorized\n\n{{\"errorCode\":401002,\"message\":\"Unauthorized\"}}");
    assert_cases([
        case(Phase::Register, challenge).status(401).does(&[dps_codes::Action::AnswerChallenge]),
        case(Phase::Register, accepted).status(202).does(&[Poll]),
        case(Phase::Register, refused).number(401_002).status(401).message("Unauthorized").does(&[RepairCredentials]),
    ]);
}

#[test]
fn a_throttled_call_that_succeeds_later_is_still_told() {
    let text = "received $dps/registrations/res/429/?$rid=1&retry-after=8\nreceived $dps/registrations/res/200/?$rid=2";
    assert_cases([case(Phase::Register, text).status(429).retry_after(8).does(&[Backoff])]);
}

#[test]
fn a_healthy_registration_is_not_a_failure() {
    let text = "connected with result code: 0
message received on topic $dps/registrations/res/202/?$rid=1&retry-after=3
Received payload:b'{\"operationId\":\"4.a\",\"status\":\"assigning\"}'
message received on topic $dps/registrations/res/200/?$rid=2
Received payload:b'{\"operationId\":\"4.a\",\"status\":\"assigned\",\"registrationState\":{\"registrationId\":\"404201\",\"assignedHub\":\"hub.azure-devices.net\",\"deviceId\":\"404201\",\"status\":\"assigned\",\"payload\":{\"errorCode\":404201}}}'
disconnected with result code: 0";
    assert_cases([case(Phase::Register, text).status(200).does(&[Proceed])]);
    // The status is on the line of its body.
    let arrow = "07:01 PUT /0ne00/registrations/a/register -> 500 {\"errorCode\":500001,\"trackingId\":\"a1\"}\n\
                 07:05 PUT /0ne00/registrations/a/register -> 404 {\"errorCode\":404201,\"trackingId\":\"b2\"}";
    let named = "poll status=200 body={\"operationId\":\"5.a\",\"status\":\"failed\",\"registrationState\":{\"errorCode\":400208}}";
    let blocks = "HTTP Status: 401\n\nx-ms-request-id: a1\n\n{\"errorCode\":401002,\"trackingId\":\"a1\"}\n\n\
                  HTTP Status: 401\n\nx-ms-request-id: b2\n\n{\"errorCode\":401002,\"trackingId\":\"b2\"}";
    let repeated = "HttpResponseError('(409) Conflict\\nCode: 409\\nMessage: Conflict')";
    assert_cases([
        case(Phase::Register, arrow).number(404_201).status(404).tracking_id("b2"),
        case(Phase::Poll, named).number(400_208).status(200),
        case(Phase::Register, blocks).number(401_002).status(401).tracking_id("b2"),
        case(Phase::Manage, repeated).number(409),
        case(Phase::Register, "401002: Unauthorized (tracking id 2f4c1f0e-8bb0-4b0e-9a51-0f5f0d3b7a61)")
            .number(401_002)
            .tracking_id("2f4c1f0e-8bb0-4b0e-9a51-0f5f0d3b7a61"),
        case(Phase::Register, "error_code=401002 error_tracking_id=b2").number(401_002).tracking_id("b2"),
        case(Phase::Connect, "the hub answers 404 DeviceNotFound").status(404),
    ]);
    assert_silent(&[
        "HTTP/1.1 200 OK",
        "Response status: 200",
        "\"PUT /0ne00/registrations/404201/register?api-version=2021-06-01 HTTP/1.1\" 200 404",
        "PUBLISH $dps/registrations/PUT/iotdps-register/?$rid=401",
        "SUBSCRIBE $dps/registrations/res/#",
        "Starting DPS registration with scope_id \"0ne0040920A\", registration_id \"edge-404201\"",
        "aziot-identityd[401002]: [INFO] - --> 200 {\"content-type\": \"application/json\"}",
        "aziot-certd[1471]: [INFO] - !!! caused by: not found",
        "aziot-certd[1471]: [INFO] - --> 404 {\"content-type\": \"application/json\"}",
        "Connection to global.azure-devices-provisioning.net established.",
        "MQTT: Packet received. ReceivedBytes=404.",
        "device 401002 connected to hub.azure-devices.net:8883",
        "0 errors, 0 failures, 429 messages sent",
        "TLS handshake complete, certificate valid until 2027",
        "health: no error code",
        "{\"level\":\"info\",\"msg\":\"heartbeat\",\"status\":\"ok\",\"code\":200}",
        "uptime 1 day, retry-after not set",
        "next retry in 429 ms",
    ]);
}

#[test]
fn the_last_failure_of_a_line_counts() {
    let objects = r#"first: {"errorCode":401002,"trackingId":"a","message":"A"} second: {"errorCode":429001,"trackingId":"b","message":"B"}"#;
    let topics = r#"$dps/registrations/res/401/?$rid=1 {"errorCode":401002,"trackingId":"a"} $dps/registrations/res/202/?$rid=2&retry-after=3 {"operationId":"5","status":"assigning"}"#;
    assert_cases([
        case(Phase::Register, objects).number(429_001).tracking_id("b").message("B").does(&[Backoff]),
        case(Phase::Register, topics).number(401_002).status(401).tracking_id("a"),
        case(Phase::Register, "PUT register -> 401 Unauthorized; PUT register -> 429 Too Many Requests").status(429),
        case(Phase::Register, "HTTP/1.1 401 Unauthorized, then HTTP/1.1 429 Too Many Requests").status(429),
    ]);
}

#[test]
fn a_status_on_a_line_of_its_own_begins_a_response() {
    let tracked = "HTTP Status: 401\n{\"errorCode\":401002,\"trackingId\":\"5f3c\"}\n";
    let code = case(Phase::Register, format!("{tracked}error code: 401002")).number(401_002).status(401);
    let next = format!("{tracked}HTTP Status: 401\nerror code: 401002");
    assert_cases([code.tracking_id("5f3c"), case(Phase::Register, next).number(401_002).status(401)]);
}

#[test]
fn a_code_that_is_stated_again_is_of_the_same_response() {
    let tracked = "DPS error 404201, tracking ID: 5f3c\n";
    assert_cases([
        case(Phase::Register, format!("{tracked}errorCode: 404201")).number(404_201).tracking_id("5f3c"),
        case(Phase::Register, format!("{tracked}errorCode: 404202")).number(404_202),
    ]);
}

#[test]
fn only_a_code_of_more_than_three_digits_has_a_status() {
    let beside = |code: u32| case(Phase::Register, format!("HTTP/1.1 404 Not Found\nerrorCode: {code}"));
    assert_cases([
        beside(999).number(999).status(404),
        beside(1000).number(1000),
        beside(404_201).number(404_201).status(404),
        beside(401_002).number(401_002),
    ]);
}

#[test]
fn of_two_codes_with_the_same_status_the_last_counts() {
    let response =
        |code: u32, id: &str| format!("HTTP/1.1 404 Not Found\n{{\"errorCode\":{code},\"trackingId\":\"{id}\"}}\n");
    let both = response(404_201, "aaaa") + &response(404_203, "bbbb");
    assert_cases([case(Phase::Poll, both).number(404_203).status(404).tracking_id("bbbb")]);
}

#[test]
fn a_status_line_behind_a_code_begins_the_next_response() {
    let response = |body: &str| format!("HTTP/1.1 404 Not Found\n{body}\n");
    let code = |code: u32| response(&format!("{{\"errorCode\":{code}}}"));
    let both = code(404_201) + &code(404_203);
    let named = code(404_201) + "HTTP/1.1 404 Not Found\nRetry-After: 7\niothub-errorcode: DeviceNotFound\n";
    let again = code(404_201) + &response("Retry-After: 7\n{\"errorCode\":404201}");
    assert_cases([
        case(Phase::Poll, both).number(404_203).status(404),
        case(Phase::Connect, named).number(404_001).status(404).retry_after(7),
        case(Phase::Poll, again).number(404_201).status(404).retry_after(7),
        case(Phase::Poll, code(404_201) + "HTTP/1.1 404 Not Found\n").number(404_201).status(404),
        // The status in prose is that of the response whose head follows.
        case(Phase::Poll, format!("status code: 404, errorCode: 404201\n{}", response("x-ms-request-id: aaaa")))
            .number(404_201)
            .status(404)
            .tracking_id("aaaa"),
    ]);
}
