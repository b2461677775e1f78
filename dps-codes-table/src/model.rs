//! What a table says, with the place of everything that can be wrong.

use crate::diag::Span;
use crate::pattern::{Pattern, Template};

/// A value and where it stands in the table.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl<T> Located<T> {
    /// A value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// A text with its place.
pub type Text = Located<String>;

impl Text {
    /// A text that is not written anywhere, which an empty place says.
    pub(crate) fn implied(text: &str) -> Self {
        Self::new(text.to_owned(), 0..0)
    }

    pub(crate) fn is_implied(&self) -> bool {
        self.span.is_empty()
    }
}

/// A whole table, as far as it could be read.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// `[catalog]`.
    pub settings: Settings,
    /// `[column.NAME]`, in the order of the file, as are all that follow.
    pub columns: Vec<Column>,
    /// `[action.NAME]`.
    pub actions: Vec<Action>,
    /// `[[class]]`.
    pub classes: Vec<Class>,
    /// `[[code]]`.
    pub codes: Vec<Code>,
    /// `[[symptom]]`.
    pub symptoms: Vec<Symptom>,
    /// Definitions that could not be read.
    pub lost: Lost,
}

impl Table {
    /// What classes, codes and symptoms have in common.
    pub(crate) fn shared(&self) -> impl Iterator<Item = &Shared> {
        let classes = self.classes.iter().map(|class| &class.shared);
        let codes = self.codes.iter().map(|code| &code.shared);
        classes.chain(codes).chain(self.symptoms.iter().map(|symptom| &symptom.shared))
    }
}

/// Definitions that could not be read: a name that nothing has may be one of theirs, and is no second mistake.
#[derive(Clone, Debug, Default)]
pub struct Lost {
    /// Whether there are such actions.
    pub actions: bool,
    /// Whether there are such codes.
    pub codes: bool,
    /// Whether there are such phases.
    pub phases: bool,
}

/// What holds for the whole table.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Where `[catalog]` stands, or the start of the file.
    pub span: Span,
    /// What the codes are of; documents the enum of the codes.
    pub title: Option<Text>,
    /// The integer type of the numbers.
    pub number: IntType,
    /// The situations that the action depends on.
    pub phases: Vec<Choice>,
    /// What to do about a number that nothing else covers.
    pub action: Option<Text>,
    /// The path of the module that holds the types, for examples in their documentation.
    pub path: Option<Text>,
    /// What the generated types are called.
    pub types: TypeNames,
}

/// The names of the generated types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeNames {
    /// The enum of the rows.
    pub code: Text,
    /// The enum of the families.
    pub family: Text,
    /// The enum of the actions.
    pub action: Text,
    /// The enum of the phases.
    pub phase: Text,
    /// The enum of the symptoms.
    pub symptom: Text,
    /// The enum "row or number without a row".
    pub classified: Text,
    /// The struct of a number without a row.
    pub unlisted: Text,
}

impl TypeNames {
    /// The keys of `[catalog.types]` with the names they set.
    pub fn each_mut(&mut self) -> [(&'static str, &mut Text); 7] {
        [
            ("code", &mut self.code),
            ("family", &mut self.family),
            ("action", &mut self.action),
            ("phase", &mut self.phase),
            ("symptom", &mut self.symptom),
            ("classified", &mut self.classified),
            ("unlisted", &mut self.unlisted),
        ]
    }
}

impl Default for TypeNames {
    fn default() -> Self {
        Self {
            code: Text::implied("Code"),
            family: Text::implied("Family"),
            action: Text::implied("Action"),
            phase: Text::implied("Phase"),
            symptom: Text::implied("Symptom"),
            classified: Text::implied("Classified"),
            unlisted: Text::implied("Unlisted"),
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

    /// All that a table may name, unsigned ones first, each from small to large.
    pub const ALL: [Self; 8] = [
        Self::U8,
        Self::new("u16", 0, u16::MAX as i128),
        Self::new("u32", 0, u32::MAX as i128),
        Self::new("u64", 0, u64::MAX as i128),
        Self::new("i8", i8::MIN as i128, i8::MAX as i128),
        Self::new("i16", i16::MIN as i128, i16::MAX as i128),
        Self::new("i32", i32::MIN as i128, i32::MAX as i128),
        Self::new("i64", i64::MIN as i128, i64::MAX as i128),
    ];

    const fn new(name: &'static str, min: i128, max: i128) -> Self {
        Self { name, min, max }
    }

    /// The type of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|int| int.name == name)
    }

    /// The smallest type that holds all values from `low` to `high`.
    #[must_use]
    pub fn holding(low: i128, high: i128) -> Self {
        Self::ALL.into_iter().find(|int| int.holds(low) && int.holds(high)).unwrap_or_default()
    }

    /// Whether the type has this value.
    #[must_use]
    pub fn holds(self, value: i128) -> bool {
        (self.min..=self.max).contains(&value)
    }
}

impl Default for IntType {
    fn default() -> Self {
        Self::new("i64", i64::MIN.into(), i64::MAX.into())
    }
}

/// A name out of a list, with what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its name, a variant of an enum.
    pub name: Text,
    /// Its meaning.
    pub summary: Option<Text>,
}

/// An attribute that this table has and another may not.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its key in the rows, and the name of its accessor.
    pub name: Text,
    /// Its meaning.
    pub summary: Option<Text>,
    /// What its values are.
    pub kind: ColumnKind,
    /// The value of a row that gives none.
    pub default: Option<Located<Value>>,
}

