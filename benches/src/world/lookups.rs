//! `Lookups`: the lookups of the runner, of which each run performs one kind.

use std::fmt::{self, Write};
use std::hint::black_box;

use dps_codes::Catalog;

use crate::arguments::Failure;
use crate::random::Random;

/// The calls in a pass.
pub(super) const CALLS: u32 = 4_096;

/// A kind of lookup, and how many passes to perform. Every query is in the table.
#[derive(Debug)]
pub struct Lookups {
    wanted: String,
    passes: u32,
}

impl Lookups {
    /// Reads the arguments of the process: the kind of lookup, as generated code names it, and the number of passes.
    ///
    /// # Errors
    /// If one of them is missing or invalid.
    pub fn of_process() -> Result<Self, Failure> {
        let mut arguments = std::env::args().skip(1);
        let wanted = arguments.next().ok_or("missing kind of lookup")?;
        let passes = arguments.next().ok_or("missing number of passes")?.parse()?;
        Ok(Self { wanted, passes })
    }

    /// Looks codes up by number or string.
    ///
    /// # Panics
    /// If a result is wrong.
    pub fn key<C: Catalog>(&self, kind: &str, find: impl Fn(C::Key<'static>) -> Option<C>) {
        self.find(kind, C::key, find);
    }

    /// Looks codes up by their names, as the table writes them.
    ///
    /// # Panics
    /// If a result is wrong.
    pub fn name<C: Catalog>(&self, kind: &str, find: impl Fn(&'static str) -> Option<C>) {
        self.find(kind, C::name, find);
    }

    fn find<C: Catalog, Q: Copy>(&self, kind: &str, query: fn(C) -> Q, find: impl Fn(Q) -> Option<C>) {
        if self.wanted != kind {
            return;
        }
        let queries: Vec<Q> = codes::<C>().map(query).collect();
        for (code, &query) in codes::<C>().zip(&queries) {
            assert_eq!(find(query), Some(code), "{kind}");
        }
        self.perform(|| {
            for &query in &queries {
                black_box(find(black_box(query)));
            }
        });
    }

    /// Writes codes by `Display`.
    pub fn display<C: Catalog>(&self, kind: &str) {
        if self.wanted != kind {
            return;
        }
        let codes: Vec<C> = codes().collect();
        self.perform(|| {
            for &code in &codes {
                let _ = write!(Sink, "{}", black_box(code));
            }
        });
    }

    fn perform(&self, pass: impl Fn()) {
        (0..self.passes).for_each(|_| pass());
    }
}

/// Returns codes of a table in random order, the same ones each time.
fn codes<C: Catalog>() -> impl Iterator<Item = C> {
    let mut random = Random::new(C::ALL.len() as u64);
    (0..CALLS).map(move |_| *random.pick(C::ALL))
}

/// Takes text, and does nothing with it that could be left out.
struct Sink;

impl Write for Sink {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        black_box(text);
        Ok(())
    }
}
