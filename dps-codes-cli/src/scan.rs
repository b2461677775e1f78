//! The subcommand `scan`: counts the failures in logs.

mod batch;
mod fail_on;
mod finding;
mod key;
mod moment;
mod progress;
mod queue;
mod range;
mod ranking;
mod remedy;
mod render_csv;
mod render_json;
mod render_text;
mod results;
pub(crate) mod tally;
mod worker;

use std::io::{self, BufWriter, IsTerminal, Write};
use std::num::NonZero;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

use clap::Args;
use clap::error::ErrorKind as UsageError;
use jiff::Timestamp;

use crate::catalog::TableOption;
use crate::input::Inputs;
use crate::message::{print_error, print_warning};
use crate::output;
use crate::scan::fail_on::FailOn;
use crate::scan::key::By;
use crate::scan::progress::Progress;
use crate::scan::range::Range;
use crate::scan::ranking::Ranking;
use crate::scan::results::{Problems, Results};
use crate::scan::tally::Tally;
use crate::scan::worker::{Settings, Shared, Trouble, Worker};
use crate::tables::Tables;
use crate::wrap;

/// The rows of all workers take this many bytes at most, and so do those that are printed.
const MEMORY: usize = 16 << 20;
/// More workers would have too little memory each.
const MOST_WORKERS: usize = 8;
/// The progress is shown this often.
const TICK: Duration = Duration::from_millis(100);
/// The exit status of a command that Ctrl-C ends.
const INTERRUPTED: u8 = 130;

#[derive(Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    #[default]
    Text,
    Json,
    Csv,
}

/// Counts the failures in logs: by code, with devices, times, and what to do
#[derive(clap::Args)]
#[command(after_help = AFTER_HELP)]
pub(crate) struct Scan {
    /// Count only records from this time on: RFC 3339, a date, -3h, today, yesterday; UTC unless it has a zone
    #[arg(long, value_name = "TIME", allow_hyphen_values = true, value_parser = range::parse)]
    since: Option<Timestamp>,

    /// Count only records before this time
    #[arg(long, value_name = "TIME", allow_hyphen_values = true, value_parser = range::parse)]
    until: Option<Timestamp>,

    /// Count by this property
    #[arg(long, value_enum, default_value_t, ignore_case = true)]
    by: By,

    /// Print only the N rows with the most failures
    #[arg(long, value_name = "N")]
    top: Option<usize>,

    /// The call that failed, on which the action depends: register, poll, lookup, connect, manage; or a phase of the
    /// table [default: that of the record]
    #[arg(long)]
    phase: Option<String>,

    #[command(flatten)]
    table: TableOption,

    /// Output format: a table, one JSON object, or CSV with the totals on standard error
    #[arg(long, value_enum, default_value_t, ignore_case = true)]
    format: Format,

    /// Exit with 1 if a failure calls for this action, or `any`; can be repeated
    #[arg(long, value_delimiter = ',', value_name = "ACTION")]
    fail_on: Vec<String>,

    /// Files, folders with all files in them, or - for standard input, which is the default
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
}

