//! Suggests tables for the path of a missing file.

use std::fs;
use std::path::{Path, PathBuf};

use crate::escape::escape_path;
use crate::sort;
use crate::suggest;

/// The number of suggestions.
const MOST_NAMES: usize = 3;
/// The number of files of a directory that are considered.
const MOST_FILES: usize = 1_000;

/// Returns the `.toml` files of a directory, except those of cargo and its tools.
pub(super) fn tables_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut tables: Vec<PathBuf> = entries
        .take(MOST_FILES)
        .filter_map(|entry| Some(PathBuf::from(entry.ok()?.file_name())))
        .filter(|name| name.extension().is_some_and(|extension| extension == "toml"))
        .filter(|name| {
            !["Cargo.toml", "clippy.toml", "rustfmt.toml", "deny.toml"].iter().any(|own| name == Path::new(own))
        })
        .filter(|name| folder.join(name).is_file())
        .collect();
    sort::by_key(&mut tables, PathBuf::clone);
    tables
}

/// Returns the tables beside `missing`, in the package, and in its directories, the most similar names first.
pub(super) fn tables_near(missing: &Path, package: Option<&Path>) -> Vec<PathBuf> {
    let beside = missing.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut folders = vec![beside.to_owned()];
    if let Some(package) = package {
        folders.push(package.to_owned());
        let inner = fs::read_dir(package).into_iter().flatten().take(MOST_FILES).filter_map(Result::ok);
        folders.extend(inner.filter(|entry| entry.file_name() != "target").map(|entry| entry.path()));
    }
    let root = package.unwrap_or(Path::new("."));
    let wanted = name(missing);
    let mut tables: Vec<(usize, PathBuf)> = folders
        .iter()
        .flat_map(|folder| tables_in(folder).into_iter().map(move |name| folder.join(name)))
        .map(|table| table.strip_prefix(root).map_or(table.clone(), Path::to_owned))
        .map(|table| (suggest::edits(&wanted, &name(&table)), table))
        .collect();
    sort::by_key(&mut tables, Clone::clone);
    tables.dedup();
    tables.into_iter().map(|(_, table)| table).collect()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Returns a sentence with the first names. Returns `None` if there are none.
pub(super) fn list(tables: &[PathBuf], sentence: impl Fn(&str) -> String) -> Option<String> {
    let mut names: Vec<String> = tables
        .iter()
        .take(MOST_NAMES)
        .map(|table| format!("`{}`", escape_path(&table.to_string_lossy().replace('\\', "/"))))
        .collect();
    if names.is_empty() {
        return None;
    }
    if tables.len() > MOST_NAMES {
        names.push("…".to_owned());
    }
    Some(sentence(&names.join(", ")))
}
