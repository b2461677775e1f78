//! The normalization form C of names. The compiler compares identifiers in it, lookups compare them as they are written.

/// A combining mark, the letters that have it, and these letters without it.
const MARKS: [(char, &str, &str); 13] = [
    ('\u{300}', "ÀÈÌÒÙàèìòùǸǹ", "AEIOUaeiouNn"),
    ('\u{301}', "ÁÉÍÓÚÝáéíóúýĆćĹĺŃńŔŕŚśŹź", "AEIOUYaeiouyCcLlNnRrSsZz"),
    ('\u{302}', "ÂÊÎÔÛâêîôûĈĉĜĝĤĥĴĵŜŝŴŵŶŷ", "AEIOUaeiouCcGgHhJjSsWwYy"),
    ('\u{303}', "ÃÑÕãñõĨĩŨũ", "ANOanoIiUu"),
    ('\u{304}', "ĀāĒēĪīŌōŪū", "AaEeIiOoUu"),
    ('\u{306}', "ĂăĔĕĞğĬĭŎŏŬŭЙйЎў", "AaEeGgIiOoUuИиУу"),
    ('\u{307}', "ĊċĖėĠġİŻż", "CcEeGgIZz"),
    ('\u{308}', "ÄËÏÖÜäëïöüÿŸЁёЇї", "AEIOUaeiouyYЕеІі"),
    ('\u{30a}', "ÅåŮů", "AaUu"),
    ('\u{30b}', "ŐőŰű", "OoUu"),
    ('\u{30c}', "ČčĎďĚěŇňŘřŠšŤťŽž", "CcDdEeNnRrSsTtZz"),
    ('\u{327}', "ÇçĢģĶķĻļŅņŖŗŞşŢţ", "CcGgKkLlNnRrSsTt"),
    ('\u{328}', "ĄąĘęĮįŲų", "AaEeIiUu"),
];

/// The marks of Japanese letters, and their distance from the letter without one.
const KANA_MARKS: [(char, &str, u32); 2] = [
    ('\u{3099}', "かきくけこさしすせそたちつてとはひふへほカキクケコサシスセソタチツテトハヒフヘホ", 1),
    ('\u{309a}', "はひふへほハヒフヘホ", 2),
];

/// Returns the letter that a letter and a combining mark are together.
fn letter(base: char, mark: char) -> Option<char> {
    let latin = MARKS.into_iter().filter(|(own, ..)| *own == mark).find_map(|(_, letters, bases)| {
        bases.chars().zip(letters.chars()).find(|(own, _)| *own == base).map(|(_, letter)| letter)
    });
    let kana = KANA_MARKS.into_iter().find(|(own, bases, _)| *own == mark && bases.contains(base));
    latin.or_else(|| char::from_u32(u32::from(base) + kana?.2))
}

/// Returns a name in normalization form C, and its first letter that is written in two characters. Returns `None` for a name
/// that is in this form.
pub(super) fn composed(name: &str) -> Option<(String, char)> {
    if name.is_ascii() {
        return None;
    }
    let mut joined = String::new();
    let mut first = None;
    for c in name.chars() {
        match joined.chars().next_back().and_then(|base| letter(base, c)) {
            Some(letter) => {
                joined.pop();
                joined.push(letter);
                first.get_or_insert(letter);
            }
            None => joined.push(c),
        }
    }
    Some((joined, first?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_has_its_base() {
        for (mark, letters, bases) in MARKS {
            assert_eq!(letters.chars().count(), bases.chars().count(), "{mark:?}");
            assert!(letters.chars().zip(bases.chars()).all(|(letter, base)| letter != base), "{mark:?}");
        }
    }

    #[test]
    fn marks_join_the_letter_before_them() {
        for (name, expected) in [
            ("Cafe\u{301}", Some(("Café", 'é'))),
            ("U\u{308}berlauf", Some(("Überlauf", 'Ü'))),
            ("か\u{3099}は\u{309a}", Some(("がぱ", 'が'))),
            ("Café", None),
            ("Plain", None),
            ("X\u{302}", None),
        ] {
            assert_eq!(composed(name), expected.map(|(name, letter)| (name.to_owned(), letter)), "{name}");
        }
    }
}
