//! Of any two classes that cover a number, one is closer.

use crate::diag::{Diagnostic, Diagnostics};
use crate::model::Table;

/// A range of a pattern, and which class and pattern it comes from.
struct Piece {
    size: u128,
    low: i128,
    high: i128,
    class: usize,
    pattern: usize,
}

pub(super) fn check(table: &mut Table, diagnostics: &mut Diagnostics) {
    let int = table.settings.number;
    for class in &mut table.classes {
        class.patterns.retain(|pattern| {
            let covers = pattern.value.ranges.iter().any(|&(low, high)| low <= int.max && high >= int.min);
            if !covers {
                let message = format!("no `{}` is written like this", int.name);
                diagnostics.push(
                    Diagnostic::at(pattern.span.clone(), message, "covers nothing")
                        .help("the type of the numbers is set by `number` in `[catalog]`"),
                );
            }
            covers
        });
    }
    ties(table, diagnostics);
}

fn ties(table: &Table, diagnostics: &mut Diagnostics) {
    let mut pieces = Vec::new();
    for (class, of) in table.classes.iter().enumerate() {
        for (pattern, of) in of.patterns.iter().enumerate() {
            let size = of.value.size;
            pieces.extend(of.value.ranges.iter().map(|&(low, high)| Piece { size, low, high, class, pattern }));
        }
    }
    pieces.sort_by_key(|piece| (piece.size, piece.low, piece.class));
    let mut reported = None;
    for pair in pieces.windows(2) {
        let [first, second] = pair else { continue };
        if first.size != second.size || first.high < second.low || first.class == second.class {
            continue;
        }
        let (earlier, later) = if first.class < second.class { (first, second) } else { (second, first) };
        if reported == Some((earlier.class, later.class)) {
            continue;
        }
        reported = Some((earlier.class, later.class));
        let span = |piece: &Piece| table.classes[piece.class].patterns[piece.pattern].span.clone();
        let message = format!("two classes tie: both cover {}, and neither is closer", second.low);
        diagnostics.push(
            Diagnostic::at(span(later), message, "this one")
                .clashes_with(span(earlier), "and this one")
                .help("the pattern that stands for fewer numbers is closer; make one class of the two, or narrow one"),
        );
    }
}
