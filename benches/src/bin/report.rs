//! Times reading responses into a report, against other ways to the number and the message in them.

use dps_codes_benches::arguments::Failure;
use dps_codes_benches::reading::{self, Bench};

fn main() -> Result<(), Failure> {
    let mut bench = Bench::of_process()?;
    reading::add_all(&mut bench)?;
    bench.run()
}
