//! The topics of MQTT responses.

use dps_codes::__log::{parse_response, topic};

use super::{Fact, Found};
use crate::flat::Line;
use crate::prefilter::Rules;

pub(super) fn add_rules(rules: &mut Rules) {
    rules.any(topic::ALL);
}

pub(super) fn find<'a>(line: &Line<'_, 'a>, found: &mut Found<'a>) {
    for topic in topic::ALL {
        for at in line.after(topic) {
            let rest = &line.text()[at..];
            let end = rest.find(|c: char| c.is_whitespace() || "\"'`,;)]}".contains(c)).unwrap_or(rest.len());
            let response = parse_response(&rest.as_bytes()[..end]);
            if let Some(status) = response.status {
                found.add(at, Fact::Status { status, is_first: true });
            }
            if let Some(wait) = response.retry_after {
                found.add(at, Fact::RetryAfter(wait));
            }
        }
    }
}
