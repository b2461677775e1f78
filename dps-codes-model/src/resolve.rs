//! Inheritance: resolves each key of a row, or of an unlisted number, to the most specific value.

use crate::map::HashMap;
use crate::sort;
use crate::{Action, Class, Code, Fallback, Remedy, Table, Value};

/// A table in which everything is looked up: what is left is to write it down as code.
pub struct Catalog<'t> {
    /// The table itself.
    pub table: &'t Table,
    /// Rows in the order of their codes.
    pub rows: Vec<Row<'t>>,
    /// Numbers that are alike if they have no row.
    pub groups: Vec<Group<'t>>,
    /// All numbers, in ranges in ascending order: the first number of each, and the index of its group. The first range
    /// starts at the least number.
    pub ranges: Vec<(i128, usize)>,
    /// Names of the families, in the order of the file, with what the first class that names one says of it.
    pub families: Vec<(&'t str, Option<&'t str>)>,
    /// For each symptom the index of its action set.
    pub symptom_action_sets: Vec<usize>,
    /// Distinct sets of actions: without a phase, then in each phase. Empty if the table has no actions.
    pub action_sets: Vec<Vec<usize>>,
    /// For each action set, at each place, the fallback that takes the place of the action's own.
    pub fallbacks: Vec<Vec<Option<&'t Fallback>>>,
}

/// A row with what it inherits.
pub struct Row<'t> {
    /// The row itself.
    pub code: &'t Code,
    /// Index of its family.
    pub family: Option<usize>,
    /// Index of its action set.
    pub action_set: usize,
    /// The help. May be empty.
    pub help: &'t str,
    /// The sources.
    pub sources: Vec<&'t str>,
    /// Its value in each column that is not derived.
    pub columns: Vec<Option<&'t Value>>,
}

/// The inherited values of unlisted numbers.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Group<'t> {
    /// Index of their family.
    pub family: Option<usize>,
    /// Index of their action set.
    pub action_set: usize,
    /// The summary. May be empty.
    pub summary: &'t str,
    /// Their value in each column that is not derived.
    pub columns: Vec<Option<&'t Value>>,
}

/// Returns the indices of the rows that have no value in a column, of their own or from a class.
#[must_use]
pub fn rows_without_value(table: &Table, column: usize) -> Vec<usize> {
    let segments = Segments::of(table);
    let inherited = segments.resolve_key(|class| column_of(&class.shared.columns, column));
    let has_value = |code: &Code| {
        column_of(&code.shared.columns, column).or(inherited[segments.of_number(code.number.value)]).is_some()
    };
    table.codes.iter().enumerate().filter(|(_, code)| !has_value(code)).map(|(row, _)| row).collect()
}

/// Resolves a sound table.
#[must_use]
pub fn resolve(table: &Table) -> Catalog<'_> {
    let (mut families, mut family_index) = (Vec::<(&str, Option<&str>)>::new(), HashMap::new());
    for (family, summary) in table.families() {
        let name = family.value.as_str();
        let index = *family_index.get_or_insert_with(name, |_| families.len());
        if index == families.len() {
            families.push((name, None));
        }
        let known = &mut families[index].1;
        *known = known.or(summary.map(|summary| summary.value.as_str()));
    }
    Resolver {
        table,
        families,
        family_index,
        actions: names(table.actions.iter().map(|action: &Action| action.name.value.as_str())),
        segments: Segments::of(table),
        action_sets: Vec::new(),
        fallbacks: Vec::new(),
        action_set_index: HashMap::new(),
    }
    .resolve()
}

fn names<'t>(names: impl Iterator<Item = &'t str>) -> HashMap<&'t str, usize> {
    names.enumerate().map(|(index, name)| (name, index)).collect()
}

struct Resolver<'t> {
    table: &'t Table,
    families: Vec<(&'t str, Option<&'t str>)>,
    family_index: HashMap<&'t str, usize>,
    actions: HashMap<&'t str, usize>,
    segments: Segments<'t>,
    action_sets: Vec<Vec<usize>>,
    fallbacks: Vec<Vec<Option<&'t Fallback>>>,
    action_set_index: HashMap<ActionSet<'t>, usize>,
}

/// The index of an action at each place, and the fallback that takes the place of its own.
type ActionSet<'t> = Vec<(usize, Option<&'t Fallback>)>;

/// An action of a block, by its name, and the fallback that the block gives it.
type Step<'t> = (&'t str, Option<&'t Fallback>);

