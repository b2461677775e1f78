//! `Anchors`: a unique `id` for each code, name and alias.

use std::collections::{HashMap, HashSet};

use crate::catalog::Entry;

/// The `id`s of the codes. Those of the page itself start with `~`, as no name does.
pub(super) struct Anchors<'c> {
    /// By origin and string.
    ids: HashMap<(&'c str, String), String>,
    set: HashSet<String>,
}

impl<'c> Anchors<'c> {
    /// Gives an `id` to each code, name and alias: the string itself, or `hub-404002` if an earlier table has `404002`.
    pub(super) fn new(entries: &[Entry<'c>]) -> Self {
        let mut taken = HashSet::new();
        let mut ids = HashMap::new();
        for entry in entries {
            let origin = entry.table.origin.as_str();
            for string in strings(*entry) {
                let plain = string.replace(|c: char| c.is_whitespace() || c.is_control(), "_");
                let qualified = format!("{origin}-{plain}");
                let id = [plain, qualified].into_iter().find(|id| !id.starts_with('~') && taken.insert(id.clone()));
                if let Some(id) = id {
                    ids.entry((origin, string)).or_insert(id);
                }
            }
        }
        Self { ids, set: HashSet::new() }
    }

    /// Returns the `id` to link to.
    pub(super) fn target(&self, origin: &'c str, string: &str) -> Option<&str> {
        self.ids.get(&(origin, string.to_owned())).map(String::as_str)
    }

    /// Returns the `id` to set, once.
    pub(super) fn set(&mut self, origin: &'c str, string: &str) -> Option<String> {
        let id = self.target(origin, string)?.to_owned();
        self.set.insert(id.clone()).then_some(id)
    }
}

fn strings(entry: Entry<'_>) -> impl Iterator<Item = String> {
    let names = std::iter::once(&entry.row.name).chain(&entry.row.aliases);
    std::iter::once(code(entry)).chain(names.cloned())
}

/// Returns the code as a string; of a symptom, its name.
pub(super) fn code(entry: Entry<'_>) -> String {
    use dps_codes_table::data::Code;
    match &entry.row.code {
        Code::Number(number) => number.to_string(),
        Code::Text(text) => text.clone(),
        Code::None => entry.row.name.clone(),
    }
}
