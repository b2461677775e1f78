//! Keys of other formats, and the keys of a table that have their meaning.

use toml::de::DeValue;

use crate::model::IntType;

/// The key of a table, whether its value is an integer, and what other formats call it.
const SYNONYMS: [(&str, Kind, &[&str]); 38] = [
    ("number", Kind::Integer, &["id", "code", "value", "errno", "num", "nr", "status", "error_code", "errorcode"]),
    ("number", Kind::IntegerType, &["type", "kind", "repr", "int_type", "integer", "size", "code_type"]),
    ("code", Kind::Text, &["type", "kind", "codes", "id", "value", "sqlstate", "errno", "code_type", "codetype"]),
    ("display", Kind::Text, &["format", "fmt", "written"]),
    ("name", Kind::Text, &["id", "identifier", "ident", "label", "key", "variant", "code", "symbol", "title"]),
    ("summary", Kind::Text, &["description", "desc", "message", "msg", "title", "text", "brief", "doc", "short"]),
    ("sources", Kind::Text, &["source", "url", "uri", "link", "docs", "doc_url", "see", "href", "reference"]),
    (
        "help",
        Kind::Text,
        &["description", "desc", "hint", "fix", "remedy", "resolution", "solution", "advice", "details", "remediation"],
    ),
    ("sources", Kind::List, &["links", "urls", "references", "refs", "see", "docs"]),
    ("messages", Kind::List, &["texts", "patterns"]),
    ("aliases", Kind::List, &["alias", "synonyms", "other_names"]),
    ("numbers", Kind::Text, &["pattern", "patterns", "range", "number", "codes", "match"]),
    ("numbers", Kind::Integer, &["pattern", "number", "code", "codes", "match"]),
    ("numbers", Kind::List, &["pattern", "patterns", "ranges", "codes", "match"]),
    ("deprecated", Kind::Text, &["obsolete", "removed", "withdrawn"]),
    ("deprecated", Kind::Boolean, &["obsolete", "removed", "withdrawn"]),
    ("one_of", Kind::List, &["values", "enum", "choices", "options", "variants"]),
    ("phases", Kind::List, &["situations", "states", "stages", "contexts", "steps"]),
    ("use", Kind::Table, &["import", "imports", "include", "uses", "extends", "from", "extern"]),
    ("initial", Kind::Text, &["base", "start", "delay", "wait", "interval"]),
    ("cap", Kind::Text, &["max", "maximum", "limit", "ceiling", "max_delay"]),
    ("minimum", Kind::Text, &["min", "least", "min_delay"]),
    ("failures", Kind::Integer, &["attempts", "tries", "retries", "max_attempts", "max_retries", "count", "limit"]),
    ("elapsed", Kind::Text, &["after", "timeout", "duration", "time", "max_elapsed"]),
    ("title", Kind::Text, &["name", "label", "description", "summary", "about"]),
    ("family", Kind::Text, &["name", "group", "category", "class"]),
    ("action", Kind::Text, &["default_action", "default", "fallback", "name", "then", "do"]),
    ("actor", Kind::Text, &["who", "by", "owner", "role", "responsible", "assignee"]),
    ("text", Kind::Text, &["summary", "description", "desc", "message", "msg", "instruction", "pattern"]),
    ("text", Kind::List, &["messages", "texts", "patterns"]),
    ("kind", Kind::Text, &["type", "strategy", "mode", "policy"]),
    ("replaced_by", Kind::Text, &["replacement", "use_instead", "successor"]),
    ("required", Kind::Boolean, &["mandatory", "non_null"]),
    ("except", Kind::List, &["exclude", "excluding", "not_in", "skip"]),
    ("when", Kind::Text, &["mode", "condition"]),
    ("default", Kind::Text, &["fallback", "otherwise"]),
    ("default", Kind::Integer, &["fallback", "otherwise"]),
    ("metadata", Kind::Table, &["meta", "info", "about", "package"]),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Integer,
    /// The name of an integer type.
    IntegerType,
    Text,
    List,
    Table,
    Boolean,
}

impl Kind {
    fn fits(self, value: &DeValue<'_>) -> bool {
        match value {
            DeValue::String(name) if self == Self::IntegerType => IntType::elsewhere(name).is_some(),
            DeValue::Integer(_) => self == Self::Integer,
            DeValue::String(_) => self == Self::Text,
            DeValue::Array(_) => self == Self::List,
            DeValue::Table(_) => self == Self::Table,
            DeValue::Boolean(_) => self == Self::Boolean,
            _ => false,
        }
    }
}

/// Returns the one of `keys` that has the meaning of a key of other formats, if it is free and the value has its type.
pub(super) fn of<'t>(
    key: &str,
    value: &DeValue<'_>,
    keys: &[&'t str],
    is_free: impl Fn(&str) -> bool,
) -> Option<&'t str> {
    let key = key.to_lowercase();
    // In a block that has a name or a title, a name is not that of its action.
    let has_name = ["name", "family", "title"].iter().any(|name| keys.contains(name));
    let is_of_block = |known: &str| has_name && known == "action" && key == "name";
    let fits = |&&(known, kind, synonyms): &&(&str, Kind, &[&str])| {
        keys.contains(&known)
            && !is_of_block(known)
            && is_free(known)
            && kind.fits(value)
            && synonyms.contains(&key.as_str())
    };
    let (known, ..) = SYNONYMS.iter().find(fits)?;
    keys.iter().copied().find(|key| key == known)
}
