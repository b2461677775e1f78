//! Statuses of other servers and programs, each beside the nearest line whose status can be that of DPS.

use dps_codes_log::read;

/// Panics unless the status of each line is read, or left out as that of something else.
#[track_caller]
pub(crate) fn assert_read(is_read: bool, lines: &[&str]) {
    let wrong: Vec<_> = lines.iter().filter(|line| read(**line).transport_status().is_some() != is_read).collect();
    assert!(wrong.is_empty(), "read should be {is_read}: {wrong:#?}");
}

#[test]
fn resources_of_other_providers() {
    assert_read(
        false,
        &[
            "status code 404 for /providers/Microsoft.Storage/a",
            "status code 404 for /providers/Microsoft.Storage/a, /providers/Microsoft.Web/b",
            "dps: status code 404 for /providers/Microsoft.Storage/a at x.azure-devices.net",
        ],
    );
    assert_read(
        true,
        &[
            "status code 404 for /providers/Microsoft.Devices/a",
            "status code 404 for /providers/Microsoft.Authorization/a",
            "status code 404 for /providers/Microsoft.Storage/a, /providers/Microsoft.Devices/b",
            "status code 404 for /providers/a",
        ],
    );
}

#[test]
fn hosts_of_others() {
    assert_read(
        false,
        &[
            "status code 404 from https://shop.example.com",
            "status code 404 from x+https://shop.example.com",
            "status code 404, a=\"http://shop.example.com\"",
            "status code 404 from (https://shop.example.com), see https://docs.example.com",
            "status code 404 from https://shop.example.com/docs.html",
            "status code 404 from https://dps.example.com",
            "status code 404 from https://provisioning.example.com",
        ],
    );
    assert_read(
        true,
        &[
            "status code 404",
            "status code 404 from ://shop.example.com",
            "status code 404 from mqtts://shop.example.com",
            "status code 404 from (amqps://shop.example.com)",
            "status code 404, xmlns:a=\"http://shop.example.com\"",
            "status code 404, see https://docs.example.com",
            "status code 404, see https://aka.ms/x",
            "status code 404 from https://a.azure-devices.net",
            "status code 404 from https://shop.example.com/enrollments",
            "DPS: status code 404 from https://shop.example.com",
            "status code 404 while provisioning at https://shop.example.com",
        ],
    );
}

#[test]
fn requests_of_other_paths() {
    assert_read(
        false,
        &[
            "POST /login 401 Unauthorized",
            "head /login 401 Unauthorized",
            "GET /dps 200 status code 401",
            "GET /dps 229 status code 401",
            "x\tGET\thost\t/login\t401 Unauthorized",
            r#"{"method":"GET","path":"/login","status":401}"#,
            r#"{"method": "PATCH", "url": "/login", "status": 401}"#,
            r#"{"status":401,"target":"/login","method":"delete"}"#,
            "HTTP 401 on /login",
            "HTTP status 404 while loading /static/app.js",
            "404 Not Found: /wp-login.php",
            "ERROR: 502 Bad Gateway at /api/v1/query",
            "Response 403 (Forbidden) for path /.env",
        ],
    );
    assert_read(
        true,
        &[
            "POST 401 Unauthorized",
            "POST /devices/a 401 Unauthorized",
            "POST /twins/a 401 Unauthorized",
            "POST /login?api-version=1 401 Unauthorized",
            "POST /registrations/a 401 Unauthorized",
            "GET /dps status code 401",
            "GET /dps 230 status code 401",
            "GET /dps 300 status code 401",
            "GET /dps 2000 status code 401",
            "x\tGET\thost\tlogin\t401 Unauthorized",
            "x\tgot\thost\t/login\t401 Unauthorized",
            "/login\tGET\thost\t401 Unauthorized",
            r#"{"method":"GET","path":"login","status":401}"#,
            r#"{"method":"Register","path":"/login","status":401}"#,
            r#"{"path":"/login","status":401}"#,
            r#"{"method":"GET","path":"/devices/a","status":401}"#,
            "HTTP 401 on /subscriptions/a",
            "HTTP 401 on /login?api-version=1",
            "HTTP 401, logged in /var/log/client.log",
            "HTTP 401 (/home/a/client.py)",
            "HTTP 401 / 401002",
            "registration: HTTP 401 on /api/v1",
        ],
    );
}

#[test]
fn status_lines_of_other_protocols() {
    assert_read(
        false,
        &["RTSP/1.0 404 Not Found", "  < RTSP/1.0 404 Not Found", "ICY/2 404 Not Found", "ICY/1.0 404 Not Found"],
    );
    assert_read(
        true,
        &[
            "HTTP/1.1 404 Not Found",
            "icy/1.0 404 Not Found",
            "X/1.0 404 Not Found",
            "ICY/1.x 404 Not Found",
            "ICY/x 404 Not Found",
            "ICY/1.0 status 404 Not Found",
            "ICY / 404 Not Found",
        ],
    );
}

#[test]
fn names_of_other_services() {
    assert_read(
        false,
        &[
            "error from redis, status code 503",
            "error from Redis-1, status code 503",
            "error from the cosmos database, status code 503",
            "error from github, status code 503",
            "error from the event hub, status code 503",
            "error from an eventhub, status code 503",
            "call of sip:a, status code 503",
            "call of sips:a, status code 503",
        ],
    );
    assert_read(
        true,
        &[
            "error from redistribution, status code 503",
            "error from redis in azure, status code 503",
            "error from redis for a device, status code 503",
            "error from redis for the hub, status code 503",
            "error from github for the hub, status code 503",
            "error from the event hub for mqtt, status code 503",
            "call of gossip:a, status code 503",
        ],
    );
}

#[test]
fn addresses_without_slashes() {
    assert_read(
        false,
        &[
            "mailto:a@example.com 403 Forbidden",
            "to xy:a@example.com: 403 Forbidden",
            "tel:1 403 Forbidden",
            "urn:x 403 Forbidden",
        ],
    );
    assert_read(
        true,
        &[
            "m:a@example.com 403 Forbidden",
            "m2:a@example.com 403 Forbidden",
            "mailto:example.com 403 Forbidden",
            "xy:/a@example.com 403 Forbidden",
            "mailto a@example.com 403 Forbidden",
            "mailto:a@example.com for device x 403 Forbidden",
        ],
    );
}
