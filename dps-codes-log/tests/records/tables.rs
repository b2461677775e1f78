//! Tables in text, of any program: a row is a record, and a cell says nothing about the cells beside it.

use dps_codes_log::Records;

use crate::{assert_failures, failures, without_devices};

const BODY: &str = r#""failed: [401 Unauthorized] {""errorCode"":401002,""trackingId"":""5f3c"",""message"":""Invalid certificate""}""#;

#[test]
fn rows_below_an_unknown_header_are_read_cell_by_cell() {
    for (input, expected) in [
        (format!("\"_time\",\"_raw\",host\n\"2026-11-26T10:02:05Z\",{BODY},e\n"), (Some(401_002), Some(401))),
        (
            format!("timestamp [UTC],message,severityLevel\n2026-11-26T10:02:05Z,{BODY},404201\n"),
            (Some(401_002), Some(401)),
        ),
        ("Zeit;Meldung;Dauer\n10:05;\"DPS response status 429\";404201\n".to_owned(), (None, Some(429))),
        ("time,errorCode,message\n10:05,404201,not found\n".to_owned(), (Some(404_201), None)),
        ("a\tb\n401002\terrorCode: 404201\n".to_owned(), (Some(404_201), None)),
        ("#TYPE System.X\r\n\"A\",\"B\"\r\n\"404203\",\"errorCode: 404201\"\r\n".to_owned(), (Some(404_201), None)),
        // Only the last column has no name.
        (
            format!("Level,Date and Time,Event ID\nError,11/26/2026 10:02:05 AM,404201,{BODY}\n"),
            (Some(401_002), Some(401)),
        ),
        (
            "#Version: 1.0\n#Fields: date time x-id x-message\n2026-11-26 10:00:00 404203 \"errorCode: 404201\"\n"
                .to_owned(),
            (Some(404_201), None),
        ),
        ("a,b\n404203,\"errorCode: 404201,\n x\"\n".to_owned(), (Some(404_201), None)),
        ("a | b\n--+--\n404203 | errorCode: 404201\n".to_owned(), (Some(404_201), None)),
        ("Id     Message\n--     -------\n404203 errorCode: 404201\n".to_owned(), (Some(404_201), None)),
    ] {
        let (number, status) = expected;
        assert_failures("table", input.as_bytes(), &[(number, status, None)]);
        let row = input.lines().position(|line| line.contains("40")).unwrap();
        let rows: String = input.split_inclusive('\n').skip(row).collect();
        assert_eq!(without_devices(failures(format!("{input}{rows}").as_bytes())), [expected; 2], "{input}");
    }
    assert_failures("seats", b"name,room,seats\nx,404201,401\n", &[]);
}

#[test]
fn columns_of_codes_in_any_language() {
    for name in ["Fehlercode", "Code d'erreur", "错误代码", "Código de error"] {
        let table = format!("Zeit;Nummer;{name};Meldung\n10:00;404203;401002;Invalid certificate\n10:05;404203;;ok\n");
        assert_failures(name, table.as_bytes(), &[(Some(401_002), None, None)]);
    }
    let table = b"\"@timestamp\",http.response.status_code,error.code,message\n10:00,401,401002,x\n";
    assert_failures("statuses", table, &[(Some(401_002), None, None)]);
    assert_failures("postcodes", b"time;Postcode;text\n10:00;401002;Berlin\n", &[]);
}

#[test]
fn tables_of_html() {
    let rows = "<tr><th>Time</th><th>Device</th><th>Code</th><th>Bytes</th></tr>
<tr><td>10:00</td><td>dev-1</td><td>401002</td><td>404201</td></tr>
<tr><td>10:05</td><td>dev-2</td><td></td><td>404203</td></tr>
";
    let expected = [(Some(401_002), None, Some("dev-1".to_owned()))];
    let table = format!("<!DOCTYPE html>\n<table>\n{rows}</table>\n");
    assert_failures("a row a line", table.as_bytes(), &expected);
    let table = table.replace("><t", ">\n    <t").replace("></tr", ">\n  </tr");
    assert_failures("a cell a line", table.as_bytes(), &expected);
}

