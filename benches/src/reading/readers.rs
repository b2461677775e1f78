//! The kinds of responses, with their readers.

use dps_codes::Report;
use regex::Regex;
use serde_json::Value;

use super::harness::{Bench, Found, OURS, PULLED, REGEX, TYPED, VALUE};
use super::peers::{self, ErrorObject, Registration};
use super::samples::{self, Sample};
use crate::arguments::Failure;

/// Adds all of them.
///
/// # Errors
/// If the regular expression is invalid.
pub fn add_all(bench: &mut Bench) -> Result<(), Failure> {
    let body = |text| Report::from_http(400, Report::NO_HEADERS, text);

    bench.open("error-object", "the error object", samples::error_objects());
    bench.add(OURS, body, of_report);
    bench.add(TYPED, peers::typed::<ErrorObject<'_>>, |read| {
        let read = read.as_ref()?;
        Some(Found::both(read.error_code, &read.message))
    });
    bench.add(VALUE, peers::value, |read| of_value(read.as_ref(), "message"));
    bench.add(PULLED, peers::pulled, |read| {
        let read = read.as_ref()?;
        Some(Found { number: read.number, message_length: read.lengths[0] })
    });

    bench.open("inside-200", "a failure inside 200", samples::failed_registrations());
    bench.add(OURS, |text| Report::from_http(200, Report::NO_HEADERS, text), of_report);
    bench.add(TYPED, peers::typed::<Registration<'_>>, |read| {
        let state = &read.as_ref()?.state;
        Some(Found::both(state.error_code, &state.error_message))
    });
    bench.add(VALUE, peers::value, |read| of_value(read.as_ref()?.get("registrationState"), "errorMessage"));

    bench.open("nested", "the error object as a string in `Message`", samples::nested_objects());
    bench.add(OURS, body, of_report);
    bench.add(TYPED, peers::typed_nested, |read| read.as_ref().map(|(number, message)| Found::both(*number, message)));
    bench.add(VALUE, peers::value_nested, |read| of_value(read.as_ref(), "message"));

    bench.open("topic", "an MQTT topic", samples::topics());
    bench.add(
        OURS,
        |topic| Report::from_mqtt(topic, ""),
        |read| Some(Found { number: read.transport_status().map(i64::from), message_length: None }),
    );

    let lines = |bench: &mut Bench, name, title, samples: Vec<Sample>| -> Result<(), Failure> {
        bench.open(name, title, samples);
        bench.add(OURS, dps_codes_log::read, of_report);
        let code = Regex::new(r#""errorCode":\s*(\d+)"#)?;
        let find = move |line| code.captures(line)?.get(1)?.as_str().parse::<i64>().ok();
        bench.add(REGEX, find, |number| Some(Found { number: *number, message_length: None }));
        Ok(())
    };
    lines(bench, "line", "a log line without a code", samples::log_lines(false))?;
    lines(bench, "line-with-code", "a log line with an error object", samples::log_lines(true))?;
    lines(bench, "page-as-text", "an HTML page, as a text", samples::pages())?;

    bench.open("page", "an HTML page, as a body", samples::pages());
    bench.add(OURS, body, of_report);
    Ok(())
}

// `Bench::add` expects an option from each reader, although a report always has a result.
#[allow(clippy::unnecessary_wraps)]
fn of_report(report: &Report<'_>) -> Option<Found> {
    let message_length = report.message().map(|message| message.chars().map(char::len_utf8).sum());
    Some(Found { number: report.number(), message_length })
}

fn of_value(object: Option<&Value>, message: &str) -> Option<Found> {
    let object = object?;
    Some(Found::both(object.get("errorCode")?.as_i64()?, object.get(message)?.as_str()?))
}
