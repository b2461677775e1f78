//! `Record`: one entry of a log, by its fields.

pub(super) mod record_buf;

use dps_codes::{Origin, Phase};

use super::device;
use super::entry::Entry;
use super::fields::azure_monitor;
use super::fields::{self, Field, Fields};
use super::json;
use super::kind::RecordKind;
use crate::binary;
use crate::reading::Reading;
use crate::timestamp;

/// A record of a log, from [`Records`](super::Records).
///
/// ```
/// use dps_codes_log::Records;
/// let mut records = Records::new(&b"errorCode: 404201\n"[..]);
/// let record = records.next_record()?.unwrap();
/// assert_eq!((record.line(), record.reading().report().number()), (1, Some(404_201)));
/// # Ok::<_, std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Record<'a> {
    entry: &'a Entry,
    fields: Fields<'a>,
}

impl<'a> Record<'a> {
    pub(crate) fn new(entry: &'a Entry) -> Self {
        let object = entry.source.as_ref().unwrap_or(&entry.text).trim_start();
        let fields = match entry.kind {
            RecordKind::Journal => Fields::of_journal(object),
            _ if object.starts_with('{') => Fields::of_object(object),
            _ => Fields::default(),
        };
        Self { entry, fields }
    }

    /// Returns the text of the record. Bytes that are not UTF-8 are replaced by U+FFFD.
    ///
    /// ```
    /// let mut records = dps_codes_log::Records::new(&b"one\ntwo\n"[..]);
    /// assert_eq!(records.next_record()?.unwrap().text(), "one");
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub fn text(&self) -> &'a str {
        &self.entry.text
    }

    /// Returns the number of the first line, from 1.
    ///
    /// ```
    /// let mut records = dps_codes_log::Records::new(&b"\n\nthree\n"[..]);
    /// assert_eq!(records.next_record()?.unwrap().line(), 3);
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub const fn line(&self) -> u64 {
        self.entry.line
    }

    /// Returns the source of the record.
    ///
    /// ```
    /// use dps_codes_log::{RecordKind, Records};
    /// let mut records = Records::new(&b"errorCode: 404201\n"[..]);
    /// assert_eq!(records.next_record()?.unwrap().kind(), RecordKind::Text);
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub const fn kind(&self) -> RecordKind {
        self.entry.kind
    }

    /// Returns the time, as written: that of a field, or else the one that the line starts with. A line without a time, such
    /// as one of a stack trace, has that of the line above it, or else that of a response within it.
    ///
    /// ```
    /// let line = r#"{"time":"2026-11-26T10:00:00.1230000Z","category":"DeviceOperations","resultType":"Success"}"#;
    /// let mut records = dps_codes_log::Records::new(line.as_bytes());
    /// assert_eq!(records.next_record()?.unwrap().time(), Some("2026-11-26T10:00:00.1230000Z"));
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub fn time(&self) -> Option<&str> {
        let objects = self.entry.source.as_deref().into_iter().chain([self.text()]);
        let own = self.fields.get(Field::Time).or_else(|| objects.into_iter().find_map(fields::time_in));
        let own = own.or_else(|| timestamp::time_in(self.text())).or(self.entry.time.as_deref());
        // An object within a line can be a response, which has a time of its own.
        own.or_else(|| fields::time_in(json::object_in(self.text())?))
    }

    /// Returns the device, or its registration ID: that of a field, or else the one that the text names behind a key, in a
    /// sentence, or in a URL. A line without one, such as one of a stack trace, has that of the line above it.
    ///
    /// ```
    /// let line = r#"{"resultType":"Failure","category":"DeviceOperations","properties":{"id":"dev-1"}}"#;
    /// let mut records = dps_codes_log::Records::new(line.as_bytes());
    /// assert_eq!(records.next_record()?.unwrap().device(), Some("dev-1"));
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub fn device(&self) -> Option<&str> {
        // A field can have another one within its string.
        let of_source = || self.entry.source.as_deref().and_then(device::device_in);
        let of_text = || device::device_in(self.text()).or_else(of_source).or(self.entry.device.as_deref());
        match self.kind() {
            // The field is the host that the program runs on.
            RecordKind::Journal => of_text().or_else(|| self.fields.get(Field::Device)),
            _ => self.fields.get(Field::Device).or_else(of_text).or(self.entry.device.as_deref()),
        }
    }

    /// Returns the correlation ID, which Microsoft support asks for.
    ///
    /// ```
    /// let line = r#"{"resultType":"Failure","category":"DeviceOperations","correlationId":"5f3c"}"#;
    /// let mut records = dps_codes_log::Records::new(line.as_bytes());
    /// assert_eq!(records.next_record()?.unwrap().tracking_id(), Some("5f3c"));
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub fn tracking_id(&self) -> Option<&str> {
        self.fields.get(Field::CorrelationId)
    }

    /// Returns the name of the resource that has written the record: of a DPS instance or a hub.
    ///
    /// ```
    /// let line = r#"{"resultType":"Success","resourceId":"/SUBSCRIPTIONS/0/PROVIDERS/MICROSOFT.DEVICES/PROVISIONINGSERVICES/PLANT"}"#;
    /// let mut records = dps_codes_log::Records::new(line.as_bytes());
    /// assert_eq!(records.next_record()?.unwrap().resource(), Some("PLANT"));
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub fn resource(&self) -> Option<&str> {
        let of_id = || self.fields.get(Field::ResourceId)?.trim_end_matches('/').rsplit('/').next();
        self.fields.get(Field::Resource).or_else(of_id)
    }

    /// Returns the IoT hub that the record is about: the resource, or the host that the text names.
    ///
    /// ```
    /// let line = "caused by: plant.azure-devices.net: Unauthorized";
    /// let mut records = dps_codes_log::Records::new(line.as_bytes());
    /// assert_eq!(records.next_record()?.unwrap().hub(), Some("plant.azure-devices.net"));
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub fn hub(&self) -> Option<&str> {
        const DOMAIN: &str = ".azure-devices.net";
        if azure_monitor::origin(&self.fields) == Origin::Hub {
            return self.resource();
        }
        let text = self.text();
        let at = text.find(DOMAIN)?;
        let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-';
        let name = text[..at].rsplit(|c| !is_of_name(c)).next().filter(|name| !name.is_empty())?;
        text.get(at - name.len()..at + DOMAIN.len())
    }

    /// Returns the operation, such as `RegistrationAttempt`.
    ///
    /// ```
    /// let line = r#"{"resultType":"Success","operationName":"Upsert"}"#;
    /// let mut records = dps_codes_log::Records::new(line.as_bytes());
    /// assert_eq!(records.next_record()?.unwrap().operation(), Some("Upsert"));
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.fields.get(Field::Operation)
    }

    /// Returns the protocol, as written.
    ///
    /// ```
    /// let line = r#"{"resultType":"Success","category":"DeviceOperations","properties":"{\"protocol\":\"Mqtt\"}"}"#;
    /// let mut records = dps_codes_log::Records::new(line.as_bytes());
    /// assert_eq!(records.next_record()?.unwrap().protocol(), Some("Mqtt"));
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub fn protocol(&self) -> Option<&str> {
        self.fields.get(Field::Protocol)
    }

    /// Returns the phase of the call. Returns `None` if the record does not state it.
    ///
    /// ```
    /// use dps_codes::Phase;
    /// let line = r#"{"resultType":"Failure","category":"ServiceOperations"}"#;
    /// let mut records = dps_codes_log::Records::new(line.as_bytes());
    /// assert_eq!(records.next_record()?.unwrap().phase(), Some(Phase::Manage));
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub fn phase(&self) -> Option<Phase> {
        (self.entry.kind == RecordKind::AzureMonitor).then(|| azure_monitor::phase(&self.fields))?
    }

    /// Returns the status of the response in a field of its own.
    ///
    /// ```
    /// let line = r#"{"resultType":"ClientError","resultSignature":"404"}"#;
    /// let mut records = dps_codes_log::Records::new(line.as_bytes());
    /// assert_eq!(records.next_record()?.unwrap().status(), Some(404));
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        azure_monitor::status(&self.fields)
    }

    /// Returns `true` if the record says that the call has succeeded.
    ///
    /// ```
    /// let line = r#"{"resultType":"Success","resultSignature":""}"#;
    /// let mut records = dps_codes_log::Records::new(line.as_bytes());
    /// assert!(records.next_record()?.unwrap().is_success());
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.entry.kind == RecordKind::AzureMonitor && azure_monitor::is_success(&self.fields)
    }

    /// Returns `true` if the end of the record is missing.
    ///
    /// ```
    /// let line = r#"{"resultType":"ClientError","resultSignature":"404","resultDescr"#;
    /// let mut records = dps_codes_log::Records::new(line.as_bytes());
    /// let record = records.next_record()?.unwrap();
    /// assert!(record.is_truncated());
    /// assert_eq!(record.status(), Some(404));
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub const fn is_truncated(&self) -> bool {
        self.entry.is_truncated
    }

    /// Returns `true` if the record is longer than 1 MiB, of which the rest was skipped.
    ///
    /// ```
    /// let line = "x".repeat(3 << 20);
    /// let mut records = dps_codes_log::Records::new(line.as_bytes());
    /// let record = records.next_record()?.unwrap();
    /// assert!(record.is_too_long());
    /// assert_eq!(record.text().len(), 1 << 20);
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub const fn is_too_long(&self) -> bool {
        self.entry.is_too_long
    }

    /// Returns `true` if bytes of the record were not UTF-8, or not UTF-16 after its byte order mark.
    ///
    /// ```
    /// let mut records = dps_codes_log::Records::new(&b"caf\xe9\n"[..]);
    /// let record = records.next_record()?.unwrap();
    /// assert!(record.is_lossy());
    /// assert_eq!(record.text(), "caf\u{fffd}");
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub const fn is_lossy(&self) -> bool {
        self.entry.is_lossy
    }

    /// Returns `true` if the record only repeats the failure of the record before, as the cause of an exception does.
    ///
    /// ```
    /// let log = "x.Error: {\"errorCode\":404201}\nCaused by: y.Error: {\"errorCode\":404201}\n";
    /// let mut records = dps_codes_log::Records::new(log.as_bytes());
    /// assert!(!records.next_record()?.unwrap().is_repeated());
    /// assert!(records.next_record()?.unwrap().is_repeated());
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub const fn is_repeated(&self) -> bool {
        self.entry.is_repeated
    }

    /// Returns `true` for a line of text that certainly states nothing: there is nothing to read in it. It returns `false` for
    /// some of these, too.
    ///
    /// ```
    /// let mut records = dps_codes_log::Records::new(&b"started (1.2)\nmessage 7 sent.\nerrorCode: 404201\n"[..]);
    /// records.next_record()?;
    /// assert!(records.next_record()?.unwrap().is_plain());
    /// assert!(!records.next_record()?.unwrap().is_plain());
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.entry.is_plain == Some(true)
    }

    /// Reads the failure that the record states. What the record has a field for takes precedence over its text. A
    /// success has nothing to explain, and neither has a cause that repeats the failure of the record before, nor binary data.
    ///
    /// ```
    /// let line = r#"{"resultType":"ClientError","resultSignature":"401","resultDescription":"{\"errorCode\":401002}"}"#;
    /// let mut records = dps_codes_log::Records::new(line.as_bytes());
    /// let record = records.next_record()?.unwrap();
    /// assert_eq!(record.reading().report().number(), Some(401_002));
    /// assert_eq!(record.reading().report().transport_status(), Some(401));
    /// # Ok::<_, std::io::Error>(())
    /// ```
    #[must_use]
    pub fn reading(&self) -> Reading<'_> {
        match self.entry.kind {
            _ if self.entry.is_repeated => Reading::of(""),
            RecordKind::AzureMonitor => azure_monitor::reading(&self.fields),
            _ if binary::is_binary(self.text()) => Reading::of(""),
            RecordKind::Journal | RecordKind::Text => Reading::of(self.text()),
        }
    }
}
