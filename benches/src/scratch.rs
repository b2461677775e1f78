//! Crates that are written for a measurement, outside of the repository.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::arguments::Failure;
use crate::peers::Peer;
use crate::table::Row;

/// The table that dps-codes comes with.
pub const REAL_TABLE: &str = include_str!("../../codes.toml");

/// Returns the folder for what the command called `name` generates: beside the profile folder that the command itself is in.
///
/// # Errors
/// If it cannot be made.
pub fn folder(name: &str) -> Result<PathBuf, Failure> {
    let command = std::env::current_exe()?;
    let target = command.ancestors().nth(2).ok_or("the command is in no target folder")?;
    let folder = target.join("dps-codes-benches").join(name);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Writes a file unless it is there already with the same text, so that cargo does not build again.
///
/// # Errors
/// If that fails.
pub fn write(path: &Path, text: &str) -> Result<(), Failure> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)?;
    Ok(())
}

/// Returns the manifest of a crate that has these packages as dependencies; without a `[workspace]`.
///
/// # Errors
/// If a package is not among the peers of this crate's manifest.
pub fn manifest(name: &str, packages: &[&str]) -> Result<String, Failure> {
    let dependencies: Result<Vec<_>, _> = packages.iter().map(|package| dependency(package)).collect();
    let dependencies = dependencies?.join("\n");
    Ok(format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}\n"
    ))
}

/// Returns the folder of this repository.
#[must_use]
pub fn repository() -> &'static Path {
    let benches = Path::new(env!("CARGO_MANIFEST_DIR"));
    benches.parent().unwrap_or(benches)
}

/// Returns the line of a manifest for a package: one of this repository, or a peer.
fn dependency(package: &str) -> Result<String, Failure> {
    let path = match package {
        "dps-codes" => repository(),
        "dps-codes-benches" => Path::new(env!("CARGO_MANIFEST_DIR")),
        _ => {
            let peers = include_str!("../Cargo.toml").split("[package.metadata.peers]").nth(1);
            let mut lines = peers.unwrap_or_default().lines().take_while(|line| !line.starts_with('['));
            let line = lines.find(|line| line.split(' ').next() == Some(package));
            return Ok(line.ok_or_else(|| format!("{package} is not a peer"))?.to_owned());
        }
    };
    Ok(format!("{package} = {{ path = {} }}", quoted(path)))
}

/// Returns the path as a string of TOML.
#[must_use]
pub fn quoted(path: &Path) -> String {
    format!("{:?}", path.display().to_string())
}

/// Writes the crate of a competitor, with something more in its manifest and its source.
///
/// # Errors
/// If that fails.
pub fn write_peer(folder: &Path, name: &str, peer: Peer, rows: &[Row], more: (&str, &str)) -> Result<(), Failure> {
    let (source, table) = peer.source(rows);
    write(&folder.join("Cargo.toml"), &(manifest(name, peer.packages())? + more.0))?;
    // An unused variant is fine here, and warnings would take time.
    write(&folder.join("src/lib.rs"), &format!("#![allow(warnings)]\n{source}{}", more.1))?;
    if let Some(table) = table {
        write(&folder.join("table.toml"), &table)?;
    }
    Ok(())
}

/// Returns the cargo that has started this command, without what would change or cache what it does.
#[must_use]
pub fn cargo(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(folder).args(arguments);
    command.env("CARGO_TARGET_DIR", folder.join("target"));
    for name in ["RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
        command.env_remove(name);
    }
    command
}

/// Runs a command that has to succeed.
///
/// # Errors
/// If it does not.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status()?;
    if status.success() { Ok(()) } else { Err(format!("failed: {command:?}").into()) }
}

/// Returns the versions of the compiler and of the peers in some generated workspaces, as one line for people.
///
/// # Errors
/// If the lock file is missing.
pub fn versions(folders: &[&Path]) -> Result<String, Failure> {
    let mut versions = BTreeSet::new();
    for folder in folders {
        let lock = fs::read_to_string(folder.join("Cargo.lock"))?;
        let mut lines = lock.lines().filter_map(|line| line.split_once(" = "));
        while let Some((key, name)) = lines.next() {
            let name = name.trim_matches('"');
            let is_peer = dependency(name).is_ok_and(|line| !line.contains("path =")) || name == "rustc-hash";
            if key == "name" && is_peer {
                let version = lines.next().map_or("", |(_, version)| version.trim_matches('"'));
                versions.insert(format!("{name} {version}"));
            }
        }
    }
    let rustc = Command::new("rustc").arg("--version").output()?;
    let rustc = String::from_utf8(rustc.stdout)?;
    let others = versions.into_iter().collect::<Vec<_>>().join(", ");
    Ok(format!("{}with {others}", rustc.split_inclusive(' ').take(2).collect::<String>()))
}
