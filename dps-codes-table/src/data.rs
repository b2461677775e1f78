//! A table as data: what the macro would compile, for programs that read a table at run time.

mod resolved;
mod string_classes;

use std::ops::RangeInclusive;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::IntType;
use crate::model::resolve::resolve;
use crate::pattern::{Template, derived_value};
use crate::source::Source;
use crate::string_code::{Line, StringPattern};
use crate::written_form::{Radix, WrittenForm};

/// A valid table, in which every key of every row is resolved.
#[derive(Clone, Debug)]
pub struct Table {
    /// The subject of the codes.
    pub title: Option<String>,
    /// The prefix of a number, as in `DPS-404201`.
    pub prefix: Option<String>,
    /// The numbers that the integer type of the table holds.
    pub numbers: RangeInclusive<i128>,
    /// The written form of numbers, if it is not decimal digits only.
    pub display: Option<Display>,
    /// The situations that the action depends on.
    pub phases: Vec<String>,
    /// The actions, in the order of the table.
    pub actions: Vec<Action>,
    /// The families, in the order of the table.
    pub families: Vec<String>,
    /// The attributes that this table has and another may not.
    pub columns: Vec<Column>,
    /// The codes, in the order of their numbers or strings.
    pub rows: Vec<Row>,
    /// The errors that are known by their messages and have no code, in the order of the table.
    pub symptoms: Vec<Row>,
    /// All numbers of the integer type, in ranges in ascending order: what holds for a number without a row. Empty in a
    /// table of string codes.
    pub classes: Vec<Class>,
    int: IntType,
    /// The classes of string codes, in ranges of the line.
    string_classes: Vec<Class>,
    line: Line,
    string_patterns: Vec<StringPattern>,
}

/// The written form of the numbers of a table.
#[derive(Clone, Debug)]
pub struct Display {
    form: WrittenForm,
}

/// An action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// Its name.
    pub name: String,
    /// The instruction, one sentence.
    pub text: String,
    /// The actor: `program`, `operator` or `developer`, or the written form of one that the table defines. Empty if the
    /// table uses the actions of another one without its file.
    pub actor: String,
    /// The general actor that this one acts as: `program`, `operator` or `developer`. Empty like the actor.
    pub acts_as: &'static str,
    /// When to try again: `never`, `at-once`, `after-repair` or `backoff`. Empty like the actor.
    pub retry: &'static str,
    /// The minimum delay before the next attempt in milliseconds; `None` if a person has to act first.
    pub delay: Option<u64>,
}

/// An attribute of the codes.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its key in the table.
    pub name: String,
    /// Its meaning.
    pub summary: Option<String>,
    /// The kind of its values.
    pub kind: Kind,
    /// Set if no two rows have the same value, and rows are found by it.
    pub is_unique: bool,
    derived: Option<(Vec<Template>, RangeInclusive<i128>)>,
}

/// The kind of the values of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `true` or `false`.
    Flag,
    /// Whole numbers.
    Integer,
    /// Strings, durations, and names out of a list.
    Text,
}

/// A value in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Of a flag.
    Flag(bool),
    /// Of an integer column.
    Integer(i128),
    /// Of any other column.
    Text(String),
}

/// The code of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// A number.
    Number(i128),
    /// A string code.
    Text(String),
    /// None: the row is a symptom, which is known by its messages.
    None,
}

/// A code or a symptom with all its keys.
#[derive(Clone, Debug)]
pub struct Row {
    /// The code on the wire.
    pub code: Code,
    /// The name.
    pub name: String,
    /// Other names that it is found by.
    pub aliases: Vec<String>,
    /// The family, if there is one.
    pub family: Option<String>,
    /// The meaning, in one sentence.
    pub summary: String,
    /// The help, a few sentences. May be empty.
    pub help: String,
    /// Indices of actions: without a phase, then in each phase. Empty if the table has no actions.
    pub actions: Vec<usize>,
    /// The sources, as URLs.
    pub sources: Vec<String>,
    /// Messages that the code has come with, or that a symptom is known by.
    pub messages: Vec<String>,
    /// The reason of the deprecation.
    pub deprecated: Option<String>,
    /// The name of the code to use instead.
    pub replaced_by: Option<String>,
    /// The value in each column of the table.
    pub values: Vec<Option<Value>>,
}

/// The properties of the codes of a range that have no row.
#[derive(Clone, Debug)]
pub struct Class {
    /// The range. The codes of a class of string codes are not numbers: use [`Table::class_of`].
    pub numbers: RangeInclusive<i128>,
    /// The family, if there is one.
    pub family: Option<String>,
    /// The summary. May be empty.
    pub summary: String,
    /// Indices of actions, as in [`Row`].
    pub actions: Vec<usize>,
    /// The value in each column of the table, except for those that are derived from the number.
    pub values: Vec<Option<Value>>,
}

/// Unlisted string codes with a common prefix, as [`Table::string_classes`] lists them.
#[derive(Clone, Debug)]
pub struct StringClass<'t> {
    /// The prefix of the codes, in lower case.
    pub prefix: &'t str,
    /// The length of the codes. `None` if it is any length that no class with this prefix has.
    pub length: Option<usize>,
    /// Their family, actions and summary.
    pub class: &'t Class,
}

