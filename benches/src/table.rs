//! The tables that are measured: the real one, and random ones of any size.

use std::fmt::Write;

use rustc_hash::FxHashSet;

use crate::random::Random;

/// One code.
#[derive(Debug, Clone)]
pub struct Row {
    /// The number on the wire.
    pub number: i64,
    /// A Rust name, unique in any case.
    pub name: String,
    /// About 60 characters.
    pub summary: String,
    /// About 120 characters.
    pub help: String,
}

impl Row {
    /// Returns the line that `Display` writes, for dps-codes and for its peers.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{} {}: {}", self.number, self.name, self.summary)
    }

    /// Returns the code of the row in a table of string codes.
    #[must_use]
    pub fn string(&self) -> String {
        string(self.number)
    }
}

/// Returns a number as a string code: digits and letters, five at least, as in SQLSTATE.
#[must_use]
pub fn string(number: i64) -> String {
    let mut digits = Vec::new();
    let mut rest = number.unsigned_abs();
    while rest > 0 || digits.len() < 5 {
        let digit = u32::try_from(rest % BASE).unwrap_or_default();
        digits.extend(char::from_digit(digit, 36).map(|digit| digit.to_ascii_uppercase()));
        rest /= BASE;
    }
    digits.iter().rev().collect()
}

/// Returns the number that [`string`] has made a string of.
///
/// # Panics
/// If the string has other characters.
#[must_use]
pub fn number(string: &str) -> i64 {
    i64::from_str_radix(string, 36).expect("digits and letters")
}

/// Ten digits, and the letters.
const BASE: u64 = 36;

/// The least and the greatest number of a random table: nine digits, so that even large tables are sparse.
const NUMBERS: (i64, i64) = (100_000_000, 999_999_999);

const THINGS: [&str; 12] = [
    "Device",
    "Enrollment",
    "Group",
    "Hub",
    "Certificate",
    "Operation",
    "Record",
    "Setting",
    "Tenant",
    "Policy",
    "Key",
    "Quota",
];
const PARTS: [&str; 8] = ["", "Link", "Owner", "State", "Version", "Region", "Backup", "Schedule"];
const FATES: [&str; 8] =
    ["NotFound", "Conflict", "Expired", "Invalid", "Disabled", "Unauthorized", "Throttled", "Corrupt"];

/// Returns the rows of the table that dps-codes comes with.
#[must_use]
pub fn real() -> Vec<Row> {
    dps_codes::Code::ALL
        .iter()
        .map(|code| Row {
            number: code.number(),
            name: code.name().to_owned(),
            summary: code.summary().to_owned(),
            help: code.help().to_owned(),
        })
        .collect()
}

/// Returns the rows of PostgreSQL's table, whose codes are strings.
#[must_use]
pub fn sqlstate() -> Vec<Row> {
    postgresql_codes::SqlState::ALL
        .iter()
        .map(|code| Row {
            number: number(code.as_str()),
            name: code.name().to_owned(),
            summary: code.summary().to_owned(),
            help: code.help().to_owned(),
        })
        .collect()
}

/// Returns this many rows with random numbers, in the order of the numbers; the same ones each time.
#[must_use]
pub fn random(count: usize) -> Vec<Row> {
    let mut random = Random::new(count as u64);
    let mut numbers = FxHashSet::default();
    while numbers.len() < count {
        numbers.insert(random.within(NUMBERS.0, NUMBERS.1));
    }
    let mut numbers: Vec<_> = numbers.into_iter().collect();
    numbers.sort_unstable();
    let mut serials: Vec<_> = (1..=count).collect();
    for place in (1..count).rev() {
        serials.swap(place, random.below(place + 1));
    }
    let rows = numbers.into_iter().zip(serials);
    rows.map(|(number, serial)| row(number, serial, &mut random)).collect()
}

/// Returns the table of DPS or of PostgreSQL if it has this many rows, otherwise a random one.
#[must_use]
pub fn of_size(count: usize) -> Vec<Row> {
    match count {
        _ if is_real(count) => real(),
        SQLSTATES => sqlstate(),
        _ => random(count),
    }
}

/// The number of PostgreSQL's codes.
pub const SQLSTATES: usize = postgresql_codes::SqlState::ALL.len();

/// Returns `true` if the real table has this many rows.
#[must_use]
pub fn is_real(count: usize) -> bool {
    count == dps_codes::Code::ALL.len()
}

/// Returns a name as the random tables have it, unique by its serial number.
#[must_use]
pub fn name(serial: usize, random: &mut Random) -> String {
    format!("{}{}{}{serial}", random.pick(&THINGS), random.pick(&PARTS), random.pick(&FATES))
}