const AFTER_HELP: &str = "\
Examples:
  dps-codes scan device.log
  dps-codes scan --since yesterday --by device --top 10 insights-logs-deviceoperations/
  dps-codes scan --by hour --format csv logs/*.json.gz > failures.csv
  journalctl -u aziot-identityd -o json | dps-codes scan --since -3h
  dps-codes scan --fail-on RepairCredentials --fail-on RepairTrust PT1H.json
  dps-codes scan --table my-codes.toml --fail-on any logs/

Records of Azure Monitor are read by their fields, as storage, Event Hub, Log Analytics and the portal write them; entries \
of journald too. Any other log is read line by line. Gzip and zstd are recognized by the first bytes of a file. Hidden \
files in folders are skipped.

Numbers of devices marked with ≈ are estimates. With --since or --until, records without a time are skipped. Times without \
a zone are read as UTC.

With --table, failures are the records that state a code of the table, as `explain --table` finds it; of several codes in a \
record, the first counts.

Exit status: 0 if there are failures; 1 if there are none; with --fail-on, 1 if a failure calls for such an action, and 0 \
if not; 2 if an input cannot be read to its end, the output cannot be written, or the command was called wrongly; 130 after \
Ctrl-C, which prints what was found so far.";

/// An event that the main thread waits for.
enum Event {
    Trouble(Trouble),
    Interrupted,
    Done,
}

/// Tells the main thread when a worker ends, even by a panic.
struct UntilDone(Sender<Event>);

impl Drop for UntilDone {
    fn drop(&mut self) {
        drop(self.0.send(Event::Done));
    }
}

impl Scan {
    /// Counts the failures of all inputs, and prints them.
    pub(crate) fn run(&self) -> io::Result<ExitCode> {
        let Some(tables) = Tables::load(&self.table, self.phase.as_deref()) else { return Ok(ExitCode::from(2)) };
        let range = Range { since: self.since, until: self.until };
        if range.is_empty() {
            print_error("the time of `--since` is not before that of `--until`");
            return Ok(ExitCode::from(2));
        }
        let fail_on: Result<Vec<_>, _> = self.fail_on.iter().map(|name| FailOn::parse(name, tables)).collect();
        let fail_on = match fail_on {
            Ok(fail_on) => fail_on,
            Err(message) => {
                print_error(&message);
                return Ok(ExitCode::from(2));
            }
        };
        let inputs = self.inputs();
        let mut progress = Progress::new(&inputs);
        let workers = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_WORKERS);
        let tallies = (0..workers).map(|_| Tally::new(self.by, MEMORY / workers));
        let shared = Arc::new(Shared::new(Inputs::new(&inputs), tallies));
        let events = Self::start(workers, Settings { tables, range, now: Timestamp::now() }, &shared);
        let (mut problems, mut warnings) = (Problems::default(), Problems::default());
        let mut report = |trouble| match trouble {
            Trouble::Problem(problem) => {
                print_error(&problem.to_string());
                problems.add(problem);
            }
            Trouble::Warning(warning) => {
                print_warning(&warning.to_string());
                warnings.add(warning);
            }
        };
        let is_interrupted = follow(&events, workers, &shared, &mut progress, &mut report);
        progress.finish();
        // The next Ctrl-C ends the command at once, since it has no receiver.
        drop(events);

        let mut tally = Tally::new(self.by, MEMORY);
        shared.move_to(&mut tally);
        let results = Results {
            tally: &tally,
            ranking: Ranking::of(&tally, self.top),
            skipped_files: shared.skipped_files(),
            problems: &problems,
            input_warnings: &warnings,
            is_interrupted,
        };
        results.warnings().iter().for_each(|warning| print_warning(warning));
        output::finish(self.print(&results), exit_code(&results, &fail_on))
    }

    fn inputs(&self) -> Vec<PathBuf> {
        if !self.inputs.is_empty() {
            return self.inputs.clone();
        }
        if io::stdin().is_terminal() {
            let mut command = Scan::augment_args(clap::Command::new("dps-codes scan"));
            let message = "missing input: expected a file, a folder, or - for standard input";
            command.error(UsageError::MissingRequiredArgument, message).exit();
        }
        vec!["-".into()]
    }

    /// Starts the workers, and returns what happens meanwhile.
    fn start(workers: usize, settings: Settings, shared: &Arc<Shared>) -> Receiver<Event> {
        let (sender, events) = mpsc::channel();
        let interrupted = sender.clone();
        // Without a handler, Ctrl-C ends the command as it does any other.
        let _ = ctrlc::set_handler(move || {
            if interrupted.send(Event::Interrupted).is_err() {
                std::process::exit(INTERRUPTED.into());
            }
        });
        for index in 0..workers {
            let (shared, sender) = (Arc::clone(shared), sender.clone());
            thread::spawn(move || {
                let sender = UntilDone(sender);
                if let Some(worker) = Worker::new(index, settings, &shared) {
                    worker.run(|trouble| drop(sender.0.send(Event::Trouble(trouble))));
                }
            });
        }
        events
    }

    fn print(&self, results: &Results<'_>) -> io::Result<()> {
        match self.format {
            Format::Text => {
                let mut out = BufWriter::new(anstream::stdout().lock());
                render_text::write(&mut out, results, wrap::width())?;
                out.flush()
            }
            // Past anstream: it drops control characters, and names have to come back as they were.
            Format::Json => {
                let mut out = BufWriter::new(io::stdout().lock());
                render_json::write(&mut out, results)?;
                out.flush()
            }
            Format::Csv => {
                let mut out = BufWriter::new(io::stdout().lock());
                render_csv::write(&mut out, results)?;
                out.flush()?;
                render_text::write_summary(&mut anstream::stderr().lock(), results, wrap::width())
            }
        }
    }
}

fn exit_code(results: &Results<'_>, fail_on: &[FailOn]) -> ExitCode {
    let total = results.tally.total();
    let is_alarming = if fail_on.is_empty() { total.count == 0 } else { fail_on.iter().any(|of| of.is_met(total)) };
    if results.is_interrupted {
        INTERRUPTED.into()
    } else if results.problems.count > 0 {
        2.into()
    } else {
        u8::from(is_alarming).into()
    }
}

/// Reports troubles and progress until the inputs are read. Returns `true` if Ctrl-C came first.
fn follow(
    events: &Receiver<Event>,
    mut workers: usize,
    shared: &Shared,
    progress: &mut Progress,
    report: &mut impl FnMut(Trouble),
) -> bool {
    while workers > 0 {
        match events.recv_timeout(TICK) {
            Ok(Event::Trouble(trouble)) => progress.suspend(|| report(trouble)),
            Ok(Event::Interrupted) => return true,
            Ok(Event::Done) => workers -= 1,
            Err(RecvTimeoutError::Disconnected) => return false,
            Err(RecvTimeoutError::Timeout) => {}
        }
        progress.show(shared.read.load(Ordering::Relaxed), shared.failures());
    }
    false
}
