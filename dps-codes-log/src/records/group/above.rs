//! `Above`: the time and the device of a line, for the lines below it that state none, as those of a stack trace.

use memchr::memrchr;

use crate::records::device::device_in;
use crate::records::fields;
use crate::records::json;
use crate::records::multiline::trace;
use crate::records::prefix::Prefix;
use crate::timestamp;

/// Lines further below have nothing to do with the line.
const FARTHEST: u64 = 64;

/// The lines of one entry of a log, of which the first one has its time.
const NEAR: u64 = 8;

/// The line between two documents of YAML, which have nothing to do with each other.
const BORDER: &str = "---";

#[derive(Debug, Default)]
pub(crate) struct Above {
    time: String,
    line: u64,
    /// The line that can name the device, and its number. Most are not asked for it, so that it is searched only then.
    device: Option<(String, u64)>,
    /// The line is in a document of YAML that has not stated a time so far.
    is_in_document: bool,
}

/// The time and the device that are stated above a record.
#[derive(Debug, Default)]
pub(crate) struct Stated {
    pub(crate) time: Option<String>,
    pub(crate) device: Option<String>,
}

impl Above {
    /// Notes the time of a record of text, and its device. Returns those above it if it states no time. An object within the
    /// record can state one too, which counts where the line above is too far to be of the same entry.
    pub(crate) fn note(&mut self, text: &str, line: u64) -> Stated {
        if let Some(time) = time_of(text) {
            self.set(time, line);
            return Stated { time: None, device: self.note_device(text, line) };
        }
        if is_border(text) {
            self.time.clear();
            self.device = None;
            self.is_in_document = true;
        }
        if is_part(text) && device_in(text).is_some() {
            self.set_device(Some(text), line);
        }
        let farthest = if json::object_in(text).and_then(fields::time_in).is_some() { NEAR } else { FARTHEST };
        let is_near = |above: u64, farthest| line.saturating_sub(above) <= farthest;
        let time = Some(&self.time).filter(|time| !time.is_empty() && is_near(self.line, farthest)).cloned();
        Stated { time, device: self.device_near(line) }
    }

    /// Notes the line that names a device. Returns the device above it for a line of a trace that has a prefix of its own, as
    /// collectors write it before each line.
    pub(crate) fn note_device(&mut self, text: &str, line: u64) -> Option<String> {
        let first = text.lines().next().unwrap_or_default();
        let is_of_same = self.device.as_ref().is_some_and(|(head, _)| goes_on(first, head));
        if is_of_same && device_in(text).is_none() {
            return self.device_near(line);
        }
        self.set_device(Some(first), line);
        None
    }

    fn device_near(&self, line: u64) -> Option<String> {
        let near = self.device.as_ref().filter(|(_, above)| line.saturating_sub(*above) <= FARTHEST);
        near.and_then(|(text, _)| device_in(text)).map(str::to_owned)
    }

    /// Returns `true` in a document of YAML that has not stated a time so far.
    pub(crate) const fn is_in_document(&self) -> bool {
        self.is_in_document
    }

    /// Notes the time and the device of lines that are skipped, of which this is the number of the last: as `note` does for
    /// each of them, from the last line on that counts.
    pub(crate) fn note_skipped(&mut self, lines: &[u8], last: u64) {
        let lines = lines.strip_suffix(b"\n").unwrap_or(lines);
        let (mut has_time, mut has_device) = (false, false);
        let mut below = Vec::new();
        for (line, number) in from_last(lines).zip((0..=last).rev().take_while(|number| last - number < FARTHEST)) {
            let time = time_of_bytes(line);
            if let Some(time) = time.filter(|_| !has_time) {
                self.set(time, number);
                has_time = true;
            }
            if !has_device && (time.is_some() || may_be_part(line)) {
                let Ok(text) = std::str::from_utf8(line) else { continue };
                if time.is_some() && is_inner(text) {
                    below.push((text, number));
                } else if time.is_some() || is_part(text) && device_in(text).is_some() {
                    self.set_device(Some(text), number);
                    has_device = true;
                }
            }
            if has_time && has_device {
                break;
            }
        }
        for (inner, number) in below.into_iter().rev() {
            self.note_device(inner, number);
        }
    }

    /// Sets the text that can name the device. The space of the one before is used again.
    fn set_device(&mut self, text: Option<&str>, line: u64) {
        let mut kept = self.device.take().map_or_else(String::new, |(text, _)| text);
        self.device = text.map(|text| {
            kept.clear();
            kept.push_str(text);
            (kept, line)
        });
    }

    fn set(&mut self, time: &str, line: u64) {
        self.time.clear();
        self.time.push_str(time);
        self.line = line;
        self.is_in_document = false;
    }
}

/// Returns the lines of a text, the last one first.
fn from_last(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let start = memrchr(b'\n', text);
        rest = start.map(|at| &text[..at]);
        let line = &text[start.map_or(0, |at| at + 1)..];
        Some(line.strip_suffix(b"\r").unwrap_or(line))
    })
}

/// Returns `true` if a line is one of the trace below another line of the same source.
fn goes_on(line: &str, head: &str) -> bool {
    let prefix = Prefix::of(line);
    trace::is_inner(prefix.text) && prefix.goes_on_from(Prefix::of(head))
}

/// Returns `true` for a line of an entry that has begun above, and for a request whose response follows.
fn is_part(text: &str) -> bool {
    const METHODS: [&str; 5] = ["GET ", "PUT ", "POST ", "PATCH ", "DELETE "];
    let request = text.trim_start_matches(['>', ' ']);
    text.starts_with([' ', '\t']) || METHODS.iter().any(|method| request.starts_with(method))
}

/// Returns `false` for a line that is certainly not a part.
fn may_be_part(line: &[u8]) -> bool {
    line.first().is_some_and(|byte| b" \t>GPD".contains(byte))
}

/// Returns `true` for a line that names no device and that can go on from another.
fn is_inner(line: &str) -> bool {
    trace::is_inner(Prefix::of(line).text) && device_in(line).is_none()
}

pub(crate) fn is_border(text: &str) -> bool {
    text.trim_end() == BORDER
}

/// Returns the time of a line. An object has it in a field.
pub(crate) fn time_of(text: &str) -> Option<&str> {
    time_of_bytes(text.lines().next()?.as_bytes())
}

fn time_of_bytes(line: &[u8]) -> Option<&str> {
    if line.trim_ascii_start().starts_with(b"{") {
        return None;
    }
    timestamp::time_of_line(std::str::from_utf8(line).ok()?)
}
