//! Of any two classes that cover a number, one is closer.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Diagnostics};
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
    let int = table.settings.number;
    let mut pieces = Vec::new();
    for (class, of) in table.classes.iter().enumerate() {
        for (pattern, of) in of.patterns.iter().enumerate() {
            let size = of.value.size;
            let within = of.value.ranges.iter().map(|&(low, high)| (low.max(int.min), high.min(int.max)));
            let within = within.filter(|(low, high)| low <= high);
            pieces.extend(within.map(|(low, high)| Piece { size, low, high, class, pattern }));
        }
    }
    pieces.sort_by_key(|piece| (piece.size, piece.low, piece.class));
    let mut reach = Reach::default();
    let mut reported = HashSet::new();
    for piece in &pieces {
        let Some(other) = reach.meets(piece) else {
            reach.add(piece);
            continue;
        };
        reach.add(piece);
        let (earlier, later) = if other.class < piece.class { (other, piece) } else { (piece, other) };
        if !reported.insert((earlier.class, later.class)) {
            continue;
        }
        let span = |piece: &Piece| table.classes[piece.class].patterns[piece.pattern].span.clone();
        let message = format!("two classes tie: both cover {}, and neither is closer", piece.low);
        diagnostics.push(
            Diagnostic::at(span(later), message, "this one")
                .clashes_with(span(earlier), "and this one")
                .help("the pattern that stands for fewer numbers is closer; make one class of the two, or narrow one"),
        );
    }
}

/// Of the pieces so far the two that reach furthest, from two classes: if any meets the next piece, one of them does.
#[derive(Default)]
struct Reach<'p> {
    furthest: Option<&'p Piece>,
    of_another_class: Option<&'p Piece>,
}

impl<'p> Reach<'p> {
    fn meets(&self, piece: &Piece) -> Option<&'p Piece> {
        [self.furthest, self.of_another_class]
            .into_iter()
            .flatten()
            .find(|other| other.class != piece.class && other.size == piece.size && other.high >= piece.low)
    }

    fn add(&mut self, piece: &'p Piece) {
        // Only pieces of one size compete.
        if self.furthest.is_some_and(|furthest| furthest.size != piece.size) {
            *self = Self::default();
        }
        match self.furthest {
            Some(furthest) if furthest.class == piece.class => {
                if piece.high > furthest.high {
                    self.furthest = Some(piece);
                }
            }
            Some(furthest) if furthest.high >= piece.high => {
                if self.of_another_class.is_none_or(|other| piece.high > other.high) {
                    self.of_another_class = Some(piece);
                }
            }
            furthest => {
                self.of_another_class = furthest;
                self.furthest = Some(piece);
            }
        }
    }
}
