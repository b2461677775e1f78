//! `Program`: a program that uses all names of a table and calls all lookups.

use std::fmt::Write;

use toml::de::{DeTable, DeValue};

/// A function that uses a table, and the names that it uses, as the table writes them.
#[derive(Default)]
pub(crate) struct Program {
    pub(crate) source: String,
    /// The names of rows and symptoms.
    pub(crate) rows: Vec<String>,
    pub(crate) families: Vec<String>,
    pub(crate) others: Vec<String>,
    /// The types of the numbers and of the columns.
    pub(crate) types: Vec<String>,
}

impl Program {
    /// Returns the program of a valid table. Each use has a line of its own.
    pub(crate) fn of(table: &str) -> Self {
        let document = DeTable::parse(table).unwrap();
        let table = Table(document.get_ref());
        let mut program = Self::default();
        program.source.push_str("pub fn uses() {\n");
        program.variants(table);
        program.types.extend(table.catalog().text("number").map(str::to_owned));
        program.accessors(table);
        program.look_ups(table);
        for column in table.entries("column") {
            program.column(table, column);
        }
        program.source.push_str("}\n");
        program
    }

    fn line(&mut self, line: &str) {
        let _ = writeln!(self.source, "    let _ = {line};");
    }

    fn variant(&mut self, of: &str, word: &str) {
        self.line(&format!("{of}::{word}"));
        self.others.push(word.to_owned());
    }

    fn variants(&mut self, table: Table<'_>) {
        for name in table.blocks("code").chain(table.blocks("class")).filter_map(|block| block.text("family")) {
            self.line(&format!("{}::{name}", table.type_name("family", "Family")));
            self.families.push(name.to_owned());
        }
        for (kind, usual) in [("code", "Code"), ("symptom", "Symptom")] {
            for name in table.blocks(kind).filter_map(|block| block.text("name")) {
                self.line(&format!("{}::{name}", table.type_name(kind, usual)));
                self.rows.push(name.to_owned());
            }
        }
        for (name, _) in table.entries("action") {
            self.variant(&table.type_name("action", "Action"), name);
        }
        for (key, kind, usual) in [("phases", "phase", "Phase"), ("actors", "actor", "Actor")] {
            for name in table.catalog().names(key) {
                self.variant(&table.type_name(kind, usual), name);
            }
        }
    }

    fn accessors(&mut self, table: Table<'_>) {
        let code = table.type_name("code", "Code");
        let text = "&'static str";
        let key = match table.type_of_codes() {
            "str" => ("as_str", text),
            int => ("number", int),
        };
        for (name, value) in [key, ("name", text), ("summary", text), ("help", text)] {
            self.line(&format!("|code: {code}| -> {value} {{ code.{name}() }}"));
        }
        if table.entries("action").next().is_some() {
            let action = table.type_name("action", "Action");
            self.line(&format!("|code: {code}| -> {action} {{ code.action() }}"));
        }
    }

    fn look_ups(&mut self, table: Table<'_>) {
        let code = table.type_name("code", "Code");
        let classified = table.type_name("classified", "Classified");
        self.line(&format!("|name: &str| -> Option<{code}> {{ {code}::from_name(name) }}"));
        self.line(&format!("|text: &str| -> Option<{code}> {{ text.parse().ok() }}"));
        let (from, key, any) = match table.type_of_codes() {
            "str" => ("from_code", "&'static str", format!("{classified}<&'static str>")),
            int => ("from_number", int, classified),
        };
        self.line(&format!("|key: {key}| -> Option<{code}> {{ {code}::{from}(key) }}"));
        self.line(&format!("|key: {key}| -> {any} {{ {code}::classify(key) }}"));
        for row in table.blocks("code") {
            let key = match row.number("number") {
                Some(number) => wrapped(number, key),
                None => format!("{:?}", row.text("code").unwrap()),
            };
            self.line(&format!("const {{ {code}::{from}({key}).is_some() }}"));
        }
    }

