//! Lists of names and strings that are long.

use super::{ROW, helps};

/// Returns the help for an unknown value of a column with a list of `count` values.
fn help(count: usize) -> String {
    let names = (0..count).map(|index| format!("\"V{index}\", ")).collect::<Vec<_>>().concat();
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

/// Returns the help for a string code.
fn help_for_code(code: &str) -> String {
    let row = ROW.replace("number = 1", &format!("code = \"{code}\""));
    helps(&format!("[catalog]\ncode = \"string\"\n\n{row}"))
}

#[test]
fn a_code_has_255_characters_at_most() {
    assert_eq!(help_for_code(&"a".repeat(255)), "");
    assert_eq!(help_for_code(&"a".repeat(256)), "a code has at most 255 characters");
    let half = "a".repeat(127);
    let help = help_for_code(&format!("{half} {half}"));
    assert!(help.starts_with("codes consist of 1 to 255 visible ASCII characters"), "{help}");
}

#[test]
fn a_pattern_of_string_codes_has_255_characters_at_most() {
    let help = |pattern: &str| {
        let row = ROW.replace("number = 1", "code = \"A\"");
        helps(&format!("[catalog]\ncode = \"string\"\n\n[[class]]\ncodes = \"{pattern}\"\nfamily = \"Odd\"\n\n{row}"))
    };
    assert_eq!(help(&"x".repeat(255)), "");
    assert!(help(&"x".repeat(256)).starts_with("patterns look like"));
}
