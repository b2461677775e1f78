//! `Table`: a table whose lookups are counted, and the source that the runner needs for it.

use std::any::type_name;
use std::fmt::Write;

use dps_codes::Catalog;

use crate::random::Random;
use crate::table;

/// The shortest string code of a table of long strings.
const LONG: usize = 8;

/// A table that is part of the runner.
#[derive(Debug)]
pub struct Table {
    /// The name in the results.
    pub name: String,
    /// The module or crate of the types.
    pub(super) krate: String,
    /// The table itself, if the runner compiles it: the others are crates of their own.
    pub(super) toml: Option<String>,
    /// The enum of the codes.
    code: &'static str,
    /// The type of a number or string.
    key: &'static str,
    /// The number or string of each code, as Rust code, and its name.
    rows: Vec<(String, String)>,
}

impl Table {
    /// Returns the table of a crate in `tables/`, whose enum is called `code`.
    #[must_use]
    pub fn of_world<C: Catalog>(name: &str, code: &'static str) -> Self {
        let key = type_name::<C::Key<'static>>();
        let suffix = if key == STRING { "" } else { key };
        let rows = C::ALL.iter().map(|code| (format!("{:?}{suffix}", code.key()), code.name().to_owned()));
        Self { name: name.to_owned(), krate: format!("{name}_codes"), toml: None, code, key, rows: rows.collect() }
    }

    /// Returns tables of string codes of eight bytes and more: the names of Kafka's errors, and random ones, as they are
    /// and behind a prefix, as in `KV:Storage:KeyNotFound`.
    #[must_use]
    pub fn of_long_strings() -> [Self; 4] {
        const COUNT: usize = 10_000;
        let kafka = kafka_codes::KafkaError::ALL.iter().map(|code| code.name().to_owned());
        let kafka: Vec<_> = kafka.filter(|name| name.len() >= LONG).collect();
        let mut random = Random::new(0);
        let random: Vec<_> = (0..COUNT).map(|serial| table::name(serial, &mut random)).collect();
        [
            Self::of_strings("kafka_names", "", &kafka),
            Self::of_strings("kafka_prefixed", "KV:Storage:", &kafka),
            Self::of_strings("random_names", "", &random),
            Self::of_strings("random_prefixed", "KV:Storage:", &random),
        ]
    }

    fn of_strings(krate: &str, prefix: &str, names: &[String]) -> Self {
        let mut toml = "[catalog]\ntitle = \"A code of long strings.\"\ncode = \"string\"\n".to_owned();
        for name in names {
            let _ = write!(
                toml,
                "\n[[code]]\ncode = \"{prefix}{name}\"\nname = \"{name}\"\nsummary = \"What {name} means.\"\n"
            );
        }
        let rows = names.iter().map(|name| (format!("\"{prefix}{name}\""), name.clone())).collect();
        let example = names.first().map_or("", String::as_str);
        let name = format!("`{prefix}{example}` …");
        Self { name, krate: krate.to_owned(), toml: Some(toml), code: "Code", key: STRING, rows }
    }

    /// Returns the number of codes.
    #[must_use]
    pub fn codes(&self) -> usize {
        self.rows.len()
    }

    /// Returns the name of a kind of lookup in this table.
    pub(super) fn kind(&self, task: &str) -> String {
        format!("{} {task}", self.krate)
    }

    /// Returns the items that the runner needs: the maps of phf, and the types if no crate has them.
    pub(super) fn items(&self) -> String {
        let Self { krate, code, key, rows, .. } = self;
        let upper = krate.to_uppercase();
        let map = |name: &str, key: &str, entries: String| {
            format!("static {upper}_{name}: phf::Map<{key}, {krate}::{code}> = phf::phf_map! {{\n{entries}}};\n")
        };
        let entry = |key: &str, name: &str| format!("    {key} => {krate}::{code}::{name},\n");
        let types = self.toml.as_ref().map(|_| format!("mod {krate} {{ dps_codes::catalog!(\"{krate}.toml\"); }}\n"));
        types.unwrap_or_default()
            + &map("KEYS", key, rows.iter().map(|(key, name)| entry(key, name)).collect())
            + &map("NAMES", STRING, rows.iter().map(|(_, name)| entry(&format!("{name:?}"), name)).collect())
    }

    /// Returns the statements that register the lookups.
    pub(super) fn statements(&self) -> String {
        let Self { krate, code, key, .. } = self;
        let upper = krate.to_uppercase();
        let of = format!("{krate}::{code}");
        let [own_key, phf_key, own_name, phf_name, display] = TASKS.map(|task| self.kind(task));
        let (from_key, borrowed) = if *key == STRING { ("from_code", "key") } else { ("from_number", "&key") };
        format!(
            "    lookups.key({own_key:?}, |key| {of}::{from_key}(key));
    lookups.key({phf_key:?}, |key| {upper}_KEYS.get({borrowed}).copied());
    lookups.name({own_name:?}, |name| {of}::from_name(name));
    lookups.name({phf_name:?}, |name| {upper}_NAMES.get(name).copied());
    lookups.display::<{of}>({display:?});
"
        )
    }
}

/// The kinds of lookup, in the order of the columns.
pub(super) const TASKS: [&str; 5] = ["key", "key by phf", "name", "name by phf", "display"];

const STRING: &str = "&str";
