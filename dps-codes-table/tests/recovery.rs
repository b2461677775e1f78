//! One mistake is one error, whatever else is in the table, and every row whose name is sound keeps its variant.
#![allow(missing_docs)]

use dps_codes_table::{Compiled, Diagnostic, Source, compile};

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

/// A table with so many rows, each with everything a row can have.
fn table(rows: usize) -> String {
    let row = |index: usize| {
        format!(
            "\n[[code]]\nnumber = {}\nname = \"Row{index}\"\nsummary = \"Number {index}.\"\nhelp = \"Mend it.\"\n\
             action = \"Wait\"\nin.Call = \"Wait\"\nsources = [\"https://example.com\"]\nlevel = \"High\"\nweight = 5\n",
            100 + index
        )
    };
    (0..rows).fold(HEAD.to_owned(), |table, index| table + &row(index))
}

/// What is wrong with a row; `⟨n⟩` stands for its index.
struct Mistake {
    old: &'static str,
    new: &'static str,
    message: &'static str,
}

const fn mistake(old: &'static str, new: &'static str, message: &'static str) -> Mistake {
    Mistake { old, new, message }
}

/// Number and name stay sound, or can be told.
const MISTAKES: [Mistake; 47] = [
    mistake("[[code]]", "[[code]", "this header is not closed"),
    mistake("[[code]]", "[code]]", "more than one value in a line"),
    mistake("[[code]]", "[code]", "a `code` has two brackets on each side"),
    mistake("[[code]]", "[[cod]]", "a table of codes has no key `cod`"),
    mistake("[\"https://example.com\"]", "[\"https://example.com\"", "this list is not closed"),
    mistake("\"Mend it.\"", "\"Mend it.", "this text is not closed"),
    mistake("\"Mend it.\"", "\"\"\"Mend it.", "this text is not closed"),
    mistake("\"Mend it.\"", "Mend it.", "`Mend it.` is no value"),
    mistake("\"Mend it.\"", "“Mend it.”", "`“Mend it.”` is no value"),
    mistake("\"Mend it.\"", "\"Mend \\it.\"", "`\\i` stands for no character"),
    mistake("\"Mend it.\"", "\"Say \"no\".\"", "more than one value in a line"),
    mistake("\"Mend it.\"", "", "a value is missing"),
    mistake("help = ", "help ", "no `=` behind the key `help`"),
    mistake("help = ", "help: ", "no `=` behind the key"),
    mistake("help = ", "summary = ", "the key `summary` stands twice in one block"),
    mistake("help = ", "hlep = ", "a code has no key `hlep`"),
    mistake("help = ", "colour = ", "a code has no key `colour`"),
    mistake("\"Mend it.\"", "5", "expected a string, found a whole number"),
    mistake("\"Mend it.\"", "\" \"", "empty text"),
    mistake("\"Mend it.\"", "\"\\u0007\"", "the text has the control character U+0007"),
    mistake("summary = \"Number ⟨n⟩.\"\n", "", "a code needs `summary`"),
    mistake("summary = \"Number ⟨n⟩.\"", "summary = [1]", "expected a string, found a list"),
    mistake("action = \"Wait\"", "action = \"Wiat\"", "unknown action `Wiat`"),
    mistake("in.Call", "in.Cal", "unknown phase `Cal`"),
    mistake("in.Call = \"Wait\"", "in = \"Wait\"", "expected a table, found a string"),
    mistake("\"https://example.com\"", "\"example\"", "`example` is no URL"),
    mistake("[\"https://example.com\"]", "5", "expected a list of strings, found a whole number"),
    mistake("level = \"High\"", "level = \"Hihg\"", "`Hihg` is not in this column's list"),
    mistake("weight = 5", "weight = 10", "10 is outside of what this column holds"),
    mistake("weight = 5", "weight = true", "expected a whole number, found true or false"),
    mistake("number = 1", "number = 9991", "is no `u16`"),
    mistake("number = 1", "nubmer = 1", "a code has no key `nubmer`"),
    mistake("number = 1", "number = \"1\"\n#", "expected a whole number, found a string"),
    mistake("number = 1", "#", "a code needs `number`"),
    mistake("number = 1", "number = 101 #", "number 101 has two rows"),
    mistake("name = \"Row", "nmae = \"Row", "a code has no key `nmae`"),
    mistake("name = \"Row", "name \"Row", "no `=` behind the key `name`"),
    mistake("name = \"Row", "name: \"Row", "no `=` behind the key `name`"),
    mistake("name = \"Row⟨n⟩\"", "name = \"Row⟨n⟩", "this text is not closed"),
    mistake("name = \"Row⟨n⟩\"", "name = Row⟨n⟩", "is no value"),
    mistake("name = \"Row⟨n⟩\"", "name = Row⟨n⟩\"", "this text has no opening quote"),
    mistake("number = 1", "number = 1O", "is no value"),
    mistake("number = 1", "number 1", "no `=` behind the key `number`"),
    mistake("number = 1", "number = -1", "is no `u16`"),
    mistake("[[code]]", "code", "the header `code` has no opening bracket"),
    mistake("name = \"Row⟨n⟩\"", "name = \"Row⟨n⟩\" \"Row\"", "more than one value in a line"),
    mistake("name = \"Row⟨n⟩\"", "name = \"Row ⟨n⟩.\"", "is no identifier"),
];