    fn column(&mut self, table: Table<'_>, (name, column): (&str, Table<'_>)) {
        self.others.push(name.to_owned());
        self.types.extend(column.text("type").map(str::to_owned));
        let code = table.type_name("code", "Code");
        let kind = column.text("type");
        let value = match kind {
            _ if column.0.contains_key("one_of") => kind.map_or_else(|| camel_case(name), str::to_owned),
            Some("flag") => "bool".to_owned(),
            Some("text") => "&'static str".to_owned(),
            Some("duration") => "core::time::Duration".to_owned(),
            Some(int) => int.to_owned(),
            None => "_".to_owned(),
        };
        let is_always = kind == Some("flag") || column.0.contains_key("required") || column.0.contains_key("default");
        let output = if is_always { value.clone() } else { format!("Option<{value}>") };
        self.line(&format!("|code: {code}| {{ let value: {output} = code.{name}(); value }}"));
        for variant in column.names("one_of") {
            self.variant(&value, variant);
        }
        if column.0.contains_key("unique") {
            let key = value.replace("'static ", "");
            self.line(&format!("|value: {key}| -> Option<{code}> {{ {code}::from_{name}(value) }}"));
        }
    }
}

/// A number of the file as one of the table's type.
fn wrapped(number: i128, of: &str) -> String {
    let bits: u32 = of[1..].parse().unwrap();
    let is_negative = of.starts_with('i') && number >= 1 << (bits - 1);
    if is_negative { (number - (1 << bits)).to_string() } else { number.to_string() }
}

fn camel_case(name: &str) -> String {
    name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

/// A table of TOML, with what it holds.
#[derive(Clone, Copy)]
struct Table<'t>(&'t DeTable<'t>);

impl<'t> Table<'t> {
    fn catalog(self) -> Table<'t> {
        self.entry("catalog").unwrap()
    }

    fn entry(self, key: &str) -> Option<Table<'t>> {
        self.0.get(key)?.get_ref().as_table().map(Table)
    }

    fn text(self, key: &str) -> Option<&'t str> {
        self.0.get(key)?.get_ref().as_str()
    }

    fn number(self, key: &str) -> Option<i128> {
        let integer = self.0.get(key)?.get_ref().as_integer()?;
        i128::from_str_radix(integer.as_str(), integer.radix()).ok()
    }

    fn blocks(self, kind: &str) -> impl Iterator<Item = Table<'t>> {
        let list = self.0.get(kind).and_then(|blocks| blocks.get_ref().as_array());
        list.into_iter().flat_map(|list| list.iter()).filter_map(|block| block.get_ref().as_table().map(Table))
    }

    fn entries(self, kind: &str) -> impl Iterator<Item = (&'t str, Table<'t>)> {
        let table = self.entry(kind).into_iter();
        table
            .flat_map(|Table(entries)| entries.iter())
            .filter_map(|(name, block)| Some((name.get_ref().as_ref(), Table(block.get_ref().as_table()?))))
    }

    /// Returns the names of a list of names and of tables with names.
    fn names(self, key: &str) -> impl Iterator<Item = &'t str> {
        let list = self.0.get(key).and_then(|list| list.get_ref().as_array());
        list.into_iter().flat_map(|list| list.iter()).filter_map(|item| match item.get_ref() {
            DeValue::Table(table) => Table(table).text("name"),
            item => item.as_str(),
        })
    }

    fn type_name(self, key: &str, usual: &str) -> String {
        let types = self.catalog().entry("types");
        types.and_then(|types| types.text(key)).unwrap_or(usual).to_owned()
    }

    /// Returns the type of the codes.
    fn type_of_codes(self) -> &'t str {
        match self.catalog().text("code") {
            Some("string") => "str",
            _ => self.catalog().text("number").unwrap_or("i64"),
        }
    }
}
