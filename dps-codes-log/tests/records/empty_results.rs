//! Records of Azure Monitor whose fields of the result are empty, as they are on success.

use dps_codes_log::Records;

use crate::assert_failures;

#[test]
fn empty_results_are_successes() {
    for record in [
        r#"{"time":"x","category":"Connections","level":"Informational","resultType":"","resultDescription":""}"#,
        r#"{"time":"x","device":"dev-1","resultSignature":"","resultDescription":""}"#,
        r#"{"time":"x","category":"DeviceOperations","resultType":null,"resultSignature":null}"#,
        r#"{"time":"x","resultType":"","properties":"{\"deviceId\":\"dev-1\",\"statusCode\":\"\"}"}"#,
    ] {
        assert_failures("record", format!("{record}\n").as_bytes(), &[]);
        let mut records = Records::new(record.as_bytes());
        assert!(records.next_record().unwrap().unwrap().is_success(), "{record}");
    }
}

#[test]
fn other_fields_can_state_a_failure() {
    let device = Some("dev-1".to_owned());
    for (record, number, status) in [
        (r#"{"time":"x","device":"dev-1","level":"Error","resultType":"","resultSignature":""}"#, None, None),
        (r#"{"time":"x","device":"dev-1","resultType":"","resultSignature":"429"}"#, None, Some(429)),
        (r#"{"time":"x","device":"dev-1","resultSignature":"","resultDescription":"404201: x"}"#, Some(404_201), None),
        (r#"{"time":"x","resultType":"","properties":{"deviceId":"dev-1","statusCode":"401"}}"#, None, Some(401)),
    ] {
        assert_failures("record", format!("{record}\n").as_bytes(), &[(number, status, device.clone())]);
    }
}

#[test]
fn rows_of_the_portal() {
    let header = "\"TimeGenerated [UTC]\",Category,Level,ResultType,ResultDescription,properties_s\n";
    let row = |level: &str, result: &str, text: &str| {
        let properties = r#""{""deviceId"": ""dev-1"", ""statusCode"": """"}""#;
        format!("\"11/25/2026, 11:20:03.217 AM\",Connections,{level},{result},{text},{properties}\n")
    };
    let healthy = row("Informational", "", "");
    let input = [header, &healthy, &row("Error", "401003", "IoTHubUnauthorized"), &healthy].concat();
    assert_failures("CSV", input.as_bytes(), &[(Some(401_003), None, Some("dev-1".to_owned()))]);
}
