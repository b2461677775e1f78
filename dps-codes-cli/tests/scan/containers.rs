//! Forms of records and compressions: the same failures in each.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::generated::Log;
use crate::{Folder, piped, scanned};

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn lines_as_storage_has_them() {
    let log = Log::new(1, 500);
    log.assert_found(&scanned(&[], &log.lines()));
}

#[test]
fn each_compression_has_the_same_failures() {
    let log = Log::new(2, 500);
    let lines = log.lines();
    let (first, second) = lines.split_at(lines.len() / 3);
    log.assert_found(&scanned(&[], &gzip(&lines)));
    log.assert_found(&scanned(&[], &[gzip(first), gzip(second), gzip(b"")].concat()));
    let folder = Folder::new("compressions", &[("misnamed.txt", &gzip(&lines)), ("plain.gz", &lines)]);
    for name in ["misnamed.txt", "plain.gz"] {
        log.assert_found(&folder.scan(&[name]).object());
    }
}

#[cfg(feature = "zstd")]
#[test]
fn zstd_has_the_same_failures() {
    let log = Log::new(3, 500);
    let lines = log.lines();
    let (first, second) = lines.split_at(lines.len() / 3);
    let zstd = |bytes: &[u8]| zstd::encode_all(bytes, 1).unwrap();
    log.assert_found(&scanned(&[], &zstd(&lines)));
    // Several frames, and one that is skipped.
    let skippable = b"\x50\x2a\x4d\x18\x04\0\0\0skip";
    log.assert_found(&scanned(&[], &[&skippable[..], &zstd(first), &zstd(second)].concat()));
}

#[test]
fn lines_of_a_device_log() {
    let log = "\
2026-11-26T10:00:00Z [INFO] - Registering device gateway-7 with DPS.
2026-11-26T10:00:01Z [ERR!] - caused by: HTTP request failed: [401 Unauthorized] {\"errorCode\":401002}
2026-11-26T10:00:02Z [INFO] - 404201 bytes sent
2026-11-26T10:00:03Z [ERR!] - caused by: HTTP request failed: [429 Too Many Requests] {\"errorCode\":429001}
2026-11-26T10:00:04Z [ERR!] - caused by: HTTP request failed: [429 Too Many Requests] {\"errorCode\":429001}
";
    let object = scanned(&[], log.as_bytes());
    let expected = [("429001 ThrottlingException".to_owned(), 2), ("401002 IotHubUnauthorizedAccess".to_owned(), 1)];
    assert_eq!(crate::rows(&object), expected);
    assert_eq!(object["rows"][0]["first"], "2026-11-26T10:00:03Z");
    assert_eq!(object["rows"][0]["last"], "2026-11-26T10:00:04Z");
    assert_eq!((&object["failures"], &object["without_failure"]), (&3.into(), &2.into()));
}

#[test]
fn other_compressions_are_reported() {
    for (magic, name) in [(&b"BZh91AY&SY"[..], "bzip2"), (b"\xfd7zXZ\0\0\x04", "xz"), (b"PK\x03\x04\x14\0", "zip")] {
        let outcome = piped(&[], magic);
        assert_eq!(outcome.exit, 2, "{name}");
        assert!(outcome.stderr.contains(&format!("compressed with {name}")), "{}", outcome.stderr);
    }
}
