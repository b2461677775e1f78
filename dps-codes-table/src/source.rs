//! Finds and reads the table's file, and turns byte offsets into lines and columns.

use std::path::{Component, Path, PathBuf};

use crate::diag::Diagnostic;

/// The largest table that is read: 64 MiB, some hundred thousand rows.
const LARGEST: u64 = 64 << 20;

/// The text of a table with the name under which it is shown.
#[derive(Debug)]
pub struct Source {
    name: String,
    text: String,
    line_starts: Vec<usize>,
}

impl Source {
    /// A table's text, shown under `name` in errors.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(newline, _)| newline + 1)).collect();
        Self { name: name.into(), text, line_starts }
    }

    /// The path as errors show it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text, a byte order mark included.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Index of the line that holds the byte at `offset`, counted from 0.
    #[must_use]
    pub fn line_of(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|&start| start <= offset) - 1
    }

    /// The offset of the first byte of a line, and its text without the line break and a byte order mark.
    #[must_use]
    pub fn line(&self, index: usize) -> (usize, &str) {
        let start = self.line_starts[index];
        let end = self.line_starts.get(index + 1).map_or(self.text.len(), |&next| next - 1);
        let line = &self.text[start..end];
        let line = line.strip_suffix('\r').unwrap_or(line);
        match line.strip_prefix('\u{feff}') {
            Some(rest) if start == 0 => ('\u{feff}'.len_utf8(), rest),
            _ => (start, line),
        }
    }
}

/// Where a table is: the path to read, and the one to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// What is opened.
    pub path: PathBuf,
    /// What errors name: relative to the current directory where it lies below that.
    pub shown: String,
}

impl Location {
    /// The table that a macro call names, from the root of the package that calls.
    ///
    /// # Errors
    /// If the path is empty, absolute, or leaves the package.
    pub fn in_package(package: &Path, written: &str) -> Result<Self, Box<Diagnostic>> {
        let relative = Path::new(written);
        let help = "paths start at the folder of the package's Cargo.toml, as in `codes.toml` or `tables/codes.toml`";
        if written.is_empty() {
            return Err(Diagnostic::of_file("the path of the table is empty").help(help).into());
        }
        if relative.is_absolute() || relative.has_root() {
            let message = format!("the path of the table is absolute: `{written}`");
            return Err(Diagnostic::of_file(message).help(help).into());
        }
        let mut depth = 0_i32;
        for component in relative.components() {
            match component {
                Component::ParentDir => depth -= 1,
                Component::Normal(_) => depth += 1,
                _ => {}
            }
            if depth < 0 {
                let message = format!("the path of the table leaves the package: `{written}`");
                let help = "a published package holds its own files only: move the table into it";
                return Err(Diagnostic::of_file(message).help(help).into());
            }
        }
        let path = package.join(relative);
        let shown = std::env::current_dir()
            .ok()
            .and_then(|current| Some(path.strip_prefix(current).ok()?.display().to_string()))
            .unwrap_or_else(|| written.to_owned());
        Ok(Self { path, shown })
    }

    /// Reads the table.
    ///
    /// # Errors
    /// If it is missing, no file, too large, or not UTF-8.
    pub fn read(&self) -> Result<Source, Box<Diagnostic>> {
        let cannot = |error: std::io::Error| {
            Diagnostic::of_file(format!("cannot read the table: {error}"))
                .help(format!("the path that was tried is `{}`", self.path.display()))
        };
        let metadata = std::fs::metadata(&self.path).map_err(cannot)?;
        if metadata.is_dir() {
            return Err(Diagnostic::of_file("cannot read the table: this is a directory")
                .help("name the file in it")
                .into());
        }
        if metadata.len() > LARGEST {
            let message = format!("the table has {} bytes, more than the {LARGEST} that are read", metadata.len());
            return Err(Diagnostic::of_file(message).into());
        }
        let bytes = std::fs::read(&self.path).map_err(cannot)?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let line = error.as_bytes()[..valid].split(|&byte| byte == b'\n').count();
            Diagnostic::of_file(format!("the table is not UTF-8: byte {valid}, in line {line}, starts no character"))
                .help("save the file as UTF-8")
        })?;
        Ok(Source::new(self.shown.clone(), text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_before_their_break() {
        let source = Source::new("t", "\u{feff}a\r\nbc\n\nd");
        let lines: Vec<_> = (0..4).map(|line| source.line(line)).collect();
        assert_eq!(lines, [(3, "a"), (6, "bc"), (9, ""), (10, "d")]);
        assert_eq!([0, 3, 5, 6, 9, 10, 11].map(|at| source.line_of(at)), [0, 0, 0, 1, 2, 3, 3]);
        assert_eq!(Source::new("t", "").line(0), (0, ""));
    }

    #[test]
    fn paths_stay_in_the_package() {
        let inside = |written| Location::in_package(Path::new("/package"), written);
        assert_eq!(inside("a/../b.toml").unwrap().path, Path::new("/package/a/../b.toml"));
        assert_eq!(inside("b.toml").unwrap().shown, "b.toml");
        for written in ["", "/b.toml", "../b.toml", "a/../../b.toml"] {
            assert!(inside(written).is_err(), "{written}");
        }
    }
}
