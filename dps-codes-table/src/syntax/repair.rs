//! Repairs invalid statements, so that a row whose name lacks a quote keeps its name.

use toml::de::DeTable;

use crate::cost;
use crate::diagnostic::Span;

/// Only keys that names and types of the generated code depend on are repaired.
const TEXTS: [&str; 6] = ["name", "number", "code", "family", "type", "default"];
const LISTS: [&str; 4] = ["phases", "actors", "one_of", "from"];
/// Longer statements are not repaired.
const LONGEST: usize = 8_000;

/// Returns the statement with the smallest change that makes it valid TOML.
pub(super) fn repaired(statement: &str) -> Option<String> {
    let statement = statement.trim();
    if statement.len() > LONGEST {
        return None;
    }
    let is_key = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let (key, rest) = statement.split_at(statement.find(|c| !is_key(c)).unwrap_or(statement.len()));
    let candidates = if LISTS.contains(&key) {
        list(statement, key, rest)
    } else if TEXTS.contains(&key) {
        text(statement.lines().next()?, key, rest.lines().next()?)
    } else {
        return None;
    };
    candidates.into_iter().find(|candidate| {
        cost::add(candidate.len());
        DeTable::parse(candidate).is_ok()
    })
}

/// Returns the statements of one line, each a key with its value, or the whole.
pub(super) fn parts(written: &str) -> Vec<Span> {
    let line = written.trim_end().len();
    if line > LONGEST || written[..line].contains('\n') {
        return std::iter::once(0..written.len()).collect();
    }
    let mut starts = vec![0];
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in written[..line].char_indices() {
        let starts_word = c.is_ascii_alphabetic() && (matches!(before, ' ' | '\t' | ',' | ';'));
        if quote == Some(c) {
            quote = None;
        } else if quote.is_none() && matches!(c, '"' | '\'') {
            quote = Some(c);
        } else if quote.is_none() && "#[{".contains(c) {
            break;
        } else if quote.is_none() && starts_word && written[..at].contains('=') && starts_statement(&written[at..line])
        {
            starts.push(at);
        }
        before = c;
    }
    let ends = starts.iter().skip(1).copied().chain([written.len()]);
    starts.iter().zip(ends).map(|(&start, end)| start..end).collect()
}

/// Returns `true` if a text starts with a key and an equals sign.
fn starts_statement(text: &str) -> bool {
    let is_key = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    let rest = text.trim_start_matches(is_key);
    rest.len() < text.len() && rest.trim_start().starts_with('=') && !rest.trim_start().starts_with("==")
}

fn value(rest: &str) -> &str {
    rest.trim_start_matches([' ', '\t', ':', '=', '>', '\u{a0}', '\u{ff1d}']).trim_start_matches("-> ")
}

fn text(line: &str, key: &str, rest: &str) -> Vec<String> {
    let whole = value(rest);
    let value = whole.split(" #").next().unwrap_or_default().trim_end();
    // Another key may follow on the line.
    let value = value.trim_end_matches([',', ';', ' ', '\t']);
    let bare = value.trim_matches(|c: char| c == '"' || c == '\'' || "\u{201c}\u{201d}\u{201e}«»".contains(c));
    let mut candidates =
        vec![format!("{line}\""), format!("{line}'"), format!("{key} = {whole}"), format!("{key} = {value}")];
    if !bare.is_empty() && !bare.contains(['"', '\\', '[', '{']) {
        candidates.push(format!("{key} = \"{bare}\""));
    }
    // A string within an expression.
    let inner = value.split_once('"').and_then(|(_, rest)| rest.rsplit_once('"'));
    candidates.extend(inner.map(|(text, _)| format!("{key} = \"{text}\"")));
    // A string followed by something else.
    candidates.extend(
        value.strip_prefix('"').and_then(|text| text.split_once('"')).map(|(text, _)| format!("{key} = \"{text}\"")),
    );
    candidates
}

