//! Values of `code` and `errorCode` that are not errors: statuses of successes, words, and codes of other things.

use dps_codes_log::Reading;

#[test]
fn values_without_a_failure() {
    for line in [
        r#"{"device":"a","op":"register","code":202,"msg":"Accepted"}"#,
        r#"{"device":"a","status":"assigned","code":202}"#,
        r#"{"code":204,"msg":"No Content"}"#,
        r#"{"code":304}"#,
        r#"{"code":100}"#,
        r#"{"errorCode":206}"#,
        "PUT done, error code 202",
        "PUT done, errorCode=202",
        r#"{"code":"OK"}"#,
        r#"{"device":"a","error":false,"code":"OK"}"#,
        r#"{"device":"a","error":null,"code":"DONE"}"#,
        r#"{"errorCode":"NoError","device":"a"}"#,
        r#"{"errorCode":"N/A","device":"a"}"#,
        r#"{"code":"ACCEPTED","status":"assigning"}"#,
        r#"{"level":"info","code":"ENROLLED"}"#,
        r#"{"code":"DE","country":"Germany"}"#,
        r#"{"lang":"en","code":"en-US"}"#,
        r#"{"type":"coupon","code":"SAVE404201"}"#,
        r#"{"code":12345,"city":"Springfield"}"#,
    ] {
        let reading = Reading::of(line);
        let report = reading.report();
        assert!(!reading.is_evident() || report.registration().is_some(), "{line}");
        assert_eq!((report.number(), report.name().is_none()), (None, true), "{line}");
    }
}

#[test]
fn values_with_a_failure() {
    for (line, number, name) in [
        (r#"{"code":404201}"#, Some(404_201), None),
        (r#"{"code":401,"message":"x"}"#, Some(401), None),
        (r#"{"code":"EnrollmentNotFound"}"#, Some(404_201), Some("EnrollmentNotFound")),
        (r#"{"errorCode":"SomethingNew"}"#, None, Some("SomethingNew")),
        (r#"{"errorCode":12345}"#, Some(12345), None),
        (r#"{"error":{"code":"SomethingNew","message":"x"}}"#, None, Some("SomethingNew")),
        (r#"{"level":"error","code":"SomethingNew"}"#, None, Some("SomethingNew")),
        (r#"{"code":"SomethingNew","message":"The call failed"}"#, None, Some("SomethingNew")),
        (r#"{"level":"error","code":712345}"#, Some(712_345), None),
    ] {
        let reading = Reading::of(line);
        assert!(reading.is_evident(), "{line}");
        let report = reading.report();
        assert_eq!((report.number(), report.name().map(ToString::to_string).as_deref()), (number, name), "{line}");
    }
}

#[test]
fn ids_of_traces_are_not_those_of_operations() {
    let row = r#"{"OuterMessage":"errorCode=401002, Unauthorized","OperationId":"4042014f1c524a90b7de7a12c0a41b6e"}"#;
    assert_eq!(Reading::of(row).report().number(), Some(401_002));
    let response = r#"{"operationId":"5.4042014f1c524a90.b7de7a12-c0a4-1b6e","status":"assigning"}"#;
    assert!(Reading::of(response).report().is_pending());
}
