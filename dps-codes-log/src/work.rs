//! Counts the characters that are searched, so that a test can show that no text costs more than its length.

/// Counts characters that are about to be searched, together with those that cursors read.
#[inline]
pub(crate) fn count(steps: usize) {
    #[cfg(feature = "__count-reads")]
    dps_codes::__log::reads::add(steps);
    #[cfg(not(feature = "__count-reads"))]
    let _ = steps;
}
