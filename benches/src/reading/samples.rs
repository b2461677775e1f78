//! Responses, in more variants than a processor learns by heart; the same ones in each run.

use std::fmt::Write;

use dps_codes::Code;

use crate::random::Random;

/// The number of responses of each kind.
pub(super) const COUNT: usize = 256;

/// A response, and what a reader has to find in it.
pub(crate) struct Sample {
    /// The body, topic, line or page.
    pub(crate) text: &'static str,
    /// The number in it.
    pub(crate) number: Option<i64>,
    /// The message in it, without escapes.
    pub(crate) message: Option<String>,
}

/// The fields of a response.
struct Parts {
    number: i64,
    /// As JSON has it, and as it is meant: one in four has escapes.
    message: (String, String),
    id: String,
    time: String,
}

impl Parts {
    fn new(random: &mut Random) -> Self {
        let numbers: Vec<i64> = Code::ALL.iter().map(|code| code.number()).filter(|&number| number > 99_999).collect();
        let number = *random.pick(&numbers);
        let name = word(random);
        let message = match random.below(4) {
            0 => (
                format!(r#"The device \"{name}\" has no\tenrollment."#),
                format!("The device \"{name}\" has no\tenrollment."),
            ),
            1 => (format!("Registration {name} exists."), format!("Registration {name} exists.")),
            2 => (format!("Invalid certificate of {name}"), format!("Invalid certificate of {name}")),
            _ => ("Unauthorized".to_owned(), "Unauthorized".to_owned()),
        };
        let id = format!("{:08x}-{:04x}-4a57-9d6f-{:012x}", random.any() >> 32, random.any() >> 48, random.any() >> 16);
        let time = format!(
            "2024-0{}-1{}T19:43:02.{:07}Z",
            random.within(1, 9),
            random.within(0, 9),
            random.within(0, 9_999_999)
        );
        Self { number, message, id, time }
    }

    fn object(&self) -> String {
        let Self { number, message: (message, _), id, time } = self;
        format!(r#"{{"errorCode":{number},"trackingId":"{id}","message":"{message}","timestampUtc":"{time}"}}"#)
    }

    fn sample(self, text: String) -> Sample {
        Sample { text: text.leak(), number: Some(self.number), message: Some(self.message.1) }
    }
}

fn word(random: &mut Random) -> String {
    let length = random.within(3, 16);
    (0..length).map(|_| *random.pick(b"abcdefghijklmnopqrstuvwxyz-0123456789")).map(char::from).collect()
}

fn samples(seed: u64, mut sample: impl FnMut(&mut Random) -> Sample) -> Vec<Sample> {
    let mut random = Random::new(seed);
    (0..COUNT).map(|_| sample(&mut random)).collect()
}

/// Returns the error object.
pub(crate) fn error_objects() -> Vec<Sample> {
    samples(1, |random| {
        let parts = Parts::new(random);
        let text = parts.object();
        parts.sample(text)
    })
}

/// Returns a registration that has failed, which comes with status 200.
pub(crate) fn failed_registrations() -> Vec<Sample> {
    samples(2, |random| {
        let parts = Parts::new(random);
        let Parts { number, message: (message, _), id, time } = &parts;
        let registration = word(random);
        let text = format!(
            r#"{{"operationId":"5.{id}","status":"failed","registrationState":{{"registrationId":"{registration}","createdDateTimeUtc":"{time}","status":"failed","errorCode":{number},"errorMessage":"{message}","lastUpdatedDateTimeUtc":"{time}"}}}}"#
        );
        parts.sample(text)
    })
}

/// Returns the error object as a string within another object.
pub(crate) fn nested_objects() -> Vec<Sample> {
    samples(3, |random| {
        let parts = Parts::new(random);
        let inner = parts.object().replace('\\', r"\\").replace('"', r#"\""#);
        parts.sample(format!(r#"{{"Message":"BadRequest:{inner}","ExceptionMessage":""}}"#))
    })
}

/// Topics of responses.
pub(crate) fn topics() -> Vec<Sample> {
    samples(4, |random| {
        let status = *random.pick(&[202, 400, 401, 404, 429, 500]);
        let text = format!(
            "$dps/registrations/res/{status}/?$rid={}&retry-after={}",
            random.within(1, 9_999),
            random.within(0, 120)
        );
        Sample { text: text.leak(), number: Some(status), message: None }
    })
}

/// Returns log lines of 200 bytes, with an error object or without one.
pub(crate) fn log_lines(has_code: bool) -> Vec<Sample> {
    const LENGTH: usize = 200;
    samples(5, |random| {
        let mut parts = Parts::new(random);
        parts.message = Default::default();
        let mut text = format!("{} {} aziot-identityd[{}]: ", parts.time, word(random), random.within(100, 9_999));
        let end = if has_code {
            format!(r#"{{"errorCode":{},"trackingId":"{}"}}"#, parts.number, parts.id)
        } else {
            String::new()
        };
        while text.len() + end.len() < LENGTH {
            let _ = match random.below(6) {
                0 => write!(text, "{}={} ", word(random), random.within(0, 99_999)),
                _ => write!(text, "{} ", word(random)),
            };
        }
        text.truncate(LENGTH - end.len());
        text += &end;
        Sample { text: text.leak(), number: has_code.then_some(parts.number), message: None }
    })
}

/// Returns a proxy's page of 4 KiB.
pub(crate) fn pages() -> Vec<Sample> {
    samples(6, |random| {
        let mut text = String::from("<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body>\n");
        while text.len() < 4_096 - 100 {
            let _ = writeln!(
                text,
                "<div class=\"{}\"><p>{} {} {}</p></div>",
                word(random),
                word(random),
                word(random),
                word(random)
            );
        }
        while text.len() < 4_096 {
            text.push('\n');
        }
        Sample { text: text.leak(), number: None, message: None }
    })
}
