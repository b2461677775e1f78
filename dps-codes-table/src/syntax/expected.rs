//! `Expected`: what a key takes as its value.

use super::number;
use super::value::Fault;
use crate::escape::escape;
use crate::model::IntType;
use crate::rules;

/// The type of the value of a key. The parser, which knows all keys with their types, comes after this step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Expected {
    /// A number that is a code, or the type of such numbers.
    Code,
    Integer,
    Boolean,
    /// An array of strings.
    Strings,
    /// A string, or a type that depends on more than the key.
    Other,
}

impl Expected {
    /// Returns what the key in front of the value at `at` takes. `line` is the start of its line.
    pub(super) fn at(text: &str, line: usize, at: usize) -> Self {
        let Some(before) = text[line..at].trim_end().strip_suffix('=') else {
            return Self::Other;
        };
        match before.trim_end().rsplit(['{', ',', '.', ' ', '\t']).next().unwrap_or_default() {
            "number" | "id" => Self::Code,
            "failures" => Self::Integer,
            "published" | "required" | "unique" => Self::Boolean,
            "actors" | "aliases" | "derive" | "except" | "integrations" | "messages" | "one_of" | "phases"
            | "sources" => Self::Strings,
            _ => Self::Other,
        }
    }

    /// Explains an unquoted value that would not be valid in quotes.
    pub(super) fn fault(self, written: &str) -> Option<Fault> {
        let unquoted = |label: &str, help: String| Some(Fault::new(rules::UNQUOTED_VALUE, label, help));
        match self {
            Self::Code if is_type(written) || number::is_code(written) => None,
            Self::Code | Self::Integer => unquoted("expected an integer", integer(written)),
            Self::Boolean => unquoted("expected a boolean", "write `true` or `false`".to_owned()),
            Self::Strings => unquoted("expected an array of strings", format!("write `{}`", escape(&array(written)))),
            Self::Other => None,
        }
    }
}

/// Returns `true` for the type of the codes in `[catalog]`.
fn is_type(written: &str) -> bool {
    written.eq_ignore_ascii_case("string") || IntType::named(written).is_some() || IntType::elsewhere(written).is_some()
}

/// Returns the help with the only number in an expression such as `(NTSTATUS)0xC0000005`.
fn integer(written: &str) -> String {
    let mut numbers =
        written.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').filter_map(number::integer);
    match (numbers.next(), numbers.next()) {
        (Some(number), None) => format!("write `{number}`"),
        _ => "write the number itself, as in `404` or `0x1F4`".to_owned(),
    }
}

/// Returns the array with the items of a list in another notation.
fn array(written: &str) -> String {
    if let (Some(start), Some(end)) = (written.find('"'), written.rfind('"')) {
        if start < end {
            return format!("[{}]", &written[start..=end]);
        }
    }
    let bare = written.strip_prefix("- ").unwrap_or(written).trim_matches(['(', ')', '{', '}', '<', '>', '"', '\'']);
    let items: Vec<_> = bare.split(',').map(|item| format!("\"{}\"", item.trim())).collect();
    format!("[{}]", items.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_remedy_is_a_value_that_the_key_takes() {
        for (statement, help) in [
            ("number = (NTSTATUS)0xC0000005", "write `0xC0000005`"),
            ("number = _HRESULT_TYPEDEF_(0xC0000005L)", "write `0xC0000005`"),
            ("number = (-1)", "write `-1`"),
            ("number = OFFSET_TOO_LARGE", "write the number itself, as in `404` or `0x1F4`"),
            ("number = 0xC0000000 | 5", "write the number itself, as in `404` or `0x1F4`"),
            ("until = { failures = !!int 3", "write `3`"),
            ("required = Zz", "write `true` or `false`"),
            ("messages = - motor blocked", "write `[\"motor blocked\"]`"),
            ("aliases = (\"jam\", \"paper-jam\")", "write `[\"jam\", \"paper-jam\"]`"),
            ("phases = Print, Scan", "write `[\"Print\", \"Scan\"]`"),
        ] {
            let (key, value) = statement.rsplit_once("= ").unwrap();
            let found = Expected::at(statement, 0, key.len() + 1).fault(value);
            assert_eq!(found.map(|fault| fault.help).as_deref(), Some(help), "{statement}");
        }
        for statement in ["number = u16", "number = uint16", "number = E0382", "name = One", "aliases = [One"] {
            let (key, value) = statement.rsplit_once("= ").unwrap();
            let value = value.trim_start_matches('[');
            let at = statement.len() - value.len();
            assert!(key.len() < at && Expected::at(statement, 0, at).fault(value).is_none(), "{statement}");
        }
    }
}
