//! Enums of the codes, with what the derives of other crates make of them.

use std::fmt::Write;

use super::listed;
use crate::table::Row;

/// The form of an enum of the codes: derives, attributes and comments.
pub(super) struct Enum {
    derives: &'static str,
    attribute: &'static str,
    numbered: bool,
    lines: bool,
    comments: bool,
}

impl Enum {
    pub(super) fn plain(derives: &'static str) -> Self {
        Self { derives, attribute: "", numbered: false, lines: false, comments: false }
    }

    /// Creates an enum in which the number of a code is the value of its variant.
    pub(super) fn numbered(derives: &'static str) -> Self {
        Self { numbered: true, ..Self::plain(derives) }
    }

    pub(super) fn with(self, attribute: &'static str) -> Self {
        Self { attribute, ..self }
    }

    /// Writes the text as an attribute of the variant.
    pub(super) fn with_lines(self) -> Self {
        Self { lines: true, ..self }
    }

    pub(super) fn with_comments(self) -> Self {
        Self { comments: true, ..self }
    }

    pub(super) fn write(&self, rows: &[Row]) -> String {
        let comma = if self.derives.is_empty() { "" } else { ", " };
        let mut source = format!("#[derive(Clone, Copy, PartialEq, Eq{comma}{})]\n", self.derives);
        if self.numbered {
            source.push_str("#[repr(i64)]\n");
        }
        let _ = writeln!(source, "{}\npub enum Code {{", self.attribute);
        for row in rows {
            if self.lines {
                let line = row.line().replace('{', "{{").replace('}', "}}");
                let _ = writeln!(source, "    #[error({line:?})]");
            }
            if self.comments {
                let _ = writeln!(source, "    /// {}\n    ///\n    /// {}", row.summary, row.help);
            }
            let number = if self.numbered { format!(" = {}", row.number) } else { String::new() };
            let _ = writeln!(source, "    {}{number},", row.name);
        }
        source + "}\n"
    }
}

/// Writes the function that `parse` calls. Where it is large, it is compiled in the crate of the enum, and not again in each that calls it.
pub(super) fn parsed(rows: &[Row]) -> String {
    let inline = if rows.len() > PIECE { "#[inline(never)]" } else { "#[inline]" };
    format!(
        "
impl Code {{
    {inline}
    pub fn from_name(name: &str) -> Option<Self> {{
        name.parse().ok()
    }}
}}
"
    )
}

/// Returns the enum with cheap derives and a comment on each variant.
pub(super) fn documented() -> Enum {
    Enum::plain("PartialOrd, Ord, Hash").with_comments()
}

/// Returns a list of all codes in one array.
pub(super) fn one_list(rows: &[Row]) -> String {
    let list = listed(rows, |row| format!("Code::{}", row.name));
    format!("pub static ALL: [Code; {}] = [{list}];\n", rows.len())
}

/// Returns a list of all codes, in pieces: rustc takes quadratic time for one large array of variants.
pub(super) fn all(rows: &[Row]) -> String {
    let mut source = format!("pub const PIECE: usize = {PIECE};\npub static ALL: &[&[Code]] = &[\n");
    for piece in rows.chunks(PIECE) {
        let _ = writeln!(source, "    &[{}],", listed(piece, |row| format!("Code::{}", row.name)));
    }
    source + "];\n"
}

const PIECE: usize = 256;
