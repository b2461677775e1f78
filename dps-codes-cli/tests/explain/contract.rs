//! The keys of `--format json` and their order, for numbers and names.

use dps_codes::{Action, Classified, Code, Phase};

use crate::{candidates_of_name, expected, explain_json, wait_of};

/// The inside of the object `actions`, in the order of the phases.
fn actions_in_order(classified: Classified) -> String {
    let action = |&phase: &Phase| {
        let (key, action) = (phase.name().to_lowercase(), classified.action_in(phase));
        format!(r#""{key}":"{action}""#)
    };
    Phase::ALL.iter().map(action).collect::<Vec<_>>().join(",")
}

#[test]
fn a_json_line_has_these_keys_in_this_order() {
    let line = concat!(
        r#"{"input":"dps 404201","number":404201,"known":true,"name":"EnrollmentNotFound","family":"NotFound","#,
        r#""http_status":404,"summary":"SUMMARY","help":"HELP","provenance":"Documented","sources":["SOURCES"],"#,
        r#""action":"CheckAndRetry","actor":"operator","actions":{ACTIONS},"transport_status":null,"#,
        r#""retry_after_s":null,"tracking_id":null,"message":null,"challenge":null,"phase":null,"wait_s":null,"#,
        r#""origin":null,"outcome":null,"next":null,"candidates":[],"failures":[],"count":1}"#,
        "\n"
    );
    let code = Code::EnrollmentNotFound;
    let line = line
        .replace("SUMMARY", code.summary())
        .replace("HELP", code.help())
        .replace("SOURCES", &code.sources().join("\",\""))
        .replace("ACTIONS", &actions_in_order(code.into()));
    let outcome = explain_json(["dps 404201"]);
    assert_eq!(outcome.stdout, line);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
}

#[test]
fn a_json_line_without_a_row_has_the_same_keys() {
    let number =
        (404_200..404_300).rev().find(|&number| !Code::classify(number).is_listed()).expect("some number is free");
    let line = concat!(
        r#"{"input":"DPS-NUMBER","number":NUMBER,"known":false,"name":null,"family":"NotFound","http_status":404,"#,
        r#""summary":null,"help":null,"provenance":null,"sources":[],"action":"CheckAndRetry","actor":"operator","#,
        r#""actions":{ACTIONS},"transport_status":null,"retry_after_s":null,"tracking_id":null,"message":null,"#,
        r#""challenge":null,"phase":null,"wait_s":null,"#,
        r#""origin":null,"outcome":null,"next":null,"candidates":[],"failures":[],"count":1}"#,
        "\n"
    );
    let line =
        line.replace("NUMBER", &number.to_string()).replace("ACTIONS", &actions_in_order(Code::classify(number)));
    let outcome = explain_json([format!("DPS-{number}")]);
    assert_eq!(outcome.stdout, line);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
}

#[test]
fn actions_are_those_of_the_phases() {
    let object = explain_json(["404201"]).objects().remove(0);
    let actions = ["register", "connect", "manage"].map(|phase| object["actions"][phase].clone());
    assert_eq!(actions, ["CheckAndRetry", "Reregister", "CheckAndRetry"]);
}

#[test]
fn a_json_line_for_an_unknown_word_has_an_error_instead() {
    let outcome = explain_json(["EnrolmentNotFound", "banana"]);
    assert_eq!(
        outcome.stdout,
        concat!(
            r#"{"input":"EnrolmentNotFound","error":"neither a number nor the name of a code","#,
            r#""suggestion":"EnrollmentNotFound"}"#,
            "\n",
            r#"{"input":"banana","error":"neither a number nor the name of a code","suggestion":null}"#,
            "\n"
        )
    );
    assert_eq!(outcome.exit, 1);
    assert_eq!(outcome.stderr.lines().count(), 2);
    assert!(outcome.stderr.contains("a code with a similar name exists: `EnrollmentNotFound`"));
}

#[test]
fn every_row_is_found_by_number_and_by_name() {
    for code in Code::ALL {
        assert_eq!(Code::classify(code.number()), Classified::Listed(*code));
    }
    let numbers: Vec<String> = Code::ALL.iter().map(|code| code.number().to_string()).collect();
    let names: Vec<String> = Code::ALL.iter().map(|code| code.name().to_owned()).collect();
    let lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    for inputs in [numbers, names, lower] {
        let outcome = explain_json(&inputs);
        assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
        let objects = outcome.objects();
        assert_eq!(objects.len(), Code::ALL.len());
        for ((object, input), code) in objects.iter().zip(&inputs).zip(Code::ALL) {
            let mut wanted = expected(input, code.number());
            if input.starts_with(|c: char| c.is_alphabetic()) {
                wanted["candidates"] = candidates_of_name(input).into();
            }
            assert_eq!(*object, wanted);
        }
    }
}

#[test]
fn a_json_line_of_a_report_has_the_same_keys() {
    let line = concat!(
        r#"{"input":"INPUT","number":429001,"known":true,"name":"ThrottlingException","family":null,"#,
        r#""http_status":429,"summary":"SUMMARY","help":"HELP","provenance":"Observed","sources":["SOURCES"],"#,
        r#""action":"Backoff","actor":"program","actions":{ACTIONS},"transport_status":429,"retry_after_s":70,"#,
        r#""tracking_id":"a-1","message":"slow \"down\"","challenge":false,"phase":"connect","wait_s":70,"#,
        r#""origin":"dps","outcome":"failed","next":"connect","candidates":[],"failures":[],"count":1}"#,
        "\n"
    );
    let topic = "$dps/registrations/res/429/?$rid=1&retry-after=70";
    let input = format!(r#"{topic} {{"errorCode":429001,"trackingId":"a-1","message":"slow \"down\""}}"#);
    let code = Code::ThrottlingException;
    let line = line
        .replace("INPUT", &input.replace('\\', "\\\\").replace('"', "\\\""))
        .replace("SUMMARY", code.summary())
        .replace("HELP", code.help())
        .replace("SOURCES", &code.sources().join("\",\""))
        .replace("ACTIONS", &actions_in_order(code.into()));
    let outcome = explain_json(["--phase", "Connect", &input]);
    assert_eq!(outcome.stdout, line);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
}

#[test]
fn a_json_line_without_a_number_has_the_same_keys() {
    let line = concat!(
        r#"{"input":"$dps/registrations/res/429/?$rid=1","number":null,"known":true,"name":"TooManyRequests","#,
        r#""family":null,"http_status":429,"summary":"SUMMARY","help":"HELP","provenance":"Documented","#,
        r#""sources":["SOURCES"],"action":"Backoff","actor":"program","actions":{ACTIONS},"transport_status":429,"#,
        r#""retry_after_s":null,"tracking_id":null,"message":null,"challenge":false,"phase":null,"wait_s":WAIT,"#,
        r#""origin":"dps","outcome":"failed","next":null,"candidates":[],"failures":[],"count":1}"#,
        "\n"
    );
    let code = Code::TooManyRequests;
    let line = line
        .replace("SUMMARY", code.summary())
        .replace("HELP", code.help())
        .replace("SOURCES", &code.sources().join("\",\""))
        .replace("ACTIONS", &actions_in_order(code.into()))
        .replace("WAIT", &wait_of(Action::Backoff).to_string());
    assert_eq!(explain_json(["$dps/registrations/res/429/?$rid=1"]).stdout, line);
}
