//! Numbers in sentences about something else, which no evidence makes an error code.

use dps_codes_log::{Reading, read};

/// Each number is one of the table.
const SENTENCES: &[&str] = &[
    "exception: 404201 rows are missing",
    "page 404: 404201 visitors",
    "booked with code 404201",
    "[404201] room is free",
    "Not Found (see 404201)",
    "tracking number 404201 delivered",
    "3 404201 9 pallets",
    "room 404201 booked",
    "zip code 401002",
    "gate 404201 closed",
    "score 429001 points",
    "404201 sensors online",
    "flight 409201 departed",
    "parcel 404202 delivered",
    "meter 401000 reads 17 kWh",
    "unit 404203 calibrated",
    "pump 404204 started",
    "valve 404205 open at 30 degrees",
    "customer 404206 called twice",
    "ticket 404207 resolved",
    "train 404208 is late",
    "license plate 404209",
    "part 404210 in stock",
    "locker 404211 assigned",
    "lot 409202 shipped",
    "postal code 409203",
    "area code 409205",
    "bar code 409206 scanned",
    "product code 401002 sold",
    "color code 404201",
    "promo code 429001 applied",
    "dress code 404201",
    "QR code 404201 printed",
    "vehicle 409207 parked",
    "channel 409208 tuned",
    "house 409209 sold",
    "seat 409210 taken",
    "shelf 409211 emptied",
    "member 429001 joined",
    "player 404201 wins",
    "visitor 404201 arrived",
    "patient 401002 admitted",
    "student 401000 enrolled",
    "employee 400207 promoted",
    "bus 400208 arrives",
    "wagon 400209 coupled",
    "engine 401001 serviced",
    "404201 messages sent to the telemetry topic",
    "404202 rows copied",
    "404203 lines read",
    "401002 users online",
    "429001 telemetry samples kept",
    "409201 frames dropped",
    "404204 pixels changed",
    "404205 kilometers driven",
    "404206 cubic meters of water",
    "404207 liters per hour",
    "404208 rpm",
    "404209 lux",
    "404210 pascal",
    "404211 volts",
    "401000 watts",
    "processed 404201 events in 3 s",
    "received 404201 packets",
    "sent 404202 datagrams",
    "got 404203 results",
    "returned 404204 records",
    "failed 404205 times",
    "error after 404206 attempts",
    "errors: none, requests: 404207",
    "failed over to node 404208",
    "no error in block 404209",
    "error rate is low at sample 404210",
    "population 404211",
    "altitude 401002",
    "balance 429001",
    "price 404201",
    "temperature 404201 mK",
    "voltage 404201 uV",
    "humidity=404201",
    "counter=404202",
    "index=404203",
    "address=404204",
    "value=404205",
    "checksum=404206",
    "crc=404207",
    "size=404208",
    "length: 404209",
    "heap: 404210",
    "total: 404211",
    "sum: 401002",
    "max: 429001",
    "average 404201",
    "median 404202",
    "uptime is 404203",
    "year 404204",
    "epoch 404205 reached",
    "generation 404206",
    "iteration 404207",
    "step 404208 of 500000",
    "page 404209",
    "chapter 404210",
    "invoice 404211 paid",
    "order 401002 shipped",
    "account 429001 opened",
    "card 404201 charged",
    "phone 404202 rang",
    "fax 404203",
    "extension 404204",
    "beacon 404205 seen",
    "tag 404206 read",
    "badge 404207 denied",
    "door 404208 unlocked",
    "alarm 404209 armed",
    "camera 404210 offline",
    "lamp 404211 on",
    "robot 401002 docked",
    "drone 429001 landed",
    "satellite 404201 overhead",
    "ship 404202 anchored",
    "DPS is a service; room 404203 is not",
    "DPS stored 404204 records",
    "DPS queue depth 404205",
    "provisioned 404206 devices today",
    "thread 404207 panicked",
    "process 404208 exited",
    "job 404209 failed",
    "test 404210 failed",
    "build 404211 failed",
    "malloc(404208) failed",
    "sleep(404201) returned",
    "E (404201) wifi: error",
    "[404201.123456] usb 1-1: device not accepting address",
    "2026-11-26 404201 404202",
    "registrationId 404201 Unauthorized",
    "retry 404201 failed",
    "errno 404201",
    "2026-11-26T10:00:00Z INFO [dps:404201] connected",
    "[dps:404201] response status 200",
    "[DPS 409201] connected to hub",
    "dps:404201: connected",
    "|dps:404201| connected",
    "[dps-client] [404201] connected",
    "[404201] dps: connected",
    "dps: connected [dps:404201]",
    "Nov 26 10:00:00 edge dps[1]: sent 404201",
    "dps[1]: sent 404201, received 409201",
    "dps[1]: retry with 404201",
    "failed: 404201 points",
    "dps error 409201 Points lost",
    "dps error 409201 KB lost",
    "GET /doors/401/401002",
    "zip code: 404201",
    "[dps] received 404201",
];

