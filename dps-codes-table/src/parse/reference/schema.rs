//! The JSON Schema of tables, for editors.

use serde_json::{Map, Value, json};

use super::blocks::BLOCKS;
use super::{Block, Default, Key, Kind};
use crate::syntax::EXTENSION_PREFIX;

/// Returns the text of `schema/codes.schema.json`.
pub(super) fn schema() -> String {
    let mut schema = definition(BLOCKS[0]);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!("A table of error codes for dps-codes");
    schema["definitions"] =
        BLOCKS[1..].iter().map(|block| (block.id.to_owned(), definition(block))).collect::<Map<_, _>>().into();
    serde_json::to_string_pretty(&schema).unwrap() + "\n"
}

fn definition(block: &Block) -> Value {
    let mut properties: Map<_, _> = block.keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    for (old, new) in block.renamed {
        let mut property = properties[*new].clone();
        property["description"] = json!(format!("The old name of `{new}`."));
        properties.insert((*old).to_owned(), property);
    }
    let extensions = Map::from_iter([(format!("^{EXTENSION_PREFIX}"), json!({}))]);
    // Any other key may be a column of the table.
    let others = if block.has_columns { of(&Kind::Scalar) } else { json!(false) };
    let mut definition = json!({
        "type": "object",
        "description": without_links(block.about),
        "properties": properties,
        "patternProperties": extensions,
        "additionalProperties": others,
    });
    let required = block.keys.iter().filter(|key| matches!(key.default, Default::Required));
    let required: Vec<_> = required.map(|key| key.name).collect();
    if !required.is_empty() {
        definition["required"] = json!(required);
    }
    let conditions = block.keys.iter().filter_map(|key| match key.default {
        Default::RequiredIf(_, Some((other, value))) => Some(json!({
            "if": { "properties": { other: { "const": value } }, "required": [other] },
            "then": { "anyOf": with_old_names(block, key.name) },
        })),
        _ => None,
    });
    let conditions: Vec<_> = conditions.collect();
    if !conditions.is_empty() {
        definition["allOf"] = json!(conditions);
    }
    if !block.one_required.is_empty() {
        definition["anyOf"] = block.one_required.iter().map(|key| json!({ "required": [key] })).collect();
    }
    definition
}

/// Returns the schemas of a block that has a key, or an old name of it.
fn with_old_names(block: &Block, key: &str) -> Vec<Value> {
    let old = block.renamed.iter().filter(|(_, new)| *new == key).map(|(old, _)| *old);
    std::iter::once(key).chain(old).map(|name| json!({ "required": [name] })).collect()
}

fn property(key: &Key) -> Value {
    let mut property = of(&key.kind);
    // Validators ignore what stands beside a reference.
    if property.get("$ref").is_some() {
        property = json!({ "allOf": [property] });
    }
    property["description"] = json!(without_links(key.about));
    if let Default::Is(value) = key.default {
        property["default"] = serde_json::from_str(value).unwrap();
    }
    property
}

/// Replaces links of Markdown, which lead nowhere in an editor, with their texts.
fn without_links(text: &str) -> String {
    let mut parts = text.split("](#");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (_, behind) = part.split_once(')').unwrap();
        let bracket = plain.rfind('[').unwrap();
        plain.remove(bracket);
        plain.push_str(behind);
    }
    plain
}

fn of(kind: &Kind) -> Value {
    const DURATION: &str = "[0-9]+(ms|s|m|h|d)";
    match kind {
        Kind::Str => json!({ "type": "string" }),
        Kind::Pattern(pattern) => json!({ "type": "string", "pattern": pattern }),
        Kind::Bool => json!({ "type": "boolean" }),
        Kind::Integer => json!({ "type": "integer" }),
        Kind::Duration => json!({ "type": "string", "pattern": format!("^{DURATION}$") }),
        Kind::Durations => json!({ "type": "string", "pattern": format!("^{DURATION}(\\.\\.{DURATION})?$") }),
        Kind::OneOf(words) => json!({ "enum": words() }),
        Kind::Table(id) => json!({ "$ref": format!("#/definitions/{id}") }),
        Kind::Any => json!({ "type": "object" }),
        Kind::Scalar => json!({ "type": ["boolean", "integer", "string"] }),
        Kind::Each(kind) => json!({ "type": "array", "items": of(kind) }),
        Kind::ByName(kind) => json!({ "type": "object", "additionalProperties": of(kind) }),
        Kind::Or(kinds) => json!({ "anyOf": kinds.iter().map(of).collect::<Vec<_>>() }),
    }
}
