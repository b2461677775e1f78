//! `Key`: what the failures of a row have in common, by the argument of `--by`.

use std::hash::{DefaultHasher, Hash, Hasher};

use jiff::Timestamp;

use crate::scan::finding::{Finding, Subject};
use crate::scan::remedy::FailureOrigin;

/// The property that failures are counted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum By {
    #[default]
    Code,
    Action,
    Origin,
    Device,
    Hub,
    Hour,
}

impl By {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Action => "action",
            Self::Origin => "origin",
            Self::Device => "device",
            Self::Hub => "hub",
            Self::Hour => "hour",
        }
    }

    /// Returns the heading of the column.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Code => "Code",
            Self::Action => "Action",
            Self::Origin => "Origin",
            Self::Device => "Device",
            Self::Hub => "Hub",
            Self::Hour => "Hour (UTC)",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Key {
    /// Two services can mean different things by one number.
    Code(Subject, Option<&'static str>),
    Action(Option<&'static str>),
    Origin(Option<&'static str>),
    Device(Option<Box<str>>),
    Hub(Option<Box<str>>),
    Hour(Option<Timestamp>),
}

impl Key {
    pub(crate) fn of(finding: &Finding<'_>, by: By) -> Self {
        match by {
            By::Code => Self::Code(finding.subject.clone(), finding.origin.map(FailureOrigin::name)),
            By::Action => Self::Action(finding.advice.map(|advice| advice.action)),
            By::Origin => Self::Origin(finding.origin.map(FailureOrigin::name)),
            By::Device => Self::Device(finding.device.as_deref().map(Box::from)),
            // Records write host names and IDs of resources in either case.
            By::Hub => Self::Hub(finding.hub.as_deref().map(|hub| hub.to_lowercase().into())),
            By::Hour => Self::Hour(finding.time.and_then(hour)),
        }
    }

    /// Returns what failed. Returns `None` unless failures are counted by code.
    pub(crate) fn subject(&self) -> Option<&Subject> {
        match self {
            Self::Code(subject, _) => Some(subject),
            _ => None,
        }
    }

    /// Returns `true` if the number of such keys is bounded by the tables.
    pub(crate) fn is_bounded(&self) -> bool {
        match self {
            Self::Code(subject, _) => subject.is_listed,
            Self::Action(_) | Self::Origin(_) => true,
            Self::Device(_) | Self::Hub(_) | Self::Hour(_) => false,
        }
    }

    /// Returns a hash that is the same in all processes.
    pub(crate) fn hash(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        Hash::hash(self, &mut hasher);
        hasher.finish()
    }

    /// Returns the memory of the strings of the key, in bytes.
    pub(crate) fn memory(&self) -> usize {
        match self {
            Self::Code(subject, _) => subject.title.capacity() + subject.code.as_ref().map_or(0, |code| code.len()),
            Self::Device(Some(name)) | Self::Hub(Some(name)) => name.len(),
            _ => 0,
        }
    }

    /// Returns the key as a word or a few. Returns `None` if records do not say it.
    pub(crate) fn text(&self) -> Option<String> {
        match self {
            Self::Code(subject, _) => Some(subject.title.clone()),
            Self::Action(name) | Self::Origin(name) => name.map(str::to_owned),
            Self::Device(name) | Self::Hub(name) => name.as_deref().map(str::to_owned),
            Self::Hour(hour) => hour.map(|hour| hour.to_string()),
        }
    }
}

/// Returns the start of the hour.
fn hour(time: Timestamp) -> Option<Timestamp> {
    const HOUR: i64 = 60 * 60;
    // A fraction of a second before 1970 is negative.
    let second = time.as_nanosecond().div_euclid(1_000_000_000);
    let second = i64::try_from(second).ok()?;
    Timestamp::from_second(second - second.rem_euclid(HOUR)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_start_at_minute_zero() {
        for (time, start) in [
            ("2026-11-26T10:00:00Z", "2026-11-26T10:00:00Z"),
            ("2026-11-26T10:59:59.999Z", "2026-11-26T10:00:00Z"),
            ("1969-12-31T23:30:00Z", "1969-12-31T23:00:00Z"),
        ] {
            assert_eq!(hour(time.parse().unwrap()), Some(start.parse().unwrap()), "{time}");
        }
    }

    #[test]
    fn the_memory_of_a_key_is_that_of_its_strings() {
        let code = |code: Option<&str>| {
            let subject = Subject {
                title: "0A000 Unsupported".to_owned(),
                number: None,
                code: code.map(Box::from),
                is_listed: false,
                name: None,
                status: None,
                summary: "",
            };
            Key::Code(subject, None)
        };
        for (key, memory) in [
            (code(None), 17),
            (code(Some("0A000")), 22),
            (Key::Device(Some("pump-7".into())), 6),
            (Key::Hub(Some("hub1".into())), 4),
            (Key::Device(None), 0),
            (Key::Action(Some("Backoff")), 0),
            (Key::Hour(None), 0),
        ] {
            assert_eq!(key.memory(), memory, "{key:?}");
        }
    }
}
