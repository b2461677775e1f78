//! The text of what a service sent: its title, its fields, the advice in each phase, and the wait.

use crate::{command, explain, finish};

/// Returns the text, without line breaks inside of a row.
fn rows(arguments: &[&str]) -> Vec<String> {
    let outcome = explain(arguments.iter().copied());
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""), "{arguments:?}");
    let mut rows: Vec<String> = Vec::new();
    for line in outcome.stdout.lines() {
        match rows.last_mut() {
            Some(row) if line.starts_with(' ') => row.extend([" ", line.trim()]),
            _ => rows.push(line.to_owned()),
        }
    }
    rows
}

/// Asserts that the text has each of these rows, or none that starts like this.
#[track_caller]
fn assert_rows(arguments: &[&str], title: &str, present: &[&str], absent: &[&str]) {
    let rows = rows(arguments);
    assert_eq!(rows[0], title, "{rows:#?}");
    for row in present {
        assert!(rows.iter().any(|of| of == row), "{row}: {rows:#?}");
    }
    for start in absent {
        assert!(!rows.iter().any(|of| of.starts_with(start)), "{start}: {rows:#?}");
    }
}

#[test]
fn a_status_is_a_row_where_it_is_not_the_title() {
    let topic = |status: u16, body: &str| format!("$dps/registrations/res/{status}/?$rid=1&retry-after=4 {body}");
    let challenge = topic(401, r#"{"authenticationKey":"bm8="}"#);
    let present = ["Transport    status 401", "Retry after  4 s", "Who          program", "Wait         at least 4 s"];
    assert_rows(&[&challenge], "TPM challenge, from DPS", &present, &["Look next", "Sources", "May be"]);
    let unknown = topic(404, r#"{"Message":"ErrorCode:DeviceMisplaced;gone"}"#);
    let present = [
        "Message      gone",
        "Transport    status 404",
        "Who          program; in Register: operator; in Manage: operator",
        "Wait         at least 4 s, plus a random time; in Register: until that is done; in Manage: until that is done",
    ];
    assert_rows(&[&unknown], "DeviceMisplaced not in the table, from DPS", &present, &["In Poll", "In Connect"]);
    let disabled = topic(200, r#"{"operationId":"4.a","status":"disabled","registrationState":{"status":"disabled"}}"#);
    let present =
        ["Transport    status 200", "Operation    4.a", "Who          operator", "Wait         until that is done"];
    assert_rows(&[&disabled], "registration disabled, from DPS", &present, &["In "]);
    let assigning = topic(202, r#"{"operationId":"4.a","status":"assigning"}"#);
    let present = ["Transport    status 202", "Operation    4.a", "Wait         at least 4 s, plus a random time"];
    assert_rows(&[&assigning], "registration assigning, from DPS", &present, &["Look next", "In "]);
    let alone = topic(429, "");
    let present = ["Retry after  4 s", "Wait         at least 4 s, plus a random time"];
    assert_rows(&[&alone], "status 429 TooManyRequests, from DPS", &present, &["Transport", "Message"]);
    assert_rows(&["CONNACK return code 5"], "CONNECT refused, return code 5, from DPS", &[], &["Transport", "Sources"]);
}

#[test]
fn the_fields_of_a_body_are_rows() {
    let body = r#"{"errorCode":404201,"trackingId":"5f-1","message":"gone","timestampUtc":"2019-03-15T19:43:02.79Z"}"#;
    let present = [
        "family NotFound, HTTP 404",
        "No enrollment has this ID.",
        "Message      gone",
        "Tracking ID  5f-1",
        "Timestamp    2019-03-15T19:43:02.79Z",
        "Who          operator; in Lookup: program; in Connect: program",
        "Wait         until that is done; in Lookup: at least 1 s, plus a random time; in Connect: at least 1 s, plus a random time",
        "Sources      https://learn.microsoft.com/azure/iot-dps/how-to-troubleshoot-dps",
    ];
    let absent =
        ["Transport", "Retry after", "Device", "Operation", "Hub", "In Register", "In Poll", "In Manage", "Provenance"];
    assert_rows(&[body], "404201 EnrollmentNotFound, from DPS", &present, &absent);
    // With a phase, the advice is that of the phase alone.
    let present = ["Who          program", "Wait         at least 1 s, plus a random time"];
    assert_rows(
        &["--phase", "lookup", body],
        "404201 EnrollmentNotFound, from DPS",
        &present,
        &["In Connect", "Action"],
    );
    // A number without a response has no delay.
    assert_rows(
        &["404201"],
        "404201 EnrollmentNotFound",
        &["Who          operator; in Lookup: program; in Connect: program"],
        &["Wait", "Look next", "Message"],
    );
}

#[test]
fn what_is_not_published_says_where_it_is_from() {
    let codes = dps_codes::Code::ALL.iter();
    let sdk = codes.clone().find(|code| code.provenance() == dps_codes::Provenance::Sdk);
    for (code, row) in [
        (dps_codes::Code::EnrollmentNotFound.number().to_string(), None),
        ("400303".to_owned(), Some("observed, not in Microsoft's published tables")),
        (
            sdk.map_or_else(String::new, |code| code.number().to_string()),
            Some("listed in Microsoft's SDK, not in its published tables"),
        ),
    ] {
        if !code.is_empty() {
            let rows = rows(&[&code]);
            let found = rows.iter().find_map(|of| of.strip_prefix("Provenance")).map(str::trim);
            assert_eq!(found, row, "{rows:#?}");
        }
    }
}

#[test]
fn seconds_have_a_fraction_only_where_they_need_one() {
    for (text, wait, retry_after) in [
        ("$dps/registrations/res/429/?$rid=1&retry-after=60", "60", "60"),
        ("$dps/registrations/res/429/?$rid=1&retry-after=1", "1", "1"),
    ] {
        let object = crate::object_of(text);
        assert_eq!(
            (object["wait_s"].to_string().as_str(), object["retry_after_s"].to_string().as_str()),
            (wait, retry_after)
        );
    }
    let http = "HTTP/1.1 429 Too Many Requests\r\nx-ms-retry-after-ms: 2500\r\n\r\n";
    let object = crate::object_of(http);
    assert_eq!(
        (&object["retry_after_s"], &object["wait_s"]),
        (&3.into(), &2.5.into()),
        "never less than the service asks for"
    );
    assert!(rows(&[http]).contains(&"Retry after  2.5 s".to_owned()), "{:#?}", rows(&[http]));
}

/// The table that a number is from is that of the phase, unless only another one has it.
#[test]
fn a_body_without_an_origin_has_that_of_its_table() {
    for (phase, number, origin) in [
        ("register", 404_103, "dps"),
        ("connect", 404_103, "hub"),
        ("connect", 400_303, "hub"),
        ("manage", 404_103, "hub"),
        ("manage", 400_303, "control_plane"),
        ("manage", 404_201, "dps"),
        ("manage", 429_003, "dps"),
    ] {
        let body = format!(r#"{{"errorCode":{number}}}"#);
        let outcome = crate::explain_json(["--phase", phase, &body]);
        assert_eq!(outcome.objects()[0]["origin"], origin, "{phase} {number}");
    }
}

/// The label column and what is beside it, on the narrowest terminal.
#[test]
fn a_narrow_terminal_has_a_word_a_line() {
    let outcome = finish(command(["explain", "-1"]).env("COLUMNS", "1"));
    let lines: Vec<_> = outcome.stdout.lines().collect();
    assert!(lines[0].starts_with("-1 not in the table"), "{lines:?}");
    let action = lines.iter().position(|line| line.starts_with("Action ")).expect("an action");
    assert!(lines[action].ends_with("Investigate:") && lines[action + 1].starts_with("             "), "{lines:?}");
}

/// The place to look next depends on the service that refused, and in DPS on the caller.
#[test]
fn the_next_place_is_that_of_the_origin() {
    let body = r#"{"errorCode":404201}"#;
    for (arguments, part) in [
        (&[body][..], Some("Category == \"DeviceOperations\"")),
        (&["--phase", "register", body], Some("Category == \"DeviceOperations\"")),
        (&["--phase", "manage", body], Some("Category == \"ServiceOperations\"")),
        (&["iothub-errorcode: DeviceNotFound"], Some("category Connections")),
        (&["errorcode: IH404002"], Some("az monitor activity-log list")),
        (&["getaddrinfo ENOTFOUND global.azure-devices-provisioning.net"], Some("openssl s_client")),
        (
            &["Failed to provision with IoT Hub, and no valid device backup was found: DPS client error"],
            Some("journalctl -u aziot-identityd"),
        ),
        (&["404201"], None),
    ] {
        let rows = rows(arguments);
        let place = rows.iter().find(|row| row.starts_with("Look next"));
        assert_eq!(place.is_some(), part.is_some(), "{arguments:?}: {rows:#?}");
        assert!(place.zip(part).is_none_or(|(place, part)| place.contains(part)), "{arguments:?}: {place:?}");
    }
}
