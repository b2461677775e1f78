//! `Found`: a code of a table, listed or not, with everything that the table says of it.

use dps_codes_table::data::{self, Action, Class, Row};

use super::{Entry, Table, Value};

#[derive(Clone, Copy)]
pub(crate) struct Found<'c> {
    pub(crate) table: &'c Table,
    /// Missing for a string code.
    pub(crate) number: Option<i128>,
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
        Self { table: entry.table, number: entry.number(), says: Says::Row(entry.row) }
    }
}

impl PartialEq for Found<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.table, other.table) && (self.number, self.name()) == (other.number, other.name())
    }
}

impl<'c> Found<'c> {
    /// Returns the code of an unlisted number. Returns `None` if the integer type of the table does not hold it.
    pub(super) fn unlisted(table: &'c Table, number: i128) -> Option<Self> {
        Some(Self { table, number: Some(number), says: Says::Class(table.class(number)?) })
    }

    /// Returns the row. Returns `None` for an unlisted number.
    pub(crate) fn row(self) -> Option<&'c Row> {
        match self.says {
            Says::Row(row) => Some(row),
            Says::Class(_) => None,
        }
    }

    pub(crate) fn name(self) -> Option<&'c str> {
        self.row().map(|row| row.name.as_str())
    }

    /// Returns the code as the table writes it.
    pub(crate) fn code(self) -> String {
        match (self.number, self.row().map(|row| &row.code)) {
            (_, Some(data::Code::Text(code))) => code.clone(),
            (number, _) => number.map_or_else(String::new, |number| self.table.data.written(number)),
        }
    }

    /// Returns `true` if a word is the number in the form of the table, which is not decimal digits only.
    pub(super) fn is_written(self, word: &str) -> bool {
        let has_prefix = self.table.data.display.as_ref().is_some_and(|display| !display.prefix().is_empty());
        has_prefix && self.code().eq_ignore_ascii_case(word)
    }

    /// Returns the code and its name, if it has another one.
    pub(crate) fn title(self) -> String {
        let code = self.code();
        match self.name() {
            Some(name) if name != code => format!("{code} {name}"),
            _ => code,
        }
    }

    pub(crate) fn family(self) -> Option<&'c str> {
        match self.says {
            Says::Row(row) => row.family.as_deref(),
            Says::Class(class) => class.family.as_deref(),
        }
    }

    /// Returns the summary of the row, or that of the class. It may be empty.
    pub(crate) fn summary(self) -> &'c str {
        match self.says {
            Says::Row(row) => &row.summary,
            Says::Class(class) => &class.summary,
        }
    }

    pub(crate) fn help(self) -> Option<&'c str> {
        self.row().map(|row| row.help.as_str()).filter(|help| !help.is_empty())
    }

    /// Returns the action in a phase; without one, the general action. Returns `None` if the table has no actions.
    pub(crate) fn action(self, phase: Option<&str>) -> Option<&'c Action> {
        let actions = match self.says {
            Says::Row(row) => &row.actions,
            Says::Class(class) => &class.actions,
        };
        self.table.action(actions, phase)
    }

    /// Returns the attributes that the table has added, with their values.
    pub(crate) fn attributes(self) -> impl Iterator<Item = (&'c str, Value<'c>)> {
        let values = match self.says {
            Says::Row(row) => &row.values,
            Says::Class(class) => &class.values,
        };
        let columns = self.table.data.columns.iter().zip(values);
        columns.map(move |(column, value)| {
            let derived = || column.derive(self.number?).map(Value::Integer);
            let value = value.as_ref().map(Value::from).or_else(derived);
            (column.name.as_str(), value.unwrap_or(Value::None))
        })
    }

    /// Returns `true` if the table says something of an unlisted number that it does not say of every number.
    pub(super) fn is_classified(self) -> bool {
        let Says::Class(class) = self.says else { return true };
        let is_usual = |usual: &Class| (&usual.actions, &usual.values) == (&class.actions, &class.values);
        self.family().is_some() || !self.summary().is_empty() || !self.table.usual_class().is_none_or(is_usual)
    }
}
