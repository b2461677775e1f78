//! Files, which are explained like standard input.

use std::io::Write as _;

use serde_json::{Value, json};

use crate::{Folder, Outcome, command, finish, piped};

fn numbers(outcome: &Outcome) -> Vec<Value> {
    outcome.objects().into_iter().map(|object| object["number"].clone()).collect()
}

#[test]
fn a_file_is_read_line_by_line() {
    let log = b"start\r\n\xff (404201) not there\r\n\r\nend\r\n(401002) refused";
    let folder = Folder::new("explain-log", &[("a b.log", log)]);
    let outcome = folder.explain(&["a b.log"]);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, "warning: 1 record is not valid UTF-8 or UTF-16\n"));
    assert_eq!(numbers(&outcome), [404_201, 401_002]);
    assert_eq!(outcome.objects()[0]["input"], "\u{fffd} (404201) not there");
    let text = finish(command(["explain", "a b.log"]).current_dir(&folder.0)).stdout;
    assert!(text.contains("a b.log:2\n") && text.contains("a b.log:5\n"), "{text}");
}

#[test]
fn a_body_in_a_file_is_one_input() {
    let body = b"{\n  \"errorCode\": 404201,\n  \"message\": \"gone\",\n  \"trackingId\": \"t\"\n}\n";
    let outcome = Folder::new("explain-body", &[("body.json", body)]).explain(&["body.json"]);
    let objects = outcome.objects();
    assert_eq!(objects.len(), 1, "{}", outcome.stdout);
    assert_eq!(
        ["number", "message", "tracking_id"].map(|key| objects[0][key].clone()),
        [json!(404_201), json!("gone"), json!("t")]
    );
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("a vector can be written");
    encoder.finish().expect("a vector can be written")
}

#[test]
fn compressed_files_are_read_like_plain_ones() {
    let log = b"start\n(404201) not there\n";
    let whole = gzip(&[&log[..], &b"(401002) refused\n".repeat(9000)].concat());
    let members = [gzip(log), gzip(b"(409201) exists\n")].concat();
    let files: &[(&str, &[u8])] =
        &[("a.gz", &members), ("misnamed.log", &gzip(log)), ("truncated.gz", &whole[..whole.len() - 9])];
    let folder = Folder::new("explain-gzip", files);
    assert_eq!(numbers(&folder.explain(&["a.gz"])), [404_201, 409_201]);
    assert_eq!(numbers(&folder.explain(&["misnamed.log"])), [404_201]);
    let truncated = folder.explain(&["truncated.gz"]);
    assert_eq!((truncated.exit, numbers(&truncated)[0].clone()), (2, json!(404_201)));
    assert!(truncated.stderr.contains("the compressed data are truncated"), "{}", truncated.stderr);
    assert_eq!(numbers(&piped(&["--format", "json", "-"], &members)), [404_201, 409_201]);
}

#[cfg(feature = "zstd")]
#[test]
fn zstd_is_read_too() {
    let compressed = zstd::encode_all(&b"(404201) not there\n"[..], 1).expect("a slice can be read");
    assert_eq!(numbers(&Folder::new("explain-zstd", &[("a.zst", &compressed)]).explain(&["a.zst"])), [404_201]);
}

#[test]
fn numbers_and_names_come_before_files() {
    let files: &[(&str, &[u8])] =
        &[("404201", b"401002"), ("Conflict", b"401002"), ("-1.log", b"401002"), ("banana", b"401002")];
    let folder = Folder::new("explain-names", files);
    for (input, number) in [
        ("404201", 404_201),
        ("./404201", 401_002),
        ("Conflict", 409),
        ("./Conflict", 401_002),
        ("-1.log", 401_002),
        ("banana", 401_002),
    ] {
        assert_eq!(numbers(&folder.explain(&[input])), [number], "{input}");
    }
}

#[test]
fn an_unreadable_input_is_an_error() {
    let folder = Folder::new("explain-unreadable", &[("empty", b""), ("none.log", b"nothing\n")]);
    std::fs::create_dir(folder.0.join("folder")).expect("a folder can be made");
    for (input, exit, error) in [
        ("empty", 1, "an input without anything to explain"),
        ("none.log", 1, "an input without anything to explain"),
        ("missing", 1, "neither a number nor the name of a code"),
        ("folder", 2, "a folder; `dps-codes scan` reads folders"),
        ("missing.log", 2, "a file that does not exist"),
        ("./missing", 2, "a file that does not exist"),
    ] {
        let outcome = folder.explain(&[input, "404201"]);
        assert_eq!(outcome.exit, exit, "{input}");
        assert_eq!(outcome.objects()[0], json!({"input": input, "error": error, "suggestion": null}));
        assert_eq!(outcome.objects()[1]["number"], 404_201);
        assert_eq!(outcome.stderr, format!("error: `{input}` is {error}\n"));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_fails_while_it_is_read_is_an_error() {
    // Can be opened, but not read.
    let outcome = Folder::new("explain-failing", &[]).explain(&["/proc/self/mem"]);
    assert_eq!(outcome.exit, 2);
    assert!(outcome.stderr.contains("is an input that cannot be read: "), "{}", outcome.stderr);
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_has_a_path_too() {
    use std::process::Stdio;

    let mut child = command(["explain", "--format", "json", "/dev/stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    child.stdin.take().expect("standard input is a pipe").write_all(b"x\n404201\n").expect("the command reads");
    let outcome: Outcome = child.wait_with_output().expect("the command ends").into();
    assert_eq!(numbers(&outcome), [404_201]);
}

#[cfg(unix)]
#[test]
fn a_path_need_not_be_utf_8() {
    use std::os::unix::ffi::OsStrExt;

    let folder = Folder::new("explain-path", &[]);
    let name = std::ffi::OsStr::from_bytes(b"log\xff");
    if std::fs::write(folder.0.join(name), "404201").is_ok() {
        let outcome = finish(command(["explain", "--format=json"]).arg(name).current_dir(&folder.0));
        assert_eq!(numbers(&outcome), [404_201]);
    }
}
