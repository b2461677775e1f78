//! Enums of the table of DPS as names, and strings of a report.

use alloc::string::String;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{NameVisitor, as_names};
use crate::{Action, Family, Phase, Provenance, Symptom, Text};

as_names! {
    Action: |name| name.parse().ok(),
    Family: |name| name.parse().ok(),
    Phase: |name| name.parse().ok(),
    Provenance: |name| name.parse().ok(),
    Symptom: |name| name.parse().ok(),
}

/// Serializes as the unescaped string.
impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_str() {
            Some(text) => serializer.serialize_str(text),
            None => serializer.collect_str(self),
        }
    }
}

/// Deserializes to a `Text` that owns its string.
impl<'de> Deserialize<'de> for Text<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}
