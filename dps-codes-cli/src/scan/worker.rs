//! `Worker`: reads the inputs record by record, and adds what failed to a tally. Any worker counts what others read.

use std::io::{self, BufRead};
use std::path::Path;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use dps_codes_log::{Record, RecordBuf, RecordKind, Records, Skipped};
use jiff::Timestamp;

use crate::explanation::explanations::Explanations;
use crate::input::source::{End, Source};
use crate::input::{Input, Inputs, Problem, SkippedFiles};
use crate::scan::batch::{self, Batch, Parts};
use crate::scan::finding::{Context, Finding};
use crate::scan::moment::Moment;
use crate::scan::queue::{Queue, Reader};
use crate::scan::range::Range;
use crate::scan::tally::Tally;
use crate::scan::tally::counts::{Counts, Sequence};
use crate::tables::Tables;

/// The number of batches that are read ahead for each worker but one.
const AHEAD: usize = 4;

/// The options and the time that decide how a record counts.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    pub(crate) tables: Tables,
    pub(crate) range: Range,
    pub(crate) now: Timestamp,
}

/// The state that workers share with each other, and with the thread that shows their progress or interrupts them.
pub(crate) struct Shared {
    inputs: Mutex<Inputs>,
    batches: Queue<Batch>,
    /// The tally of each worker.
    tallies: Vec<Mutex<Tally>>,
    /// The bytes that have been read, as files have them.
    pub(crate) read: Arc<AtomicU64>,
}

impl Shared {
    pub(crate) fn new(inputs: Inputs, tallies: impl Iterator<Item = Tally>) -> Self {
        let tallies: Vec<_> = tallies.map(Mutex::new).collect();
        // One worker counts what it reads.
        let batches = Queue::new(AHEAD * (tallies.len() - usize::from(!tallies.is_empty())));
        Self { inputs: Mutex::new(inputs), batches, tallies, read: Arc::default() }
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

/// Locks a mutex, also after a panic: what the worker has counted until then stays valid.
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
    shared: &'s Shared,
    tally: &'s Mutex<Tally>,
}

impl<'s> Worker<'s> {
    /// Returns the worker with this index. Returns `None` if there are not as many tallies.
    pub(crate) fn new(index: usize, settings: Settings, shared: &'s Shared) -> Option<Self> {
        Some(Self { settings, shared, tally: shared.tallies.get(index)? })
    }

    /// Reads inputs until none is left, and counts batches until all are counted.
    pub(crate) fn run(&self, mut report: impl FnMut(Trouble)) {
        let reader = self.shared.batches.reader();
        loop {
            let input = lock(&self.shared.inputs).next();
            match input {
                Some(Ok(input)) => self.read(&input, &reader, &mut report),
                Some(Err(problem)) => report(Trouble::Problem(problem)),
                None => break,
            }
        }
        drop(reader);
        while let Some(batch) = self.shared.batches.wait() {
            self.count(&batch);
        }
    }

    fn read(&self, input: &Input, reader: &Reader<'_, Batch>, report: &mut impl FnMut(Trouble)) {
        let path = match input {
            Input::File(path) => path,
            Input::StandardInput => Path::new("-"),
        };
        let mut source = match Source::open(input, &self.shared.read) {
            Ok(source) => source,
            Err(error) => return report(Trouble::Problem(Problem::new(path, &error))),
        };
        let format = source.binary_format();
        let is_binary = format.is_some() || source.is_binary();
        if let Some(format) = format {
            report(Trouble::Warning(Problem::new(path, &format!("is {format}, not a log; nothing in it counts"))));
        } else if is_binary {
            report(Trouble::Warning(Problem::new(
                path,
                &"has NUL bytes, so it is hardly a log; the text in it counts",
            )));
        }
        let mut tally = lock(self.tally);
        tally.counts.files += 1;
        tally.counts.binary += u64::from(is_binary);
        drop(tally);
        if format.is_some() {
            return;
        }
        let limit = match input {
            Input::File(_) => batch::RECORDS,
            // The next line may take long.
            Input::StandardInput => 1,
        };
        if let Err(error) = self.read_records(Records::new(source.reader()), limit, reader) {
            report(Trouble::Problem(Problem::new(path, &error)));
        }
        match source.finish() {
            Some(End::Early(error)) => report(Trouble::Problem(Problem::new(path, &error))),
            Some(End::Grown(warning)) => report(Trouble::Warning(Problem::new(path, &warning))),
            None => {}
        }
    }

