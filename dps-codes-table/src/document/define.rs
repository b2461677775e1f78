//! Where the keys of a document go, and which of them clash.

use std::mem;

use super::{Item, Key, Origin, Spanned, TomlTable, TomlValue};
use crate::diagnostic::Span;

/// A header, or a dotted key.
pub(super) struct Path<'t> {
    pub(super) parents: Vec<Key<'t>>,
    pub(super) key: Key<'t>,
}

/// The span of a key that is defined already.
pub(super) struct Clash(pub(super) Span);

impl<'t> TomlTable<'t> {
    pub(super) fn in_braces() -> Self {
        Self { origin: Origin::Braces, ..Self::default() }
    }

    /// Sets a key, which may be dotted. One that is set already keeps its value.
    pub(super) fn set(&mut self, path: Path<'t>, value: Item<'t>) -> Result<(), Clash> {
        let is_dotted = !path.parents.is_empty();
        let parent = self.descend(&path.parents, is_dotted.then_some(Origin::DottedKey))?;
        let has_header = is_dotted && parent.origin == Origin::Header;
        if has_header || parent.entries.contains_key(&path.key) {
            return Err(Clash(path.key.span));
        }
        parent.entries.insert(path.key, value);
        Ok(())
    }

    /// Takes the table of a header in single brackets, which may have inner tables already.
    pub(super) fn take(&mut self, path: &Path<'t>) -> (Self, Result<(), Clash>) {
        let parent = match self.descend(&path.parents, None) {
            Ok(parent) => parent,
            Err(clash) => return (Self::default(), Err(clash)),
        };
        let clash = Err(Clash(path.key.span()));
        match parent.entries.get_mut(&path.key).map(|item| &mut item.value) {
            None => (Self::default(), Ok(())),
            Some(TomlValue::Table(table)) => {
                let Self { entries, origin } = mem::take(table);
                let result = if origin == Origin::InnerHeader { Ok(()) } else { clash };
                (Self { entries, origin: Origin::Header }, result)
            }
            Some(_) => (Self::default(), clash),
        }
    }

    /// Adds the table of a header, to a list if the header is in two brackets.
    pub(super) fn add(&mut self, path: Path<'t>, is_list: bool, table: Item<'t>) -> Result<(), Clash> {
        let Path { parents, key } = path;
        let parent = self.descend(&parents, None)?;
        if !is_list {
            parent.entries.insert(key, table);
            return Ok(());
        }
        match parent.entries.get_mut(&key).map(|item| &mut item.value) {
            None => {
                let list = Spanned::new(table.span(), TomlValue::Array(vec![table]));
                parent.entries.insert(key, list);
            }
            Some(TomlValue::Array(list)) => {
                last_block(list).ok_or(Clash(key.span))?;
                list.push(table);
            }
            Some(_) => return Err(Clash(key.span)),
        }
        Ok(())
    }

    /// Returns the table that keys lead to from this one. Creates those that are missing, `dotted` by a dotted key or else by
    /// the header of a table in them.
    fn descend(&mut self, keys: &[Key<'t>], dotted: Option<Origin>) -> Result<&mut Self, Clash> {
        let mut table = self;
        for key in keys {
            let create = |key: &Key<'t>| {
                let origin = dotted.unwrap_or(Origin::InnerHeader);
                Spanned::new(key.span(), TomlValue::Table(Self { origin, ..Self::default() }))
            };
            let key = Spanned::new(key.span(), key.value.clone());
            let clash = Clash(key.span());
            table = match &mut table.entries.get_or_insert_with(key, create).value {
                TomlValue::Array(list) => last_block(list).ok_or(clash)?,
                TomlValue::Table(inner) => match (inner.origin, dotted) {
                    (Origin::Braces, _) | (Origin::Header, Some(_)) => return Err(clash),
                    (_, Some(origin)) => {
                        inner.origin = origin;
                        inner
                    }
                    (_, None) => inner,
                },
                _ => return Err(clash),
            };
        }
        Ok(table)
    }
}

/// Returns the table of the last header `[[…]]` of a list. Returns `None` if the list has another notation.
fn last_block<'a, 't>(list: &'a mut [Item<'t>]) -> Option<&'a mut TomlTable<'t>> {
    match &mut list.last_mut()?.value {
        TomlValue::Table(table) if table.origin != Origin::Braces => Some(table),
        _ => None,
    }
}
