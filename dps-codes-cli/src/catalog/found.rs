//! `Found`: a code of a table, listed or not, with everything that the table says of it.

use dps_codes_table::data::{self, Action, Class, Row};

use super::{Entry, SEPARATORS, Table, Value};

#[derive(Clone)]
pub(crate) struct Found<'c> {
    pub(crate) table: &'c Table,
    /// Missing for a string code and a symptom.
    pub(crate) number: Option<i128>,
    /// Missing for a number and a symptom.
    pub(crate) string: Option<Box<str>>,
    says: Says<'c>,
}

/// The part of a table that describes a code.
#[derive(Clone, Copy)]
enum Says<'c> {
    Row(&'c Row),
    Class(&'c Class),
}

impl<'c> From<Entry<'c>> for Found<'c> {
    fn from(entry: Entry<'c>) -> Self {
        let string = entry.string().map(Box::from);
        Self { table: entry.table, number: entry.number(), string, says: Says::Row(entry.row) }
    }
}

impl PartialEq for Found<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.table, other.table)
            && (self.number, &self.string) == (other.number, &other.string)
            && self.name() == other.name()
    }
}

impl<'c> Found<'c> {
    /// Returns the code of an unlisted number. Returns `None` if the integer type of the table does not hold it.
    pub(super) fn unlisted(table: &'c Table, number: i128) -> Option<Self> {
        Some(Self { table, number: Some(number), string: None, says: Says::Class(table.class(number)?) })
    }

    /// Returns an unlisted string code. Returns `None` if the table has no class that sets it apart from any other string.
    pub(super) fn unlisted_string(table: &'c Table, code: &str) -> Option<Self> {
        let class = table.data.class_of(code)?;
        let usual = table.data.class_of("");
        let is_set_apart = usual.is_some_and(|usual| {
            (&usual.family, &usual.summary) != (&class.family, &class.summary)
                || (&usual.actions, &usual.values) != (&class.actions, &class.values)
        });
        is_set_apart.then(|| Self { table, number: None, string: Some(code.into()), says: Says::Class(class) })
    }

    /// Returns the row. Returns `None` for an unlisted code.
    pub(crate) fn row(&self) -> Option<&'c Row> {
        match self.says {
            Says::Row(row) => Some(row),
            Says::Class(_) => None,
        }
    }

    pub(crate) fn name(&self) -> Option<&'c str> {
        self.row().map(|row| row.name.as_str())
    }

    /// Returns the code as the table writes it; of a symptom, its name.
    pub(crate) fn code(&self) -> String {
        match (self.number, &self.string) {
            (Some(number), _) => self.table.data.written(number),
            (None, string) => string.as_deref().or(self.name()).unwrap_or_default().to_owned(),
        }
    }

    /// Returns `true` if a word is the number in the form of the table, perhaps without its separators. The form has more
    /// than decimal digits.
    pub(super) fn is_written(&self, word: &str) -> bool {
        let has_prefix = self.table.data.display.as_ref().is_some_and(|display| !display.prefix().is_empty());
        let is_of_code = |c: &char| !SEPARATORS.contains(c);
        let code = self.code();
        let folded = |text: &str| text.chars().filter(is_of_code).collect::<String>();
        has_prefix && folded(&code).eq_ignore_ascii_case(&folded(word))
    }

    /// Returns the code and its name, if it has another one.
    pub(crate) fn title(&self) -> String {
        let code = self.code();
        match self.name() {
            Some(name) if name != code => format!("{code} {name}"),
            _ => code,
        }
    }

    pub(crate) fn family(&self) -> Option<&'c str> {
        match self.says {
            Says::Row(row) => row.family.as_deref(),
            Says::Class(class) => class.family.as_deref(),
        }
    }

    /// Returns the summary of the row, or that of the class. It may be empty.
    pub(crate) fn summary(&self) -> &'c str {
        match self.says {
            Says::Row(row) => &row.summary,
            Says::Class(class) => &class.summary,
        }
    }

    pub(crate) fn help(&self) -> Option<&'c str> {
        self.row().map(|row| row.help.as_str()).filter(|help| !help.is_empty())
    }

    /// Returns the action in a phase; without one, the general action. Returns `None` if the table has no actions.
    pub(crate) fn action(&self, phase: Option<&str>) -> Option<&'c Action> {
        let actions = match self.says {
            Says::Row(row) => &row.actions,
            Says::Class(class) => &class.actions,
        };
        self.table.action(actions, phase)
    }

    /// Returns the attributes that the table has added, with their values.
    pub(crate) fn attributes(&self) -> impl Iterator<Item = (&'c str, Value<'c>)> + use<'c> {
        let number = self.number;
        let values = match self.says {
            Says::Row(row) => &row.values,
            Says::Class(class) => &class.values,
        };
        let columns = self.table.data.columns.iter().zip(values);
        columns.map(move |(column, value)| {
            let derived = || match column.derive(number?)? {
                data::Value::Flag(flag) => Some(Value::Flag(flag)),
                data::Value::Integer(integer) => Some(Value::Integer(integer)),
                // Digits and bits are not text.
                data::Value::Text(_) => None,
            };
            let value = value.as_ref().map(Value::from).or_else(derived);
            (column.name.as_str(), value.unwrap_or(Value::None))
        })
    }

    /// Returns `true` if the table says something of an unlisted number that it does not say of every number.
    pub(super) fn is_classified(&self) -> bool {
        let Says::Class(class) = self.says else { return true };
        let is_usual = |usual: &Class| (&usual.actions, &usual.values) == (&class.actions, &class.values);
        self.family().is_some() || !self.summary().is_empty() || !self.table.usual_class().is_none_or(is_usual)
    }
}