    /// Reads the records of an input in batches. What was read before an error counts.
    fn read_records<R: BufRead>(
        &self,
        mut records: Records<R>,
        limit: usize,
        reader: &Reader<'_, Batch>,
    ) -> io::Result<()> {
        let parts = Arc::new(Parts::default());
        let mut batch = Batch::new(&parts, 0);
        let read = loop {
            match self.next_record(&mut records) {
                Ok(Some(record)) => batch.push(records.take_skipped(), record),
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
            if batch.is_full(limit) {
                let next = Batch::new(&parts, batch.index + 1);
                if let Some(batch) = reader.add(std::mem::replace(&mut batch, next)) {
                    self.count(&batch);
                }
            }
        };
        batch.rest = records.take_skipped();
        let total = batch.index + 1;
        self.count(&batch);
        parts.end(total, &mut lock(self.tally).counts);
        read
    }

    fn next_record<R: BufRead>(&self, records: &mut Records<R>) -> io::Result<Option<RecordBuf>> {
        // A range needs the time of each record, and other tables have other rules.
        let Settings { tables, range, .. } = self.settings;
        if !range.is_bounded() && matches!(tables, Tables::BuiltIn(_)) {
            records.skip()?;
        }
        records.next_buf()
    }

    fn count(&self, batch: &Batch) {
        let mut tally = lock(self.tally);
        let mut sequence = Sequence::default();
        for (skipped, record) in &batch.records {
            self.count_skipped(skipped, &mut sequence, &mut tally.counts);
            self.count_record(&record.record(), &mut sequence, &mut tally);
        }
        self.count_skipped(&batch.rest, &mut sequence, &mut tally.counts);
        batch.input.add(batch.index, sequence, &mut tally.counts);
    }

    fn count_skipped(&self, skipped: &Skipped, sequence: &mut Sequence, counts: &mut Counts) {
        let time = |time| Moment::parse(time, self.settings.now).map(|moment| moment.time);
        let times = skipped.times().and_then(|(first, last)| Some((time(first)?, time(last)?)));
        sequence.append(&Sequence::of_successes(skipped.successes(), times, skipped.out_of_order()));
        counts.records += skipped.count();
        counts.successes += skipped.successes();
        counts.without_failure += skipped.count() - skipped.successes();
    }

    fn count_record(&self, record: &Record<'_>, sequence: &mut Sequence, tally: &mut Tally) {
        let Settings { tables, range, now } = self.settings;
        let is_of_azure = record.kind() == RecordKind::AzureMonitor;
        if is_of_azure {
            sequence.add_row();
        }
        // The lines of other logs are many: their times matter only for failures, or to choose among them.
        let moment = || Moment::parse(record.time()?, now);
        let has_fields = is_of_azure || record.kind() == RecordKind::Journal || record.text().starts_with('{');
        let mut known = (has_fields || range.is_bounded()).then(moment).flatten();
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
                device: if explanations.is_empty() { None } else { record.device() },
                hub: record.resource(),
                time: known.map(|moment| moment.time),
            };
            match explanations {
                Explanations::BuiltIn(all) => {
                    findings.extend(all.iter().filter_map(|of| Finding::of(of, tables.phase(), context)));
                }
                // The others may have led to the first.
                Explanations::Own(all) => {
                    findings.extend(all.first().map(|found| Finding::of_table(found, tables.own_phase(), context)));
                }
            }
        }
        if let Some(moment) = known {
            sequence.add_time(moment.time);
        }
        let counts = &mut tally.counts;
        counts.records += 1;
        counts.losses.add(record);
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
