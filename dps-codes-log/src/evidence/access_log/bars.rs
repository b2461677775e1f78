//! A request behind its status, in cells between bars: `10:00:00 | 401 | 1.2ms | 10.0.0.1 | PUT "/0ne/registrations/dev-1"`.

use super::{METHODS, is_status, number_at};

/// Returns the status in the cell before the one that begins with a method.
pub(super) fn status(text: &str) -> Option<(usize, u16)> {
    let mut end = 0;
    let mut cells = text.split('|').map(|cell| {
        let start = end;
        end += cell.len() + 1;
        (start, cell.trim())
    });
    let (at, status) = cells.find(|(_, cell)| is_status(cell))?;
    let is_method = |cell: &str| cell.split_whitespace().next().is_some_and(|word| METHODS.contains(&word));
    cells.any(|(_, cell)| is_method(cell)).then(|| Some((at, number_at(status)?)))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_precede_methods() {
        for line in ["[GIN] 10:00:00 | 401 | 404.2ms | ::1 | PUT      \"/x\"", "10:00:00 | 401 | 1s | ::1 | PUT | /x"] {
            assert_eq!(status(line).map(|(_, status)| status), Some(401), "{line}");
        }
        for line in ["| PUT /x | 401 |", "| 401 | PUTS /x", "| 40100 | PUT /x", "401 PUT /x", ""] {
            assert_eq!(status(line), None, "{line}");
        }
    }
}
