//! The registration ID in free text, as that in a body.

use dps_codes_log::read;

use crate::prefilter::assert_mutations_pass;

#[test]
fn registration_ids_of_failures() {
    const STATE: &str = r#"{"registrationId":"press-1","status":"failed","errorCode":400207,"errorMessage":"x"}"#;
    let response = format!(r#"{{"operationId":"5.a","status":"failed","registrationState":{STATE}}}"#);
    for line in [
        response.clone(),
        format!("response: {response}"),
        format!("response: {STATE}"),
        format!("response: {response:?}"),
        "DPS error 400207, registrationId: press-1".to_owned(),
        "level=error registrationId=press-1 errorCode=400207".to_owned(),
        "{ errorCode: 400207, registrationId: 'press-1' } x".to_owned(),
    ] {
        assert_mutations_pass(&line);
        let report = read(&line);
        assert_eq!(report.number(), Some(400_207), "{line}");
        assert_eq!(report.registration_id().map(ToString::to_string).as_deref(), Some("press-1"), "{line}");
    }
}

#[test]
fn each_failure_of_a_line_has_its_own() {
    let line = r#"got {"registrationId":"a","errorCode":404201} then {"registrationId":"b","errorCode":429001}"#;
    assert_eq!(read(line).registration_id().unwrap(), "b");
    for line in
        ["errorCode: 404201, registrationId: null", "errorCode: 404201, registrationId is missing", "errorCode: 404201"]
    {
        assert_eq!(read(line).registration_id(), None, "{line}");
    }
}
