//! The written form of durations.

/// A day in milliseconds.
pub const DAY_MS: u64 = 86_400_000;
/// The units of durations, in milliseconds.
pub const UNITS: [(&str, u64); 5] = [("ms", 1), ("s", 1_000), ("m", 60_000), ("h", 3_600_000), ("d", DAY_MS)];

/// Writes a duration in the largest unit that it is a multiple of.
#[must_use]
pub fn written(milliseconds: u64) -> String {
    let unit = UNITS.into_iter().rev().find(|&(_, unit)| milliseconds > 0 && milliseconds % unit == 0);
    let (name, unit) = unit.unwrap_or(("s", 1_000));
    format!("{}{name}", milliseconds / unit)
}
