//! `Finder`: finds the codes of tables in arguments and in log lines.

use std::collections::{HashMap, HashSet};

use super::messages::Messages;
use super::tokens::{Strength, Token, stated_words, tokens};
use super::unique::{self, Unique};
use super::{Catalog, Entry, Found, Table};
use crate::notation::{BEFORE_NUMBERS, Literal, after, without_prefix};
use crate::suggest::nearest;

/// More codes of one text are not explained.
const MOST: usize = 100;

/// Prefixes of a name in an argument.
const BEFORE_NAMES: [&str; 2] = ["error", "code"];

pub(crate) struct Finder<'c> {
    catalog: &'c Catalog,
    numbers: HashMap<i128, Vec<Entry<'c>>>,
    /// Names, aliases and string codes, folded.
    names: HashMap<String, Vec<Entry<'c>>>,
    unique: Unique<'c>,
    messages: Messages<'c>,
    /// The prefixes of numbers that the tables define.
    prefixes: Vec<&'c str>,
    /// The first characters of all names.
    initials: HashSet<char>,
    /// The length of the longest name.
    longest: usize,
    has_strings: bool,
}

impl<'c> Finder<'c> {
    pub(crate) fn new(catalog: &'c Catalog) -> Self {
        let (mut numbers, mut names) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for entry in catalog.entries() {
            if let Some(number) = entry.number() {
                numbers.entry(number).or_default().push(entry);
            }
            let written = written_name(entry);
            for name in names_of(entry).chain(unique::words(entry)).chain(written.as_deref()) {
                let entries = names.entry(folded(name)).or_default();
                if entries.last().is_none_or(|last: &Entry<'_>| !std::ptr::eq(last.row, entry.row)) {
                    entries.push(entry);
                }
            }
        }
        let written = catalog.tables.iter().filter_map(Table::prefix_word);
        let prefixes = catalog.tables.iter().filter_map(|table| table.data.prefix.as_deref());
        let prefixes = prefixes.chain(written).collect();
        let longest = names.keys().map(String::len).max().unwrap_or_default();
        // Separators that the table does not write.
        let longest = 2 * longest;
        let initials = names.keys().filter_map(|name: &String| name.chars().next()).collect();
        let has_strings = catalog.entries().any(|entry| entry.string().is_some());
        let (unique, messages) = (Unique::new(catalog), Messages::new(catalog));
        Self { catalog, numbers, names, unique, messages, prefixes, initials, longest, has_strings }
    }

