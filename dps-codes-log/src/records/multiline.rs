//! Objects, records, responses and traces of several lines, as programs print them.

pub(super) mod block;
pub(super) mod element;
pub(super) mod expanded;
pub(super) mod field_lines;
pub(super) mod frame;
pub(super) mod head;
pub(super) mod journal;
pub(super) mod object;
pub(super) mod otel;
pub(super) mod trace;
