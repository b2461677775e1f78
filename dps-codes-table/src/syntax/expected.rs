//! `Expected`: what a key takes as its value.

use super::value::Fault;
use super::{number, remedy};
use crate::escape::escape;
use crate::model::IntType;
use crate::rules;

/// The type of the value of a key. The parser, which knows all keys with their types, comes after this step: a test compares
/// the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Expected {
    /// A number that is a code, or the type of such numbers.
    Code,
    /// The same in a table that says that its codes are numbers.
    Number,
    Integer,
    Boolean,
    /// An array of strings.
    Strings,
    /// A string of any characters.
    Text,
    /// A duration, as a string.
    Duration,
    /// A range or another pattern of numbers, as a string.
    Range,
    /// The path of a module, as a string.
    Path,
    /// Any other string, or a type that depends on more than the key.
    Other,
}

impl Expected {
    /// Returns what a key takes in every table.
    pub(crate) fn of(key: &str) -> Self {
        match key {
            "number" | "id" => Self::Code,
            "failures" => Self::Integer,
            "published" | "required" | "unique" => Self::Boolean,
            "actors" | "aliases" | "derive" | "except" | "integrations" | "messages" | "one_of" | "phases"
            | "sources" => Self::Strings,
            "minimum" | "initial" | "cap" | "elapsed" => Self::Duration,
            "range" | "numbers" => Self::Range,
            "path" => Self::Path,
            _ => Self::Other,
        }
    }

    /// Returns `true` if the key takes an integer, perhaps one of other types.
    pub(super) fn is_integer(self) -> bool {
        matches!(self, Self::Code | Self::Number | Self::Integer)
    }

    /// Explains an unquoted value that is valid in quotes, perhaps in another spelling.
    pub(super) fn fault_of_string(self, written: &str) -> Option<Fault> {
        let quoted = |label: &str, value: &str| {
            Some(Fault::new(rules::UNQUOTED_VALUE, label, format!("write `\"{}\"`", escape(value))))
        };
        match self {
            Self::Duration => match duration(written) {
                Some(duration) => quoted("a duration is a string", &duration),
                None => quoted("expected a duration", "5s"),
            },
            Self::Text
                if !written.contains("::")
                    && written.chars().all(|c| c.is_ascii_alphanumeric() || "_-+./:".contains(c)) =>
            {
                quoted("strings must be quoted", written)
            }
            Self::Code | Self::Number => {
                let int = IntType::elsewhere(written).filter(|int| int.name != written)?;
                let help = format!("the type of the numbers is set in `[catalog]`: `number = \"{}\"`", int.name);
                Some(Fault::new(rules::UNQUOTED_VALUE, "strings must be quoted", help))
            }
            Self::Range if written.contains("..") => {
                let (low, high) = written.split_once("..")?;
                let high = high.trim_start_matches(['.', '=', '<']).trim();
                quoted("ranges are strings", &format!("{}..={high}", low.trim()))
            }
            Self::Path if written.contains("::") => quoted("strings must be quoted", written),
            _ => None,
        }
    }

    /// Explains an unquoted value that would not be valid in quotes.
    pub(super) fn fault(self, written: &str) -> Option<Fault> {
        let unquoted = |label: &str, help: String| Some(Fault::new(rules::UNQUOTED_VALUE, label, help));
        match self {
            Self::Code if is_type(written) || number::is_code(written) => None,
            Self::Number if is_type(written) => None,
            Self::Code | Self::Number | Self::Integer => unquoted("expected an integer", integer(written)),
            Self::Boolean => unquoted("expected a boolean", "write `true` or `false`".to_owned()),
            Self::Strings => unquoted("expected an array of strings", format!("write `{}`", remedy::array(written))),
            Self::Text | Self::Duration | Self::Range | Self::Path | Self::Other => None,
        }
    }
}

