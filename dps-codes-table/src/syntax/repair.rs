//! Guesses what a broken line should be, so that a row whose name lacks a quote keeps its name.

use toml::de::DeTable;

/// What a row cannot do without; nothing else is worth a guess.
const KEYS: [&str; 2] = ["name", "number"];
/// Longer lines are no names.
const LONGEST: usize = 400;

/// The line with the smallest change that makes it TOML, if there is one.
pub(super) fn repaired(line: &str) -> Option<String> {
    let line = line.trim();
    if line.len() > LONGEST || line.contains('\n') {
        return None;
    }
    let (key, rest) = line.split_at(line.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(line.len()));
    if !KEYS.contains(&key) {
        return None;
    }
    candidates(line, key, rest).into_iter().flatten().find(|candidate| DeTable::parse(candidate).is_ok())
}

fn candidates(line: &str, key: &str, rest: &str) -> [Option<String>; 4] {
    let without_sign = rest.trim_start_matches([' ', '\t', ':', '=']);
    let value = without_sign.split(" #").next().unwrap_or_default().trim_end();
    let bare = value.trim_matches(|c: char| c == '"' || c == '\'' || "\u{201c}\u{201d}\u{201e}«»".contains(c));
    let is_text = !bare.is_empty() && !bare.contains(['"', '\\', '[', '{']);
    [
        Some(format!("{line}\"")),
        Some(format!("{line}'")),
        Some(format!("{key} = {without_sign}")),
        is_text.then(|| format!("{key} = \"{bare}\"")),
    ]
}

#[cfg(test)]
mod tests {
    use super::repaired;

    #[test]
    fn small_slips_are_mended() {
        for (line, mended) in [
            ("name = \"One\n", "name = \"One\""),
            ("name \"One\"", "name = \"One\""),
            ("name: \"One\"", "name = \"One\""),
            ("name == \"One\"", "name = \"One\""),
            ("name = One # x", "name = \"One\""),
            ("name = One\"", "name = \"One\""),
            ("name = “One”", "name = \"One\""),
        ] {
            assert_eq!(repaired(line).as_deref(), Some(mended), "{line}");
        }
        for line in ["= 1", "name", "name =", "???", "name = [[[", "help = \"x"] {
            assert_eq!(repaired(line), None, "{line}");
        }
    }
}