#[test]
fn statements_of_dumps() {
    let expected = [(Some(404_201), None, None)];
    let dump = "INSERT INTO log VALUES(4,'2026-11-26T10:00:00Z','dev-1',404,404201,'Enrollment not found');\n";
    assert_failures("without columns", dump.as_bytes(), &expected);
    let dump = "-- dump\nINSERT INTO log VALUES(4,'dev-1',500,500001,'Internal error');\n";
    assert_failures("another message", dump.as_bytes(), &[(Some(500_001), None, None)]);
    let dump = "INSERT INTO `log` (`id`, `device`, `code`) VALUES (404203,'dev-1',404201),(404202,'dev-2',NULL);\n";
    assert_failures("with columns", dump.as_bytes(), &[(Some(404_201), None, Some("dev-1".to_owned()))]);
}

#[test]
fn rows_without_a_header() {
    let row = |result: &str, status: &str, description: &str| {
        let time = "2026-11-26T10:00:00.1234567Z";
        let cells = ["203.0.113.XXX", "DeviceOperations", "404203", "Error", description, status, result, time];
        cells.join("\t") + "\t{\"id\":\"dev-1\",\"type\":\"Registration\"}\n"
    };
    let input =
        row("Success", "", "404201 ms") + &row("ClientError", "404", "") + &row("ClientError", "401", "401002: x");
    let device = || Some("dev-1".to_owned());
    let expected = [(None, Some(404), device()), (Some(401_002), Some(401), device())];
    assert_failures("az -o tsv", input.as_bytes(), &expected);
}

#[test]
fn times_of_rows() {
    for (input, time) in [
        ("date,time,text\n2026-11-26,10:00:00,errorCode: 404201\n", "2026-11-26 10:00:00"),
        ("Zeitpunkt;Text\n26.11.2026 10:00:00;errorCode: 404201\n", "26.11.2026 10:00:00"),
        ("a\t@timestamp\n(x)\t2026-11-26T10:00:00Z\n", "2026-11-26T10:00:00Z"),
    ] {
        let mut records = Records::new(input.as_bytes());
        assert_eq!(records.next_record().unwrap().unwrap().time(), Some(time), "{input}");
    }
}

#[test]
fn frames_of_data_in_json() {
    let input = r#"{"schema":{"fields":[{"name":"ts"},{"name":"n"},{"name":"text"}]},"data":[["2026-11-26T10:00:00Z",404203,"DPS response status 429"],["2026-11-26T10:00:00Z",404203,"errorCode: 404201"]]}"#;
    assert_failures("a data frame", input.as_bytes(), &[(None, Some(429), None), (Some(404_201), None, None)]);
}

#[test]
fn text_with_commas_is_not_a_table() {
    let input = "started, ready\nDPS: errorCode=404201, x\n";
    let mut records = Records::new(input.as_bytes());
    records.next_record().unwrap();
    assert_eq!(records.next_record().unwrap().unwrap().text(), "DPS: errorCode=404201, x");
}

#[test]
fn columns_of_azure_monitor_are_records() {
    let rows = [
        ["TimeGenerated", "ResultType", "ResultSignature", "ResultDescription", "DurationMs"],
        ["-------------", "-----------", "---------------", "------------------", "----------"],
        ["2026-11-26T10", "ClientError", "404", "", "401"],
        ["2026-11-26T10", "Success", "", "404201 ms", "404201"],
        ["2026-11-26T10", "ClientError", "401", "401002: Ä", "404201"],
    ];
    let expected = [(None, Some(404), None), (Some(401_002), Some(401), None)];
    let aligned = rows.map(|[a, b, c, d, e]| format!("{a:13}  {b:11}  {c:15}  {d:18}  {e:10}\n")).concat();
    let framed = rows.map(|row| format!("| {} |\n", row.join(" | "))).concat();
    for (form, table) in [("az -o table", aligned), ("Markdown", framed)] {
        assert_failures(form, table.as_bytes(), &expected);
        // Wherever it begins.
        assert_failures(form, format!("Querying\n\n{table}").as_bytes(), &expected);
    }
}

