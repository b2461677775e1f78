//! Lookups, `Display`, topics, the error object, the registration state and advice allocate nothing.

use core::fmt::Write;
use core::hint::black_box;

use allocation_counter::{AllocationInfo, measure};
use dps_codes::{Code, Phase, Random, Report, Symptom};

/// Takes what is written, and counts it.
struct Sink(usize);

impl Write for Sink {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}

#[track_caller]
fn assert_none(run: impl FnOnce()) {
    let AllocationInfo { count_total, bytes_total, .. } = measure(run);
    assert_eq!((count_total, bytes_total), (0, 0));
}

fn use_up(report: &Report<'_>) {
    for &phase in Phase::ALL {
        let advice = report.advice(phase);
        black_box((
            advice.delay(3, Random::new(4)),
            advice.instead(9, core::time::Duration::ZERO, Random::LEAST),
            advice.is_billed(),
        ));
        write!(Sink(0), "{advice}").unwrap();
    }
    black_box((report.code(), report.http_status(), report.retry_after(), report.is_failure(), report.is_challenge()));
    black_box((report.message().map(|text| text.as_str().is_some()), report.candidates().count()));
    black_box((report.payload(), report.info(), report.rid(), report.issued_client_certificate(), report.date()));
    black_box(report.message().map(|message| message.copy_to(&mut [0; 16])));
    write!(Sink(0), "{report} {report:?}").unwrap();
}

#[test]
fn the_counter_counts() {
    assert_eq!(measure(|| drop(black_box(Box::new(7_u8)))).count_total, 1);
}

#[test]
fn lookups() {
    assert_none(|| {
        for number in -1..500_000_i64 {
            black_box(Code::classify(black_box(number)).action_in(Phase::Register));
        }
        for &code in Code::ALL {
            assert_eq!(Code::from_name(code.name()), Some(code));
            black_box((code.help(), code.sources(), code.family(), code.action()));
        }
        black_box(Symptom::find_in("failed to provision with IoT Hub"));
    });
}

#[test]
fn display() {
    assert_none(|| {
        let mut sink = Sink(0);
        for &code in Code::ALL {
            write!(sink, "{code} {code:#} {code:?}").unwrap();
        }
        write!(sink, "{} {:#}", Code::classify(404_299), Code::classify(-7)).unwrap();
        assert!(sink.0 > 10_000);
    });
}

#[test]
fn topics_and_return_codes() {
    assert_none(|| {
        use_up(&Report::from_mqtt("$dps/registrations/res/429/?$rid=%7B1%7D&retry-after=%31", ""));
        use_up(&Report::from_mqtt("nothing", ""));
        use_up(&Report::from_connack(5));
    });
}

#[test]
fn error_objects_and_registration_states() {
    let error = r#"{"errorCode":401002,"trackingId":"7d1e","message":"Invalid certificate","timestampUtc":"2019Z","info":null}"#;
    let state = r#"{"operationId":"5","status":"failed","registrationState":{"registrationId":"a","errorCode":400207,"errorMessage":"sig=x","payload":{"a":[1]}}}"#;
    let bulk = r#"{"isSuccessful":false,"errors":[{"registrationId":"a","errorCode":409201,"errorStatus":"x"}]}"#;
    // More than was asked: neither texts with escapes nor objects within strings need memory.
    let escaped = r#"{"Message":"BadRequest:{\"errorCode\":400004,\"message\":\"no \\\"ID\\\" \\u00e4\"}"}"#;
    let headers = [("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT"), ("date", "Sun, 06 Nov 1994 08:49:30 GMT")];
    assert_none(|| {
        for body in [error, state, bulk, escaped, "", "<html>", "{\"errorCode\":4040", "[[[["] {
            use_up(&Report::from_http(400, headers, body));
            use_up(&Report::from_mqtt("$dps/registrations/res/400/?$rid=1", body));
            use_up(&Report::from_amqp(body, "5"));
            use_up(&Report::from_amqp_condition(Some("amqp:not-found"), body, "5"));
            black_box(Report::from_bulk(body).status());
            Report::from_bulk(body).for_each(|item| use_up(&item));
        }
    });
}
