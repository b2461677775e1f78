//! Plain lines: lines of text that state nothing, and that no other line belongs to.

use memchr::{memchr, memchr2, memchr2_iter, memchr3, memmem};

use super::decode::entities;
use super::decode::percent;
use super::filter;
use super::insert;
use super::multiline::field_lines::{self, FieldLines};
use super::multiline::journal;
use super::multiline::trace;
use super::table::bare_row;
use super::table::cells::COPY;

/// A line that begins with one of these can be JSON, a marked line of a response, a part of other lines, or in a frame.
const STARTS: &[u8] = b"{[\"<-_#|\xe2";

/// Returns `true` for a line of text that states nothing, and that no other line belongs to.
pub(crate) fn is_plain(line: &[u8]) -> bool {
    let starts_plain = line.first().is_some_and(|byte| !byte.is_ascii_whitespace() && !STARTS.contains(byte));
    starts_plain
        && !is_code(line)
        && memchr2(b'{', b'\r', line).is_none()
        && !filter::may_matter(line)
        && !entities::has_quotes(line)
        && !percent::has_quotes(line)
        && !has_frame(line)
        && !is_exception(line)
        && !bare_row::is_likely(line)
        && !journal::may_begin(line)
        && !insert::is_likely(line)
        && !line.starts_with(COPY.as_bytes())
        && std::str::from_utf8(line).is_ok_and(|text| {
            !((has_name(text) || field_lines::may_begin(line)) && FieldLines::begun_by(text).is_some())
        })
}

/// Returns `true` for a line that can be nothing but a number or a name, which the table may list.
fn is_code(line: &[u8]) -> bool {
    let is_of_code = |byte: &u8| byte.is_ascii_alphanumeric() || b" \t-_+#:=".contains(byte);
    let is_time = line.first().is_some_and(u8::is_ascii_digit) && {
        let first = line.split(u8::is_ascii_whitespace).next().unwrap_or_default();
        !first.iter().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'x' | b'X'))
    };
    !is_time && line.iter().all(is_of_code)
}

/// Returns `true` if a line can be one of a stack trace, behind the prefix of a collector.
fn has_frame(line: &[u8]) -> bool {
    let has = |phrase: &[u8]| memmem::find(line, phrase).is_some();
    // Most lines have none of these, and to see that takes a fraction of the time.
    memchr3(b'\t', b'#', b'(', line).is_some()
        && ([&b"\tat "[..], b"\t... ", b"#011at ", b"#011... "].into_iter().any(has)
            || memchr(b'(', line).is_some() && has(b"  at "))
}

/// Returns `true` if a line begins with the name of an exception, whose causes can follow.
fn is_exception(line: &[u8]) -> bool {
    let first = line.split(|byte| *byte == b' ').next().unwrap_or_default();
    let name = first.strip_suffix(b":").unwrap_or(first);
    let is_likely = [&b"Exception"[..], b"Error", b"Failure", b"Fault"].iter().any(|end| name.ends_with(end));
    is_likely && std::str::from_utf8(line).is_ok_and(trace::is_exception)
}

/// Returns `true` if a word precedes a colon or an equals sign, and a blank follows.
fn has_name(text: &str) -> bool {
    let line = text.as_bytes();
    let is_sign = |byte: u8| matches!(byte, b':' | b'=');
    let is_blank = |byte: u8| matches!(byte, b' ' | b'\t');
    // Most lines have signs within words alone. Without a branch, to see that takes a fraction of the time.
    let pairs = line.iter().zip(line.get(1..).unwrap_or_default());
    let precedes_blank = pairs.fold(false, |found, (sign, blank)| found | (is_sign(*sign) & is_blank(*blank)));
    let ends_line = line.last().copied().is_some_and(is_sign);
    (precedes_blank || ends_line)
        && memchr2_iter(b':', b'=', line).any(|at| {
            let (before, behind) = (text[..at].trim_end(), &line[at + 1..]);
            matches!(behind, [] | [b' ' | b'\t', ..])
                && before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        })
}
