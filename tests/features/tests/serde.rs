//! serde writes the documented form, and reads back what it has written, in any format.
#![allow(missing_docs)]

use std::collections::BTreeMap;
use std::time::Duration;

use dps_codes::{
    Action, Actor, Classified, Code, Family, Phase, Provenance, Report, RetryAfter, Symptom, Text, Unlisted,
};
use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

fn through_json<T: Serialize + DeserializeOwned>(value: &T) -> T {
    serde_json::from_str(&serde_json::to_string(value).unwrap()).unwrap()
}

fn through_postcard<T: Serialize + DeserializeOwned>(value: &T) -> T {
    postcard::from_bytes(&postcard::to_allocvec(value).unwrap()).unwrap()
}

fn through_both<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
    assert_eq!(&through_json(value), value);
    assert_eq!(&serde_json::from_value::<T>(serde_json::to_value(value).unwrap()).unwrap(), value);
    assert_eq!(&through_postcard(value), value);
}

#[test]
fn codes_are_numbers() {
    for &code in Code::ALL {
        assert_eq!(serde_json::to_value(code).unwrap(), json!(code.number()));
        through_both(&code);
        through_both(&Classified::Listed(code));
        for text in [code.name().to_uppercase(), code.number().to_string(), format!(" {} ", code.name())] {
            assert_eq!(serde_json::from_value::<Code>(json!(text)).unwrap(), code);
            assert_eq!(serde_json::from_value::<Classified>(json!(text)).unwrap(), code.into());
        }
        assert!(serde_json::from_value::<Unlisted>(json!(code.number())).is_err());
    }
}

#[test]
fn numbers_without_a_row_survive() {
    for number in [404_299, 0, -12, 1, i64::MIN, i64::MAX] {
        let code = Code::classify(number);
        assert_eq!(serde_json::to_value(code).unwrap(), json!(number));
        through_both(&code);
        let Classified::Unlisted(unlisted) = code else { panic!("{number}") };
        through_both(&unlisted);
        assert_eq!(serde_json::from_value::<Classified>(json!(number.to_string())).unwrap(), code);
    }
}

#[test]
fn codes_are_keys_too() {
    let counts = BTreeMap::from([(Code::EnrollmentNotFound, 3), (Code::TooManyRequests, 1)]);
    assert_eq!(serde_json::to_value(&counts).unwrap(), json!({"404201": 3, "429": 1}));
    through_both(&counts);
}

#[test]
fn an_invalid_code_is_an_error_that_names_the_expected_type() {
    let error = |value: Value| serde_json::from_value::<Code>(value).unwrap_err().to_string();
    let wanted = "expected the number or the name of a code that has a row";
    assert_eq!(error(json!(404_299)), format!("invalid value: integer `404299`, {wanted}"));
    assert_eq!(error(json!("Nothing")), format!("invalid value: string \"Nothing\", {wanted}"));
    assert_eq!(error(json!(u64::MAX)), format!("invalid value: integer `{}`, {wanted}", u64::MAX));
    for value in [json!(null), json!(true), json!(1.5), json!([404_201]), json!({})] {
        assert!(error(value).ends_with(wanted));
    }
    for value in [json!("Nothing"), json!(""), json!(u64::MAX), json!(null)] {
        assert!(serde_json::from_value::<Classified>(value).is_err());
    }
    assert!(postcard::from_bytes::<Code>(&postcard::to_allocvec(&404_299_i64).unwrap()).is_err());
}

