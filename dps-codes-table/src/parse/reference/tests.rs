//! Compares the reference with the parser, and the generated files with the reference.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::super::column::kind::{BIT_KEYS, DERIVED_KEYS, LIST_KEYS, TYPED_KEYS};
use super::super::{BLOCKS as ROOT_KEYS, action, choice, integrations, limit, remedy, row, settings};
use super::blocks::BLOCKS;
use super::{Block, Default, Key, Kind, markdown, schema};
use crate::model::{CodeType, Settings};
use crate::syntax::expected::Expected;
use crate::syntax::lost_header as lost;
use crate::syntax::value::MAY_BE_REQUIRED;
use crate::{Source, compile};

/// Blocks by the names that the tables of the reference have in their place.
const PARTS: [(&str, &str); 4] = [
    ("CATALOG", "[catalog]\naction = \"Wait\"\nphases = [\"Order\"]"),
    ("WAIT", "[action.Wait]\ntext = \"Wait.\"\nactor = \"Program\"\nretry = \"at-once\""),
    ("CALL", "[action.Call]\ntext = \"Call.\"\nactor = \"Operator\"\nretry = \"never\""),
    ("ROW", "[[code]]\nnumber = 410\nname = \"Gone\"\nsummary = \"It is gone.\""),
];

/// Returns the keys that the parser accepts, by the block of the reference.
fn accepted() -> BTreeMap<&'static str, Vec<&'static str>> {
    let with = |key: fn(CodeType) -> &'static str, keys: &[&'static str]| [&CodeType::ALL.map(key)[..], keys].concat();
    let mut settings = Settings::default();
    BTreeMap::from([
        ("root", ROOT_KEYS.to_vec()),
        ("catalog", settings::KEYS.to_vec()),
        ("phase", choice::PHASE_KEYS.to_vec()),
        ("choice", choice::CHOICE_KEYS.to_vec()),
        ("actor", choice::ACTOR_KEYS.to_vec()),
        ("use", settings::IMPORT_KEYS.to_vec()),
        ("probe", limit::PROBE_KEYS.to_vec()),
        ("integration", integrations::INTEGRATION_KEYS.to_vec()),
        ("types", settings.types.each_mut().map(|(key, _)| key).to_vec()),
        ("digits", DERIVED_KEYS.to_vec()),
        ("bit", BIT_KEYS.to_vec()),
        ("list", LIST_KEYS.to_vec()),
        ("typed", TYPED_KEYS.to_vec()),
        ("action", action::ACTION_KEYS.to_vec()),
        ("retry", action::BACKOFF_KEYS.to_vec()),
        ("fallback", limit::FALLBACK_KEYS.to_vec()),
        ("step", remedy::STEP_KEYS.to_vec()),
        ("class", with(CodeType::pattern_key, &row::CLASS_KEYS)),
        ("code", with(CodeType::key, &row::CODE_KEYS)),
        ("symptom", row::SYMPTOM_KEYS.to_vec()),
    ])
}

#[test]
fn every_key_of_the_parser_is_described() {
    let described: BTreeMap<_, BTreeSet<_>> =
        BLOCKS.iter().map(|block| (block.id, block.keys.iter().map(|key| key.name).collect())).collect();
    let accepted: BTreeMap<_, BTreeSet<_>> =
        accepted().into_iter().map(|(id, keys)| (id, keys.into_iter().collect())).collect();
    assert_eq!(described, accepted);
}

