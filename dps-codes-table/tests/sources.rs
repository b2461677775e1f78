//! Sources of tables: paths in a package, tables that are added to another one, and bytes.
#![allow(missing_docs)]

use std::path::Path;

use dps_codes_table::{Location, Source, analyze};

const ACTIONS: &str =
    "[catalog]\naction = \"Wait\"\n[action.Wait]\ntext = \"Wait.\"\nactor = \"Program\"\nretry = \"never\"\n";

/// Returns a table that uses the actions of another one.
fn table_with(other: &str) -> String {
    let row = "[[code]]\nnumber = 1\nname = \"Broken\"\nsummary = \"It is broken.\"\n";
    format!("[catalog]\naction = \"Wait\"\nuse = {{ path = \"crate\", table = \"{other}\" }}\n{row}")
}

/// Returns the messages about a table in a package that uses another one.
fn messages_in_package(other: &str) -> Vec<String> {
    let location = Location::in_package(Path::new("no-such-package"), "tables/codes.toml").unwrap();
    let source = location.read_from(table_with(other).as_bytes()).unwrap();
    analyze(&source).into_iter().map(|one| one.message).collect()
}

/// Without the other table, its actions are unknown, and no name is an error.
#[test]
fn an_added_table_is_found_by_its_name() {
    let misspelled = |name: &str| table_with(name).replace("Wait", "Wiat");
    let messages = |source: &Source| analyze(source).into_iter().map(|one| one.message).collect::<Vec<_>>();
    let with_actions =
        |table: String| Source::new("codes.toml", table).with_other(Source::new("actions.toml", ACTIONS));
    assert_eq!(messages(&with_actions(table_with("actions.toml"))), [""; 0]);
    assert_eq!(messages(&with_actions(misspelled("actions.toml"))), ["unknown action `Wiat`"]);
    assert_eq!(messages(&with_actions(misspelled("others.toml"))), [""; 0]);
    assert_eq!(messages(&Source::new("codes.toml", misspelled("actions.toml"))), [""; 0]);
}

#[test]
fn paths_stay_in_the_package() {
    let message = |path: &str| Location::in_package(Path::new("package"), path).err().map(|error| error.message);
    for path in ["codes.toml", "tables/codes.toml", "tables/../codes.toml", "./codes.toml"] {
        assert_eq!(message(path), None, "{path}");
    }
    for path in ["../codes.toml", "tables/../../codes.toml", "../package/codes.toml"] {
        assert_eq!(message(path), Some(format!("the path of the table leaves the package: `{path}`")));
    }
    assert_eq!(message("").as_deref(), Some("the path of the table is empty"));
    assert_eq!(message("/codes.toml").as_deref(), Some("the path of the table is absolute: `/codes.toml`"));
}

#[test]
fn paths_of_other_tables_stay_in_the_package() {
    assert_eq!(messages_in_package("/codes.toml"), ["the path of the other table is absolute"]);
    assert_eq!(
        messages_in_package("../../codes.toml"),
        ["the path of the table leaves the package: `tables/../../codes.toml`"]
    );
    assert_ne!(messages_in_package("../codes.toml"), messages_in_package("../../codes.toml"));
}

#[test]
fn invalid_bytes_have_a_line_and_a_column() {
    for (bytes, place) in [
        (&b"\xff"[..], (1, 1)),
        (b"ab\xff", (1, 3)),
        (b"ab\n\xff", (2, 1)),
        (b"a\n\nbc\xff\n", (3, 3)),
        (b"\xc3\xa4\xff", (1, 2)),
    ] {
        let error = Location::of_file(Path::new("codes.toml")).read_from(bytes).unwrap_err();
        assert_eq!(error.hidden, Some(place), "{bytes:?}");
    }
}
