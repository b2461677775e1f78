//! Tasks whose costs grow with the table or the response, and the program that looks up codes in tables of each size.

use std::fmt::Write;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use dps_codes::Report;
use dps_codes_table::Source;
use proc_macro2::TokenStream;

use crate::arguments::Failure;
use crate::peers::Peer;
use crate::random::Random;
use crate::{scratch, table};

/// The lookups in a pass.
pub const QUERIES: u32 = 16_384;

/// Returns numbers of a table of so many rows in random order, and after each one its neighbor, which is hardly ever listed.
#[must_use]
pub fn numbers(size: usize) -> Vec<i64> {
    let rows = table::random(size);
    let mut random = Random::new(size as u64);
    let numbers = (0..QUERIES / 2).map(|_| random.pick(&rows).number);
    numbers.flat_map(|number| [number, number + 1]).collect()
}

/// Returns names of a table of so many rows, in random order.
#[must_use]
pub fn names(size: usize) -> Vec<String> {
    let rows = table::random(size);
    let mut random = Random::new(size as u64);
    (0..QUERIES).map(|_| random.pick(&rows).name.clone()).collect()
}

/// Compiles a table of so many rows to tokens, as the macro does.
///
/// # Errors
/// If the path of the runtime crate in generated code is not Rust.
pub fn compile(size: usize, passes: u32) -> Result<TokenStream, Failure> {
    let krate: TokenStream = "dps_codes".parse().map_err(|error| format!("dps_codes: {error}"))?;
    let toml = table::toml(&table::random(size));
    let mut tokens = TokenStream::new();
    let source = Source::new("codes.toml", toml.as_str());
    for _ in 0..passes {
        tokens = black_box(dps_codes_table::compile(&source, &krate)).tokens;
    }
    Ok(tokens)
}

/// Reads an error object of so many bytes, most of which are its message.
pub fn read(size: usize, passes: u32) {
    let (head, tail) = (r#"{"errorCode":401002,"trackingId":"0f3c","message":""#, r#""}"#);
    let sentence = "The device has no enrollment: ask the operator. ";
    let message: String = sentence.chars().cycle().take(size.saturating_sub(head.len() + tail.len())).collect();
    let body = [head, &message, tail].concat();
    for _ in 0..passes {
        let _ = black_box(Report::from_http(401, Report::NO_HEADERS, black_box(&body)));
    }
}

const HEAD: &str = "use std::hint::black_box;
use dps_codes_benches::growth::{names, numbers};
fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let passes: u32 = arguments[3].parse().unwrap();
    match (arguments[1].as_str(), arguments[2].as_str()) {
";

const TAIL: &str = "        _ => panic!(\"no such task or size\"),
    }
}
";

/// The arms of a table, which is the crate `PEER` and has `SIZE` rows.
const ARMS: &str = r#"
        ("number", "SIZE") => {
            let queries = numbers(SIZE);
            (0..passes).for_each(|_| queries.iter().for_each(|&query| drop(black_box(PEER::Code::from_number(query)))));
        }
        ("classify", "SIZE") => {
            let queries = numbers(SIZE);
            (0..passes).for_each(|_| queries.iter().for_each(|&query| drop(black_box(PEER::Code::classify(query)))));
        }
        ("name", "SIZE") => {
            let queries = names(SIZE);
            (0..passes).for_each(|_| queries.iter().for_each(|query| drop(black_box(PEER::Code::from_name(query)))));
        }
"#;

/// Writes and builds the program that looks codes up: its arguments are the task, the size of the table and the number of
/// passes.
///
/// # Errors
/// If a file cannot be written, or something does not compile.
pub fn runner(sizes: &[usize]) -> Result<PathBuf, Failure> {
    let folder = scratch::folder("growth")?;
    let mut manifest = scratch::manifest("runner", &["dps-codes-benches"])?;
    let mut main = format!("#![allow(warnings)]\n{HEAD}");
    for &size in sizes {
        let name = add(&folder, size)?;
        main.push_str(&ARMS.replace("PEER", &name).replace("SIZE", &size.to_string()));
        let _ = writeln!(manifest, "{name} = {{ path = {name:?} }}");
    }
    main.push_str(TAIL);
    manifest.push_str("\n[workspace]\nresolver = \"3\"\n");
    scratch::write(&folder.join("Cargo.toml"), &manifest)?;
    scratch::write(&folder.join("src/main.rs"), &main)?;
    scratch::run(&mut scratch::cargo(&folder, &["build", "--release", "--jobs=1"]))?;
    Ok(folder.join("target/release/runner").with_extension(std::env::consts::EXE_EXTENSION))
}

fn add(folder: &Path, size: usize) -> Result<String, Failure> {
    let name = format!("{}_{size}", Peer::DpsCodes.crate_name());
    scratch::write_peer(&folder.join(&name), &name, Peer::DpsCodes, &table::random(size), ("", ""))?;
    Ok(name)
}