/// Reads a table at run time.
///
/// ```
/// use dps_codes_table::{Source, data};
/// let source = Source::new("codes.toml", "[[code]]\nnumber = 0x65\nname = \"Broken\"\nsummary = \"It is broken.\"\n");
/// let table = data::load(&source).unwrap();
/// assert_eq!(table.rows[0].code, data::Code::Number(101));
/// assert_eq!(table.rows[0].name, "Broken");
/// ```
///
/// # Errors
/// Returns the errors of the table, in the order of the file.
pub fn load(source: &Source) -> Result<Table, Vec<Diagnostic>> {
    let mut diagnostics = Diagnostics::default();
    let table = crate::read(source, &mut diagnostics);
    if diagnostics.has_errors() { Err(diagnostics.into_sorted()) } else { Ok(Table::from(&resolve(&table))) }
}

impl Table {
    /// Returns a number as the table writes it.
    ///
    /// ```
    /// use dps_codes_table::{Source, data};
    /// let table = "[catalog]\nnumber = \"u16\"\ndisplay = \"E{:04}\"\n\n\
    ///              [[code]]\nnumber = 382\nname = \"UseAfterMove\"\nsummary = \"A value is used after it has moved.\"\n";
    /// let table = data::load(&Source::new("codes.toml", table)).unwrap();
    /// assert_eq!(table.written(382), "E0382");
    /// ```
    #[must_use]
    pub fn written(&self, number: i128) -> String {
        self.display.as_ref().map_or_else(|| number.to_string(), |display| display.form.write(number, self.int))
    }

    /// Returns what holds for a string code without a row, as `Code::classify` does.
    ///
    /// Returns `None` in a table of numbers.
    ///
    /// ```
    /// use dps_codes_table::{Source, data};
    /// let table = "[catalog]\ncode = \"string\"\n\n[[class]]\ncodes = \"42xxx\"\nfamily = \"Syntax\"\n\n\
    ///              [[code]]\ncode = \"42P01\"\nname = \"UndefinedTable\"\nsummary = \"No such table.\"\n";
    /// let table = data::load(&Source::new("codes.toml", table)).unwrap();
    /// assert_eq!(table.class_of("42999").unwrap().family.as_deref(), Some("Syntax"));
    /// assert_eq!(table.class_of("55000").unwrap().family, None);
    /// ```
    #[must_use]
    pub fn class_of(&self, code: &str) -> Option<&Class> {
        let number = self.line.number_before(code);
        let after = self.string_classes.partition_point(|class| *class.numbers.start() <= number);
        self.string_classes.get(after.checked_sub(1)?)
    }

    /// Returns the number that a string writes in the form of the table, or in hexadecimal digits of two's complement.
    ///
    /// Returns `None` for any other string, and for a number that the integer type of the table does not hold.
    ///
    /// ```
    /// use dps_codes_table::{Source, data};
    /// let table = "[catalog]\nnumber = \"i32\"\ndisplay = \"0x{:08X}\"\n\n\
    ///              [[code]]\nnumber = 0x80070005\nname = \"AccessDenied\"\nsummary = \"Access is denied.\"\n";
    /// let table = data::load(&Source::new("codes.toml", table)).unwrap();
    /// assert_eq!(table.read("0x8007BEEF"), Some(0x8007_BEEF_u32.cast_signed().into()));
    /// assert_eq!(table.read("5"), None);
    /// ```
    #[must_use]
    pub fn read(&self, text: &str) -> Option<i128> {
        let hexadecimal = || {
            let form = WrittenForm { prefix: "0x".to_owned(), radix: Radix::LowerHex, width: 0 };
            form.read(text, self.int)
        };
        self.display.as_ref().and_then(|display| display.form.read(text, self.int)).or_else(hexadecimal)
    }
}

impl Display {
    /// Returns what stands before the digits. It may be empty.
    #[must_use]
    pub fn prefix(&self) -> &str {
        &self.form.prefix
    }
}

impl Column {
    /// Returns the value of a derived column. Returns `None` if the column is not derived.
    #[must_use]
    pub fn derive(&self, number: i128) -> Option<Value> {
        let (templates, range) = self.derived.as_ref()?;
        let value = derived_value(templates, (*range.start(), *range.end()), number)?;
        Some(if self.kind == Kind::Flag { Value::Flag(value != 0) } else { Value::Integer(value) })
    }
}

impl Action {
    /// Returns `true` if actor and retry are known, which another table can define.
    ///
    /// ```
    /// use dps_codes_table::{Source, data};
    /// let table = "[catalog]\naction = \"Wait\"\nuse = { path = \"crate::errors\" }\n\n\
    ///              [[code]]\nnumber = 1\nname = \"Busy\"\nsummary = \"It is busy.\"\n";
    /// let table = data::load(&Source::new("codes.toml", table)).unwrap();
    /// assert_eq!(table.actions[0].name, "Wait");
    /// assert!(!table.actions[0].is_described());
    /// ```
    #[must_use]
    pub const fn is_described(&self) -> bool {
        !self.acts_as.is_empty()
    }
}
