//! `Worker`: reads the inputs record by record, and adds what failed to a tally.

use std::path::Path;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use dps_codes_log::{Record, RecordKind, Records};
use jiff::Timestamp;

use crate::explain::explanations::Explanations;
use crate::scan::finding::{Context, Finding};
use crate::scan::input::source::{End, Source};
use crate::scan::input::{Input, Inputs, Problem, SkippedFiles};
use crate::scan::moment::Moment;
use crate::scan::range::Range;
use crate::scan::tally::Tally;
use crate::scan::tally::counts::Sequence;
use crate::tables::Tables;

/// What decides how a record counts.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    pub(crate) tables: Tables,
    pub(crate) range: Range,
    pub(crate) now: Timestamp,
}

/// What workers share with each other, and with whoever shows their progress or interrupts them.
pub(crate) struct Shared {
    inputs: Mutex<Inputs>,
    /// The tally of each worker.
    tallies: Vec<Mutex<Tally>>,
    /// The bytes that have been read, as files have them.
    pub(crate) read: Arc<AtomicU64>,
}

impl Shared {
    pub(crate) fn new(inputs: Inputs, tallies: impl Iterator<Item = Tally>) -> Self {
        Self { inputs: Mutex::new(inputs), tallies: tallies.map(Mutex::new).collect(), read: Arc::default() }
    }

    /// Returns the number of failures so far.
    pub(crate) fn failures(&self) -> u64 {
        self.tallies.iter().map(|tally| lock(tally).counts.failures).sum()
    }

    /// Moves what the workers have counted so far.
    pub(crate) fn move_to(&self, total: &mut Tally) {
        for tally in &self.tallies {
            let part = lock(tally).take();
            total.merge(&part);
        }
    }

    pub(crate) fn skipped_files(&self) -> SkippedFiles {
        lock(&self.inputs).skipped
    }
}

/// A worker that has panicked has counted what it has.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Something to tell about an input.
pub(crate) enum Trouble {
    /// The input was not read, or not to its end.
    Problem(Problem),
    /// The input was read to its end.
    Warning(Problem),
}

pub(crate) struct Worker<'s> {
    settings: Settings,
    inputs: &'s Mutex<Inputs>,
    tally: &'s Mutex<Tally>,
    bytes: &'s Arc<AtomicU64>,
}

impl<'s> Worker<'s> {
    /// Returns the worker with this index. Returns `None` if there are not as many tallies.
    pub(crate) fn new(index: usize, settings: Settings, shared: &'s Shared) -> Option<Self> {
        let tally = shared.tallies.get(index)?;
        Some(Self { settings, inputs: &shared.inputs, tally, bytes: &shared.read })
    }

    /// Reads inputs until none is left.
    pub(crate) fn run(&self, mut report: impl FnMut(Trouble)) {
        loop {
            let input = lock(self.inputs).next();
            match input {
                Some(Ok(input)) => self.read(&input, &mut report),
                Some(Err(problem)) => report(Trouble::Problem(problem)),
                None => return,
            }
        }
    }

    fn read(&self, input: &Input, report: &mut impl FnMut(Trouble)) {
        let path = match input {
            Input::File(path) => path,
            Input::StandardInput => Path::new("-"),
        };
        let mut source = match Source::open(input, self.bytes) {
            Ok(source) => source,
            Err(error) => return report(Trouble::Problem(Problem::new(path, &error))),
        };
        lock(self.tally).counts.files += 1;
        let mut sequence = Sequence::default();
        let mut records = Records::new(source.reader());
        loop {
            match records.next_record() {
                Ok(Some(record)) => self.count(&record, &mut sequence),
                Ok(None) => break,
                Err(error) => {
                    report(Trouble::Problem(Problem::new(path, &error)));
                    break;
                }
            }
        }
        sequence.finish(&mut lock(self.tally).counts);
        match source.finish() {
            Some(End::Early(error)) => report(Trouble::Problem(Problem::new(path, &error))),
            Some(End::Grown(warning)) => report(Trouble::Warning(Problem::new(path, &warning))),
            None => {}
        }
    }

    fn count(&self, record: &Record<'_>, sequence: &mut Sequence) {
        let Settings { tables, range, now } = self.settings;
        let is_of_azure = record.kind() == RecordKind::AzureMonitor;
        if is_of_azure {
            sequence.add_row();
        }
        // The lines of other logs are many: their times matter only for failures, or to choose among them.
        let moment = || moment_of(record, now);
        let mut known = (record.time().is_some() || range.is_bounded()).then(moment).flatten();
        let is_in_range = known.is_some_and(|moment| range.contains(moment.time));
        let mut findings = Vec::new();
        if is_in_range || !range.is_bounded() {
            let tables = tables.in_phase_of(record);
            let explanations = tables.record(record);
            if !explanations.is_empty() && known.is_none() {
                known = moment();
            }
            let context = Context {
                text: record.text(),
                device: record.device(),
                hub: record.resource(),
                time: known.map(|moment| moment.time),
            };
            match explanations {
                Explanations::BuiltIn(all) => {
                    findings.extend(all.iter().filter_map(|of| Finding::of(of, tables.phase(), context)));
                }
                // The others may have led to the first.
                Explanations::Own(all) => {
                    findings.extend(all.first().map(|&found| Finding::of_table(found, tables.own_phase(), context)));
                }
            }
        }
        if let Some(moment) = known {
            sequence.add_time(moment.time);
        }
        let mut tally = lock(self.tally);
        let counts = &mut tally.counts;
        counts.records += 1;
        counts.truncated += u64::from(record.is_truncated());
        counts.without_zone += u64::from(known.is_some_and(|moment| !moment.has_zone));
        match (range.is_bounded(), known) {
            (true, None) => counts.skipped.without_time += 1,
            (true, Some(_)) if !is_in_range => counts.skipped.out_of_range += 1,
            _ if !findings.is_empty() => {}
            _ if record.is_success() => counts.successes += 1,
            _ => counts.without_failure += 1,
        }
        for finding in &findings {
            tally.add(finding);
        }
    }
}

/// Returns the time of a record: that of its field, or else the one that its text starts with.
fn moment_of(record: &Record<'_>, now: Timestamp) -> Option<Moment> {
    match record.time() {
        Some(time) => Moment::parse(time, now),
        None => Moment::at_start(record.text(), now),
    }
}
