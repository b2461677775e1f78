//! Negative numbers as arguments: clap would parse `-0x1` as options.
//!
//! A space is put before each, since only an argument that starts with a hyphen can be an option. The arguments of `check`
//! are paths, and stay as they are.

use std::ffi::OsString;

/// Puts a space before each negative number.
pub(crate) fn shield(arguments: impl Iterator<Item = OsString>) -> impl Iterator<Item = OsString> {
    let mut has_paths = false;
    arguments.enumerate().map(move |(index, argument)| {
        has_paths |= index == 1 && argument == "check";
        if has_paths || !is_negative(&argument.to_string_lossy()) {
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
            let shielded: Vec<_> = shield([OsString::from(argument)].into_iter()).collect();
            let seen = shielded[0].to_string_lossy();
            assert_eq!(unshield(&seen), argument);
            assert!(!seen.starts_with("-1"), "{argument:?}");
        }
    }

    #[test]
    fn paths_are_left_alone() {
        let arguments = ["dps-codes", "check", "--", "-1.toml"].map(OsString::from);
        assert_eq!(shield(arguments.clone().into_iter()).collect::<Vec<_>>(), arguments);
    }

    #[test]
    fn options_are_left_alone() {
        for argument in ["--format", "-h", "-x1", "--", "-"] {
            assert_eq!(shield([OsString::from(argument)].into_iter()).next(), Some(OsString::from(argument)));
        }
    }
}
