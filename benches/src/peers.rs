//! The source of each competitor for a table: what a person would write who did without dps-codes, or used it.

mod enums;
mod functions;
mod maps;

use crate::table::{self, Row};
use enums::{Enum, all, documented, one_list, parsed};
use functions::Part;

/// A way to turn a table into code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Peer {
    /// `catalog!`.
    DpsCodes,
    /// `catalog!`, with string codes.
    DpsCodesStrings,
    /// Functions that match, written by hand.
    Match,
    /// Only those for numbers and texts.
    MatchNumber,
    /// Only the one for names.
    MatchName,
    /// Perfect hash maps, and an array of texts.
    Phf,
    /// A perfect hash map of string codes.
    PhfStrings,
    /// A perfect hash map of names in any case, by phf's own means.
    PhfUncased,
    /// strum's `FromRepr`.
    StrumNumber,
    /// strum's `EnumString` for names in any case.
    StrumAnyCase,
    /// strum's `EnumString` for names as they are written.
    StrumAsWritten,
    /// `num_enum`'s `TryFromPrimitive`.
    NumEnum,
    /// thiserror's `Display`.
    Thiserror,
    /// Both of them in one enum, with what they offer for numbers, names, texts and a list of all.
    StrumThiserror,
    /// The table as constants.
    StaticToml,
    /// An enum with cheap derives, and nothing else.
    PlainEnum,
    /// The same with a comment on each variant.
    DocumentedEnum,
    /// The same with one list of all codes, as users expect it, and discriminants of which rustc makes it quickly.
    ListedEnum,
}

const CATALOG: &str = "dps_codes::catalog!(\"table.toml\");\n";

impl Peer {
    /// As it is called in tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::DpsCodes | Self::DpsCodesStrings => "dps-codes",
            Self::Match => "hand-written match",
            Self::MatchNumber => "match of numbers",
            Self::MatchName => "match of names",
            Self::Phf | Self::PhfStrings => "phf_map!",
            Self::PhfUncased => "phf_map! of UncasedStr",
            Self::StrumNumber => "strum FromRepr",
            Self::StrumAnyCase => "strum EnumString, any case",
            Self::StrumAsWritten => "strum EnumString, as written",
            Self::NumEnum => "num_enum",
            Self::Thiserror => "thiserror",
            Self::StrumThiserror => "strum + thiserror",
            Self::StaticToml => "static_toml",
            Self::PlainEnum => "plain enum",
            Self::DocumentedEnum => "plain enum with comments",
            Self::ListedEnum => "plain enum with comments, and a list",
        }
    }

    /// Returns the name of a crate for it.
    #[must_use]
    pub fn crate_name(self) -> &'static str {
        match self {
            Self::DpsCodes => "ours",
            Self::DpsCodesStrings => "our_strings",
            Self::Match => "by_match",
            Self::MatchNumber => "match_number",
            Self::MatchName => "match_name",
            Self::Phf => "by_phf",
            Self::PhfStrings => "phf_strings",
            Self::PhfUncased => "phf_uncased",
            Self::StrumNumber => "strum_number",
            Self::StrumAnyCase => "strum_any_case",
            Self::StrumAsWritten => "strum_as_written",
            Self::NumEnum => "by_num_enum",
            Self::Thiserror => "by_thiserror",
            Self::StrumThiserror => "strum_thiserror",
            Self::StaticToml => "by_static_toml",
            Self::PlainEnum => "plain_enum",
            Self::DocumentedEnum => "documented_enum",
            Self::ListedEnum => "listed_enum",
        }
    }

    /// Returns the packages that its source needs, as they are called in the `peers` of Cargo.toml.
    #[must_use]
    pub fn packages(self) -> &'static [&'static str] {
        match self {
            Self::DpsCodes | Self::DpsCodesStrings => &["dps-codes"],
            Self::Match
            | Self::MatchNumber
            | Self::MatchName
            | Self::PlainEnum
            | Self::DocumentedEnum
            | Self::ListedEnum => &[],
            Self::Phf | Self::PhfStrings => &["phf"],
            Self::PhfUncased => &["phf", "uncased"],
            Self::StrumNumber | Self::StrumAnyCase | Self::StrumAsWritten => &["strum"],
            Self::NumEnum => &["num_enum"],
            Self::Thiserror => &["thiserror"],
            Self::StrumThiserror => &["strum", "thiserror"],
            Self::StaticToml => &["static-toml"],
        }
    }

    /// Returns the source, and the text of `table.toml` beside the manifest if the source reads it.
    #[must_use]
    pub fn source(self, rows: &[Row]) -> (String, Option<String>) {
        let source = match self {
            Self::DpsCodes => {
                return (CATALOG.to_owned(), Some(table::toml(rows)));
            }
            Self::DpsCodesStrings => return (CATALOG.to_owned(), Some(table::toml_of_strings(rows))),
            Self::StaticToml => {
                let source = "static_toml::static_toml! {\n    pub static TABLE = include_toml!(\"table.toml\");\n}\n";
                return (source.to_owned(), Some(for_static_toml(&table::toml(rows))));
            }
            Self::Match => functions::by_match(rows, &[Part::Numbers, Part::Names, Part::Texts]),
            Self::MatchNumber => functions::by_match(rows, &[Part::Numbers, Part::Texts]) + &all(rows),
            Self::MatchName => functions::by_match(rows, &[Part::Names]),
            Self::Phf => maps::by_phf(rows),
            Self::PhfStrings => maps::strings_by_phf(rows),
            Self::PhfUncased => maps::by_phf_uncased(rows),
            Self::StrumNumber => Enum::numbered("strum::FromRepr").write(rows),
            Self::StrumAnyCase => {
                let of = Enum::numbered("strum::EnumString").with("#[strum(ascii_case_insensitive)]");
                of.write(rows) + &parsed(rows)
            }
            Self::StrumAsWritten => Enum::numbered("strum::EnumString").write(rows) + &parsed(rows),
            Self::NumEnum => Enum::numbered("num_enum::TryFromPrimitive").write(rows),
            Self::Thiserror => Enum::numbered("Debug, thiserror::Error").with_lines().write(rows) + &all(rows),
            Self::StrumThiserror => {
                let derives = "Debug, Hash, PartialOrd, Ord, strum::FromRepr, strum::EnumString, strum::IntoStaticStr, \
                               strum::VariantArray, thiserror::Error";
                let of = Enum::numbered(derives).with("#[strum(ascii_case_insensitive)]");
                of.with_lines().write(rows)
            }
            Self::PlainEnum => Enum::plain("PartialOrd, Ord, Hash").write(rows),
            Self::DocumentedEnum => documented().write(rows),
            Self::ListedEnum => documented().with("#[repr(u32)]").write(rows) + &one_list(rows),
        };
        (source, None)
    }
}

