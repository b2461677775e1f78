//! `Line`: string codes in an order in which each pattern is one range, so that they resolve as numbers do.

use super::StringPattern;
use crate::pattern::Pattern;
use crate::sort;

/// The codes and the ends of the patterns of a table, in order. The index of each of them is its number.
///
/// All codes that start with a prefix lie side by side if strings are ordered by their bytes. Those that also have a
/// certain length do so within the codes of that length: hence codes of each length that a pattern asks for have a stretch
/// of their own, and all other codes have the last one.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// The lengths that patterns ask for, in ascending order.
    pub lengths: Vec<usize>,
    /// The stretch and the string, in lower case, of each point.
    points: Vec<(usize, String)>,
}

impl Line {
    /// Puts codes and patterns on a line.
    pub fn of<'s>(patterns: &[&'s StringPattern], codes: impl Iterator<Item = &'s str>) -> Self {
        let mut lengths: Vec<usize> = patterns.iter().filter_map(|pattern| pattern.length).collect();
        sort::by_key(&mut lengths, |&length| length);
        lengths.dedup();
        let mut line = Self { lengths, points: Vec::new() };
        let mut points: Vec<(usize, String)> =
            (0..=line.lengths.len()).map(|stretch| (stretch, String::new())).collect();
        points.extend(patterns.iter().flat_map(|pattern| line.ends(pattern)).flatten());
        points.extend(codes.map(|code| line.point_of(code)));
        let mut order: Vec<(usize, &str)> = points.iter().map(|(stretch, text)| (*stretch, text.as_str())).collect();
        sort::by_key(&mut order, |&point| point);
        order.dedup();
        line.points = order.into_iter().map(|(stretch, text)| (stretch, text.to_owned())).collect();
        line
    }

    /// Returns the number of a code.
    #[must_use]
    pub fn number(&self, code: &str) -> i128 {
        self.index(&self.point_of(code))
    }

    /// Returns the number of the last point that is not behind a string, which decides on its class.
    #[must_use]
    pub fn number_before(&self, code: &str) -> i128 {
        let point = self.point_of(code);
        index(self.points.partition_point(|other| *other <= point)) - 1
    }

    /// Returns the ranges of a pattern.
    #[must_use]
    pub fn pattern(&self, pattern: &StringPattern) -> Pattern {
        let ends = self.ends(pattern);
        let ranges = ends.map(|[first, end]| (self.index(&first), self.index(&end) - 1)).collect();
        Pattern { ranges, size: pattern.rank() }
    }

    /// Returns what stands at a number: the stretch, and the string in lower case.
    #[must_use]
    pub fn point(&self, number: i128) -> Option<&(usize, String)> {
        self.points.get(usize::try_from(number).ok()?)
    }

    /// Returns the number of the last point that is not behind a string.
    #[must_use]
    pub fn last_point(&self, code: &str) -> i128 {
        let point = self.point_of(code);
        index(self.points.partition_point(|other| *other <= point)) - 1
    }

    /// Returns `true` if the string is a code, or the end of a pattern.
    #[must_use]
    pub fn is_point(&self, code: &str) -> bool {
        self.points.binary_search(&self.point_of(code)).is_ok()
    }

    /// Returns the least and the greatest number.
    #[must_use]
    pub fn bounds(&self) -> (i128, i128) {
        (0, index(self.points.len()) - 1)
    }

    fn point_of(&self, code: &str) -> (usize, String) {
        let stretch = self.lengths.binary_search(&code.len()).unwrap_or(self.lengths.len());
        (stretch, code.to_ascii_lowercase())
    }

    /// Returns the first point of a pattern and the one behind it, in each stretch.
    fn ends(&self, pattern: &StringPattern) -> impl Iterator<Item = [(usize, String); 2]> {
        let StringPattern { prefix, length } = pattern;
        let matches = |&stretch: &usize| match (length, self.lengths.get(stretch)) {
            (None, None) => true,
            (Some(length), of_stretch) => of_stretch == Some(length),
            (None, Some(of_stretch)) => prefix.len() <= *of_stretch,
        };
        let stretches: Vec<usize> = (0..=self.lengths.len()).filter(matches).collect();
        stretches.into_iter().map(move |stretch| {
            let end = pattern.end().map_or((stretch + 1, String::new()), |end| (stretch, end));
            [(stretch, prefix.clone()), end]
        })
    }

    /// Returns the number of a point, or of the end of the line.
    fn index(&self, point: &(usize, String)) -> i128 {
        index(self.points.partition_point(|other| other < point))
    }
}

fn index(index: usize) -> i128 {
    i128::try_from(index).unwrap_or(i128::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns `true` if a pattern matches a code, character by character.
    fn matches(pattern: &str, code: &str) -> bool {
        let (pattern, code) = (pattern.to_ascii_lowercase(), code.to_ascii_lowercase());
        match pattern.strip_suffix('*') {
            Some(prefix) => code.starts_with(prefix),
            None => pattern.len() == code.len() && code.starts_with(pattern.trim_end_matches('x')),
        }
    }

    #[test]
    fn a_pattern_is_the_range_of_the_codes_that_it_matches() {
        let patterns = ["42xxx", "42P*", "42P01", "kv:*", "KV:Storage:*", "Exx", "*", "xxxxx", "4*", "42P01xx"];
        let codes =
            ["42P01", "42p02", "42", "42P0199", "4", "KV:", "KV:Storage:NotFound", "kV", "E01", "e", "~~~~~", "0"];
        let parsed: Vec<_> = patterns.iter().map(|text| StringPattern::parse(text).unwrap()).collect();
        let line = Line::of(&parsed.iter().collect::<Vec<_>>(), codes.into_iter());
        for (text, pattern) in patterns.iter().zip(&parsed) {
            let Pattern { ranges, .. } = line.pattern(pattern);
            for code in codes {
                let number = line.number(code);
                let is_in = ranges.iter().any(|&(low, high)| (low..=high).contains(&number));
                assert_eq!(is_in, matches(text, code), "{text} {code}");
            }
        }
        for code in ["42P99", "42z", "KV:Storage:Full", "kv:Storage:NotFound", "99999", "other", ""] {
            let number = line.number_before(code);
            for (text, pattern) in patterns.iter().zip(&parsed) {
                let Pattern { ranges, .. } = line.pattern(pattern);
                let is_in = ranges.iter().any(|&(low, high)| (low..=high).contains(&number));
                assert_eq!(is_in, matches(text, code), "{text} {code}");
            }
        }
        assert_eq!(line.number("42P01"), line.number("42p01"));
        let (first, last) = line.bounds();
        assert!(line.point(first).is_some() && line.point(last).is_some() && line.point(last + 1).is_none());
    }
}
