//! Mutates a valid table: each mutant has one error.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A table with one error.
pub(crate) struct Mutant {
    pub(crate) kind: &'static str,
    /// The name of the change, for messages.
    pub(crate) what: String,
    pub(crate) table: String,
    /// The place of the error in the table.
    pub(crate) place: Range<usize>,
}

/// A key with its value, and the header that it stands below.
struct Field {
    /// The kind of the block, then the keys that lead here: `code.name`, `action.retry.kind`.
    path: String,
    header: Range<usize>,
    key: Range<usize>,
    value: Range<usize>,
    form: Form,
    /// `true` if the item has lines of its own, `false` if it is part of another value.
    is_line: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Text,
    Number,
    List,
    Table,
}

const REQUIRED: [&str; 14] = [
    "catalog.action",
    "column.from",
    "column.one_of",
    "action.text",
    "action.actor",
    "action.retry",
    "class.numbers",
    "class.codes",
    "code.number",
    "code.code",
    "code.name",
    "code.summary",
    "symptom.name",
    "symptom.text",
];

/// Fields whose text is one of a list.
const REFERENCES: [&str; 15] = [
    "catalog.code",
    "catalog.number",
    "catalog.action",
    "column.default",
    "action.actor",
    "action.retry",
    "action.retry.kind",
    "action.fallback.action",
    "class.action",
    "class.in.Register",
    "class.in.Manage",
    "class.in.Connect",
    "code.action",
    "code.in.Register",
    "symptom.action",
];

pub(crate) fn of(table: &str) -> Vec<Mutant> {
    let mut maker = Maker { table, mutants: Vec::new() };
    let document = DeTable::parse(table).unwrap();
    let (fields, blocks) = fields(document.get_ref());
    for field in &fields {
        maker.field(field);
    }
    for (index, block) in blocks.iter().enumerate() {
        let end = blocks.get(index + 1).map_or(table.len(), |next| next.start);
        maker.block(block.clone(), end);
    }
    maker.clashes(&fields);
    maker.mutants
}

/// Everything that stands below a header, and the headers in order.
fn fields(document: &DeTable<'_>) -> (Vec<Field>, Vec<Range<usize>>) {
    let (mut found, mut headers) = (Vec::new(), Vec::new());
    for (kind, value) in document {
        let blocks: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
            DeValue::Array(list) => list.iter().collect(),
            DeValue::Table(table) if kind.get_ref() != "catalog" => table.values().collect(),
            _ => vec![value],
        };
        for block in blocks {
            headers.push(block.span());
            collect(kind.get_ref(), &block.span(), true, block.get_ref().as_table().unwrap(), &mut found);
        }
    }
    headers.sort_by_key(|header| header.start);
    (found, headers)
}

fn collect(path: &str, header: &Range<usize>, is_line: bool, table: &DeTable<'_>, found: &mut Vec<Field>) {
    for (key, value) in table {
        let path = format!("{path}.{}", key.get_ref());
        let form = match value.get_ref() {
            DeValue::String(_) => Form::Text,
            DeValue::Integer(_) => Form::Number,
            DeValue::Array(list) => {
                for item in list {
                    if let DeValue::Table(table) = item.get_ref() {
                        collect(&path, header, false, table, found);
                    }
                }
                Form::List
            }
            DeValue::Table(table) => {
                // `in.Register = …` is a line too.
                let is_dotted = key.get_ref() == "in";
                collect(&path, header, is_line && is_dotted, table, found);
                if is_dotted {
                    continue;
                }
                Form::Table
            }
            _ => continue,
        };
        found.push(Field { path, header: header.clone(), key: key.span(), value: value.span(), form, is_line });
    }
}

struct Maker<'t> {
    table: &'t str,
    mutants: Vec<Mutant>,
}

