//! Requests that servers and proxies have logged: the status is that of DPS, the other numbers are sizes and times.

use crate::assert_failures;

const PATH: &str = "/0ne00A1/registrations/dev-1/register?api-version=2021-06-01";
const URL: &str = "https://global.azure-devices-provisioning.net/0ne00A1/registrations/dev-1/register";

/// Reads a request that was refused between two of which nothing is to be explained: one of them was accepted, with a size
/// that is the number of a code, and the other was sent to another service.
#[track_caller]
fn assert_request(form: &str, header: &str, line: impl Fn(&str, &str, &str) -> String) {
    for status in [401, 404, 429, 503] {
        let size = format!("{status}201");
        let refused = line(PATH, &status.to_string(), &size);
        let input = [header, &line(PATH, "200", &size), &refused, &line("/favicon.ico", "404", &size)].concat();
        assert_failures(form, input.as_bytes(), &[(None, Some(status), Some("dev-1".to_owned()))]);
    }
}

#[test]
fn access_logs() {
    assert_request("common", "", |path, status, size| {
        format!(
            "20.40.42.1 - - [25/Nov/2026:08:14:03 +0000] \"PUT {path} HTTP/1.1\" {status} {size} \"-\" \"sdk/1.1\"\n"
        )
    });
    assert_request("HAProxy", "", |path, status, size| {
        let head = "Nov 25 08:14:03 lb haproxy[404]: 20.40.42.1:40100 [25/Nov/2026:08:14:03.217] dps~ azure/dps1";
        format!("{head} 0/0/1/404/405 {status} {size} - - ---- 1/1/0/0/0 0/0 \"PUT {path} HTTP/1.1\"\n")
    });
    assert_request("Squid", "", |path, status, size| {
        let host = "https://global.azure-devices-provisioning.net";
        let url = if path == PATH { format!("{host}{path}") } else { format!("https://example.com{path}") };
        format!("1795594443.217    404 10.0.0.7 TCP_MISS/{status} {size} PUT {url} - HIER_DIRECT/1.2.3.4 -\n")
    });
    assert_request("Gin", "[GIN-debug] Listening on :8080\n", |path, status, size| {
        format!("[GIN] 2026/11/25 - 08:14:03 | {status} | 404.{size}ms | 10.0.0.7 | PUT      \"{path}\"\n")
    });
    assert_request("Zeek without its header", "", |path, status, size| {
        let reason = match status {
            "401" => "Unauthorized",
            "404" => "Not Found",
            "429" => "Too Many Requests",
            "503" => "Service Unavailable",
            _ => "OK",
        };
        format!("1795594443.217401\tC404a\t10.0.0.7\tPUT\tplant.example\t{path}\t404\t{size}\t{status}\t{reason}\n")
    });
}

#[test]
fn tables_of_requests() {
    let header = "#Software: x\n#Fields: date time cs-method cs-uri-stem sc-status sc-win32-status sc-bytes\n";
    assert_request("W3C", header, |path, status, size| {
        let (stem, _) = path.split_once('?').unwrap_or((path, ""));
        format!("2026-11-25 08:14:03 PUT {stem} {status} 0 {size}\n")
    });
    let header = "#Version: 1.0\n#Fields: date time sc-bytes cs-method cs(Host) cs-uri-stem sc-status time-taken\n";
    assert_request("CloudFront", header, |path, status, size| {
        let (stem, _) = path.split_once('?').unwrap_or((path, ""));
        format!("2026-11-25\t08:14:03\t{size}\tPUT\tplant.example\t{stem}\t{status}\t0.404\n")
    });
    let header = "#fields\tts\tmethod\thost\turi\trequest_body_len\tresponse_body_len\tstatus_code\tstatus_msg\n";
    assert_request("Zeek", header, |path, status, size| {
        format!("1795594443.217401\tPUT\tplant.example\t{path}\t404\t{size}\t{status}\tx\n")
    });
    let header = "timeStamp,elapsed,label,responseCode,responseMessage,bytes,URL\n";
    assert_request("JMeter", header, |path, status, size| {
        let url = if path == PATH { URL } else { path };
        format!("1795616343217,404,x,{status},,{size},{url}\n")
    });
}

#[test]
fn objects_of_requests() {
    for (status, url) in [
        ("\"httpStatusCode\":\"STATUS\"", "\"properties\":{\"requestUri\":\"https://dps.example:443PATH\"}"),
        ("\"EdgeResponseStatus\":STATUS,\"OriginResponseStatus\":STATUS", "\"ClientRequestURI\":\"PATH\""),
        ("\"success\":false,\"resultCode\":\"STATUS\"", "\"data\":\"https://plant.example:443PATH\""),
        ("\"method\":\"PUT\",\"http.response.status_code\":STATUS", "\"url\": {\"path\":\"PATH\"}"),
    ] {
        assert_request(status, "", |path, code, size| {
            format!("{{\"size\":{size},{},{}}}\n", status.replace("STATUS", code), url.replace("PATH", path))
        });
    }
}

#[test]
fn objects_without_a_failure_of_dps() {
    for object in [
        r#"{"name":"GET /favicon.ico","target":"plant.example","success":false,"resultCode":"404"}"#,
        r#"{"name":"PUT /login","target":"plant.example","success":false,"resultCode":"401"}"#,
        r#"{"name":"PUT /registrations/dev-1/register","success":true,"resultCode":"404"}"#,
        r#"{"url":"/registrations/dev-1/register","expectedStatusCode":404}"#,
        r#"{"url":"/registrations/dev-1/register","httpStatusCode":"202"}"#,
        r#"{"url":"/registrations/dev-1/register","httpStatusCode":"200","bytes":404201}"#,
    ] {
        assert_failures("no failure", object.as_bytes(), &[]);
    }
}

#[test]
fn codes_beside_requests_count() {
    let line = format!("\"PUT {PATH} HTTP/1.1\" 401 512: DPS error 401002\n");
    assert_failures("a code", line.as_bytes(), &[(Some(401_002), Some(401), Some("dev-1".to_owned()))]);
}
