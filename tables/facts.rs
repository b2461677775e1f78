//! Reads the list of facts beside a table, to compare the table with it.

/// Returns the rows of a list. Its columns are separated by tabs, comments start with `#`, and the first row has the names.
pub(crate) fn rows<const COLUMNS: usize>(
    facts: &'static str,
    names: [&str; COLUMNS],
) -> impl Iterator<Item = [&'static str; COLUMNS]> {
    let mut lines = facts.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(lines.next().map(split), Some(names), "the names of the columns");
    lines.map(split)
}

fn split<const COLUMNS: usize>(line: &str) -> [&str; COLUMNS] {
    let cells: Vec<&str> = line.split('\t').collect();
    cells.try_into().unwrap_or_else(|cells| panic!("{COLUMNS} columns expected: {cells:?}"))
}