fn list(statement: &str, key: &str, rest: &str) -> Vec<String> {
    let whole = value(rest);
    // An array followed by something else. The bracket may be missing after a comment.
    let closed = whole.split_inclusive(']').next().unwrap_or_default();
    let mut candidates = vec![format!("{statement}\n]"), format!("{key} = {whole}"), format!("{key} = {closed}")];
    let items = if key == "from" { Vec::new() } else { items(whole) };
    if !items.is_empty() {
        candidates.push(format!("{key} = [{}]", items.join(", ")));
    }
    candidates
}

/// Returns the items of an array of names, which lacks commas, brackets or quotes.
fn items(array: &str) -> Vec<String> {
    let is_comment = |line: &&str| line.trim_start().starts_with('#');
    let lines = array.lines().filter(|line| !is_comment(line));
    let without_comments = lines.map(|line| line.split(" #").next().unwrap_or_default());
    let array = without_comments.collect::<Vec<_>>().join(" ");
    let mut items = Vec::new();
    for part in array.split_inclusive('}') {
        let (names, table) = part.split_at(part.find('{').unwrap_or(part.len()));
        let names = names.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|name| !name.is_empty());
        items.extend(names.map(|name| format!("\"{name}\"")));
        cost::add(table.len());
        if DeTable::parse(&format!("x = {table}")).is_ok() {
            items.push(table.to_owned());
        } else if let Some(name) = name_of(table) {
            items.push(format!("\"{name}\""));
        }
    }
    items
}

/// Returns the name in an invalid inline table.
fn name_of(table: &str) -> Option<&str> {
    let (_, value) = table.split_once("name")?;
    let name = value.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
    let end = name.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(name.len());
    (end > 0).then_some(&name[..end])
}

#[cfg(test)]
mod tests {
    use super::repaired;

    #[test]
    fn small_slips_are_repaired() {
        for (line, expected) in [
            ("name = \"One\n", "name = \"One\""),
            ("name \"One\"", "name = \"One\""),
            ("name: \"One\"", "name = \"One\""),
            ("name == \"One\"", "name = \"One\""),
            ("name = Some(\"One\")", "name = \"One\""),
            ("name = f\"One\"", "name = \"One\""),
            ("name => \"One\"", "name = \"One\""),
            ("name -> \"One\"", "name = \"One\""),
            ("name\u{a0}= \"One\"", "name = \"One\""),
            ("name = One # x", "name = \"One\""),
            ("name = One\"", "name = \"One\""),
            ("name = “One”", "name = \"One\""),
            ("name = \"One\" \"One\"", "name = \"One\""),
            ("name = \"One\", # x", "name = \"One\""),
            ("code = 08001", "code = \"08001\""),
            ("type: \"u8\"", "type = \"u8\""),
            ("phases = [\n    \"A\", # x\n", "phases = [\n    \"A\", # x\n]"),
            ("actors = [\"A\" \"B\"]", "actors = [\"A\", \"B\"]"),
            ("one_of [\"A\"]", "one_of = [\"A\"]"),
            ("from = = [\"NNN\"]", "from = [\"NNN\"]"),
            ("from = [\"NNN\"], \"x\"", "from = [\"NNN\"]"),
            ("one_of = [\"A\" \"B\", \"C\"]", "one_of = [\"A\", \"B\", \"C\"]"),
            ("one_of = \"A\", \"B\"]", "one_of = [\"A\", \"B\"]"),
            ("one_of = [\"A, \"B\", C]", "one_of = [\"A\", \"B\", \"C\"]"),
            ("one_of = \"A\", \"B\"", "one_of = [\"A\", \"B\"]"),
            (
                "one_of = [\n    \"A\" # x, y\n    { name = \"B\", text = \"b c\" }\n    { name = \"D\" \n]",
                "one_of = [\"A\", { name = \"B\", text = \"b c\" }, \"D\"]",
            ),
            (
                "one_of = [\n# Two\n    { name = \"A\", text = \"a b },\n    { name = \"B\" },\n]",
                "one_of = [\"A\", { name = \"B\" }]",
            ),
        ] {
            assert_eq!(repaired(line).as_deref(), Some(expected), "{line}");
        }
        for line in ["= 1", "name", "name =", "???", "name = [[[", "help = \"x"] {
            assert_eq!(repaired(line), None, "{line}");
        }
    }
}
