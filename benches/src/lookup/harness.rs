//! Takes the competitors of a table, checks their results, and times them in turns.

use std::fmt::{self, Display, Write};
use std::hint::black_box;
use std::time::Duration;

use rustc_hash::FxHashMap;

use super::queries::{COUNT, Queries};
use crate::arguments::{Arguments, Failure};
use crate::table::{self, Row};
use crate::{interleaved, markdown, stats};

/// The baseline of the comparison.
const OURS: &str = "dps-codes";

/// The competitor that does nothing: the cost of the measurement itself.
const LOOP: &str = "(loop alone)";

/// The competitor that is told the place of each number, and reads it there: what no hash can do without.
const KNOWN_PLACE: &str = "(place known)";

/// All rounds for one task and table take about so long.
const BUDGET: Duration = Duration::from_secs(6);

/// A task that a table is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    Number,
    String,
    AsWritten,
    AnyCase,
    Text,
}

impl Task {
    const ALL: [Self; 5] = [Self::Number, Self::String, Self::AsWritten, Self::AnyCase, Self::Text];

    /// Returns the name for the command line, and its meaning.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Number => ("number", "number → code"),
            Self::String => ("string", "string → code"),
            Self::AsWritten => ("as-written", "name → code, names as they are written"),
            Self::AnyCase => ("any-case", "name → code, names in any case"),
            Self::Text => ("display", "`Display` into a fixed buffer"),
        }
    }
}

/// One way to do a task; `pass` goes through all queries once.
struct Competitor {
    size: usize,
    task: Task,
    name: &'static str,
    pass: Box<dyn Fn()>,
}

/// A buffer of fixed size to write into.
struct Buffer {
    bytes: [u8; 512],
    length: usize,
}

impl Buffer {
    const fn new() -> Self {
        Self { bytes: [0; 512], length: 0 }
    }

    fn text(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

impl Write for Buffer {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        let place = self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?;
        place.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}

/// The runner: generated code registers what it has, and then starts it.
pub struct Bench {
    list: bool,
    only: Option<String>,
    task: Option<String>,
    only_size: Option<usize>,
    rounds: Option<usize>,
    size: usize,
    rows: Vec<Row>,
    queries: Queries,
    competitors: Vec<Competitor>,
}

impl Bench {
    /// Reads the arguments of the process.
    ///
    /// # Errors
    /// If they are wrong.
    pub fn of_process() -> Result<Self, Failure> {
        let mut arguments = Arguments::of_process();
        let bench = Self {
            list: arguments.flag("--list"),
            only: arguments.option("--only")?,
            task: arguments.option("--task")?,
            only_size: arguments.option("--size")?,
            rounds: arguments.option("--rounds")?,
            size: 0,
            rows: Vec::new(),
            queries: Queries::new(&table::random(1)),
            competitors: Vec::new(),
        };
        arguments.finish()?;
        Ok(bench)
    }

    /// Opens the table of so many rows, unless the arguments say that it is not wanted.
    pub fn open(&mut self, size: usize) -> bool {
        if self.only_size.is_some_and(|only| only != size) {
            return false;
        }
        self.size = size;
        self.rows = table::of_size(size);
        self.queries = Queries::new(&self.rows);
        true
    }

    /// Adds a competitor for numbers; `number` is the expected result.
    ///
    /// # Panics
    /// If a result is wrong.
    pub fn number<C: 'static>(
        &mut self,
        name: &'static str,
        find: impl Fn(i64) -> Option<C> + 'static,
        number: impl Fn(C) -> i64,
    ) {
        if !self.wants(Task::Number, name) {
            return;
        }
        let Queries { numbers, expected_of_number, .. } = self.queries;
        if !self.competitors.iter().any(|known| (known.size, known.task) == (self.size, Task::Number)) {
            self.add(Task::Number, LOOP, move || pass(numbers, |&number| number));
        }
        for (&query, &expected) in numbers.iter().zip(expected_of_number) {
            assert_eq!(find(query).map(&number), expected, "{name}: {query}");
        }
        self.add(Task::Number, name, move || pass(numbers, |&query| find(query)));
    }

    /// Adds a competitor for string codes; `number` is what checks the responses.
    ///
    /// # Panics
    /// If a response is wrong.
    pub fn string<C: 'static>(
        &mut self,
        name: &'static str,
        find: impl Fn(&str) -> Option<C> + 'static,
        number: impl Fn(C) -> i64,
    ) {
        if !self.wants(Task::String, name) {
            return;
        }
        let Queries { strings, expected_of_number, .. } = self.queries;
        for (&query, &expected) in strings.iter().zip(expected_of_number) {
            assert_eq!(find(query).map(&number), expected, "{name}: {query}");
        }
        self.add(Task::String, name, move || pass(strings, |&query| find(query)));
    }

