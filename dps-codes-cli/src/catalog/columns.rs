//! The columns of a catalog: their names, kinds and values, the same in every output format.

use dps_codes_table::data::{self, Action, Class, Code};

use super::{Catalog, Entry, Kind, Table, Value};

pub(crate) struct Column {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    contents: Contents,
}

/// The part of a table that a column shows.
#[derive(Clone, PartialEq, Eq)]
enum Contents {
    Fixed(Fixed),
    /// The attribute of this name, which a table has added.
    Attribute(String),
    /// The action in this phase.
    Phase(String),
}

/// The columns of every table.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fixed {
    Origin,
    Number,
    Written,
    Code,
    Name,
    Family,
    Summary,
    Help,
    Action,
    Instruction,
    Actor,
    Retry,
    Aliases,
    Messages,
    Sources,
    Deprecated,
    ReplacedBy,
}

/// The columns before the attributes of the tables.
const FIRST: [(&str, Kind, Fixed); 6] = [
    ("origin", Kind::Text, Fixed::Origin),
    ("number", Kind::Integer, Fixed::Number),
    ("written", Kind::Text, Fixed::Written),
    ("code", Kind::Text, Fixed::Code),
    ("name", Kind::Text, Fixed::Name),
    ("family", Kind::Text, Fixed::Family),
];

/// The columns between the attributes and the phases.
const MIDDLE: [(&str, Kind, Fixed); 6] = [
    ("summary", Kind::Text, Fixed::Summary),
    ("help", Kind::Text, Fixed::Help),
    ("action", Kind::Text, Fixed::Action),
    ("instruction", Kind::Text, Fixed::Instruction),
    ("actor", Kind::Text, Fixed::Actor),
    ("retry", Kind::Text, Fixed::Retry),
];

/// The columns behind the phases.
const LAST: [(&str, Kind, Fixed); 5] = [
    ("aliases", Kind::List, Fixed::Aliases),
    ("messages", Kind::List, Fixed::Messages),
    ("sources", Kind::List, Fixed::Sources),
    ("deprecated", Kind::Text, Fixed::Deprecated),
    ("replaced_by", Kind::Text, Fixed::ReplacedBy),
];

/// The columns of classes in SQL.
const OF_CLASSES: [&str; 5] = ["first_number", "last_number", "code_prefix", "code_length", "code_rank"];

/// Returns `true` for a name that an attribute cannot have: that of a column of every table, of a phase, or of classes.
fn is_reserved(name: &str) -> bool {
    let mut fixed = FIRST.iter().chain(&MIDDLE).chain(&LAST).map(|&(name, ..)| name).chain(OF_CLASSES);
    name.starts_with("in_") || fixed.any(|of| of == name)
}

/// Returns the columns of a catalog: those of every table, and the attributes and phases of any.
///
/// `number` is missing if all codes are strings, `code` if all are numbers, `written` if no table has a written form.
pub(crate) fn columns(catalog: &Catalog) -> Vec<Column> {
    let has = |is: fn(&Code) -> bool| catalog.entries().any(|entry| is(&entry.row.code));
    let (has_numbers, has_strings) =
        (has(|code| matches!(code, Code::Number(_))), has(|code| matches!(code, Code::Text(_))));
    let is_used = |&(_, _, of): &(&str, Kind, Fixed)| match of {
        Fixed::Number => has_numbers,
        Fixed::Written => catalog.tables.iter().any(|table| table.data.display.is_some()),
        Fixed::Code => has_strings,
        _ => true,
    };
    let mut columns: Vec<Column> = FIRST.into_iter().filter(is_used).map(Column::fixed).collect();
    for attribute in catalog.tables.iter().flat_map(|table| &table.data.columns) {
        Column::add_attribute(&mut columns, attribute);
    }
    columns.extend(MIDDLE.map(Column::fixed));
    for phase in catalog.tables.iter().flat_map(|table| &table.data.phases) {
        let column = Column { name: in_phase(phase), kind: Kind::Text, contents: Contents::Phase(phase.clone()) };
        if columns.iter().all(|other| other.name != column.name) {
            columns.push(column);
        }
    }
    columns.extend(LAST.map(Column::fixed));
    columns
}

impl Column {
    fn fixed((name, kind, of): (&str, Kind, Fixed)) -> Self {
        Self { name: name.to_owned(), kind, contents: Contents::Fixed(of) }
    }

    /// Adds the column of an attribute. One that other tables have too has the kind that fits all.
    fn add_attribute(columns: &mut Vec<Self>, attribute: &data::Column) {
        let kind = match attribute.kind {
            data::Kind::Flag => Kind::Flag,
            data::Kind::Integer => Kind::Integer,
            data::Kind::Text => Kind::Text,
        };
        let contents = Contents::Attribute(attribute.name.clone());
        if let Some(other) = columns.iter_mut().find(|other| other.contents == contents) {
            other.kind = if other.kind == kind { kind } else { Kind::Text };
            return;
        }
        let mut name = attribute.name.clone();
        while is_reserved(&name) || columns.iter().any(|other| other.name == name) {
            name.insert_str(0, "column_");
        }
        columns.push(Self { name, kind, contents });
    }