impl Maker<'_> {
    /// Replaces `old` with `new`; `place` is the place of the error in the original table.
    fn put(&mut self, kind: &'static str, old: &Range<usize>, new: &str, place: &Range<usize>) {
        let table = format!("{}{new}{}", &self.table[..old.start], &self.table[old.end..]);
        let shift = |at: usize| if at >= old.end { at - old.len() + new.len() } else { at.min(old.start + new.len()) };
        let what = format!("{} -> {new}", &self.table[old.clone()]);
        let place = shift(place.start)..shift(place.end).max(shift(place.start) + 1);
        self.mutants.push(Mutant { kind, what, table, place });
    }

    fn line(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.table[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let end = self.table[span.end..].find('\n').map_or(self.table.len(), |at| span.end + at + 1);
        start..end
    }

    fn field(&mut self, field: &Field) {
        let Field { path, header, key, value, form, is_line } = field;
        let statement = self.line(&(key.start..value.end));
        if REQUIRED.contains(&path.as_str()) {
            self.put("a required field is dropped", &statement, "", header);
        }
        for new in misspelled(&self.table[key.clone()]) {
            // Another key that a column may have.
            if new != "rage" {
                self.put("a key is misspelled", key, &new, key);
            }
        }
        if REFERENCES.contains(&path.as_str()) && *form == Form::Text {
            let name = value.start + 1..value.end - 1;
            for new in misspelled(&self.table[name.clone()]) {
                self.put("a reference is misspelled", &name, &new, value);
            }
        }
        self.types(field);
        match form {
            Form::Text => {
                self.put("a closing quote is missing", &(value.end - 1..value.end), "", value);
                self.put("an opening quote is missing", &(value.start..value.start + 1), "", value);
            }
            Form::List | Form::Table => {
                // Only the opening bracket shows which one is not closed.
                let open = value.start..value.start + 1;
                self.put("a closing bracket is missing", &(value.end - 1..value.end), "", &open);
                self.put("an opening bracket is missing", &open, "", value);
            }
            Form::Number => {}
        }
        if *is_line {
            let sign = key.end + self.table[key.end..].find('=').unwrap();
            self.put("`=` is missing", &(sign..sign + 1), "", &(sign..sign + 1));
            let value = value.clone();
            self.put("a value is missing", &value, "", &value);
            let twice = format!("{0}{0}", &self.table[statement.clone()]);
            let again = statement.end..statement.end + 1;
            self.put("a field stands twice", &statement, &twice, &again);
            if let Some(mutant) = self.mutants.last_mut() {
                mutant.place = statement.end..statement.end + statement.len();
            }
        }
        if *form == Form::List {
            self.items(field);
        }
    }

    fn types(&mut self, field: &Field) {
        let Field { path, value, form, .. } = field;
        for (new, of) in [("1", Form::Number), ("\"x y\"", Form::Text), ("[]", Form::List), ("{}", Form::Table)] {
            let is_right = of == *form
                || (["class.numbers", "class.codes", "symptom.text"].contains(&path.as_str()) && of == Form::Text);
            // These have two forms, and are wrong in other ways too.
            if !is_right {
                self.put("a value of a wrong type", value, new, value);
            }
        }
        // The others by turns.
        let new = ["true", "1.5", "1979-05-27"][value.start % 3];
        self.put("a value of a wrong type", value, new, value);
    }

    /// Errors in an array of strings.
    fn items(&mut self, field: &Field) {
        let text = &self.table[field.value.clone()];
        if text.contains('{') {
            return;
        }
        let quotes: Vec<usize> = text.match_indices('"').map(|(at, _)| field.value.start + at).collect();
        for pair in quotes.chunks(2) {
            let [open, close] = *pair else { continue };
            let item = open..close + 1;
            self.put("a closing quote is missing", &(close..item.end), "", &item);
            self.put("an opening quote is missing", &(open..open + 1), "", &item);
            self.put("a value of a wrong type", &item, "1", &item);
            if field.path.ends_with("sources") {
                self.put("a source is no URL", &item, "\"www.example\"", &item);
            }
            if field.path == "class.numbers" {
                self.put("an invalid pattern", &item, "\"4y\"", &item);
            }
            if field.path == "class.codes" {
                self.put("an invalid pattern", &item, "\"4*2\"", &item);
            }
        }
        for between in quotes[1..].chunks(2) {
            let [close, open] = *between else { continue };
            let comma = close + self.table[close..open].find(',').unwrap();
            self.put("a comma is missing", &(comma..comma + 1), "", &(comma..comma + 1));
        }
    }

    fn block(&mut self, header: Range<usize>, end: usize) {
        for (at, c) in self.table[header.clone()].char_indices() {
            let bracket = header.start + at..header.start + at + 1;
            if matches!(c, '[' | ']') {
                self.put("a header's bracket is missing", &bracket, "", &header);
            }
        }
        let block = &self.table[header.start..end];
        let name = header.start + self.table[header.clone()].find(|c: char| c != '[').unwrap();
        let kind = name..name + self.table[name..].find(['.', ']']).unwrap();
        for new in misspelled(&self.table[kind.clone()]) {
            self.put("a header is misspelled", &kind, &new, &header);
        }
        let twice = format!("{block}\n{block}");
        self.put("a block stands twice", &(header.start..end), &twice, &header);
        if let Some(mutant) = self.mutants.last_mut() {
            mutant.place = end..end + block.len();
        }
    }

    /// Codes and names of other rows.
    fn clashes(&mut self, fields: &[Field]) {
        for path in ["code.number", "code.code", "code.name", "symptom.name"] {
            let values: Vec<_> = fields.iter().filter(|field| field.path == path).map(|field| &field.value).collect();
            for pair in values.windows(2) {
                let first = self.table[pair[0].clone()].to_owned();
                self.put("a clash with another row", pair[1], &first, pair[1]);
                if path == "code.number" {
                    self.put("a number beyond its type", pair[1], "9223372036854775808", pair[1]);
                } else {
                    if path != "code.code" {
                        self.put("a clash but for case", pair[1], &first.to_uppercase(), pair[1]);
                    }
                    self.put("an invalid name", pair[1], "\"not a name\"", pair[1]);
                }
            }
        }
    }
}

/// The word with each of its letters lost, doubled, replaced, or swapped with the next one, by turns.
fn misspelled(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut found: Vec<String> = (0..letters.len())
        .map(|at| {
            let mut letters = letters.clone();
            match at % 4 {
                0 => letters[at] = 'q',
                1 => letters.insert(at, letters[at]),
                2 if at + 1 < letters.len() => letters.swap(at, at + 1),
                _ => drop(letters.remove(at)),
            }
            letters.into_iter().collect()
        })
        .collect();
    found.retain(|new| new != word);
    found
}
