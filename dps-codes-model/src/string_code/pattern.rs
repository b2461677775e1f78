//! `StringPattern`: the string codes of a class: `42P01`, `42xxx`, `KV:*`.

mod meant;

use super::{LONGEST, invalid};

/// The string codes that a pattern matches. Case is ignored, as in lookups.
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
    /// Returns the message for an invalid pattern.
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

    /// Returns `true` if the pattern matches a code.
    #[must_use]
    pub fn matches(&self, code: &str) -> bool {
        let start = code.get(..self.prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(&self.prefix));
        start && self.length.is_none_or(|length| length == code.len())
    }

    /// Returns the pattern as a table writes it, in the letters of a code that it matches.
    #[must_use]
    pub fn written(&self, code: &str) -> String {
        let prefix = &code[..self.prefix.len().min(code.len())];
        self.length
            .map_or_else(|| format!("{prefix}*"), |length| format!("{prefix}{}", "x".repeat(length - prefix.len())))
    }

    /// Returns the rank among patterns that match the same code: the longer prefix is more specific, and of equal ones
    /// that of codes of one length. The lower rank is more specific.
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
