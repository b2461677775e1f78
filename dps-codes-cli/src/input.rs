//! `Inputs`: the files that arguments name, those of folders included.

pub(crate) mod compression;
mod gzip;
pub(crate) mod source;

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::sanitize::one_line;
use crate::scan::tally::distinct::hash;

/// An input that can be opened.
pub(crate) enum Input {
    File(PathBuf),
    StandardInput,
}

/// A file or a folder that cannot be read, or not to its end.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) path: String,
    pub(crate) error: String,
}

impl Problem {
    pub(crate) fn new(path: &Path, error: &dyn fmt::Display) -> Self {
        Self { path: path.display().to_string(), error: error.to_string() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", one_line(&self.path), one_line(&self.error))
    }
}

/// Files of folders that are not read, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct SkippedFiles {
    pub(crate) hidden: u64,
    /// Met before, by another name or through a link.
    pub(crate) repeated: u64,
    /// Sockets, pipes and devices.
    pub(crate) special: u64,
}

/// The inputs in the order of the arguments; files of a folder in the order of their names.
pub(crate) struct Inputs {
    /// The next one is the last.
    pending: Vec<Pending>,
    /// The hashes of the canonical paths of all files and folders so far, which also ends loops of links.
    visited: HashSet<u64>,
    pub(crate) skipped: SkippedFiles,
}

struct Pending {
    path: PathBuf,
    is_argument: bool,
}

impl Inputs {
    pub(crate) fn new(arguments: &[PathBuf]) -> Self {
        let pending = arguments.iter().rev().map(|path| Pending { path: path.clone(), is_argument: true }).collect();
        Self { pending, visited: HashSet::new(), skipped: SkippedFiles::default() }
    }

    /// Returns the next input or problem. Returns `None` after the last one.
    pub(crate) fn next(&mut self) -> Option<Result<Input, Problem>> {
        while let Some(Pending { path, is_argument }) = self.pending.pop() {
            if is_argument && path == Path::new("-") {
                return Some(Ok(Input::StandardInput));
            }
            match self.visit(&path, is_argument) {
                Ok(true) => return Some(Ok(Input::File(path))),
                Ok(false) => {}
                Err(error) => return Some(Err(Problem::new(&path, &error))),
            }
        }
        None
    }

    /// Returns `true` if the path is a file to read. Adds the files of a folder.
    fn visit(&mut self, path: &Path, is_argument: bool) -> io::Result<bool> {
        if !is_argument && path.file_name().is_some_and(is_hidden) {
            self.skipped.hidden += 1;
            return Ok(false);
        }
        let metadata = fs::metadata(path)?;
        if !is_argument && !metadata.is_file() && !metadata.is_dir() {
            self.skipped.special += 1;
            return Ok(false);
        }
        // Special files have no path of their own: /dev/stdin can be a pipe.
        let is_regular = metadata.is_file() || metadata.is_dir();
        if is_regular && !self.visited.insert(hash(&fs::canonicalize(path)?.to_string_lossy())) {
            self.skipped.repeated += 1;
            return Ok(false);
        }
        if metadata.is_dir() {
            self.add_folder(path)?;
        }
        Ok(!metadata.is_dir())
    }

    fn add_folder(&mut self, path: &Path) -> io::Result<()> {
        let mut paths = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        paths.sort_unstable_by(|left, right| right.cmp(left));
        self.pending.extend(paths.into_iter().map(|path| Pending { path, is_argument: false }));
        Ok(())
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_come_in_the_order_of_arguments_and_names() {
        let folder = std::env::temp_dir().join(format!("dps-codes-{}-order", std::process::id()));
        for name in ["b/2", "b/10", "b/c/1", "a/1", "a/0"] {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let mut inputs = Inputs::new(&[folder.join("b"), "-".into(), folder.join("a")]);
        let mut order = Vec::new();
        while let Some(input) = inputs.next() {
            order.push(match input.unwrap() {
                Input::File(path) => path.strip_prefix(&folder).unwrap().to_owned(),
                Input::StandardInput => "-".into(),
            });
        }
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(order, ["b/10", "b/2", "b/c/1", "-", "a/0", "a/1"].map(PathBuf::from));
    }
}
