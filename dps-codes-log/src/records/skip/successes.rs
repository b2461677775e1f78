//! `Successes`: finds records of Azure Monitor that state a success, without reading more of them than that takes.

use super::template::Template;
use crate::records::fields::azure_monitor;
use crate::records::fields::layout::Layouts;
use crate::records::json::flat_object::{self, string};

/// A success.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Success<'l> {
    /// In UTC.
    pub(crate) time: &'l str,
}

/// The number of templates that are remembered, and the greatest length of their lines.
const MOST: usize = 8;
const LONGEST: usize = 1 << 13;

/// The successes so far: in one file, most are alike.
#[derive(Debug, Default)]
pub(crate) struct Successes {
    layouts: Layouts,
    templates: Vec<Template>,
}

impl Successes {
    /// Returns the success that a line states. Returns `None` if it is anything else, or if that is not evident at once.
    pub(crate) fn in_line<'l>(&mut self, line: &'l [u8]) -> Option<Success<'l>> {
        if let Some(time) = self.templates.iter().find_map(|template| template.time_of(line)) {
            return is_time(time).then_some(Success { time });
        }
        let line = std::str::from_utf8(line).ok().filter(|line| !line.contains('\r'))?;
        let members = flat_object::members(line)?;
        let layout = self.layouts.of(&members);
        let (time, result) = layout.time_and_result.filter(|_| layout.is_of_azure_monitor)?;
        let (time, result) = (string(members[time].1)?, string(members[result].1)?);
        if !is_time(time) || !azure_monitor::is_success_result(result) {
            return None;
        }
        if line.len() <= LONGEST && !self.templates.iter_mut().any(|template| template.widen(line.as_bytes())) {
            self.templates.extend((self.templates.len() < MOST).then(|| Template::new(line, time, result)));
        }
        Some(Success { time })
    }
}

/// Returns `true` for a time in UTC, as Azure writes it.
fn is_time(text: &str) -> bool {
    text.len() > 18 && text.ends_with('Z') && text.is_ascii()
}
