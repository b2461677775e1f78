//! `Rules`: what has to occur in text in which evidence can be found.

use std::cell::OnceCell;

use super::digits::Numbers;

/// A check of the text in addition to the phrases of a rule. It costs more than a search for phrases.
pub(crate) type Check = Option<fn(&Checked<'_>) -> bool>;

/// A text to check.
#[derive(Debug)]
pub(crate) struct Checked<'t> {
    pub(crate) bytes: &'t [u8],
    numbers: OnceCell<Numbers>,
}

impl<'t> Checked<'t> {
    pub(crate) const fn new(bytes: &'t [u8]) -> Self {
        Self { bytes, numbers: OnceCell::new() }
    }

    /// Returns the numbers of the text, which are searched at most once.
    pub(crate) fn numbers(&self) -> &Numbers {
        self.numbers.get_or_init(|| Numbers::of(self.bytes))
    }
}

/// The rules of all kinds of evidence.
#[derive(Default)]
pub(crate) struct Rules(Vec<Rule>);

/// A rule that holds for text that contains all of the phrases, in any case, and passes the check.
pub(super) struct Rule {
    pub(super) phrases: Vec<String>,
    pub(super) check: Check,
}

impl Rules {
    /// Adds a rule for each of these phrases.
    pub(crate) fn any<'p>(&mut self, phrases: impl IntoIterator<Item = &'p str>) {
        phrases.into_iter().for_each(|phrase| self.all([phrase]));
    }

    /// Adds the rule that all of these phrases occur.
    pub(crate) fn all<'p>(&mut self, phrases: impl IntoIterator<Item = &'p str>) {
        self.add(phrases, None);
    }

    /// Adds the rule that all of these phrases occur, and that the text passes the check.
    pub(crate) fn all_and<'p>(&mut self, phrases: impl IntoIterator<Item = &'p str>, check: fn(&Checked<'_>) -> bool) {
        self.add(phrases, Some(check));
    }

    /// Adds the rule that the words of a phrase occur, whatever is between them. Those of up to three letters do not count:
    /// most text has them.
    pub(crate) fn words(&mut self, phrase: &str) {
        let words = || phrase.split(|c: char| !c.is_ascii_alphanumeric());
        let shortest = if words().any(|word| word.len() > 3) { 4 } else { 1 };
        self.all(words().filter(|word| word.len() >= shortest));
    }

    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// Returns the rules in the order in which they were added.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Rule> {
        self.0.iter()
    }

    /// # Panics
    /// Panics for a rule without phrases, and for a phrase that is not [searchable](is_searchable).
    fn add<'p>(&mut self, phrases: impl IntoIterator<Item = &'p str>, check: Check) {
        let phrases: Vec<_> = phrases.into_iter().map(str::to_ascii_lowercase).collect();
        assert!(!phrases.is_empty() && phrases.iter().all(|phrase| is_searchable(phrase)), "{phrases:?}");
        self.0.push(Rule { phrases, check });
    }
}

/// Returns `true` if the text as it is contains the phrase wherever the text without its escapes does.
///
/// Blanks and line breaks replace escapes, and question marks replace bytes that are not UTF-8. A single blank within a
/// phrase is one of the text: that of an escape precedes a quote, a slash, or another blank.
fn is_searchable(phrase: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && !word.contains(['?', '\n', '\r', '\t', '\\']);
    let mut words = phrase.split(' ');
    words.next().is_some_and(is_word) && words.all(|word| is_word(word) && !word.starts_with(['"', '\'', '/']))
}
