//! From a resolved table to data.

use super::{Action, Class, Code, Column, Display, Kind, Row, Table, Value};
use crate::model::resolve::Catalog;
use crate::model::{self, CodeType, ColumnKind, LocatedString, Retry, Settings};
use crate::string_code::StringPattern;

impl From<&Catalog<'_>> for Table {
    fn from(catalog: &Catalog<'_>) -> Self {
        let settings = &catalog.table.settings;
        let columns: Vec<Column> = catalog.table.columns.iter().map(Column::from).collect();
        Self {
            title: settings.title.as_ref().map(|title| title.value.clone()),
            prefix: settings.prefix.as_ref().map(|prefix| prefix.value.clone()),
            numbers: settings.number.min..=settings.number.max,
            display: settings.display.clone().map(|form| Display { form }),
            phases: settings.phases.iter().map(|phase| phase.name.value.clone()).collect(),
            actions: catalog.table.actions.iter().map(|action| action_of(action, settings)).collect(),
            families: catalog.families.iter().map(|&(name, _)| name.to_owned()).collect(),
            rows: catalog.rows.iter().map(|row| row_of(row, &columns, catalog)).collect(),
            symptoms: symptoms(catalog),
            classes: if settings.code == CodeType::Number { classes(catalog) } else { Vec::new() },
            string_classes: if settings.code == CodeType::String { classes(catalog) } else { Vec::new() },
            line: catalog.table.line.clone(),
            string_patterns: string_patterns(catalog),
            int: settings.number,
            columns,
        }
    }
}

/// Returns an action with what is known of it: of one in a file that is not named, the name alone.
fn action_of(action: &model::Action, settings: &Settings) -> Action {
    let is_unknown = settings.import.as_ref().is_some_and(|import| import.table.is_none());
    if is_unknown {
        let name = action.name.value.clone();
        return Action { name, text: String::new(), actor: String::new(), acts_as: "", retry: "", delay: None };
    }
    Action::from(action)
}

impl From<&model::Action> for Action {
    fn from(action: &model::Action) -> Self {
        let (retry, delay) = match action.retry {
            Retry::Never => ("never", None),
            Retry::AtOnce => ("at-once", Some(0)),
            Retry::AfterRepair => ("after-repair", None),
            Retry::Backoff { minimum, .. } => ("backoff", Some(minimum)),
        };
        let (name, text) = (action.name.value.clone(), action.text.clone());
        let (actor, acts_as) = (action.actor.written().to_owned(), action.actor.role().written());
        Self { name, text, actor, acts_as, retry, delay }
    }
}

impl From<&model::Column> for Column {
    fn from(column: &model::Column) -> Self {
        let derived = match &column.kind {
            ColumnKind::Derived { templates, range } => Some((templates.clone(), range.0..=range.1)),
            ColumnKind::Bit(template) => Some((vec![template.clone()], 0..=1)),
            _ => None,
        };
        let kind = match column.kind {
            ColumnKind::Flag | ColumnKind::Bit(_) => Kind::Flag,
            ColumnKind::Derived { .. } | ColumnKind::Integer { .. } => Kind::Integer,
            ColumnKind::Text | ColumnKind::Duration | ColumnKind::OneOf { .. } => Kind::Text,
        };
        let summary = column.summary.as_ref().map(|summary| summary.value.clone());
        Self { name: column.name.value.clone(), summary, kind, is_unique: column.is_unique, derived }
    }
}

fn owned(strings: &[LocatedString]) -> Vec<String> {
    strings.iter().map(|string| string.value.clone()).collect()
}

