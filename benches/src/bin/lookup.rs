//! Times numbers and names to codes, and `Display`, against other ways to the same end.

use std::process::Command;

use dps_codes_benches::arguments::{Arguments, Failure};
use dps_codes_benches::lookup::build;
use dps_codes_benches::scratch;

fn main() -> Result<(), Failure> {
    let mut arguments = Arguments::of_process();
    let runner = build::runner(&mut arguments)?;
    if arguments.flag("--build") {
        println!("{}", runner.program.display());
        return arguments.finish();
    }
    println!("{}", scratch::versions(&[&runner.folder])?);
    scratch::run(Command::new(runner.program).args(arguments.rest()))
}
