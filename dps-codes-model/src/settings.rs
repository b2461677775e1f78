//! `[catalog]`: the settings of a table.

use super::{Choice, LocatedString, Probe};
use crate::Span;
use crate::written_form::WrittenForm;

/// The settings of a table.
#[derive(Default)]
pub struct Settings {
    /// The span of `[catalog]`, or the start of the file.
    pub span: Span,
    /// The subject of the codes, for the documentation of their enum.
    pub title: Option<LocatedString>,
    /// The type of the codes.
    pub code: CodeType,
    /// The integer type of the numbers.
    pub number: IntType,
    /// The written form of numbers. `None` if they are written in decimal digits only.
    pub display: Option<WrittenForm>,
    /// The situations that the action depends on.
    pub phases: Vec<Choice>,
    /// The actors that the table defines in place of those of the runtime.
    pub actors: Vec<Choice>,
    /// The action for numbers that neither a row nor a class matches.
    pub action: Option<LocatedString>,
    /// Other crates use the types, and a new row or name must not break them.
    pub published: bool,
    /// The table whose actions and phases this one uses.
    pub import: Option<Import>,
    /// Crates whose traits the types implement.
    pub integrations: Vec<Integration>,
    /// The paths of the derive macros of the enum of the rows, as the module with the call sees them.
    pub derives: Vec<String>,
    /// The prefix that integrations write before a number.
    pub prefix: Option<LocatedString>,
    /// The rare attempts while a person is needed.
    pub probe: Option<Probe>,
    /// The path of the module that holds the types, for examples in their documentation.
    pub path: Option<LocatedString>,
    /// The names of the generated types.
    pub types: TypeNames,
}

impl Settings {
    /// Returns a number as the table writes it.
    #[must_use]
    pub fn written(&self, number: i128) -> String {
        self.display.as_ref().map_or_else(|| number.to_string(), |form| form.write(number, self.number))
    }
}

/// The type of a code on the wire.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum CodeType {
    /// An integer.
    #[default]
    Number,
    /// A string.
    String,
}

impl CodeType {
    /// Both types.
    pub const ALL: [Self; 2] = [Self::Number, Self::String];

    /// Returns the value of `code` in `[catalog]`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::String => "string",
        }
    }

    /// Returns the key of a code in `[[code]]`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::String => "code",
        }
    }

    /// Returns the key of patterns in `[[class]]`.
    #[must_use]
    pub const fn pattern_key(self) -> &'static str {
        match self {
            Self::Number => "numbers",
            Self::String => "codes",
        }
    }
}

/// Actions and phases of another table: `[catalog.use]`.
#[derive(Clone)]
pub struct Import {
    /// Its span.
    pub span: Span,
    /// The path of the module that holds the types, as the module with the call sees it.
    pub path: Option<String>,
    /// The file of the other table, relative to this one.
    pub table: Option<LocatedString>,
}

/// A crate whose traits the types implement.
pub struct Integration {
    /// The crate.
    pub kind: IntegrationKind,
    /// The feature of the calling crate that it depends on.
    pub feature: Option<String>,
    /// Its span.
    pub span: Span,
}

/// The crates that there are integrations for. Each is a feature of the runtime.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum IntegrationKind {
    /// Any format of serde.
    Serde,
    /// Formats for the log of a microcontroller.
    Defmt,
    /// Diagnostics of miette.
    Miette,
    /// Status codes of http.
    Http,
}

impl IntegrationKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Serde, Self::Defmt, Self::Miette, Self::Http];

    /// Returns the name of the crate and of the feature.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Serde => "serde",
            Self::Defmt => "defmt",
            Self::Miette => "miette",
            Self::Http => "http",
        }
    }
}

/// The name of a generated type.
pub struct TypeName {
    /// The name.
    pub value: String,
    /// Its span, if the table sets it.
    pub span: Option<Span>,
}

/// The names of the generated types.
pub struct TypeNames {
    /// The enum of the rows.
    pub code: TypeName,
    /// The enum of the families.
    pub family: TypeName,
    /// The enum of the actions.
    pub action: TypeName,
    /// The enum of the actors.
    pub actor: TypeName,
    /// The enum of the phases.
    pub phase: TypeName,
    /// The enum of the symptoms.
    pub symptom: TypeName,
    /// The enum of a row, or of an unlisted code.
    pub classified: TypeName,
    /// The struct of an unlisted code.
    pub unlisted: TypeName,
}

