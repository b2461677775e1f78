//! Codes in the `Debug` form of an error of Rust: `Err(Dps(404201))`.

use dps_codes::__log::is_word;

/// The text of a panic before the error that was not expected.
const UNWRAPPED: &str = "`Err` value: ";

/// The most variants within one another.
const MOST: usize = 4;

/// Returns `true` if a number is all that variants of enums contain, and if the outermost one is an error.
pub(super) fn is_content(before: &str, behind: &str) -> bool {
    let mut before = before;
    for variants in 0..MOST {
        let Some((outside, name)) = before.strip_suffix('(').and_then(split_name) else { break };
        if variants > 0 && name == "Err" || outside.ends_with(UNWRAPPED) {
            return behind.starts_with(')');
        }
        before = outside;
    }
    false
}

/// Splits before the name of a variant, which can have the path of its type before it: `DpsError::Code`.
fn split_name(text: &str) -> Option<(&str, &str)> {
    let outside = text.trim_end_matches(|c: char| is_word(c) || c == ':');
    let name = text[outside.len()..].rsplit(':').next()?;
    name.starts_with(|c: char| c.is_ascii_uppercase()).then_some((outside, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_content_in(line: &str) -> bool {
        let at = line.find("404201").unwrap();
        is_content(&line[..at], &line[at + 6..])
    }

    #[test]
    fn contents_of_errors() {
        for line in [
            "Err(Dps(404201))",
            "Err(DpsError::Refused(404201))",
            "failed: Err(Register(Dps(404201)))",
            "called `Result::unwrap()` on an `Err` value: Dps(404201)",
        ] {
            assert!(is_content_in(line), "{line}");
        }
    }

    #[test]
    fn other_contents() {
        for line in [
            "Ok(Order(404201))",
            "Order(404201) failed",
            "Err(order(404201))",
            "Err(Order(404201, 7))",
            "Err(Order { id: 404201 })",
            "Err(A(B(C(D(404201)))))",
            "Order::new(404201) returned Err(x)",
            "404201",
        ] {
            assert!(!is_content_in(line), "{line}");
        }
    }
}
