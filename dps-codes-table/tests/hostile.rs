//! Any text at all: an answer, in time that grows with the text and not faster.
#![allow(missing_docs)]

use std::fmt::Write;
use std::time::{Duration, Instant};

use dps_codes_table::{Diagnostic, Source, compile, diagnose, render};

const ROW: &str = "[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"The first.\"\n";

/// Compiles a table and renders what is said of it, all of which has to lie within the table.
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
    }
    compiled.diagnostics
}

#[test]
fn what_is_nested_ends_in_an_error() {
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

#[test]
fn ten_thousand_errors() {
    let rows = |count: usize, line: &str| {
        let mut table = String::from("[catalog]\naction = \"A0\"\n");
        for action in 0..100 {
            let _ = writeln!(table, "[action.A{action}]\ntext = \"T.\"\nactor = \"Program\"\nretry = \"never\"");
        }
        for row in 0..count {
            let _ = writeln!(table, "[[code]]\nnumber = {row}\nname = \"N{row}\"\nsummary = \"S.\"\n{line}");
        }
        table
    };
    for line in ["action = \"A\"", "help = ["] {
        let found = diagnose(&Source::new("t.toml", rows(10_000, line))).len();
        assert!((10_000..=10_001).contains(&found), "{found} errors of `{line}`");
    }
    for line in ["acton = \"A0\"", "help = 1", "help = \"x", "help = \"\"\"", "x y", "[[cod", "name = 1", "help = {"] {
        let found = diagnose(&Source::new("t.toml", rows(1_000, line))).len();
        assert!((1_000..=1_001).contains(&found), "{found} errors of `{line}`");
    }
    let misspelt = rows(1_000, "").replace("summary", "sumary");
    assert_eq!(diagnose(&Source::new("t.toml", misspelt)).len(), 1_000, "and none is missing");
    assert!(!survives(&rows(1_000, "in.X = \"A0\"")).is_empty());
}

/// Eight times as large a table takes about eight times as long. A ratio within one run, so no speed is asked for.
#[test]
fn time_grows_with_the_table() {
    let time = |table: String| {
        let source = Source::new("t.toml", table);
        let shortest = (0..2).map(|_| {
            let start = Instant::now();
            let _ = diagnose(&source);
            start.elapsed()
        });
        shortest.min().unwrap_or_default()
    };
    for part in [
        "x = [\n",
        "x = {\n",
        "x = \"\"\"\n",
        "x = '\n",
        "[[code]\n",
        "[code]\n",
        "[action.a]\n",
        "x = [[code]]\n",
        "a = 1\n",
        "]\n",
        "[[code]]\nnumber = 1\nname = \"One\"\nsummary = \"x\"\n",
        "[[class]]\nnumbers = \"x4x4\"\nhelp = \"x\"\n",
        "\"",
        "[",
        ".",
        "\\",
        "\r",
        "a.b.c = 1\n",
        "[[code]]\nx = [\n",
        "x = [ # ]\n",
        "[[cod]]\n",
        "[[symptom]]\nname = \"a\"\n",
    ] {
        // Eight times as much; quadratic would be sixty-four times. Whatever else the machine has to do may take the time
        // of one try.
        let times = |length: usize| time(part.repeat(length / part.len()));
        let grows = (0..4).all(|_| times(160_000) > times(20_000) * 32 + Duration::from_millis(30));
        assert!(!grows, "`{part}`: four times as long as it should be, at least");
    }
}

/// The same for what is sound, or nearly so, and all the way to tokens.
#[test]
fn time_grows_with_what_is_defined() {
    let numbered = |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();
    let code = |at: usize| format!("[[code]]\nnumber = {at}\nname = \"N{at}\"\nsummary = \"S.\"\n");
    let action = "[action.A]\ntext = \"T.\"\nactor = \"Program\"\nretry = \"never\"\n";
    let shapes: [(&str, &dyn Fn(usize) -> String); 8] = [
        ("families", &|count| {
            let class = |at| format!("[[class]]\nnumbers = \"{at}\"\nfamily = \"F{at}\"\n{}", code(at));
            numbered(count, &class)
        }),
        ("columns", &|count| {
            let columns = numbered(count, &|at| format!("[column.c{at}]\ntype = \"flag\"\n"));
            format!("{columns}{}{}", code(1), numbered(count, &|at| format!("c{at} = true\n")))
        }),
        ("names in a list", &|count| {
            let list = numbered(count, &|at| format!("\"V{at}\","));
            let rows = numbered(count, &|at| format!("{}c = \"V{at}\"\n", code(at)));
            format!("[column.c]\none_of = [{list}]\n{rows}")
        }),
        ("names that are in no list", &|count| {
            let list = numbered(count, &|at| format!("\"V{at}\","));
            let rows = numbered(count, &|at| format!("{}c = \"Wrong\"\n", code(at)));
            format!("[column.c]\none_of = [{list}]\n{rows}")
        }),
        ("phases", &|count| {
            let list = numbered(count, &|at| format!("\"P{at}\","));
            let actions = numbered(count, &|at| format!("in.P{at} = \"A\"\n"));
            format!("[catalog]\naction = \"A\"\nphases = [{list}]\n{action}{}{actions}", code(1))
        }),
        ("aliases", &|count| numbered(count, &|at| format!("{}aliases = [\"a{at}\", \"b{at}\"]\n", code(at)))),
        ("codes to use now", &|count| {
            numbered(count, &|at| format!("{}deprecated = \"x\"\nreplaced_by = \"None\"\n", code(at)))
        }),
        ("signs in a text", &|count| format!("{}help = \"{}\"\n", code(1), "& ` *".repeat(8 * count))),
    ];
    for (what, table) in shapes {
        let time = |count: usize| {
            let source = Source::new("t.toml", table(count));
            let start = Instant::now();
            let _ = compile(&source, &"dps_codes".parse().unwrap());
            start.elapsed()
        };
        // Whatever else the machine has to do may take the time of one try.
        let grows = (0..4).all(|_| time(4_000) > time(500) * 32 + Duration::from_millis(30));
        assert!(!grows, "{what}: four times as long as it should be, at least");
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