/// Panics unless the second and the fourth of five rows have failed.
#[track_caller]
fn assert_rows(form: &str, head: &str, row: impl Fn(&str, &str, &str) -> String, end: &str) {
    let rows = [
        row("dev-1", "0", "x"),
        row("dev-2", "401002", "Unauthorized"),
        row("dev-3", "200", "404201 bytes"),
        row("dev-4", "404201", "Enrollment not found"),
        row("dev-5", "0", "x"),
    ];
    let failure = |number, device: &str| (Some(number), None, Some(device.to_owned()));
    let log = format!("{head}{}{end}", rows.concat());
    assert_failures(form, log.as_bytes(), &[failure(401_002, "dev-2"), failure(404_201, "dev-4")]);
}

#[test]
fn tables_amid_other_text() {
    assert_rows(
        "cqlsh",
        "cqlsh:fleet> SELECT device_id, error_code, message, seq FROM dps_events;\n\n device_id | error_code | message | seq\n-----------+------------+---------+--------\n",
        |device, code, message| format!("  {device} | {:>8} | {message:>20} | 404203\n", code.replace("200", "null")),
        "\n(5 rows)\n",
    );
    assert_rows(
        "COPY",
        "--\n-- Data for Name: log\n--\n\nCOPY public.log (id, device_id, error_code, message, bytes) FROM stdin;\n",
        |device, code, message| format!("404207\t{device}\t{code}\t{message}\t401002\n"),
        "\\.\n\nSELECT pg_catalog.setval('log_id_seq', 404207, true);\n",
    );
    assert_rows(
        "Confluence",
        "h2. Outage (INC-404201)\n|| Time (UTC) || Device || Code || Text ||\n",
        |device, code, message| format!("| 2026-11-25 08:14:03 | {device} | {code} | {message} |\n"),
        "Costs: 404 EUR, order 401002.\n",
    );
}

#[test]
fn cells_and_columns_of_any_form() {
    assert_rows(
        "console.table",
        "┌───┬───┐\n│ (index) │ deviceId │ errorCode │ message │\n├───┼───┤\n",
        |device, code, message| format!("│ 404202 │ '{device}' │ {code} │ '{message}' │\n"),
        "└───┴───┘\n",
    );
    assert_rows(
        "German",
        "Zeit\tGerät\tFehlercode\tMeldung\n",
        |device, code, message| format!("25.11.2026 08:14:03\t{device}\t{code}\t{message}\n"),
        "",
    );
    assert_rows(
        "az",
        "RegistrationId    Region      ErrorCode   Etag\n----------------  ----------  ----------  ----------\n",
        |device, code, _| format!("{device}           westeu    {code:<6}      etag404202\n"),
        "",
    );
}

#[test]
fn rows_of_other_moments_are_not_joined() {
    let log = "2026-11-25 08:14:03 [dps] error code = 401002\n2026-11-25 08:15:04 [dps] status = 200\n2026-11-25 08:16:05 [dps] error code = 404201\n2026-11-25 08:17:06 [dps] http status = 503\n";
    let expected = [(Some(401_002), None, None), (Some(404_201), None, None), (None, Some(503), None)];
    assert_failures("lines", log.as_bytes(), &expected);
    let log = "2026-11-25 08:14:03 [dps] error code = 401002\n2026-11-25 08:14:03 [dps] http status = 401\n";
    assert_failures("one moment", log.as_bytes(), &[(Some(401_002), Some(401), None)]);
}
