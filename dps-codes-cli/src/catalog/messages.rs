//! `Messages`: finds the messages of tables in text word by word, in any case, whatever is between the words.

use std::collections::HashMap;

use super::{Catalog, Entry};

/// The words of all messages, as a tree.
#[derive(Default)]
pub(super) struct Messages<'c> {
    next: HashMap<String, Messages<'c>>,
    /// The rows whose message ends here.
    rows: Vec<Entry<'c>>,
}

impl<'c> Messages<'c> {
    pub(super) fn new(catalog: &'c Catalog) -> Self {
        let mut root = Self::default();
        for entry in catalog.entries() {
            for message in &entry.row.messages {
                let mut node = &mut root;
                for word in words(&message.to_lowercase()) {
                    node = node.next.entry(word.to_owned()).or_default();
                }
                node.rows.push(entry);
            }
        }
        // A message without words would be in any text.
        root.rows.clear();
        root
    }

    /// Returns the rows of the longest message in a text.
    ///
    /// A single word of a code's message, such as `Throttled`, is a word of any text: it has to be the whole text. That of
    /// a symptom, which has no other sign, counts anywhere.
    pub(super) fn find(&self, text: &str) -> Vec<Entry<'c>> {
        if self.next.is_empty() {
            return Vec::new();
        }
        let text = text.to_lowercase();
        let words: Vec<_> = words(&text).collect();
        let (mut longest, mut found) = (1, Vec::<Entry<'c>>::new());
        for start in 0..words.len() {
            let mut node = self;
            for (index, &word) in words[start..].iter().enumerate() {
                let Some(next) = node.next.get(word) else { break };
                node = next;
                let length = index + 1;
                let is_enough = length > 1 || words.len() == 1;
                let rows: Vec<_> = node.rows.iter().filter(|row| is_enough || row.is_symptom()).collect();
                if length > longest && !rows.is_empty() {
                    (longest, found) = (length, Vec::new());
                }
                for &row in rows.into_iter().filter(|_| length == longest) {
                    if !found.iter().any(|other| std::ptr::eq(other.row, row.row)) {
                        found.push(row);
                    }
                }
            }
        }
        found
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
