// The arithmetic of the perfect hash. The table compiler runs these functions to place the keys, and writes this very
// text into the generated code to find them again: that is why this file has no imports, and no documentation comments.

// A 64-bit number as a 32-bit key.
const fn fold(number: u64, seed: u64) -> u32 {
    (number.wrapping_mul(seed) >> 32) as u32
}

// A name as a key, the same for every case of its ASCII letters. Bit 5 is all that the cases differ in; that it makes
// some other characters alike does no harm, since whatever is found is compared.
const fn name_key(name: &[u8], seed: u64) -> u32 {
    const FOLDED: u64 = 0x2020_2020_2020_2020;
    let mut hash = seed ^ name.len() as u64;
    let mut rest = name;
    while let Some((chunk, behind)) = rest.split_first_chunk::<8>() {
        hash = (hash ^ (u64::from_le_bytes(*chunk) | FOLDED)).wrapping_mul(seed);
        hash ^= hash >> 32;
        rest = behind;
    }
    // The last eight bytes, read once more where the name has eight, are quicker than the one to seven that are left.
    let tail = if let Some((_, last)) = name.split_last_chunk::<8>() {
        u64::from_le_bytes(*last)
    } else {
        let mut tail = 0;
        while let Some((&byte, behind)) = rest.split_first() {
            tail = tail << 8 | byte as u64;
            rest = behind;
        }
        tail
    };
    hash = (hash ^ (tail | FOLDED)).wrapping_mul(seed);
    (hash >> 32) as u32
}

// The place of a key among 2^(32 - shift) places.
const fn place(key: u32, multiplier: u32, shift: u32) -> usize {
    (key.wrapping_mul(multiplier) >> shift) as usize
}

// The place of a key that its bucket's pilot steers.
const fn steered_place(key: u32, pilot: u8, multiplier: u32, shift: u32) -> usize {
    place(key.wrapping_mul(multiplier) ^ (pilot as u32).wrapping_mul(0x9E37_79B1), multiplier, shift)
}
