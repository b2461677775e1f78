//! Medians.

/// Returns the median of the values; of an even number of them, the mean of the two in the middle.
#[must_use]
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => f64::NAN,
        count if count % 2 == 1 => values[middle],
        _ => f64::midpoint(values[middle - 1], values[middle]),
    }
}

/// Returns the median of the ratios of two series, taken pair by pair, so that what slows down a whole round does not count.
#[must_use]
pub fn median_ratio(values: &[f64], base: &[f64]) -> f64 {
    median(values.iter().zip(base).map(|(value, base)| value / base))
}

/// Returns the exponent of growth: the slope of the line through the logarithms of the points.
#[must_use]
pub fn exponent(points: impl IntoIterator<Item = (f64, f64)>) -> f64 {
    let (mut count, mut sums) = (0.0, [0.0; 4]);
    for (x, y) in points {
        let (x, y) = (x.ln(), y.ln());
        count += 1.0;
        sums = [sums[0] + x, sums[1] + y, sums[2] + x * x, sums[3] + x * y];
    }
    let [x, y, squares, products] = sums;
    (count * products - x * y) / (count * squares - x * x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exponents_of_powers() {
        for power in [0, 1, 2] {
            let points = [100.0, 1_000.0, 10_000.0_f64].map(|x| (x, 3.0 * x.powi(power)));
            assert!((exponent(points) - f64::from(power)).abs() < 1e-9);
        }
    }

    #[test]
    fn the_middle_counts() {
        assert!((median([9.0, 1.0, 2.0]) - 2.0).abs() < 1e-9);
        assert!((median([9.0, 1.0, 2.0, 4.0]) - 3.0).abs() < 1e-9);
        assert!((median_ratio(&[2.0, 20.0, 9.0], &[1.0, 10.0, 1.0]) - 2.0).abs() < 1e-9);
    }
}
