//! One table for each diagnostic: `diagnostics/NAME.toml`, and beside it what the compiler reports, as `NAME.snap`.
#![allow(missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};

use dps_codes_table::{Diagnostic, Location, Rule, Source, analyze, render};
use proc_macro2::{Span, TokenStream};

/// Relative to the package, where cargo runs its tests: so the snapshots name the tables alike everywhere.
const FOLDER: &str = "tests/diagnostics";

/// Returns the files of the folder with an extension, in the order of their names.
fn files(extension: &str) -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|of| of == extension));
    files.sort();
    files
}

/// Returns every diagnostic of a table, rendered as `dps-codes check` prints it.
fn report(table: &Path) -> String {
    // Windows would name the file with a backslash.
    let name = format!("{FOLDER}/{}", table.file_name().unwrap().to_str().unwrap());
    let (source, diagnostics) = match Location::of_file(Path::new(&name)).read() {
        Ok(source) => {
            let diagnostics = analyze(&source);
            (source, diagnostics)
        }
        Err(diagnostic) => (Source::new(name, ""), vec![*diagnostic]),
    };
    let report = |diagnostic: &Diagnostic| {
        let Rule { code, severity, .. } = diagnostic.rule;
        format!("{}[{code}]: {}\n\n", severity.name(), render(&source, diagnostic))
    };
    diagnostics.iter().map(report).collect()
}

#[test]
fn every_table_is_reported_as_its_snapshot_says() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("diagnostics");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _guard = settings.bind_to_scope();
    for table in files("toml") {
        let report = report(&table);
        assert!(!report.is_empty(), "{} has no diagnostic", table.display());
        insta::assert_snapshot!(table.file_stem().unwrap().to_str().unwrap(), report);
    }
}

#[test]
fn every_snapshot_has_its_table() {
    let orphans: Vec<_> = files("snap").into_iter().filter(|file| !file.with_extension("toml").exists()).collect();
    assert!(orphans.is_empty(), "snapshots without a table, remove them: {orphans:?}");
}

/// Editors mark what a label says. A part of a file that does not exist cannot be marked.
#[test]
fn every_label_marks_a_part_of_its_table() {
    for table in files("toml") {
        let Ok(source) = Location::of_file(&table).read() else { continue };
        for diagnostic in analyze(&source) {
            for label in diagnostic.primary.iter().chain(&diagnostic.secondary) {
                let marked = source.text().get(label.span.clone());
                assert!(marked.is_some(), "{}: {:?} of `{}`", table.display(), label.span, diagnostic.message);
            }
        }
    }
}

/// A build shows twenty errors of a table; the command shows all of them.
#[test]
fn the_macro_reports_twenty_errors_and_counts_the_rest() {
    for (name, rest) in [("errors-twenty-one", "1 more error"), ("errors-more-than-twenty", "3 more errors")] {
        let path = format!("tests/diagnostics/{name}.toml");
        let tokens = dps_codes_table::catalog(&path, Span::call_site(), &|_, _| TokenStream::new()).to_string();
        assert_eq!(tokens.matches("compile_error !").count(), 21, "{path}");
        assert!(tokens.contains(&format!("\"{rest} in {path}\"")), "{tokens}");
    }
}

#[test]
fn the_macro_counts_no_rest_of_twenty_errors() {
    let path = "tests/diagnostics/errors-twenty.toml";
    let tokens = dps_codes_table::catalog(path, Span::call_site(), &|_, _| TokenStream::new()).to_string();
    assert_eq!((tokens.matches("compile_error !").count(), tokens.contains("more errors")), (20, false), "{tokens}");
}
