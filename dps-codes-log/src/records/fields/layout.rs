//! `Layout`: what the names of an object's fields say about it, remembered since most records have the same.

use super::{Field, Fields};
use crate::records::json::flat_object::Member;

/// The number of layouts that are remembered.
const MOST: usize = 8;

/// The meaning of the fields of an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) is_of_azure_monitor: bool,
    /// The positions of the time and of the result, if each is the only field of its kind.
    pub(crate) time_and_result: Option<(usize, usize)>,
}

/// The layouts so far, by the names of the fields in their order.
#[derive(Debug, Default)]
pub(crate) struct Layouts(Vec<(Vec<String>, Layout)>);

impl Layouts {
    pub(crate) fn of(&mut self, members: &[Member<'_>]) -> Layout {
        let names = || members.iter().map(|(name, _)| *name);
        let is_same = |known: &[String]| known.len() == members.len() && known.iter().zip(names()).all(|(a, b)| a == b);
        if let Some((_, layout)) = self.0.iter().find(|(known, _)| is_same(known)) {
            return *layout;
        }
        let only = |field| {
            let mut found = names().enumerate().filter(|(_, name)| Field::of(name) == Some(field));
            found.next().filter(|_| found.next().is_none()).map(|(at, _)| at)
        };
        let layout = Layout {
            is_of_azure_monitor: Fields::are_of_azure_monitor(names()),
            time_and_result: only(Field::Time).zip(only(Field::ResultType)),
        };
        if self.0.len() < MOST {
            self.0.push((names().map(str::to_owned).collect(), layout));
        }
        layout
    }
}
