// The arithmetic of the perfect hash. The table compiler runs these functions to place the keys, and writes this very
// text into the generated code to find them again: that is why this file imports nothing of ours, and has no
// documentation comments.

use ::core::option::Option::Some;

// A 64-bit number as a 32-bit key.
#[inline]
pub(super) const fn fold(number: u64, seed: u64) -> u32 {
    (number.wrapping_mul(seed) >> 32) as u32
}

// Up to eight bytes of a name as a number, the same for every case of its ASCII letters. Bit 5 is all that the cases
// differ in; that it makes some other characters alike does no harm, since whatever is found is compared.
#[inline]
pub(super) const fn folded_case(bytes: u64) -> u64 {
    bytes | 0x2020_2020_2020_2020
}

// Up to seven bytes as a number, another one for each name of the same length.
#[inline]
pub(super) const fn short_name(name: &[u8]) -> u64 {
    if let (Some(first), Some(last)) = (name.first_chunk::<4>(), name.last_chunk::<4>()) {
        return (u32::from_le_bytes(*first) as u64) << 32 | u32::from_le_bytes(*last) as u64;
    }
    let (mut bytes, mut rest) = (0, name);
    while let Some((&byte, behind)) = rest.split_first() {
        bytes = bytes << 8 | byte as u64;
        rest = behind;
    }
    bytes
}

// The length, the first eight and the last eight bytes of a name as a key: enough to keep most tables' names apart.
#[inline]
pub(super) const fn ends_key(name: &[u8], seed: u64) -> u32 {
    let (first, last) = match (name.first_chunk::<8>(), name.last_chunk::<8>()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (short_name(name), 0),
    };
    let first = (folded_case(first) ^ name.len() as u64).wrapping_mul(seed).rotate_left(29);
    fold(first ^ folded_case(last), seed)
}

// A whole name as a key.
#[inline]
pub(super) const fn name_key(name: &[u8], seed: u64) -> u32 {
    let mut hash = seed ^ name.len() as u64;
    let mut rest = name;
    while let Some((chunk, behind)) = rest.split_first_chunk::<8>() {
        hash = (hash ^ folded_case(u64::from_le_bytes(*chunk))).wrapping_mul(seed);
        hash ^= hash >> 32;
        rest = behind;
    }
    fold(hash ^ folded_case(short_name(rest)), seed)
}

// The place of a key among 2^(32 - shift) places.
#[inline]
pub(super) const fn place(key: u32, multiplier: u32, shift: u32) -> usize {
    (key.wrapping_mul(multiplier) >> shift) as usize
}

// The place of a key that its bucket's pilot steers.
#[inline]
pub(super) const fn steered_place(key: u32, pilot: u8, multiplier: u32, shift: u32) -> usize {
    place(key.wrapping_mul(multiplier) ^ (pilot as u32).wrapping_mul(0x9E37_79B1), multiplier, shift)
}
