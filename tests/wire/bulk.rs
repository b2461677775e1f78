//! The results of bulk operations of the service API.

use dps_codes::{Action, BulkStatus, Code, Phase, Report, Transport};

use crate::assert_report::failure;

const BODY: &str = r#"{"isSuccessful":false,"errors":[
    {"registrationId":"a","errorCode":409201,"errorStatus":"An enrollment with ID \"a\" exists."},
    {"registrationId":"b","errorCode":404299,"errorStatus":""},
    {"registrationId":"c","more":[{"errorCode":1}],"errorCode":"400004"}],
    "other":[{"registrationId":"d","errorCode":500}]}"#;

#[test]
fn each_item_is_a_report() {
    let items: Vec<_> = Report::from_bulk(BODY).collect();
    assert_eq!(items.len(), 3);
    failure(409_201).message("An enrollment with ID \"a\" exists.").assert_matches(&items[0]);
    failure(404_299).assert_matches(&items[1]);
    failure(400_004).assert_matches(&items[2]);
    assert_eq!(format!("{:?}", Report::from_bulk(BODY)), format!("{items:?}"));
    let ids: Vec<_> = items.iter().map(|item| item.registration_id().unwrap().to_string()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
}

#[test]
fn as_a_whole_it_is_a_failure_inside_200() {
    let said = Report::from_http(200, Report::NO_HEADERS, BODY);
    assert!(said.is_failure());
    assert_eq!(said.code().unwrap().code(), Some(Code::EnrollmentConflict));
    let said = Report::from_http(200, Report::NO_HEADERS, r#"{"isSuccessful":true,"errors":[]}"#);
    assert!(!said.is_failure());
}

#[test]
fn an_empty_result_is_a_success() {
    for body in [
        r#"{"isSuccessful":true,"errors":[]}"#,
        r#"{"isSuccessful":true}"#,
        r#"{"IsSuccessful":True,"errors":null}"#,
        r#"{"errors":[]}"#,
        "\u{feff} {\"errors\":[], \"isSuccessful\":true}\n",
    ] {
        let bulk = Report::from_bulk(body);
        assert_eq!((bulk.status(), bulk.count()), (BulkStatus::Succeeded, 0), "{body}");
    }
}

#[test]
fn a_response_that_is_not_a_result_is_never_taken_for_an_empty_one() {
    for body in [
        "",
        " ",
        "{}",
        "[]",
        "[{}]",
        "null",
        r#"{"errors":{}}"#,
        r#"{"errors":null}"#,
        r#"{"isSuccessful":null}"#,
        r#"{"value":[{"errorCode":1}]}"#,
        r#"{"other":{"isSuccessful":true}}"#,
        r#"{"other":{"errors":[]}}"#,
        "<html>",
    ] {
        let mut bulk = Report::from_bulk(body);
        assert_eq!(bulk.status(), BulkStatus::Foreign, "{body}");
        let response = bulk.next().unwrap();
        assert!(!response.is_success(Phase::Manage) && response.number().is_none(), "{body}: {response:?}");
        assert_eq!((bulk.next(), bulk.next(), bulk.status()), (None, None, BulkStatus::Foreign), "{body}");
    }
}

#[test]
fn a_refused_operation_yields_its_refusal() {
    for (body, number) in [
        (r#"{"errorCode":401002,"trackingId":"7d1e","message":"Unauthorized"}"#, Some(401_002)),
        (r#"{"error":{"code":"429001"}}"#, Some(429_001)),
        (r#"BadRequest:{"errorCode":400004}"#, Some(400_004)),
        (r#"{"message":"An error has occurred."}"#, None),
    ] {
        let bulk = Report::from_bulk(body);
        assert_eq!(bulk.status(), BulkStatus::Refused, "{body}");
        let items: Vec<_> = bulk.collect();
        assert_eq!(items.len(), 1, "{body}");
        assert_eq!((items[0].number(), items[0].is_failure()), (number, true), "{body}");
        assert_eq!(items[0].transport(), Transport::Http, "{body}");
    }
    // It says that something has failed, but not what.
    let bulk = Report::from_bulk(r#"{"isSuccessful":false,"errors":[]}"#);
    assert_eq!(bulk.status(), BulkStatus::Failed);
    let items: Vec<_> = bulk.collect();
    assert!(matches!(&items[..], [item] if item.is_failure()), "{items:?}");
}

#[test]
fn a_truncated_result_yields_the_items_before_its_end_and_itself() {
    let end = BODY.find(r#""errorCode":404299"#).unwrap();
    let numbers: Vec<_> = Report::from_bulk(&BODY[..end]).map(|item| item.number()).collect();
    assert_eq!(numbers, [Some(409_201), None, None]);
    for end in 1..BODY.len() {
        let bulk = Report::from_bulk(&BODY[..end]);
        assert_eq!(bulk.status(), BulkStatus::Truncated, "{}", &BODY[..end]);
        let last = bulk.last().unwrap();
        assert!(!last.is_success(Phase::Manage), "{}: {last:?}", &BODY[..end]);
        assert_eq!(last.advice(Phase::Manage).action(), Action::Backoff, "{}: {last:?}", &BODY[..end]);
    }
}

#[test]
fn a_truncated_refusal_keeps_its_code() {
    let mut bulk = Report::from_bulk(r#"{"errorCode":401002,"message":"Unauth"#);
    assert_eq!(bulk.status(), BulkStatus::Truncated);
    let refusal = bulk.next().unwrap();
    assert_eq!((refusal.number(), refusal.transport()), (Some(401_002), Transport::Http));
    // In a result, the code of an item is not that of the response.
    let last = Report::from_bulk(r#"{"errors":[{"errorCode":401002},{"errorCode":40"#).last().unwrap();
    assert_eq!((last.number(), last.transport()), (None, Transport::Http));
}

#[test]
fn an_item_can_say_that_it_has_succeeded() {
    let body = r#"{"isSuccessful":false,"errors":[
        {"registrationId":"a","isSuccessful":true},
        {"registrationId":"b","isSuccessful":false,"errorCode":409201},
        {"registrationId":"c","isSuccessful":true,"errorCode":0,"errorStatus":""}]}"#;
    let items: Vec<_> = Report::from_bulk(body).collect();
    let ids: Vec<_> = items.iter().map(|item| item.registration_id().unwrap().to_string()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
    for (item, is_success) in items.iter().zip([true, false, true]) {
        assert_eq!((item.is_success(Phase::Manage), item.is_failure()), (is_success, !is_success), "{item:?}");
    }
    assert_eq!(Report::from_bulk(body).status(), BulkStatus::Failed);
    let all = r#"{"isSuccessful":true,"errors":[{"registrationId":"a","isSuccessful":true}]}"#;
    let bulk = Report::from_bulk(all);
    assert_eq!((bulk.status(), bulk.count()), (BulkStatus::Succeeded, 1));
}