    pub(crate) fn catalog(&self) -> &'c Catalog {
        self.catalog
    }

    /// Finds the code that an argument alone names: a number, a name, or the value of a unique column, in any notation.
    /// Several tables may have it.
    pub(crate) fn of_argument(&self, text: &str) -> Vec<Found<'c>> {
        let text = text.trim();
        let before = |words: &[&'c str]| -> Vec<&'c str> { self.prefixes.iter().chain(words).copied().collect() };
        let bare = without_prefix(text, &before(BEFORE_NUMBERS));
        for name in [text, without_prefix(text, &before(&BEFORE_NAMES))] {
            if let Some(entries) = self.entries(name) {
                return entries.iter().copied().map(Found::from).collect();
            }
        }
        let literal = Literal::parse(bare);
        let found = self
            .of_number(&[text, without_prefix(text, &BEFORE_NAMES), bare], literal.as_ref().and_then(Literal::value));
        // A number that no row has can be another number of a row.
        if found.iter().all(|found| found.row().is_none()) {
            let unique = self.unique.find(text);
            if !unique.is_empty() {
                return unique.into_iter().map(Found::from).collect();
            }
        }
        if literal.is_some() || !found.is_empty() {
            return found;
        }
        // The titles that `explain` prints.
        let Some((number, name)) = bare.split_once(char::is_whitespace) else { return Vec::new() };
        let number = Literal::parse(number).and_then(|literal| literal.value());
        let mut found = number.map(|number| self.of_number(&[], Some(number))).unwrap_or_default();
        found.retain(|found| found.name().is_some_and(|of_table| folded(of_table) == folded(name)));
        found
    }

    /// Finds the class of an argument alone that is an unlisted string code.
    pub(crate) fn of_string(&self, text: &str) -> Vec<Found<'c>> {
        let text = without_prefix(text.trim(), &BEFORE_NAMES);
        let is_word = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        if is_word { self.unlisted_string(text) } else { Vec::new() }
    }

    /// Finds the codes of a line that is a number or a name, or that states some.
    pub(crate) fn of_line(&self, line: &str) -> Vec<Found<'c>> {
        let mut found = self.of_argument(line);
        // `status=200` is a notation of a number as an argument, but any program writes it to its log.
        if Literal::parse(line.trim()).is_none() {
            found.retain(|found| found.row().is_some());
        }
        if found.is_empty() { self.of_text(line) } else { found }
    }

    /// Finds the codes that a log line or another text states, in the order of the text.
    ///
    /// A number counts behind a word or a key for errors, and as hexadecimal digits in parentheses; a name counts anywhere
    /// as a word. An unlisted string code counts behind a word or a key for errors if a class has it. Without a code, the
    /// longest message that the text has counts.
    pub(crate) fn of_text(&self, text: &str) -> Vec<Found<'c>> {
        let mut all: Vec<Found<'c>> = Vec::new();
        for token in tokens(text, &self.prefixes) {
            if all.len() >= MOST {
                break;
            }
            let found = match token {
                Token::Number(digits, number, strength) => self.stated(digits, number, strength),
                // Digits count behind what makes them a code, in a table of string codes too.
                Token::Word(word) if word.bytes().all(|byte| byte.is_ascii_digit()) => Vec::new(),
                Token::Word(word) => self.named(word),
            };
            for found in found {
                if !all.contains(&found) {
                    all.push(found);
                }
            }
        }
        if self.has_strings {
            let stated = stated_words(text).into_iter().filter(|word| self.named(word).is_empty());
            for found in stated.flat_map(|word| self.unlisted_string(word)) {
                if all.len() < MOST && !all.contains(&found) {
                    all.push(found);
                }
            }
        }
        if all.is_empty() {
            all.extend(self.messages.find(text).into_iter().take(MOST).map(Found::from));
        }
        all
    }

    /// Returns the name that is most similar to a misspelled one.
    pub(crate) fn suggestion(&self, text: &str) -> Option<&'c str> {
        let name = without_prefix(text.trim(), &BEFORE_NAMES);
        nearest(name, self.catalog.entries().flat_map(names_of))
    }

    /// Returns the rows of a number, or else what each table says of it as an unlisted one: of the number that the table
    /// reads in one of the texts, or of this one.
    fn of_number(&self, texts: &[&str], number: Option<i128>) -> Vec<Found<'c>> {
        let in_form = self.in_form(texts, number);
        if !in_form.is_empty() {
            return in_form;
        }
        let listed = number.map(|number| self.listed(number)).unwrap_or_default();
        if !listed.is_empty() {
            return listed;
        }
        let of_table =
            |table: &'c Table| self.in_table(table, texts.iter().find_map(|text| table.data.read(text)).or(number)?);
        self.catalog.tables.iter().filter_map(of_table).collect()
    }

    /// Returns what the tables say that write their numbers as one of the texts does, if that is another number than this
    /// one: the digits behind the prefix of a table are hexadecimal if the table writes such digits.
    fn in_form(&self, texts: &[&str], number: Option<i128>) -> Vec<Found<'c>> {
        let of_table = |table: &'c Table| {
            let read = texts.iter().find_map(|text| table.read(text)).filter(|read| Some(*read) != number)?;
            self.in_table(table, read)
        };
        self.catalog.tables.iter().filter_map(of_table).collect()
    }

    /// Returns the row of a number in a table, or else its class.
    fn in_table(&self, table: &'c Table, number: i128) -> Option<Found<'c>> {
        let rows = self.numbers.get(&number).into_iter().flatten();
        let row = rows.copied().find(|entry| std::ptr::eq(entry.table, table));
        row.map(Found::from).or_else(|| Found::unlisted(table, number))
    }

    fn unlisted_string(&self, code: &str) -> Vec<Found<'c>> {
        self.catalog.tables.iter().filter_map(|table| Found::unlisted_string(table, code)).collect()
    }

    /// Returns the rows of a number, also if it is written in two's complement.
    fn listed(&self, number: i128) -> Vec<Found<'c>> {
        let complements = [0, 32, 64, 16, 8].into_iter().filter_map(|bits| {
            let modulus = if bits == 0 { 0 } else { 1_i128 << bits };
            let half = modulus / 2;
            let complement = if number < 0 { number + modulus } else { number - modulus };
            // Both are the same bits.
            (bits == 0 || (-half..modulus).contains(&number) && (-half..modulus).contains(&complement))
                .then_some(complement)
        });
        let mut entries = complements.filter_map(|number| self.numbers.get(&number));
        entries.next().into_iter().flatten().copied().map(Found::from).collect()
    }

    /// Returns the meaning of a number in a text.
    fn stated(&self, digits: &str, number: i128, strength: Strength) -> Vec<Found<'c>> {
        if self.in_form(&[digits], Some(number)).is_empty() {
            let mut listed = self.listed(number);
            listed.extend(self.written(digits));
            if !listed.is_empty() {
                return listed;
            }
        }
        let mut found = self.of_number(&[digits], Some(number));
        // Other numbers have the key too, unless they are written as only codes of the table are.
        found.retain(|found| {
            found.row().is_some() || found.is_classified() && (strength == Strength::Strong || found.is_written(digits))
        });
        found
    }

    /// Returns the rows of the names in a word with its punctuation: the whole word, or else its parts.
    fn named(&self, word: &str) -> Vec<Found<'c>> {
        let mut whole = self.written(word);
        if whole.is_empty() && self.prefixes.iter().any(|prefix| after(word, prefix).is_some()) {
            whole = self.of_number(&[word], None);
            whole.retain(|found| found.is_classified() && found.is_written(word));
        }
        if !whole.is_empty() {
            return whole;
        }
        match [&['.', ':'][..], &['-']].into_iter().find(|separators| word.contains(*separators)) {
            Some(separators) => word.split(separators).flat_map(|part| self.named(part)).collect(),
            None => Vec::new(),
        }
    }

    /// Returns the rows of a name in any spelling. The first letter or the length shows that most text is not a name.
    fn entries(&self, name: &str) -> Option<&Vec<Entry<'c>>> {
        let is_initial = folded_characters(name).next().is_none_or(|first| self.initials.contains(&first));
        // The rest of a text is still longer than any name.
        let folded: String = is_initial.then(|| folded_characters(name).take(self.longest).collect())?;
        self.names.get(&folded)
    }

    /// Returns the rows of a name that a text writes as this word.
    fn written(&self, word: &str) -> Vec<Found<'c>> {
        if word.is_empty() || word.len() > self.longest {
            return Vec::new();
        }
        let entries = self.entries(word).into_iter().flatten();
        let is_found = |entry: Entry<'_>| {
            names_of(entry)
                .chain(unique::words(entry))
                .chain(written_name(entry).as_deref())
                .any(|name| is_written(name, word))
        };
        entries.filter(|&&entry| is_found(entry)).copied().map(Found::from).collect()
    }
}

