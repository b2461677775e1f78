//! The syntax of responses: escaped strings, lenient JSON, headers, topics, dates.

pub(crate) mod cursor;
pub(crate) mod date;
pub(crate) mod headers;
pub(crate) mod json;
pub(crate) mod keys;
pub(crate) mod properties;
#[cfg(any(test, feature = "__count-reads"))]
pub mod reads;
pub(crate) mod redacted;
pub(crate) mod seconds;
pub(crate) mod text;
pub(crate) mod topics;
pub(crate) mod value;
pub(crate) mod vocabulary;
pub(crate) mod words;
