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
}

#[test]
fn tables_of_requests() {
    let header = "#Software: x\n#Fields: date time cs-method cs-uri-stem sc-status sc-win32-status sc-bytes\n";
    assert_request("W3C", header, |path, status, size| {
        let (stem, _) = path.split_once('?').unwrap_or((path, ""));
        format!("2026-11-25 08:14:03 PUT {stem} {status} 0 {size}\n")
    });
    let header = "timeStamp,elapsed,label,responseCode,responseMessage,bytes,URL\n";
    assert_request("JMeter", header, |path, status, size| {
        let url = if path == PATH { URL } else { path };
        format!("1795616343217,404,x,{status},,{size},{url}\n")
    });
}

#[test]
fn codes_beside_requests_count() {
    let line = format!("\"PUT {PATH} HTTP/1.1\" 401 512: DPS error 401002\n");
    assert_failures("a code", line.as_bytes(), &[(Some(401_002), Some(401), Some("dev-1".to_owned()))]);
}
