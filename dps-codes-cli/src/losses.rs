//! `Losses`: counts the records that were not read as they were written.

use dps_codes_log::Record;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Losses {
    /// Records whose end is missing.
    pub(crate) truncated: u64,
    /// Records that are longer than is read of one.
    pub(crate) too_long: u64,
    /// Records with bytes that are not UTF-8. Lines that are skipped are not checked.
    pub(crate) invalid_utf8: u64,
}

impl Losses {
    pub(crate) fn add(&mut self, record: &Record<'_>) {
        // The rest of a long record is missing in any case.
        self.truncated += u64::from(record.is_truncated() && !record.is_too_long());
        self.too_long += u64::from(record.is_too_long());
        self.invalid_utf8 += u64::from(record.is_lossy());
    }

    pub(crate) fn merge(&mut self, other: Self) {
        self.truncated += other.truncated;
        self.too_long += other.too_long;
        self.invalid_utf8 += other.invalid_utf8;
    }

    /// Returns the warning about them. Returns `None` if there are none.
    pub(crate) fn warning(&self) -> Option<String> {
        let reasons = [
            (self.truncated, "truncated"),
            (self.too_long, "longer than 1 MiB, of which the rest was skipped"),
            (self.invalid_utf8, "not valid UTF-8 or UTF-16"),
        ];
        let lost: Vec<_> = reasons
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, reason)| {
                format!("{count} {} {reason}", if *count == 1 { "record is" } else { "records are" })
            })
            .collect();
        (!lost.is_empty()).then(|| lost.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use dps_codes_log::Records;

    use super::*;

    fn warning(input: &[u8]) -> Option<String> {
        let mut losses = Losses::default();
        let mut records = Records::new(input);
        while let Some(record) = records.next_record().unwrap() {
            losses.add(&record);
        }
        losses.warning()
    }

    #[test]
    fn losses_are_told() {
        assert_eq!(warning(b"errorCode: 404201\n"), None);
        assert_eq!(warning(b"a\xff\nb\xff\n").as_deref(), Some("2 records are not valid UTF-8 or UTF-16"));
        let long = [&b"x".repeat(2 << 20)[..], b"\n{\"errorCode\":404201,\"message\":\"tr"].concat();
        assert_eq!(
            warning(&long).as_deref(),
            Some("1 record is truncated; 1 record is longer than 1 MiB, of which the rest was skipped")
        );
    }
}
