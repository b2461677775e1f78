//! `Unlisted` and `Classified` of a table of string codes: generic over the string, which is borrowed or owned.

mod classified;
mod unlisted;

pub(super) use classified::expand as classified;
pub(super) use unlisted::expand as unlisted;
