//! Maps with a perfect hash.

use super::enums::Enum;
use super::{DISPLAY, LOWER, listed};
use crate::table::Row;

pub(super) fn by_phf(rows: &[Row]) -> String {
    let map = |name: &str, key: &str, entry: &dyn Fn(&Row) -> String| {
        let entries = listed(rows, |row| format!("{} => Code::{}", entry(row), row.name));
        format!("pub static {name}: phf::Map<{key}, Code> = phf::phf_map! {{ {entries} }};\n")
    };
    let numbers = map("NUMBERS", "i64", &|row| format!("{}i64", row.number));
    let lower = map("LOWER", "&[u8]", &|row| format!("b{:?}", row.name.to_ascii_lowercase()));
    let facts = listed(rows, |row| format!("({}, {:?}, {:?})", row.number, row.name, row.line()));
    format!(
        "{}{LOWER}{numbers}{lower}static FACTS: [(i64, &str, &str); {}] = [{facts}];

impl Code {{
    pub fn from_number(number: i64) -> Option<Self> {{
        NUMBERS.get(&number).copied()
    }}
    pub fn from_name(name: &str) -> Option<Self> {{
        LOWER.get(lower(name, &mut [0; 64])?).copied()
    }}
    pub fn number(self) -> i64 {{
        FACTS[self as usize].0
    }}
    pub fn name(self) -> &'static str {{
        FACTS[self as usize].1
    }}
    pub fn line(self) -> &'static str {{
        FACTS[self as usize].2
    }}
}}
{DISPLAY}",
        Enum::plain("Hash, PartialOrd, Ord").write(rows),
        rows.len(),
    )
}

pub(super) fn strings_by_phf(rows: &[Row]) -> String {
    let entries = listed(rows, |row| format!("{:?} => Code::{}", row.string(), row.name));
    format!(
        "{}static CODES: phf::Map<&str, Code> = phf::phf_map! {{ {entries} }};
impl Code {{
    pub fn from_code(code: &str) -> Option<Self> {{
        CODES.get(code).copied()
    }}
}}
",
        Enum::numbered("Hash, PartialOrd, Ord").write(rows),
    )
}

pub(super) fn by_phf_uncased(rows: &[Row]) -> String {
    let entries = listed(rows, |row| format!("UncasedStr::new({:?}) => Code::{}", row.name, row.name));
    format!(
        "use uncased::UncasedStr;
{}static NAMES: phf::Map<&UncasedStr, Code> = phf::phf_map! {{ {entries} }};
impl Code {{
    pub fn from_name(name: &str) -> Option<Self> {{
        NAMES.get(UncasedStr::new(name)).copied()
    }}
}}
",
        Enum::numbered("Hash, PartialOrd, Ord").write(rows),
    )
}
