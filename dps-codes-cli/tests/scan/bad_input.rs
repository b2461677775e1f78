//! Input that is broken or changes: reported, counted, and the rest is done.

use crate::containers::gzip;
use crate::generated::Log;
use crate::{Folder, piped, scanned};

#[test]
fn the_readable_part_of_truncated_gzip_counts() {
    let log = Log::new(11, 2000);
    let whole = gzip(&log.lines());
    let outcome = piped(&["--format", "json"], &whole[..whole.len() * 9 / 10]);
    let object = outcome.object();
    assert_eq!((outcome.exit, &object["unreadable"]), (2, &1.into()));
    assert!(outcome.stderr.contains("truncated"), "{}", outcome.stderr);
    let records = object["records"].as_u64().unwrap();
    assert!((1500..2000).contains(&records), "{records}");
}

#[test]
fn corrupt_gzip_is_reported_and_other_files_are_read() {
    let log = Log::new(12, 500);
    let mut broken = gzip(&log.lines());
    let middle = broken.len() / 2;
    broken[middle..middle + 20].fill(0xff);
    let folder = Folder::new("corrupt", &[("a.gz", &broken), ("b", &log.lines())]);
    let outcome = folder.scan(&["a.gz", "b"]);
    assert_eq!(outcome.exit, 2);
    assert!(
        outcome.stderr.contains("a.gz: ") && outcome.stderr.contains("; what was read counts"),
        "{}",
        outcome.stderr
    );
    assert!(!outcome.stderr.contains("truncated"), "nothing is missing: {}", outcome.stderr);
    assert!(outcome.object()["failures"].as_u64().unwrap() >= log.failures());
}

#[test]
fn a_truncated_record_is_counted() {
    let log = Log::new(13, 50);
    let mut lines = log.lines();
    lines.truncate(lines.len() - 60);
    let object = scanned(&[], &lines);
    assert_eq!((&object["truncated"], &object["records"]), (&1.into(), &50.into()));
}

#[test]
fn binary_input_and_invalid_utf_8() {
    let mut noise: Vec<u8> = (0..200_000_u32).map(|n| n.wrapping_mul(2_654_435_761).to_be_bytes()[1]).collect();
    // Not the first bytes of a compressed file.
    noise[0] = 0;
    noise.extend(b"\n\xff\xfe errorCode: 404201 \xff\n");
    let outcome = piped(&["--format", "json"], &noise);
    assert_eq!(outcome.exit, 0, "{}", outcome.stderr);
    let warning = "-: has NUL bytes, so it is hardly a log; the text in it counts";
    assert_eq!(outcome.stderr, format!("warning: {warning}\n"));
    assert_eq!(outcome.object()["warnings"], serde_json::json!([warning]));
    assert_eq!(outcome.object()["binary"], 1);
    assert!(outcome.object()["invalid_utf8"].as_u64() >= Some(1));
    let keys: Vec<_> = crate::rows(&outcome.object()).into_iter().map(|(key, _)| key).collect();
    assert!(keys.contains(&"404201 EnrollmentNotFound".to_owned()), "{keys:?}");
}

#[test]
fn nothing_counts_in_a_file_of_another_kind() {
    let outcome = piped(&["--format", "json"], b"\x7fELF\x02\x01\x01\0\nerrorCode: 404201\n");
    let warning = "-: is an ELF executable, not a log; nothing in it counts";
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (1, format!("warning: {warning}\n").as_str()));
    let object = outcome.object();
    assert_eq!((&object["failures"], &object["records"], &object["binary"]), (&0.into(), &0.into(), &1.into()));
    assert_eq!(object["warnings"], serde_json::json!([warning]));
}

#[test]
fn utf_16_with_a_byte_order_mark_is_text() {
    let units = "\u{feff}errorCode: 404201\r\n".encode_utf16();
    let outcome = piped(&["--format", "json"], &units.flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
    let object = outcome.object();
    assert_eq!((&object["failures"], &object["binary"]), (&1.into(), &0.into()));
}

#[test]
fn a_long_line_does_not_hide_the_next() {
    let mut log = vec![b'x'; 20 << 20];
    log.extend(b"\nerrorCode: 404201\n");
    let object = scanned(&[], &log);
    assert_eq!((&object["failures"], &object["too_long"], &object["truncated"]), (&1.into(), &1.into(), &0.into()));
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::new("permission", &[("a/closed/log", b"errorCode: 404201"), ("a/log", b"errorCode: 404201")]);
    let closed = folder.0.join("a/closed");
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o0)).unwrap();
    let is_root = std::fs::read_dir(&closed).is_ok();
    let outcome = folder.scan(&["a"]);
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o755)).unwrap();
    // Nothing is closed to root.
    if !is_root {
        let object = outcome.object();
        assert_eq!((outcome.exit, &object["failures"], &object["unreadable"]), (2, &1.into(), &1.into()));
    }
}

#[test]
fn exactly_as_many_rows_as_a_query_returns_get_a_warning() {
    let rows = "{\"category\":\"DeviceOperations\",\"resultType\":\"Success\"}\n".repeat(500_000);
    let outcome = piped(&["--format", "json"], rows.as_bytes());
    assert!(outcome.stderr.contains("warning: 1 input has exactly 500000 rows"), "{}", outcome.stderr);
    assert_eq!(outcome.object()["warnings"].as_array().unwrap().len(), 1);
    let outcome = piped(&["--format", "json"], &rows.as_bytes()[..1000 * rows.len() / 500_000]);
    assert_eq!((outcome.stderr.as_str(), outcome.object()["warnings"].as_array().unwrap().len()), ("", 0));
}

#[test]
fn a_hundred_problems_are_listed_in_the_order_of_their_paths() {
    let names: Vec<_> = (0..102).rev().map(|number| format!("missing-{number:03}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let object = Folder::new("many-problems", &[]).scan(&names).object();
    assert_eq!(object["unreadable"], 102);
    let problems: Vec<String> = object["problems"].as_array().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(problems.len(), 100);
    assert!(problems.is_sorted(), "{problems:?}");
}
