//! Compiles tables that are made to break the compiler: each ends in diagnostics within the table, without a panic.
#![allow(missing_docs)]

use std::fmt::Write;
use std::fs;

use dps_codes_table::{Diagnostic, Source, analyze, compile, render};

const ROW: &str = "[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"The first.\"\n";

/// Compiles a table and renders its diagnostics, all of which have to lie within the table.
fn survives(table: &str) -> Vec<Diagnostic> {
    let source = Source::new("t.toml", table);
    let compiled = compile(&source, &"dps_codes".parse().unwrap());
    for diagnostic in &compiled.diagnostics {
        for label in diagnostic.primary.iter().chain(&diagnostic.secondary) {
            assert!(label.span.start <= label.span.end && label.span.end <= table.len(), "{diagnostic:?}");
        }
    }
    for diagnostic in compiled.diagnostics.iter().take(20) {
        let shown = render(&source, diagnostic);
        assert!(shown.len() < 20_000, "{} bytes are too many to read", shown.len());
        assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?}");
    }
    compiled.diagnostics
}

#[test]
fn deep_nesting_is_an_error() {
    for count in [100, 10_000, 100_000] {
        for (open, close) in [("[", "]"), ("{a=", "}"), ("[[", "]]"), ("[{a=", "}]")] {
            let nested = format!("x = {}1{}\n{ROW}", open.repeat(count), close.repeat(count));
            assert!(!survives(&nested).is_empty());
            assert!(!survives(&format!("x = {}\n{ROW}", open.repeat(count))).is_empty());
        }
        for table in [
            format!("{}a = 1\n{ROW}", "a.".repeat(count)),
            format!("[{}a]\n{ROW}", "a.".repeat(count)),
            format!("[[{}a]]\n{ROW}", "\"a\".".repeat(count)),
            format!("{ROW}x = {{ {}a = 1 }}\n", "'=' . ".repeat(count)),
            format!("{ROW}{}", "[[a.b]]\n".repeat(count)),
            format!("{ROW}in.{}a = 1", "\"\".".repeat(count)),
        ] {
            assert!(!survives(&table).is_empty());
        }
    }
}

#[test]
fn a_million_characters_in_a_line() {
    for long in ["x", "漢", "\t", "\u{7}", "\"", "[", "a.", "# ", "=", "\\", "'''", "\u{301}"] {
        let long = long.repeat(1_000_000 / long.len());
        survives(&long);
        assert!(!survives(&format!("{ROW}help = {long}\n")).is_empty());
        survives(&format!("{ROW}help = \"{long}\"\n"));
        assert_eq!(survives(&format!("{ROW}{long} = 1\n")).is_empty(), long.starts_with("# "), "{}", &long[..1]);
    }
}

/// Any written form is one error at most, however long it is.
#[test]
fn written_forms_of_any_length() {
    for (form, count) in
        [("0x{:08X}", 0), ("E{}", 0), ("0x{:08X", 1), ("{", 1), ("}", 1), ("{{}}", 1), ("%d", 1), ("é{}", 1)]
    {
        let found = survives(&format!("[catalog]\ndisplay = '{form}'\n\n{ROW}"));
        assert_eq!(found.len(), count, "{form}");
    }
    for part in ["x", "{", "}", "{}", "0", "%", ":", "é", " ", "{:0"] {
        let long = part.repeat(1_000_000 / part.len());
        for form in [format!("{long}{{}}"), format!("E{{:0{long}}}"), format!("E{{}}{long}"), format!("E{long}")] {
            assert_eq!(survives(&format!("[catalog]\ndisplay = '{form}'\n\n{ROW}")).len(), 1, "{part}");
        }
    }
    let names: String =
        (0..1_000).map(|row| ROW.replace("= 1", &format!("= {row}")).replace("One", &format!("E{row}"))).collect();
    assert_eq!(survives(&format!("[catalog]\ndisplay = 'E{{:04}}'\n\n{names}")).len(), 1_000);
}

/// Any pattern or template is one error at most, however long it is.
#[test]
fn patterns_of_any_length() {
    for part in ["x", "0", "0x", "4", "_", "4_", "F", "N", "-", "..=", "..", " ", "bit ", "1:", "é", "E", "*"] {
        let long = part.repeat(100_000 / part.len());
        for text in
            [long.clone(), format!("0x{long}"), format!("{long}..={long}"), format!("E{long}4"), format!("bits {long}")]
        {
            for (kind, table) in [
                (
                    "numbers",
                    format!("[catalog]\ndisplay = 'E{{:04}}'\n\n[[class]]\nfamily = 'F'\nnumbers = '{text}'\n{ROW}"),
                ),
                ("from", format!("[column.digits]\nfrom = '{text}'\n\n{ROW}")),
                ("range", format!("[column.digits]\nfrom = 'N'\nrange = '{text}'\n\n{ROW}")),
            ] {
                let found = survives(&table);
                assert!(found.len() <= 1, "{kind} {part}: {found:?}");
                assert!(found.iter().all(|one| one.message.len() < 300), "{kind} {part}");
            }
        }
    }
    // The help for the first digits of numbers looks at the rows.
    let long = ROW.replace("= 1", &format!("= {}", "9".repeat(100_000)));
    let found = survives(&format!("[[class]]\nnumbers = '9*'\nfamily = 'F'\n\n{long}"));
    assert!(found.iter().filter_map(|one| one.help.as_ref()).all(|help| help.len() < 300), "{found:?}");
    let rows = (0..5_000).map(|row| ROW.replace("= 1", &format!("= {row}")).replace("One", &format!("E{row}")));
    let many = vec!["'4*'"; 10_000].join(", ");
    survives(&format!("[[class]]\nnumbers = [{many}]\nfamily = 'F'\n\n{}", rows.collect::<String>()));
}

