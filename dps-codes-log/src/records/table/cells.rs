//! `Separation`: splits the rows of a table in text into cells.

mod markup;

use crate::work;

/// The delimiters of cells that can be in quotes, and of those in a frame.
const DELIMITERS: [char; 5] = [',', '\t', ';', '|', '│'];

/// The start of a statement above rows.
pub(crate) const COPY: &str = "COPY ";

/// The way in which cells of a row are separated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Separation {
    /// By a character, which a cell in quotes can contain: comma-separated values, as RFC 4180 has them.
    Quoted(char),
    /// By blanks, or by tabs in a row that has these: the log files of the W3C, and those of CDNs that say to be such.
    Fields,
    /// By a line, as in Markdown, and in what clients of databases print. It can also be around the row.
    Framed { delimiter: char, is_around: bool },
    /// By the elements of a table in HTML.
    Markup,
    /// By blanks: the columns are as wide as the dashes below their names.
    Aligned(Vec<Dashes>),
}

/// The dashes below the name of a column, as positions of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dashes {
    start: usize,
    end: usize,
}

impl Separation {
    /// Returns the separation of extended log files of the W3C, and of Zeek, and the names of the columns.
    pub(crate) fn of_directive(line: &str) -> Option<(Self, Vec<String>)> {
        let of = |directive, separation: Self| {
            let names = separation.cells(line.strip_prefix(directive)?.trim())?;
            Some((separation, names))
        };
        of("#Fields:", Self::Fields)
            .or_else(|| of("#fields", Self::Quoted('\t')))
            .or_else(|| Self::of_copy(line))
            .or_else(|| Self::of_doubled_bars(line))
    }

    /// Returns that of the rows below a statement of a dump of PostgreSQL: `COPY log (id, code) FROM stdin;`.
    fn of_copy(line: &str) -> Option<(Self, Vec<String>)> {
        let (_, columns) = line.strip_prefix(COPY)?.split_once('(')?;
        let (columns, source) = columns.split_once(')')?;
        let names = columns.split(',').map(|name| name.trim().trim_matches('"').to_owned()).collect();
        source.trim_start().to_ascii_lowercase().starts_with("from stdin").then_some((Self::Quoted('\t'), names))
    }

    /// Returns that of the rows below a header with doubled bars, as Confluence writes it: `|| Device || Code ||`.
    fn of_doubled_bars(line: &str) -> Option<(Self, Vec<String>)> {
        let names = line.trim().strip_prefix("||")?.strip_suffix("||")?;
        let names = names.split("||").map(|name| name.trim().to_owned()).collect();
        Some((Self::Framed { delimiter: '|', is_around: true }, names))
    }

    /// Returns the separation of a table in HTML, and the names of the columns, where a line has these.
    pub(crate) fn of_markup(line: &str) -> Option<(Self, Vec<String>)> {
        markup::cells(line, "th").map(|names| (Self::Markup, names))
    }

    /// Returns the separations with a delimiter that a line contains.
    pub(crate) fn delimiting(line: &str) -> impl Iterator<Item = Self> {
        let of = |delimiter| match delimiter {
            '|' | '│' => Self::Framed { delimiter, is_around: line.trim_start().starts_with(delimiter) },
            delimiter => Self::Quoted(delimiter),
        };
        DELIMITERS.into_iter().filter(|&delimiter| line.contains(delimiter)).map(of)
    }

    /// Parses a line that is nothing but dashes below the names of columns: `-----  ---`.
    pub(crate) fn ruled_by(line: &str) -> Option<Self> {
        let text = line.trim_end();
        if !text.ends_with('-') || !text.bytes().all(|byte| matches!(byte, b'-' | b' ')) {
            return None;
        }
        let mut at = 0;
        let mut columns = Vec::new();
        for dashes in text.split(' ') {
            if !dashes.is_empty() {
                columns.push(Dashes { start: at, end: at + dashes.len() });
            }
            at += dashes.len() + 1;
        }
        (columns.len() > 1).then_some(Self::Aligned(columns))
    }

    /// Returns the cells of a row. Returns `None` if the line is not aligned with the columns.
    pub(crate) fn cells(&self, row: &str) -> Option<Vec<String>> {
        match self {
            Self::Markup => markup::cells(row, "td"),
            Self::Quoted(delimiter) => Some(quoted(row, *delimiter)),
            Self::Fields => Some(quoted(row, if row.contains('\t') { '\t' } else { ' ' })),
            Self::Framed { delimiter, is_around } => Some(framed(row, *delimiter, *is_around)),
            Self::Aligned(columns) => aligned(row, columns).or_else(|| spaced(row, columns.len())),
        }
    }

    /// Returns `true` for cells in a frame.
    pub(crate) const fn is_framed(&self) -> bool {
        matches!(self, Self::Framed { .. })
    }

    /// Returns `true` if a cell in quotes goes on behind the line.
    pub(crate) fn is_open(&self, row: &str) -> bool {
        work::count(row.len());
        matches!(self, Self::Quoted(_) | Self::Fields) && row.bytes().filter(|&byte| byte == b'"').count() % 2 == 1
    }
}

/// Returns `true` for a line between rows, of Markdown, psql or a frame.
pub(crate) fn is_ruler(line: &str) -> bool {
    let text = line.trim();
    let is_framed = text.contains(['|', '+']) && text.contains("--") || text.contains('─');
    is_framed && text.chars().all(|c| "|-+: ─│┌┬┐├┼┤└┴┘".contains(c))
}

