//! Codes and reports beside the types of the crate `http`.
#![allow(missing_docs)]

use dps_codes::{Classified, Code, Report};
use http::{HeaderMap, HeaderValue, Response, StatusCode};

#[test]
fn every_status_is_a_code() {
    for number in 100..=999 {
        let status = StatusCode::from_u16(number).unwrap();
        let code = Classified::from(status);
        assert_eq!(code, Code::classify(number.into()));
        assert_eq!(Code::try_from(status).ok(), code.code());
        // DPS sends no status beyond 599.
        assert_eq!(StatusCode::try_from(code).ok(), Some(status).filter(|_| number <= 599));
    }
}

#[test]
fn every_code_has_the_status_of_its_number() {
    for &code in Code::ALL {
        let status = StatusCode::try_from(code).unwrap();
        assert_eq!(Some(status.as_u16()), code.http_status());
        assert_eq!(StatusCode::try_from(Classified::Listed(code)).unwrap(), status);
    }
    let Classified::Unlisted(unlisted) = Code::classify(503_001) else { panic!() };
    assert_eq!(StatusCode::try_from(unlisted).unwrap(), StatusCode::SERVICE_UNAVAILABLE);
    for number in [-12, 0, 1, 99, 600, 40_420, 600_001, i64::MIN, i64::MAX] {
        assert!(StatusCode::try_from(Code::classify(number)).is_err(), "{number}");
    }
}

#[test]
fn headers_are_taken_by_reference_in_any_case_and_of_any_bytes() {
    let mut headers = HeaderMap::new();
    headers.append("Retry-After", HeaderValue::from_static("8"));
    headers.append("X-MS-Request-ID", HeaderValue::from_bytes(b"caf\xe9").unwrap());
    headers.append("x-ms-error-code", HeaderValue::from_static("429001"));
    headers.append("set-cookie", HeaderValue::from_static("a"));
    headers.append("set-cookie", HeaderValue::from_static("b"));
    let report = Report::from_http(429, &headers, "");
    assert_eq!(report.retry_after().unwrap().as_secs(), 8);
    assert_eq!(report.tracking_id().unwrap(), "caf\u{fffd}");
    assert_eq!(report.number(), Some(429_001));
    assert_eq!(headers.len(), 5);
}

#[test]
fn a_response_is_the_same_as_its_parts() {
    let body = r#"{"errorCode":401002,"message":"Invalid certificate"}"#;
    let mut response = Response::new(body.to_owned());
    *response.status_mut() = StatusCode::UNAUTHORIZED;
    response.headers_mut().insert("retry-after", HeaderValue::from_static("3"));
    let report = Report::from_response(&response);
    assert_eq!(report, Report::from_http(401, [("retry-after", "3")], body));
    assert_eq!(report.status_code(), Some(StatusCode::UNAUTHORIZED));
    let bytes = response.clone().map(String::into_bytes);
    assert_eq!(Report::from_response(&bytes), report);
    assert_eq!(Report::from_connack(4).status_code(), None);
}