#[test]
fn ten_thousand_errors() {
    let rows = |count: usize, line: &str| {
        let mut table = String::from("[catalog]\naction = \"A0\"\n");
        for action in 0..100 {
            let _ = writeln!(table, "[action.A{action}]\ntext = \"T.\"\nactor = \"Program\"\nretry = \"never\"");
        }
        for row in 0..count {
            let line = line.replace('#', &row.to_string());
            let _ = writeln!(table, "[[code]]\nnumber = {row}\nname = \"N{row}\"\nsummary = \"S.\"\n{line}");
        }
        table
    };
    for line in ["action = \"B#\"", "help = ["] {
        let found = analyze(&Source::new("t.toml", rows(10_000, line))).len();
        assert!((10_000..=10_001).contains(&found), "{found} errors of `{line}`");
    }
    for line in ["acton = \"A0\"", "help = 1", "help = \"x", "help = \"\"\"", "x y", "[[cod", "name = 1", "help = {"] {
        let found = analyze(&Source::new("t.toml", rows(1_000, line))).len();
        assert!((1_000..=1_001).contains(&found), "{found} errors of `{line}`");
    }
    assert_eq!(analyze(&Source::new("t.toml", rows(10_000, "action = \"A\""))).len(), 1, "one name is undefined");
    let misspelled = rows(1_000, "").replace("summary", "sumary");
    assert_eq!(analyze(&Source::new("t.toml", misspelled)).len(), 1_000, "and none is missing");
    assert!(!survives(&rows(1_000, "in.X = \"A0\"")).is_empty());
}

fn string_row(row: usize, code: &str) -> String {
    format!("[[code]]\ncode = {code}\nname = \"N{row}\"\nsummary = \"S.\"\n")
}

#[test]
fn string_codes_of_every_kind() {
    let head = "[catalog]\ncode = \"string\"\n";
    let table = |count: usize, code: &dyn Fn(usize) -> String| {
        (0..count).fold(head.to_owned(), |table, row| table + &string_row(row, &code(row)))
    };
    assert!(survives(&table(65_535, &|row| format!("\"E{row:05}\""))).is_empty());
    assert!(survives(&table(1_000, &|row| format!("\"{row:a>255}\""))).is_empty());
    let in_case = |row: usize| if row % 2 == 0 { format!("\"e{row}\"") } else { format!("\"E{}\"", row - 1) };
    assert_eq!(
        analyze(&Source::new("t.toml", table(65_534, &in_case))).iter().filter(|one| one.is_error()).count(),
        32_767
    );
    for invalid in [
        r#""""#,
        r#"" ""#,
        r#""\u0000""#,
        r#""a\nb""#,
        r#""\"""#,
        "'\"'",
        r#""'""#,
        r#""a*""#,
        r#""é""#,
        r#""\U0001F642""#,
        r#""\u202e""#,
        "\"\"\"E1\n\"\"\"",
        "404",
        "true",
        "[]",
        "{}",
        "1.5",
        &format!("\"{}\"", "x".repeat(256)),
        &format!("\"{}\"", "漢".repeat(1_000_000)),
    ] {
        let table = format!("{head}{}{}", string_row(0, invalid), string_row(1, "\"sound\""));
        let found = survives(&table);
        let shown: String = invalid.chars().take(20).collect();
        assert_eq!(found.len(), 1, "{shown}: {found:?}");
        let place = found[0].primary.as_ref().unwrap().span.start;
        assert_eq!(place, table.find(invalid).unwrap(), "{shown}");
        let pattern = format!("{head}[[class]]\ncodes = {invalid}\nfamily = \"F\"\n{}", string_row(1, "\"sound\""));
        assert!(survives(&pattern).len() <= 1, "{shown}");
    }
}

#[test]
fn random_pieces_never_panic() {
    const PIECES: [&str; 32] = [
        "[[code]]",
        "[code]",
        "[[class]]",
        "[catalog]",
        "[action.A]",
        "[column.c]",
        "\n",
        "\n",
        "\n",
        "\r\n",
        "number",
        "name",
        "summary",
        "numbers",
        " = ",
        "=",
        "\"A\"",
        "\"",
        "\"\"\"",
        "'",
        "1",
        "-",
        "0x",
        "[",
        "]",
        "{",
        "}",
        ",",
        ".",
        "#",
        "漢\u{feff}",
        "in.P",
    ];
    let mut state: u64 = 0x853C_49E6_748F_EA9B;
    for _ in 0..2_000 {
        let mut table = String::new();
        for _ in 0..state % 60 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            table.push_str(PIECES[usize::try_from(state % 32).unwrap_or(0)]);
        }
        state = state.wrapping_add(0x9E37_79B9);
        survives(&table);
    }
}

#[test]
fn tables_that_break_off_or_have_a_control_character() {
    survives("[catalog]\nt\0phases:\n  - Print\n  - Scan\n");
    survives("[action.A]\nretry = [\tkind =\t\t\"backoff\"]\n");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/diagnostics");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for path in paths.filter(|path| path.extension().is_some_and(|extension| extension == "toml")) {
        // One of them is not UTF-8.
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let end = (text.len() / 2..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap();
        survives(text[..end].trim_end());
        survives(&format!("{}\0{}", &text[..end], &text[end..]));
    }
}
