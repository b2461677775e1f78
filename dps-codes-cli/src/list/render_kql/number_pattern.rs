//! `NumberPattern`: a regular expression for the numbers of a table.

use std::fmt;

/// Matches numbers with as many digits as those of the table have, and with such first digits.
///
/// Statuses are left aside: records have a field for them, and three digits stand for a lot.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NumberPattern {
    is_signed: bool,
    least_digits: usize,
    most_digits: usize,
    first_digits: (char, char),
}

impl NumberPattern {
    pub(super) fn of(numbers: &[i128]) -> Self {
        let others: Vec<_> = numbers.iter().copied().filter(|number| !(100..600).contains(number)).collect();
        let numbers = if others.is_empty() { numbers } else { &others };
        let digits: Vec<_> = numbers.iter().map(|number| number.unsigned_abs().to_string()).collect();
        let lengths = || digits.iter().map(String::len);
        let first_digits = || digits.iter().filter_map(|digits| digits.chars().next());
        Self {
            is_signed: numbers.iter().any(|&number| number < 0),
            least_digits: lengths().min().unwrap_or(1),
            most_digits: lengths().max().unwrap_or(1),
            first_digits: (first_digits().min().unwrap_or('0'), first_digits().max().unwrap_or('9')),
        }
    }
}

impl fmt::Display for NumberPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.is_signed { "-?" } else { "" };
        let (least, most) = (self.least_digits - 1, self.most_digits - 1);
        if least < most {
            return write!(f, "{sign}[0-9]{{{},{}}}", self.least_digits, self.most_digits);
        }
        let (from, to) = self.first_digits;
        write!(f, "{sign}[{from}-{to}][0-9]{{{least}}}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_fit_the_numbers() {
        for (numbers, pattern) in [
            (&[400, 401, 400_001, 500_001][..], "[4-5][0-9]{5}"),
            (&[101, 105, 202], "[1-2][0-9]{2}"),
            (&[-7, 1, 1_000], "-?[0-9]{1,4}"),
            (&[3], "[3-3][0-9]{0}"),
            (&[], "[0-9][0-9]{0}"),
        ] {
            assert_eq!(NumberPattern::of(numbers).to_string(), pattern, "{numbers:?}");
        }
    }
}
