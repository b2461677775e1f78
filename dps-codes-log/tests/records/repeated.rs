//! Lines that state the failure of the line above once more, and their neighbors that state one of their own.

use dps_codes_log::Records;

/// Returns the numbers of the records that state a failure, and a `=` behind those of records that repeat the one before.
fn stated(input: &str) -> String {
    let mut records = Records::new(input.as_bytes());
    let mut found = Vec::new();
    while let Some(record) = records.next_record().expect("the input can be read") {
        let reading = record.reading();
        let report = reading.report();
        let number = report.number().or_else(|| report.transport_status().map(i64::from));
        match number {
            _ if record.is_repeated() => found.push("=".to_owned()),
            Some(number) => found.push(number.to_string()),
            None => {}
        }
    }
    found.join(" ")
}

/// Panics unless the lines state these failures.
#[track_caller]
fn assert_stated(cases: &[(&str, &str)]) {
    for (lines, expected) in cases {
        assert_eq!(stated(lines), *expected, "{lines}");
    }
}

#[test]
fn causes_repeat_their_exception() {
    assert_stated(&[
        ("x.Error: DPS error 404201\nCaused by: y.Error: DPS error 404201\n", "404201 ="),
        ("x.Error: DPS error 404201\nCaused by: y.Error: HTTP 404\n", "404201 ="),
        ("x.Error: DPS error 404201\nCaused by: y.Error: HTTP 401\n", "404201 401"),
        ("x.Error: DPS error 404201\nCaused by: y.Error: DPS error 401002\n", "404201 401002"),
        ("x.Error: HTTP 404\nCaused by: y.Error: HTTP 404\n", "404 ="),
        ("x.Error: HTTP 404\nCaused by: y.Error: HTTP 401\n", "404 401"),
        ("x.Error: HTTP 404, DPS error 404201\nCaused by: y.Error: HTTP 404, DPS error 404201\n", "404201 ="),
        ("x.Error: DPS error 404201\nCaused by: y.Error: HTTP 404, DPS error 404201\n", "404201 404201"),
        ("x.Error: x\nCaused by: y.Error: DPS error 404201\nCaused by: z.Error: HTTP 404\n", "404201 ="),
        // Behind another failure, that one is repeated.
        (
            "x.Error: DPS error 404201\nCaused by: y.Error: DPS error 401002\nCaused by: z.Error: HTTP 401\n",
            "404201 401002 =",
        ),
        // Another line of text is between.
        ("x.Error: DPS error 404201\nregistered: {\nCaused by: y.Error: DPS error 404201\n", "404201 404201"),
    ]);
}

#[test]
fn a_blank_line_ends_a_trace() {
    let error = "x.Error: DPS error 404201\n";
    let link = "The above exception was the direct cause of the following exception:\n";
    for (between, expected) in [
        (String::new(), "404201 ="),
        ("\n".to_owned(), "404201 404201"),
        ("\n\n".to_owned(), "404201 404201"),
        (format!("\n{link}"), "404201 ="),
        (format!("\n\n\n{link}"), "404201 ="),
    ] {
        assert_eq!(stated(&format!("{error}{between}Caused by: {error}")), expected, "{between:?}");
    }
}

#[test]
fn an_exception_below_states_the_code_of_the_status() {
    let frames = |count: usize| "\tat x.Y.z(Y.java:1)\n".repeat(count);
    let log = |frames: &str, cause: &str| format!("x.HttpError: HTTP 404\n{frames}{cause}\n");
    let cause = "Caused by: y.Error: DPS error 404201";
    // At most 64 lines below the head are read.
    for (count, expected) in [(0, "= 404201"), (1, "= 404201"), (63, "= 404201"), (64, "404 404201")] {
        assert_eq!(stated(&log(&frames(count), cause)), expected, "{count}");
    }
    assert_eq!(stated(&log("", "Caused by: y.Error: DPS error 401002")), "404 401002");
    assert_eq!(stated(&log("x y (1.2)\n", cause)), "404 404201");
    assert_eq!(stated(&log("", "y.Error: DPS error 404201")), "404 404201");
    assert_eq!(stated(&log("\n", cause)), "404 404201");
    // Without the head of an exception, no line below is waited for.
    assert_eq!(stated(&format!("failed with HTTP 404\n{cause}\n")), "404 404201");
    // A cause of another container.
    let of = |container: &str, line: &str| format!("[pod/{container}] {line}\n");
    let other = of("x/1", "x.HttpError: HTTP 404") + &of("x/2", cause);
    assert_eq!(stated(&other), "404 404201");
    let same = of("x/1", "x.HttpError: HTTP 404") + &of("x/1", cause);
    assert_eq!(stated(&same), "= 404201");
}

