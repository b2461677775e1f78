//! Decodes text that programs have encoded before they wrote it to a log.

pub(super) mod base64;
pub(super) mod entities;
pub(super) mod leaders;
pub(super) mod percent;