fn broken(table: &str, row: usize, mistake: &Mistake) -> String {
    let start = table.match_indices("[[code]]").nth(row).unwrap().0;
    let end = table[start + 1..].find("[[code]]").map_or(table.len(), |length| start + 1 + length);
    let place = |text: &str| text.replace("⟨n⟩", &row.to_string());
    let block = &table[start..end];
    let changed = block.replacen(&place(mistake.old), &place(mistake.new), 1);
    assert_ne!(block, changed, "{}", mistake.old);
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
    for mistake in &MISTAKES {
        for row in [5, 19] {
            let broken = broken(&sound, row, mistake);
            let (diagnostics, code) = compiled(&broken);
            assert_eq!(diagnostics.len(), 1, "{}: {diagnostics:#?}", mistake.new);
            assert!(diagnostics[0].message.contains(mistake.message), "{diagnostics:?}");
            let line = |at: usize| broken[..at].matches('\n').count();
            let start = broken.match_indices("[[code]]").nth(row).map_or(broken.len(), |(start, _)| start);
            assert!(line(diagnostics[0].primary.as_ref().unwrap().span.start) <= line(start) + 11, "{diagnostics:?}");
            for kept in (0..20).map(|row| format!("    Row{row},")) {
                assert!(code.contains(&kept), "{}: {kept} is gone", mistake.new);
            }
            for kept in ["fn level", "fn weight", "fn action_in", "enum Level", "enum Action", "enum Phase"] {
                assert!(code.contains(kept), "{}: {kept} is gone", mistake.new);
            }
        }
    }
}

/// Three of them are syntax errors.
#[test]
fn ten_mistakes_in_ten_rows_are_ten_errors() {
    let ten = [1, 4, 12, 15, 17, 22, 23, 25, 27, 31];
    let mut broken_table = table(10);
    // From the last row to the first, since some have no header that can be counted afterwards.
    for (row, mistake) in ten.iter().enumerate().rev() {
        broken_table = broken(&broken_table, row, &MISTAKES[*mistake]);
    }
    let (diagnostics, code) = compiled(&broken_table);
    let messages: Vec<_> = diagnostics.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(messages.len(), 10, "{messages:#?}");
    for (message, mistake) in messages.iter().zip(ten) {
        assert!(message.contains(MISTAKES[mistake].message), "in file order: {messages:#?}");
    }
    for row in 0..10 {
        assert!(code.contains(&format!("    Row{row},")), "Row{row}");
    }
}

