//! The manual pages.

use std::fs;

use crate::{command, folder, stdout_of, subcommands};

#[test]
fn every_subcommand_has_a_page_with_all_of_its_help() {
    let folder = folder("man").join("share/man1");
    assert_eq!(stdout_of(["man".as_ref(), folder.as_os_str()]), "");
    let subcommands = subcommands();
    let pages = fs::read_dir(&folder).expect("the folder is made").count();
    assert_eq!(pages, subcommands.len() + 1);
    for name in subcommands {
        let page = fs::read_to_string(folder.join(format!("dps-codes-{name}.1"))).expect("a page");
        for section in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXAMPLES", "\"EXIT STATUS\"", "\"SEE ALSO\""] {
            assert!(page.contains(&format!("\n.SH {section}\n")), "{name}: {section}");
        }
        let others = page.rsplit_once("SEE ALSO").map_or("", |(_, others)| others);
        assert!(others.contains("dps\\-codes\\fR(1), ") && !others.contains(&format!("{name}\\fR")), "{others}");
        assert_eq!(page.matches(".TH ").count(), 1);
        assert_eq!(page.matches(".ie ").count(), 1);
        let text = page.replace("\\-", "-").replace("\\fB", "").replace("\\fR", "");
        let help = stdout_of([name.as_str(), "--help"]);
        for option in help.split_whitespace().filter(|word| word.starts_with("--")) {
            assert!(text.contains(option.trim_end_matches(|c: char| !c.is_ascii_alphabetic())), "{name}: {option}");
        }
    }
}

#[test]
fn the_page_of_the_command_goes_to_standard_output() {
    let page = stdout_of(["man"]);
    assert!(page.contains("\n.SH EXAMPLES\n.nf\ndps\\-codes 404201\n"), "{page}");
    for name in subcommands() {
        assert!(page.contains(&format!("dps\\-codes\\-{name}(1)")), "{name}");
    }
}

#[test]
fn a_page_that_cannot_be_written_is_an_error() {
    let folder = folder("man-unwritable");
    fs::create_dir(folder.join("dps-codes.1")).expect("a folder can be made");
    let output = command(["man".as_ref(), folder.as_os_str()]).output().expect("the command starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: cannot write `"));
}
