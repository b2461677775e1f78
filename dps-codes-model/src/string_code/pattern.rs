//! `StringPattern`: the string codes of a class: `42P01`, `42xxx`, `KV:*`.

use super::{LONGEST, invalid};

/// The string codes that a pattern matches. Case is ignored, as in look-ups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StringPattern {
    /// The common prefix of the codes, in lower case.
    pub prefix: String,
    /// The length of the codes; `None` if they have any.
    pub length: Option<usize>,
}

impl StringPattern {
    /// Parses `42P01`, `42xxx` (each `x` at the end is any character) or `KV:*`.
    ///
    /// # Errors
    /// The message for an invalid pattern.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (prefix, length) = match text.strip_suffix('*') {
            Some(prefix) => (prefix, None),
            None => (text.trim_end_matches('x'), Some(text.len())),
        };
        match invalid(prefix, "string pattern") {
            Some(why) => Err(why),
            None if length > Some(LONGEST) => Err(format!("string pattern with more than {LONGEST} characters")),
            None => Ok(Self { prefix: prefix.to_ascii_lowercase(), length }),
        }
    }

    /// Returns the pattern that is meant if this one has the wildcards of other languages, as in `42???`, `42.*`,
    /// `42[0-9]{3}` and `42000..=42999`.
    #[must_use]
    pub fn meant(&self) -> Option<Self> {
        let text = self.prefix.as_str();
        if self.length.is_none() {
            // As in the regular expression `42.*`.
            let prefix = text.strip_suffix('.').filter(|prefix| !prefix.is_empty())?.to_owned();
            return Some(Self { prefix, length: None });
        }
        if let Some((low, high)) = text.split_once("..") {
            let high = high.trim_start_matches('=');
            let common = low.bytes().zip(high.bytes()).take_while(|(a, b)| a == b).count();
            let is_range = low.len() == high.len() && 0 < common && common < low.len();
            return is_range.then(|| Self { prefix: low[..common].to_owned(), length: Some(low.len()) });
        }
        let text = text.trim_start_matches('^').trim_end_matches('$');
        let wildcard = text.chars().next_back().filter(|c| "?#_nx.".contains(*c)).unwrap_or('?');
        let wildcards = text.len() - text.trim_end_matches(wildcard).len();
        if wildcards > 0 && wildcards < text.len() && !text.ends_with(']') {
            let prefix = text[..text.len() - wildcards].to_owned();
            return Some(Self { length: Some(text.len()), prefix });
        }
        let special = text.find(['[', '(', '{', '\\', '%', '?', '.', '|']).or_else(|| text.find("xx"));
        let end = special.unwrap_or(text.len());
        let is_other = end > 0 && (end < text.len() || text.len() < self.prefix.len());
        is_other.then(|| Self { prefix: text[..end].trim_end_matches('x').to_owned(), length: None })
    }

    /// Returns `true` if the pattern matches a code.
    #[must_use]
    pub fn matches(&self, code: &str) -> bool {
        let start = code.get(..self.prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(&self.prefix));
        start && self.length.is_none_or(|length| length == code.len())
    }

    /// Returns the pattern as a table writes it, in the letters of a code that it matches.
    #[must_use]
    pub fn written(&self, code: &str) -> String {
        let (prefix, rest) = code.split_at(self.prefix.len().min(code.len()));
        self.length.map_or_else(|| format!("{prefix}*"), |_| format!("{prefix}{}", "x".repeat(rest.len())))
    }

    /// The rank among patterns that match the same code: the longer prefix is more specific, and of equal ones that of
    /// codes of one length. The lower rank is more specific.
    #[must_use]
    pub fn rank(&self) -> u128 {
        let rest = LONGEST - self.prefix.len();
        2 * rest as u128 + u128::from(self.length.is_none())
    }

    /// Returns the end of the codes that start with the prefix, in the order of their bytes: the first string behind
    /// them. `None` if every string starts with it.
    #[must_use]
    pub fn end(&self) -> Option<String> {
        let mut end = self.prefix.clone();
        let last = end.pop()?;
        // Another ASCII character, since the last one is visible.
        end.push(char::from(last as u8 + 1));
        Some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> StringPattern {
        StringPattern::parse(text).unwrap_or_else(|error| panic!("`{text}`: {error}"))
    }

    #[test]
    fn patterns_have_a_prefix_and_perhaps_a_length() {
        for (text, prefix, length) in [
            ("42P01", "42p01", Some(5)),
            ("42xxx", "42", Some(5)),
            ("XX000", "xx000", Some(5)),
            ("xxxxx", "", Some(5)),
            ("KV:*", "kv:", None),
            ("Exxx*", "exxx", None),
            ("*", "", None),
        ] {
            assert_eq!(parsed(text), StringPattern { prefix: prefix.to_owned(), length }, "{text}");
        }
    }

    #[test]
    fn patterns_of_other_languages_are_understood() {
        for (text, code, written) in [
            ("42???", "42P01", "42xxx"),
            ("42###", "42P01", "42xxx"),
            ("42NNN", "42P01", "42xxx"),
            ("42XXX", "42P01", "42xxx"),
            ("42000..=42999", "42P01", "42xxx"),
            ("42[0-9]{3}", "42P01", "42*"),
            ("42%", "42P01", "42*"),
            ("42.*", "42P01", "42*"),
            ("^42", "42P01", "42*"),
            ("4xxx2", "4A002", "4*"),
            ("42xxx|43xxx", "42P01", "42*"),
            ("KV.???", "KV.Get", "KV.xxx"),
        ] {
            let meant = parsed(text).meant().unwrap_or_else(|| panic!("`{text}` is taken literally"));
            assert!(meant.matches(code), "{text}");
            assert_eq!(meant.written(code), written, "{text}");
        }
        for text in ["42P01", "KV:Gone", "Thing"] {
            assert_eq!(parsed(text).meant(), None, "{text}");
        }
    }

    #[test]
    fn a_longer_prefix_is_more_specific() {
        let rank = |text| parsed(text).rank();
        assert!(rank("42P01") < rank("42Pxx") && rank("42Pxx") < rank("42P*") && rank("42P*") < rank("42xxx"));
        assert!(rank("xxxxx") < rank("*"));
        assert!(parsed(&"a".repeat(LONGEST)).rank() < parsed("a").rank());
    }

    #[test]
    fn the_end_is_behind_all_codes_of_the_prefix() {
        assert_eq!(parsed("KV:*").end().unwrap(), "kv;");
        assert_eq!(parsed("a~*").end().unwrap(), "a\u{7f}");
        assert_eq!(parsed("*").end(), None);
    }

    #[test]
    fn invalid_patterns_have_a_reason() {
        for (text, why) in [("4*2", "`*`"), ("a b", "` `"), ("ä*", "`ä`"), ("\"*", "character"), ("a\n", "`\\n`")] {
            let error = StringPattern::parse(text).unwrap_err();
            assert!(error.contains(why), "`{text}`: {error}");
        }
        assert!(StringPattern::parse(&"x".repeat(LONGEST + 1)).is_err());
        assert!(StringPattern::parse(&"a".repeat(LONGEST + 1)).is_err());
    }
}
