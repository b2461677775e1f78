//! Bodies as they come: of each call, cut, wrapped, padded, with keys of others beside those of DPS.

use dps_codes::{Action, Code, Phase, Report};

use crate::assert_report::{Expected, assert_reports, failure, status};

fn responses(cases: impl IntoIterator<Item = (u16, &'static str, Expected)>) {
    assert_reports(
        cases
            .into_iter()
            .map(|(status, body, expected)| (body, Report::from_http(status, Report::NO_HEADERS, body), expected)),
    );
}

#[test]
fn the_status_lookup() {
    let found = r#"{"tpm":{"authenticationKey":"a2V5"},"registrationId":"pump-7","createdDateTimeUtc":"1Z","assignedHub":"hub.example","deviceId":"pump","status":"assigned","substatus":"initialAssignment","lastUpdatedDateTimeUtc":"2Z","etag":"x"}"#;
    let said = Report::from_http(200, Report::NO_HEADERS, found);
    status(200).registration("assigned").timestamp("2Z").assert_matches(&said);
    assert_eq!(said.assigned_hub().unwrap(), "hub.example");
    assert_eq!(said.device_id().unwrap(), "pump");
    assert_eq!(said.registration_id().unwrap(), "pump-7");
    assert_eq!(said.advice(Phase::Register).action(), Action::Proceed);
    responses([
        (
            200,
            r#"{"registrationId":"pump-7","status":"failed","errorCode":400208,"errorMessage":"No hub.","lastUpdatedDateTimeUtc":"2Z","payload":{"errorCode":1}}"#,
            failure(400_208).over(200).registration("failed").message("No hub.").timestamp("2Z"),
        ),
        (
            200,
            r#"{"registrationId":"pump-7","status":"disabled","lastUpdatedDateTimeUtc":"2Z"}"#,
            Expected { failure: true, disabled: true, ..status(200) }.registration("disabled").timestamp("2Z"),
        ),
        (
            404,
            r#"{"errorCode":404202,"trackingId":"3e1d","message":"Device registration not found.","timestampUtc":"2Z"}"#,
            failure(404_202).over(404).tracking_id("3e1d").message("Device registration not found.").timestamp("2Z"),
        ),
    ]);
}

#[test]
fn operations() {
    responses([
        (202, r#"{"operationId":"5.a","status":"assigning"}"#, status(202).registration("assigning")),
        (
            202,
            r#"{"operationId":"5.a","status":"assigning","registrationState":{"registrationId":"pump-7","createdDateTimeUtc":"1Z","status":"assigning","lastUpdatedDateTimeUtc":"2Z","etag":"x","errorCode":0,"errorMessage":null}}"#,
            status(202).registration("assigning").timestamp("2Z"),
        ),
        (
            200,
            r#"{"operationId":"5.a","status":"assigned","registrationState":{"registrationId":"pump-7","assignedHub":"h","deviceId":"d","status":"assigned","substatus":"deviceDataMigrated","errorCode":0,"payload":{"status":"failed","errorCode":400004,"message":"x"}}}"#,
            status(200).registration("assigned"),
        ),
        (
            200,
            r#"{"operationId":"","status":"blacklisted","registrationStatus":{"registrationId":"pump-7","status":"blacklisted"}}"#,
            Expected { failure: true, disabled: true, ..status(200) }.registration("blacklisted"),
        ),
        (
            200,
            r#"{"operationId":"5.a","status":"failed","registrationState":{"registrationId":"pump-7","status":"failed","errorCode":401002,"errorMessage":"{\"Message\":\"ErrorCode:IotHubUnauthorizedAccess;Unauthorized\",\"ExceptionMessage\":\"Tracking ID:fb98-G:10-TimeStamp:12/10/2024 06:42:31\"}","lastUpdatedDateTimeUtc":"2Z"}}"#,
            failure(401_002)
                .over(200)
                .registration("failed")
                .name("IotHubUnauthorizedAccess")
                .message("Unauthorized")
                .tracking_id("fb98-G:10-TimeStamp:12/10/2024 06:42:31")
                .timestamp("2Z"),
        ),
        (
            200,
            r#"{"operationId":"5.a","status":"failed","registrationState":{"status":"failed","errorCode":400209,"errorMessage":"Custom allocation failed with status code: 401"}}"#,
            failure(400_209).over(200).registration("failed").message("Custom allocation failed with status code: 401"),
        ),
        (
            404,
            r#"{"errorCode":404203,"trackingId":"3e1d","message":"Operation not found.","timestampUtc":"2024-02-01T09:15:27.12345+00:00","info":{"retry":"7"}}"#,
            failure(404_203)
                .over(404)
                .tracking_id("3e1d")
                .message("Operation not found.")
                .timestamp("2024-02-01T09:15:27.12345+00:00"),
        ),
    ]);
}

#[test]
fn challenges() {
    let challenge = || Expected { challenge: true, failure: false, ..status(401) };
    responses([
        (
            401,
            r#"{"message":"Authorization required","authenticationKey":"AAEC/w==","unencryptedAuthenticationKey":null,"keyName":"registration"}"#,
            challenge().message("Authorization required"),
        ),
        (401, r#"{"authenticationKey":"AAEC/w==","keyName":"registration"}"#, challenge()),
        (401, r#"{"keyName":"registration","authenticationKey":"AAEC\/w==","errorCode":null}"#, challenge()),
        (401, "\u{feff}{\r\n  \"AuthenticationKey\" : \"AAEC\"\r\n}", challenge()),
        (401, r#"{"authenticationKey":null,"keyName":"registration"}"#, status(401)),
        (401, r#"{"authenticationKey":"","keyName":"registration"}"#, status(401)),
        (401, r#"{"authenticationKey":"AAEC"#, status(401)),
        (401, r#"{"registrationState":{"authenticationKey":"AAEC"}}"#, status(401)),
        (401, r#"{"error":{"authenticationKey":"AAEC"}}"#, status(401)),
        (401, r#"{"message":"authenticationKey missing"}"#, status(401).message("authenticationKey missing")),
        (
            401,
            r#"{"errorCode":401002,"message":"x","authenticationKey":"AAEC","keyName":"registration"}"#,
            failure(401_002).over(401).message("x"),
        ),
    ]);
}

#[test]
fn numbers_as_writers_of_json_have_them() {
    for (body, number) in [
        (r#"{"errorCode":404201}"#, Some(404_201)),
        (r#"{"errorCode" :	404201 }"#, Some(404_201)),
        (r#"{"errorCode":"404201"}"#, Some(404_201)),
        (r#"{"errorCode":" 404201 "}"#, Some(404_201)),
        (r#"{"errorCode":404201.0}"#, Some(404_201)),
        (r#"{"errorcode":404201}"#, Some(404_201)),
        (r#"{"ERRORCODE":404201}"#, Some(404_201)),
        (r#"{"\u0065rrorCode":404201}"#, Some(404_201)),
        (r#"{"code":404201}"#, Some(404_201)),
        (r#"{"code":"404201"}"#, Some(404_201)),
        (r#"{"Code":404201,"Message":"x"}"#, Some(404_201)),
        (r#"{"code":404,"errorCode":404201}"#, Some(404_201)),
        (r#"{"code":"NotFound","errorCode":404201}"#, Some(404_201)),
        (r#"{"error":{"code":"404201","message":"x"}}"#, Some(404_201)),
        (r#"{"error":{"errorCode":404201}}"#, Some(404_201)),
        (r#"{"errorCode":-2147483648}"#, Some(-2_147_483_648)),
        (r#"{"errorCode":7}"#, Some(7)),
        (r#"{"errorCode":0}"#, None),
        (r#"{"errorCode":0.0}"#, None),
        (r#"{"errorCode":"0"}"#, None),
        (r#"{"errorCode":-0}"#, None),
        (r#"{"errorCode":false}"#, None),
        (r#"{"errorCode":[404201]}"#, None),
        (r#"{"errorCode":404201.5}"#, None),
        (r#"{"errorCode":"404 201"}"#, None),
        (r#"{"errorCodes":404201}"#, None),
        (r#"{"lastErrorCode":404201}"#, None),
        (r#"{"data":{"errorCode":404201}}"#, None),
        (r#"{"errorCode":404201"#, None),
        (r#"{"errorCode":404201,"#, Some(404_201)),
        (r#"{"errorCode":404201,"trackingId":"3e"#, Some(404_201)),
        ("{\"errorCode\":404201}\0\0\0", Some(404_201)),
        ("{\"errorCode\":404201}\r\n\r\n", Some(404_201)),
        ("{\"errorCode\":404201}{\"errorCode\":409201}", Some(404_201)),
        ("2f\r\n{\"errorCode\":404201}\r\n0\r\n\r\n", Some(404_201)),
        ("\t\n {\"errorCode\":404201}", Some(404_201)),
        ("NotFound:{\"errorCode\":404201}", Some(404_201)),
        ("Bad Request: {\"errorCode\":404201}", Some(404_201)),
        ("\"{\\\"errorCode\\\":404201}\"", Some(404_201)),
        ("\"{\\\"errorCode\\\":404201", None),
        ("\"{\\\"errorCode\\\":404201,", Some(404_201)),
    ] {
        let said = Report::from_http(404, Report::NO_HEADERS, body);
        assert_eq!(said.number(), number, "{body}");
        assert_eq!((said.is_failure(), said.http_status()), (true, Some(404)), "{body}");
    }
}

#[test]
fn the_service_api() {
    responses([
        (
            409,
            r#"{"errorCode":409201,"trackingId":"3e1d","message":"Enrollment already exists.","timestampUtc":"2Z"}"#,
            failure(409_201).over(409).tracking_id("3e1d").message("Enrollment already exists.").timestamp("2Z"),
        ),
        (
            412,
            r#"{"errorCode":412000,"trackingId":"3e1d","message":"Precondition failed.","timestampUtc":"2Z"}"#,
            failure(412_000).over(412).tracking_id("3e1d").message("Precondition failed.").timestamp("2Z"),
        ),
        (
            409,
            r#"{"errorCode":409203,"message":"Precondition failed."}"#,
            failure(409_203).over(409).message("Precondition failed."),
        ),
        (
            400,
            r#"{"Message":"ErrorCode:ArgumentInvalid;Unknown api version; uri: /enrollments/a","ExceptionMessage":"Tracking ID:97AB-G2:-TimeStamp:2024-12-02T22:46:44.613378812Z"}"#,
            failure(400_004)
                .over(400)
                .name("ArgumentInvalid")
                .message("Unknown api version; uri: /enrollments/a")
                .tracking_id("97AB-G2:-TimeStamp:2024-12-02T22:46:44.613378812Z"),
        ),
        (
            400,
            "{\"Message\":\"BadRequest:{\\r\\n  \\\"errorCode\\\": 400004,\\r\\n  \\\"trackingId\\\": \\\"3e1d\\\",\\r\\n  \\\"message\\\": \\\"The ID is not valid.\\\"\\r\\n}\"}",
            failure(400_004).over(400).tracking_id("3e1d").message("The ID is not valid."),
        ),
        (
            404,
            r#"{"Message":"{\"errorCode\":404001,\"trackingId\":\"0D-G2:-TimeStamp:2024-12-02T22:46:44Z\",\"message\":\"Device pump-7 not registered\",\"timestampUtc\":\"2Z\",\"info\":{\"timeout\":null}}","ExceptionMessage":""}"#,
            failure(404_001)
                .over(404)
                .tracking_id("0D-G2:-TimeStamp:2024-12-02T22:46:44Z")
                .message("Device pump-7 not registered")
                .timestamp("2Z"),
        ),
        (
            404,
            r#"{"error":{"code":"ResourceNotFound","message":"The resource was not found.","details":[{"code":"1","message":"y"}]}}"#,
            status(404).name("ResourceNotFound").message("The resource was not found."),
        ),
        (
            400,
            r#"{"type":"about:blank","title":"One or more validation errors occurred.","status":400,"traceId":"00-7-01","errors":{"registrationId":["must be lower case"]}}"#,
            status(400),
        ),
        (
            200,
            r#"{"isSuccessful":false,"errors":[{"registrationId":"a","errorCode":409201,"errorStatus":"exists"}]}"#,
            failure(409_201).over(200).message("exists"),
        ),
        (
            200,
            r#"{"registrationId":"404201","attestation":{"type":"x509"},"provisioningStatus":"disabled","etag":"404201","reprovisionPolicy":{"updateHubAssignment":true}}"#,
            status(200),
        ),
        (200, r#"[{"registrationId":"a","status":"failed","errorCode":400207}]"#, status(200)),
        (204, "", status(204)),
    ]);
    let problem = r#"{"errors":{"registrationId":["must be lower case"],"attestation":[{"a":1}]}}"#;
    let numbers: Vec<_> = Report::from_bulk(problem).map(|response| response.number()).collect();
    assert_eq!(numbers, [None], "a refusal without a code");
}

#[test]
fn what_a_status_says_a_body_does_not_take_back() {
    for (status, body) in [(401, r#"{"errorCode":200,"message":"Succeeded"}"#), (503, r#"{"code":202}"#)] {
        let said = Report::from_http(status, Report::NO_HEADERS, body);
        assert!(said.is_failure(), "{status} {body}");
    }
    assert!(Report::from_http(200, Report::NO_HEADERS, r#"{"errorCode":401002}"#).is_failure());
    assert!(!Report::from_http(202, Report::NO_HEADERS, r#"{"errorCode":200}"#).is_failure());
}

#[test]
fn amqp() {
    let described = |description: &'static str| Report::from_amqp(description, None::<i64>);
    assert_reports([
        r#"{"errorCode":401002,"trackingId":"3e1d","message":"Unauthorized"}"#,
        r#"amqp:unauthorized-access: {"errorCode":401002,"trackingId":"3e1d","message":"Unauthorized"}"#,
        r#"Error{condition=amqp:unauthorized-access, description='{"errorCode":401002,"trackingId":"3e1d","message":"Unauthorized"}', info=null}"#,
        r#""{\"errorCode\":401002,\"trackingId\":\"3e1d\",\"message\":\"Unauthorized\"}""#,
    ]
    .map(|text| (text, described(text), failure(401_002).tracking_id("3e1d").message("Unauthorized"))));
    assert_reports([
        (
            "ErrorCode:IotHubUnauthorizedAccess;Unauthorized\r\nTracking ID:9f01-G:10-TimeStamp:02/01/2024 09:15:27",
            failure(401_002)
                .name("IotHubUnauthorizedAccess")
                .message("Unauthorized")
                .tracking_id("9f01-G:10-TimeStamp:02/01/2024 09:15:27"),
        ),
        (
            "The connection was inactive for 240000 milliseconds.",
            Expected { failure: true, ..Expected::default() }
                .message("The connection was inactive for 240000 milliseconds."),
        ),
        ("amqp:internal-error", Expected { failure: true, ..Expected::default() }.message("amqp:internal-error")),
    ]
    .map(|(text, expected)| (text, described(text), expected)));
}

#[test]
fn topics() {
    for (topic, transport, seconds) in [
        ("$dps/registrations/res/200/?$rid=1", Some(200), None),
        ("$dps/registrations/res/200/?", Some(200), None),
        ("$dps/registrations/res/202/?retry-after=3", Some(202), Some(3)),
        ("$dps/registrations/res/202/?$rid=9b2c-1&retry-after=3&x=y=z", Some(202), Some(3)),
        ("$dps/registrations/res/202/?&&retry-after=03&", Some(202), Some(3)),
        ("$dps/registrations/res/202/?$rid=a%26retry-after%3D9&retry-after=3", Some(202), Some(3)),
        ("$dps/registrations/res/202/?$rid=1&retry-after=3 ", Some(202), Some(3)),
        ("$dps/registrations/res/202/?retry-after=3&retry-after=9", Some(202), Some(3)),
        ("$dps/registrations/res/202/?retry-after=soon&retry-after=9", Some(202), Some(9)),
        ("$dps/registrations/res/429/?$rid=1&retry-after=99999999999999999999", Some(429), None),
        ("$dps/registrations/res/429/?$rid=1&retry-after=%2D1", Some(429), None),
        ("$dps/registrations/res/429/?$rid=1&retry-after=%", Some(429), None),
        ("$dps/registrations/res/429/?$rid=1&retry-after=%3", Some(429), None),
        ("$dps/registrations/res/429/?$rid=1&no-retry-after=3", Some(429), None),
        ("$dps/registrations/res/430/?$rid=1", Some(430), None),
        ("$dps/registrations/res/000/?$rid=1", None, None),
        ("$dps/registrations/res/ /?$rid=1&retry-after=3", None, Some(3)),
        ("$dps/registrations/res//?$rid=1", None, None),
        ("$dps/registrations/res?$rid=1", None, None),
        ("$dps/registrations/response/401/?$rid=1", None, None),
    ] {
        let said = Report::from_mqtt(topic, "");
        assert_eq!(said.transport_status(), transport, "{topic}");
        assert_eq!(said.retry_after().map(|wait| wait.as_secs()), seconds, "{topic}");
    }
}

#[test]
fn headers() {
    let body = r#"{"errorCode":429001,"trackingId":"","message":"Operations are being throttled for this tenant.","timestampUtc":"2Z"}"#;
    let headers = [("X-MS-REQUEST-ID", "3e1d"), ("Retry-After", "8"), ("x-ms-error-code", "429000")];
    failure(429_001)
        .over(429)
        .tracking_id("3e1d")
        .message("Operations are being throttled for this tenant.")
        .timestamp("2Z")
        .retry_after(8)
        .assert_matches(&Report::from_http(429, headers, body));
    let said = Report::from_http(503, [("retry-after", "soon"), ("retry-after", "4")], "");
    assert_eq!(said.retry_after().map(|wait| wait.as_secs()), Some(4), "the one that can be read");
    let said = Report::from_http(404, [("x-ms-error-code", "0")], "");
    assert_eq!((said.number(), said.code().unwrap().code()), (None, Some(Code::NotFound)));
    let said = Report::from_http(404, [("x-ms-error-code", "EnrollmentNotFound")], "<html>");
    assert_eq!(said.code().unwrap().code(), Some(Code::EnrollmentNotFound));
}
