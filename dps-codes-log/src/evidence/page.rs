//! The pages of proxies and captive portals.

use super::{Fact, Found};
use crate::flat::Line;

/// Finds the start of a page behind the head of a response.
pub(super) fn find(line: &Line<'_, '_>, found: &mut Found<'_>) {
    let is_page = ["<html", "<!doctype html"].iter().any(|start| line.lower().trim_start().starts_with(start));
    if is_page && line.flat.lower().starts_with("http/") {
        found.add(0, Fact::Page);
    }
}