fn row_of(row: &crate::model::resolve::Row<'_>, columns: &[Column], catalog: &Catalog<'_>) -> Row {
    let code = row.code;
    let number = code.number.value;
    let stored = values(&row.columns, catalog);
    let values = columns.iter().zip(stored).map(|(column, value)| {
        // A flag without a value is false.
        let implied = (column.kind == Kind::Flag).then_some(Value::Flag(false));
        value.or_else(|| column.derive(number)).or(implied)
    });
    Row {
        code: match catalog.table.settings.code {
            CodeType::Number => Code::Number(number),
            CodeType::String => Code::Text(code.string.clone()),
        },
        name: code.name.value.clone(),
        aliases: owned(&code.aliases),
        family: family(row.family, catalog),
        summary: code.summary.clone(),
        help: row.help.to_owned(),
        actions: action_set(row.action_set, catalog),
        sources: row.sources.iter().map(|&source| source.to_owned()).collect(),
        messages: owned(&code.messages),
        deprecated: code.deprecated.as_ref().map(|reason| reason.value.clone()),
        replaced_by: code.replaced_by.as_ref().map(|name| name.value.clone()),
        values: values.collect(),
    }
}

fn symptoms(catalog: &Catalog<'_>) -> Vec<Row> {
    let symptoms = catalog.table.symptoms.iter().zip(&catalog.symptom_action_sets);
    let symptom = |(symptom, &action_set_index): (&model::Symptom, &usize)| {
        let value = |string: &Option<LocatedString>| string.as_ref().map_or_else(String::new, |of| of.value.clone());
        let messages = std::iter::once(&symptom.text).chain(&symptom.other_texts);
        Row {
            code: Code::None,
            name: symptom.name.value.clone(),
            aliases: Vec::new(),
            family: None,
            summary: value(&symptom.summary),
            help: value(&symptom.shared.help),
            actions: action_set(action_set_index, catalog),
            sources: symptom.shared.sources.as_deref().map(owned).unwrap_or_default(),
            messages: messages.map(|message| message.value.clone()).collect(),
            deprecated: None,
            replaced_by: None,
            values: vec![None; catalog.table.columns.len()],
        }
    };
    symptoms.map(symptom).collect()
}

fn classes(catalog: &Catalog<'_>) -> Vec<Class> {
    let ends = catalog.ranges.iter().skip(1).map(|&(start, _)| start - 1);
    let ends = ends.chain([catalog.table.bounds().1]);
    let class = |(&(start, group), end): (&(i128, usize), i128)| {
        let group = &catalog.groups[group];
        Class {
            numbers: start..=end,
            family: family(group.family, catalog),
            summary: group.summary.to_owned(),
            actions: action_set(group.action_set, catalog),
            values: values(&group.columns, catalog),
        }
    };
    catalog.ranges.iter().zip(ends).map(class).collect()
}

fn string_patterns(catalog: &Catalog<'_>) -> Vec<StringPattern> {
    let patterns = catalog.table.classes.iter().flat_map(|class| &class.string_patterns);
    patterns.map(|pattern| pattern.value.clone()).collect()
}

fn family(index: Option<usize>, catalog: &Catalog<'_>) -> Option<String> {
    Some(catalog.families[index?].0.to_owned())
}

fn action_set(index: usize, catalog: &Catalog<'_>) -> Vec<usize> {
    catalog.action_sets.get(index).cloned().unwrap_or_default()
}

fn values(values: &[Option<&model::Value>], catalog: &Catalog<'_>) -> Vec<Option<Value>> {
    let value = |(value, column): (Option<&model::Value>, &model::Column)| {
        Some(match (value?, &column.kind) {
            (model::Value::Flag(flag), _) => Value::Flag(*flag),
            (model::Value::Integer(integer), _) => Value::Integer(*integer),
            (model::Value::Text(text), _) => Value::Text(text.clone()),
            (model::Value::Duration(milliseconds), _) => Value::Text(model::written_duration(*milliseconds)),
            (model::Value::Choice(choice), ColumnKind::OneOf { choices, .. }) => {
                Value::Text(choices.get(*choice)?.written().to_owned())
            }
            (model::Value::Choice(_), _) => return None,
        })
    };
    values.iter().copied().zip(&catalog.table.columns).map(value).collect()
}
