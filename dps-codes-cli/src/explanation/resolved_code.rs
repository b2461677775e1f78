//! `ResolvedCode`: a number with everything that the tables have on it.

use dps_codes::{Action, Classified, Code, Family, Origin, Phase};

use crate::explanation::meaning::{self, Meaning};

pub(crate) struct ResolvedCode {
    pub(crate) number: i128,
    meaning: Meaning,
    /// The other rows that it can be, and this one, if nothing tells which table it is from.
    pub(crate) candidates: Vec<Meaning>,
}

impl ResolvedCode {
    /// Resolves a number from this origin.
    pub(crate) fn of_number(number: i128, origin: Option<Origin>) -> Self {
        let Ok(number) = i64::try_from(number) else {
            // The library ends at i64: past it, only its advice on unknown numbers holds.
            return Self { number, meaning: meaning::classify(i64::MAX, origin), candidates: Vec::new() };
        };
        Self::new(meaning::classify(number, origin), meaning::all_of_number(number), origin)
    }

    /// Resolves a number that does not state its origin, in this phase.
    pub(crate) fn of_number_in(number: i128, phase: Option<Phase>) -> Self {
        let origin = |phase| i64::try_from(number).map_or(None, |number| meaning::origin_in(number, phase));
        Self::of_number(number, phase.and_then(origin))
    }

    /// Resolves a name. A name is found in the tables of other origins too.
    pub(crate) fn of_name(name: &str, origin: Option<Origin>) -> Option<Self> {
        let all = meaning::all_of_name(name);
        let meaning = meaning::named(name, origin).or_else(|| all.first().copied())?;
        Some(Self::new(meaning, all, origin))
    }

    /// Resolves a number that stands beside its name.
    pub(crate) fn of_pair(number: i64, name: &str, origin: Option<Origin>) -> Option<Self> {
        let mut all = meaning::all_of_number(number);
        all.retain(|meaning| meaning.name() == Some(name));
        let chosen = meaning::classify(number, origin);
        let meaning = if all.contains(&chosen) { chosen } else { *all.first()? };
        Some(Self::new(meaning, all, origin))
    }

    fn new(meaning: Meaning, mut candidates: Vec<Meaning>, origin: Option<Origin>) -> Self {
        if origin.is_some() || candidates.len() < 2 {
            candidates.clear();
        }
        Self { number: meaning.number().into(), meaning, candidates }
    }

    /// Returns the row, if a table has one.
    pub(crate) fn row(&self) -> Option<Meaning> {
        Some(self.meaning).filter(|meaning| meaning.is_listed())
    }

    pub(crate) fn family(&self) -> Option<Family> {
        self.meaning.family()
    }

    pub(crate) fn http_status(&self) -> Option<u16> {
        self.meaning.http_status()
    }

    pub(crate) fn summary(&self) -> &'static str {
        self.meaning.summary()
    }

    /// Returns the code as the table of DPS has it, for the advice of that table.
    pub(crate) fn classified(&self) -> Classified {
        Code::classify(self.meaning.number())
    }

    pub(crate) fn action(&self, phase: Option<Phase>) -> Action {
        self.meaning.action(phase)
    }

    /// Returns the origin whose table has the number, if it is not the table of DPS.
    pub(crate) fn other_origin(&self) -> Option<Origin> {
        Some(self.meaning.origin()).filter(|&origin| origin != Origin::Dps)
    }
}
