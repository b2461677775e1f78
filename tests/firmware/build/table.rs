//! Reads codes.toml as far as the plain version of it needs, and settles who inherits what from which class.
//!
//! On purpose not with dps-codes-table: so the two also check each other.

use std::collections::BTreeSet;

use toml::Value;

/// The table, with nothing left to look up.
pub struct Table {
    pub phases: Vec<String>,
    pub families: Vec<String>,
    pub actions: Vec<(String, Value)>,
    pub rows: Vec<Row>,
    /// The action of a number that nothing else covers.
    pub outermost: String,
    /// Patterns of numbers with their class, the closest first.
    patterns: Vec<(i64, i64, Value)>,
}

/// A code.
pub struct Row {
    pub number: i64,
    pub name: String,
    pub summary: String,
    pub help: String,
    pub sources: Vec<String>,
    /// The action without a phase, then the one in each phase.
    pub actions: Vec<String>,
}

impl Table {
    pub fn read(codes: &str) -> Self {
        let file: Value = toml::from_str(codes).unwrap();
        let catalog = &file["catalog"];
        let list = |key: &str| file.get(key).map_or(&[][..], |list| list.as_array().unwrap());
        let mut patterns = Vec::new();
        for class in list("class") {
            for pattern in texts(Some(&class["numbers"])) {
                let (low, high) = range(&pattern);
                patterns.push((low, high, class.clone()));
            }
        }
        patterns.sort_by_key(|(low, high, _)| high - low);
        let mut table = Self {
            phases: catalog["phases"].as_array().unwrap().iter().map(name).collect(),
            families: Vec::new(),
            actions: file["action"].as_table().unwrap().clone().into_iter().collect(),
            rows: Vec::new(),
            outermost: catalog["action"].as_str().unwrap().to_owned(),
            patterns,
        };
        for class in list("class") {
            let family = text(class.get("family"));
            table.families.extend(family.filter(|family| !table.families.contains(family)));
        }
        let mut codes: Vec<&Value> = list("code").iter().collect();
        codes.sort_by_key(|code| code["number"].as_integer());
        table.rows = codes.into_iter().map(|code| table.row(code)).collect();
        table
    }

    fn row(&self, code: &Value) -> Row {
        let number = code["number"].as_integer().unwrap();
        let inherited = |key: &str| code.get(key).or(self.closest(number, |class| class.get(key)));
        let action = |phase| action_of(code, phase).or(self.closest(number, |class| action_of(class, phase)));
        let name_of = |action: Option<&Value>| text(action).unwrap_or(self.outermost.clone());
        Row {
            number,
            name: name(code),
            summary: text(code.get("summary")).unwrap(),
            help: text(inherited("help")).unwrap_or_default(),
            sources: texts(inherited("sources")),
            actions: self.places().map(|phase| name_of(action(phase))).collect(),
        }
    }

    /// No phase, then each phase.
    pub fn places(&self) -> impl Iterator<Item = Option<&str>> {
        [None].into_iter().chain(self.phases.iter().map(|phase| Some(phase.as_str())))
    }

    fn closest<'t>(&'t self, number: i64, value: impl Fn(&'t Value) -> Option<&'t Value>) -> Option<&'t Value> {
        let covers = |&&(low, high, _): &&(i64, i64, Value)| (low..=high).contains(&number);
        self.patterns.iter().filter(covers).find_map(|(.., class)| value(class))
    }

    /// Ranges of numbers with the text that their class has, the closest first.
    pub fn ranges(&self, value: impl Fn(&Value) -> Option<&Value>) -> Vec<(i64, i64, String)> {
        let ranges = self.patterns.iter();
        ranges.filter_map(|(low, high, class)| Some((*low, *high, text(value(class))?))).collect()
    }

    /// The bytes of all texts that the size program can show: numbers, names, summaries, help and sources of the
    /// codes; summaries of the classes; names of families and phases; names, texts and actors of the actions.
    /// Equal strings count once.
    pub fn text_bytes(&self) -> usize {
        let mut distinct: BTreeSet<String> = self.families.iter().chain(&self.phases).cloned().collect();
        for row in &self.rows {
            distinct.extend([row.number.to_string(), row.name.clone()]);
            distinct.extend([row.summary.clone(), row.help.clone()]);
            distinct.extend(row.sources.clone());
        }
        distinct.extend(self.ranges(|class| class.get("summary")).into_iter().map(|(.., text)| text));
        for (name, action) in &self.actions {
            distinct.extend([name.clone(), text(action.get("text")).unwrap()]);
            distinct.extend(text(action.get("actor")));
        }
        distinct.iter().map(String::len).sum()
    }
}

/// The action that a class or a code gives, in a phase or without one.
pub fn action_of<'v>(block: &'v Value, phase: Option<&str>) -> Option<&'v Value> {
    let in_phase = phase.and_then(|phase| block.get("in")?.get(phase));
    let action = in_phase.or(block.get("action"))?;
    // A table has a fallback of its own beside the name of the action.
    Some(action.get("action").unwrap_or(action))
}

fn text(value: Option<&Value>) -> Option<String> {
    Some(value?.as_str().unwrap().to_owned())
}

/// One text or a list of them.
fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(list)) => list.iter().filter_map(|one| text(Some(one))).collect(),
        one => text(one).into_iter().collect(),
    }
}

/// The name of a block, which may be a name and nothing else.
fn name(value: &Value) -> String {
    text(value.get("name").or(Some(value))).unwrap()
}

/// `4042xx` or `-1..=130`.
fn range(pattern: &str) -> (i64, i64) {
    let (low, high) = pattern.split_once("..=").unwrap_or((pattern, pattern));
    let number = |text: &str, digit| text.trim().replace('x', digit).parse().unwrap();
    (number(low, "0"), number(high, "9"))
}
