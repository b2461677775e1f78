//! Of two classes that match a number, one is more specific.

use crate::diagnostic::{Diagnostic, Diagnostics, Poison};
use crate::map::HashSet;
use crate::model::{CodeType, Table};
use crate::rules;
use crate::sort;

/// A range of a pattern, and which class and pattern it comes from.
struct Piece {
    size: u128,
    low: i128,
    high: i128,
    class: usize,
    pattern: usize,
}

pub(super) fn check(table: &mut Table, diagnostics: &mut Diagnostics) {
    if table.settings.code == CodeType::Number {
        out_of_range(table, diagnostics);
    }
    overlaps(table, diagnostics);
}

fn out_of_range(table: &mut Table, diagnostics: &mut Diagnostics) {
    let int = table.settings.number;
    for class in &mut table.classes {
        class.patterns.retain(|pattern| {
            let covers = pattern.value.ranges.iter().any(|&(low, high)| low <= int.max && high >= int.min);
            if !covers && !diagnostics.is_poisoned(&Poison::NumberType) {
                let message = format!("number pattern out of range for `{}`", int.name);
                diagnostics.push(
                    Diagnostic::at(rules::PATTERN_OUT_OF_RANGE, pattern.span.clone(), message, "matches no number")
                        .help("`number` in `[catalog]` sets the type of the numbers"),
                );
                diagnostics.poison(Poison::Classes);
            }
            covers
        });
    }
}

fn overlaps(table: &Table, diagnostics: &mut Diagnostics) {
    let (least, greatest) = table.bounds();
    let mut pieces = Vec::new();
    for (class, of) in table.classes.iter().enumerate() {
        for (pattern, of) in of.patterns.iter().enumerate() {
            let size = of.value.size;
            let within = of.value.ranges.iter().map(|&(low, high)| (low.max(least), high.min(greatest)));
            let within = within.filter(|(low, high)| low <= high);
            pieces.extend(within.map(|(low, high)| Piece { size, low, high, class, pattern }));
        }
    }
    sort::by_key(&mut pieces, |piece| (piece.size, piece.low, piece.class));
    // If any earlier piece of another class overlaps the next one, the one with the largest end does, or their classes have
    // been reported with it.
    let mut furthest: Option<&Piece> = None;
    let mut reported = HashSet::new();
    for piece in &pieces {
        // Only pieces of one size compete.
        let before = furthest.filter(|before| before.size == piece.size);
        if before.is_none_or(|before| piece.high > before.high) {
            furthest = Some(piece);
        }
        let Some(other) = before.filter(|before| before.class != piece.class && before.high >= piece.low) else {
            continue;
        };
        let (earlier, later) = if other.class < piece.class { (other, piece) } else { (piece, other) };
        if !reported.insert((earlier.class, later.class)) {
            continue;
        }
        let span = |piece: &Piece| table.classes[piece.class].patterns[piece.pattern].span.clone();
        let (both, more_specific) = match table.settings.code {
            CodeType::Number => (format!("match {}", table.settings.written(piece.low)), "that matches fewer numbers"),
            CodeType::String => ("have this pattern".to_owned(), "with a longer prefix"),
        };
        let message = format!("classes overlap with equal specificity: both {both}");
        let help = format!("a pattern {more_specific} is more specific: merge the classes, or narrow one of them");
        diagnostics.push(
            Diagnostic::at(rules::OVERLAPPING_CLASSES, span(later), message, "this class")
                .clashes_with(span(earlier), "and this class")
                .help(help),
        );
    }
}
