//! `use` and `path` of `[catalog]`: the modules of this table and of the one whose actions it has.

use super::super::block_reader::{BlockReader, Item};
use super::super::identifier;
use super::super::value::wrong_type;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::escape::escape;
use crate::model::{Import, LocatedString};
use crate::rules;
use toml::de::DeValue;

pub(in crate::parse) const IMPORT_KEYS: [&str; 2] = ["path", "table"];

/// Reads `[catalog.use]`.
pub(super) fn import_of<'t>(item: &'t Item<'t>, span: Span, diagnostics: &mut Diagnostics) -> Option<Import> {
    if let DeValue::String(table) = item.get_ref() {
        let help = if identifier::is_module_path(table) {
            format!("write `{{ path = \"{}\" }}`", escape(table))
        } else {
            format!("write `{{ path = \"crate\", table = \"{}\" }}`, with the module of its types", escape(table))
        };
        diagnostics.push(wrong_type(item.span(), "a table", item.get_ref()).help(help));
        return None;
    }
    let mut block = BlockReader::open(item, "`[catalog.use]`", &IMPORT_KEYS, diagnostics)?;
    let (path, table) = (block.required_text("path"), block.text("table"));
    let path = path.and_then(|path| module_path(path, block.diagnostics));
    block.finish();
    Some(Import { span, path: path.map(|path| path.value), table })
}

/// Returns the path of a module. Reports any other string.
pub(super) fn module_path(path: LocatedString, diagnostics: &mut Diagnostics) -> Option<LocatedString> {
    if identifier::is_module_path(&path.value) {
        return Some(path);
    }
    let message = format!("`{}` is not the path of a module", escape(&path.value));
    let crate_name = path.value.replace('-', "_");
    let help = if identifier::is_module_path(&crate_name) {
        format!("the name of a crate has underscores in Rust: write `{crate_name}`")
    } else {
        "paths look like `crate`, `crate::errors`, `super::errors` or `other_crate::errors`".to_owned()
    };
    diagnostics.push(
        Diagnostic::at(rules::INVALID_MODULE_PATH, path.span, message, "expected identifiers and `::`").help(help),
    );
    None
}
