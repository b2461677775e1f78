//! `Meaning`: a number as one of the tables has it, and the choice of the table.

use dps_codes::{Action, Catalog, Classified, Code, Family, Origin, Phase, Provenance, arm, hub};

/// A number as one table has it, listed or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    Dps(Classified),
    Hub(hub::Classified),
    ControlPlane(arm::Classified),
}

/// Evaluates an expression for the code of each table.
macro_rules! of_each {
    ($meaning:expr, $code:ident => $value:expr) => {
        match $meaning {
            Meaning::Dps($code) => $value,
            Meaning::Hub($code) => $value,
            Meaning::ControlPlane($code) => $value,
        }
    };
}

impl Meaning {
    pub(crate) fn number(self) -> i64 {
        of_each!(self, code => code.number())
    }

    pub(crate) fn is_listed(self) -> bool {
        of_each!(self, code => code.is_listed())
    }

    /// Returns the name of the row. Returns `None` if the number is unlisted.
    pub(crate) fn name(self) -> Option<&'static str> {
        of_each!(self, code => code.code().map(Catalog::name))
    }

    /// Returns the summary of the row, or that of the class.
    pub(crate) fn summary(self) -> &'static str {
        match self {
            Self::Dps(Classified::Listed(row)) => row.summary(),
            Self::Dps(Classified::Unlisted(class)) => class.summary(),
            Self::Hub(hub::Classified::Listed(row)) => row.summary(),
            Self::Hub(hub::Classified::Unlisted(class)) => class.summary(),
            Self::ControlPlane(arm::Classified::Listed(row)) => row.summary(),
            Self::ControlPlane(arm::Classified::Unlisted(class)) => class.summary(),
        }
    }

    pub(crate) fn help(self) -> Option<&'static str> {
        of_each!(self, code => code.code().map(Catalog::help))
    }

    pub(crate) fn sources(self) -> Option<&'static [&'static str]> {
        of_each!(self, code => code.code().map(Catalog::sources))
    }

    pub(crate) fn family(self) -> Option<Family> {
        match self {
            Self::Dps(code) => code.family(),
            Self::Hub(_) | Self::ControlPlane(_) => None,
        }
    }

    pub(crate) fn http_status(self) -> Option<u16> {
        of_each!(self, code => code.http_status())
    }

    /// Returns how the row is known.
    pub(crate) fn provenance(self) -> Option<Provenance> {
        match self {
            Self::Dps(code) => code.provenance(),
            Self::Hub(code) => code.is_listed().then_some(Provenance::Documented),
            Self::ControlPlane(code) => code.is_listed().then_some(Provenance::Observed),
        }
    }

    /// Returns the action for a phase; without one, the action as published.
    pub(crate) fn action(self, phase: Option<Phase>) -> Action {
        of_each!(self, code => phase.map_or(code.action(), |phase| code.action_in(phase)))
    }

    /// Returns the origin whose table it is.
    pub(crate) fn origin(self) -> Origin {
        match self {
            Self::Dps(_) => Origin::Dps,
            Self::Hub(_) => Origin::Hub,
            Self::ControlPlane(_) => Origin::ControlPlane,
        }
    }
}

impl From<Code> for Meaning {
    fn from(code: Code) -> Self {
        Self::Dps(code.into())
    }
}

#[derive(Clone, Copy)]
enum Table {
    Dps,
    Hub,
    ControlPlane,
}

impl Table {
    const ALL: [Self; 3] = [Self::Dps, Self::Hub, Self::ControlPlane];

    /// Returns the tables that a code of this origin can be in, in the order of preference.
    fn of(origin: Option<Origin>) -> &'static [Self] {
        match origin {
            None => &Self::ALL,
            // The not-found errors of DPS are met in requests to a hub too.
            Some(Origin::Hub) => &[Self::Hub, Self::Dps],
            // Its numbers mean other things than those of both.
            Some(Origin::ControlPlane) => &[Self::ControlPlane],
            Some(_) => &[Self::Dps],
        }
    }

    fn classify(self, number: i64) -> Meaning {
        match self {
            Self::Dps => Meaning::Dps(Code::classify(number)),
            Self::Hub => Meaning::Hub(hub::Code::classify(number)),
            Self::ControlPlane => Meaning::ControlPlane(arm::Code::classify(number)),
        }
    }

    fn named(self, name: &str) -> Option<Meaning> {
        match self {
            Self::Dps => Code::from_name(name).map(Meaning::from),
            Self::Hub => hub::Code::from_name(name).map(|code| Meaning::Hub(code.into())),
            Self::ControlPlane => arm::Code::from_name(name).map(|code| Meaning::ControlPlane(code.into())),
        }
    }
}

