//! Measures the tables of the world: looking codes up, compiling the table, and the size of its expansion.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use dps_codes::Catalog;
use dps_codes_benches::arguments::{Arguments, Failure};
use dps_codes_benches::random::Random;
use dps_codes_benches::{interleaved, markdown, measure, scratch, stats};
use dps_codes_table::{Location, compile};

/// So many queries follow each other, in random order.
const QUERIES: usize = 16_384;

/// Timing the lookups of a table takes about so long.
const BUDGET: Duration = Duration::from_secs(2);

const RUNS: usize = 3;

/// The crate that a table is compiled in.
const CRATE: &str = "table";

/// A compilation ends after this.
const LIMIT: Duration = Duration::from_secs(120);

fn main() -> ExitCode {
    if let Some(code) = measure::as_wrapper() {
        return code;
    }
    match tables() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn tables() -> Result<(), Failure> {
    let mut arguments = Arguments::of_process();
    let runs = arguments.option("--runs")?.unwrap_or(RUNS);
    arguments.finish()?;
    let rows = [
        row("grpc", runs, |name| grpc_codes::Code::from_name(name))?,
        row("http", runs, |name| http_codes::Status::from_name(name))?,
        row("kafka", runs, |name| kafka_codes::KafkaError::from_name(name))?,
        row("ntstatus", runs, |name| ntstatus_codes::NtStatus::from_name(name))?,
        row("postgresql", runs, |name| postgresql_codes::SqlState::from_name(name))?,
    ];
    let header = ["", "codes", "key → code, ns", "name → code, ns", "wall s", "CPU s", "peak MiB", "expansion, KiB"];
    markdown::print("**Tables of the world**", &header, &rows);
    Ok(())
}

/// Returns the row of a table: what it takes to look up its codes, and to compile it.
fn row<C: Catalog>(name: &str, runs: usize, from_name: impl Fn(&str) -> Option<C>) -> Result<Vec<String>, Failure> {
    let [key, of_name] = lookups(from_name);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../tables/{name}/{name}.toml"));
    // One folder for all tables, so that what they depend on is compiled once.
    let folder = scratch::folder("tables")?;
    let manifest = scratch::manifest(CRATE, &["dps-codes"])? + "\n[workspace]\nresolver = \"3\"\n";
    scratch::write(&folder.join("Cargo.toml"), &manifest)?;
    scratch::write(&folder.join("table.toml"), &fs::read_to_string(&file)?)?;
    let mut usages = Vec::new();
    for _ in 0..runs {
        // Written anew, so that cargo compiles it again.
        fs::create_dir_all(folder.join("src"))?;
        fs::write(folder.join("src/lib.rs"), "dps_codes::catalog!(\"table.toml\");\n")?;
        let mut cargo = scratch::cargo(&folder, &["rustc", "--release", "--lib"]);
        usages.push(measure::compilation(&mut cargo, CRATE, LIMIT, &folder.join("report"))?);
    }
    let of_runs = |figure: fn(&measure::Usage) -> f64| stats::median(usages.iter().map(figure));
    let figures =
        [key, of_name, of_runs(|run| run.wall), of_runs(|run| run.cpu), of_runs(|run| run.peak), expansion(&file)?];
    let figures = figures.into_iter().map(markdown::figure);
    Ok([name.to_owned(), C::ALL.len().to_string()].into_iter().chain(figures).collect())
}

/// Returns the nanoseconds of a lookup by key and by name. Every query is in the table.
fn lookups<C: Catalog>(from_name: impl Fn(&str) -> Option<C>) -> [f64; 2] {
    let mut random = Random::new(C::ALL.len() as u64);
    let codes: Vec<C> = (0..QUERIES).map(|_| *random.pick(C::ALL)).collect();
    let keys: Vec<_> = codes.iter().map(|code| code.key()).collect();
    let names: Vec<_> = codes.iter().map(|code| code.name()).collect();
    let by_key = || {
        for &key in &keys {
            black_box(C::from_key(key));
        }
    };
    let by_name = || {
        for &name in &names {
            black_box(from_name(name));
        }
    };
    let times = interleaved::time(&[&by_key, &by_name], QUERIES, None, BUDGET);
    [0, 1].map(|task: usize| stats::median(times[task].iter().copied()))
}

/// Returns the KiB of the code that the macro writes.
fn expansion(file: &Path) -> Result<f64, Failure> {
    let source = Location::of_file(file).read().map_err(|error| format!("{error:?}"))?;
    let runtime = "dps_codes".parse().map_err(|error| format!("{error}"))?;
    let size = compile(&source, &runtime).tokens.to_string().len();
    #[allow(clippy::cast_precision_loss)] // far below 2^53
    Ok(size as f64 / 1_024.0)
}
