//! The items of lists in an object, which are failures of their own.

use crate::texts;

const ITEMS: [&str; 2] = [r#"{"errorCode":401002}"#, r#"{"errorCode":404201}"#];

#[test]
fn items_of_an_indented_object_are_failures_of_their_own() {
    let object = format!("{{\"foo\":[{}]}}", ITEMS.join(","));
    let map = r#"{"foo":{"a":{"errorCode":401002},"b":{"errorCode":404201},"c":{"errorCode":404203}}}"#;
    for indent in ["", "  ", "\t"] {
        assert_eq!(texts(&format!("{indent}{object}\n")), ITEMS, "{indent:?}");
        assert_eq!(texts(&format!("{indent}{map}\n")).len(), 3, "{indent:?}");
    }
}
