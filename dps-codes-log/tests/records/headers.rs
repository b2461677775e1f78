//! Lines that can be the header of a table, and what tells them from other text.

use crate::{failures, without_devices};

/// Panics unless the rows below a header are read, or are not.
#[track_caller]
fn assert_rows(table: &str, numbers: &[i64]) {
    let found: Vec<_> =
        without_devices(failures(table.as_bytes())).into_iter().filter_map(|(number, _)| number).collect();
    assert_eq!(found, numbers, "{table}");
}

#[test]
fn names_of_columns_are_short() {
    let table = |name: &str| format!("{name},errorCode\n1,404201\n2,404202\n");
    for name in ["id", "a b c", &"n".repeat(63)] {
        assert_rows(&table(name), &[404_201, 404_202]);
    }
    for name in ["a b c d", "1d", "a=b", &"n".repeat(64)] {
        assert_rows(&table(name), &[]);
    }
}

#[test]
fn rows_have_the_cells_of_the_header() {
    assert_rows("a,b\n1,\"DPS error 404201\"\n2,\"DPS error 404202\"\n", &[404_201, 404_202]);
    // The Event Viewer of Windows names all columns but the last.
    assert_rows("a,b\n1,2,\"DPS error 404201\"\n2,3,\"DPS error 404202\"\n", &[404_201, 404_202]);
    assert_rows(" id | code\n----+-----\n 1 | 404201\n", &[404_201]);
}

#[test]
fn a_cell_in_quotes_can_have_lines() {
    let texts: Vec<_> = crate::texts("a,b,c\n1,\"DPS error 404201\nof press\",3\n");
    assert_eq!(texts, ["DPS error 404201\nof press"]);
    let texts: Vec<_> = crate::texts("a,b,c\n1,DPS error 404201\n");
    assert_eq!(texts, ["a,b,c", "1,DPS error 404201"]);
}

#[test]
fn text_between_the_rows_of_a_page() {
    let page = "<table><tr><th>Time</th><th>errorCode</th></tr>\n<tr><td>1</td><td>404201</td></tr>\nx\n\
                <tr><td>1</td><td>404202</td></tr>\n</table>\n";
    assert_rows(page, &[404_201, 404_202]);
}

#[test]
fn within_a_log_a_header_names_the_result_in_one_case() {
    let table = |result: &str| format!("started (1.2)\ntime,{result}Type,{result}Signature\n1,ClientError,404201\n");
    for (result, is_header) in [("Result", true), ("result", true), ("RESULT", true), ("rEsULt", false)] {
        assert_eq!(crate::texts(&table(result)).len(), if is_header { 2 } else { 3 }, "{result}");
    }
}
