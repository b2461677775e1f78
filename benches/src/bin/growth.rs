//! Measures how costs grow with the rows of a table, or with the bytes of a response, and prints their exponents.

use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, iter};

use dps_codes_benches::arguments::{Arguments, Failure};
use dps_codes_benches::{growth, markdown, measure, scratch, stats};

const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];

/// A cost, how often it is measured at a size, and the factor from seconds to its unit.
struct Cost {
    title: &'static str,
    task: &'static str,
    passes: fn(usize) -> u32,
    /// The operations in a pass.
    count: f64,
    factor: f64,
}

const LOOK_UP: Cost = Cost { title: "", task: "", passes: |_| 4_000, count: growth::QUERIES as f64, factor: 1e9 };

const OWN: [Cost; 2] = [
    Cost {
        title: "table compiler, CPU ms",
        task: "compiler",
        passes: |size| passes(50_000, size),
        count: 1.0,
        factor: 1e3,
    },
    Cost {
        title: "error object of so many bytes, µs",
        task: "parser",
        passes: |size| passes(200_000_000, size),
        count: 1.0,
        factor: 1e6,
    },
];

const LOOK_UPS: [Cost; 3] = [
    Cost { title: "number → code, ns", task: "number", ..LOOK_UP },
    Cost { title: "classify, half of them unlisted, ns", task: "classify", ..LOOK_UP },
    Cost { title: "name → code, ns", task: "name", passes: |_| 1_000, ..LOOK_UP },
];

/// Returns how often something is done that takes as long as its size, so that all sizes take about as long.
fn passes(all: usize, size: usize) -> u32 {
    u32::try_from(all / size.max(1)).unwrap_or(u32::MAX).max(1)
}

fn main() -> ExitCode {
    if let Some(code) = measure::as_wrapper() {
        return code;
    }
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [task, size, passes] = &arguments[..] {
        if OWN.iter().any(|cost| cost.task == task) {
            return perform(task, size.parse()?, passes.parse()?);
        }
    }
    let mut arguments = Arguments::of_process();
    let sizes = arguments.sizes("--sizes", &SIZES)?;
    arguments.finish()?;

    let (own, runner) = (env::current_exe()?, growth::runner(&sizes)?);
    let mut rows =
        vec![row(
            "macro output, KiB",
            &sizes,
            |size| Ok(float(growth::compile(size, 1)?.to_string().len()) / 1_024.0),
        )?];
    for (program, costs) in [(&own, &OWN[..]), (&runner, &LOOK_UPS[..])] {
        for cost in costs {
            rows.push(row(cost.title, &sizes, |size| each(program, cost, size))?);
        }
    }
    let header: Vec<String> = sizes.iter().map(ToString::to_string).collect();
    let header: Vec<&str> =
        iter::once("").chain(header.iter().map(String::as_str)).chain(iter::once("exponent")).collect();
    markdown::print("**Growth**", &header, &rows);
    Ok(())
}

/// Does what this program is measured with.
fn perform(task: &str, size: usize, passes: u32) -> Result<(), Failure> {
    if task == "compiler" {
        growth::compile(size, passes)?;
    } else {
        growth::read(size, passes);
    }
    Ok(())
}

/// Returns the CPU time of one operation, without what the program prepares.
fn each(program: &Path, cost: &Cost, size: usize) -> Result<f64, Failure> {
    let report = scratch::folder("growth")?.join("report");
    let passes = (cost.passes)(size);
    let seconds = |passes: u32| {
        let mut command = Command::new(program);
        command.args([cost.task, &size.to_string(), &passes.to_string()]);
        Ok::<_, Failure>(measure::command(&command, &report)?.cpu)
    };
    let mut differences = Vec::new();
    for _ in 0..RUNS {
        differences.push(seconds(passes)? - seconds(0)?);
    }
    Ok(stats::median(differences) / f64::from(passes) / cost.count * cost.factor)
}

/// The median of so many runs counts.
const RUNS: usize = 5;

fn row(title: &str, sizes: &[usize], value: impl Fn(usize) -> Result<f64, Failure>) -> Result<Vec<String>, Failure> {
    let values = sizes.iter().map(|&size| value(size)).collect::<Result<Vec<f64>, _>>()?;
    eprintln!("{title}: {values:?}");
    let exponent = stats::exponent(sizes.iter().map(|&size| float(size)).zip(values.iter().copied()));
    let figures = values.iter().map(|&value| markdown::figure(value));
    Ok(iter::once(title.to_owned()).chain(figures).chain([format!("{exponent:.2}")]).collect())
}

#[allow(clippy::cast_precision_loss)] // far below 2^53
const fn float(count: usize) -> f64 {
    count as f64
}
