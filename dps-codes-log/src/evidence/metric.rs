//! Samples of counters in the text format of Prometheus: `dps_errors_total{code="401002"} 3`.

/// Returns `true` for a sample with labels, and for what describes one. It counts what has happened at any time, and is not a failure.
pub(super) fn is_metric(text: &str) -> bool {
    if text.starts_with("# HELP ") || text.starts_with("# TYPE ") {
        return true;
    }
    let Some((name, rest)) = text.split_once('{') else { return false };
    let Some((labels, value)) = rest.rsplit_once("} ") else { return false };
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ':');
    let is_name = name.contains('_') && name.chars().all(is_of_name);
    let is_labeled = labels.contains("=\"") && labels.trim_end_matches(',').ends_with('"');
    let mut numbers = value.split_whitespace();
    is_name && is_labeled && numbers.clone().next().is_some() && numbers.all(|number| number.parse::<f64>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_have_labels_and_values() {
        for line in [
            "dps_total{code=\"404201\"} 3",
            "a:b_c{x=\"1\",code=\"404201\",} 1.5e3 1795598223000",
            "x_total{a=\"}\"} +Inf",
            "# HELP dps_errors_total Errors by code, such as error 401002",
        ] {
            assert!(is_metric(line), "{line}");
        }
        for line in [
            "Error { code=\"404201\" } 3",
            "dps_error{code=\"404201\"}",
            "dps_error{code=404201} 3",
            "dps_error{code=\"404201\"} for press-11",
            "dps_total 404201",
        ] {
            assert!(!is_metric(line), "{line}");
        }
    }
}
