//! Counts the processor instructions of each lookup with valgrind's callgrind: figures without noise.

use std::process::Command;

use dps_codes_benches::arguments::{Arguments, Failure};
use dps_codes_benches::lookup::{QUERIES, build};
use dps_codes_benches::{callgrind, markdown, scratch};

fn main() -> Result<(), Failure> {
    let mut arguments = Arguments::of_process();
    let runner = build::runner(&mut arguments)?;
    arguments.finish()?;
    println!("{}", scratch::versions(&[&runner.folder])?);

    let list = Command::new(&runner.program).arg("--list").output()?;
    let list = String::from_utf8(list.stdout)?;
    let mut sizes = Vec::new();
    let mut tasks: Vec<&str> = Vec::new();
    let mut counts: Vec<Competitor> = Vec::new();
    for line in list.lines() {
        let [size, task, name] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(format!("what is `{line}`?").into());
        };
        if !tasks.contains(&task) {
            tasks.push(task);
        }
        let of_size = size.parse()?;
        if !sizes.contains(&of_size) {
            sizes.push(of_size);
        }
        let arguments = ["--size", size, "--task", task, "--only", name, "--rounds"];
        let total = |rounds| callgrind::instructions(&runner.program, &[&arguments[..], &[rounds]].concat());
        let each = (total("3")? - total("1")?) / 2.0 / QUERIES;
        match counts.iter_mut().find(|known| (known.task, known.name) == (task, name)) {
            Some(known) => known.by_size.push((of_size, each)),
            None => counts.push(Competitor { task, name, by_size: vec![(of_size, each)] }),
        }
    }

    let header: Vec<_> = sizes.iter().map(|size| format!("{size} codes")).collect();
    let header: Vec<_> = std::iter::once("").chain(header.iter().map(String::as_str)).collect();
    for task in tasks {
        let of_task = counts.iter().filter(|known| known.task == task);
        let rows = of_task.map(|Competitor { name, by_size, .. }| {
            let count = |size| by_size.iter().find(|(of, _)| of == size).map_or(f64::NAN, |(_, count)| *count);
            let counts = sizes.iter().map(|size| markdown::figure(count(size)));
            std::iter::once((*name).to_owned()).chain(counts).collect()
        });
        markdown::print(&format!("**{task}: instructions per query**"), &header, &rows.collect::<Vec<_>>());
    }
    Ok(())
}

/// Instructions per query, by the size of the table.
struct Competitor<'l> {
    task: &'l str,
    name: &'l str,
    by_size: Vec<(usize, f64)>,
}