/// Returns what a number of this origin means.
pub(crate) fn classify(number: i64, origin: Option<Origin>) -> Meaning {
    let tables = Table::of(origin);
    let listed = tables.iter().map(|table| table.classify(number)).find(|meaning| meaning.is_listed());
    listed.unwrap_or_else(|| match origin {
        Some(Origin::ControlPlane) => Table::ControlPlane.classify(number),
        // It has families, and in Connect the actions of the table of IoT Hub.
        _ => Table::Dps.classify(number),
    })
}

/// Returns the origin that the phase chooses for a number which states none itself. Programs that manage DPS manage hubs and
/// resources, too: in Manage, returns `None` if only tables of other origins list the number.
pub(crate) fn origin_in(number: i64, phase: Phase) -> Option<Origin> {
    let origin = Origin::of_phase(phase);
    let is_of_others = || !classify(number, Some(origin)).is_listed() && !all_of_number(number).is_empty();
    (phase != Phase::Manage || !is_of_others()).then_some(origin)
}

/// Returns the code of this name, if a table for this origin has one.
pub(crate) fn named(name: &str, origin: Option<Origin>) -> Option<Meaning> {
    Table::of(origin).iter().find_map(|table| table.named(name))
}

/// Returns all rows of this number: several only if tables differ.
pub(crate) fn all_of_number(number: i64) -> Vec<Meaning> {
    Table::ALL.iter().map(|table| table.classify(number)).filter(|meaning| meaning.is_listed()).collect()
}

/// Returns all rows of this name.
pub(crate) fn all_of_name(name: &str) -> Vec<Meaning> {
    Table::ALL.iter().filter_map(|table| table.named(name)).collect()
}

/// Returns the names of all rows.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    let of_dps = Code::ALL.iter().map(|code| code.name());
    of_dps.chain(hub::Code::ALL.iter().map(|code| code.name())).chain(arm::Code::ALL.iter().map(|code| code.name()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_origin_chooses_the_table() {
        for (origin, name) in [
            (None, "JobNotFound"),
            (Some(Origin::Dps), "JobNotFound"),
            (Some(Origin::Hub), "JobNotFound"),
            (Some(Origin::ControlPlane), "IotHubNotFound"),
        ] {
            assert_eq!(classify(404_002, origin).name(), Some(name), "{origin:?}");
        }
        assert_eq!(classify(404_002, Some(Origin::Hub)).origin(), Origin::Hub);
        assert_eq!(classify(404_201, Some(Origin::Hub)).origin(), Origin::Dps);
        assert_eq!(classify(404_104, None).origin(), Origin::Hub);
        assert!(!classify(404_104, Some(Origin::Dps)).is_listed());
        assert!(!classify(404_201, Some(Origin::ControlPlane)).is_listed());
    }

    #[test]
    fn in_manage_a_number_of_another_table_alone_keeps_its_meaning() {
        for (number, phase, origin) in [
            (404_002, Phase::Manage, Some(Origin::Dps)),
            (404_299, Phase::Manage, Some(Origin::Dps)),
            (404_103, Phase::Manage, None),
            (400_303, Phase::Manage, None),
            (404_103, Phase::Register, Some(Origin::Dps)),
            (404_103, Phase::Connect, Some(Origin::Hub)),
        ] {
            assert_eq!(origin_in(number, phase), origin, "{number} {phase:?}");
        }
    }

    #[test]
    fn all_meanings() {
        let origins = |meanings: Vec<Meaning>| meanings.into_iter().map(Meaning::origin).collect::<Vec<_>>();
        assert_eq!(origins(all_of_number(404_002)), [Origin::Dps, Origin::Hub, Origin::ControlPlane]);
        assert_eq!(origins(all_of_number(404_104)), [Origin::Hub]);
        assert_eq!(origins(all_of_number(404_299)), []);
        assert_eq!(origins(all_of_name("preconditionfailed")), [Origin::Dps, Origin::Hub]);
        let numbers: Vec<_> = all_of_name("IotHubNotFound").into_iter().map(Meaning::number).collect();
        assert_eq!(numbers, [401_001, 401_001, 404_002]);
    }
}