#[test]
fn a_connack_and_its_words() {
    let connack = "Client null received CONNACK (5)\n";
    let refusal = "Connection error: Connection Refused: not authorised.\n";
    for (log, expected) in [
        (format!("{connack}{refusal}"), 1),
        (format!("{connack}{refusal}{refusal}"), 1),
        (format!("{connack}{connack}"), 0),
        (format!("{connack}sent.\n{refusal}"), 0),
        (format!("{refusal}{refusal}"), 0),
        (format!("Client null received PINGRESP (5)\n{refusal}"), 0),
    ] {
        let mut records = Records::new(log.as_bytes());
        let mut count = 0;
        while let Some(record) = records.next_record().unwrap() {
            count += usize::from(record.is_repeated());
        }
        assert_eq!(count, expected, "{log}");
    }
}

#[test]
fn fields_of_the_azure_cli() {
    let head = "ERROR: (404201) Enrollment not found\n";
    for (lines, expected) in
        [("Code: 404201\n", "404201 ="), ("Code: 401002\n", "404201 401002"), ("\nCode: 404201\n", "404201 404201")]
    {
        assert_eq!(stated(&format!("{head}{lines}")), expected, "{lines}");
    }
    let nameless = "ERROR: () not found: 404201\nCode: 404201\n";
    assert_eq!(stated(nameless), "404201 404201");
}

#[test]
fn frames_with_a_prefix_each_reach_64_lines() {
    let line = |text: &str| format!("Nov 26 10:00:00 gw-1 app[7]: {text}\n");
    let between = |count: usize| "Nov 26 10:00:00 gw-1 cron[9]: started 7 (1.2).\n".repeat(count);
    let head = line("failed: errorCode=404201") + &line("Traceback (most recent call last):");
    for (count, expected) in [(0, "404201 ="), (1, "404201 ="), (63, "404201 ="), (64, "404201 404201")] {
        let log = format!("{head}{}{}", between(count), line("x.Error: errorCode=404201"));
        assert_eq!(stated(&log), expected, "{count}");
    }
}

#[test]
fn another_record_ends_a_trace() {
    let line = |text: &str| format!("Nov 26 10:00:00 edge-1 app[7]: {text}\n");
    let (error, cause) = (line("DPS error 404201 (x)"), line("Caused by: DPS error 404201"));
    let (trace, head) = (line("Traceback (most recent call last):"), line("x.Error: DPS error 404201"));
    let plain = line("message 7 sent.");
    let success = "{\"time\":\"2026-11-26T10:00:00Z\",\"category\":\"x\",\"resultType\":\"Success\"}\n";
    assert_stated(&[
        (&format!("{error}{cause}"), "404201 ="),
        (&format!("{error}{plain}{cause}"), "404201 404201"),
        (&format!("{error}{success}{cause}"), "404201 200 404201"),
        (&format!("{error}{trace}{head}"), "404201 ="),
        // A frame has a prefix too, behind which it looks like any line.
        (&format!("{error}{trace}{plain}{head}"), "404201 ="),
        (&format!("{error}{trace}{success}{head}"), "404201 200 404201"),
    ]);
}

#[test]
fn several_words_in_parentheses_are_not_a_code_of_the_azure_cli() {
    let fields = |code: &str| format!("ERROR: DPS error 404201 ({code}) x\nCode: {code}\nMessage: DPS error 404201\n");
    assert_stated(&[(&fields("EnrollmentNotFound"), "404201 ="), (&fields("attempt 2"), "404201 404201")]);
}