/// Returns the name, the aliases, and the string code of a row.
fn names_of(entry: Entry<'_>) -> impl Iterator<Item = &str> {
    let aliases = entry.row.aliases.iter().map(String::as_str);
    std::iter::once(entry.row.name.as_str()).chain(aliases).chain(entry.string())
}

/// Returns the number as the table writes it, if that is not read as any other number.
fn written_name(entry: Entry<'_>) -> Option<String> {
    entry.table.prefix_word()?;
    Some(entry.table.data.written(entry.number()?))
}

/// Returns `true` if a word of a text is a name. A name of one word, such as `Timeout`, is a word of any text: it counts as
/// the table writes it, or in capital letters.
fn is_written(name: &str, word: &str) -> bool {
    let inner = name.get(1..).unwrap_or_default();
    let has_words = inner.contains(|c: char| !c.is_lowercase());
    word == name || folded(word) == folded(name) && (has_words || word == name.to_uppercase())
}

/// Removes the separators and the case of a name.
fn folded(name: &str) -> String {
    folded_characters(name).collect()
}

fn folded_characters(name: &str) -> impl Iterator<Item = char> {
    let parts = name.chars().filter(|&c| !c.is_whitespace() && !matches!(c, '-' | '_'));
    parts.flat_map(char::to_lowercase)
}
