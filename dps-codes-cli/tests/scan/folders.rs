//! Folders: all files in them, in the order of their names.

use crate::generated::Log;
use crate::{Folder, rows};

const FAILURE: &[u8] = b"errorCode: 404201\n";

#[test]
fn folders_as_azure_writes_them() {
    let log = Log::new(10, 300);
    let lines = log.lines();
    let text = String::from_utf8(lines).unwrap();
    let hours: Vec<String> = text.lines().collect::<Vec<_>>().chunks(100).map(|lines| lines.join("\n")).collect();
    let path = |hour: usize| {
        format!("insights-logs-deviceoperations/resourceId=/SUBSCRIPTIONS/0/y=2026/m=11/d=26/h={hour}/m=00/PT1H.json")
    };
    let paths: Vec<_> = (0..3).map(path).collect();
    let files: Vec<_> = paths.iter().zip(&hours).map(|(path, hour)| (path.as_str(), hour.as_bytes())).collect();
    let folder = Folder::new("azure", &files);
    let outcome = folder.scan(&["insights-logs-deviceoperations"]);
    assert_eq!((outcome.exit, outcome.stderr.as_str()), (0, ""));
    log.assert_found(&outcome.object());
    assert_eq!(outcome.object()["inputs"], 3);
    assert_eq!(outcome.object()["out_of_order"], 0);
}

#[test]
fn hidden_files_are_skipped_unless_they_are_named() {
    let folder = Folder::new("hidden", &[("a/.hidden", FAILURE), ("a/.git/log", FAILURE), ("a/log", FAILURE)]);
    let object = folder.scan(&["a"]).object();
    assert_eq!((&object["failures"], &object["skipped_files"]["hidden"]), (&1.into(), &2.into()));
    assert_eq!(folder.scan(&["a/.hidden"]).object()["failures"], 1);
}

#[test]
fn a_file_counts_once() {
    let folder = Folder::new("twice", &[("a/log", FAILURE), ("a/other", FAILURE)]);
    let object = folder.scan(&["a", "a/log", "./a/../a/log"]).object();
    assert_eq!((&object["failures"], &object["skipped_files"]["repeated"]), (&2.into(), &2.into()));
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_loops_end() {
    use std::os::unix::fs::symlink;
    let folder = Folder::new("links", &[("a/b/log", FAILURE), ("elsewhere/log", FAILURE)]);
    symlink("../..", folder.0.join("a/b/up")).unwrap();
    symlink("../elsewhere", folder.0.join("a/link")).unwrap();
    symlink("self", folder.0.join("a/self")).unwrap();
    let outcome = folder.scan(&["a"]);
    let object = outcome.object();
    assert_eq!(object["failures"], 2, "{object}");
    assert_eq!((outcome.exit, &object["unreadable"]), (2, &1.into()), "only the link to itself leads nowhere");
}

#[cfg(unix)]
#[test]
fn special_files_in_folders_are_skipped() {
    let folder = Folder::new("special", &[("a/log", FAILURE)]);
    let _socket = std::os::unix::net::UnixListener::bind(folder.0.join("a/s")).unwrap();
    let object = folder.scan(&["a"]).object();
    assert_eq!((&object["failures"], &object["skipped_files"]["special"]), (&1.into(), &1.into()));
}

#[test]
fn an_empty_folder_has_no_failures() {
    let folder = Folder::new("empty", &[]);
    let outcome = folder.scan(&["."]);
    assert_eq!(outcome.exit, 1);
    assert!(rows(&outcome.object()).is_empty());
}
