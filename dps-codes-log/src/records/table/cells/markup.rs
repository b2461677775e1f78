//! Cells of tables in HTML.

use crate::records::decode::entities;

/// Returns the texts of the elements of this name in a line. Returns `None` if the line has none.
pub(super) fn cells(line: &str, name: &str) -> Option<Vec<String>> {
    let elements = line.split('<').skip(1);
    let mut cells: Vec<String> = Vec::new();
    let mut is_inside = false;
    for element in elements {
        let (tag, text) = element.split_once('>').unwrap_or((element, ""));
        let is_named = |tag: &str| {
            let behind =
                tag.get(..name.len()).filter(|start| start.eq_ignore_ascii_case(name)).map(|_| &tag[name.len()..]);
            behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(char::is_whitespace))
        };
        if is_named(tag) {
            cells.push(String::new());
            is_inside = true;
        } else if tag.strip_prefix('/').is_some_and(is_named) {
            is_inside = false;
        }
        if let Some(cell) = cells.last_mut().filter(|_| is_inside) {
            cell.push_str(text);
        }
    }
    let text = |cell: String| entities::decoded(cell.trim()).into_owned();
    (!cells.is_empty()).then(|| cells.into_iter().map(text).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_rows() {
        let row = "<table><tr class=a><td>&quot;a&quot; &lt;</td> <td id=\"x\"><b>404201</b></td><TD></td></tr>";
        assert_eq!(cells(row, "td").unwrap(), ["\"a\" <", "404201", ""]);
        assert_eq!(cells("<tr><th>Code<th>Message</tr>", "th").unwrap(), ["Code", "Message"]);
        for line in ["<thead><tr>", "<p>td</p>", "a < b", "", "<"] {
            assert_eq!(cells(line, "th"), None, "{line}");
        }
    }
}
