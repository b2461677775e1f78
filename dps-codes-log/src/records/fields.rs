//! `Fields`: the fields of a record by their meaning, whatever the source calls them.

pub(super) mod azure_monitor;
pub(super) mod layout;
pub(super) mod names;

use std::borrow::Cow;

use super::json::{self, Value};

/// The fields that something is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Time,
    ResourceId,
    Resource,
    Category,
    Operation,
    ResultType,
    ResultSignature,
    ResultDescription,
    CorrelationId,
    Level,
    Properties,
    Device,
    Protocol,
    EnrollmentType,
}

/// Objects in objects are searched for a time up to this depth.
const DEEPEST: usize = 4;

const COUNT: usize = Field::EnrollmentType as usize + 1;

impl Field {
    /// Returns the field of this name, in any case, with the suffix and the zone that Log Analytics adds:
    /// `properties_s`, `TimeGenerated [UTC]`.
    pub(crate) fn of(name: &str) -> Option<Self> {
        let name = name.split_once(" [").map_or(name, |(name, _)| name);
        let bare = match name.as_bytes() {
            [before @ .., b'_', b's' | b'g' | b'd' | b't' | b'b'] => before,
            all => all,
        };
        Some(match BareName::of(bare)?.as_bytes() {
            b"time" | b"timegenerated" | b"timestamp" | b"eventtime" | b"@timestamp" | b"@t" | b"ts"
            | b"timeunixnano" | b"enqueuedtime" => Self::Time,
            b"resourceid" | b"resourceuri" => Self::ResourceId,
            b"resource" => Self::Resource,
            b"category" => Self::Category,
            b"operationname" | b"operation" => Self::Operation,
            b"resulttype" => Self::ResultType,
            b"resultsignature" => Self::ResultSignature,
            b"resultdescription" => Self::ResultDescription,
            b"correlationid" => Self::CorrelationId,
            b"level" | b"severitylevel" => Self::Level,
            b"properties" => Self::Properties,
            b"device" | b"deviceid" | b"registrationid" | b"propertiesid" => Self::Device,
            // A property, unlike the ID of the record itself.
            b"id" if bare.len() < name.len() => Self::Device,
            b"protocol" | b"propertiesprotocol" => Self::Protocol,
            b"enrollmenttype" | b"propertiestype" | b"registrationtype" => Self::EnrollmentType,
            _ => return None,
        })
    }

    /// Returns `true` for the fields of the outcome, which only records of Azure Monitor have.
    const fn is_result(self) -> bool {
        matches!(self, Self::ResultType | Self::ResultSignature | Self::ResultDescription)
    }

    const fn is_of_azure_monitor(self) -> bool {
        !matches!(self, Self::Level | Self::Resource | Self::Protocol | Self::EnrollmentType)
    }

    /// Returns the field of a member of an object. Some names of a time are those of headers in lines of text.
    fn of_member(name: &str) -> Option<Self> {
        match BareName::of(name.as_bytes()).as_ref().map(BareName::as_bytes) {
            Some(
                b"datetime"
                | b"date"
                | b"asctime"
                | b"timestamputc"
                | b"timecreated"
                | b"eventtimestamp"
                | b"receivedat"
                | b"received"
                | b"epochsecond"
                | b"starttime"
                | b"timeiso8601"
                | b"createdat"
                | b"starteddatetime"
                | b"frametimeepoch"
                | b"frametime"
                | b"startsat"
                | b"createddatetime"
                | b"fireddatetime"
                | b"edgestarttimestamp",
            ) => Some(Self::Time),
            _ => Self::of(name),
        }
    }

    /// Returns the field of a member of `properties`, some of which have other names elsewhere.
    fn of_property(name: &str) -> Option<Self> {
        match BareName::of(name.as_bytes()).as_ref().map(BareName::as_bytes) {
            Some(b"id") => Some(Self::Device),
            Some(b"type") => Some(Self::EnrollmentType),
            Some(b"errormessage") => Some(Self::ResultDescription),
            Some(b"statuscode") => Some(Self::ResultSignature),
            _ => Self::of(name),
        }
    }
}

/// The longest name of a field.
const LONGEST: usize = 18;

/// A name in lower case and without separators.
struct BareName {
    bytes: [u8; LONGEST],
    length: usize,
}

impl BareName {
    /// Returns `None` for a name that is longer than that of any field.
    fn of(name: &[u8]) -> Option<Self> {
        let mut bare = Self { bytes: [0; LONGEST], length: 0 };
        for byte in name.iter().filter(|byte| !matches!(byte, b'_' | b'-' | b' ' | b'.')) {
            *bare.bytes.get_mut(bare.length)? = byte.to_ascii_lowercase();
            bare.length += 1;
        }
        Some(bare)
    }

    fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

/// The values of a record by field. Of several values of a field, the first that is not empty counts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fields<'a> {
    values: [Option<Cow<'a, str>>; COUNT],
}

impl<'a> Fields<'a> {
    /// Reads the members of an object, and those of its properties.
    pub(crate) fn of_object(object: &'a str) -> Self {
        let mut fields = Self::default();
        for (key, value) in json::members(object) {
            // A value can be truncated.
            match (Field::of_member(&key).filter(|_| !value.trim().is_empty()), Value::parse(value)) {
                (Some(Field::Device), Value::Object(device)) => fields.put(Field::Device, id_of(device)),
                (Some(field), value) => fields.put(field, Some(value.into_text().unwrap_or_default())),
                (None, _) => {}
            }
        }
        fields.with_properties()
    }

    /// Reads the members of an entry of the journal.
    pub(crate) fn of_journal(object: &'a str) -> Self {
        let mut fields = Self::default();
        for (key, value) in json::members(object) {
            let field = match &*key {
                "__REALTIME_TIMESTAMP" => Field::Time,
                "_HOSTNAME" => Field::Device,
                "SYSLOG_IDENTIFIER" => Field::Resource,
                _ => continue,
            };
            fields.put(field, Value::parse(value).into_text());
        }
        fields
    }

    pub(crate) fn get(&self, field: Field) -> Option<&str> {
        self.values[field as usize].as_deref().filter(|value| !value.is_empty())
    }

    /// Returns `true` if there is a field of this meaning, even if it is empty.
    pub(crate) const fn has(&self, field: Field) -> bool {
        self.values[field as usize].is_some()
    }

    /// Returns `true` if fields of these names are those of a record of Azure Monitor: two of them, one of the result.
    pub(crate) fn are_of_azure_monitor<'n>(names: impl Iterator<Item = &'n str>) -> bool {
        let known: Vec<_> = names.filter_map(Field::of).collect();
        let result = known.iter().find(|field| field.is_result());
        let is_other = |field: &&Field| field.is_of_azure_monitor() && Some(*field) != result;
        result.is_some() && known.iter().any(|field| is_other(&field))
    }

    /// Returns `true` if an object with these keys is a record of Azure Monitor. The fields can be in its properties.
    pub(crate) fn is_of_azure_monitor(object: &str, keys: &[Cow<'_, str>]) -> bool {
        let is_record = |names: &[Cow<'_, str>]| Self::are_of_azure_monitor(names.iter().map(AsRef::as_ref));
        is_record(keys) || of_properties(object).is_some_and(|inner| is_record(&[keys, &inner].concat()))
    }

    pub(crate) fn put(&mut self, field: Field, value: Option<Cow<'a, str>>) {
        let slot = &mut self.values[field as usize];
        if slot.as_ref().is_none_or(|known| known.is_empty()) && value.is_some() {
            *slot = value;
        }
    }

    /// Adds the fields of `properties`, which is an object, or JSON in a string.
    pub(crate) fn with_properties(mut self) -> Self {
        let Some(properties) = self.values[Field::Properties as usize].take() else { return self };
        for (key, value) in json::members(&properties) {
            let value = match Value::parse(value) {
                Value::String(value) => value.into_owned(),
                Value::Scalar(value) => value.to_owned(),
                _ => continue,
            };
            if let Some(field) = Field::of_property(&key) {
                self.put(field, Some(Cow::Owned(value)));
            }
        }
        self.values[Field::Properties as usize] = Some(properties);
        self
    }
}

/// Returns the ID in an object.
fn id_of(object: &str) -> Option<Cow<'_, str>> {
    let (_, id) = json::members(object).find(|(key, _)| key.eq_ignore_ascii_case("id"))?;
    Value::parse(id).into_text()
}

/// Returns the names of the properties of an object. Returns `None` if there are none, or if these are not an object.
fn of_properties(object: &str) -> Option<Vec<Cow<'_, str>>> {
    let (_, value) = json::members(object).find(|(key, _)| Field::of(key) == Some(Field::Properties))?;
    let Value::Object(properties) = Value::parse(value) else { return None };
    Some(json::members(properties).map(|(key, _)| key).collect())
}

/// Finds a time in an object, or in the objects in it.
pub(crate) fn time_in(object: &str) -> Option<&str> {
    time_within(object, 0)
}

fn time_within(object: &str, depth: usize) -> Option<&str> {
    let time = |(key, value): (Cow<'_, str>, _)| match (Field::of_member(&key)?, Value::parse(value)) {
        (Field::Time, Value::String(Cow::Borrowed(time)) | Value::Scalar(time)) => {
            Some(time).filter(|time| !time.is_empty())
        }
        _ => None,
    };
    let inside = |(_, value): (Cow<'_, str>, _)| match Value::parse(value) {
        Value::Object(inner) if depth < DEEPEST => time_within(inner, depth + 1),
        _ => None,
    };
    json::members(object).find_map(time).or_else(|| json::members(object).find_map(inside))
}
