//! Resource logs of Azure Monitor: what the fields say about the call.

use dps_codes::__log::{Findings, is_in_range_of_dps};
use dps_codes::{Origin, Phase, Text};

use super::{Field, Fields};
use crate::reading::Reading;

/// Returns the phase of the call.
pub(crate) fn phase(fields: &Fields<'_>) -> Option<Phase> {
    if origin(fields) == Origin::Hub {
        return Some(Phase::Connect);
    }
    let is = |field, name: &str| fields.get(field).is_some_and(|value| value.eq_ignore_ascii_case(name));
    let is_registration = ["RegistrationAttempt", "AttestationAttempt", "DeviceAssignment"];
    if is(Field::Category, "ServiceOperations") {
        Some(Phase::Manage)
    } else if is(Field::Category, "DeviceOperations")
        || is_registration.iter().any(|name| is(Field::Operation, name))
        || is(Field::EnrollmentType, "Registration")
    {
        Some(Phase::Register)
    } else {
        ["Upsert", "Query", "Get", "Delete"].iter().any(|name| is(Field::Operation, name)).then_some(Phase::Manage)
    }
}

/// Returns the status of the response, which is a string in most exports.
pub(crate) fn status(fields: &Fields<'_>) -> Option<u16> {
    let number = number_of_signature(fields)?;
    u16::try_from(number).ok().filter(|status| (100..600).contains(status))
}

fn number_of_signature(fields: &Fields<'_>) -> Option<i64> {
    number_in(fields.get(Field::ResultSignature)?)
}

/// Parses a number, which spreadsheets and `real` columns write as 401.0.
fn number_in(value: &str) -> Option<i64> {
    value.trim().split(['.', ' ']).next()?.parse().ok()
}

/// Returns `true` if the call has succeeded.
pub(crate) fn is_success(fields: &Fields<'_>) -> bool {
    match fields.get(Field::ResultType) {
        Some(result) if is_pending_result(result) => status(fields).is_none_or(|status| status < 400),
        Some(result) => is_success_result(result),
        None => status(fields).map_or_else(|| has_empty_result(fields), |status| status < 300),
    }
}

/// Returns `true` if all fields of the result that are there are empty, as they are on success, and the level does not
/// say otherwise.
fn has_empty_result(fields: &Fields<'_>) -> bool {
    const FAILED: [&str; 6] = ["Error", "Critical", "Warning", "1", "2", "3"];
    let results = [Field::ResultType, Field::ResultSignature, Field::ResultDescription];
    let has_failed = |level: &str| FAILED.iter().any(|failed| level.trim().eq_ignore_ascii_case(failed));
    results.iter().any(|field| fields.has(*field))
        && results.iter().all(|field| fields.get(*field).is_none_or(|value| value.trim().is_empty()))
        && !fields.get(Field::Level).is_some_and(has_failed)
}

/// Returns `true` for the result of a call that has succeeded.
pub(crate) fn is_success_result(result: &str) -> bool {
    const SUCCESSES: [&str; 5] = ["Success", "Succeeded", "OK", "0", "200"];
    SUCCESSES.iter().any(|name| result.trim().eq_ignore_ascii_case(name))
}

/// Returns `true` for the result of a call that goes on, as the activity log has it.
fn is_pending_result(result: &str) -> bool {
    const PENDING: [&str; 9] =
        ["Start", "Started", "Accept", "Accepted", "InProgress", "In Progress", "Active", "Running", "Pending"];
    PENDING.iter().any(|name| result.trim().eq_ignore_ascii_case(name))
}

/// Reads the failure. A success has nothing to explain.
pub(crate) fn reading<'a>(fields: &'a Fields<'_>) -> Reading<'a> {
    let tracking_id = fields.get(Field::CorrelationId).map(Text::from);
    if is_success(fields) {
        let findings = Findings { transport_status: Some(200), tracking_id, ..Findings::default() };
        return Reading::of_fields(findings.into_report(), origin(fields));
    }
    let description = fields.get(Field::ResultDescription).unwrap_or_default().trim();
    let report = Reading::of(description).into_report();
    let numbered = numbered(description);
    // Resource logs of IoT Hub have it in either field.
    let mut results =
        [Field::ResultSignature, Field::ResultType].into_iter().filter_map(|field| number_in(fields.get(field)?));
    let number = results.find(|&number| is_in_range_of_dps(number));
    let message = match (numbered, report.message()) {
        (Some((_, message)), _) => Some(message).filter(|message| !message.is_empty()).map(Text::from),
        (None, Some(message)) if description.starts_with(['{', '[']) => Some(message.clone()),
        (None, _) => Some(description).filter(|text| !text.is_empty()).map(Text::from),
    };
    let findings = Findings {
        transport_status: status(fields).or_else(|| report.transport_status()),
        number: report.number().or(numbered.map(|(number, _)| number)).or(number),
        name: report.name().cloned(),
        message,
        tracking_id: tracking_id.or_else(|| report.tracking_id().cloned()),
        timestamp: report.timestamp().cloned(),
        retry_after: report.retry_after(),
        symptom: report.symptom(),
        is_refused: true,
        ..Findings::default()
    };
    Reading::of_fields(findings.into_report(), origin(fields))
}

/// Splits `429001: Operations are being throttled.`
fn numbered(description: &str) -> Option<(i64, &str)> {
    let digits = description.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = description.split_at(digits);
    let number = number.parse().ok().filter(|&number| is_in_range_of_dps(number))?;
    let message = rest.trim_start();
    (message.is_empty() || message.starts_with([':', '-', ',', ';']) || rest.len() > message.len())
        .then(|| (number, message.trim_start_matches([':', '-', ',', ';']).trim_start()))
}

/// Returns the service that has written the record.
pub(crate) fn origin(fields: &Fields<'_>) -> Origin {
    let Some(id) = fields.get(Field::ResourceId) else { return Origin::Dps };
    let id = id.to_ascii_lowercase();
    if id.contains("/iothubs/") {
        Origin::Hub
    } else if id.contains("/providers/") && !id.contains("/provisioningservices/") {
        Origin::Other
    } else {
        Origin::Dps
    }
}
