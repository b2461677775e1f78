//! `HyperLogLog`: estimates the number of distinct hashes in 16 KiB, with a standard error of 0.8 %.
//!
//! The estimator is that of Otmar Ertl, "New cardinality estimation algorithms for `HyperLogLog` sketches" (2017): it has no
//! bias that a table would have to correct, at any number.

/// The number of bits of a hash that choose a register.
const PRECISION: u32 = 14;
const REGISTERS: usize = 1 << PRECISION;
/// The number of bits that are left for the rank of a hash.
const REST: u32 = u64::BITS - PRECISION;
/// The limit of the bias constant for many registers: 1 / (2 ln 2).
const ALPHA: f64 = 0.5 / std::f64::consts::LN_2;

#[derive(Clone)]
pub(crate) struct HyperLogLog {
    registers: Box<[u8]>,
}

impl HyperLogLog {
    /// The memory of one, in bytes.
    pub(super) const SIZE: usize = REGISTERS;

    pub(super) fn insert(&mut self, hash: u64) {
        let index = usize::try_from(hash >> REST).unwrap_or_default();
        // The bit that is set ends the count where the rest of the hash is zero.
        let rank = ((hash << PRECISION) | (1 << (PRECISION - 1))).leading_zeros() + 1;
        if let Some(register) = self.registers.get_mut(index) {
            *register = (*register).max(u8::try_from(rank).unwrap_or(u8::MAX));
        }
    }

    /// Adds everything that the other one has seen.
    pub(super) fn merge(&mut self, other: &Self) {
        for (register, &other) in self.registers.iter_mut().zip(&other.registers) {
            *register = (*register).max(other);
        }
    }

    pub(super) fn estimate(&self) -> u64 {
        let mut multiplicities = [0_u32; REST as usize + 2];
        for &register in &self.registers {
            if let Some(multiplicity) = multiplicities.get_mut(usize::from(register)) {
                *multiplicity += 1;
            }
        }
        let [empty, ranks @ .., full] = multiplicities;
        let registers = f64::from(1_u32 << PRECISION);
        let mut sum = registers * tau(1.0 - f64::from(full) / registers);
        for &multiplicity in ranks.iter().rev() {
            sum = 0.5 * (sum + f64::from(multiplicity));
        }
        sum += registers * sigma(f64::from(empty) / registers);
        round(ALPHA * registers * registers / sum)
    }
}

impl Default for HyperLogLog {
    fn default() -> Self {
        Self { registers: vec![0; REGISTERS].into() }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the conversion saturates, as it should")]
fn round(estimate: f64) -> u64 {
    estimate.round() as u64
}

/// Returns the share of registers that are empty by chance.
fn sigma(mut x: f64) -> f64 {
    let (mut y, mut z) = (1.0, x);
    if x >= 1.0 {
        return f64::INFINITY;
    }
    loop {
        x *= x;
        let before = z;
        z += x * y;
        y += y;
        if z <= before {
            return z;
        }
    }
}

/// Returns the share of registers that are full by chance.
fn tau(mut x: f64) -> f64 {
    let (mut y, mut z) = (1.0, 1.0 - x);
    loop {
        x = x.sqrt();
        let before = z;
        y *= 0.5;
        z -= (1.0 - x).powi(2) * y;
        if z >= before {
            return z / 3.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::distinct::hash;
    use super::*;

    #[test]
    fn estimates_are_within_four_standard_errors() {
        let mut sketch = HyperLogLog::default();
        assert_eq!(sketch.estimate(), 0);
        let mut next = 1_u32;
        for number in 1..=400_000_u32 {
            sketch.insert(hash(&format!("device-{number}")));
            sketch.insert(hash(&format!("device-{}", number.div_ceil(2))));
            if number == next {
                // One standard error is 1.04 divided by the root of the number of registers.
                let most = u64::from(number) * 104 * 4 / 100 / (1 << (PRECISION / 2));
                assert!(sketch.estimate().abs_diff(number.into()) <= most, "{number}: {}", sketch.estimate());
                next = next * 3 / 2 + 1;
            }
        }
    }

    /// Each register gets the rank that its share of all sketches of so many hashes do not exceed.
    #[test]
    fn typical_sketches_of_many_hashes_are_estimated() {
        for exponent in [10, 30, 50, 60, 62, 63] {
            let hashes = f64::from(exponent).exp2();
            let mut sketch = HyperLogLog::default();
            for index in 0..1_u32 << PRECISION {
                let share = (f64::from(index) + 0.5) / f64::from(1 << PRECISION);
                let in_register = hashes / f64::from(1 << PRECISION);
                let rank = (0..=REST).find(|&rank| (-in_register * (-f64::from(rank)).exp2()).exp() >= share);
                let rest = match rank {
                    Some(0) => continue,
                    Some(rank) => 1 << (REST - rank),
                    None => 0,
                };
                sketch.insert(u64::from(index) << REST | rest);
            }
            let error = sketch.estimate().abs_diff(1 << exponent);
            assert!(error <= (1 << exponent) / 1000, "2^{exponent}: {error}");
        }
    }

    #[test]
    fn merged_sketches_equal_one() {
        let (mut one, mut left, mut right) = (HyperLogLog::default(), HyperLogLog::default(), HyperLogLog::default());
        for number in 0..50_000 {
            let hash = hash(&number.to_string());
            one.insert(hash);
            if number % 3 == 0 { left.insert(hash) } else { right.insert(hash) }
        }
        left.merge(&right);
        assert_eq!(left.estimate(), one.estimate());
    }
}