/// A mistake in a definition is not one of everybody who uses it.
#[test]
fn a_broken_definition_is_one_error() {
    let sound = table(20);
    for (old, new, message) in [
        ("[catalog]", "[catalog", "this header is not closed"),
        ("[catalog]", "[[catalog]]", "`catalog` has one bracket on each side"),
        ("[catalog]", "[catlog]", "has no key `catlog`"),
        ("number = \"u16\"", "number = \"u17\"", "no integer type `u17`"),
        ("number = \"u16\"", "number = u16", "`u16` is no value"),
        ("phases = [\"Call\", \"Listen\"]", "phases = [\"Call\", \"Listen\"", "this list is not closed"),
        ("phases = [\"Call\", \"Listen\"]", "phases = 1", "expected a list of names"),
        ("\"Call\"", "\"match\"", "is a keyword of Rust"),
        ("\"Call\"", "1", "expected a string"),
        ("\"Listen\"", "\"CALL\"", "two names differ in case alone"),
        ("\"Call\", ", "", "unknown phase `Call`"),
        ("action = \"Wait\"\n\n[column", "action = 1\n\n[column", "expected a string"),
        ("action = \"Wait\"\n\n[column", "\n[column", "`[catalog]` needs `action`"),
        ("action = \"Wait\"\n\n[column", "action = \"Wait\n\n[column", "this text is not closed"),
        ("[column.level]", "[column.level", "this header is not closed"),
        ("[column.level]", "[colum.level]", "has no key `colum`"),
        ("[column.level]", "[[column.level]]", "`column.level` has one bracket on each side"),
        ("one_of = [\"Low\", \"High\"]", "one_of = [\"Low\", \"High\", 1]", "expected a string"),
        ("one_of = [\"Low\", \"High\"]", "one_of = [\"Low\" \"High\"]", "a comma is missing"),
        ("one_of = [\"Low\", \"High\"]", "oneof = [\"Low\", \"High\"]", "has no key `oneof`"),
        ("one_of = [\"Low\", \"High\"]", "one_of = []", "`one_of` is an empty list"),
        ("one_of = [\"Low\", \"High\"]\n", "", "a column needs `type`"),
        ("\"u8\"", "\"u9\"", "no type `u9` of a column"),
        ("\"u8\"", "\"colour\"", "no type `colour` of a column"),
        ("\"u8\"", "u8", "`u8` is no value"),
        ("type = \"u8\"", "tpye = \"u8\"", "has no key `tpye`"),
        ("\"1..=9\"", "\"1..9\"", "is no range"),
        ("\"1..=9\"", "\"1..=900\"", "the range reaches beyond `u8`"),
        ("weight", "weight-", "a column cannot be called"),
        ("[action.Wait]", "[action.Wait", "this header is not closed"),
        ("[action.Wait]", "action.Wait]", "the header `action.Wait` has no opening bracket"),
        ("[action.Wait]", "[acton.Wait]", "has no key `acton`"),
        ("text = \"Wait.\"", "txt = \"Wait.\"", "has no key `txt`"),
        ("text = \"Wait.\"\n", "", "an action needs `text`"),
        ("actor = \"Program\"", "actor = \"Progam\"", "unknown actor `Progam`"),
        ("retry = \"at-once\"", "retry = { kind = \"backoff\", initial = \"1s\" }", "a retry needs `cap`"),
        ("retry = \"at-once\"", "retry = { kind = \"at-once\"", "this inline table is not closed"),
    ] {
        // Some of these words occur in rows too, behind the definitions.
        let count = if old == "weight" { usize::MAX } else { 1 };
        let (diagnostics, code) = compiled(&sound.replacen(old, new, count));
        if new.is_empty() && old == "\"Call\", " {
            assert_eq!(diagnostics.len(), 20, "each row names a phase that is no more");
        } else {
            assert_eq!(diagnostics.len(), 1, "{new}: {diagnostics:#?}");
        }
        assert!(diagnostics[0].message.contains(message), "{new}: {diagnostics:?}");
        for kept in (0..20).map(|row| format!("    Row{row},")) {
            assert!(code.contains(&kept), "{new}: {kept} is gone");
        }
    }
}

