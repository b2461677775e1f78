//! Sorting whose work a build without optimization compiles once, not once a type.

use std::cmp::Ordering;

/// Sorts by a key. Items with equal keys keep their order.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    let swaps = swaps(items.len(), &|a, b| key(&items[a]).cmp(&key(&items[b])));
    for (a, b) in swaps {
        items.swap(a, b);
    }
}

/// Returns the swaps that sort the items.
fn swaps(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<(usize, usize)> {
    // The item that goes to each place.
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| compare(a, b));
    let mut swaps = Vec::new();
    for start in 0..count {
        let mut place = start;
        loop {
            let next = std::mem::replace(&mut order[place], place);
            if next == start {
                break;
            }
            swaps.push((place, next));
            place = next;
        }
    }
    swaps
}

#[cfg(test)]
mod tests {
    use super::by_key;

    #[test]
    fn equal_keys_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        by_key(&mut items, |&(key, _)| key);
        assert_eq!(items, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
    }

    #[test]
    fn order_is_that_of_the_standard_library() {
        for count in 0..50 {
            let mut items: Vec<usize> = (0..count).map(|n| n * n * 37 % 53).collect();
            let mut expected = items.clone();
            expected.sort_unstable();
            by_key(&mut items, |&item| item);
            assert_eq!(items, expected);
        }
    }
}
