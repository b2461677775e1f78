//! The pages of proxies and captive portals.

use super::{Fact, Found};
use crate::flat::Line;
use crate::prefilter::Rules;

/// The starts of pages, in lower case.
const STARTS: [&str; 2] = ["<html", "<!doctype html"];

/// The start of a response.
const RESPONSE: &str = "http/";

pub(super) fn add_rules(rules: &mut Rules) {
    for start in STARTS {
        rules.all([start, RESPONSE]);
    }
}

/// Finds the start of a page behind the head of a response.
pub(super) fn find(line: &Line<'_, '_>, found: &mut Found<'_>) {
    let is_page = STARTS.iter().any(|start| line.lower().trim_start().starts_with(start));
    if is_page && line.flat.lower().starts_with(RESPONSE) {
        found.add(0, Fact::Page);
    }
}