fn names<T>(all: &[T], name: impl Fn(T) -> &'static str)
where
    T: Copy + Serialize + DeserializeOwned + PartialEq + std::fmt::Debug,
{
    for &value in all {
        assert_eq!(serde_json::to_value(value).unwrap(), json!(name(value)));
        through_both(&value);
        for text in [name(value).to_uppercase(), name(value).to_lowercase()] {
            assert_eq!(serde_json::from_value::<T>(json!(text)).unwrap(), value);
        }
    }
    assert!(serde_json::from_value::<T>(json!("no such name")).is_err());
    assert!(serde_json::from_value::<T>(json!(0)).is_err());
}

#[test]
fn the_other_enums_are_names() {
    names(Action::ALL, Action::name);
    names(Family::ALL, Family::name);
    names(Phase::ALL, Phase::name);
    names(Provenance::ALL, Provenance::name);
    names(Symptom::ALL, Symptom::name);
    names(&[Actor::Program, Actor::Operator, Actor::Developer], Actor::name);
    let error = serde_json::from_str::<Action>("\"Panic\"").unwrap_err().to_string();
    assert!(error.starts_with("invalid value: string \"Panic\", expected a name of Action"), "{error}");
}

#[test]
fn a_report_has_the_keys_that_are_promised() {
    let body = br#"{"errorCode":401002,"trackingId":"7d1e","message":"no \"CA\"\n\u00e9","timestampUtc":"2019-03-15T19:43:02Z"}"#;
    let report = Report::from_http(401, [("retry-after", "3")], body);
    let expected = json!({
        "transport": "http", "body": "whole", "transport_status": 401,
        "number": 401_002, "name": null, "retry_after_s": 3, "retry_date": null, "date": null, "rid": null,
        "tracking_id": "7d1e", "message": "no \"CA\"\né", "timestamp": "2019-03-15T19:43:02Z",
        "registration_status": null, "registration_id": null, "operation_id": null,
        "assigned_hub": null, "device_id": null, "authentication_key": null, "substatus": null, "etag": null,
        "payload": null, "info": null, "issued_client_certificate": null,
        "symptom": null, "is_refused": false,
        "is_error_nested": false, "is_status_nested": false, "failure": null,
    });
    assert_eq!(serde_json::to_value(&report).unwrap(), expected);

    // Whatever is left out is absent, and what is unknown is left alone.
    let read: Report<'_> =
        serde_json::from_str(r#"{"number":-12,"symptom":"edgeprovisioningfailed","later":[1]}"#).unwrap();
    assert_eq!((read.number(), read.symptom()), (Some(-12), Some(Symptom::EdgeProvisioningFailed)));
    assert_eq!(serde_json::from_str::<Report<'_>>("{}").unwrap(), Report::default());
    for wrong in ["[", "7", r#"{"number":"x"}"#, r#"{"transport":"pigeon"}"#, r#"{"retry_after_s":-1}"#] {
        assert!(serde_json::from_str::<Report<'_>>(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn the_documentation_has_each_key_and_name() {
    let page = include_str!("../../../dps-codes/report/serial.md");
    let Value::Object(report) = serde_json::to_value(Report::default()).unwrap() else { panic!("not an object") };
    let mut names: Vec<_> = report.keys().cloned().collect();
    for key in ["transport", "body"] {
        // "unknown variant `pigeon`, expected one of `none`, `http`, …"
        let error = serde_json::from_value::<Report<'_>>(json!({ key: "pigeon" })).unwrap_err().to_string();
        let (_, expected) = error.split_once("expected").unwrap();
        names.extend(expected.split('`').skip(1).step_by(2).map(str::to_owned));
    }
    names.retain(|name| !page.contains(&format!("`{name}`")));
    assert!(names.is_empty(), "not in dps-codes/report/serial.md: {names:?}");
}

#[test]
fn deserialized_texts_are_owned() {
    let text: Text<'static> = serde_json::from_str(r#""two\nlines \ud83e\udd80""#).unwrap();
    assert_eq!(text, "two\nlines 🦀");
    through_both(&text);
}

#[test]
fn delays_of_milliseconds_are_fractions() {
    for (value, expected) in
        [("1500", json!(1.5)), ("3000", json!(3)), ("1", json!(0.001)), ("1234567891", json!(1_234_567.891))]
    {
        let report = Report::from_http(429, [("retry-after-ms", value)], "");
        assert_eq!(serde_json::to_value(&report).unwrap()["retry_after_s"], expected);
        keeps(&report);
    }
    for wrong in ["-0.5", "1e99", "\"3\""] {
        assert!(serde_json::from_str::<Report<'_>>(&format!(r#"{{"retry_after_s":{wrong}}}"#)).is_err(), "{wrong}");
    }
}

#[test]
fn the_key_of_a_challenge_stays_secret() {
    let read: Report<'_> = serde_json::from_str(r#"{"authentication_key":"c2VjcmV0"}"#).unwrap();
    assert_eq!(read.authentication_key().unwrap(), "c2VjcmV0");
    for report in [read.clone(), read.into_owned()] {
        assert!(!format!("{report:?} {:?}", report.authentication_key()).contains("c2Vj"), "{report:?}");
    }
}

/// Returns `true` if nothing is lost: two reports are equal, display alike, and give the same advice.
fn keeps(report: &Report<'_>) {
    let owned = report.clone().into_owned();
    let value = serde_json::to_value(report).unwrap();
    for read in [
        through_json(&owned),
        through_postcard(&owned),
        serde_json::from_value(value).unwrap(),
        postcard::from_bytes(&postcard::to_allocvec(report).unwrap()).unwrap(),
        owned.clone(),
    ] {
        assert_eq!(&read, report);
        assert_eq!(read.to_string(), report.to_string());
        for &phase in Phase::ALL {
            assert_eq!(read.advice(phase), report.advice(phase));
        }
        assert!(read.candidates().eq(report.candidates()));
        let later = Duration::from_secs(784_111_770);
        assert_eq!(read.clone().received_at(later), report.clone().received_at(later));
        for flag in [Report::is_failure, Report::is_challenge, Report::is_disabled, Report::is_pending] {
            assert_eq!(flag(&read), flag(report));
        }
    }
}

#[test]
fn fields_that_only_the_advice_reads_survive() {
    let date = [("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT")];
    let challenge = r#"{"message":"…","authenticationKey":"bm8ga2V5","keyName":"registration"}"#;
    let bulk = r#"{"isSuccessful":false,"errors":[{"registrationId":"a","errorStatus":"exists"}]}"#;
    for report in [
        Report::default(),
        Report::from_http(429, date, ""),
        Report::from_http(401, Report::NO_HEADERS, challenge),
        Report::from_http(200, Report::NO_HEADERS, bulk),
        Report::from_http(200, Report::NO_HEADERS, "<html>"),
        Report::from_http(202, Report::NO_HEADERS, r#"{"operationId":"5.a","status":"assigning"#),
        Report::from_http(
            200,
            Report::NO_HEADERS,
            r#"{"registrationState":{"status":"assigned","assignedHub":"h","deviceId":"d"}}"#,
        ),
        Report::from_http(
            200,
            Report::NO_HEADERS,
            r#"{"registrationState":{"substatus":"x","etag":"y","payload":{"a":[1]},"issuedClientCertificate":"z"},"info":{"b":"c"}}"#,
        ),
        Report::from_amqp_condition(Some("amqp:not-found"), "", 5),
        Report::from_connack(0),
        Report::from_connack(3),
        Report::from_connack(5),
        Report::from_mqtt("$dps/registrations/res/429/?retry-after=7", [0xFF, b'{'].as_slice()),
        Report::from_amqp("amqp:unauthorized-access", 5),
        Report::from_amqp("…", Duration::from_millis(2_500)),
        Report::from_amqp("…", Duration::MAX),
    ] {
        keeps(&report);
    }
    for report in Report::from_bulk(bulk) {
        keeps(&report);
    }
}

/// The object that DPS sends, and what else is sent under its keys.
fn object() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        any::<String>(),
        "[ -~]{0,24}",
        Just("CA certificate not found.".to_owned()),
        Just(r#"BadRequest:{"errorCode":400004,"message":"in\nner"}"#.to_owned()),
        Just("ErrorCode:IotHubUnauthorizedAccess;Unauthorized".to_owned()),
    ];
    let status = prop_oneof![
        Just("failed"),
        Just("assigned"),
        Just("assigning"),
        Just("unassigned"),
        Just("Disabled"),
        Just("new"),
        Just(""),
    ];
    let number = prop_oneof![any::<i64>(), any::<i32>().prop_map(i64::from), 0..1_000_000_i64];
    let code = prop_oneof![
        number.clone().prop_map(|number| json!(number)),
        number.prop_map(|number| json!(number.to_string())),
        text.clone().prop_map(Value::from)
    ];
    let keys = prop::sample::select(vec![
        "trackingId",
        "message",
        "errorMessage",
        "Message",
        "timestampUtc",
        "registrationId",
        "operationId",
        "authenticationKey",
        "ExceptionMessage",
    ]);
    let texts = prop::collection::btree_map(keys, text.clone(), 0..6);
    (prop::option::of(code), prop::option::of(status), texts, any::<bool>(), prop::option::of(text)).prop_map(
        |(code, status, texts, in_state, hub)| {
            let mut object = json!(texts);
            let mut inner = json!({});
            if let Some(code) = code {
                inner["errorCode"] = code;
            }
            if let Some(status) = status {
                inner["status"] = json!(status);
            }
            if let Some(hub) = hub {
                inner["assignedHub"] = json!(hub);
            }
            if in_state {
                object["registrationState"] = inner;
            } else if let (Some(object), Value::Object(inner)) = (object.as_object_mut(), inner) {
                object.extend(inner);
            }
            object
        },
    )
}

proptest! {
    // Each case is three reports, each read back from two formats: enough to meet every key.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_report_is_read_back_as_it_was(
        object in object(),
        cut in prop::option::of(0.0..1.0),
        status in 100..600_u16,
        wait in prop_oneof!["[0-9]{0,12}", Just("Sun, 06 Nov 1994 08:49:37 GMT".to_owned()), any::<String>()],
        date in any::<bool>(),
        seconds in any::<Option<i64>>(),
    ) {
        let mut body = object.to_string();
        if let Some(cut) = cut {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            let mut end = (body.len() as f64 * cut) as usize;
            while !body.is_char_boundary(end) {
                end -= 1;
            }
            body.truncate(end);
        }
        let dated = if date { "Sun, 06 Nov 1994 08:49:30 GMT" } else { "" };
        let headers = [("retry-after", wait.as_str()), ("date", dated), ("x-ms-request-id", "7d1e")];
        keeps(&Report::from_http(status, headers, &body));
        keeps(&Report::from_mqtt(&format!("$dps/registrations/res/{status}/?$rid=1&retry-after={wait}"), &body));
        keeps(&Report::from_amqp(&body, RetryAfter::from(seconds)));
    }

    #[test]
    fn any_bytes_are_read_back_as_they_were(bytes in any::<Vec<u8>>()) {
        keeps(&Report::from_http(500, Report::NO_HEADERS, &bytes));
        keeps(&Report::from_amqp(&bytes, None::<i64>));
    }
}
