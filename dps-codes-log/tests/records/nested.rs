//! Failures within objects: of alerts, of checks, and of traces in strings.

use crate::{assert_failures, failures, texts, without_devices};

#[test]
fn dimensions_of_alerts() {
    let alert = |condition: &str, dimensions: &str| {
        format!(
            "{{\"schemaId\":\"azureMonitorCommonAlertSchema\",\"data\":{{\"essentials\":{{\"alertId\":\"a404201\",\"monitorCondition\":\"{condition}\"}},\"alertContext\":{{\"condition\":{{\"allOf\":[{{\"threshold\":\"404\",\"dimensions\":[{dimensions}]}}]}}}}}}}}\n"
        )
    };
    let failure = r#"{"name":"DeviceId","value":"dev-1"},{"name":"ErrorCode","value":"401002"}"#;
    let input = [
        alert("Fired", r#"{"name":"DeviceId","value":"dev-2"},{"name":"Count","value":"404201"}"#),
        alert("Fired", failure),
        alert("Resolved", failure),
    ];
    assert_failures("alerts", input.concat().as_bytes(), &[(Some(401_002), None, Some("dev-1".to_owned()))]);
    let upper = r#"{"tags":[{"Name":"ErrorCode","Value":"401002"},{"Name":"DeviceId","Value":"dev-1"}]}"#;
    assert_failures("tags", upper.as_bytes(), &[(Some(401_002), None, Some("dev-1".to_owned()))]);
}

#[test]
fn maps_of_checks() {
    let check = |name: &str, result: &str, detail: &str| {
        format!("    \"{name}\": {{ \"result\": \"{result}\", \"details\": [\"{detail}\"] }}")
    };
    let checks = [
        check("a", "error", "DPS error 401002: Unauthorized"),
        check("b", "ok", "offset 404201 ms"),
        check("c", "error", "DPS error 404201: Enrollment not found"),
    ];
    let input = format!("{{\n  \"version\": \"1.5\",\n  \"checks\": {{\n{}\n  }}\n}}\n", checks.join(",\n"));
    assert_eq!(without_devices(failures(input.as_bytes())), [(Some(401_002), None), (Some(404_201), None)]);
    let parts = r#"{"request":{"errorCode":0},"response":{"errorCode":401002},"error":{"code":401002}}"#;
    assert_eq!(failures(parts.as_bytes()).len(), 1, "the parts of one failure");
}

#[test]
fn traces_in_strings() {
    let trace = "x\\nCaused by: HTTP response code: 401 for URL: https://plant.example/api/x\\n";
    let line = |message: &str| format!("{{\"message\":\"{message}\",\"stack\":\"{trace}\"}}\n");
    let input = [line("upload failed"), line("registration failed: errorCode=401002")].concat();
    assert_failures("a call to another host", input.as_bytes(), &[(Some(401_002), None, None)]);
}

#[test]
fn codes_of_places() {
    for (object, number) in [
        (r#"{"code":404201,"city":"Springfield","country":"US"}"#, None),
        (r#"{"errorCode":404201,"city":"Springfield"}"#, Some(404_201)),
        (r#"{"code":404201,"device":"dev-1"}"#, Some(404_201)),
    ] {
        let found = without_devices(failures(object.as_bytes()));
        assert_eq!(found.first().and_then(|(number, _)| *number), number, "{object}");
    }
}

#[test]
fn elements_of_a_line() {
    let device = Some("dev-1".to_owned());
    let soap = "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault><faultstring>DPS error 401002: Unauthorized</faultstring><detail><deviceId>dev-1</deviceId></detail></s:Fault></s:Body></s:Envelope>\n";
    let healthy = soap.replace("DPS error 401002: Unauthorized", "").replace("dev-1", "dev-2");
    assert_failures("SOAP", (healthy + soap).as_bytes(), &[(Some(401_002), None, device.clone())]);
    let event = "<Event><System><EventID>404</EventID><EventRecordID>404201</EventRecordID><Computer>GW</Computer></System><EventData><Data Name=\"DeviceId\">dev-1</Data><Data Name=\"ErrorCode\">401002</Data></EventData></Event>\n";
    let healthy = event.replace("ErrorCode", "Bytes").replace("dev-1", "dev-2");
    assert_failures("events of Windows", (healthy + event).as_bytes(), &[(Some(401_002), None, device)]);
}

#[test]
fn rows_and_unions_of_databases() {
    let device = Some("dev-1".to_owned());
    let compact = "{\n\t\"meta\":\n\t[\n\t\t{\"name\": \"device_id\", \"type\": \"String\"},\n\t\t{\"name\": \"error_code\", \"type\": \"Int32\"},\n\t\t{\"name\": \"bytes\", \"type\": \"Int32\"}\n\t],\n\t\"data\":\n\t[\n\t\t[\"dev-2\", 0, 404201],\n\t\t[\"dev-1\", 401002, 404203]\n\t],\n\t\"rows\": 2\n}\n";
    assert_failures("ClickHouse", compact.as_bytes(), &[(Some(401_002), None, device.clone())]);
    let row = |device: &str, code: &str| {
        format!("{{\"deviceId\":{{\"string\":\"{device}\"}},\"errorCode\":{code},\"bytes\":{{\"long\":404201}}}}\n")
    };
    let avro = [row("dev-2", "null"), row("dev-1", "{\"int\":401002}")].concat();
    assert_failures("Avro", avro.as_bytes(), &[(Some(401_002), None, device)]);
}

#[test]
fn one_check_that_fails_stays_in_its_map() {
    let checks = |second: &str| {
        format!(
            r#"{{"checks":{{"a":{{"result":"e","x":"DPS error 401002"}},"b":{{"result":"{second}"}},"c":{{"result":"ok"}}}}}}"#
        )
    };
    let one = checks("ok");
    assert_eq!(texts(&one), [&*one]);
    assert_eq!(texts(&checks("DPS error 404201")).len(), 2);
}

#[test]
fn a_string_is_not_a_log_of_its_own() {
    let statement = "INSERT INTO log (time, errorCode) VALUES ('2026-11-26T10:00:00Z', 404201)";
    assert_eq!(texts(statement), [r#"{"errorCode":"404201"}"#]);
    let object = format!("{{\"message\":\"{statement}\"}}");
    assert_eq!(texts(&object), [object]);
}
