//! The number of columns that a terminal uses for a character.

/// East Asian wide and fullwidth characters, and emoji: two columns. First and last of each range.
const WIDE: [(char, char); 34] = [
    ('\u{1100}', '\u{115f}'),
    ('\u{231a}', '\u{231b}'),
    ('\u{23e9}', '\u{23ec}'),
    ('\u{2614}', '\u{2615}'),
    ('\u{2648}', '\u{2653}'),
    ('\u{26bd}', '\u{26be}'),
    ('\u{2705}', '\u{2705}'),
    ('\u{270a}', '\u{270b}'),
    ('\u{2728}', '\u{2728}'),
    ('\u{274c}', '\u{274c}'),
    ('\u{2753}', '\u{2755}'),
    ('\u{2795}', '\u{2797}'),
    ('\u{2b1b}', '\u{2b1c}'),
    ('\u{2e80}', '\u{2e99}'),
    ('\u{2e9b}', '\u{2ef3}'),
    ('\u{2f00}', '\u{2fd5}'),
    ('\u{2ff0}', '\u{3029}'),
    ('\u{3030}', '\u{303e}'),
    ('\u{3041}', '\u{3096}'),
    ('\u{309b}', '\u{30ff}'),
    ('\u{3105}', '\u{312f}'),
    ('\u{3131}', '\u{318e}'),
    ('\u{3190}', '\u{31e3}'),
    ('\u{3220}', '\u{3247}'),
    ('\u{3250}', '\u{a48c}'),
    ('\u{a490}', '\u{a4c6}'),
    ('\u{a960}', '\u{a97c}'),
    ('\u{ac00}', '\u{d7a3}'),
    ('\u{f900}', '\u{faff}'),
    ('\u{fe30}', '\u{fe6b}'),
    ('\u{ff01}', '\u{ff60}'),
    ('\u{ffe0}', '\u{ffe6}'),
    ('\u{1f300}', '\u{1f64f}'),
    ('\u{1f900}', '\u{1f9ff}'),
];

/// Combining marks and joiners: no column.
const ZERO: [(char, char); 9] = [
    ('\u{300}', '\u{36f}'),
    ('\u{483}', '\u{489}'),
    ('\u{591}', '\u{5bd}'),
    ('\u{64b}', '\u{65f}'),
    ('\u{1ab0}', '\u{1ace}'),
    ('\u{200b}', '\u{200f}'),
    ('\u{20d0}', '\u{20f0}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{fe20}', '\u{fe2f}'),
];

/// Returns the number of columns that a character takes.
pub(crate) fn columns(c: char) -> usize {
    if c < '\u{300}' {
        1
    } else if is_in(&ZERO, c) {
        0
    } else if is_in(&WIDE, c) || ('\u{20000}'..='\u{3fffd}').contains(&c) {
        2
    } else {
        1
    }
}

fn is_in(ranges: &[(char, char)], c: char) -> bool {
    let next = ranges.partition_point(|&(_, last)| last < c);
    ranges.get(next).is_some_and(|&(first, _)| first <= c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths() {
        for (c, width) in
            [('a', 1), ('ß', 1), ('漢', 2), ('한', 2), ('！', 2), ('🙂', 2), ('\u{301}', 0), ('\u{200d}', 0)]
        {
            assert_eq!(columns(c), width, "{c:?}");
        }
        for ranges in [&WIDE[..], &ZERO[..]] {
            assert!(ranges.is_sorted() && ranges.iter().all(|(first, last)| first <= last));
        }
    }
}