#[test]
fn headers_are_missed_by_the_keys_of_the_parser() {
    let accepted = accepted();
    let of = |blocks: &[&str]| blocks.iter().flat_map(|block| accepted[block].clone()).collect::<BTreeSet<_>>();
    let set = |keys: &[&'static str]| keys.iter().copied().collect::<BTreeSet<_>>();
    assert_eq!(set(&lost::CATALOG_KEYS), &of(&["catalog"]) - &set(&CodeType::ALL.map(CodeType::key)));
    assert_eq!(set(&lost::COLUMN_KEYS), of(&["digits", "list", "typed"]));
    assert_eq!(set(&lost::PATTERN_KEYS), set(&CodeType::ALL.map(CodeType::pattern_key)));
    assert_eq!(set(&lost::PATTERN_KEYS), &of(&["class"]) - &of(&["code"]));
    for (some, block) in [
        (&lost::COLUMN_KINDS[..], &["digits", "list", "typed"][..]),
        (&lost::CODE_KEYS, &["code"]),
        (&lost::CLASS_KEYS, &["class"]),
        (&lost::SYMPTOM_KEYS, &["symptom"]),
        (&lost::ACTION_KEYS, &["action"]),
    ] {
        assert!(set(some).is_subset(&of(block)), "{some:?}");
    }
}

/// Syntax errors are explained before anything is parsed, by keys and the types of their values.
#[test]
fn values_are_expected_as_the_parser_reads_them() {
    let is_required = |key: &&Key| matches!(key.default, Default::Required | Default::RequiredIf(..));
    let keys = || BLOCKS.iter().flat_map(|block| block.keys);
    let one_required = BLOCKS.iter().flat_map(|block| block.one_required.iter().copied());
    let required: BTreeSet<_> = keys().filter(is_required).map(|key| key.name).chain(one_required).collect();
    assert_eq!(BTreeSet::from(MAY_BE_REQUIRED), required);
    for key in keys() {
        let accepts = |wanted: fn(&Kind) -> bool| match &key.kind {
            Kind::Or(kinds) => kinds.iter().any(wanted),
            kind => wanted(kind),
        };
        let is_list = |kind: &Kind| matches!(kind, Kind::Each(item) if !matches!(item, Kind::Table(_)));
        match Expected::of(key.name) {
            Expected::Boolean => assert!(accepts(|kind| matches!(kind, Kind::Bool)), "{}", key.name),
            Expected::Integer => assert!(accepts(|kind| matches!(kind, Kind::Integer)), "{}", key.name),
            Expected::Strings => assert!(accepts(is_list), "{}", key.name),
            Expected::Duration => {
                assert!(accepts(|kind| matches!(kind, Kind::Duration | Kind::Durations)), "{}", key.name);
            }
            Expected::Code => assert_eq!(key.name, CodeType::Number.key()),
            Expected::Number | Expected::Text | Expected::Range | Expected::Path | Expected::Other => {
                let other = matches!(&key.kind, Kind::Bool | Kind::Integer | Kind::Duration | Kind::Durations);
                assert!(!other && !is_list(&key.kind), "{}", key.name);
            }
        }
    }
}

/// Returns a table with a statement for a key, and with the other keys that this one needs.
fn table(block: &Block, key: &Key, statement: Option<&str>) -> String {
    let is_needed = |other: &Key| match other.default {
        _ if other.name == key.name => false,
        _ if key.name == "replaced_by" && other.name == "deprecated" => true,
        // A class has to have an effect.
        _ if block.id == "class" && other.name == "action" => true,
        _ if block.id == "fallback" => block.one_required.contains(&other.name) || other.name == "action",
        _ if block.one_required.contains(&other.name) => {
            !block.one_required.contains(&key.name) && block.one_required[0] == other.name
        }
        Default::Required | Default::RequiredIf(..) => true,
        _ => false,
    };
    let needed = block.keys.iter().filter(|other| is_needed(other)).map(|other| other.example);
    let statements: Vec<_> = needed.chain(statement).collect();
    let separator = if block.table.contains("{ KEYS }") { ", " } else { "\n" };
    let table = block.table.replace("KEYS", &statements.join(separator));
    // A table that uses the actions of another one has no actions of its own.
    let table = if key.name == "use" { table.replace("WAIT\n", "") } else { table };
    let table = PARTS.into_iter().fold(table, |table, (name, part)| table.replace(name, part));
    if block.one_required.contains(&key.name) && key.name.starts_with(CodeType::String.key()) {
        return table.replace("[catalog]", "[catalog]\ncode = \"string\"").replace("number = 410", "code = \"410\"");
    }
    table
}

/// Returns the errors of a table and its expansion. Its rows need not use each phase and column.
fn compiled(table: &str) -> (Vec<String>, String) {
    let compiled = compile(&Source::new("t.toml", table), &"dps_codes".parse().unwrap());
    let errors = compiled.diagnostics.into_iter().map(|one| one.message);
    (errors.filter(|error| !error.starts_with("unused ")).collect(), compiled.tokens.to_string())
}

fn expansion(table: &str) -> String {
    let (errors, tokens) = compiled(table);
    // `use` may name a table, and there is none.
    let errors: Vec<_> = errors.iter().filter(|error| !error.contains("errors.toml")).collect();
    assert!(errors.is_empty(), "{errors:?} in\n{table}");
    tokens
}

#[test]
fn every_example_compiles_and_every_default_is_true() {
    for block in &BLOCKS[1..] {
        for key in block.keys {
            expansion(&table(block, key, Some(key.example)));
            if let Default::Is(value) = key.default {
                let written = format!("{} = {value}", key.name);
                let written = expansion(&table(block, key, Some(&written)));
                assert_eq!(written, expansion(&table(block, key, None)), "{} in {}", key.name, block.id);
            }
        }
    }
}

#[test]
fn old_names_are_valid() {
    for block in BLOCKS {
        for (old, new) in block.renamed {
            let key = block.keys.iter().find(|key| key.name == *new).unwrap();
            let renamed = |statement: &str| statement.replacen(new, old, 1);
            assert_eq!(
                expansion(&table(block, key, Some(key.example))),
                expansion(&table(block, key, Some(&renamed(key.example)))),
                "{old}"
            );
        }
    }
}

/// Only the keys that are described as required cause an error if they are missing.
#[test]
fn required_keys_are_required() {
    // With one of its two keys alone, a column has another valid form.
    for block in BLOCKS[1..].iter().filter(|block| block.id != "bit") {
        for key in block.keys.iter().filter(|key| matches!(key.default, Default::Required)) {
            let table = table(block, key, None);
            assert!(!compiled(&table).0.is_empty(), "`{}` is not required:\n{table}", key.name);
        }
    }
}

fn is_up_to_date(path: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, expected).unwrap();
    }
    let is_up_to_date = fs::read_to_string(&path).unwrap_or_default() == expected;
    assert!(is_up_to_date, "{}: run `UPDATE_DOCS=1 cargo test -p dps-codes-table --lib reference`", path.display());
}

#[test]
fn the_page_is_up_to_date() {
    is_up_to_date("docs/table.md", &markdown::page());
}

#[test]
fn the_schema_is_up_to_date() {
    is_up_to_date("schema/codes.schema.json", &schema::schema());
}
