//! `Catalog`: tables of codes at run time, built in or read from files; one path for both.

mod columns;
mod finder;
mod found;
mod messages;
mod tokens;
mod unique;
mod value;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use dps_codes::{Origin, arm, hub};
use dps_codes_table::data::{self, Action, Class, Code, Row};
use dps_codes_table::{Location, Source};

use crate::check;
use crate::notation::after;
use crate::sanitize::one_line;
use crate::suggest::hint;
pub(crate) use columns::{Column, columns};
pub(crate) use finder::Finder;
pub(crate) use found::Found;
pub(crate) use value::{Kind, Value};

/// The signs between a prefix and the digits of a number.
const SEPARATORS: [char; 5] = ['-', '_', ':', '=', ' '];

/// The option with the tables that take the place of the built-in ones.
#[derive(clap::Args)]
pub(crate) struct TableOption {
    /// Use this table, a TOML file, in place of the built-in ones; may be repeated
    #[arg(long = "table", value_name = "FILE")]
    paths: Vec<PathBuf>,
}

impl TableOption {
    pub(crate) fn is_given(&self) -> bool {
        !self.paths.is_empty()
    }

    /// Loads the tables. Returns `None` after it has printed the errors of a table.
    pub(crate) fn load(&self) -> Option<Catalog> {
        if !self.is_given() {
            return Some(Catalog::built_in());
        }
        // The same table by another name would have each code twice.
        let mut files = HashSet::new();
        let is_new = |path: &&PathBuf| files.insert(fs::canonicalize(path).unwrap_or_else(|_| (*path).clone()));
        let tables: Vec<_> = self.paths.iter().filter(is_new).map(|path| Table::of_file(path)).collect();
        tables.into_iter().collect::<Option<_>>().map(|tables| Catalog { tables })
    }
}

pub(crate) struct Catalog {
    pub(crate) tables: Vec<Table>,
}

/// A table with the origin of its codes.
pub(crate) struct Table {
    /// The name of an [`Origin`], or the name of the file without its extension.
    pub(crate) origin: String,
    pub(crate) data: data::Table,
    /// The numbers of the rows as the table writes them, if that is not in decimal digits.
    written: HashMap<i128, String>,
}

impl Catalog {
    /// Returns the tables of DPS, of IoT Hub, and of the control plane.
    pub(crate) fn built_in() -> Self {
        let dps = || Source::new("codes.toml", dps_codes::TOML);
        let hub = Source::new("hub-codes.toml", hub::TOML).with_other(dps());
        let arm = Source::new("arm-codes.toml", arm::TOML).with_other(dps());
        let sources = [(Origin::Dps, dps()), (Origin::Hub, hub), (Origin::ControlPlane, arm)];
        // A test holds that they have no errors.
        let table = |(origin, source): (Origin, Source)| Table::of_source(origin.name().to_owned(), &source);
        Self { tables: sources.into_iter().filter_map(table).collect() }
    }

    /// Returns the phase of this name, as a table writes it.
    ///
    /// # Errors
    /// Returns the message for a phase that no table has.
    pub(crate) fn phase(&self, name: &str) -> Result<&str, String> {
        let phases = self.tables.iter().flat_map(|table| &table.data.phases);
        find_name("phase", name, phases.map(String::as_str))
    }

    /// Returns the action of this name, as a table writes it.
    ///
    /// # Errors
    /// Returns the message for an action that no table has.
    pub(crate) fn action(&self, name: &str) -> Result<&str, String> {
        let actions = self.tables.iter().flat_map(|table| &table.data.actions);
        find_name("action", name, actions.map(|action| action.name.as_str()))
    }

    /// Returns all codes and symptoms with their tables, in the order of the tables.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.tables.iter().flat_map(Table::entries)
    }
}

impl Table {
    fn of_file(path: &Path) -> Option<Self> {
        match Location::of_file(path).read() {
            Ok(source) => {
                let stem = path.file_stem().unwrap_or(path.as_os_str());
                Self::of_source(stem.to_string_lossy().into_owned(), &source)
            }
            Err(diagnostic) => {
                check::print_errors(&Source::new(path.display().to_string(), ""), &[*diagnostic]);
                None
            }
        }
    }

    fn of_source(origin: String, source: &Source) -> Option<Self> {
        match data::load(source) {
            Ok(data) => {
                let numbers = data.rows.iter().filter_map(|row| number_of(&row.code));
                let written = numbers.filter(|_| data.display.is_some()).map(|number| (number, data.written(number)));
                Some(Self { origin, written: written.collect(), data })
            }
            Err(diagnostics) => {
                check::print_errors(source, &diagnostics);
                None
            }
        }
    }

