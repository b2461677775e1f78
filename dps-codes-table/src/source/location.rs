//! `Location`: finds and reads the file of a table.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use super::{Source, nearby};
use crate::diagnostic::Diagnostic;
use crate::escape::escape_path;
use crate::rules;

/// The largest table that is read: 64 MiB, some hundred thousand rows.
const LARGEST: u64 = 64 << 20;

/// The path of a table: the one to read, and the one to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The path to open.
    pub path: PathBuf,
    /// The path that errors print: relative to the current directory if it is below.
    pub shown: String,
    /// The path in the package that calls the macro, if one does.
    pub(crate) in_package: Option<String>,
    /// The package, for suggestions.
    package: Option<PathBuf>,
}

impl Location {
    /// Resolves the path in a macro call, relative to the root of the calling package.
    ///
    /// # Errors
    /// Returns an error if the path is empty, absolute, or leaves the package.
    pub fn in_package(package: &Path, written: &str) -> Result<Self, Box<Diagnostic>> {
        let relative = Path::new(written);
        let help = "paths are relative to the Cargo.toml of the package, as in `codes.toml` or `tables/codes.toml`";
        if written.is_empty() {
            return Err(Diagnostic::of_file(rules::INVALID_TABLE_PATH, "the path of the table is empty")
                .help(help)
                .into());
        }
        if relative.is_absolute() || relative.has_root() {
            let message = format!("the path of the table is absolute: `{}`", escape_path(written));
            return Err(Diagnostic::of_file(rules::INVALID_TABLE_PATH, message).help(help).into());
        }
        let mut depth = 0_i32;
        for component in relative.components() {
            match component {
                Component::ParentDir => depth -= 1,
                Component::Normal(_) => depth += 1,
                _ => {}
            }
            if depth < 0 {
                let message = format!("the path of the table leaves the package: `{}`", escape_path(written));
                let help = "a published package contains its own files only: move the table into it";
                return Err(Diagnostic::of_file(rules::INVALID_TABLE_PATH, message).help(help).into());
            }
        }
        let path = package.join(relative);
        let shown = std::env::current_dir()
            .ok()
            .and_then(|current| Some(path.strip_prefix(current).ok()?.display().to_string()))
            .unwrap_or_else(|| written.to_owned());
        Ok(Self { path, shown, in_package: Some(written.to_owned()), package: Some(package.to_owned()) })
    }

    /// Uses a path relative to the current directory.
    #[must_use]
    pub fn of_file(path: &Path) -> Self {
        Self { path: path.to_owned(), shown: path.display().to_string(), in_package: None, package: None }
    }

    /// Returns the location of another table, whose path is relative to this one.
    ///
    /// # Errors
    /// Returns an error if the path is empty, absolute, or leaves the package.
    pub(crate) fn beside(&self, written: &str) -> Result<Self, Box<Diagnostic>> {
        let folder = |path: &Path| path.parent().unwrap_or(Path::new("")).join(written);
        if written.is_empty() || Path::new(written).is_absolute() || Path::new(written).has_root() {
            let help = "paths start at the folder of this table, as in `codes.toml` or `../codes.toml`";
            let what = if written.is_empty() { "empty" } else { "absolute" };
            return Err(Diagnostic::of_file(
                rules::INVALID_TABLE_PATH,
                format!("the path of the other table is {what}"),
            )
            .help(help)
            .into());
        }
        match (&self.package, &self.in_package) {
            (Some(package), Some(here)) => Self::in_package(package, &folder(Path::new(here)).to_string_lossy()),
            _ => Ok(Self::of_file(&folder(&self.path))),
        }
    }

    /// Reads the table.
    ///
    /// # Errors
    /// Returns an error if the file is missing, a directory, too large, or not UTF-8.
    pub fn read(&self) -> Result<Source, Box<Diagnostic>> {
        let metadata = std::fs::metadata(&self.path).map_err(|error| self.cannot(&error))?;
        if metadata.is_dir() {
            let help = nearby::list(&nearby::tables_in(&self.path), |names| format!("the directory contains {names}"))
                .unwrap_or_else(|| "expected a file; the directory contains no `.toml` files".to_owned());
            return Err(Diagnostic::of_file(rules::UNREADABLE_TABLE, "cannot read the table: this is a directory")
                .help(help)
                .into());
        }
        self.read_from(File::open(&self.path).map_err(|error| self.cannot(&error))?)
    }

