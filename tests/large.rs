//! A table of thousands of rows, of which every number and every name is found, and no other.
#![allow(missing_docs)]

mod scratch;

use std::collections::BTreeSet;
use std::fmt::Write;

use scratch::Scratch;

/// Goes through all rows, and through their neighbors, which are rows or not.
const MAIN: &str = r#"
errors::catalog!("my-codes.toml");

fn main() {
    for &code in Code::ALL {
        assert_eq!(Code::from_number(code.number()), Some(code));
        assert_eq!(Code::from_name(code.name()), Some(code));
        assert_eq!(Code::from_name(code.name().to_uppercase()), Some(code));
        assert_eq!(code.to_string(), format!("{} {}: {}", code.number(), code.name(), code.summary()));
        assert!(code.name().ends_with(code.help()));
        for other in [code.number().wrapping_add(1), code.number() ^ (1 << 40), !code.number()] {
            assert_eq!(Code::from_number(other).is_some(), Code::ALL.iter().any(|code| code.number() == other));
        }
        assert_eq!(Code::from_name(format!("{}_", code.name())), None);
        assert_eq!(Code::from_name(&code.name()[1..]), None);
    }
    let aliases = Code::ALL.iter().filter(|&&code| Code::from_name(format!("alias:{}", code.help())) == Some(code));
    println!("{} rows, {} aliases", Code::ALL.len(), aliases.count());
}
"#;

fn table(numbers: &BTreeSet<i64>, with_aliases: bool) -> String {
    let mut table = String::new();
    for (index, number) in numbers.iter().enumerate() {
        // Some summaries are alike, so that texts are shared.
        let _ = writeln!(
            table,
            "[[code]]\nnumber = {number}\nname = \"Row{index}\"\nsummary = \"Text {}.\"\nhelp = \"{index}\"",
            index % 7
        );
        if with_aliases {
            let _ = writeln!(table, "aliases = [\"Alias:{index}\", \"old-{index}\"]");
        }
    }
    table
}

#[test]
fn every_row_of_a_large_table_is_found() {
    let mut numbers: BTreeSet<i64> = (0..1_500).map(|n: i64| n.wrapping_mul(0x5851_F42D_4C95_7F2D)).collect();
    numbers.extend((0..500).map(|n| 404_000 + n));
    numbers.extend([i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX - 1, i64::MAX]);
    let scratch = Scratch::new("large", MAIN);
    scratch.table(&table(&numbers, false)).prints(&format!("{} rows, 0 aliases", numbers.len()));
    // Numbers of 32 bits and of 16 are stored and hashed as such; with 1,000 rows and more, together with the row.
    let numbers: BTreeSet<i64> = (0..1_200).map(|n| n * 65_536 - 9_000_000).collect();
    scratch.table(&table(&numbers, true)).prints("1200 rows, 1200 aliases");
    let numbers: BTreeSet<i64> = (0..1_000).map(|n| n * 40 - 20_000).collect();
    scratch.table(&table(&numbers, false)).prints("1000 rows, 0 aliases");
    let numbers: BTreeSet<i64> = (0..300).map(|n| n * 100 - 20_000).collect();
    scratch.table(&table(&numbers, false)).prints("300 rows, 0 aliases");
}
