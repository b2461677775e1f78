//! rustdoc's pages of a table: no link is dead, whatever types of the table a crate exports.
#![allow(missing_docs)]

mod scratch;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use scratch::Scratch;

const TABLE: &str = r#"
[catalog]
number = "u16"
phases = ["Order", { name = "Delivery", summary = "It is on its way." }]
action = "Wait"
[column.severity]
one_of = ["Low", "High"]
default = "Low"
[action.Wait]
text = "Wait."
actor = "Program"
retry = "at-once"
fallback = { action = "Call", failures = 3 }
[action.Call]
text = "Call."
actor = "Operator"
retry = "never"
[[class]]
numbers = "40x"
family = "Lost"
in.Order = "Call"
[[code]]
number = 404
name = "NotFound"
aliases = ["missing"]
summary = "It is not found | here."
help = """
Look for it:

- in the `a|b` drawer,
- under the table.
"""
[[code]]
number = 1
name = "Old"
summary = "It is old."
deprecated = "the shop sends 404"
replaced_by = "NotFound"
[[symptom]]
name = "Silence"
text = "no answer"
action = "Call"
"#;

/// Writes the documentation of a crate that exports these types of the table, and returns the folder of its pages.
fn document(scratch: &Scratch, exports: &str) -> PathBuf {
    let library = format!("mod private {{ errors::catalog!(\"my-codes.toml\"); }}\npub use private::{exports};\n");
    fs::write(scratch.folder.join("src/lib.rs"), library).unwrap();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scratch");
    let output = Command::new(env!("CARGO"))
        .args(["doc", "--lib", "--no-deps", "--quiet", "--offline"])
        .current_dir(&scratch.folder)
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .unwrap();
    assert!(output.status.success(), "{exports}: {}", String::from_utf8_lossy(&output.stderr));
    target.join("doc/documentation")
}

/// Asserts that each link leads to a page, and to an item on it.
fn links_are_alive(folder: &Path, page: &str) {
    let text = fs::read_to_string(folder.join(page)).unwrap();
    let content = text.split("id=\"main-content\"").nth(1).unwrap();
    let links: Vec<&str> = content.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(links.len() > 10, "{page}: {links:?}");
    for link in links {
        let (path, item) = link.split_once('#').unwrap_or((link, ""));
        // The source of a generated item is that of the table compiler's call.
        if path.starts_with("https://") || path.contains("/src/") {
            continue;
        }
        let target = folder.join(if path.is_empty() { page } else { path });
        assert!(target.is_file(), "{page} links to `{link}`");
        if !item.is_empty() && !item.bytes().all(|byte| byte.is_ascii_digit()) {
            let target = fs::read_to_string(target).unwrap();
            assert!(target.contains(&format!("id=\"{item}\"")), "{page} links to `{link}`");
        }
    }
}

#[test]
fn no_link_is_dead() {
    let scratch = Scratch::new("documentation", "fn main() {}\n");
    scratch.table(TABLE);
    let mut folder = PathBuf::new();
    for (exports, pages) in [
        ("Code", &["enum.Code.html"][..]),
        ("{Action, Symptom}", &["enum.Action.html", "enum.Symptom.html"]),
        ("{Classified, Unlisted}", &["enum.Classified.html", "struct.Unlisted.html"]),
        ("*", &["enum.Code.html", "enum.Action.html", "enum.Phase.html", "enum.Family.html", "enum.Symptom.html"]),
    ] {
        folder = document(&scratch, exports);
        for page in pages {
            links_are_alive(&folder, page);
        }
    }
    // All types are exported now.
    let page = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
    let code = page("enum.Code.html");
    for html in [
        "<td><a href=\"enum.Code.html#variant.NotFound\" ",
        "It is not found | here.</td>",
        "<td><code>Wait</code><br>Order: <code>Call</code></td>",
        "<a href=\"enum.Action.html#variant.Call\" ",
        "<li>in the <code>a|b</code> drawer,</li>",
        "<li>under the table.</li>",
    ] {
        assert!(code.contains(html), "{html}");
    }
    assert!(page("enum.Action.html").contains("<td><code>Call</code> after 3 failures in a row</td>"));
    assert!(page("enum.Phase.html").contains("<td>It is on its way.</td>"));
}