#[test]
fn sentences_with_numbers() {
    assert!(SENTENCES.len() >= 100);
    let wrong: Vec<_> = SENTENCES
        .iter()
        .filter(|sentence| {
            let reading = Reading::of(**sentence);
            reading.report().number().is_some() || reading.is_evident()
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The same numbers with evidence beside them.
const ERRORS: &[&str] = &[
    "dps error 409201 Enrollment already exists",
    "register of pump-3 failed with code 404201",
    "404201 trackingId 2f4c1f0e-8bb0-4b0e-9a51-0f5f0d3b7a61",
    "tracking id: 2f4c1f0e-8bb0-4b0e-9a51-0f5f0d3b7a61, number 404201",
    "status 404: 404201",
    "$dps/registrations/res/404/?$rid=7 404201",
    "exception: 404201 enrollment not found",
    "Not Found (404201)",
    "[404201] Not Found",
    "dps_status=404 dps_code=404201 x-ms-request-id=2f4c1f0e",
    "404201",
    "(404201)",
    "404201, 409201",
    "error 404201",
    "Error: 404201",
    "failed with 404201",
    "failed: 404201",
    "failed (404201)",
    "code 404201",
    "reason: 429001",
    "DPS returned 404201",
    "DPS sent 404201",
    "dps: received 404201 from the service",
    "DPS response was 404201",
    "register failed [dps:404201]",
    "[dps:404201] Enrollment not found",
    "[dps:404201]",
    "the DPS said 401002",
    "404201 EnrollmentNotFound",
    "404201: enrollment not found",
    "401002: Invalid certificate",
    "404999 SomethingThatIsNew",
    "status 404, got 404201",
    "provisioning failed with error 404201 on port 8883",
    "level=error msg=\"404204: Enrollment group not found\"",
    r#"{"time":"2026-11-26T10:00:00Z","payload":{"message":"404204: Enrollment group not found"}}"#,
    "<errorCode>404201</errorCode>",
    "provisioning device press-22 failed: 500001 Internal error",
    "DPS failed: 500001 Internal error",
    "failed to register: 401002 Invalid certificate",
    "level=ERROR op=register code=401002",
    "registration rejected code=401002 message=\"Invalid certificate\"",
    "registration refused code: 404201",
    "registration failed: `404201`",
    "DPS returned 401/401002: Invalid certificate",
];

#[test]
fn numbers_with_evidence() {
    let wrong: Vec<_> = ERRORS.iter().filter(|text| Reading::of(**text).report().number().is_none()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn numbers_without_evidence_are_candidates() {
    for text in ["room 404201 booked", "gate 404201 closed", "404201 sensors online"] {
        assert!(Reading::of(text).candidates().any(|code| code.number() == 404_201), "{text}");
    }
}

#[test]
fn codes_behind_the_id_of_a_device() {
    for line in [
        "failed to register press-11: 404201",
        "could not register press-11 (404201)",
        "could not register: `404201`",
        "could not register press-11: `404201` Enrollment not found",
        "cannot provision device \u{2018}press-11\u{2019}: \u{2018}404201\u{2019}",
        "register failed rc=404201",
        "dps status=404 ext=404201",
        "DPS throttled us: 404201",
        "DPS returned 404/404201: the custom allocation failed",
        "dps register failed error=\"404201 Enrollment was lost\"",
        "ERROR [401002] c.x.Registrar - registration failed: 404201",
        "ERROR 401002 --- [prov] [main] c.x.Registrar : registration failed: 404201",
    ] {
        assert_eq!(read(line).number(), Some(404_201), "{line}");
    }
    assert_eq!(read("ERROR 401002 --- [prov] [main] c.x.Registrar : cannot write a file").number(), None);
}

#[test]
fn errors_of_rust_and_results_of_calls() {
    for (line, number) in [
        ("12.004 ERROR registration failed: Err(Dps(429001))", Some(429_001)),
        ("called `Result::unwrap()` on an `Err` value: Dps(404201)", Some(404_201)),
        ("Ok(Order(404201))", None),
        ("Err(Order(404201, 7))", None),
        ("Err(Order(404999))", None),
        ("register(press-3) => 404201", Some(404_201)),
        ("register(\"press-7\") returned 401002", Some(401_002)),
        ("count(press-3) => 404201", None),
        ("count(\"press-7\") returned 401002", None),
    ] {
        super::assert_mutations_pass(line);
        assert_eq!(read(line).number(), number, "{line}");
    }
}

#[test]
fn an_error_word_leads_to_a_code_before_other_words() {
    for line in ["DPS error [404201] for press-11", "dps register failed: 401002 unauthorized"] {
        assert!(read(line).number().is_some(), "{line}");
    }
}

#[test]
fn codes_beside_their_statuses() {
    for (line, number) in [
        ("08:14:03 part-181     401  401002   PUT register   404.2 ms", Some(401_002)),
        ("08:14:03 part-181     202  401002   PUT register   404.2 ms", None),
        ("08:14:03 part-181     401 401002 bytes", None),
        ("gate-511 register: service error 401 / 401002 (Unauthorized)", Some(401_002)),
        ("gate-511 register: sector 401 / 401002", None),
        ("IH404002: the resource was not found", Some(404_002)),
        ("SMITH404002: the resource was not found", None),
        ("IoT Hub returned 404001", Some(404_001)),
        ("the warehouse returned 404201", None),
    ] {
        super::assert_mutations_pass(line);
        assert_eq!(read(line).number().filter(|number| *number > 999), number, "{line}");
    }
}