impl<'t> Resolver<'t> {
    fn resolve(mut self) -> Catalog<'t> {
        let table = self.table;
        let phases =
            || std::iter::once(None).chain(table.settings.phases.iter().map(|phase| Some(phase.name.value.as_str())));
        let family = self.segments.resolve_key(|class| class.family.as_ref().map(|family| family.value.as_str()));
        let summary = self.segments.resolve_key(|class| class.summary.as_ref().map(|summary| summary.value.as_str()));
        let help = self.segments.resolve_key(|class| class.shared.help.as_ref().map(|help| help.value.as_str()));
        let sources = self.segments.resolve_key(|class| class.shared.sources.as_ref());
        let actions: Vec<_> =
            phases().map(|phase| self.segments.resolve_key(|class| action_of(&class.shared.remedy, phase))).collect();
        let columns: Vec<_> = (0..table.columns.len())
            .map(|column| self.segments.resolve_key(|class| column_of(&class.shared.columns, column)))
            .collect();

        let mut codes: Vec<&Code> = table.codes.iter().collect();
        // The strings of numbers are empty, and the numbers of strings have another order if patterns ask for a length.
        sort::by_key(&mut codes, |&code| (code.string.as_str(), code.number.value));
        let rows = codes
            .into_iter()
            .map(|code| {
                let segment = self.segments.of_number(code.number.value);
                let shared = &code.shared;
                let action_set = phases()
                    .zip(&actions)
                    .map(|(phase, inherited)| action_of(&shared.remedy, phase).or(inherited[segment]))
                    .collect();
                Row {
                    code,
                    family: self.family(code.family.as_ref().map(|family| family.value.as_str()).or(family[segment])),
                    action_set: self.action_set(action_set),
                    help: shared.help.as_ref().map(|help| help.value.as_str()).or(help[segment]).unwrap_or_default(),
                    sources: shared
                        .sources
                        .as_ref()
                        .or(sources[segment])
                        .into_iter()
                        .flatten()
                        .map(|url| url.value.as_str())
                        .collect(),
                    columns: table
                        .columns
                        .iter()
                        .zip(&columns)
                        .enumerate()
                        .map(|(index, (column, inherited))| {
                            let default = column.default.as_ref().map(|default| &default.value);
                            column_of(&shared.columns, index).or(inherited[segment]).or(default)
                        })
                        .collect(),
                }
            })
            .collect();

        let (mut groups, mut ranges) = (Vec::new(), Vec::<(i128, usize)>::new());
        let mut group_index = HashMap::new();
        for segment in 0..self.segments.starts.len() {
            let group = Group {
                family: self.family(family[segment]),
                action_set: self.action_set(actions.iter().map(|inherited| inherited[segment]).collect()),
                summary: summary[segment].unwrap_or_default(),
                columns: columns.iter().map(|inherited| inherited[segment]).collect(),
            };
            let group = *group_index.get_or_insert_with(group, |group| {
                groups.push(group.clone());
                groups.len() - 1
            });
            if ranges.last().is_none_or(|&(_, last)| last != group) {
                ranges.push((self.segments.starts[segment], group));
            }
        }
        let symptom_action_sets = table
            .symptoms
            .iter()
            .map(|symptom| self.action_set(phases().map(|phase| action_of(&symptom.shared.remedy, phase)).collect()))
            .collect();
        Catalog {
            table,
            rows,
            groups,
            ranges,
            symptom_action_sets,
            families: self.families,
            action_sets: self.action_sets,
            fallbacks: self.fallbacks,
        }
    }

    fn family(&self, name: Option<&str>) -> Option<usize> {
        self.family_index.get(name?).copied()
    }

    /// Returns the index of an action set; where no class matches, it has the action of `[catalog]`.
    fn action_set(&mut self, steps: Vec<Option<Step<'t>>>) -> usize {
        if self.actions.is_empty() {
            return 0;
        }
        let outermost = self.table.settings.action.as_ref().map(|action| (action.value.as_str(), None));
        let action_set: ActionSet<'t> = steps
            .into_iter()
            .map(|step| {
                let (name, fallback) = step.or(outermost).unzip();
                let action = name.and_then(|name| self.actions.get(name)).copied().unwrap_or_default();
                (action, fallback.flatten())
            })
            .collect();
        *self.action_set_index.get_or_insert_with(action_set, |action_set| {
            self.action_sets.push(action_set.iter().map(|&(action, _)| action).collect());
            self.fallbacks.push(action_set.iter().map(|&(_, fallback)| fallback).collect());
            self.action_sets.len() - 1
        })
    }
}