/// Calls of what looks codes up and shows them. rustc leaves the compiling of some functions to the crates that call
/// them: of generic ones, and of small ones, such as strum's `from_str` with a large one inside.
#[must_use]
pub fn calls(peer: Peer) -> String {
    let (number, name) = match peer {
        Peer::DpsCodes | Peer::Match | Peer::Phf => ("Code::from_number(number)", "Code::from_name(name)"),
        Peer::StrumThiserror => ("Code::from_repr(number)", "name.parse().ok()"),
        _ => return String::new(),
    };
    format!(
        "
#[inline(never)]
pub fn used_number(number: i64) -> Option<Code> {{
    {number}
}}
#[inline(never)]
pub fn used_name(name: &str) -> Option<Code> {{
    {name}
}}
#[inline(never)]
pub fn used_text(code: Code) -> String {{
    code.to_string()
}}
"
    )
}

/// Returns a table with keys that `static_toml` takes: it makes an identifier of each, so keywords are not valid.
#[must_use]
pub fn for_static_toml(table: &str) -> String {
    table.replace("\nin.", "\nin_")
}

/// Names are looked up in lower case; a longer one than this is not found.
const LOWER: &str = "
pub fn lower<'b>(name: &str, buffer: &'b mut [u8; 64]) -> Option<&'b [u8]> {
    let bytes = buffer.get_mut(..name.len())?;
    bytes.copy_from_slice(name.as_bytes());
    bytes.make_ascii_lowercase();
    Some(bytes)
}
";

const DISPLAY: &str = "
impl core::fmt::Display for Code {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.line())
    }
}
";

fn listed(rows: &[Row], item: impl Fn(&Row) -> String) -> String {
    rows.iter().map(|row| item(row) + ",\n").collect()
}
