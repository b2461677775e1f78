//! Keys of other formats, and the keys of a table that have their meaning.

use toml::de::DeValue;

/// The key of a table, whether its value is an integer, and what other formats call it.
const SYNONYMS: [(&str, Kind, &[&str]); 11] = [
    ("number", Kind::Integer, &["id", "code", "value", "errno", "num", "nr", "status", "error_code", "errorcode"]),
    ("display", Kind::Text, &["format", "fmt", "written"]),
    ("name", Kind::Text, &["id", "identifier", "ident", "label", "key", "variant", "code", "symbol", "title"]),
    ("summary", Kind::Text, &["description", "desc", "message", "msg", "title", "text", "brief", "doc", "short"]),
    ("help", Kind::Text, &["hint", "fix", "remedy", "resolution", "solution", "advice", "details", "remediation"]),
    ("sources", Kind::List, &["links", "urls", "references", "refs", "see", "docs"]),
    ("messages", Kind::List, &["texts", "patterns"]),
    ("aliases", Kind::List, &["alias", "synonyms", "other_names"]),
    ("numbers", Kind::Text, &["pattern", "patterns", "range", "number", "codes", "match"]),
    ("deprecated", Kind::Text, &["obsolete", "removed", "withdrawn"]),
    ("one_of", Kind::List, &["values", "enum", "choices", "options", "variants"]),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Integer,
    Text,
    List,
}

impl Kind {
    fn fits(self, value: &DeValue<'_>) -> bool {
        match value {
            DeValue::Integer(_) => self == Self::Integer,
            DeValue::String(_) => self == Self::Text,
            DeValue::Array(_) => self == Self::List,
            _ => false,
        }
    }
}

/// Returns the one of `keys` that has the meaning of a key of other formats, if the value has its type.
pub(super) fn of<'t>(key: &str, value: &DeValue<'_>, keys: &[&'t str]) -> Option<&'t str> {
    let key = key.to_lowercase();
    let fits = |&&(known, kind, synonyms): &&(&str, Kind, &[&str])| {
        keys.contains(&known) && kind.fits(value) && synonyms.contains(&key.as_str())
    };
    let (known, ..) = SYNONYMS.iter().find(fits)?;
    keys.iter().copied().find(|key| key == known)
}
