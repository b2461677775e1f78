//! One broken block is one error, whatever else is in the table, and every row with a valid name keeps its variant.
#![allow(missing_docs)]

use dps_codes_table::{Compiled, Diagnostic, Source, analyze, compile};

const HEAD: &str = r#"
[catalog]
number = "u16"
phases = ["Call", "Listen"]
action = "Wait"

[column.level]
one_of = ["Low", "High"]
default = "Low"

[column.weight]
type = "u8"
range = "1..=9"

[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"
"#;

/// Returns a table of `rows` rows, each with everything that a row can have.
fn table(rows: usize) -> String {
    let row = |index: usize| {
        format!(
            "\n[[code]]\nnumber = {}\nname = \"Row{index}\"\nsummary = \"Number {index}.\"\nhelp = \"Fix it.\"\n\
             action = \"Wait\"\nin.Call = \"Wait\"\nsources = [\"https://example.com\"]\nlevel = \"High\"\nweight = 5\n",
            100 + index
        )
    };
    (0..rows).fold(HEAD.to_owned(), |table, index| table + &row(index))
}

/// An edit that breaks a row; `⟨n⟩` is the index of the row.
struct Edit {
    old: &'static str,
    new: &'static str,
    message: &'static str,
}

const fn edit(old: &'static str, new: &'static str, message: &'static str) -> Edit {
    Edit { old, new, message }
}

/// Edits that keep number and name valid, or let the compiler guess them.
const EDITS: [Edit; 47] = [
    edit("[[code]]", "[[code]", "unterminated header"),
    edit("[[code]]", "[code]]", "unexpected characters after a value"),
    edit("[[code]]", "[code]", "missing bracket of the header `code`"),
    edit("[[code]]", "[[cod]]", "unknown table `cod`"),
    edit("[\"https://example.com\"]", "[\"https://example.com\"", "unterminated array"),
    edit("\"Fix it.\"", "\"Fix it.", "unterminated string"),
    edit("\"Fix it.\"", "\"\"\"Fix it.", "unterminated string"),
    edit("\"Fix it.\"", "Fix it.", "expected a value, found `Fix it.`"),
    edit("\"Fix it.\"", "“Fix it.”", "expected a value, found `“Fix it.”`"),
    edit("\"Fix it.\"", "\"Fix \\it.\"", "invalid escape sequence `\\i`"),
    edit("\"Fix it.\"", "\"Say \"no\".\"", "unexpected characters after a value"),
    edit("\"Fix it.\"", "", "missing value"),
    edit("help = ", "help ", "missing `=` after the key `help`"),
    edit("help = ", "help: ", "missing `=` after the key"),
    edit("help = ", "summary = ", "duplicate key `summary`"),
    edit("help = ", "hlep = ", "unknown key `hlep` in `[[code]]`"),
    edit("help = ", "colour = ", "unknown key `colour` in `[[code]]`"),
    edit("\"Fix it.\"", "5", "expected a string, found an integer"),
    edit("\"Fix it.\"", "\" \"", "empty string"),
    edit("\"Fix it.\"", "\"\\u0007\"", "invalid control character U+0007"),
    edit("summary = \"Number ⟨n⟩.\"\n", "", "missing key `summary` in `[[code]]`"),
    edit("summary = \"Number ⟨n⟩.\"", "summary = [1]", "expected a string, found an array"),
    edit("action = \"Wait\"", "action = \"Wiat\"", "unknown action `Wiat`"),
    edit("in.Call", "in.Cal", "unknown phase `Cal`"),
    edit("in.Call = \"Wait\"", "in = \"Wait\"", "expected a table, found a string"),
    edit("\"https://example.com\"", "\"example\"", "invalid URL `example`"),
    edit("[\"https://example.com\"]", "5", "expected an array of strings, found an integer"),
    edit("level = \"High\"", "level = \"Hihg\"", "unknown value `Hihg` of the column `level`"),
    edit("weight = 5", "weight = 10", "value out of range for the column `weight`"),
    edit("weight = 5", "weight = true", "expected an integer, found a boolean"),
    edit("number = 1", "number = 9991", "number out of range for `u16`"),
    edit("number = 1", "nubmer = 1", "unknown key `nubmer` in `[[code]]`"),
    edit("number = 1", "number = \"1\"\n#", "expected an integer, found a string"),
    edit("number = 1", "#", "missing key `number` in `[[code]]`"),
    edit("number = 1", "number = 101 #", "duplicate number 101"),
    edit("name = \"Row", "nmae = \"Row", "unknown key `nmae` in `[[code]]`"),
    edit("name = \"Row", "name \"Row", "missing `=` after the key `name`"),
    edit("name = \"Row", "name: \"Row", "missing `=` after the key `name`"),
    edit("name = \"Row⟨n⟩\"", "name = \"Row⟨n⟩", "unterminated string"),
    edit("name = \"Row⟨n⟩\"", "name = Row⟨n⟩", "expected a value, found"),
    edit("name = \"Row⟨n⟩\"", "name = Row⟨n⟩\"", "missing opening quote"),
    edit("number = 1", "number = 1O", "expected a value, found"),
    edit("number = 1", "number 1", "missing `=` after the key `number`"),
    edit("number = 1", "number = -1", "number out of range for `u16`"),
    edit("[[code]]", "code", "missing opening bracket of the header `code`"),
    edit("name = \"Row⟨n⟩\"", "name = \"Row⟨n⟩\" \"Row\"", "unexpected characters after a value"),
    edit("name = \"Row⟨n⟩\"", "name = \"Row ⟨n⟩.\"", "is not a valid Rust identifier"),
];

fn broken(table: &str, row: usize, edit: &Edit) -> String {
    let start = table.match_indices("[[code]]").nth(row).unwrap().0;
    let end = table[start + 1..].find("[[code]]").map_or(table.len(), |length| start + 1 + length);
    let place = |text: &str| text.replace("⟨n⟩", &row.to_string());
    let block = &table[start..end];
    let changed = block.replacen(&place(edit.old), &place(edit.new), 1);
    assert_ne!(block, changed, "{}", edit.old);
    format!("{}{changed}{}", &table[..start], &table[end..])
}

fn compiled(table: &str) -> (Vec<Diagnostic>, String) {
    let Compiled { tokens, diagnostics, .. } = compile(&Source::new("t.toml", table), &"dps_codes".parse().unwrap());
    (diagnostics, prettyplease::unparse(&syn::parse2(tokens).unwrap()))
}

#[test]
fn one_broken_row_of_twenty_is_one_error_and_keeps_its_variant() {
    let sound = table(20);
    assert_eq!(compiled(&sound).0, []);
    for edit in &EDITS {
        for row in [5, 19] {
            let broken = broken(&sound, row, edit);
            let (diagnostics, code) = compiled(&broken);
            assert_eq!(diagnostics.len(), 1, "{}: {diagnostics:#?}", edit.new);
            assert!(diagnostics[0].message.contains(edit.message), "{diagnostics:?}");
            let line = |at: usize| broken[..at].matches('\n').count();
            let start = broken.match_indices("[[code]]").nth(row).map_or(broken.len(), |(start, _)| start);
            assert!(line(diagnostics[0].primary.as_ref().unwrap().span.start) <= line(start) + 11, "{diagnostics:?}");
            for kept in (0..20).map(|row| format!("    Row{row},")) {
                assert!(code.contains(&kept), "{}: {kept} is gone", edit.new);
            }
            for kept in ["fn level", "fn weight", "fn action_in", "enum Level", "enum Action", "enum Phase"] {
                assert!(code.contains(kept), "{}: {kept} is gone", edit.new);
            }
        }
    }
}

/// Three of them are syntax errors.
#[test]
fn ten_broken_rows_are_ten_errors() {
    let ten = [1, 4, 12, 15, 17, 22, 23, 25, 27, 31];
    let mut broken_table = table(10);
    // From the last row to the first, since some have no header that can be counted afterward.
    for (row, edit) in ten.iter().enumerate().rev() {
        broken_table = broken(&broken_table, row, &EDITS[*edit]);
    }
    let (diagnostics, code) = compiled(&broken_table);
    let messages: Vec<_> = diagnostics.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(messages.len(), 10, "{messages:#?}");
    for (message, edit) in messages.iter().zip(ten) {
        assert!(message.contains(EDITS[edit].message), "in file order: {messages:#?}");
    }
    for row in 0..10 {
        assert!(code.contains(&format!("    Row{row},")), "Row{row}");
    }
}

/// An error in a definition is not reported again where the definition is used.
#[test]
fn a_broken_definition_is_one_error() {
    let sound = table(20);
    for (old, new, message) in [
        ("[catalog]", "[catalog", "unterminated header"),
        ("[catalog]", "[[catalog]]", "extra bracket of the header `catalog`"),
        ("[catalog]", "[catlog]", "unknown table `catlog`"),
        ("number = \"u16\"", "number = \"u17\"", "unknown integer type `u17`"),
        ("number = \"u16\"", "number = u16", "expected a value, found `u16`"),
        ("phases = [\"Call\", \"Listen\"]", "phases = [\"Call\", \"Listen\"", "unterminated array"),
        ("phases = [\"Call\", \"Listen\"]", "phases = 1", "expected an array of names"),
        ("\"Call\"", "\"match\"", "is a Rust keyword"),
        ("\"Call\"", "1", "expected a string"),
        ("\"Listen\"", "\"CALL\"", "differ only in case"),
        ("\"Call\", ", "", "unknown phase `Call`"),
        ("action = \"Wait\"\n\n[column", "action = 1\n\n[column", "expected a string"),
        ("action = \"Wait\"\n\n[column", "\n[column", "missing key `action` in `[catalog]`"),
        ("action = \"Wait\"\n\n[column", "action = \"Wait\n\n[column", "unterminated string"),
        ("[column.level]", "[column.level", "unterminated header"),
        ("[column.level]", "[colum.level]", "unknown table `colum`"),
        ("[column.level]", "[[column.level]]", "extra bracket of the header `column.level`"),
        ("one_of = [\"Low\", \"High\"]", "one_of = [\"Low\", \"High\", 1]", "expected a string"),
        ("one_of = [\"Low\", \"High\"]", "one_of = [\"Low\" \"High\"]", "missing comma"),
        ("one_of = [\"Low\", \"High\"]", "oneof = [\"Low\", \"High\"]", "unknown key `oneof` in `[column.level]`"),
        ("one_of = [\"Low\", \"High\"]", "one_of = []", "empty array `one_of`"),
        ("one_of = [\"Low\", \"High\"]\n", "", "missing key `type` in `[column.level]`"),
        ("\"u8\"", "\"u9\"", "unknown column type `u9`"),
        ("\"u8\"", "\"colour\"", "unknown column type `colour`"),
        ("\"u8\"", "u8", "expected a value, found `u8`"),
        ("type = \"u8\"", "tpye = \"u8\"", "unknown key `tpye` in `[column.weight]`"),
        ("\"1..=9\"", "\"1..9\"", "invalid range"),
        ("\"1..=9\"", "\"1..=900\"", "range exceeds `u8`"),
        ("weight", "weight-", "invalid column name"),
        ("[action.Wait]", "[action.Wait", "unterminated header"),
        ("[action.Wait]", "action.Wait]", "missing opening bracket of the header `action.Wait`"),
        ("[action.Wait]", "[acton.Wait]", "unknown table `acton`"),
        ("text = \"Wait.\"", "txt = \"Wait.\"", "unknown key `txt` in `[action.Wait]`"),
        ("text = \"Wait.\"\n", "", "missing key `text` in `[action.Wait]`"),
        ("actor = \"Program\"", "actor = \"Progam\"", "unknown actor `Progam`"),
        ("retry = \"at-once\"", "retry = { kind = \"backoff\", initial = \"1s\" }", "missing key `cap` in `retry`"),
        ("retry = \"at-once\"", "retry = { kind = \"at-once\"", "unterminated inline table"),
    ] {
        // Some of these words occur in rows too, behind the definitions.
        let count = if old == "weight" { usize::MAX } else { 1 };
        let (diagnostics, code) = compiled(&sound.replacen(old, new, count));
        assert_eq!(diagnostics.len(), 1, "{new}: {diagnostics:#?}");
        assert!(diagnostics[0].message.contains(message), "{new}: {diagnostics:?}");
        for kept in (0..20).map(|row| format!("    Row{row},")) {
            assert!(code.contains(&kept), "{new}: {kept} is gone");
        }
    }
}

/// A guessed name never clashes: if another row has it, the row with the guess is left out.
#[test]
fn a_guessed_name_is_not_a_second_error() {
    for other in ["name = \"Row1\"", "name = \"Row2\"\naliases = [\"ROW1\"]", "name = \"row 1\""] {
        let table = format!("{}\n[[code]]\nnumber = 1\n{other}\nsummary = \"S.\"\n", table(1));
        let table = table.replace("\"Row0\"", "\"Row 1\"");
        let (diagnostics, code) = compiled(&table);
        let count = if other.contains("row 1") { 2 } else { 1 };
        assert_eq!(diagnostics.len(), count, "{diagnostics:#?}");
        assert!(diagnostics.iter().all(|one| one.message.ends_with("is not a valid Rust identifier")));
        assert!(code.contains("    Row1,") || code.contains("    Row2,"), "{other}");
    }
}

/// Unused definitions are reported beside other errors, unless an invalid block may use them.
#[test]
fn a_broken_statement_that_ends_the_table_is_one_error() {
    for statement in ["type|", "type = |", "type: |", "one_of = [|", "default |"] {
        let table = format!("[column.weight]\n{statement}");
        let (diagnostics, _) = compiled(&table);
        assert_eq!(diagnostics.len(), 1, "{statement}: {diagnostics:?}");
    }
}

#[test]
fn an_unused_definition_is_reported_unless_an_error_may_hide_its_use() {
    let unused =
        "[action.Never]\ntext = \"T.\"\nactor = \"Program\"\nretry = \"never\"\n\n[[class]]\nnumbers = \"5xx\"\n";
    let table = table(3) + unused;
    let found = |old: &str, new: &str| {
        let (diagnostics, _) = compiled(&table.replacen(old, new, 1));
        diagnostics.into_iter().map(|one| one.message).collect::<Vec<_>>()
    };
    let both = ["unused action `Never`", "class without effect"];
    assert_eq!(found("", ""), both);
    for (old, new, message) in [
        ("number = 101", "number = 102", "duplicate number 102"),
        ("number = 101", "number = 99999", "number out of range for `u16`"),
        ("number = 101\n", "", "missing key `number` in `[[code]]`"),
        ("\"Row1\"", "\"ROW2\"", "codes `ROW2` and `Row2` differ only in case"),
        ("\"https://example.com\"", "\"example\"", "invalid URL `example`"),
        ("summary = \"Number 1.\"\n", "", "missing key `summary` in `[[code]]`"),
        ("number = 101", "number = 101\naliases = [\"row2\"]", "duplicate alias `row2`"),
        ("number = 101", "number = 101\nreplaced_by = \"Row2\"", "`replaced_by` without `deprecated`"),
    ] {
        assert_eq!(found(old, new), [message, both[0], both[1]], "{new}");
    }
    for (old, new) in [
        ("action = \"Wait\"\nin", "action = \"Nevre\"\nin"),
        ("action = \"Wait\"\nin", "acton = \"Never\"\nin"),
        ("action = \"Wait\"\nin", "action = [\"Never\"]\nin"),
        ("action = \"Wait\"\nin", "action = \"Never\nin"),
        ("[[code]]\nnumber = 100", "[[x]]\nnumber = 100"),
    ] {
        assert_eq!(found(old, new).len(), 1, "{new}");
    }
}

/// The types and methods that users' code is made of are there, even if what they come from has to be guessed.
#[test]
fn code_that_uses_a_broken_definition_still_builds() {
    let family = "\n[[class]]\nnumbers = \"1xx\"\nfamily = \"Odd\"\n";
    let sound = table(3) + family;
    assert_eq!(compiled(&sound).0, []);
    let (phases, list) = ("phases = [\"Call\", \"Listen\"]", "one_of = [\"Low\", \"High\"]");
    for (old, new) in [
        (phases, ""),
        (phases, "phases = []"),
        (phases, "phases = 1"),
        (phases, "phases [\"Call\", \"Listen\"]"),
        (phases, "phases: [\"Call\", \"Listen\"]"),
        (phases, "phases = [\n    \"Call\", # calling\n    \"Listen\",\n"),
        (phases, "phases = [\"Call\", \"Listen\"],"),
        (list, "one_of = [\"Low\", \"High\""),
        (list, "one_of: [\"Low\", \"High\"]"),
        ("default = \"Low\"", "default = \"Low"),
        ("default = \"Low\"", "default = 1"),
        ("default = \"Low\"", "default = \"Middle\""),
        ("type = \"u8\"", "type \"u8\""),
        ("type = \"u8\"", "type = u8"),
        ("family = \"Odd\"", "family = Odd"),
        ("family = \"Odd\"", "family = \"Odd.\""),
        ("[column.level]", "column.level"),
        ("[action.Wait]", "action.Wait"),
        ("[[class]]", "class"),
        ("[action.Wait]", "[action.wait.]"),
    ] {
        let (diagnostics, code) = compiled(&sound.replacen(old, new, 1));
        assert_eq!(diagnostics.len(), 1, "{new}: {diagnostics:#?}");
        for kept in [
            "fn action_in(",
            "    Call,",
            "fn level(self) -> Level",
            "    High,",
            "fn weight(self) -> ::core::option::Option<::core::primitive::u8>",
            "    Odd,",
            "    Wait,",
        ] {
            assert!(code.contains(kept), "{new}: {kept} is gone");
        }
    }
}

/// An unterminated value takes over as few lines of its row as possible.
#[test]
fn the_rest_of_a_broken_row_is_kept() {
    let rest = "number = 1\nname = \"Odd\"\nsummary = ";
    for (row, message) in [
        (format!("help = \"\"\"Fix.\n{rest}\"\"\"S.\"\"\"\n"), "unterminated string"),
        (format!("help = '''Fix.\n{rest}\"S.\"\n"), "unterminated string"),
        (format!("sources = [\n{rest}\"S.\"\n"), "unterminated array"),
        (format!("sources = {{ a = 1\n{rest}\"S.\"\n"), "unterminated inline table"),
        (format!("sources = [\"https://a.b\"\n{rest}\"S.\"]\n"), ""),
    ] {
        let (diagnostics, code) = compiled(&format!("{}\n[[code]]\n{row}", table(2)));
        assert_eq!(diagnostics.len(), 1, "{row}: {diagnostics:#?}");
        assert!(diagnostics[0].message.contains(message), "{diagnostics:?}");
        assert!(code.contains("    Odd,") && code.contains("    Row1,"), "{row}");
    }
}

#[test]
fn texts_and_lists_may_look_like_blocks() {
    let odd = "\n[[code]]\nnumber = 1\nname = \"Odd\"\nsummary = \"S.\"\nhelp = \"\"\"\n[note]\nkey = 1\n[[x]]\n\"\"\"\n\
               messages = [\n\"[a]\",\n\"b = 1\"\n]\n";
    let sound = table(3) + odd;
    assert_eq!(compiled(&sound).0, []);
    let (diagnostics, code) = compiled(&broken(&sound, 1, &EDITS[5]));
    assert_eq!(diagnostics.len(), 1, "{diagnostics:#?}");
    assert!(code.contains("    Odd,") && code.contains("[note]"));
    // The next text's quotes close the one that is left open; the rows between them are kept.
    let open = broken(&sound, 1, &EDITS[6]);
    let (diagnostics, code) = compiled(&open);
    assert_eq!(diagnostics.len(), 1, "{diagnostics:#?}");
    for kept in ["    Row0,", "    Row1,", "    Row2,", "    Odd,"] {
        assert!(code.contains(kept), "{kept} is gone");
    }
}

/// Other crates and other tables use the actions and phases of a published table.
#[test]
fn a_published_table_may_define_more_than_it_uses() {
    let unused = "[action.Never]\ntext = \"T.\"\nactor = \"Program\"\nretry = \"never\"\n";
    let table = (table(3) + unused).replacen("\"Listen\"", "\"Listen\", \"Later\"", 1);
    let messages: Vec<_> = compiled(&table).0.into_iter().map(|one| one.message).collect();
    assert_eq!(messages, ["unused phase `Listen`", "unused phase `Later`", "unused action `Never`"]);
    let published = table.replacen("[catalog]\n", "[catalog]\npublished = true\n", 1);
    assert_eq!(compiled(&published).0, []);
}

/// Columns have names of keys of an action, headers have blanks and quotes, and a help shows a table.
#[test]
fn a_valid_table_needs_no_repair() {
    let table = r#"
[catalog]
action = "Wait"

[column.actor]
type = "text"

[column . "retry"]
type = "text"

["action".Wait]
text = "Wait."
actor = "Program"
retry = "never"

[["code"]]
number = 101
name = "DoorOpen"
summary = "The door is open."
actor = "Team A"
retry = "after a call"
help = """
Write:

[[code]]
number = 102

Then try again."""
"#;
    let found = analyze(&Source::new("t.toml", table));
    assert!(found.is_empty(), "{found:?}");
}
