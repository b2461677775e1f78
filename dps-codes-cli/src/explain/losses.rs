//! `Losses`: counts the records of a stream that were not read as they were written.

use dps_codes_log::Record;

#[derive(Debug, Default)]
pub(crate) struct Losses {
    truncated: u64,
    too_long: u64,
    lossy: u64,
}

impl Losses {
    pub(crate) fn add(&mut self, record: &Record<'_>) {
        // The rest of a long record is missing in any case.
        self.truncated += u64::from(record.is_truncated() && !record.is_too_long());
        self.too_long += u64::from(record.is_too_long());
        self.lossy += u64::from(record.is_lossy());
    }

    /// Returns the warning about them. Returns `None` if there are none.
    pub(crate) fn warning(&self) -> Option<String> {
        let reasons = [
            (self.truncated, "truncated"),
            (self.too_long, "longer than 1 MiB, of which the rest was skipped"),
            (self.lossy, "not valid UTF-8 or UTF-16"),
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