impl TypeNames {
    /// Returns the keys of `[catalog.types]` with the names that they set.
    pub fn each_mut(&mut self) -> [(&'static str, &mut TypeName); 8] {
        [
            ("code", &mut self.code),
            ("family", &mut self.family),
            ("action", &mut self.action),
            ("actor", &mut self.actor),
            ("phase", &mut self.phase),
            ("symptom", &mut self.symptom),
            ("classified", &mut self.classified),
            ("unlisted", &mut self.unlisted),
        ]
    }
}

impl Default for TypeNames {
    fn default() -> Self {
        let name = |name: &str| TypeName { value: name.to_owned(), span: None };
        Self {
            code: name("Code"),
            family: name("Family"),
            action: name("Action"),
            actor: name("Actor"),
            phase: name("Phase"),
            symptom: name("Symptom"),
            classified: name("Classified"),
            unlisted: name("Unlisted"),
        }
    }
}

/// An integer type of the generated code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IntType {
    /// Its name in Rust.
    pub name: &'static str,
    /// Its least value.
    pub min: i128,
    /// Its greatest value.
    pub max: i128,
}

impl IntType {
    /// One byte.
    pub const U8: Self = Self::new("u8", 0, u8::MAX as i128);

    /// Four bytes.
    #[cfg(test)]
    pub const U32: Self = Self::new("u32", 0, u32::MAX as i128);
    /// Eight bytes.
    pub const U64: Self = Self::new("u64", 0, u64::MAX as i128);
    /// Eight bytes, with a sign.
    pub const I64: Self = Self::new("i64", i64::MIN as i128, i64::MAX as i128);

    /// All types that a table may name, unsigned ones first, each from small to large.
    pub const ALL: [Self; 8] = [
        Self::U8,
        Self::new("u16", 0, u16::MAX as i128),
        Self::new("u32", 0, u32::MAX as i128),
        Self::U64,
        Self::new("i8", i8::MIN as i128, i8::MAX as i128),
        Self::new("i16", i16::MIN as i128, i16::MAX as i128),
        Self::new("i32", i32::MIN as i128, i32::MAX as i128),
        Self::I64,
    ];

    const fn new(name: &'static str, min: i128, max: i128) -> Self {
        Self { name, min, max }
    }

    /// Returns the type of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|int| int.name == name)
    }

    /// Returns the type that is meant by a name in another case, or of another language.
    #[must_use]
    pub fn elsewhere(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        let name = name.strip_suffix("_t").unwrap_or(&name);
        let bits = |rest: &str, sign: char| Self::named(&format!("{sign}{rest}"));
        let known = match name {
            "byte" | "uchar" => "u8",
            "ushort" | "word" => "u16",
            "uint" | "unsigned" | "dword" | "ulong" => "u32",
            "usize" | "qword" | "u128" | "size" => "u64",
            "sbyte" => "i8",
            "short" | "smallint" => "i16",
            "int" | "integer" | "number" | "long" | "isize" | "bigint" | "i128" => "i64",
            _ => name,
        };
        Self::named(known)
            .or_else(|| bits(name.strip_prefix("uint")?, 'u'))
            .or_else(|| bits(name.strip_prefix("int")?, 'i'))
    }

    /// Returns the smallest type that holds all values from `low` to `high`.
    #[must_use]
    pub fn holding(low: i128, high: i128) -> Self {
        Self::ALL.into_iter().find(|int| int.holds(low) && int.holds(high)).unwrap_or_default()
    }

    /// Returns the type in which values of this type from `low` to `high` are stored: the smallest that holds them. Not an
    /// unsigned one of the same width, since clippy warns of a cast back that could wrap.
    #[must_use]
    pub fn storage(self, low: i128, high: i128) -> Self {
        let smallest = Self::holding(low, high);
        if smallest.bits() == self.bits() { self } else { smallest }
    }

    /// Returns `true` if the value is within the range of the type.
    #[must_use]
    pub fn holds(self, value: i128) -> bool {
        (self.min..=self.max).contains(&value)
    }

    /// Returns how many values the type has.
    #[must_use]
    pub const fn values(self) -> i128 {
        self.max - self.min + 1
    }

    /// Returns how many bits the type has.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.values().ilog2()
    }

    /// Returns the value with these bits in two's complement. Bits that the type does not have stay as they are.
    #[must_use]
    pub const fn of_bits(self, bits: i128) -> i128 {
        if self.min < 0 && self.max < bits && bits < self.values() { bits - self.values() } else { bits }
    }

    /// Returns the bits of a value in two's complement.
    #[must_use]
    pub const fn to_bits(self, value: i128) -> i128 {
        if value < 0 { value + self.values() } else { value }
    }
}

impl Default for IntType {
    fn default() -> Self {
        Self::I64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_of_other_languages_are_understood() {
        for (name, int) in [
            ("Byte", Some("u8")),
            ("WORD", Some("u16")),
            ("uint16_t", Some("u16")),
            ("unsigned", Some("u32")),
            ("size_t", Some("u64")),
            ("sbyte", Some("i8")),
            ("short", Some("i16")),
            ("int32", Some("i32")),
            (" int ", Some("i64")),
            ("U8", Some("u8")),
            ("int128", None),
            ("float", None),
        ] {
            assert_eq!(IntType::elsewhere(name).map(|int| int.name), int, "{name}");
        }
    }
}
