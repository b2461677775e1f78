//! The results of MQTT commands, as modems report them in lines of their own.

use dps_codes::Symptom;

use super::{Fact, Found};
use crate::flat::Line;
use crate::prefilter::Rules;

/// The text that `SIMCom`'s modems write before the index of the client and the result of a CONNECT, in lower case.
const CONNECT: &str = "+cmqttconnect:";

/// The text that Quectel's modems write before the index of the client, the result and the return code of a CONNECT, in
/// lower case.
const CONNECT_WITH_CODE: &str = "+qmtconn:";

pub(super) fn add_rules(rules: &mut Rules) {
    rules.any([CONNECT, CONNECT_WITH_CODE]);
}

/// Reads `+CMQTTCONNECT: 0,32` and `+QMTCONN: 0,0,5`.
pub(super) fn find(line: &Line<'_, '_>, found: &mut Found<'_>) {
    for at in line.after(CONNECT) {
        let result = line.text()[at..].split_once(',').filter(|(client, _)| client.trim().parse::<u8>().is_ok());
        let digits = result.and_then(|(_, result)| result.trim_start().split(|c: char| !c.is_ascii_digit()).next());
        if let Some(fact) = digits.and_then(|digits| fact(digits.parse().ok()?)) {
            found.add(at, fact);
        }
    }
    for at in line.after(CONNECT_WITH_CODE) {
        let code = line.text()[at..].split(',').nth(2).and_then(|code| code.trim().parse().ok());
        if let Some(code @ 1..=5) = code {
            found.add(at, Fact::Connack(code));
        }
    }
}

/// Returns the meaning of a result, from the table of errors in `SIMCom`'s AT command set for MQTT.
fn fact<'a>(result: u8) -> Option<Fact<'a>> {
    Some(match result {
        3..=4 | 7 | 9 | 15 => Fact::Symptom(Symptom::Unreachable),
        6 | 16 | 17 | 26 => Fact::Symptom(Symptom::ResponseLost),
        25 => Fact::Symptom(Symptom::NameNotResolved),
        // Refused, with the return codes of MQTT in order.
        27..=31 => Fact::Connack(result - 26),
        // TLS has failed. The table does not say on which side.
        32..=34 => Fact::Refused,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_have_a_meaning() {
        assert!(matches!(fact(31), Some(Fact::Connack(5))));
        assert!(matches!(fact(32), Some(Fact::Refused)));
        assert!(fact(0).is_none() && fact(12).is_none() && fact(35).is_none());
    }
}
