//! Writes the table as one would by hand: enums, and a `match` for each of their attributes.

use std::fmt::Display;

use toml::Value;

use crate::table::{Table, action_of};

/// The whole module.
pub fn write(table: &Table) -> String {
    let names: Vec<_> = table.rows.iter().map(|row| row.name.as_str()).collect();
    let actions: Vec<_> = table.actions.iter().map(|(name, _)| name.as_str()).collect();
    let phases: Vec<_> = table.phases.iter().map(String::as_str).collect();
    let families: Vec<_> = table.families.iter().map(String::as_str).collect();
    [
        list("Code", &names),
        list("Action", &actions),
        list("Phase", &phases),
        list("Family", &families),
        rows(table),
        of_actions(table),
        numbers(table),
    ]
    .concat()
}

/// An enum with its variants and their names.
fn list(of: &str, names: &[&str]) -> String {
    let variants = names.join(", ");
    let all: String = names.iter().map(|name| format!("Self::{name}, ")).collect();
    let arms = arms(names.iter().map(|name| (format!("Self::{name}"), format!("{name:?}"))));
    format!(
        "#[derive(Clone, Copy, PartialEq)]\npub enum {of} {{ {variants} }}\n\
         impl {of} {{\n\
         pub const ALL: &'static [Self] = &[{all}];\n\
         pub fn name(self) -> &'static str {{ match self {{ {arms} }} }}\n}}\n"
    )
}

fn arms(arms: impl Iterator<Item = (impl Display, impl Display)>) -> String {
    arms.map(|(from, to)| format!("{from} => {to}, ")).collect()
}

fn rows(table: &Table) -> String {
    let by_number = arms(table.rows.iter().map(|row| (row.number, format!("Some(Self::{})", row.name))));
    let each = |value: &dyn Fn(&crate::table::Row) -> String| {
        let arms = arms(table.rows.iter().map(|row| (format!("Self::{}", row.name), value(row))));
        format!("{{ match self {{ {arms} }} }}\n")
    };
    let mut out = format!(
        "impl Code {{\n\
         pub fn from_number(number: i64) -> Option<Self> {{ match number {{ {by_number} _ => None }} }}\n"
    );
    out += &("pub fn number(self) -> i64 ".to_owned() + &each(&|row| row.number.to_string()));
    out += &("pub fn summary(self) -> &'static str ".to_owned() + &each(&|row| format!("{:?}", row.summary)));
    out += &("pub fn help(self) -> &'static str ".to_owned() + &each(&|row| format!("{:?}", row.help)));
    out +=
        &("pub fn sources(self) -> &'static [&'static str] ".to_owned() + &each(&|row| format!("&{:?}", row.sources)));
    out += &("pub fn action(self) -> Action ".to_owned() + &each(&|row| format!("Action::{}", row.actions[0])));
    let in_phases = table.phases.iter().enumerate().map(|(index, phase)| {
        let to = each(&|row| format!("Action::{}", row.actions[index + 1]));
        (format!("Phase::{phase}"), to)
    });
    let in_phases = arms(in_phases);
    out + &format!("pub fn action_in(self, phase: Phase) -> Action {{ match phase {{ {in_phases} }} }}\n}}\n")
}

fn of_actions(table: &Table) -> String {
    let each = |value: &dyn Fn(&Value) -> String| {
        let arms = arms(table.actions.iter().map(|(name, action)| (format!("Self::{name}"), value(action))));
        format!("{{ match self {{ {arms} }} }}\n")
    };
    let mut out = "impl Action {\n".to_owned();
    out += &("pub fn text(self) -> &'static str ".to_owned() + &each(&|action| action["text"].to_string()));
    out += &("pub fn actor(self) -> Actor ".to_owned()
        + &each(&|action| format!("Actor::{}", action["actor"].as_str().unwrap())));
    out += &("pub fn retry(self) -> Retry ".to_owned() + &each(&|action| retry(&action["retry"])));
    out += &("pub fn fallback(self) -> Option<Fallback<Self>> ".to_owned() + &each(&|action| fallback(action)));
    out + "}\n"
}

fn retry(retry: &Value) -> String {
    match retry.as_str() {
        Some("never") => "Retry::Never".to_owned(),
        Some("at-once") => "Retry::AtOnce".to_owned(),
        Some("after-repair") => "Retry::AfterRepair".to_owned(),
        Some(other) => panic!("retry = {other:?}"),
        None => {
            let [minimum, first, cap] = ["minimum", "initial", "cap"].map(|key| duration(retry[key].as_str().unwrap()));
            format!("Retry::Backoff(Backoff::new({minimum}, {first}, {cap}))")
        }
    }
}

fn fallback(action: &Value) -> String {
    let Some(fallback) = action.get("fallback") else {
        return "None".to_owned();
    };
    let to = fallback["action"].as_str().unwrap();
    let failures = fallback.get("failures").map_or("None".to_owned(), |failures| format!("Some({failures})"));
    let mut out = match fallback.get("elapsed").map(|elapsed| elapsed.as_str().unwrap()) {
        None => format!("Fallback::new(Self::{to}, {failures}, None)"),
        Some(elapsed) => {
            let (shortest, longest) = elapsed.split_once("..").unwrap_or((elapsed, elapsed));
            let [shortest, longest] = [shortest, longest].map(duration);
            format!("Fallback::new(Self::{to}, {failures}, Some({shortest})).with_max_elapsed({longest})")
        }
    };
    if fallback.get("when").is_some_and(|when| when.as_str() == Some("all")) {
        out += ".requiring_both()";
    }
    format!("Some({out})")
}

fn duration(text: &str) -> String {
    let (number, unit) = text.split_at(text.find(|c: char| c.is_alphabetic()).unwrap());
    let units = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000)];
    let (_, unit) = units.into_iter().find(|(name, _)| *name == unit).unwrap();
    format!("Duration::from_millis({})", number.trim().parse::<u64>().unwrap() * unit)
}

/// The facts of unlisted numbers: a `match` over ranges, the most specific ones first.
fn numbers(table: &Table) -> String {
    let over = |ranges: Vec<(i64, i64, String)>, value: &dyn Fn(&str) -> String, otherwise: &str| {
        let arms = arms(ranges.into_iter().map(|(low, high, text)| (format!("{low}..={high}"), value(&text))));
        format!("{{ match number {{ {arms} _ => {otherwise} }} }}\n")
    };
    let summary = over(table.ranges(|class| class.get("summary")), &|text| format!("{text:?}"), "\"\"");
    let family = over(table.ranges(|class| class.get("family")), &|family| format!("Some(Family::{family})"), "None");
    let outermost = format!("Action::{}", table.outermost);
    let mut actions = table.places().map(|phase| {
        let ranges = table.ranges(|class| action_of(class, phase));
        over(ranges, &|action| format!("Action::{action}"), &outermost)
    });
    let action = actions.next().unwrap();
    let in_phases = arms(table.phases.iter().map(|phase| format!("Phase::{phase}")).zip(actions));
    format!(
        "pub fn summary_of(number: i64) -> &'static str {summary}\
         pub fn family_of(number: i64) -> Option<Family> {family}\
         pub fn action_of(number: i64) -> Action {action}\
         pub fn action_of_in(number: i64, phase: Phase) -> Action {{ match phase {{ {in_phases} }} }}\n"
    )
}
