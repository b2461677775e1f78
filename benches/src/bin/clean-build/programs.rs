//! The programs that are built: one for each origin of the codes.

use std::fs;
use std::path::Path;

use dps_codes_benches::arguments::Failure;
use dps_codes_benches::peers::{self, Peer};
use dps_codes_benches::{scratch, table};

/// The origin of a program's codes.
#[derive(Clone, Copy)]
pub(crate) enum Codes {
    /// The table of DPS that dps-codes comes with.
    Shipped,
    /// The same table, compiled by the program: dps-codes has no features.
    Own,
    /// Another crate.
    Other(Peer),
}

impl Codes {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Shipped => "dps-codes",
            Self::Own => "dps-codes, `default-features = false` and a table of one's own",
            Self::Other(peer) => peer.name(),
        }
    }

    pub(crate) fn crate_name(self) -> &'static str {
        match self {
            Self::Shipped => "shipped",
            Self::Own => "own",
            Self::Other(peer) => peer.crate_name(),
        }
    }

    fn manifest(self, checkout: Option<&Path>) -> Result<String, Failure> {
        let packages = match self {
            Self::Shipped | Self::Own => Peer::DpsCodes.packages(),
            Self::Other(peer) => peer.packages(),
        };
        let mut manifest = scratch::manifest(self.crate_name(), packages)? + "\n[workspace]\nresolver = \"3\"\n";
        if let Some(checkout) = checkout {
            let own = scratch::quoted(scratch::repository());
            manifest = manifest.replace(&own, &scratch::quoted(&fs::canonicalize(checkout)?));
        }
        Ok(match self {
            Self::Own => manifest.replace("dps-codes = { ", "dps-codes = { default-features = false, "),
            Self::Shipped | Self::Other(_) => manifest,
        })
    }

    /// Returns the source of the codes, and the table that it reads.
    fn source(self) -> (String, Option<String>) {
        match self {
            Self::Shipped => (String::new(), None),
            Self::Own => (Peer::DpsCodes.source(&[]).0, Some(scratch::REAL_TABLE.to_owned())),
            Self::Other(Peer::StaticToml) => {
                (Peer::StaticToml.source(&[]).0, Some(peers::for_static_toml(scratch::REAL_TABLE)))
            }
            Self::Other(peer) => peer.source(&table::real()),
        }
    }
}

/// Each with the `main` of its program.
pub(crate) const PROGRAMS: [(Codes, &str); 5] = [
    (Codes::Shipped, "println!(\"{}\", dps_codes::Code::from_number(404).unwrap());"),
    (Codes::Own, "println!(\"{}\", Code::from_number(404).unwrap());"),
    (Codes::Other(Peer::Thiserror), "println!(\"{}\", Code::NotFound);"),
    (Codes::Other(Peer::StrumThiserror), "println!(\"{}\", Code::from_repr(404).unwrap());"),
    (Codes::Other(Peer::StaticToml), "println!(\"{}\", TABLE.code.2.name);"),
];

/// Writes a program with the codes of the real table. It depends on dps-codes as it is here, or in another checkout.
pub(crate) fn write(folder: &Path, codes: Codes, main: &str, checkout: Option<&Path>) -> Result<(), Failure> {
    scratch::write(&folder.join("Cargo.toml"), &codes.manifest(checkout)?)?;
    let (source, table) = codes.source();
    if let Some(table) = table {
        scratch::write(&folder.join("table.toml"), &table)?;
    }
    let source = format!("#![allow(warnings)]\n{source}\nfn main() {{\n    {main}\n}}\n");
    scratch::write(&folder.join("src/main.rs"), &source)
}
