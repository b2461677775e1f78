//! The items that `dps-codes-log` shares with the reader of messages. Not public API: the crates are pinned to each other.

pub use crate::report::findings::{Findings, report_of};
pub use crate::report::message::is_in_range_of_dps;
pub use crate::report::wire::cursor::Cursor;
pub use crate::report::wire::date::parse as parse_date;
pub use crate::report::wire::keys::find as find_key;
#[cfg(any(test, feature = "__count-reads"))]
pub use crate::report::wire::reads;
pub use crate::report::wire::redacted::Redacted;
pub use crate::report::wire::seconds::{parse as parse_seconds, parse_milliseconds};
pub use crate::report::wire::topics::{Response as TopicResponse, parse_response};
pub use crate::report::wire::value::{LONGEST_TIME, Start, integer};
pub use crate::report::wire::vocabulary::{CONDITIONS, KEYS, Key, header, property, status, topic};
pub use crate::report::wire::words::is_word;