    /// Adds a competitor for names in any case.
    ///
    /// # Panics
    /// If a result is wrong.
    pub fn any_case<C: 'static>(
        &mut self,
        name: &'static str,
        find: impl Fn(&str) -> Option<C> + Clone + 'static,
        number: impl Fn(C) -> i64 + Clone,
    ) {
        let queries = self.queries.any_case;
        self.name(Task::AnyCase, queries, name, find.clone(), number.clone());
        self.as_written(name, find, number);
    }

    /// Adds a competitor for names as they are written.
    ///
    /// # Panics
    /// If a result is wrong.
    pub fn as_written<C: 'static>(
        &mut self,
        name: &'static str,
        find: impl Fn(&str) -> Option<C> + 'static,
        number: impl Fn(C) -> i64,
    ) {
        self.name(Task::AsWritten, self.queries.as_written, name, find, number);
    }

    fn name<C: 'static>(
        &mut self,
        task: Task,
        queries: &'static [&'static str],
        name: &'static str,
        find: impl Fn(&str) -> Option<C> + 'static,
        number: impl Fn(C) -> i64,
    ) {
        if !self.wants(task, name) {
            return;
        }
        for (&query, &expected) in queries.iter().zip(self.queries.expected_of_name) {
            assert_eq!(find(query).map(&number), expected, "{name}: {query}");
        }
        self.add(task, name, move || pass(queries, |&query| find(query)));
    }

    /// Adds a competitor for texts; `code` gives the code of a row.
    ///
    /// # Panics
    /// If a text is wrong.
    pub fn display<C: Display + Copy + 'static>(&mut self, name: &'static str, code: impl Fn(usize) -> C) {
        if !self.wants(Task::Text, name) {
            return;
        }
        let codes: Vec<C> = self.queries.rows.iter().map(|&row| code(row)).collect();
        let write = |code: &C| {
            let mut buffer = Buffer::new();
            let _ = write!(buffer, "{code}");
            buffer
        };
        for (code, line) in codes.iter().zip(self.queries.lines) {
            assert_eq!(write(code).text(), line.as_bytes(), "{name}");
        }
        self.add(Task::Text, name, move || {
            let mut buffer = Buffer::new();
            for code in &codes {
                buffer.length = 0;
                let _ = write!(buffer, "{code}");
                black_box(&mut buffer);
            }
        });
    }

    /// Adds the competitors that need no generated code: maps that are built at run time, and sorted lists.
    pub fn maps<C: Copy + 'static>(&mut self, all: &[C], number: fn(C) -> i64, name: fn(C) -> &'static str) {
        let by_number: FxHashMap<i64, C> = all.iter().map(|&code| (number(code), code)).collect();
        self.number("FxHashMap", move |query| by_number.get(&query).copied(), number);
        self.known_places(all, number);

        let mut sorted: Vec<(i64, C)> = all.iter().map(|&code| (number(code), code)).collect();
        sorted.sort_by_key(|&(number, _)| number);
        let search = move |query| {
            let place = sorted.binary_search_by_key(&query, |&(number, _)| number);
            Some(sorted[place.ok()?].1)
        };
        self.number("binary search", search, number);

        let lower = |code: &C| (name(*code).to_ascii_lowercase().into_bytes(), *code);
        let by_name: FxHashMap<Vec<u8>, C> = all.iter().map(lower).collect();
        let find = move |query: &str| by_name.get(lowered(query, &mut [0; 64])?).copied();
        self.any_case("FxHashMap, query lowered", find, number);

        let mut sorted: Vec<(Vec<u8>, C)> = all.iter().map(lower).collect();
        sorted.sort_by(|(one, _), (other, _)| one.cmp(other));
        let find = move |query: &str| {
            let mut buffer = [0; 64];
            let query = lowered(query, &mut buffer)?;
            let place = sorted.binary_search_by(|(name, _)| name.as_slice().cmp(query));
            Some(sorted[place.ok()?].1)
        };
        self.any_case("binary search, query lowered", find, number);
    }

    /// The floor of look-ups by number: one access, at random, to as many places as a hash of so many codes needs.
    fn known_places<C: Copy + 'static>(&mut self, all: &[C], number: fn(C) -> i64) {
        let count = all.len().next_power_of_two();
        // Spread over all places, as those of a hash are.
        let place_of = |index: usize| index * count / all.len();
        let mut places = vec![(0_u32, all[0]); count];
        let mut known = FxHashMap::default();
        for (index, &code) in all.iter().enumerate() {
            places[place_of(index)] = (low_half(number(code)), code);
            known.insert(number(code), place_of(index));
        }
        let query = |&number: &i64| (low_half(number), known.get(&number).copied().unwrap_or(0));
        let queries: Vec<(u32, usize)> = self.queries.numbers.iter().map(query).collect();
        self.add(Task::Number, KNOWN_PLACE, move || {
            pass(&queries, |&(number, place)| {
                let (found, code) = places[place];
                (found == number).then_some(code)
            });
        });
    }

    fn wants(&self, task: Task, name: &str) -> bool {
        self.task.as_ref().is_none_or(|wanted| wanted == task.names().0)
            && self.only.as_ref().is_none_or(|wanted| wanted == name)
    }

    fn add(&mut self, task: Task, name: &'static str, pass: impl Fn() + 'static) {
        if self.wants(task, name) {
            let (size, pass) = (self.size, Box::new(pass));
            self.competitors.push(Competitor { size, task, name, pass });
        }
    }

    /// Does what the arguments say: times, lists, or runs the competitors so many times.
    pub fn run(self) {
        if self.list {
            for Competitor { size, task, name, .. } in &self.competitors {
                println!("{size}\t{}\t{name}", task.names().0);
            }
        } else if let (Some(_), Some(rounds)) = (&self.only, self.rounds) {
            for _ in 0..rounds {
                self.competitors.iter().for_each(|competitor| (competitor.pass)());
            }
        } else {
            self.time();
        }
    }

    fn time(&self) {
        let mut sizes: Vec<usize> = self.competitors.iter().map(|competitor| competitor.size).collect();
        sizes.dedup();
        for task in Task::ALL {
            let of_task: Vec<_> = self.competitors.iter().filter(|one| one.task == task).collect();
            if !of_task.is_empty() {
                self.print(task, &of_task, &sizes);
            }
        }
    }

    /// Times the competitors for a task, and prints for each table the time and the ratio to dps-codes.
    fn print(&self, task: Task, competitors: &[&Competitor], sizes: &[usize]) {
        let mut names: Vec<_> = Vec::new();
        for competitor in competitors {
            if !names.contains(&competitor.name) {
                names.push(competitor.name);
            }
        }
        names.sort_by_key(|name| (*name != OURS, *name == KNOWN_PLACE, *name == LOOP));
        let mut header = vec![String::new()];
        let mut rows: Vec<_> = names.iter().map(|name| vec![(*name).to_owned()]).collect();
        for &size in sizes {
            let of_size: Vec<_> = competitors.iter().copied().filter(|one| one.size == size).collect();
            let times = interleaved(&of_size, self.rounds, BUDGET);
            let time = |name: &str| Some(&times[of_size.iter().position(|one| one.name == name)?]);
            header.extend([format!("{size} codes: ns"), format!("/ {OURS}")]);
            for (row, name) in rows.iter_mut().zip(&names) {
                let median = time(name).map_or(f64::NAN, |own| stats::median(own.iter().copied()));
                let ratio = time(name).zip(time(OURS)).map(|(own, ours)| stats::median_ratio(own, ours));
                row.extend([markdown::figure(median), markdown::ratio(ratio.unwrap_or(f64::NAN))]);
            }
        }
        if let [first, .., last] = sizes {
            header.push(format!("{last} / {first}"));
            for (row, name) in rows.iter_mut().zip(&names) {
                let of_size = |size| competitors.iter().find(|one| one.name == *name && one.size == size);
                let pair: Vec<_> = [*first, *last].into_iter().filter_map(of_size).copied().collect();
                let times = interleaved(&pair, self.rounds, BUDGET / 6);
                let growth = times.get(1).map_or(f64::NAN, |large| stats::median_ratio(large, &times[0]));
                row.push(markdown::ratio(growth));
            }
        }
        let header: Vec<_> = header.iter().map(String::as_str).collect();
        markdown::print(&format!("**{}**", task.names().1), &header, &rows);
    }
}

fn interleaved(competitors: &[&Competitor], rounds: Option<usize>, budget: Duration) -> Vec<Vec<f64>> {
    let passes: Vec<&dyn Fn()> = competitors.iter().map(|competitor| &*competitor.pass).collect();
    interleaved::time(&passes, COUNT, rounds, budget)
}

/// Looks everything up. `black_box` keeps the results from being left out; the queries are not known to the compiler.
fn pass<Q, A>(queries: &[Q], find: impl Fn(&Q) -> A) {
    for query in queries {
        black_box(find(query));
    }
}

/// Numbers of the tables have fewer bits.
fn low_half(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn lowered<'b>(name: &str, buffer: &'b mut [u8; 64]) -> Option<&'b [u8]> {
    let bytes = buffer.get_mut(..name.len())?;
    bytes.copy_from_slice(name.as_bytes());
    bytes.make_ascii_lowercase();
    Some(bytes)
}