    /// Reads the table from `reader` instead of the file, such as from standard input.
    ///
    /// # Errors
    /// Returns an error if the content cannot be read, is too large, or not UTF-8.
    pub fn read_from(&self, reader: impl Read) -> Result<Source, Box<Diagnostic>> {
        // The size of a device file is unknown, and may be infinite.
        let mut bytes = Vec::new();
        reader.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| self.cannot(&error))?;
        if bytes.len() as u64 > LARGEST {
            let message = format!("the table is larger than {LARGEST} bytes");
            return Err(Diagnostic::of_file(rules::TABLE_TOO_LARGE, message).help("split the table").into());
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let before = &error.as_bytes()[..valid];
            let line = before.split(|&byte| byte == b'\n').count();
            let byte = error.as_bytes().get(valid).copied().unwrap_or_default();
            Diagnostic::of_file(
                rules::INVALID_UTF8,
                format!("the table is not valid UTF-8: invalid byte 0x{byte:02X} at offset {valid}, line {line}"),
            )
            .hidden_at(
                line,
                before
                    .rsplit(|&byte| byte == b'\n')
                    .next()
                    .map_or(1, |line| String::from_utf8_lossy(line).chars().count() + 1),
            )
            .help("save the file as UTF-8")
        })?;
        Ok(Source { location: Some(self.clone()), ..Source::new(self.shown.clone(), text) })
    }

    fn cannot(&self, error: &io::Error) -> Diagnostic {
        let tried = if Path::new(&self.shown) == self.path { String::new() } else { self.tried() };
        if error.kind() != io::ErrorKind::NotFound {
            return Diagnostic::of_file(rules::UNREADABLE_TABLE, format!("cannot read the table{tried}: {error}"));
        }
        let help = nearby::list(&nearby::tables_near(&self.path, self.package.as_deref()), |names| {
            format!("tables nearby: {names}")
        });
        Diagnostic::of_file(rules::UNREADABLE_TABLE, format!("cannot read the table{tried}: no such file"))
            .help(help.unwrap_or_else(|| "there are no `.toml` files nearby".to_owned()))
    }

    /// Returns the absolute path, if the printed one is not relative to the current directory.
    fn tried(&self) -> String {
        let is_below = std::env::current_dir().is_ok_and(|current| current.join(&self.shown) == self.path);
        if is_below { String::new() } else { format!(" `{}`", escape_path(&self.path.display().to_string())) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_package() {
        let inside = |written| Location::in_package(Path::new("/package"), written);
        assert_eq!(inside("a/../b.toml").unwrap().path, Path::new("/package/a/../b.toml"));
        assert_eq!(inside("b.toml").unwrap().shown, "b.toml");
        for (written, message) in [
            ("", "the path of the table is empty"),
            ("/b.toml", "the path of the table is absolute: `/b.toml`"),
            ("../b.toml", "the path of the table leaves the package: `../b.toml`"),
            ("a/../../b.toml", "the path of the table leaves the package: `a/../../b.toml`"),
        ] {
            assert_eq!(inside(written).unwrap_err().message, message);
        }
    }

    #[test]
    fn unreadable_tables_have_a_reason() {
        let folder = std::env::temp_dir().join(format!("dps-codes-table-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("tables")).unwrap();
        std::fs::write(folder.join("tables/codes.toml"), b"a = 1\nb = \xff").unwrap();
        let error = |written| *Location::in_package(&folder, written).unwrap().read().unwrap_err();
        let missing = error("tables/coeds.toml");
        assert!(missing.message.contains("tables/coeds.toml`: no such file"), "{}", missing.message);
        assert_eq!(missing.help.as_deref(), Some("tables nearby: `tables/codes.toml`"));
        assert_eq!(error("codes.toml").help.as_deref(), Some("tables nearby: `tables/codes.toml`"));
        assert_eq!(error("tables").help.as_deref(), Some("the directory contains `codes.toml`"));
        assert_eq!(
            error("tables/codes.toml").message,
            "the table is not valid UTF-8: invalid byte 0xFF at offset 10, line 2"
        );
        std::fs::File::create(folder.join("large.toml")).unwrap().set_len(LARGEST + 1).unwrap();
        assert!(error("large.toml").message.contains("larger than 67108864 bytes"));
        std::fs::remove_dir_all(&folder).unwrap();
        let endless = Path::new("/dev/zero");
        if endless.exists() {
            assert!(Location::of_file(endless).read().unwrap_err().message.contains("larger than"));
        }
    }
}
