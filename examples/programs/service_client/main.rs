//! A back end creates enrollments in bulk: each item that failed is a log line, and a refused call is a diagnostic.
//!
//!     cargo run --example service_client

mod fake_dps;

use dps_codes::{Phase, Report};
use miette::{IntoDiagnostic, Result};
use tracing::{info, warn};
use ureq::Agent;

const ENROLLMENTS: &str = r#"{"mode":"create","enrollments":[
    {"registrationId":"pump-7"},{"registrationId":"pump-8"},{"registrationId":"pump-9"}]}"#;

fn main() -> Result<()> {
    tracing_subscriber::fmt().with_ansi(false).without_time().init();
    let server = fake_dps::start().into_diagnostic()?;
    let agent = Agent::config_builder().http_status_as_error(false).proxy(None).build().new_agent();

    // The result has status 200 even if items have failed.
    let mut response = agent.post(format!("{}/enrollments", server.url())).send(ENROLLMENTS).into_diagnostic()?;
    let body = response.body_mut().read_to_string().into_diagnostic()?;
    let result = Report::from_bulk(&body);
    info!(status = ?result.status(), "enrollments");
    for item in result.filter(|item| !item.is_success(Phase::Manage)) {
        let advice = item.advice(Phase::Manage);
        warn!(
            registration = item.registration_id().map(ToString::to_string),
            number = item.number(),
            action = advice.action().name(),
            actor = advice.actor().name(),
            "{item}"
        );
    }

    if let Err(refused) = read_enrollment(&agent, &server.url()) {
        // `Err` of `main` prints the same; the example goes on to end with success.
        println!("{refused:?}");
    }
    Ok(())
}

fn read_enrollment(agent: &Agent, url: &str) -> Result<()> {
    let response = agent.get(format!("{url}/enrollments/pump-7")).call().into_diagnostic()?;
    let (parts, mut body) = response.into_parts();
    let body = body.read_to_string().into_diagnostic()?;
    let report = Report::from_http(parts.status.as_u16(), &parts.headers, &body);
    if report.is_success(Phase::Manage) {
        return Ok(());
    }
    Err(report.into_owned().into())
}
