//! Measures what it takes rustc to compile generated tables: time, CPU time and memory, against other ways.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use std::{fs, iter};

use dps_codes_benches::arguments::{Arguments, Failure};
use dps_codes_benches::measure::{self, End, Usage};
use dps_codes_benches::peers::{self, Peer};
use dps_codes_benches::{markdown, scratch, stats, table};

const SIZES: [usize; 4] = [30, 1_000, 10_000, 60_000];

/// Ours, those it is compared with, and the least that rustc needs for so many variants.
const PEERS: [Peer; 5] = [Peer::DpsCodes, Peer::Match, Peer::Phf, Peer::StrumThiserror, Peer::StaticToml];
const FLOOR: [Peer; 4] = [Peer::DpsCodes, Peer::PlainEnum, Peer::DocumentedEnum, Peer::ListedEnum];

const RUNS: usize = 3;

/// A compilation that takes longer than this, in seconds, is measured once.
const SLOW: f64 = 30.0;

/// The seconds after which a compilation is ended.
const LIMIT: u64 = 120;

/// The runs of one competitor with one table; none if a smaller table took too much already.
struct Entry {
    size: usize,
    peer: Peer,
    runs: Vec<Usage>,
}

impl Entry {
    fn of_runs(&self, figure: fn(&Usage) -> f64) -> f64 {
        stats::median(self.runs.iter().map(figure))
    }

    fn is_over(&self) -> bool {
        self.runs.iter().all(|run| run.end != End::Done)
    }
}

fn main() -> ExitCode {
    if let Some(code) = measure::as_wrapper() {
        return code;
    }
    match compile() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn compile() -> Result<(), Failure> {
    let mut arguments = Arguments::of_process();
    let sizes = arguments.sizes("--sizes", &SIZES)?;
    let runs = arguments.option("--runs")?.unwrap_or(RUNS);
    let limit = Duration::from_secs(arguments.option("--limit")?.unwrap_or(LIMIT));
    let used = arguments.flag("--used");
    arguments.finish()?;

    let folder = scratch::folder("compile")?;
    let all: Vec<Peer> = PEERS.into_iter().chain(FLOOR.into_iter().skip(1)).collect();
    let mut entries: Vec<Entry> = Vec::new();
    for &size in &sizes {
        let rows = table::random(size);
        let mut of_size: Vec<Entry> = all.iter().map(|&peer| Entry { size, peer, runs: Vec::new() }).collect();
        for run in 0..runs {
            for entry in &mut of_size {
                let peer = entry.peer;
                let hopeless = entries.iter().any(|smaller| smaller.peer == peer && smaller.is_over());
                if hopeless || entry.runs.iter().any(|run| run.wall > SLOW || run.end != End::Done) {
                    continue;
                }
                let folder = folder.join(peer.crate_name());
                let calls = if used { peers::calls(peer) } else { String::new() };
                scratch::write_peer(&folder, peer.crate_name(), peer, &rows, (WORKSPACE, &calls))?;
                let usage = once(&folder, peer, limit)?;
                eprintln!("{size} codes, {}, run {}: {usage:?}", peer.name(), run + 1);
                entry.runs.push(usage);
            }
        }
        entries.extend(of_size);
    }

    let folders = PEERS.map(|peer| folder.join(peer.crate_name()));
    println!("{}", scratch::versions(&folders.each_ref().map(PathBuf::as_path))?);
    let title = if used { "**Compiling a table and calls of it, `-O`**" } else { "**Compiling a table, `-O`**" };
    print(title, &PEERS, &entries);
    print("**rustc's floor: an enum of so many variants, and one list of them, `-O`**", &FLOOR, &entries);
    if sizes.len() > 1 {
        growth(&entries);
    }
    println!("\n`>`: ended after {} s, or when it had {} GiB.", limit.as_secs(), measure::MEMORY >> 30);
    Ok(())
}

const WORKSPACE: &str = "\n[workspace]\nresolver = \"3\"\n";

/// Compiles the crate once more, and whatever it depends on if that has not been done.
fn once(folder: &Path, peer: Peer, limit: Duration) -> Result<Usage, Failure> {
    let source = folder.join("src/lib.rs");
    fs::write(&source, fs::read(&source)?)?;
    let mut cargo = scratch::cargo(folder, &["rustc", "--release", "--lib"]);
    measure::compilation(&mut cargo, peer.crate_name(), limit, &folder.join("report"))
}

/// A figure of a run, and what it is called.
type Column = (&'static str, fn(&Usage) -> f64);

const COLUMNS: [Column; 3] =
    [("wall s", |usage| usage.wall), ("CPU s", |usage| usage.cpu), ("peak MiB", |usage| usage.peak)];

fn print(title: &str, peers: &[Peer], entries: &[Entry]) {
    let columns = COLUMNS.iter().flat_map(|(name, _)| [*name, "/ dps-codes"]);
    let header: Vec<_> = iter::once("codes, by").chain(columns).collect();
    let of_peers = entries.iter().filter(|entry| peers.contains(&entry.peer));
    let rows = of_peers.map(|entry| {
        let ours = entries.iter().find(|ours| ours.peer == Peer::DpsCodes && ours.size == entry.size);
        let end = entry.runs.last().map(|run| run.end);
        let cells = COLUMNS.iter().flat_map(|&(_, figure)| {
            let own = entry.of_runs(figure);
            let ratio = ours.map_or(f64::NAN, |ours| own / ours.of_runs(figure));
            let at_least = if matches!(end, Some(End::Done) | None) { "" } else { "> " };
            [format!("{at_least}{}", markdown::figure(own)), format!("{at_least}{}", markdown::ratio(ratio))]
        });
        iter::once(format!("{}, {}", entry.size, entry.peer.name())).chain(cells).collect()
    });
    markdown::print(title, &header, &rows.collect::<Vec<_>>());
}

/// Prints the ratio of each size to the next smaller one.
fn growth(entries: &[Entry]) {
    let ours: Vec<_> = entries.iter().filter(|entry| entry.peer == Peer::DpsCodes).collect();
    let header: Vec<_> = iter::once("dps-codes").chain(COLUMNS.iter().map(|(name, _)| *name)).collect();
    let rows = ours.windows(2).map(|pair| {
        let ratios =
            COLUMNS.iter().map(|&(_, figure)| markdown::ratio(pair[1].of_runs(figure) / pair[0].of_runs(figure)));
        iter::once(format!("{} / {}", pair[1].size, pair[0].size)).chain(ratios).collect()
    });
    markdown::print("**Growth with the table**", &header, &rows.collect::<Vec<_>>());
}
