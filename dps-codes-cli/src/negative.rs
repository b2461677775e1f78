//! Brings negative numbers past clap, which takes `-0x1` for options.
//!
//! A blank is put before each, since clap takes only what starts with a hyphen for an option.

use std::ffi::OsString;

/// The arguments as clap is to see them.
pub(crate) fn shield(arguments: impl Iterator<Item = OsString>) -> impl Iterator<Item = OsString> {
    arguments.map(|argument| {
        if !is_negative(&argument.to_string_lossy()) {
            return argument;
        }
        let mut shielded = OsString::from(" ");
        shielded.push(argument);
        shielded
    })
}

/// The argument as it was given.
pub(crate) fn unshield(argument: &str) -> &str {
    argument.strip_prefix(' ').filter(|_| is_negative(argument)).unwrap_or(argument)
}

/// Whether a negative number starts here. Blanks before it count, so that `unshield` can tell an own blank from ours.
fn is_negative(argument: &str) -> bool {
    argument
        .trim_start_matches(' ')
        .strip_prefix('-')
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_argument_comes_back_as_it_was() {
        for given in ["-1", " -1", "  -0x1 ", "-1x", "1", " 1", "", " ", "-", " -x", "--format", "-٣", "\t-1"] {
            let shielded: Vec<_> = shield([OsString::from(given)].into_iter()).collect();
            let seen = shielded[0].to_string_lossy();
            assert_eq!(unshield(&seen), given);
            assert!(!seen.starts_with("-1"), "{given:?}");
        }
    }

    #[test]
    fn options_are_left_alone() {
        for given in ["--format", "-h", "-x1", "--", "-"] {
            assert_eq!(shield([OsString::from(given)].into_iter()).next(), Some(OsString::from(given)));
        }
    }
}
