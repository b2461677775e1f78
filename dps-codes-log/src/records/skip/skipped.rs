//! `Skipped`: the records that need not be read one by one, and what is known of them.

use super::successes::Success;

/// The records that [`Records::skip`](crate::Records::skip) has passed over.
///
/// ```
/// use dps_codes_log::Records;
/// let log = "starting up (1.2)\nconnected to the broker.\nmessage 7 sent.\nerrorCode: 404201\n";
/// let mut records = Records::new(log.as_bytes());
/// records.next_record()?;
/// records.skip()?;
/// assert_eq!(records.skipped().count(), 2);
/// assert_eq!(records.next_record()?.unwrap().line(), 4);
/// # Ok::<_, std::io::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Skipped {
    successes: u64,
    pub(super) others: u64,
    times: Option<Times>,
}

/// The times of successes, of which all have the same form.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Times {
    first: String,
    last: String,
    turns: u64,
}

impl Skipped {
    /// Returns the number of records.
    ///
    /// ```
    /// assert_eq!(dps_codes_log::Skipped::default().count(), 0);
    /// ```
    #[must_use]
    pub const fn count(&self) -> u64 {
        self.successes + self.others
    }

    /// Returns the number of records of Azure Monitor, which all state a success.
    ///
    /// ```
    /// assert_eq!(dps_codes_log::Skipped::default().successes(), 0);
    /// ```
    #[must_use]
    pub const fn successes(&self) -> u64 {
        self.successes
    }

    /// Returns the times of the first and the last of these successes, as written.
    ///
    /// ```
    /// assert_eq!(dps_codes_log::Skipped::default().times(), None);
    /// ```
    #[must_use]
    pub fn times(&self) -> Option<(&str, &str)> {
        self.times.as_ref().map(|times| (&*times.first, &*times.last))
    }

    /// Returns the number of these successes that are older than the one before them.
    ///
    /// ```
    /// assert_eq!(dps_codes_log::Skipped::default().out_of_order(), 0);
    /// ```
    #[must_use]
    pub fn out_of_order(&self) -> u64 {
        self.times.as_ref().map_or(0, |times| times.turns)
    }

    /// Adds a success. Returns `false` if its time cannot be compared with the ones before.
    pub(super) fn add_success(&mut self, Success { time }: &Success<'_>) -> bool {
        match &mut self.times {
            Some(times) if times.last.len() != time.len() => return false,
            Some(times) => {
                times.turns += u64::from(*time < times.last.as_str());
                times.last.clear();
                times.last.push_str(time);
            }
            None => {
                self.times = Some(Times { first: (*time).to_owned(), last: (*time).to_owned(), turns: 0 });
            }
        }
        self.successes += 1;
        true
    }
}
