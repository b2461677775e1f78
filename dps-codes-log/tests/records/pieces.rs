//! Lines longer than 1 MiB, which are read in pieces: what is kept of them, and the records at the border of two pieces.

use dps_codes_log::Records;

use crate::texts;

/// The length of the longest record, and of a piece.
const LONGEST: usize = 1 << 20;

/// Returns the text, the number of the line and the signs of all records: `L` is too long, `?` is lossy, and `P` is plain.
fn records(log: &str) -> Vec<(String, u64, String)> {
    let mut records = Records::new(log.as_bytes());
    let mut found = Vec::new();
    while let Some(record) = records.next_record().expect("the input can be read") {
        let all = [(record.is_too_long(), 'L'), (record.is_lossy(), '?'), (record.is_plain(), 'P')];
        let signs = all.into_iter().filter_map(|(is_so, sign)| is_so.then_some(sign)).collect();
        found.push((record.text().to_owned(), record.line(), signs));
    }
    found
}

#[test]
fn a_long_line_is_kept_up_to_a_whole_character() {
    for (character, before) in [("é", 0), ("é", 1), ("€", 0), ("€", 1), ("€", 2), ("🦀", 0), ("🦀", 1), ("🦀", 3)]
    {
        let length = character.len();
        let line = "x".repeat(before) + &character.repeat(LONGEST / length + 2);
        let found = records(&line);
        assert_eq!(found.len(), 1, "{character}");
        let (text, _, signs) = &found[0];
        let expected = &line[..before + (LONGEST - before) / length * length];
        assert!(text == expected, "{character} behind {before}: {} of {} bytes", text.len(), expected.len());
        assert_eq!(signs, "L", "{character} behind {before}");
    }
}

#[test]
fn a_record_at_the_border_of_two_pieces_is_whole() {
    let second = r#"{"b":{"message":"🦀"},"errorCode":401002}"#;
    let crab = second.find('🦀').expect("there is one");
    for border in ["{\"b\":".len(), crab, crab + 1, crab + 2, crab + 3, crab + 4] {
        let blanks = LONGEST - border - "[{\"a\":1},".len();
        let log = format!("[{{\"a\":1}},{}{second}]\n", " ".repeat(blanks));
        assert_eq!(texts(&log), ["{\"a\":1}", second], "{border}");
    }
}

#[test]
fn a_record_that_ends_with_a_piece_is_not_too_long() {
    let start = r#"{"resultType":"ClientError","category":"DeviceOperations","resultDescription":""#;
    let record = format!("{start}{}\"}}", "x".repeat(LONGEST - start.len() - "\"}é".len() + 1));
    // The first half of the letter would be of the piece.
    let found = records(&format!("{record}é (1)\n"));
    assert_eq!(found.len(), 2);
    assert!(found[0].0 == record && found[0].2.is_empty(), "{} bytes, {}", found[0].0.len(), found[0].2);
    assert_eq!(found[1].0, "é (1)");
}

#[test]
fn carriage_returns_end_the_lines_around_a_long_one() {
    let [first, whole] = ["started (1.2)", &"x".repeat(LONGEST)];
    let found = |log: &str| {
        let found = records(log).into_iter();
        found.map(|(text, line, signs)| (if text.len() < 99 { text } else { "…".to_owned() }, line, signs))
    };
    let expected = |records: &[(&str, u64, &str)]| -> Vec<_> {
        records.iter().map(|(text, line, signs)| ((*text).to_owned(), *line, (*signs).to_owned())).collect()
    };
    let log = format!("{first}\n{whole}y\rmessage 7 sent.\rmessage 8 sent.\r\nmessage 9 sent.\n");
    let behind = expected(&[
        (first, 1, ""),
        ("…", 2, "L"),
        ("message 7 sent.", 3, "P"),
        ("message 8 sent.", 4, "P"),
        ("message 9 sent.", 5, "P"),
    ]);
    assert_eq!(found(&log).collect::<Vec<_>>(), behind);
    let log = format!("{first}\nmessage 7 sent.\r{whole}\nmessage 8 sent.\n");
    let before = expected(&[(first, 1, ""), ("message 7 sent.", 2, "P"), ("…", 3, "L"), ("message 8 sent.", 4, "P")]);
    assert_eq!(found(&log).collect::<Vec<_>>(), before);
}
