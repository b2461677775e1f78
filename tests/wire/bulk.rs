//! The results of bulk operations of the service API.

use dps_codes::{Code, Report};

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
fn what_is_no_result_has_no_items() {
    for body in
        ["", "{}", "[]", "[{}]", r#"{"errors":{}}"#, r#"{"errors":null}"#, r#"{"errors":[1,"x",null]}"#, "<html>", "{"]
    {
        assert_eq!(Report::from_bulk(body).count(), 0, "{body}");
    }
}

#[test]
fn a_cut_result_gives_the_items_before_the_cut() {
    let end = BODY.find(r#""errorCode":404299"#).unwrap();
    let numbers: Vec<_> = Report::from_bulk(&BODY[..end]).map(|item| item.number()).collect();
    assert_eq!(numbers, [Some(409_201), None]);
}
