//! What `dps-codes-log` shares with the reader of messages. Not public API: the crates are pinned to each other.

pub use crate::report::findings::{Findings, report_of};
pub use crate::report::message::{MessageScanner, is_in_range_of_dps, is_measure};
pub use crate::report::wire::cursor::Cursor;
pub use crate::report::wire::date::parse as parse_date;
pub use crate::report::wire::keys::find as find_key;
#[cfg(feature = "__count-reads")]
pub use crate::report::wire::reads;
pub use crate::report::wire::redacted::Redacted;
pub use crate::report::wire::seconds::parse as parse_seconds;
pub use crate::report::wire::topics::{Response as TopicResponse, parse_response};
pub use crate::report::wire::value::{LONGEST_TIME, Start, integer, unquoted_message};
pub use crate::report::wire::vocabulary::{AUTHORIZATION, CONDITIONS, Key, SECRETS, header, property, status, topic};
pub use crate::report::wire::words::{Word, Words, is_word};