/// A name that has to be guessed clashes with no other: where another row has it, the guess gives way.
#[test]
fn a_guessed_name_is_no_second_mistake() {
    for other in ["name = \"Row1\"", "name = \"Row2\"\naliases = [\"ROW1\"]", "name = \"row 1\""] {
        let table = format!("{}\n[[code]]\nnumber = 1\n{other}\nsummary = \"S.\"\n", table(1));
        let table = table.replace("\"Row0\"", "\"Row 1\"");
        let (diagnostics, code) = compiled(&table);
        let count = if other.contains("row 1") { 2 } else { 1 };
        assert_eq!(diagnostics.len(), count, "{diagnostics:#?}");
        assert!(diagnostics.iter().all(|one| one.message.ends_with("is no identifier")));
        assert!(code.contains("    Row1,") || code.contains("    Row2,"), "{other}");
    }
}

/// What nothing uses is said beside other mistakes, unless it may be used where they are.
#[test]
fn what_is_unused_is_said_as_soon_as_it_is_certain() {
    let unused =
        "[action.Never]\ntext = \"T.\"\nactor = \"Program\"\nretry = \"never\"\n\n[[class]]\nnumbers = \"5xx\"\n";
    let table = table(3) + unused;
    let found = |old: &str, new: &str| {
        let (diagnostics, _) = compiled(&table.replacen(old, new, 1));
        diagnostics.into_iter().map(|one| one.message).collect::<Vec<_>>()
    };
    let both = ["nothing uses the action `Never`", "this class says nothing of its numbers"];
    assert_eq!(found("", ""), both);
    for (old, new, message) in [
        ("number = 101", "number = 102", "number 102 has two rows"),
        ("number = 101", "number = 99999", "number 99999 is no `u16`"),
        ("number = 101\n", "", "a code needs `number`"),
        ("\"Row1\"", "\"ROW2\"", "two codes differ in case alone: `ROW2` and `Row2`"),
        ("\"https://example.com\"", "\"example\"", "`example` is no URL"),
        ("summary = \"Number 1.\"\n", "", "a code needs `summary`"),
        ("number = 101", "number = 101\naliases = [\"row2\"]", "the alias `row2` is taken"),
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

/// What is left open takes over no more lines of its row than it has to.
#[test]
fn the_rest_of_a_broken_row_is_kept() {
    let rest = "number = 1\nname = \"Odd\"\nsummary = ";
    for (row, message) in [
        (format!("help = \"\"\"Mend.\n{rest}\"\"\"S.\"\"\"\n"), "this text is not closed"),
        (format!("help = '''Mend.\n{rest}\"S.\"\n"), "this text is not closed"),
        (format!("sources = [\n{rest}\"S.\"\n"), "this list is not closed"),
        (format!("sources = {{ a = 1\n{rest}\"S.\"\n"), "this inline table is not closed"),
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
    let (diagnostics, code) = compiled(&broken(&sound, 1, &MISTAKES[5]));
    assert_eq!(diagnostics.len(), 1, "{diagnostics:#?}");
    assert!(code.contains("    Odd,") && code.contains("[note]"));
    // The next text's quotes close the one that is left open; the rows between them are kept.
    let open = broken(&sound, 1, &MISTAKES[6]);
    let (diagnostics, code) = compiled(&open);
    assert_eq!(diagnostics.len(), 1, "{diagnostics:#?}");
    for kept in ["    Row0,", "    Row1,", "    Row2,", "    Odd,"] {
        assert!(code.contains(kept), "{kept} is gone");
    }
}