fn row(number: i64, serial: usize, random: &mut Random) -> Row {
    let name = name(serial, random);
    let (one, other) = (random.pick(&THINGS).to_lowercase(), random.pick(&THINGS).to_lowercase());
    Row {
        number,
        name,
        summary: format!("The {one} that request {serial} names has no {other} of this kind."),
        help: format!(
            "Compare the {one} with its {other} in the portal, wait until both have settled, then send request \
             {serial} once more."
        ),
    }
}

/// Returns a table for `catalog!`: the rows, with actions and classes as in the real one.
#[must_use]
pub fn toml(rows: &[Row]) -> String {
    let mut toml = format!("[catalog]{CATALOG}{COLUMN}{ACTIONS_OF_TABLE}");
    for digit in 1..=9 {
        let (action, other) = (ACTIONS[digit % 4], ACTIONS[(digit + 1) % 4]);
        let _ = write!(
            toml,
            "\n[[class]]\nnumbers = \"{digit}xxxxxxxx\"\nsummary = \"Class {digit} of the numbers.\"\n\
             action = \"{action}\"\nin.Connect = \"{other}\"\n\
             \n[[class]]\nnumbers = \"{digit}0xxxxxxx\"\nfamily = \"Family{digit}\"\n"
        );
    }
    for row in rows {
        let _ = write!(toml, "\n[[code]]\nnumber = {}\n{}", row.number, sentences(row));
    }
    toml
}

/// Returns a table of string codes for `catalog!`: the rows, with actions and classes as in [`toml`].
#[must_use]
pub fn toml_of_strings(rows: &[Row]) -> String {
    let mut toml = format!("[catalog]\ncode = \"string\"{CATALOG}{ACTIONS_OF_TABLE}");
    for digit in 1..=9 {
        let action = ACTIONS[digit % 4];
        let _ = write!(
            toml,
            "\n[[class]]\ncodes = \"{digit}*\"\nsummary = \"Class {digit} of the codes.\"\naction = \"{action}\"\n\
             in.Connect = \"{}\"\nfamily = \"Family{digit}\"\n",
            ACTIONS[(digit + 1) % 4]
        );
    }
    for row in rows {
        let _ = write!(toml, "\n[[code]]\ncode = {:?}\n{}", row.string(), sentences(row));
    }
    toml
}

/// The name, the summary and the help of a row. Rows of PostgreSQL have no help.
fn sentences(Row { name, summary, help, .. }: &Row) -> String {
    let help = if help.is_empty() { String::new() } else { format!("help = {help:?}\n") };
    format!("name = {name:?}\nsummary = {summary:?}\n{help}")
}

const ACTIONS: [&str; 4] = ["Retry", "Repair", "Rewrite", "Investigate"];

const CATALOG: &str = r#"
title = "A code of a random table."
action = "Investigate"
phases = ["Register", "Connect"]
"#;

const COLUMN: &str = r#"
[column.http_status]
summary = "The first three digits of the number."
from = ["NNNxxxxxx"]
range = "100..=599"
"#;

const ACTIONS_OF_TABLE: &str = r#"
[action.Retry]
text = "Wait, then send the same again."
actor = "Program"
retry = { kind = "backoff", minimum = "1s", initial = "1s", cap = "10m" }
fallback = { action = "Investigate", failures = 10 }

[action.Repair]
text = "Repair what the request names, then send it again."
actor = "Operator"
retry = "after-repair"

[action.Rewrite]
text = "Correct the request."
actor = "Developer"
retry = "never"

[action.Investigate]
text = "Hand the number to a person."
actor = "Operator"
retry = "never"
"#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_replaced_by_strings() {
        assert_eq!(
            (string(0).as_str(), string(35).as_str(), string(999_999_999).as_str()),
            ("00000", "0000Z", "GJDGXR")
        );
        let rows = of_size(SQLSTATES);
        assert!(rows.is_sorted_by_key(|row| row.number));
        for (row, code) in rows.iter().zip(postgresql_codes::SqlState::ALL) {
            assert_eq!((row.string().as_str(), number(&row.string())), (code.as_str(), row.number));
        }
    }

    #[test]
    fn random_tables_are_sound() {
        let rows = random(1_000);
        let numbers: FxHashSet<_> = rows.iter().map(|row| row.number).collect();
        let names: FxHashSet<_> = rows.iter().map(|row| row.name.to_lowercase()).collect();
        assert_eq!((numbers.len(), names.len()), (1_000, 1_000));
        assert!(rows.is_sorted_by_key(|row| row.number));
        let mean = |length: fn(&Row) -> usize| rows.iter().map(length).sum::<usize>() / rows.len();
        assert!((55..70).contains(&mean(|row| row.summary.len())));
        assert!((110..130).contains(&mean(|row| row.help.len())));
    }
}
