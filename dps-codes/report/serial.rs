//! Serializes and deserializes parts of a report.

use serde::{Deserialize, Deserializer};

use super::Text;

/// Deserializes a string that `Debug` does not show.
pub(super) fn secret<'de, 'a, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Text<'a>>, D::Error> {
    Ok(Option::<Text<'a>>::deserialize(deserializer)?.map(Text::into_secret))
}

/// A delay: seconds with a fraction in human-readable formats, seconds and nanoseconds in others.
pub(super) mod seconds {
    use core::time::Duration;

    use serde::de::{Error, Unexpected, Visitor};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[allow(clippy::ref_option)] // as serde calls it
    pub(crate) fn serialize<S: Serializer>(delay: &Option<Duration>, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return delay.serialize(serializer);
        }
        match delay {
            None => serializer.serialize_none(),
            Some(delay) => serializer.serialize_some(&Seconds(*delay)),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Duration>, D::Error> {
        if !deserializer.is_human_readable() {
            return Option::deserialize(deserializer);
        }
        Ok(Option::<Seconds>::deserialize(deserializer)?.map(|Seconds(delay)| delay))
    }

    struct Seconds(Duration);

    impl Serialize for Seconds {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            if self.0.subsec_nanos() == 0 {
                serializer.serialize_u64(self.0.as_secs())
            } else {
                serializer.serialize_f64(self.0.as_secs_f64())
            }
        }
    }

    impl<'de> Deserialize<'de> for Seconds {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(SecondsVisitor)
        }
    }

    struct SecondsVisitor;

    impl Visitor<'_> for SecondsVisitor {
        type Value = Seconds;

        fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            f.write_str("a number of seconds that is not negative")
        }

        fn visit_u64<E: Error>(self, seconds: u64) -> Result<Seconds, E> {
            Ok(Seconds(Duration::from_secs(seconds)))
        }

        fn visit_i64<E: Error>(self, seconds: i64) -> Result<Seconds, E> {
            let seconds = u64::try_from(seconds).map_err(|_| E::invalid_value(Unexpected::Signed(seconds), &self))?;
            self.visit_u64(seconds)
        }

        fn visit_f64<E: Error>(self, seconds: f64) -> Result<Seconds, E> {
            let delay = Duration::try_from_secs_f64(seconds).map_err(E::custom)?;
            // The service asks for milliseconds at most; the rest is the error of the fraction.
            let milliseconds = delay.as_nanos().saturating_add(500_000) / 1_000_000;
            let milliseconds = u64::try_from(milliseconds).map_err(E::custom)?;
            Ok(Seconds(Duration::from_millis(milliseconds)))
        }
    }
}
