//! Shows where rustc puts the errors of a call, for each way to call the macro, and for tables whose error may leave
//! errors in the program that uses them.
//!
//! Each `cases/*.rs` calls the macro on the table of its name in `cases/tables`; `TRYBUILD=overwrite cargo test --test ui`
//! rewrites the expectations. Any other error in a table is a case of `dps-codes-table/tests/diagnostics`, which needs no
//! compiler.
#![allow(missing_docs)]

use std::fs;
use std::path::Path;

#[test]
fn errors_are_at_the_call() {
    copy_tables();
    let cases = trybuild::TestCases::new();
    cases.compile_fail("cases/*.rs");
    // These use the table of DPS.
    if cfg!(feature = "dps") {
        cases.compile_fail("cases/dps/*.rs");
    }
}

/// The macro looks for a table in the package that calls it, which is the one that trybuild makes.
fn copy_tables() {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let copies = target.join("tests/trybuild").join(env!("CARGO_PKG_NAME")).join("tables");
    let _ = fs::remove_dir_all(&copies);
    fs::create_dir_all(&copies).unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/tables")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), copies.join(entry.file_name())).unwrap();
    }
}
