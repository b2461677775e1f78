//! `Scratch`: a user's crate in a folder of its own, which has renamed its dependency on dps-codes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The crate; its table is `my-codes.toml`.
pub(crate) struct Scratch {
    pub(crate) folder: PathBuf,
}

#[allow(dead_code)] // Each test uses a part of it.
impl Scratch {
    pub(crate) fn new(name: &str, main: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("src")).unwrap();
        let root = root();
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
             [dependencies]\nerrors = {{ package = \"dps-codes\", path = {:?}, default-features = false }}\n\
             [workspace]\n",
            root.to_str().unwrap()
        );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        fs::write(folder.join("src/main.rs"), main).unwrap();
        // The versions that this workspace builds with are at hand without a network.
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Self { folder }
    }

    pub(crate) fn table(&self, text: &str) -> &Self {
        fs::write(self.folder.join("my-codes.toml"), text).unwrap();
        self
    }

    pub(crate) fn run(&self) -> Output {
        self.cargo(&["run"])
    }

    /// Checks all programs of the crate, which may have errors.
    pub(crate) fn check(&self) -> Output {
        self.cargo(&["check", "--keep-going"])
    }

    fn cargo(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO"))
            .args(arguments)
            .args(["--quiet", "--offline"])
            .current_dir(&self.folder)
            // One folder for all of these crates: the first of them builds the dependencies of each.
            .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("scratch"))
            .env("CARGO_TERM_COLOR", "never")
            .output()
            .unwrap()
    }

    /// Builds, runs, and compares what is printed.
    pub(crate) fn prints(&self, expected: &str) {
        let output = self.run();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim_end(), expected);
    }
}

/// Returns the folder of the runtime crate, which is the only one with the table of DPS.
pub(crate) fn root() -> &'static Path {
    let mut folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    folders.find(|folder| folder.join("codes.toml").is_file()).unwrap()
}
