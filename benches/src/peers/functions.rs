//! Functions that match, as they are written by hand.

use super::enums::Enum;
use super::{DISPLAY, LOWER, listed};
use crate::table::Row;

/// The key of a `match`.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Numbers,
    Names,
    Texts,
}

pub(super) fn by_match(rows: &[Row], parts: &[Part]) -> String {
    let function = |signature: &str, of: &str, rest: &str, arm: &dyn Fn(&Row) -> String| {
        let arms = listed(rows, |row| format!("            {}", arm(row)));
        format!("    pub fn {signature} {{\n        match {of} {{\n{arms}{rest}        }}\n    }}\n")
    };
    let none = "            _ => None,\n";
    let write = |&part: &Part| match part {
        Part::Numbers => {
            let numbers = function("from_number(number: i64) -> Option<Self>", "number", none, &|row| {
                format!("{} => Some(Self::{})", row.number, row.name)
            });
            format!("impl Code {{\n{numbers}}}\n")
        }
        Part::Names => {
            let names = function("from_lower(name: &str) -> Option<Self>", "name", none, &|row| {
                format!("{:?} => Some(Self::{})", row.name.to_ascii_lowercase(), row.name)
            });
            format!("{LOWER}impl Code {{\n{names}{FROM_NAME}}}\n")
        }
        Part::Texts => {
            let signature = "name(self) -> &'static str";
            let names = function(signature, "self", "", &|row| format!("Self::{} => {:?}", row.name, row.name));
            let signature = "line(self) -> &'static str";
            let lines = function(signature, "self", "", &|row| format!("Self::{} => {:?}", row.name, row.line()));
            format!("impl Code {{\n{names}{lines}}}\n{DISPLAY}")
        }
    };
    let parts: String = parts.iter().map(write).collect();
    Enum::numbered("Hash, PartialOrd, Ord").write(rows) + &parts
}

const FROM_NAME: &str = "
    pub fn from_name(name: &str) -> Option<Self> {
        let mut buffer = [0; 64];
        Self::from_lower(core::str::from_utf8(lower(name, &mut buffer)?).ok()?)
    }
";
