//! `Declared`: what a table with syntax errors says about its codes and columns, which other errors depend on.

use super::expected::Expected;
use super::header::Header;
use crate::cost;
use crate::map::HashMap;
use crate::model::{CodeType, ColumnKind, IntType};

/// The type of the codes, and what columns take.
#[derive(Default)]
pub(super) struct Declared {
    /// `None` if `[catalog]` does not say.
    pub(super) codes: Option<CodeType>,
    /// The type of the numbers.
    pub(super) int: IntType,
    /// `true` if the table writes its numbers in hexadecimal digits.
    pub(super) has_hex: bool,
    columns: HashMap<String, Expected>,
}

impl Declared {
    /// Reads the lines that say so, wherever they are valid alone.
    pub(super) fn read(text: &str) -> Self {
        let mut declared = Self::default();
        let mut column = None;
        cost::add(text.len());
        for line in text.lines() {
            if line.trim_start().starts_with('[') {
                let header = Header::read(line).filter(|header| header.kind() == "column");
                column = header.and_then(|header| Some(header.path.split_once('.')?.1.to_owned()));
                continue;
            }
            let Some((key, value)) = line.split_once('=') else {
                continue;
            };
            let value = value.split('#').next().unwrap_or_default().trim().trim_matches(['"', '\'']);
            match (key.trim(), &column) {
                ("type", Some(name)) => {
                    declared.columns.get_or_insert_with(name.clone(), |_| of_type(value));
                }
                ("code", _) if value == CodeType::String.name() => declared.codes = Some(CodeType::String),
                ("number", _) => {
                    if let Some(int) = IntType::named(value) {
                        declared.codes = Some(CodeType::Number);
                        declared.int = int;
                    }
                }
                ("display", _) => {
                    declared.codes = Some(CodeType::Number);
                    declared.has_hex =
                        value.ends_with(['x', 'X', '}']) && value.trim_end_matches('}').ends_with(['x', 'X']);
                }
                _ => {}
            }
        }
        declared
    }

    /// Returns what a key takes in this table.
    pub(super) fn expected(&self, key: &str) -> Expected {
        match (self.columns.get(key), Expected::of(key)) {
            (Some(expected), Expected::Other) => *expected,
            (_, Expected::Code) if self.codes == Some(CodeType::Number) => Expected::Number,
            (_, expected) => expected,
        }
    }
}

/// Returns what a column of a type takes.
fn of_type(name: &str) -> Expected {
    if IntType::named(name).is_some() {
        return Expected::Integer;
    }
    match ColumnKind::named(name) {
        Some(ColumnKind::Flag | ColumnKind::Bit(_)) => Expected::Boolean,
        Some(ColumnKind::Integer { .. }) => Expected::Integer,
        Some(ColumnKind::Text) => Expected::Text,
        Some(ColumnKind::Duration) => Expected::Duration,
        Some(ColumnKind::Derived { .. } | ColumnKind::OneOf { .. }) | None => Expected::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_take_values_of_their_type() {
        let text = "[catalog]\nnumber = \"u16\" # c\n[column.led]\ntype = \"u8\"\n[column.wait]\nsummary = x\n\
            type = \"duration\"\n[column.text]\ntype = \"text\"\n[[code]]\ntype = \"flag\"\n";
        let declared = Declared::read(text);
        for (key, expected) in [
            ("led", Expected::Integer),
            ("wait", Expected::Duration),
            ("text", Expected::Text),
            ("type", Expected::Other),
            ("number", Expected::Number),
            ("cap", Expected::Duration),
        ] {
            assert_eq!(declared.expected(key), expected, "{key}");
        }
        assert!(Declared::read("code = \"string\"").codes == Some(CodeType::String));
    }
}
