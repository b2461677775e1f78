//! Reads string patterns in the notations of other languages as patterns of a table.

use super::StringPattern;

/// The starts of wildcards and placeholders.
const SPECIAL: [char; 10] = ['[', '(', '{', '<', '\\', '%', '?', '.', '|', '#'];
/// The signs between two patterns in one string.
const SEPARATORS: [&str; 5] = ["|", ",", ";", "..=", ".."];

impl StringPattern {
    /// Returns the patterns that may be meant if this one matches no code as it is written, the most likely one first: as in
    /// `42???`, `42.*`, `42[0-9]{3}`, `42000..=42999`, and `KV:` for all codes that start with it.
    #[must_use]
    pub fn meant(&self) -> Vec<Self> {
        let text = self.prefix.as_str();
        let mut found = Vec::new();
        found.extend(self.of_range());
        let plain = text.trim_start_matches('^').trim_end_matches('$');
        let wildcard = plain.chars().next_back().filter(|c| "?#_nx.".contains(*c)).unwrap_or('?');
        let wildcards = plain.len() - plain.trim_end_matches(wildcard).len();
        if self.length.is_some() && wildcards > 0 && !plain.ends_with(']') {
            let prefix = plain[..plain.len() - wildcards].to_owned();
            found.push(Self { length: Some(plain.len()), prefix });
        }
        let special = plain.find(SPECIAL).or_else(|| plain.find("xx"));
        let start = &plain[..special.unwrap_or(plain.len())];
        found.push(Self { prefix: start.trim_end_matches('x').to_owned(), length: None });
        found.retain(|pattern| !pattern.prefix.is_empty() && pattern != self);
        found
    }

    /// Returns the pattern of the codes between two bounds, as in `42000..=42999`.
    fn of_range(&self) -> Option<Self> {
        let (low, high) = self.prefix.split_once("..").or_else(|| self.prefix.split_once('-'))?;
        let high = high.trim_start_matches('=');
        let common = low.bytes().zip(high.bytes()).take_while(|(a, b)| a == b).count();
        let is_range = low.len() == high.len() && 0 < common && common < low.len();
        is_range.then(|| Self { prefix: low[..common].to_owned(), length: Some(low.len()) })
    }

    /// Returns the patterns in one string, as in `42xxx|43xxx` and `42xxx-44xxx`.
    #[must_use]
    pub fn listed(text: &str) -> Option<Vec<String>> {
        if let Some((low, high)) = text.split_once('-') {
            return between(low.trim(), high.trim());
        }
        let separator = SEPARATORS.into_iter().find(|separator| text.contains(separator))?;
        let parts: Vec<_> = text.split(separator).map(|part| part.trim().to_owned()).collect();
        if separator.starts_with("..") {
            return between(&parts[0], parts.get(1)?);
        }
        let are_valid = parts.iter().all(|part| !part.is_empty() && Self::parse(part).is_ok());
        (parts.len() > 1 && are_valid).then_some(parts)
    }
}

/// Returns the patterns from one to another that differ in the last digit before their wildcards.
fn between(low: &str, high: &str) -> Option<Vec<String>> {
    let (start, wildcards) = low.split_at(low.trim_end_matches(['x', '*']).len());
    let end = high.strip_suffix(wildcards).filter(|end| end.len() == start.len() && !wildcards.is_empty())?;
    let (&first, &last) = (start.as_bytes().last()?, end.as_bytes().last()?);
    let common = start.get(..start.len() - 1).filter(|common| end.starts_with(common))?;
    let are_digits = first.is_ascii_digit() && last.is_ascii_digit() && first < last;
    are_digits.then(|| (first..=last).map(|digit| format!("{common}{}{wildcards}", char::from(digit))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_of_other_languages_are_understood() {
        for (text, code, written) in [
            ("42???", "42P01", "42xxx"),
            ("42###", "42P01", "42xxx"),
            ("42NNN", "42P01", "42xxx"),
            ("42XXX", "42P01", "42xxx"),
            ("42000..=42999", "42P01", "42xxx"),
            ("40-42", "41", "4x"),
            ("42[0-9]{3}", "42P01", "42*"),
            ("42%", "42P01", "42*"),
            ("42.*", "42P01", "42*"),
            ("^42", "42P01", "42*"),
            ("^42", "42", "42*"),
            ("42", "42P01", "42*"),
            ("KV:", "KV:Gone", "KV:*"),
            ("KV:[A-Z]*", "KV:Gone", "KV:*"),
            ("KV:?", "KV:Gone", "KV:*"),
            ("KV:<name>", "KV:Gone", "KV:*"),
            ("4xxx2", "4A002", "4*"),
            ("42xxx|43xxx", "42P01", "42*"),
            ("KV.???", "KV.Get", "KV.xxx"),
        ] {
            let meant = StringPattern::parse(text).unwrap().meant();
            let meant = meant.iter().find(|meant| meant.matches(code)).unwrap_or_else(|| panic!("`{text}`"));
            assert_eq!(meant.written(code), written, "{text}");
        }
    }

    #[test]
    fn several_patterns_in_one_string_are_listed() {
        for (text, patterns) in [
            ("KV:*|SQL:*", vec!["KV:*", "SQL:*"]),
            ("42xxx, 43xxx", vec!["42xxx", "43xxx"]),
            ("P03xx-P05xx", vec!["P03xx", "P04xx", "P05xx"]),
            ("42xxx..=43xxx", vec!["42xxx", "43xxx"]),
        ] {
            assert_eq!(StringPattern::listed(text).unwrap(), patterns, "{text}");
        }
        for text in ["42xxx", "P03xx-P30xx", "a-b", "|", "42xxx-42xxx"] {
            assert_eq!(StringPattern::listed(text), None, "{text}");
        }
    }
}