/// Returns the duration in the notation of another language, as in `5 s`, `PT5S` and `time.Second * 5`.
fn duration(written: &str) -> Option<String> {
    const UNITS: [(&str, &str); 14] = [
        ("ms", "ms"),
        ("millisecond", "ms"),
        ("milliseconds", "ms"),
        ("s", "s"),
        ("sec", "s"),
        ("second", "s"),
        ("seconds", "s"),
        ("m", "m"),
        ("min", "m"),
        ("minute", "m"),
        ("minutes", "m"),
        ("h", "h"),
        ("hour", "h"),
        ("d", "d"),
    ];
    let lower = written.to_lowercase();
    let lower = lower.strip_prefix("pt").or_else(|| lower.strip_prefix('p')).unwrap_or(&lower);
    let is_separator = |c: char| c.is_whitespace() || "*._:()".contains(c);
    let words = lower.split(is_separator).filter(|word| !["", "time", "duration", "from"].contains(word));
    let joined: String = words.clone().collect();
    let digits: String = joined.chars().filter(char::is_ascii_digit).collect();
    let unit: String = joined.chars().filter(|c| !c.is_ascii_digit()).collect();
    let is_one_number = words.filter(|word| word.contains(|c: char| c.is_ascii_digit())).count() == 1
        && joined.contains(digits.as_str());
    let (_, unit) = UNITS.into_iter().find(|(name, _)| *name == unit)?;
    (is_one_number && !digits.is_empty()).then(|| format!("{digits}{unit}"))
}

/// Returns `true` for the type of the codes in `[catalog]`.
fn is_type(written: &str) -> bool {
    written.eq_ignore_ascii_case("string") || IntType::named(written).is_some() || IntType::elsewhere(written).is_some()
}

/// Returns the help with the only number in an expression such as `(NTSTATUS)0xC0000005`.
fn integer(written: &str) -> String {
    let mut numbers =
        written.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').filter_map(number::integer);
    let behind_letters = written.trim_start_matches(|c: char| c.is_ascii_alphabetic() || "-_".contains(c));
    let digits = behind_letters.trim_start_matches('0');
    match (numbers.next(), numbers.next()) {
        (Some(number), None) => format!("write `{number}`"),
        (None, None) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("write `{digits}`")
        }
        _ => "write the number itself, as in `404` or `0x1F4`".to_owned(),
    }
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
            ("failures = !!int 3", "write `3`"),
            ("required = Zz", "write `true` or `false`"),
            ("messages = - motor blocked", "write `[\"motor blocked\"]`"),
            ("aliases = (\"jam\", \"paper-jam\")", "write `[\"jam\", \"paper-jam\"]`"),
            ("aliases = (jam)", "write `[\"jam\"]`"),
            ("messages = %w[jam paper]", "write `[\"jam\", \"paper\"]`"),
            ("phases = Print, Scan", "write `[\"Print\", \"Scan\"]`"),
        ] {
            let (key, value) = statement.rsplit_once(" = ").unwrap();
            let found = Expected::of(key).fault(value);
            assert_eq!(found.map(|fault| fault.help).as_deref(), Some(help), "{statement}");
        }
        for (key, written) in [("number", "u16"), ("number", "uint16"), ("number", "E0382"), ("name", "One")] {
            assert!(Expected::of(key).fault(written).is_none(), "{key} = {written}");
        }
        assert_eq!(Expected::Number.fault("E0382").unwrap().help, "write `382`");
    }

    #[test]
    fn strings_of_other_notations_are_written_as_the_key_takes_them() {
        for (key, written, help) in [
            ("cap", "5 s", "write `\"5s\"`"),
            ("cap", "PT5M", "write `\"5m\"`"),
            ("cap", "time.Second * 5", "write `\"5s\"`"),
            ("cap", "5 * time.Minute", "write `\"5m\"`"),
            ("cap", "1.5s", "write `\"5s\"`"),
            ("cap", "soon", "write `\"5s\"`"),
            ("range", "0..=9", "write `\"0..=9\"`"),
            ("numbers", "400 .. 499", "write `\"400..=499\"`"),
            ("path", "a::b", "write `\"a::b\"`"),
        ] {
            let found = Expected::of(key).fault_of_string(written);
            assert_eq!(found.map(|fault| fault.help).as_deref(), Some(help), "{key} = {written}");
        }
    }
}