    /// Returns the phase whose action the column has. Returns `None` for every other column.
    pub(crate) fn phase(&self) -> Option<&str> {
        match &self.contents {
            Contents::Phase(phase) => Some(phase),
            _ => None,
        }
    }

    /// Returns the value in a row. Action, instruction, actor and retry are those of the phase, if there is one.
    pub(crate) fn value<'c>(&self, Entry { table, row }: Entry<'c>, phase: Option<&str>) -> Value<'c> {
        match &self.contents {
            Contents::Attribute(name) => attribute(table, &row.values, name),
            Contents::Phase(of) => in_this_phase(table, &row.actions, of),
            Contents::Fixed(fixed) => match fixed {
                Fixed::Number => Entry { table, row }.number().map_or(Value::None, Value::Integer),
                Fixed::Written => text(Entry { table, row }.number().and_then(|number| table.written(number))),
                Fixed::Code => match &row.code {
                    Code::Number(_) | Code::None => Value::None,
                    Code::Text(code) => Value::Text(code),
                },
                Fixed::Origin => Value::Text(&table.origin),
                Fixed::Name => Value::Text(&row.name),
                Fixed::Family => text(row.family.as_deref()),
                Fixed::Summary => text(Some(&row.summary)),
                Fixed::Help => text(Some(&row.help)),
                Fixed::Action | Fixed::Instruction | Fixed::Actor | Fixed::Retry => {
                    fixed.of_action(table.action(&row.actions, phase))
                }
                Fixed::Aliases => Value::Words(&row.aliases),
                Fixed::Messages => Value::Lines(&row.messages),
                Fixed::Sources => Value::Words(&row.sources),
                Fixed::Deprecated => text(row.deprecated.as_deref()),
                Fixed::ReplacedBy => text(row.replaced_by.as_deref()),
            },
        }
    }

    /// Returns the value in a row for people: numbers as the table writes them.
    pub(crate) fn text(&self, entry: Entry<'_>, phase: Option<&str>) -> String {
        match (&self.contents, entry.number()) {
            (Contents::Fixed(Fixed::Number), Some(number)) => entry.table.data.written(number),
            _ => self.value(entry, phase).flat(),
        }
    }

    /// Returns `true` if unlisted numbers have a value in this column.
    pub(crate) fn is_of_classes(&self) -> bool {
        use Fixed::{Action, Actor, Family, Instruction, Retry, Summary};
        match self.contents {
            Contents::Attribute(_) | Contents::Phase(_) => true,
            Contents::Fixed(fixed) => matches!(fixed, Action | Actor | Family | Instruction | Retry | Summary),
        }
    }

    /// Returns the value that all unlisted numbers of a class have, likewise.
    pub(crate) fn value_of_class<'c>(&self, table: &'c Table, class: &'c Class, phase: Option<&str>) -> Value<'c> {
        match &self.contents {
            Contents::Attribute(name) => attribute(table, &class.values, name),
            Contents::Phase(of) => in_this_phase(table, &class.actions, of),
            Contents::Fixed(fixed) => match fixed {
                Fixed::Family => text(class.family.as_deref()),
                Fixed::Summary => text(Some(&class.summary)),
                _ => fixed.of_action(table.action(&class.actions, phase)),
            },
        }
    }
}

impl Fixed {
    fn of_action(self, action: Option<&Action>) -> Value<'_> {
        text(action.and_then(|action| match self {
            Self::Action => Some(action.name.as_str()),
            Self::Instruction => Some(action.text.as_str()),
            Self::Actor => Some(action.actor.as_str()),
            Self::Retry => Some(action.retry),
            _ => None,
        }))
    }
}

fn text(text: Option<&str>) -> Value<'_> {
    text.filter(|text| !text.is_empty()).map_or(Value::None, Value::Text)
}

fn in_this_phase<'c>(table: &'c Table, actions: &[usize], phase: &str) -> Value<'c> {
    let action = table.has_phase(phase).then(|| table.action(actions, Some(phase)));
    Fixed::Action.of_action(action.flatten())
}

fn attribute<'c>(table: &Table, values: &'c [Option<data::Value>], name: &str) -> Value<'c> {
    let index = table.data.columns.iter().position(|column| column.name == name);
    index.and_then(|index| values.get(index)?.as_ref()).map_or(Value::None, Value::from)
}

/// Returns the name of the column with the action in a phase: `in_cold_start` for `ColdStart`.
fn in_phase(phase: &str) -> String {
    let mut name = "in".to_owned();
    let mut is_behind_lower_case = true;
    for c in phase.chars() {
        if c.is_uppercase() && is_behind_lower_case {
            name.push('_');
        }
        is_behind_lower_case = !c.is_uppercase();
        name.extend(c.to_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_of_the_built_in_tables() {
        let columns = columns(&Catalog::built_in());
        let names: Vec<_> = columns.iter().map(|column| column.name.as_str()).collect();
        let expected = "origin number name family http_status provenance summary help action instruction actor retry \
            in_register in_poll in_lookup in_connect in_manage aliases messages sources deprecated replaced_by";
        assert_eq!(names.join(" "), expected);
    }

    #[test]
    fn phases_are_written_in_snake_case() {
        for (phase, name) in [("Register", "in_register"), ("ColdStart", "in_cold_start"), ("TLS", "in_tls")] {
            assert_eq!(in_phase(phase), name);
        }
    }
}
