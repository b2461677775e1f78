//! Lists of attributes, as OpenTelemetry and tracing systems have them.

use crate::{assert_failures, texts};

fn log_record(attributes: &[(&str, &str)]) -> String {
    let pair = |(key, value): &(&str, &str)| format!("{{\"key\":\"{key}\",\"value\":{value}}}");
    let attributes = attributes.iter().map(pair).collect::<Vec<_>>().join(",");
    format!(
        "{{\"timeUnixNano\":\"1795594457853000000\",\"body\":{{\"stringValue\":\"x\"}},\"attributes\":[{attributes}]}}"
    )
}

#[test]
fn attributes_are_fields() {
    let failure = |value: &str| log_record(&[("device.id", r#"{"stringValue":"dev-1"}"#), ("error.code", value)]);
    let success = log_record(&[("device.id", r#"{"stringValue":"dev-2"}"#), ("bytes", r#"{"intValue":"404201"}"#)]);
    for value in [r#"{"intValue":"401002"}"#, r#"{"stringValue":"401002"}"#, r#"{"doubleValue":401002}"#] {
        let records = [success.clone(), failure(value), failure(value)].join(", ");
        let expected = (Some(401_002), None, Some("dev-1".to_owned()));
        let one = format!("{{\"resourceLogs\":[{{\"scopeLogs\":[{{\"logRecords\":[{}]}}]}}]}}\n", failure(value));
        assert_failures("one record", one.as_bytes(), std::slice::from_ref(&expected));
        let several = format!("{{\"resourceLogs\":[{{\"scopeLogs\":[{{\"logRecords\":[{records}]}}]}}]}}\n");
        assert_failures("several records", several.as_bytes(), &[expected.clone(), expected]);
    }
}

#[test]
fn tags_of_a_span_are_fields() {
    let span = r#"{"startTime":1795594443217000,"tags":[{"key":"deviceId","type":"string","value":"dev-1"},{"key":"http.status_code","value":404},{"key":"dps.errorCode","value":404201}]}"#;
    assert_failures("span", span.as_bytes(), &[(Some(404_201), Some(404), Some("dev-1".to_owned()))]);
}

#[test]
fn values_of_a_type_are_values_in_records_of_azure_monitor() {
    let of_type = |value: &str| format!("{{\"stringValue\":\"{value}\"}}");
    let [result, status, text, category] = ["ClientError", "404", "404201: x", "DeviceOperations"].map(of_type);
    let fields = format!("\"resultType\":{result},\"resultSignature\":{status},\"resultDescription\":{text}");
    for record in [
        format!("{{{fields},\"category\":{category}}}"),
        format!("{{{fields},\"category\":\"DeviceOperations\"}}"),
        format!("{{\"category\":\"DeviceOperations\",\"properties\":{{{fields}}},\"resultType\":{result}}}"),
    ] {
        for log in [format!("{record}\n"), format!("[{record}]\n"), format!("{record}\n{record}\n")] {
            let count = log.matches("404201").count();
            let expected = vec![(Some(404_201), Some(404), None); count];
            assert_failures("a record", log.as_bytes(), &expected);
        }
    }
}

#[test]
fn objects_without_attributes_stay_as_they_are() {
    for object in [
        r#"{"name": "x", "errorCode": 401002}"#,
        r#"{"key": "x", "errorCode": 401002}"#,
        r#"{"value": "x", "errorCode": 401002}"#,
    ] {
        assert_eq!(texts(object), [object]);
    }
}

#[test]
fn values_of_a_type_are_read_to_a_depth() {
    let within = |depth: usize| (0..depth).fold("\"401002\"".to_owned(), |value, _| format!("{{\"int\":{value}}}"));
    let read = |depth| texts(&format!("{{\"errorCode\":{}}}", within(depth)));
    assert_eq!(read(1), [r#"{"errorCode":401002}"#]);
    assert_eq!(read(15), [r#"{"errorCode":401002}"#]);
    assert_eq!(read(16), [r#"{"errorCode":{"int":"401002"}}"#]);
    assert_eq!(read(20), [format!("{{\"errorCode\":{}}}", within(5))]);
}

#[test]
fn lists_of_attributes_are_read_to_a_depth() {
    let within = |item: &str, depth: usize| format!("{{\"a\":{}{item}{}}}", "[".repeat(depth), "]".repeat(depth));
    let attribute = r#"{"key":"errorCode","value":401002}"#;
    assert_eq!(texts(&within(attribute, 1)), [r#"{"a":{"errorCode":401002}}"#]);
    assert_eq!(texts(&within(attribute, 15)), [within(r#"{"errorCode":401002}"#, 14)]);
    for depth in [16, 17, 20] {
        assert_eq!(texts(&within(attribute, depth)), [within(attribute, depth)]);
    }
}
