//! `Bench`: the readers of each kind of response, whose results are checked before they are timed in turns.

use std::hint::black_box;
use std::time::Duration;

use super::samples::{COUNT, Sample};
use crate::arguments::{Arguments, Failure};
use crate::{callgrind, interleaved, markdown, stats};

pub(super) const OURS: &str = "dps-codes";
pub(super) const TYPED: &str = "serde_json, typed";
pub(super) const VALUE: &str = "serde_json, Value";
pub(super) const PULLED: &str = "picojson";
pub(super) const REGEX: &str = "regex";

/// Those who read, in the order of the columns.
const READERS: [&str; 5] = [OURS, TYPED, VALUE, PULLED, REGEX];

/// All rounds for one kind of response take about so long.
const BUDGET: Duration = Duration::from_secs(4);

/// The facts that a reader has found in a response, to be checked.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) number: Option<i64>,
    /// In bytes, unescaped.
    pub(super) message_length: Option<usize>,
}

impl Found {
    pub(super) fn both(number: i64, message: &str) -> Self {
        Self { number: Some(number), message_length: Some(message.len()) }
    }
}

/// A kind of response, and the readers that take part.
struct Kind {
    name: &'static str,
    title: &'static str,
    bytes: usize,
    samples: &'static [Sample],
    readers: Vec<Reader>,
}

/// One way to read; `pass` reads all samples once.
struct Reader {
    name: &'static str,
    pass: Box<dyn Fn()>,
}

/// All that is measured.
pub struct Bench {
    kind: Option<String>,
    only: Option<String>,
    rounds: Option<usize>,
    /// Counts instructions instead of time.
    counts: bool,
    kinds: Vec<Kind>,
}

impl Bench {
    /// Reads the arguments of the process.
    ///
    /// # Errors
    /// If they are wrong.
    pub fn of_process() -> Result<Self, Failure> {
        let mut arguments = Arguments::of_process();
        let bench = Self {
            kind: arguments.option("--kind")?,
            only: arguments.option("--only")?,
            rounds: arguments.option("--rounds")?,
            counts: arguments.flag("--instructions"),
            kinds: Vec::new(),
        };
        arguments.finish()?;
        Ok(bench)
    }

    /// Begins a kind of response.
    pub(super) fn open(&mut self, name: &'static str, title: &'static str, samples: Vec<Sample>) {
        let bytes = samples.iter().map(|sample| sample.text.len()).sum::<usize>() / COUNT;
        self.kinds.push(Kind { name, title, bytes, samples: samples.leak(), readers: Vec::new() });
    }

    /// Adds a reader; `found` returns what it has read, to be checked.
    ///
    /// # Panics
    /// If the reader has no column, or has found something else than is there.
    pub(super) fn add<T>(
        &mut self,
        name: &'static str,
        read: impl Fn(&'static str) -> T + 'static,
        found: impl Fn(&T) -> Option<Found>,
    ) {
        assert!(READERS.contains(&name), "{name}: not in READERS, so it has no column");
        let Some(kind) = self.kinds.last_mut() else { return };
        let is_left_out = |wanted: &Option<String>, name| wanted.as_ref().is_some_and(|wanted| wanted != name);
        if is_left_out(&self.kind, kind.name) || is_left_out(&self.only, name) {
            return;
        }
        let samples = kind.samples;
        for sample in samples {
            let expected = Found { number: sample.number, message_length: sample.message.as_ref().map(String::len) };
            assert_eq!(found(&read(sample.text)), Some(expected), "{name}: {}", sample.text);
        }
        let pass = move || samples.iter().for_each(|sample| drop(black_box(read(black_box(sample.text)))));
        kind.readers.push(Reader { name, pass: Box::new(pass) });
    }

    /// Times all of it; or, with `--only` and `--rounds`, reads so many times without timing.
    ///
    /// # Errors
    /// If instructions are to be counted, and valgrind fails.
    pub fn run(mut self) -> Result<(), Failure> {
        self.kinds.retain(|kind| !kind.readers.is_empty());
        if let (Some(_), Some(rounds)) = (&self.only, self.rounds) {
            let readers: Vec<_> = self.kinds.iter().flat_map(|kind| &kind.readers).collect();
            for _ in 0..rounds {
                for reader in &readers {
                    (reader.pass)();
                }
            }
            return Ok(());
        }
        if self.counts {
            let rows: Result<Vec<_>, _> = self.kinds.iter().map(Kind::counted_row).collect();
            let header = ["", "bytes", OURS, TYPED, "dps-codes / serde_json"];
            markdown::print("**Reading a response: instructions**", &header, &rows?);
            return Ok(());
        }
        let rows: Vec<_> = self.kinds.iter().map(|kind| kind.row(self.rounds)).collect();
        let header: Vec<_> = ["", "bytes"].into_iter().chain(READERS).collect();
        markdown::print("**Reading a response: ns, and how many times as much as dps-codes takes**", &header, &rows);
        Ok(())
    }
}

impl Kind {
    /// Counts the instructions of two readers, each in a process of its own that reads without timing.
    fn counted_row(&self) -> Result<Vec<String>, Failure> {
        let count = |name| -> Result<Option<f64>, Failure> {
            if self.readers.iter().all(|reader| reader.name != name) {
                return Ok(None);
            }
            let program = std::env::current_exe()?;
            let total =
                |rounds| callgrind::instructions(&program, &["--kind", self.name, "--only", name, "--rounds", rounds]);
            // The difference leaves out what is done once.
            Ok(Some((total("3")? - total("1")?) / 2.0 / f64::from(u32::try_from(COUNT)?)))
        };
        let (ours, typed) = (count(OURS)?, count(TYPED)?);
        let ratio = ours.zip(typed).map(|(ours, typed)| format!("{:.2}", ours / typed));
        let absent = || String::from("–");
        let figure = |count: Option<f64>| count.map_or_else(absent, |count| format!("{count:.0}"));
        let cells = [figure(ours), figure(typed), ratio.unwrap_or_else(absent)];
        Ok([self.title.to_owned(), self.bytes.to_string()].into_iter().chain(cells).collect())
    }

    fn row(&self, rounds: Option<usize>) -> Vec<String> {
        let passes: Vec<&dyn Fn()> = self.readers.iter().map(|reader| &*reader.pass).collect();
        let times = interleaved::time(&passes, COUNT, rounds, BUDGET);
        let cells = READERS.iter().enumerate().map(|(column, name)| {
            let Some(own) = self.readers.iter().position(|reader| reader.name == *name).map(|place| &times[place])
            else {
                return String::from("–");
            };
            let median = markdown::figure(stats::median(own.iter().copied()));
            if column == 0 {
                median
            } else {
                format!("{median} ({})", markdown::ratio(stats::median_ratio(own, &times[0])))
            }
        });
        [self.title.to_owned(), self.bytes.to_string()].into_iter().chain(cells).collect()
    }
}
