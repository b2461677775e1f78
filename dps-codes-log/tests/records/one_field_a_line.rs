//! Records with one field a line: the fields of the device, the time and the failure are those of one record, and other
//! fields are not errors.

use dps_codes_log::Records;

use crate::{Failure, assert_failures, failures, texts};

/// Reads records of which the second and the fourth have failed.
#[track_caller]
fn assert_records(form: &str, record: impl Fn(&str, Option<(&str, &str)>) -> String) {
    let records = [
        record("dev-1", None),
        record("dev-2", Some(("401002", "Invalid certificate"))),
        record("dev-3", None),
        record("dev-4", Some(("503", "Service Unavailable"))),
        record("dev-5", None),
    ];
    let input = records.concat();
    let mut found: Vec<Failure> = Vec::new();
    let mut reader = Records::new(input.as_bytes());
    while let Some(record) = reader.next_record().unwrap() {
        if record.reading().is_evident() {
            let report = record.reading().into_report();
            let number = report.number().filter(|number| *number > 999);
            let status = report.http_status().or(report.transport_status());
            found.push((number, status, record.device().map(str::to_owned)));
            assert_eq!(record.time().map(|time| &time[..10]), Some("2026-11-25"), "{form}: {}", record.text());
        }
    }
    let device = |name: &str| Some(name.to_owned());
    let expected = [(Some(401_002), Some(401), device("dev-2")), (None, Some(503), device("dev-4"))];
    assert_eq!(found, expected, "{form}:\n{input}");
}

#[test]
fn sections_of_ini() {
    assert_records("INI", |device, failure| {
        let failure = failure.map(|(code, text)| format!("ErrorCode={code}\nErrorMessage={text}\n"));
        let head = format!("[device]\nDeviceId={device}\nLastTime=2026-11-25T11:14:03Z\nBuild=404201\n");
        head + &failure.unwrap_or_default() + "\n"
    });
}

#[test]
fn tables_of_toml() {
    assert_records("TOML", |device, failure| {
        let failure = failure.map(|(code, text)| format!("error_code = {code}\nmessage = \"{text}\"\n"));
        let head = format!("[[registration]]\ntime = 2026-11-25T10:20:03Z\ndevice_id = \"{device}\"\nbytes = 404201\n");
        head + &failure.unwrap_or_default() + "\n"
    });
}

#[test]
fn rows_of_databases() {
    assert_records("sqlite3 -line", |device, failure| {
        let (code, text) = failure.unwrap_or_default();
        let head =
            format!("          time = 2026-11-25T08:19:03Z\n     device_id = {device}\n         bytes = 404201\n");
        format!("{head}    error_code = {code}\n error_message = {text}\n\n")
    });
    assert_records("psql -x", |device, failure| {
        let (code, text) = failure.unwrap_or_default();
        let head =
            format!("time          | 2026-11-25 09:20:03+00\ndevice_id     | {device}\nbytes         | 404201\n");
        format!("-[ RECORD 1 ]--+----\n{head}error_code    | {code}\nerror_message | {text}\n")
    });
}

#[test]
fn elements_of_xml() {
    assert_records("attributes", |device, failure| {
        let failure = failure.map_or_else(
            || "    <bytes>404201</bytes>\n".to_owned(),
            |(code, text)| format!("    <errorCode>{code}</errorCode>\n    <message>{text}</message>\n"),
        );
        let head = format!("  <registration time=\"2026-11-25T12:15:03Z\" deviceId=\"{device}\">\n");
        format!("{head}{failure}  </registration>\n")
    });
    assert_records("elements", |device, failure| {
        let failure = failure.map(|(code, _)| format!("<error>\n<code>{code}</code>\n</error>\n")).unwrap_or_default();
        let fields = "<time>2026-11-25T12:15:03Z</time>\n";
        format!("<registration>\n{fields}<deviceId>{device}</deviceId>\n{failure}</registration>\n")
    });
}

#[test]
fn documents_of_yaml() {
    assert_records("nested", |device, failure| {
        let failure = failure.map(|(code, text)| format!("    error:\n      code: {code}\n      message: {text}\n"));
        let head = format!("  - deviceId: \"{device}\"\n    lastUpdated: \"2026-11-25T09:19:03Z\"\n");
        head + &failure.unwrap_or_else(|| "    build: 401002\n".to_owned())
    });
    let input = "---\ntime: 2026-11-25T08:14:03Z\nregistrationId: dev-1\nstatus: failed\nhttpStatus: 429\n";
    assert_failures("two statuses", input.as_bytes(), &[(None, Some(429), Some("dev-1".to_owned()))]);
}

#[test]
fn rust_debug_output() {
    assert_records("{:#?}", |device, failure| {
        let Some((code, text)) = failure else {
            return format!("2026-11-25T14:20:03Z INFO {device} sent 404201 bytes\n");
        };
        let code = if code.len() > 3 { format!("Some(\n        {code},\n    )") } else { "None".to_owned() };
        let status = if code == "None" { 503 } else { 401 };
        let fields = format!("    device_id: \"{device}\",\n    status: {status},\n    error_code: {code},\n");
        format!("2026-11-25T14:20:03Z ERROR register failed: Error {{\n{fields}    message: \"{text}\",\n}}\n")
    });
}

#[test]
fn dot_leaders() {
    assert_records("leaders", |device, failure| {
        let failure = failure.map(|(code, text)| {
            let name = if code.len() > 3 { "errorCode" } else { "httpStatus" };
            format!("  {name} .......... {code}\n  message ............ {text}\n")
        });
        let failure = failure.unwrap_or_else(|| "  bytes .............. 404201\n".to_owned());
        format!("------\n[2026-11-25 08:14:03] RECORD\n  registrationId ..... {device}\n{failure}")
    });
}

#[test]
fn a_blank_of_any_kind_can_precede_the_sign() {
    for blank in ["", " ", "\t", "\u{a0}", "\u{2009}", "\u{3000}", " \u{a0} "] {
        let input = format!("start (1)\ndeviceId{blank}: plant/dev-1\nerror code: 404201\n");
        assert_eq!(texts(&input).len(), 2, "{blank:?}");
        assert_eq!(failures(input.as_bytes()).len(), 1, "{blank:?}");
    }
    assert_eq!(texts("start (1)\ndeviceId\u{e4}: plant/dev-1\nerror code: 404201\n").len(), 3);
}
