//! Responses in captured packets, and bodies in the queries of URLs.

use crate::assert_failures;

#[test]
fn packets_state_a_response_once() {
    let packet = |status: &str, body: &str| {
        let head =
            "2026-11-25 13:18:10.217000 IP 20.40.42.1.443 > 10.0.0.7.40100: Flags [P.], seq 401002:401502, ack 404201";
        let headers = "Content-Type: application/json; charset=utf-8\nx-ms-request-id: 3a5f";
        format!("{head}, length 500: HTTP: HTTP/1.1 {status}\nE..4@.@....(HTTP/1.1 {status}\n{headers}\n\n{body}\n\n")
    };
    let healthy = packet("200 OK", r#"{"operationId":"4.a","status":"assigning"}"#);
    let refused = packet("401 Unauthorized", r#"{"errorCode":401002,"message":"Invalid certificate"}"#);
    assert_failures("tcpdump -A", refused.as_bytes(), &[(Some(401_002), Some(401), None)]);
    let found = crate::failures([healthy.as_str(), &refused, &healthy].concat().as_bytes());
    assert_eq!(found.iter().filter(|(number, ..)| number.is_some()).count(), 1, "{found:?}");
    assert!(found.iter().all(|(_, status, _)| matches!(status, Some(200 | 401))), "{found:?}");
}

#[test]
fn bodies_in_queries() {
    let healthy = "2026-11-25T15:14:10Z INFO GET /report?device_id=dev-1&bytes=404201&result=ok&text=%22fine%22\n";
    let body = "%7B%22errorCode%22%3A401002%2C%22message%22%3A%22Invalid%20certificate%22%7D";
    let failed = format!("2026-11-25T15:14:03Z ERROR GET /report?device_id=dev-2&bytes=404201&body={body}\n");
    let input = [healthy, &failed, healthy].concat();
    assert_failures("query", input.as_bytes(), &[(Some(401_002), None, Some("dev-2".to_owned()))]);
}