    /// Returns the codes, then the symptoms.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.data.rows.iter().chain(&self.data.symptoms).map(move |row| Entry { table: self, row })
    }

    /// Returns the class of a number. Returns `None` if the integer type of the table does not hold it.
    pub(crate) fn class(&self, number: i128) -> Option<&Class> {
        let after = self.data.classes.partition_point(|class| *class.numbers.start() <= number);
        self.data.classes.get(after.checked_sub(1)?).filter(|class| class.numbers.contains(&number))
    }

    /// Returns what holds for most numbers: the class of the longest range.
    pub(crate) fn usual_class(&self) -> Option<&Class> {
        self.data.classes.iter().max_by_key(|class| class.numbers.end() - class.numbers.start())
    }

    /// Returns the number that a text writes as the table does, perhaps with another separator before the digits
    /// or none: `NT80071111` in a table that writes `NT-80071111`. Returns `None` if the table writes nothing but a notation of
    /// numbers before the digits, such as `0x`.
    pub(crate) fn read(&self, text: &str) -> Option<i128> {
        let prefix = self.prefix_word()?;
        self.data.read(text).filter(|_| after(text, prefix).is_some()).or_else(|| {
            let rest = after(text, prefix)?;
            let digits = rest.strip_prefix(SEPARATORS).unwrap_or(rest);
            let written = format!("{}{digits}", self.data.display.as_ref()?.prefix());
            self.data.read(&written).filter(|_| digits.starts_with(|c: char| c.is_ascii_hexdigit()))
        })
    }

    /// Returns the word that the table writes before its numbers, without the separator behind it.
    pub(crate) fn prefix_word(&self) -> Option<&str> {
        let prefix = self.data.display.as_ref()?.prefix();
        let word = prefix.trim_end_matches(SEPARATORS);
        Some(word).filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
    }

    /// Returns the number of a row as the table writes it. Returns `None` if that is in decimal digits.
    pub(crate) fn written(&self, number: i128) -> Option<&str> {
        self.written.get(&number).map(String::as_str)
    }

    pub(crate) fn has_phase(&self, phase: &str) -> bool {
        self.data.phases.iter().any(|of| of == phase)
    }

    /// Returns the action out of the actions of a row or a class. Without a phase, or if the table does not have it, that
    /// is the general one. Returns `None` if the table has no actions.
    pub(crate) fn action(&self, actions: &[usize], phase: Option<&str>) -> Option<&Action> {
        let place = phase.and_then(|phase| self.data.phases.iter().position(|of| of.eq_ignore_ascii_case(phase)));
        let action = actions.get(place.map_or(0, |place| place + 1))?;
        self.data.actions.get(*action)
    }
}

/// Returns the known name that is equal to a name in any case, or the message for an unknown one.
pub(crate) fn find_name<'c>(what: &str, name: &str, known: impl Iterator<Item = &'c str>) -> Result<&'c str, String> {
    let name = name.trim();
    let mut known: Vec<&str> = known.collect();
    if let Some(found) = known.iter().find(|of| of.eq_ignore_ascii_case(name)) {
        return Ok(found);
    }
    known.sort_unstable();
    known.dedup();
    Err(format!("unknown {what} `{}`{}", one_line(name), hint(name, &known)))
}

/// Returns the number of a code. Returns `None` for a string code and a symptom.
const fn number_of(code: &Code) -> Option<i128> {
    match code {
        Code::Number(number) => Some(*number),
        Code::Text(_) | Code::None => None,
    }
}

/// A row and its table.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'c> {
    pub(crate) table: &'c Table,
    pub(crate) row: &'c Row,
}

impl<'c> Entry<'c> {
    /// Returns the number. Returns `None` for a string code and a symptom.
    pub(crate) fn number(self) -> Option<i128> {
        number_of(&self.row.code)
    }

    /// Returns the string code. Returns `None` for a number and a symptom.
    pub(crate) fn string(self) -> Option<&'c str> {
        match &self.row.code {
            Code::Text(code) => Some(code),
            Code::Number(_) | Code::None => None,
        }
    }

    pub(crate) fn is_symptom(self) -> bool {
        self.row.code == Code::None
    }

    pub(crate) fn action(self, phase: Option<&str>) -> Option<&'c Action> {
        self.table.action(&self.row.actions, phase)
    }

    /// Returns the other notations of the number: in hexadecimal digits, and with the prefix of the table.
    pub(crate) fn notations(self) -> String {
        let Some(number) = self.number() else { return String::new() };
        let mut notations = if number < 0 {
            let modulus = self.table.data.numbers.end() - self.table.data.numbers.start() + 1;
            // As a program prints it that takes it for a number without a sign.
            format!("-0x{:x} 0x{:x}", -number, number + modulus)
        } else {
            format!("0x{number:x}")
        };
        if let Some(prefix) = &self.table.data.prefix {
            notations.extend([" ", prefix, "-", &number.to_string()]);
        }
        notations
    }
}

#[cfg(test)]
mod tests {
    use dps_codes::Phase;

    use super::*;

    #[test]
    fn the_built_in_tables_are_those_of_the_library() {
        let catalog = Catalog::built_in();
        let origins: Vec<_> = catalog.tables.iter().map(|table| table.origin.as_str()).collect();
        assert_eq!(origins, ["dps", "hub", "control_plane"]);
        let names =
            |index: usize| -> Vec<_> { catalog.tables[index].data.rows.iter().map(|row| row.name.as_str()).collect() };
        assert_eq!(names(0), dps_codes::Code::ALL.iter().map(|code| code.name()).collect::<Vec<_>>());
        assert_eq!(names(1), hub::Code::ALL.iter().map(|code| code.name()).collect::<Vec<_>>());
        assert_eq!(names(2), arm::Code::ALL.iter().map(|code| code.name()).collect::<Vec<_>>());
    }

    #[test]
    fn any_number_is_classified_as_the_library_does() {
        let catalog = Catalog::built_in();
        let table = &catalog.tables[0];
        let samples = (-1_100..1_100).chain((100_000..700_000).step_by(7)).chain([i64::MIN, i64::MAX]);
        for number in samples {
            let dps_codes::Classified::Unlisted(unlisted) = dps_codes::Code::classify(number) else { continue };
            let class = table.class(number.into()).unwrap();
            assert_eq!(class.family.as_deref(), unlisted.family().map(dps_codes::Family::name), "{number}");
            assert_eq!(class.summary, unlisted.summary(), "{number}");
            for phase in Phase::ALL.iter().copied().map(Some).chain([None]) {
                let action = phase.map_or(unlisted.action(), |phase| unlisted.action_in(phase));
                let found = table.action(&class.actions, phase.map(Phase::name)).unwrap();
                assert_eq!(found.name, action.name(), "{number} {phase:?}");
            }
        }
    }
}
