//! The page `docs/table.md`.

use std::fmt::Write;

use super::blocks::BLOCKS;
use super::{Block, Default, Kind};

/// Returns the text of the page.
pub(super) fn page() -> String {
    let mut page = include_str!("opening.md").to_owned();
    for block in BLOCKS {
        let Block { heading, about, keys, renamed, .. } = block;
        let _ = write!(
            page,
            "\n## {heading}\n\n{about}\n\n| key | type | default | example | meaning |\n|---|---|---|---|---|\n"
        );
        for key in *keys {
            let name = if key.name == "in" { "in.PHASE" } else { key.name };
            let cells = [written(&key.kind), default(&key.default), format!("`{}`", key.example), key.about.to_owned()];
            let cells = cells.map(|cell| cell.replace('|', "\\|"));
            let _ = writeln!(page, "| `{name}` | {} |", cells.join(" | "));
        }
        if !renamed.is_empty() {
            let names: Vec<_> = renamed.iter().map(|(old, new)| format!("`{old}` for `{new}`")).collect();
            let _ =
                writeln!(page, "\nOld names are valid, and `dps-codes check` warns about them: {}.", names.join(", "));
        }
    }
    page + "\n" + include_str!("closing.md")
}

fn default(default: &Default) -> String {
    match default {
        Default::Required => "required".to_owned(),
        Default::RequiredIf(condition, _) => format!("required if {condition}"),
        Default::Is(value) => format!("`{value}`"),
        Default::Note(note) => (*note).to_owned(),
        Default::Absent => "none".to_owned(),
    }
}

fn written(kind: &Kind) -> String {
    match kind {
        Kind::Str | Kind::Pattern(_) => "string".to_owned(),
        Kind::Bool => "boolean".to_owned(),
        Kind::Integer => "integer".to_owned(),
        Kind::Duration => "[duration](#durations)".to_owned(),
        Kind::Durations => "[duration](#durations), or two of them".to_owned(),
        Kind::OneOf(words) => words().iter().map(|word| format!("`\"{word}\"`")).collect::<Vec<_>>().join(", "),
        Kind::Table(id) => {
            let block = BLOCKS.iter().find(|block| block.id == *id).unwrap();
            format!("[table](#{})", anchor(block.heading))
        }
        Kind::Any => "table".to_owned(),
        Kind::Scalar => "boolean, integer or string".to_owned(),
        Kind::Each(kind) => format!("array of: {}", written(kind)),
        // The key or the header has the name.
        Kind::ByName(kind) => written(kind),
        Kind::Or(kinds) => kinds.iter().map(written).collect::<Vec<_>>().join(" or "),
    }
}

/// Returns the anchor of a heading, as renderers of Markdown derive it.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}
