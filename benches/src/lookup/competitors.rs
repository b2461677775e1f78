//! The competitors of the lookups: the crate that each needs, and the call that registers it with the runner.

use crate::peers::Peer;

pub(super) struct Competitor {
    pub(super) peer: Peer,
    /// Rust code of the runner. `PEER` is the crate.
    pub(super) call: &'static str,
    /// `true` if it takes minutes, or gigabytes of memory, to compile for 10,000 codes.
    pub(super) heavy: bool,
}

pub(super) const ALL: [Competitor; 10] = [
    Competitor {
        peer: Peer::DpsCodes,
        call: r#"
            bench.number("dps-codes", PEER::Code::from_number, PEER::Code::number);
            bench.any_case("dps-codes", |name| PEER::Code::from_name(name), PEER::Code::number);
            bench.display("dps-codes", |row| PEER::Code::ALL[row]);
            bench.maps(PEER::Code::ALL, PEER::Code::number, PEER::Code::name);"#,
        heavy: false,
    },
    Competitor {
        peer: Peer::Phf,
        call: r#"
            bench.number("phf_map!", PEER::Code::from_number, PEER::Code::number);
            bench.any_case("phf_map!, query lowered", PEER::Code::from_name, PEER::Code::number);"#,
        heavy: false,
    },
    Competitor {
        peer: Peer::PhfUncased,
        call: r#"
            bench.any_case("phf_map! of UncasedStr", PEER::Code::from_name, |code| code as i64);"#,
        heavy: false,
    },
    Competitor {
        peer: Peer::MatchNumber,
        call: r#"
            bench.number("match", PEER::Code::from_number, |code| code as i64);
            bench.display("match", |row| PEER::ALL[row / PEER::PIECE][row % PEER::PIECE]);"#,
        heavy: false,
    },
    Competitor {
        peer: Peer::MatchName,
        call: r#"
            bench.any_case("match, query lowered", PEER::Code::from_name, |code| code as i64);"#,
        heavy: true,
    },
    Competitor {
        peer: Peer::StrumNumber,
        call: r#"
            bench.number("strum FromRepr", PEER::Code::from_repr, |code| code as i64);"#,
        heavy: true,
    },
    Competitor {
        peer: Peer::NumEnum,
        call: r#"
            bench.number("num_enum", |number| PEER::Code::try_from(number).ok(), |code| code as i64);"#,
        heavy: false,
    },
    Competitor {
        peer: Peer::StrumAnyCase,
        call: r#"
            bench.any_case("strum EnumString, any case", PEER::Code::from_name, |code| code as i64);"#,
        heavy: true,
    },
    Competitor {
        peer: Peer::StrumAsWritten,
        call: r#"
            bench.as_written("strum EnumString, as written", PEER::Code::from_name, |code| code as i64);"#,
        heavy: true,
    },
    Competitor {
        peer: Peer::Thiserror,
        call: r#"
            bench.display("thiserror", |row| PEER::ALL[row / PEER::PIECE][row % PEER::PIECE]);"#,
        heavy: false,
    },
];

/// Those for string codes.
pub(super) const OF_STRINGS: [Competitor; 2] = [
    Competitor {
        peer: Peer::DpsCodesStrings,
        call: r#"
            let number = |code: PEER::Code| dps_codes_benches::table::number(code.as_str());
            bench.string("dps-codes", PEER::Code::from_code, number);
            bench.as_written("dps-codes", |name| PEER::Code::from_name(name), number);"#,
        heavy: false,
    },
    Competitor {
        peer: Peer::PhfStrings,
        call: r#"
            bench.string("phf_map!", PEER::Code::from_code, |code| code as i64);"#,
        heavy: false,
    },
];
