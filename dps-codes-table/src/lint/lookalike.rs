//! Warns of letters that look like Latin ones.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{ColumnKind, LocatedString, Table};
use crate::rules;

/// Cyrillic and Greek letters, and the Latin ones that they look like.
const LOOKALIKES: [(&str, &str, &str); 2] = [
    ("Cyrillic", "АВЕКМНОРСТХУаеорсхуѕіјԁԛԝ", "ABEKMHOPCTXYaeopcxysijdqw"),
    ("Greek", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι", "ABEZHIKMNOPTYXovi"),
];

/// Warns of names that mix Latin letters with letters of another script that look like Latin ones.
pub(super) fn check(table: &Table, lints: &mut Diagnostics) {
    let codes = table.codes.iter().flat_map(|code| std::iter::once(&code.name).chain(&code.aliases));
    let symptoms = table.symptoms.iter().map(|symptom| &symptom.name);
    let families = table.families().into_iter().map(|(family, _)| family);
    let actions = table.own_actions().iter().map(|action| &action.name);
    let actors = table.own_actors().iter().map(|actor| &actor.name);
    let phases = table.own_phases().iter().map(|phase| &phase.name);
    for name in codes.chain(symptoms).chain(families).chain(actions).chain(actors).chain(phases) {
        of_name(name, lints);
    }
    for column in &table.columns {
        of_name(&column.name, lints);
        if let ColumnKind::OneOf { choices, .. } = &column.kind {
            for choice in choices {
                of_name(&choice.name, lints);
            }
        }
    }
}

fn of_name(name: &LocatedString, lints: &mut Diagnostics) {
    if let Some((letter, plain)) = name.value.chars().find_map(|c| Some((c, compatible(c)?))) {
        let message = format!("`{}` contains a character that looks like `{plain}`", name.value);
        let label = format!("`{letter}` is U+{:04X}", u32::from(letter));
        let help = format!("write `{}`", name.value.replace(letter, &plain));
        lints.push(Diagnostic::at(rules::LOOKALIKE_LETTER, name.span.clone(), message, label).help(help));
        return;
    }
    if name.value.is_ascii() || !name.value.contains(|c: char| c.is_ascii_alphabetic()) {
        return;
    }
    let Some((letter, script, latin)) = name.value.chars().find_map(of) else {
        return;
    };
    let message = format!("`{}` contains a letter that looks like the Latin `{latin}`", name.value);
    let label = format!("`{letter}` is the {script} letter U+{:04X}", u32::from(letter));
    lints.push(Diagnostic::at(rules::LOOKALIKE_LETTER, name.span.clone(), message, label));
}

/// Returns the usual letters for a ligature, a letter of full width or one of formulas. Names that are copied from a document
/// have them.
fn compatible(letter: char) -> Option<String> {
    const LIGATURES: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];
    /// Letters of formulas: 52 of each style.
    const FORMULA: std::ops::RangeInclusive<u32> = 0x1D400..=0x1D6A3;
    let code = u32::from(letter);
    if let Some(ligature) = code.checked_sub(0xFB00).and_then(|index| LIGATURES.get(index as usize)) {
        return Some((*ligature).to_owned());
    }
    let plain = match letter {
        '\u{ff10}'..='\u{ff5a}' => char::from_u32(code - 0xFEE0)?,
        'ſ' => 's',
        'ª' => 'a',
        'º' => 'o',
        _ if FORMULA.contains(&code) => {
            let index = u8::try_from((code - FORMULA.start()) % 52).ok()?;
            char::from(if index < 26 { b'A' + index } else { b'a' + index - 26 })
        }
        _ => return None,
    };
    Some(plain.to_string())
}

/// Returns the letter, its script, and the Latin letter that it looks like.
pub(crate) fn of(letter: char) -> Option<(char, &'static str, char)> {
    LOOKALIKES.into_iter().find_map(|(script, letters, latin)| {
        let (_, latin) = letters.chars().zip(latin.chars()).find(|&(other, _)| other == letter)?;
        Some((letter, script, latin))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_lookalike_has_its_letter() {
        for (script, letters, latin) in LOOKALIKES {
            assert_eq!(letters.chars().count(), latin.chars().count(), "{script}");
            assert!(latin.is_ascii() && letters.chars().all(|c| !c.is_ascii()), "{script}");
        }
        assert_eq!(of('о'), Some(('о', "Cyrillic", 'o')));
        assert_eq!(of('o'), None);
        for (letter, plain) in [
            ('ﬁ', Some("fi")),
            ('ﬆ', Some("st")),
            ('Ａ', Some("A")),
            ('𝐁', Some("B")),
            ('𝑐', Some("c")),
            ('é', None),
            ('a', None),
        ] {
            assert_eq!(compatible(letter).as_deref(), plain, "{letter}");
        }
    }
}
