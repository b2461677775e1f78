//! Holds the maintainers' documents true: every link has a target, every named path exists, and every script is in use.
#![allow(missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

/// The documents that tell maintainers where things are.
const WITH_PATHS: [&str; 2] = ["CONTRIBUTING.md", "docs/architecture.md"];

/// Folders that hold what tools write.
const WRITTEN_BY_TOOLS: [&str; 3] = ["target", "node_modules", ".git"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Returns the files and folders of the repository, relative to its root.
fn tree() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let is_written = entry.file_name().to_str().is_some_and(|name| WRITTEN_BY_TOOLS.contains(&name));
            if entry.file_type().unwrap().is_dir() && !is_written {
                open.push(entry.path());
            }
            found.push(entry.path().strip_prefix(root()).unwrap().to_owned());
        }
    }
    found
}

/// Returns the documents of the repository with their text; none if this is the packed crate, which lacks most of them.
fn documents(tree: &[PathBuf]) -> Vec<(&Path, String)> {
    if !root().join("CONTRIBUTING.md").exists() {
        return Vec::new();
    }
    let is_document = |path: &&PathBuf| path.extension().is_some_and(|extension| extension == "md");
    let read = |path: &'_ PathBuf| fs::read_to_string(root().join(path)).unwrap();
    tree.iter().filter(is_document).map(|path| (path.as_path(), read(path))).collect()
}

/// Returns the targets of the links in a document.
fn links(text: &str) -> Vec<&str> {
    let parts = text.lines().flat_map(|line| line.split("](").skip(1));
    parts.filter_map(|rest| Some(rest.split_once(')')?.0)).collect()
}

/// Returns the code spans of a document. Those of blocks of code are left out.
fn code_spans(text: &str) -> Vec<&str> {
    let prose = text.split("\n```").step_by(2);
    prose.flat_map(str::lines).flat_map(|line| line.split('`').skip(1).step_by(2)).collect()
}

#[test]
fn links_have_targets() {
    let tree = tree();
    let mut dead = Vec::new();
    for (path, text) in documents(&tree) {
        let folder = root().join(path.parent().unwrap());
        for link in links(&text).into_iter().filter(|link| !link.contains(':')) {
            let target = link.split('#').next().unwrap();
            if !folder.join(target).exists() {
                dead.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert!(dead.is_empty(), "links without a target: {dead:#?}");
}

#[test]
fn named_paths_exist() {
    let tree = tree();
    let documents = documents(&tree);
    let mut missing = Vec::new();
    for (path, text) in documents.iter().filter(|(path, _)| WITH_PATHS.iter().any(|with| *path == Path::new(with))) {
        // A path, from the root or from the folder that the sentence is about, and perhaps with an argument.
        let is_file = |span: &str| Path::new(span).extension().is_some_and(|of| of == "rs" || of == "toml");
        let is_path = |span: &str| span.contains('/') || is_file(span);
        let paths = code_spans(text).into_iter().map(|span| span.split(' ').next().unwrap_or_default());
        for named in paths.filter(|span| is_path(span) && !span.contains(|c: char| "*{<:".contains(c))) {
            if !named.contains("NAME") && !tree.iter().any(|file| file.ends_with(named)) {
                missing.push(format!("{}: {named}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "paths that do not exist: {missing:#?}");
}

#[test]
fn scripts_are_called_or_described() {
    let tree = tree();
    let in_folder = |folder: &'static str| tree.iter().filter(move |path| path.parent() == Some(Path::new(folder)));
    let callers = in_folder(".ci").chain(in_folder(".github/workflows"));
    let callers: Vec<_> = callers.map(PathBuf::as_path).chain([Path::new("CONTRIBUTING.md")]).collect();
    let mut unused = Vec::new();
    for script in in_folder(".ci") {
        let name = format!(".ci/{}", script.file_name().unwrap().to_str().unwrap());
        let is_named = |caller: &&Path| {
            let text = fs::read_to_string(root().join(caller)).unwrap();
            text.split(&name).skip(1).any(|rest| !rest.starts_with(|c: char| c == '-' || c.is_alphanumeric()))
        };
        if !callers.iter().filter(|caller| **caller != script.as_path()).any(is_named) {
            unused.push(name);
        }
    }
    assert!(unused.is_empty(), "neither `.ci/run`, nor a workflow, nor CONTRIBUTING.md names these: {unused:?}");
}