/// Splits a row at its delimiters. A quote within a cell in quotes is doubled.
fn quoted(row: &str, delimiter: char) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    let mut chars = row.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(cell) = cells.last_mut() else { break };
        match c {
            '"' if is_quoted && chars.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if is_quoted || cell.trim().is_empty() => {
                is_quoted = !is_quoted;
                cell.truncate(if is_quoted { 0 } else { cell.len() });
            }
            c if c == delimiter && !is_quoted => cells.push(String::new()),
            c => cell.push(c),
        }
    }
    cells
}

/// Splits a row at the lines between its cells. A backslash precedes a line within a cell.
fn framed(row: &str, delimiter: char, is_around: bool) -> Vec<String> {
    let row = row.trim();
    let text = row.strip_prefix(delimiter).map(|text| text.strip_suffix(delimiter).unwrap_or(text));
    let text = text.filter(|_| is_around).unwrap_or(row);
    let mut cells = vec![String::new()];
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let Some(cell) = cells.last_mut() else { break };
        match c {
            '\\' => cell.push(chars.next_if_eq(&delimiter).unwrap_or(c)),
            c if c == delimiter => cells.push(String::new()),
            c => cell.push(c),
        }
    }
    cells.into_iter().map(|cell| without_quotes(cell.trim()).to_owned()).collect()
}

/// Splits a row at two blanks or more, if that gives a cell for each column.
fn spaced(row: &str, count: usize) -> Option<Vec<String>> {
    let cells: Vec<_> = row.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned).collect();
    (cells.len() == count && count > 2).then_some(cells)
}

/// Removes the quotes that Node writes around a string.
fn without_quotes(cell: &str) -> &str {
    cell.strip_prefix('\'').and_then(|cell| cell.strip_suffix('\'')).unwrap_or(cell)
}

/// Splits a row where its columns start. Returns `None` if a cell is not within its column.
fn aligned(row: &str, columns: &[Dashes]) -> Option<Vec<String>> {
    let chars: Vec<_> = row.chars().collect();
    let is_blank = |at: usize| chars.get(at).is_none_or(|c| *c == ' ');
    let starts: Option<Vec<_>> = columns
        .iter()
        .map(|&Dashes { start, end }| {
            if start == 0 || is_blank(start - 1) {
                return Some(start);
            }
            // The cell is aligned to the right, and wider than the name. The blank before it is trimmed.
            let is_at_right = !is_blank(end - 1) && is_blank(end);
            is_at_right.then(|| (0..start).rev().find(|&at| is_blank(at)).unwrap_or(0))
        })
        .collect();
    let starts = starts?;
    let ends = starts.iter().skip(1).copied().chain([chars.len()]);
    let cell = |(&start, end): (&usize, usize)| {
        let cell: String = chars.get(start..end.min(chars.len())).unwrap_or_default().iter().collect();
        cell.trim().to_owned()
    };
    Some(starts.iter().zip(ends).map(cell).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_split_as_rfc_4180_says() {
        assert_eq!(quoted("a,b,,c", ','), ["a", "b", "", "c"]);
        assert_eq!(quoted(r#""a,b","say ""x""","","#, ','), ["a,b", "say \"x\"", "", ""]);
        assert_eq!(quoted("\"a\nb\",5\" pipe", ','), ["a\nb", "5\" pipe"]);
        assert_eq!(quoted("a\t\"b\tc\"", '\t'), ["a", "b\tc"]);
        let (separation, names) = Separation::of_directive("#Fields: date time x-message").unwrap();
        assert_eq!(names, ["date", "time", "x-message"]);
        assert_eq!(separation.cells("2026-11-26 10:00:00 \"a b\"").unwrap(), ["2026-11-26", "10:00:00", "a b"]);
        assert_eq!(separation.cells("2026-11-26\t10:00:00\ta b").unwrap(), ["2026-11-26", "10:00:00", "a b"]);
    }

    #[test]
    fn rows_in_frames() {
        for (row, is_around) in [("| a | \"b |  |", true), (" a | \"b | ", false), ("|a|\"b||", true)] {
            assert_eq!(framed(row, '|', is_around), ["a", "\"b", ""], "{row}");
        }
        assert_eq!(framed(r"| a \| b | \n |", '|', true), ["a | b", "\\n"]);
        assert_eq!(framed("   | b", '|', false), ["", "b"]);
        assert_eq!(framed("│ 'a' │ b │", '│', true), ["a", "b"]);
    }

    #[test]
    fn rulers_are_not_rows() {
        for line in ["|---|:--|", "| --- | :---: |", "-----+----", "+----+---+", "├─────┼────┤", "┌──┬──┐"]
        {
            assert!(is_ruler(line), "{line}");
        }
        for line in ["--", "-----  ---", "| - |", "| a | -- |", "", "| |"] {
            assert!(!is_ruler(line), "{line}");
        }
    }

    #[test]
    fn dashes_align_the_cells() {
        let separation = Separation::ruled_by("-----------  --------").unwrap();
        assert_eq!(separation.cells("Ä            x, y").unwrap(), ["Ä", "x, y"]);
        assert_eq!(separation.cells("             x").unwrap(), ["", "x"]);
        assert_eq!(separation.cells("nothing in columns"), None);
        // PowerShell aligns numbers to the right.
        let separation = Separation::ruled_by("-        -- -").unwrap();
        assert_eq!(separation.cells("a    404201 c d").unwrap(), ["a", "404201", "c d"]);
        let separation = Separation::ruled_by("------  ------  ----").unwrap();
        assert_eq!(separation.cells("a b   failed  404201").unwrap(), ["a b", "failed", "404201"]);
        for line in ["--", "----", "- x", "", "  "] {
            assert_eq!(Separation::ruled_by(line), None, "{line}");
        }
    }
}
