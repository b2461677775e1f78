//! An edit of a table triggers a build, from sound to sound, to broken, and back.
#![allow(missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const TABLE: &str = "[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"The first.\"\n";

/// A crate of a user, in a folder of its own.
struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    fn new() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rebuild");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("src")).unwrap();
        let root = env!("CARGO_MANIFEST_DIR");
        let manifest = format!(
            "[package]\nname = \"scratch\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
             [dependencies]\nerrors = {{ package = \"dps-codes\", path = {root:?} }}\n[workspace]\n"
        );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        let main = "errors::catalog!(\"my-codes.toml\");\n\nfn main() {\n    println!(\"{}\", Code::One);\n}\n";
        fs::write(folder.join("src/main.rs"), main).unwrap();
        // The versions that this workspace builds with are at hand without a network.
        fs::copy(Path::new(root).join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Self { folder }
    }

    fn table(&self, text: &str) -> &Self {
        fs::write(self.folder.join("my-codes.toml"), text).unwrap();
        self
    }

    fn cargo(&self, verb: &str) -> Output {
        Command::new(env!("CARGO"))
            .args([verb, "--quiet", "--offline"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env("CARGO_TERM_COLOR", "never")
            .output()
            .unwrap()
    }

    fn prints(&self, expected: &str) {
        let output = self.cargo("run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim_end(), expected);
    }

    fn fails(&self, expected: &str) {
        let output = self.cargo("run");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && said.contains(expected), "{said}");
        assert_eq!(
            said.matches("\nerror").count() + usize::from(said.starts_with("error")),
            2,
            "one, and cargo's own: {said}"
        );
    }
}

#[test]
fn an_edit_is_seen() {
    let scratch = Scratch::new();
    scratch.table(TABLE).prints("1 One: The first.");
    scratch.table(&TABLE.replace("The first.", "Another text.")).prints("1 One: Another text.");
    scratch.table(&TABLE.replace("number = 1", "number = 4_000")).prints("4000 One: The first.");
    scratch.table(&TABLE.replace("summary", "sumary")).fails("--> my-codes.toml:4:1");
    scratch.table(&TABLE.replace("[[code]]", "[[code]")).fails("--> my-codes.toml:1:8");
    scratch.table(TABLE).prints("1 One: The first.");
    fs::remove_file(scratch.folder.join("my-codes.toml")).unwrap();
    let output = scratch.cargo("run");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("cannot read the table"), "{said}");
    scratch.table(TABLE).prints("1 One: The first.");
}