/// Returns the action of one block: the one for the phase, or else the general one.
fn action_of<'t>(remedy: &'t Remedy, phase: Option<&str>) -> Option<Step<'t>> {
    let in_phase = remedy.in_phase.iter().find(|(name, _)| Some(name.value.as_str()) == phase);
    match in_phase {
        Some((_, action)) => Some((&action.value, remedy.fallback(phase))),
        None => Some((&remedy.action.as_ref()?.value, remedy.fallback(None))),
    }
}

fn column_of(columns: &[(usize, crate::Located<Value>)], column: usize) -> Option<&Value> {
    columns.iter().find(|(index, _)| *index == column).map(|(_, value)| &value.value)
}

/// Returns for each class `true` if some key of it is the most specific one for some number.
#[must_use]
pub fn classes_that_apply(table: &Table) -> Vec<bool> {
    let segments = Segments::of(table);
    let mut applies = vec![false; table.classes.len()];
    let mut mark = |says: &dyn Fn(&Class) -> bool| {
        for class in segments.resolve_indices(says).into_iter().flatten() {
            applies[class] = true;
        }
    };
    mark(&|class| class.family.is_some());
    mark(&|class| class.summary.is_some());
    mark(&|class| class.shared.help.is_some());
    mark(&|class| class.shared.sources.is_some());
    mark(&|class| class.shared.remedy.action.is_some());
    for phase in &table.settings.phases {
        mark(&|class| action_of(&class.shared.remedy, Some(&phase.name.value)).is_some());
    }
    for column in 0..table.columns.len() {
        mark(&|class| column_of(&class.shared.columns, column).is_some());
    }
    applies
}

/// The number line, split wherever a pattern starts or ends.
struct Segments<'t> {
    classes: &'t [Class],
    /// The first number of each segment.
    starts: Vec<i128>,
    /// Ranges of segments with their class, the most specific first.
    pieces: Vec<(std::ops::Range<usize>, usize)>,
}

impl<'t> Segments<'t> {
    fn of(table: &'t Table) -> Self {
        let (least, greatest) = table.bounds();
        let mut ranges = Vec::new();
        for (class, of) in table.classes.iter().enumerate() {
            for pattern in &of.patterns {
                ranges.extend(
                    pattern
                        .value
                        .ranges
                        .iter()
                        .map(|&(low, high)| (pattern.value.size, low.max(least), high.min(greatest), class)),
                );
            }
        }
        ranges.retain(|&(_, low, high, _)| low <= high);
        sort::by_key(&mut ranges, |&(size, ..)| size);
        let mut starts: Vec<i128> =
            ranges.iter().flat_map(|&(_, low, high, _)| [low, high + 1]).chain([least]).collect();
        starts.retain(|&start| start <= greatest);
        sort::by_key(&mut starts, |&start| start);
        starts.dedup();
        let segment = |number: i128| starts.partition_point(|&start| start < number);
        let pieces = ranges.iter().map(|&(_, low, high, class)| (segment(low)..segment(high + 1), class)).collect();
        Self { classes: &table.classes, starts, pieces }
    }

    fn of_number(&self, number: i128) -> usize {
        self.starts.partition_point(|&start| start <= number).saturating_sub(1)
    }

    /// Returns for each segment the value of the most specific class that has one.
    ///
    /// Each segment is resolved once, and resolved stretches are skipped, so that nested classes cost no more than others.
    fn resolve_key<T: Copy>(&self, value: impl Fn(&'t Class) -> Option<T>) -> Vec<Option<T>> {
        let resolved = self.resolve_indices(&|class| value(class).is_some());
        resolved.into_iter().map(|class| value(&self.classes[class?])).collect()
    }

    /// Returns for each segment the most specific class that has a value.
    fn resolve_indices(&self, says: &dyn Fn(&'t Class) -> bool) -> Vec<Option<usize>> {
        let mut resolved = vec![None; self.starts.len()];
        // The next segment from here on that is not resolved yet.
        let mut next: Vec<usize> = (0..=self.starts.len()).collect();
        for (segments, class) in &self.pieces {
            if !says(&self.classes[*class]) {
                continue;
            }
            let mut segment = next_unresolved(&mut next, segments.start);
            while segment < segments.end {
                resolved[segment] = Some(*class);
                next[segment] = segment + 1;
                segment = next_unresolved(&mut next, segment);
            }
        }
        resolved
    }
}

/// Follows and shortens the chain from `segment` to the next unresolved one.
fn next_unresolved(next: &mut [usize], mut segment: usize) -> usize {
    while next[segment] != segment {
        next[segment] = next[next[segment]];
        segment = next[segment];
    }
    segment
}
