//! Records with one column a line, as psql prints them in its expanded mode: `-[ RECORD 1 ]`, then `name | value`.

const BARS: [char; 2] = ['|', '│'];

/// Returns `true` for the line above a record.
pub(crate) fn begins(line: &str) -> bool {
    line.trim_start_matches(['-', '─', '┌', '├', '╔', '╠', '═', '*']).starts_with("[ RECORD ")
}

/// Returns `true` if a line is a column of the record above it.
pub(crate) fn goes_on_with(line: &str) -> bool {
    !begins(line) && without_frame(line).contains(BARS)
}

/// Returns the columns of a record as `name: value`, one a line.
pub(crate) fn fields(record: &str) -> String {
    let mut fields = String::new();
    for (name, value) in record.lines().filter_map(|line| without_frame(line).split_once(BARS)) {
        let (name, value) = (name.trim(), value.trim().trim_end_matches(BARS).trim_end());
        // A long value goes on in a line without a name.
        let separator = if fields.is_empty() || name.is_empty() { "" } else { "\n" };
        let sign = if name.is_empty() { " " } else { ": " };
        fields.extend([separator, name, sign, value.trim_end_matches('+').trim_end()]);
    }
    fields
}

fn without_frame(line: &str) -> &str {
    line.strip_prefix(BARS).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_fields() {
        for head in ["-[ RECORD 1 ]--+----", "┌─[ RECORD 1 ]─┬────┐", "[ RECORD 12 ]"] {
            assert!(begins(head) && !goes_on_with(head), "{head}");
        }
        for line in ["", "a: b", "[ RECORDS ]", "-- x"] {
            assert!(!begins(line) && !goes_on_with(line), "{line}");
        }
        assert_eq!(fields("-[ RECORD 1 ]\na   | b\nlong | x +\n     | y\nc | "), "a: b\nlong: x y\nc: ");
        assert_eq!(fields("│ a │ b │\n│ c │ d │"), "a: b\nc: d");
    }
}