/// What the values of a column are.
#[derive(Clone, Debug)]
pub enum ColumnKind {
    /// Digits of the number itself, if they lie in the range.
    Derived {
        /// Where the value stands; the first that fits the number counts.
        templates: Vec<Template>,
        /// Values outside of it are none.
        range: (i128, i128),
    },
    /// True or false; false where nothing is said.
    Flag,
    /// A whole number.
    Integer {
        /// The type of the accessor.
        int: IntType,
        /// What is allowed.
        range: (i128, i128),
    },
    /// Any text.
    Text,
    /// One name of a list: an enum.
    OneOf {
        /// The enum's name.
        type_name: String,
        /// Its variants.
        choices: Vec<Choice>,
    },
}

/// A value in a column.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// Of a flag.
    Flag(bool),
    /// Of an integer column.
    Integer(i128),
    /// Of a text column.
    Text(String),
    /// Index into the list of a one-of column.
    Choice(usize),
}

/// What to do, and where that depends on the phase.
#[derive(Clone, Debug, Default)]
pub struct Remedy {
    /// In every phase that is not named below.
    pub action: Option<Text>,
    /// Phase and action.
    pub in_phase: Vec<(Text, Text)>,
}

/// What rows take over from classes.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    /// How to mend it, in a few sentences.
    pub help: Option<Text>,
    /// What to do.
    pub remedy: Remedy,
    /// Where the facts come from, as URLs; `None` where nothing is said.
    pub sources: Option<Vec<Text>>,
    /// Index of a column and its value.
    pub columns: Vec<(usize, Located<Value>)>,
}

/// What to do about something.
#[derive(Clone, Debug)]
pub struct Action {
    /// Its name.
    pub name: Text,
    /// What to do, in one sentence.
    pub text: String,
    /// The place of the text; that of the name if there is none.
    pub text_span: Span,
    /// Who has to do it.
    pub actor: Actor,
    /// Whether and when to try again.
    pub retry: Retry,
    /// What to do when that goes on failing.
    pub fallback: Option<Fallback>,
    /// Where the facts come from, as URLs.
    pub sources: Vec<Text>,
}

/// Who has to do something: what the runtime's `Actor` is in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// The program by itself.
    Program,
    /// Whoever runs it.
    Operator,
    /// Whoever writes it.
    Developer,
}

impl Actor {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Program, Self::Operator, Self::Developer];

    /// The name, in the table and of the runtime's variant.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Program => "Program",
            Self::Operator => "Operator",
            Self::Developer => "Developer",
        }
    }
}

/// Whether and when to try again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retry {
    /// Not by itself.
    Never,
    /// Without a wait.
    AtOnce,
    /// After somebody has mended the cause.
    AfterRepair,
    /// After a growing wait; all in milliseconds.
    Backoff {
        /// Never wait less.
        minimum: u64,
        /// The jitter of the first wait reaches up to this.
        first: u64,
        /// The jitter never reaches further.
        cap: u64,
    },
}

/// What to do instead, when it goes on failing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fallback {
    /// The other action.
    pub action: Text,
    /// After so many failures in a row.
    pub failures: Option<u32>,
    /// After so many milliseconds.
    pub elapsed: Option<u64>,
}

/// Numbers that have something in common.
#[derive(Clone, Debug)]
pub struct Class {
    /// Where its header stands.
    pub span: Span,
    /// Which numbers.
    pub patterns: Vec<Located<Pattern>>,
    /// The family they belong to.
    pub family: Option<Text>,
    /// What the numbers have in common, in one sentence.
    pub summary: Option<Text>,
    /// What rows take over.
    pub shared: Shared,
}

/// The number of a row that has none which can be read; no integer type holds it.
pub const NO_NUMBER: i128 = i128::MIN;

/// A row: one code.
#[derive(Clone, Debug)]
pub struct Code {
    /// Where its header stands.
    pub span: Span,
    /// Its number on the wire.
    pub number: Located<i128>,
    /// Its name, a variant.
    pub name: Text,
    /// Other names that it is found by.
    pub aliases: Vec<Text>,
    /// Its meaning, in one sentence.
    pub summary: String,
    /// The place of the summary; that of the header if there is none.
    pub summary_span: Span,
    /// Texts that the code has come with.
    pub messages: Vec<Text>,
    /// Why it should no longer be used.
    pub retired: Option<Text>,
    /// The name of the code to use now, if it is retired.
    pub instead: Option<Text>,
    /// What may also come from its class.
    pub shared: Shared,
}

/// A failure that is known by a text and has no number.
#[derive(Clone, Debug)]
pub struct Symptom {
    /// Where its header stands.
    pub span: Span,
    /// Its name, a variant.
    pub name: Text,
    /// The words it is known by.
    pub text: Text,
    /// Its meaning, in one sentence.
    pub summary: Option<Text>,
    /// How to mend it, what to do, where that is said. Columns do not apply.
    pub shared: Shared,
}
