//! Resource logs of DPS, in every form that Azure and its collectors give them.

use std::fmt::Write as _;

use dps_codes::{Origin, Phase};
use dps_codes_log::{RecordKind, Records};
use serde_json::{Value, json};

use crate::{Failure, assert_failures, failures, without_devices};

const ID: &str = "/SUBSCRIPTIONS/00000000-0000-0000-0000-000000000001/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.DEVICES/PROVISIONINGSERVICES/DPS1";

/// Five failures among four successes, with the device in a string.
fn records() -> Vec<Value> {
    let body = r#"{"errorCode":401002,"trackingId":"5f3c","message":"Invalid, or \"expired\" certificate."}"#;
    let manage = r#"{"errorCode":409201,"message":"Enrollment already exists."}"#;
    [
        ("RegistrationAttempt", "DeviceOperations", "Success", "", "", "dev-0"),
        ("RegistrationAttempt", "DeviceOperations", "ClientError", "401", body, "dev-1"),
        ("AttestationAttempt", "DeviceOperations", "Success", "", "", "dev-2"),
        (
            "RegistrationAttempt",
            "DeviceOperations",
            "ClientError",
            "404",
            "Enrollment not found\n(errorCode: 404201)",
            "dev-2",
        ),
        (
            "RegistrationAttempt",
            "DeviceOperations",
            "Failure",
            "429",
            "429001: Operations are being throttled.",
            "dev-3",
        ),
        ("Get", "ServiceOperations", "Success", "200", "", "dev-404201"),
        ("Upsert", "ServiceOperations", "ClientError", "409", manage, "dev-4"),
        ("RegistrationAttempt", "DeviceOperations", "Failure", "500", "", "dev-5"),
        ("RegistrationAttempt", "DeviceOperations", "Success", "", "", "dev-5"),
    ]
    .into_iter()
    .enumerate()
    .map(|(index, (operation, category, result, signature, description, device))| {
        json!({
            "time": format!("2026-11-26T10:00:0{index}.0000000Z"), "resourceId": ID, "operationName": operation,
            "operationVersion": "March2019", "category": category,
            "level": if result == "Success" { "Information" } else { "Error" }, "resultType": result,
            "resultSignature": signature, "resultDescription": description, "durationMs": "226",
            "callerIpAddress": "203.0.113.XXX", "correlationId": format!("{index}1111111-1111-1111-1111-111111111111"),
            "location": "westeurope",
            "properties": json!({"id": device, "type": "Registration", "protocol": "Mqtt"}).to_string(),
        })
    })
    .collect()
}

fn expected() -> Vec<Failure> {
    [(Some(401_002), 401), (Some(404_201), 404), (Some(429_001), 429), (Some(409_201), 409), (None, 500)]
        .into_iter()
        .zip(1..)
        .map(|((number, status), device)| (number, Some(status), Some(format!("dev-{device}"))))
        .collect()
}

/// The names that Log Analytics gives the fields.
fn of_log_analytics() -> Vec<Value> {
    records()
        .into_iter()
        .map(|record| {
            let renamed = record.as_object().expect("a record is an object").iter().map(|(key, value)| {
                let name = match key.as_str() {
                    "time" => "TimeGenerated".to_owned(),
                    "properties" => "properties_s".to_owned(),
                    "callerIpAddress" => "CallerIPAddress".to_owned(),
                    other => other[..1].to_uppercase() + &other[1..],
                };
                (name, value.clone())
            });
            Value::Object(renamed.collect())
        })
        .collect()
}

fn lines(records: &[Value]) -> String {
    behind("", records)
}

fn behind(prefix: &str, records: &[Value]) -> String {
    records.iter().fold(String::new(), |mut lines, record| {
        let _ = writeln!(lines, "{prefix}{record}");
        lines
    })
}

fn columns() -> Vec<String> {
    of_log_analytics()[0].as_object().expect("a record is an object").keys().cloned().collect()
}

fn rows(columns: &[String]) -> Vec<Value> {
    of_log_analytics().iter().map(|record| columns.iter().map(|column| record[column].clone()).collect()).collect()
}

