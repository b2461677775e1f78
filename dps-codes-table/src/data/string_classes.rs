//! The classes of string codes as prefixes and lengths, for programs that cannot call [`Table::class_of`].

use std::collections::{BTreeMap, BTreeSet};

use super::{StringClass, Table};

impl Table {
    /// Returns what holds for string codes without a row, by their prefixes, from the widest class on.
    ///
    /// A code belongs to the last class whose prefix it starts with and whose length it has, in any case of letters.
    /// Returns nothing in a table of numbers.
    ///
    /// ```
    /// use dps_codes_table::{Source, data};
    /// let table = "[catalog]\ncode = \"string\"\n\n[[class]]\ncodes = \"42xxx\"\nfamily = \"Syntax\"\n\n\
    ///              [[code]]\ncode = \"42P01\"\nname = \"UndefinedTable\"\nsummary = \"No such table.\"\n";
    /// let table = data::load(&Source::new("codes.toml", table)).unwrap();
    /// let classes: Vec<_> = table.string_classes().iter().map(|of| (of.prefix, of.length)).collect();
    /// assert_eq!(classes, [("", None), ("42", Some(5))]);
    /// ```
    #[must_use]
    pub fn string_classes(&self) -> Vec<StringClass<'_>> {
        let mut lengths = BTreeMap::<(usize, &str), BTreeSet<Option<usize>>>::from([((0, ""), [None].into())]);
        for pattern in &self.string_patterns {
            let prefix = pattern.prefix.as_str();
            let of_prefix = lengths.entry((prefix.len(), prefix)).or_default();
            of_prefix.insert(pattern.length);
            if pattern.length.is_none() {
                // A wider class of one length has something to say of the codes with this length.
                let wider = self.string_patterns.iter().filter(|other| prefix.starts_with(&other.prefix));
                of_prefix.extend(wider.map(|other| other.length).filter(|length| *length >= Some(prefix.len())));
            }
        }
        let classes = lengths.iter().flat_map(|(&(_, prefix), lengths)| {
            lengths.iter().filter_map(move |&length| {
                let class = self.class_of(&self.example(prefix, length)?)?;
                Some(StringClass { prefix, length, class })
            })
        });
        classes.collect()
    }

    /// Returns a code that has no longer prefix of a pattern. Returns `None` if all have one.
    fn example(&self, prefix: &str, length: Option<usize>) -> Option<String> {
        let is_free = |length: &usize| self.string_patterns.iter().all(|pattern| pattern.length != Some(*length));
        // One more length than there are patterns: one of them is free.
        let lengths = || prefix.len() + 1..=prefix.len() + 1 + self.string_patterns.len();
        let length = length.or_else(|| lengths().find(is_free))?;
        let rest = length.checked_sub(prefix.len())?;
        let longer = || self.string_patterns.iter().filter_map(|pattern| pattern.prefix.strip_prefix(prefix));
        let filler = ('!'..='~').find(|&filler| longer().all(|rest| !rest.starts_with(filler)));
        if rest == 0 { Some(prefix.to_owned()) } else { Some([prefix, &String::from(filler?).repeat(rest)].concat()) }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Source, data};

    #[test]
    fn the_last_class_that_fits_is_the_class_of_the_code() {
        let patterns = ["4*", "4xxxx", "42*", "42xxx", "KV:*", "kv:Storage:*", "KV:Full", "xxxxx", "42P0x"];
        let class = |(index, pattern): (usize, &&str)| {
            format!("[[class]]\ncodes = \"{pattern}\"\nfamily = \"F{index}\"\nsummary = \"{pattern}\"\n\n")
        };
        let classes: String = patterns.iter().enumerate().map(class).collect();
        let rows = "[[code]]\ncode = \"42P01\"\nname = \"One\"\nsummary = \"One.\"\n";
        let table = format!("[catalog]\ncode = \"string\"\n\n{classes}{rows}");
        let table = data::load(&Source::new("codes.toml", table)).unwrap();
        let classes = table.string_classes();
        for code in [
            "4",
            "42",
            "42P01",
            "42P02",
            "42X01",
            "42X0",
            "42X012",
            "43000",
            "4300",
            "KV:",
            "KV:a",
            "KV:Full",
            "KV:Ful",
            "KV:Fulls",
            "KV:Storage:",
            "kv:storage:x",
            "KV:ab",
            "99999",
            "9999",
            "",
            "!!!!!",
            "~",
            "42~~~",
            "4~",
            "x",
        ] {
            let lower = code.to_ascii_lowercase();
            let fits = |of: &&data::StringClass<'_>| {
                lower.starts_with(of.prefix) && of.length.is_none_or(|length| length == code.len())
            };
            let found = classes.iter().rfind(fits).map(|of| (&of.class.family, &of.class.summary));
            let expected = table.class_of(code).map(|class| (&class.family, &class.summary));
            assert_eq!(found, expected, "{code}");
        }
    }
}
