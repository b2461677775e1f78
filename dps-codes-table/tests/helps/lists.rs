//! Lists of names, which may be long.

use super::{ROW, helps};

/// Returns the help for an unknown value of a column with a list of `count` values.
fn help(count: usize) -> String {
    let names: String = (0..count).map(|index| format!("\"V{index}\", ")).collect();
    helps(&format!("[column.level]\none_of = [{names}]\n\n{ROW}level = \"Unknown\"\n"))
}

#[test]
fn a_list_has_thirty_names_at_most() {
    assert_eq!(help(1), "expected `V0`");
    assert_eq!(help(2), "expected `V0` or `V1`");
    let thirty = help(30);
    assert!(thirty.ends_with("`V27`, `V28` or `V29`"), "{thirty}");
    let more = help(31);
    assert!(more.ends_with("`V27`, `V28`, `V29` or 1 more"), "{more}");
    let more = help(40);
    assert!(more.ends_with("`V27`, `V28`, `V29` or 10 more"), "{more}");
}
