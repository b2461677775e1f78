//! `Filter`: the options that choose rows.

use crate::catalog::{Catalog, Column, Entry, columns, find_name};
use crate::sanitize::one_line;
use crate::suggest::nearest;

#[derive(clap::Args)]
pub(super) struct Filter {
    /// Only codes of these families
    #[arg(long, value_delimiter = ',', value_name = "FAMILY")]
    family: Vec<String>,

    /// Only codes with these actions
    #[arg(long, value_delimiter = ',', value_name = "ACTION")]
    action: Vec<String>,

    /// The call that failed; the action depends on it
    #[arg(long, value_name = "PHASE")]
    pub(super) phase: Option<String>,

    /// Only codes of these tables: `dps`, `hub`, `control_plane`; or a file's name without its extension
    #[arg(long, value_delimiter = ',', value_name = "ORIGIN")]
    origin: Vec<String>,

    /// Only codes that contain all these words, in any case and in any column
    #[arg(long, num_args = 1.., value_name = "WORDS")]
    search: Vec<String>,
}

impl Filter {
    /// Returns the rows that match every filter.
    ///
    /// # Errors
    /// The message for a name that no table has.
    pub(super) fn apply<'c>(&self, catalog: &'c Catalog, columns: &[Column]) -> Result<Vec<Entry<'c>>, String> {
        let tables = || catalog.tables.iter();
        let families = || tables().flat_map(|table| &table.data.families).map(String::as_str);
        let origins = || tables().map(|table| table.origin.as_str());
        self.family.iter().try_for_each(|name| find_name("family", name, families()).map(drop))?;
        self.action.iter().try_for_each(|name| catalog.action(name).map(drop))?;
        self.phase.iter().try_for_each(|name| catalog.phase(name).map(drop))?;
        self.origin.iter().try_for_each(|name| find_name("origin", name, origins()).map(drop))?;
        let words = self.words();
        Ok(catalog.entries().filter(|&entry| self.matches(entry) && contains(entry, columns, &words)).collect())
    }

    fn words(&self) -> Vec<String> {
        self.search.iter().flat_map(|words| words.split_whitespace()).map(str::to_lowercase).collect()
    }

    /// Returns the message for filters that no row matches: with the most similar word for each word that no row contains.
    pub(super) fn unmatched(&self, catalog: &Catalog) -> String {
        let columns = columns(catalog);
        let texts: Vec<String> = catalog.entries().map(|entry| text(entry, &columns)).collect();
        let is_missing = |word: &String| !texts.iter().any(|text| text.contains(word.as_str()));
        let known = || texts.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
        let similar = self.words().into_iter().filter(is_missing).filter_map(|word| {
            let similar = nearest(&word, known())?;
            Some(format!("; no code contains `{}`, a similar word is `{similar}`", one_line(&word)))
        });
        format!("no code matches{}", similar.collect::<String>())
    }

    fn matches(&self, entry: Entry<'_>) -> bool {
        let action = entry.action(self.phase.as_deref()).map(|action| action.name.as_str());
        is_one_of(&self.family, entry.row.family.as_deref())
            && is_one_of(&self.action, action)
            && is_one_of(&self.origin, Some(&entry.table.origin))
    }
}

/// Returns `true` if the value is one of those named, or if none is named.
fn is_one_of(named: &[String], value: Option<&str>) -> bool {
    named.is_empty() || value.is_some_and(|value| named.iter().any(|name| name.trim().eq_ignore_ascii_case(value)))
}

/// Returns `true` if the columns of a row contain all words.
fn contains(entry: Entry<'_>, columns: &[Column], words: &[String]) -> bool {
    words.is_empty() || {
        let text = text(entry, columns);
        words.iter().all(|word| text.contains(word.as_str()))
    }
}

/// Returns the text of all columns of a row, in lower case.
fn text(entry: Entry<'_>, columns: &[Column]) -> String {
    let mut text = entry.notations();
    for column in columns {
        text.push('\n');
        text.push_str(&column.value(entry, None).flat());
    }
    text.to_lowercase()
}
