//! Measures the tables of the world: the instructions of lookups, compiling the table, and the size of its expansion.

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use dps_codes_benches::arguments::{Arguments, Failure};
use dps_codes_benches::world::{Runner, Table, instructions_per_call as lookups};
use dps_codes_benches::{markdown, measure, scratch, stats};
use dps_codes_table::{Location, compile};

/// The first columns of both tables.
const LOOKUPS: [&str; 7] = ["", "codes", "key → code", "by phf_map!", "name → code", "by phf_map!", "`Display`"];

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
    let world = [
        Table::of_world::<grpc_codes::Code>("grpc", "Code"),
        Table::of_world::<http_codes::Status>("http", "Status"),
        Table::of_world::<kafka_codes::KafkaError>("kafka", "KafkaError"),
        Table::of_world::<ntstatus_codes::NtStatus>("ntstatus", "NtStatus"),
        Table::of_world::<postgresql_codes::SqlState>("postgresql", "SqlState"),
    ];
    let tables: Vec<_> = world.into_iter().chain(Table::of_long_strings()).collect();
    let runner = Runner::build(&tables)?;
    println!("{}", scratch::versions(&[&runner.folder])?);
    let (world, strings) = tables.split_at(tables.len() - Table::of_long_strings().len());

    let rows: Result<Vec<_>, Failure> = world
        .iter()
        .map(|table| Ok(cells(table, lookups(&runner, table)?.into_iter().chain(compiled(table, runs)?))))
        .collect();
    let header = [&LOOKUPS[..], &["CPU s", "peak MiB", "expansion, KiB"]].concat();
    markdown::print("**Tables of the world: instructions per call, and compilation**", &header, &rows?);

    let rows: Result<Vec<_>, Failure> =
        strings.iter().map(|table| Ok(cells(table, lookups(&runner, table)?))).collect();
    markdown::print("**String codes of 8 and more bytes: instructions per call**", &LOOKUPS, &rows?);
    Ok(())
}

fn cells(table: &Table, figures: impl IntoIterator<Item = f64>) -> Vec<String> {
    let figures = figures.into_iter().map(markdown::figure);
    [table.name.clone(), table.codes().to_string()].into_iter().chain(figures).collect()
}

/// Returns what it takes to compile a table: CPU time and peak memory, and the KiB of the code that the macro writes.
fn compiled(table: &Table, runs: usize) -> Result<[f64; 3], Failure> {
    let name = &table.name;
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
    Ok([of_runs(|run| run.cpu), of_runs(|run| run.peak), expansion(&file)?])
}

/// Returns the KiB of the code that the macro writes.
fn expansion(file: &Path) -> Result<f64, Failure> {
    let source = Location::of_file(file).read().map_err(|error| format!("{error:?}"))?;
    let runtime = "dps_codes".parse().map_err(|error| format!("{error}"))?;
    let size = compile(&source, &runtime).tokens.to_string().len();
    #[allow(clippy::cast_precision_loss)] // far below 2^53
    Ok(size as f64 / 1_024.0)
}
