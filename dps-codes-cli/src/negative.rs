//! Negative numbers as arguments: clap would parse `-0x1` as options.
//!
//! A space is put before each, since only an argument that starts with a hyphen can be an option.

use std::ffi::OsString;

/// Puts a space before each negative number.
pub(crate) fn shield(arguments: impl IntoIterator<Item = OsString>) -> impl Iterator<Item = OsString> {
    arguments.into_iter().map(|argument| {
        if !is_negative(&argument.to_string_lossy()) {
            return argument;
        }
        let mut shielded = OsString::from(" ");
        shielded.push(argument);
        shielded
    })
}

/// Removes the space that `shield` has put before a negative number.
pub(crate) fn unshield(argument: &str) -> &str {
    argument.strip_prefix(' ').filter(|_| is_negative(argument)).unwrap_or(argument)
}

/// Returns `true` if a negative number follows any spaces, so that `unshield` removes the space of `shield` alone.
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
        for argument in ["-1", " -1", "  -0x1 ", "-1x", "1", " 1", "", " ", "-", " -x", "--format", "-٣", "\t-1"] {
            let shielded: Vec<_> = shield([OsString::from(argument)]).collect();
            let seen = shielded[0].to_string_lossy();
            assert_eq!(unshield(&seen), argument);
            assert!(!seen.starts_with("-1"), "{argument:?}");
        }
    }

    #[test]
    fn options_are_left_alone() {
        for argument in ["--format", "-h", "-x1", "--", "-"] {
            assert_eq!(shield([OsString::from(argument)]).next(), Some(OsString::from(argument)));
        }
    }
}
