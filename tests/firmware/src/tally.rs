//! Checks, counted; what fails is printed and the others go on.

use core::fmt::{self, Write};

use crate::{machine, text::Text};

/// The results of the checks.
#[derive(Default)]
pub struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    /// Checks that two values are the same.
    #[track_caller]
    pub fn equal<T: PartialEq + fmt::Debug>(&mut self, actual: T, expected: T) {
        if actual == expected {
            self.passed += 1;
        } else {
            self.failed += 1;
            let place = core::panic::Location::caller();
            machine::print(format_args!("FAILED: {place}: {actual:?}, not {expected:?}"));
        }
    }

    /// Checks what something prints.
    #[track_caller]
    pub fn shows(&mut self, text: fmt::Arguments<'_>, expected: &str) {
        let mut shown = Text::<2048>::new();
        let written = shown.write_fmt(text);
        self.equal(written, Ok(()));
        self.equal(shown.as_str(), expected);
    }

    /// Says how it went, which .ci/firmware reads, and ends the program.
    pub fn end(self) -> ! {
        let Self { passed, failed } = self;
        if failed > 0 {
            machine::print(format_args!("checks failed: {failed}, passed: {passed}"));
            machine::exit(false);
        }
        machine::print(format_args!("{passed} checks passed"));
        machine::exit(true)
    }
}