fn separated(columns: &[String], delimiter: &str) -> String {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let line = |values: Vec<&str>| values.into_iter().map(quoted).collect::<Vec<_>>().join(delimiter) + "\r\n";
    let rows = rows(columns);
    let rows =
        rows.iter().map(|row| line(row.as_array().unwrap().iter().map(|value| value.as_str().unwrap()).collect()));
    columns.join(delimiter) + "\r\n" + &rows.collect::<String>()
}

fn utf16(text: &str) -> Vec<u8> {
    format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Every form with these failures.
fn forms() -> Vec<(&'static str, Vec<u8>)> {
    let (storage, analytics) = (records(), of_log_analytics());
    let objects: Vec<_> = storage
        .iter()
        .cloned()
        .map(|mut record| {
            record["properties"] = serde_json::from_str(record["properties"].as_str().unwrap()).unwrap();
            record["level"] = json!(4);
            record
        })
        .collect();
    let shouted: Vec<_> = storage
        .iter()
        .map(|record| {
            let fields = record.as_object().unwrap().iter().map(|(key, value)| (key.to_uppercase(), value.clone()));
            Value::Object(fields.collect())
        })
        .collect();
    let columns = columns();
    let turned: Vec<_> = columns.iter().rev().cloned().collect();
    let named: Vec<_> = columns.iter().map(|name| json!({"name": name, "type": "string"})).collect();
    let kusto: Vec<_> = columns.iter().map(|name| json!({"ColumnName": name, "DataType": "String"})).collect();
    let pretty = |value: &Value| serde_json::to_string_pretty(value).unwrap();
    let all = Value::Array(analytics.clone());
    let rest = json!({"tables": [{"name": "PrimaryResult", "columns": named, "rows": rows(&columns)}]});
    let hub = json!({"records": storage});
    let wrapped = |key: &str| lines(&storage.iter().map(|record| json!({"id": 1, key: record})).collect::<Vec<_>>());
    let as_string =
        |key: &str| lines(&storage.iter().map(|record| json!({key: record.to_string()})).collect::<Vec<_>>());
    let color = |text: String| text.replace("\": ", "\"\u{1b}[39;49;00m:\u{1b}[37m ");
    let forms: Vec<(&'static str, String)> = vec![
        ("blob", lines(&storage)),
        ("blob, with CRLF", lines(&storage).replace('\n', "\r\n")),
        ("blob, with a byte order mark", format!("\u{feff}{}", lines(&storage))),
        ("objects as properties", lines(&objects)),
        ("names in upper case", lines(&shouted)),
        ("Event Hub", hub.to_string()),
        ("Event Hub, batches", format!("{}\n{}\n", json!({"records": storage[..4]}), json!({"records": storage[4..]}))),
        ("Event Hub, batches without a break", format!("{}{}", json!({"records": storage[..4]}), json!({"records": storage[4..]}))),
        ("Event Hub, indented", pretty(&hub)),
        ("Event Hub, batches in a list", json!([{"records": storage[..4]}, {"records": storage[4..]}]).to_string()),
        ("Event Hub, captured", lines(&[json!({"SequenceNumber": 1, "Body": hub})])),
        ("Event Hub, captured as a string", lines(&[json!({"Body": hub.to_string(), "Offset": "1"})])),
        ("a string", json!(hub.to_string()).to_string()),
        ("strings in a list", json!(storage.iter().map(Value::to_string).collect::<Vec<_>>()).to_string()),
        ("az -o json", pretty(&all)),
        ("az -o jsonc", color(pretty(&all))),
        ("a list in one line", all.to_string()),
        ("REST", rest.to_string()),
        ("REST, indented", pretty(&rest)),
        ("REST, rows before columns", json!({"tables": [{"a": 1, "rows": rows(&columns), "zcolumns": 1, "~": 0}]}).to_string().replace("\"zcolumns\":1", &format!("\"columns\":{}", json!(named)))),
        ("REST, columns in another order", json!({"tables": [{"columns": turned.iter().map(|name| json!({"name": name})).collect::<Vec<_>>(), "rows": rows(&turned)}]}).to_string()),
        ("REST, several tables", json!({"tables": [
            {"name": "a", "columns": named, "rows": rows(&columns)[..4]},
            {"name": "b", "columns": [{"name": "Count"}], "rows": [[404_201]]},
            {"name": "c", "columns": named, "rows": rows(&columns)[4..]},
        ]}).to_string()),
        ("Data Explorer", json!({"Tables": [{"TableName": "Table_0", "Columns": kusto, "Rows": rows(&columns)}]}).to_string()),
        ("Data Explorer, frames", json!([{"FrameType": "DataSetHeader"}, {"FrameType": "DataTable", "Columns": kusto, "Rows": rows(&columns)}]).to_string()),
        ("CSV", separated(&columns, ",")),
        ("CSV, with a byte order mark", format!("\u{feff}{}", separated(&columns, ","))),
        ("CSV, columns in another order", separated(&turned, ",")),
        ("CSV, names in lower case", separated(&columns, ",").replacen(&columns.join(","), &columns.join(",").to_lowercase(), 1)),
        ("CSV of the portal", separated(&columns, ",").replacen("TimeGenerated", "\"TimeGenerated [UTC]\"", 1)),
        ("CSV with semicolons", separated(&columns, ";")),
        ("TSV", separated(&columns, "\t")),
        ("two CSV files", format!("{}{}", separated(&columns, ","), "TimeGenerated,ResultType,ResultSignature\n2026,Success,\n")),
        ("indented objects, one behind the other", storage.iter().map(pretty).collect::<Vec<_>>().join("\n")),
        ("indented objects without a break", storage.iter().map(pretty).collect::<String>()),
        ("objects separated by commas", storage.iter().map(Value::to_string).collect::<Vec<_>>().join(",\n")),
        ("objects behind record separators", behind("\u{1e}", &storage)),
        ("in body", wrapped("body")),
        ("in an unknown key", wrapped("payload_of_some_forwarder")),
        ("a string in message", as_string("message")),
        ("a string in log", lines(&storage.iter().map(|record| json!({"log": format!("{record}\n"), "stream": "stdout"})).collect::<Vec<_>>())),
        ("behind a time", behind("2026-11-26T10:00:00Z stdout F ", &storage)),
        ("an alert", json!({"value": storage, "nextLink": null}).to_string()),
        ("Elasticsearch", json!({"took": 1, "hits": {"total": 9, "hits": storage.iter().map(|record| json!({"_id": "1", "_source": record})).collect::<Vec<_>>()}}).to_string()),
        ("Splunk", lines(&storage.iter().map(|record| json!({"preview": false, "result": {"_raw": record.to_string()}})).collect::<Vec<_>>())),
        ("Loki", json!({"status": "success", "data": {"result": [{"stream": {"a": "b"}, "values": storage.iter().map(|record| json!(["1764151200123000000", record.to_string()])).collect::<Vec<_>>()}]}}).to_string()),
    ];
    let mut forms: Vec<_> = forms.into_iter().map(|(form, text)| (form, text.into_bytes())).collect();
    forms.push(("blob, redirected by PowerShell", utf16(&lines(&storage))));
    forms.push(("az -o json, redirected by PowerShell", utf16(&pretty(&all).replace('\n', "\r\n"))));
    forms.push(("CSV, redirected by PowerShell", utf16(&separated(&columns, ","))));
    forms
}

#[test]
fn every_form_gives_the_same_failures() {
    let mut wrong = Vec::new();
    for (form, input) in forms() {
        if failures(&input[..]) == expected() {
            assert_failures(form, &input, &expected());
        } else {
            wrong.push(format!("{form}: {:?}\n", without_devices(failures(&input[..]))));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn fields_have_the_device_and_the_time() {
    let input = lines(&records());
    let mut records = Records::new(input.as_bytes());
    records.next_record().unwrap();
    let record = records.next_record().unwrap().expect("a second record");
    assert_eq!((record.line(), record.kind(), record.phase()), (2, RecordKind::AzureMonitor, Some(Phase::Register)));
    assert_eq!(record.time(), Some("2026-11-26T10:00:01.0000000Z"));
    assert_eq!((record.device(), record.protocol()), (Some("dev-1"), Some("Mqtt")));
    assert_eq!((record.resource(), record.operation()), (Some("DPS1"), Some("RegistrationAttempt")));
    assert_eq!(record.tracking_id(), Some("11111111-1111-1111-1111-111111111111"));
    assert_eq!((record.status(), record.is_success(), record.is_truncated()), (Some(401), false, false));
    let reading = record.reading();
    assert_eq!(reading.origin(record.phase()), Origin::Dps);
    let report = reading.report();
    assert_eq!(report.message().unwrap(), "Invalid, or \"expired\" certificate.");
    assert_eq!(report.tracking_id().unwrap(), "11111111-1111-1111-1111-111111111111");
}

#[test]
fn descriptions_in_every_form() {
    let body = r#"{"errorCode":401002,"message":"Invalid certificate."}"#;
    for (description, number, message) in [
        (body, Some(401_002), Some("Invalid certificate.")),
        ("401002: Invalid certificate.", Some(401_002), Some("Invalid certificate.")),
        ("401002 - Invalid certificate.", Some(401_002), Some("Invalid certificate.")),
        ("Invalid certificate. (errorCode: 401002)", Some(401_002), Some("Invalid certificate. (errorCode: 401002)")),
        ("CA certificate not found.", None, Some("CA certificate not found.")),
        ("Device 404201 is not known", None, Some("Device 404201 is not known")),
        ("", None, None),
    ] {
        let line = json!({"resultType": "ClientError", "resultSignature": "401", "resultDescription": description});
        let line = line.to_string();
        let mut records = Records::new(line.as_bytes());
        let record = records.next_record().unwrap().expect("a record");
        let reading = record.reading();
        let report = reading.report();
        assert_eq!((report.number(), report.transport_status()), (number, Some(401)), "{description}");
        assert_eq!(report.message().map(ToString::to_string).as_deref(), message, "{description}");
        assert!(reading.is_evident());
    }
}

#[test]
fn a_batch_that_is_longer_than_a_record_is_split() {
    let one = json!({"records": records()}).to_string();
    let inside = one.trim_start_matches("{\"records\":[").trim_end_matches("]}");
    let mut batch = "{\"records\":[".to_owned();
    let count = 400;
    for index in 0..count {
        batch.push_str(if index > 0 { "," } else { "" });
        batch.push_str(inside);
    }
    batch.push_str("]}");
    assert!(batch.len() > 1_500_000);
    let mut records = Records::new(batch.as_bytes());
    let (mut total, mut evident) = (0, 0);
    while let Some(record) = records.next_record().unwrap() {
        assert!(!record.is_too_long() && !record.is_truncated());
        total += 1;
        evident += usize::from(record.reading().is_evident());
    }
    assert_eq!((total, evident), (9 * count, 5 * count));
}

#[test]
fn truncated_input_loses_one_record_at_most() {
    let input = lines(&records());
    // The position at which each record is complete.
    let all: Vec<_> = input.match_indices('\n').map(|(at, _)| at).collect();
    for end in (0..input.len()).step_by(7).filter(|&end| input.is_char_boundary(end)) {
        let mut records = Records::new(&input.as_bytes()[..end]);
        let (mut total, mut truncated) = (0, 0);
        while let Some(record) = records.next_record().unwrap() {
            total += 1;
            truncated += usize::from(record.is_truncated());
        }
        let complete = all.iter().filter(|&&length| length <= end).count();
        let has_rest = end > 0 && !all.contains(&end) && !all.contains(&(end - 1));
        assert_eq!((total, truncated), (complete + usize::from(has_rest), usize::from(has_rest)), "{}", &input[..end]);
    }
}

#[test]
fn a_record_behind_a_truncated_one_on_its_line_is_read() {
    let first = r#"{"time":"2026-11-26T10:00:00Z","category":"DeviceOperations","resultType":"ClientError","resultSignature":"401","resultDescription":"{\"errorCode\":401002}","properties":{"id":"dev-1"}}"#;
    let second = first.replace("401002", "404201").replace("dev-1", "dev-2");
    for end in 8..first.len() {
        let input = format!("{}{second}\n{second}\n", &first[..end]);
        let mut records = Records::new(input.as_bytes());
        let truncated = records.next_record().unwrap().unwrap();
        assert!(truncated.is_truncated() && truncated.device() != Some("dev-2"), "{input}");
        for line in 1..3 {
            let record = records.next_record().unwrap().unwrap_or_else(|| panic!("{input}"));
            assert_eq!(
                (record.line(), record.is_truncated(), record.device()),
                (line, false, Some("dev-2")),
                "{input}"
            );
            assert_eq!(record.reading().report().number(), Some(404_201), "{input}");
        }
        assert!(records.next_record().unwrap().is_none());
    }
}

#[test]
fn a_line_truncated_amid_the_file_does_not_hide_the_next() {
    let all = records();
    let whole = all[3].to_string();
    for end in 1..whole.len() {
        if !whole.is_char_boundary(end) {
            continue;
        }
        let input = format!("{}\n{}\n{}\n", all[1], &whole[..end], all[4]);
        let found = failures(input.as_bytes());
        assert_eq!(found.first().map(|failure| failure.0), Some(Some(401_002)), "{input}");
        assert_eq!(found.last().map(|failure| failure.0), Some(Some(429_001)), "{input}");
        assert!(found.len() <= 3, "{input}");
    }
}

#[test]
fn a_call_that_goes_on_has_not_failed() {
    let of = |result: &str, signature: &str| {
        let line =
            json!({"category": "DeviceOperations", "resultType": result, "resultSignature": signature}).to_string();
        without_devices(failures(line.as_bytes()))
    };
    for result in ["Start", "Started", "Accept", "Accepted", "InProgress", "in progress", "Active"] {
        for signature in ["", "Started", "200", "202"] {
            assert_eq!(of(result, signature), [], "{result} {signature}");
        }
        assert_eq!(of(result, "404"), [(None, Some(404))], "{result}");
    }
    assert_eq!(of("Failed", ""), [(None, None)]);
}

#[test]
fn records_of_other_resources_are_recognized() {
    let of = |id: &str| {
        let record =
            json!({"resourceId": id, "resultType": "404104", "resultSignature": "404", "category": "Connections"});
        let line = record.to_string();
        let mut records = Records::new(line.as_bytes());
        let record = records.next_record().unwrap().expect("a record");
        (record.reading().is_evident(), record.reading().origin(record.phase()), record.hub().map(str::to_owned))
    };
    let provider = "/SUBSCRIPTIONS/0/RESOURCEGROUPS/RG/PROVIDERS";
    assert_eq!(
        of(&format!("{provider}/MICROSOFT.DEVICES/IOTHUBS/PLANT")),
        (true, Origin::Hub, Some("PLANT".to_owned()))
    );
    assert_eq!(of(&format!("{provider}/MICROSOFT.KEYVAULT/VAULTS/V")), (false, Origin::Other, None));
}

#[test]
fn records_with_one_field_a_line() {
    let analytics = of_log_analytics();
    let quoted = |value: &str| format!("'{}'", value.replace('\'', "''").replace('\n', "\n\n    "));
    let yaml = analytics.iter().fold(String::new(), |mut yaml, record| {
        for (index, (key, value)) in record.as_object().unwrap().iter().enumerate() {
            let _ = writeln!(yaml, "{} {key}: {}", if index == 0 { "-" } else { " " }, quoted(value.as_str().unwrap()));
        }
        yaml
    });
    let list = analytics.iter().fold(String::from("\n"), |mut list, record| {
        for (key, value) in record.as_object().unwrap() {
            let _ = writeln!(list, "{key:20} : {}", value.as_str().unwrap().replace('\n', " "));
        }
        list + "\n"
    });
    for (form, input) in [("az -o yaml", yaml), ("PowerShell", list)] {
        assert_failures(form, input.as_bytes(), &expected());
    }
}
