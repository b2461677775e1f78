//! `Poison`: what an error leaves unknown. Whatever depends on it is not an error too.

use super::Span;
use crate::map::HashSet;

/// Something that is unknown, mostly after an error that has been reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Poison {
    /// The value, the name or the keys of the block that starts at this offset. Nothing more is reported there.
    At(usize),
    /// All that starts within a statement. Statements are poisoned in the order of the file.
    Within(Span),
    /// Some columns of the row whose name starts at this offset.
    Columns(usize),
    /// Some actions: an undefined name may be that of one.
    Actions,
    /// Some actors.
    Actors,
    /// Some codes.
    Codes,
    /// Some phases.
    Phases,
    /// Some columns of all rows: an unknown key may be that of one.
    ColumnKeys,
    /// The column of this name: keys that may be meant as it are reported once.
    ColumnKey(String),
    /// Some classes, or parts of them: what a row seems to lack may be the value of one.
    Classes,
    /// Some definitions of any kind, and so all of the above, and keys that may be those of columns.
    Definitions,
    /// The type of the codes.
    CodeType,
    /// The integer type of the numbers.
    NumberType,
    /// The written form of the numbers.
    WrittenForm,
    /// Some uses of definitions: what seems to be unused may be used.
    Uses,
}

/// All that is poisoned.
#[derive(Default)]
pub(super) struct Poisoned {
    places: HashSet<usize>,
    rows: HashSet<usize>,
    column_keys: HashSet<String>,
    statements: Vec<Span>,
    facts: Vec<Poison>,
}

impl Poisoned {
    pub(super) fn add(&mut self, poison: Poison) {
        match poison {
            Poison::At(place) => {
                self.places.insert(place);
            }
            Poison::Columns(row) => {
                self.rows.insert(row);
            }
            Poison::ColumnKey(name) => {
                self.column_keys.insert(name);
            }
            Poison::Within(statement) => self.statements.push(statement),
            fact if !self.facts.contains(&fact) => self.facts.push(fact),
            _ => {}
        }
    }

    pub(super) fn contains(&self, poison: &Poison) -> bool {
        match poison {
            Poison::At(place) => self.places.contains(place) || self.is_in_statement(*place),
            Poison::Columns(row) => self.rows.contains(row),
            Poison::ColumnKey(name) => self.column_keys.contains(name),
            Poison::Within(statement) => self.is_in_statement(statement.start),
            Poison::Actions
            | Poison::Actors
            | Poison::Codes
            | Poison::Phases
            | Poison::ColumnKeys
            | Poison::Classes
            | Poison::CodeType
            | Poison::NumberType
            | Poison::WrittenForm => self.facts.contains(poison) || self.facts.contains(&Poison::Definitions),
            Poison::Definitions | Poison::Uses => self.facts.contains(poison),
        }
    }

    fn is_in_statement(&self, place: usize) -> bool {
        let next = self.statements.partition_point(|statement| statement.start <= place);
        next.checked_sub(1).is_some_and(|last| place < self.statements[last].end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn poison_is_found_by_place_and_kind() {
        let mut poisoned = Poisoned::default();
        poisoned.add(Poison::At(3));
        poisoned.add(Poison::Within(10..20));
        poisoned.add(Poison::Within(30..40));
        for (place, expected) in [(3, true), (4, false), (9, false), (10, true), (19, true), (20, false), (39, true)] {
            assert_eq!(poisoned.contains(&Poison::At(place)), expected, "{place}");
        }
        assert!(!poisoned.contains(&Poison::Actions));
        poisoned.add(Poison::Actions);
        assert!(poisoned.contains(&Poison::Actions) && !poisoned.contains(&Poison::Phases));
        poisoned.add(Poison::Definitions);
        assert!(poisoned.contains(&Poison::Phases) && poisoned.contains(&Poison::CodeType));
        assert!(!poisoned.contains(&Poison::Uses));
    }
}
